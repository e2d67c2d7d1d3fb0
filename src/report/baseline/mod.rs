//! The baseline: the gaps that are known, one line each, so that only new ones fail a run.

mod apply;
mod malformed;
mod told;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::identity::{Key, keys};
use super::{DocumentReport, Report};
use crate::engine::Status;
use crate::problem::Problem;
use crate::rules::RuleSet;

/// The first line of the file.
const HEAD: &str = r#"{"schema":"lucka-baseline/1"}"#;

/// The known gaps by what they are known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<Key, Entry>,
}

/// What is stored of a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    revision: u32,
    status: Status,
    text: String,
    /// Whether the document was judged as a whole.
    whole: bool,
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    document: String,
    rule: String,
    section: Vec<String>,
    ordinal: usize,
    revision: u32,
    status: Status,
    text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    whole: bool,
}

/// How a baseline fits a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fit {
    /// How much has changed since it was written.
    pub changes: usize,
    /// Entries that are those of gaps.
    carried: usize,
    /// Gaps that are known by the entry of another one, since both lie in the section that it is about.
    shared: usize,
}

/// How a baseline changes when it is written again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Growth {
    /// Gaps that it did not know, or only as worse than they were.
    pub unknown: usize,
    /// Entries that come in, those of unknown gaps included.
    pub added: usize,
    /// Entries that go out.
    pub removed: usize,
    /// Entries that stay, under another heading, with another status, or for a section or rule that has been changed.
    pub rewritten: usize,
}

impl Baseline {
    /// Reads the file; a line that cannot be understood is an error.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let mut lines = (1..).zip(text.lines());
        if lines.next().is_none_or(|(_, head)| head.trim() != HEAD) {
            return Err(malformed::line(1, &malformed::head(HEAD)));
        }
        let mut entries = BTreeMap::new();
        for (number, text) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            let line: Line = serde_json::from_str(text).map_err(|error| malformed::line(number, &malformed::json(text, &error)))?;
            let key = Key { document: line.document, rule: line.rule, section: line.section, ordinal: line.ordinal };
            let entry = Entry { revision: line.revision, status: line.status, text: line.text, whole: line.whole };
            // After a merge the same gap may stand twice; which of two statuses holds, nobody knows.
            if entries.insert(key, entry.clone()).is_some_and(|before| before != entry) {
                return Err(malformed::line(number, &malformed::twice()));
            }
        }
        Ok(Self { entries })
    }

    /// The file's text: sorted, one line a gap, no line numbers of documents.
    pub fn to_text(&self) -> String {
        let line = |(key, entry): (&Key, &Entry)| {
            let Key { document, rule, section, ordinal } = key.clone();
            let Entry { revision, status, text, whole } = entry.clone();
            let line = Line { document, rule, section, ordinal, revision, status, text, whole };
            serde_json::to_string(&line).unwrap_or_default()
        };
        let lines: Vec<String> = std::iter::once(HEAD.to_owned()).chain(self.entries.iter().map(line)).collect();
        lines.join("\n") + "\n"
    }

    /// The number of gaps.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no gap is known.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The gaps of a report that are not accepted, and what the old baseline knows of documents that the report says nothing of: those
    /// that could not be read and, unless all were looked at, those outside it.
    pub fn of(report: &Report, rules: &RuleSet, old: Option<&Self>, all_documents: bool) -> Self {
        let mut entries: BTreeMap<Key, Entry> = old.map(|old| old.untold(report, all_documents)).unwrap_or_default();
        for document in &report.documents {
            for (row, key) in document.verdicts.iter().zip(keys(&document.path, &document.verdicts)) {
                if row.status.is_gap() && row.accepted.is_none() {
                    let (text, whole) = (row.section.text_hash.clone(), row.section.whole_document);
                    entries.insert(key, Entry { revision: revision(rules, &row.rule), status: row.status, text, whole });
                }
            }
        }
        Self { entries }
    }

    /// How the baseline of a report, as [`Self::of`] makes it, differs from this one, by which the report was settled. A gap that has
    /// become worse is new; one under a renamed heading, or judged on another section than before, is not.
    pub fn growth(&self, report: &Report, fit: Fit, all_documents: bool) -> Growth {
        let rows = report.documents.iter().flat_map(|document| &document.verdicts);
        let unknown = rows.filter(|row| row.status.is_gap() && row.accepted.is_none() && !row.baselined).count();
        let removed = self.entries.len().saturating_sub(self.untold(report, all_documents).len() + fit.carried);
        Growth { unknown, added: unknown + fit.shared, removed, rewritten: 0 }
    }

    /// How this baseline changes when the one of a report is written in its place.
    pub fn growth_to(&self, new: &Self, report: &Report, fit: Fit, all_documents: bool) -> Growth {
        let growth = self.growth(report, fit, all_documents);
        let other = new.entries.iter().filter(|(key, entry)| self.entries.get(*key) != Some(*entry)).count();
        Growth { rewritten: other.saturating_sub(growth.added), ..growth }
    }

    /// The entries of documents that a report says nothing of.
    fn untold(&self, report: &Report, all_documents: bool) -> BTreeMap<Key, Entry> {
        let read: BTreeMap<&str, &DocumentReport> = report.documents.iter().map(|document| (document.path.as_str(), document)).collect();
        let untold = |key: &Key| read.get(key.document.as_str()).map_or(!all_documents, |document| is_unread(document, &key.rule));
        self.entries.iter().filter(|(key, _)| untold(key)).map(|(key, entry)| (key.clone(), entry.clone())).collect()
    }
}

/// Whether an entry is that of a gap under another heading: the same rule, document and words.
fn same_text((known, entry): (&Key, &Entry), key: &Key, text: &str) -> bool {
    !text.is_empty() && entry.text == text && known.rule == key.rule && known.document == key.document
}

/// Whether a rule could not be judged in a document, so that nothing can be said of its gaps.
fn is_unread(document: &DocumentReport, rule: &str) -> bool {
    document.verdicts.iter().any(|row| row.rule == rule && row.status == Status::Unreadable)
}

fn revision(rules: &RuleSet, id: &str) -> u32 {
    rules.rules.iter().find(|rule| rule.id == id).map_or(0, |rule| rule.revision)
}

/// How bad a status is, to tell a worse one from a better.
const fn weight(status: Status) -> u8 {
    match status {
        Status::Missing | Status::TopicAbsent | Status::Excluded => 2,
        Status::Partial => 1,
        _ => 0,
    }
}
