//! The baseline: the gaps that are known, one line each, so that only new ones fail a run.

mod apply;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::identity::{Key, keys};
use super::{DocumentReport, Report};
use crate::engine::Status;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
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
}

/// How a baseline changes when it is written again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growth {
    /// Gaps that it did not know.
    pub added: usize,
    /// Gaps that it knew and that are gone.
    pub removed: usize,
}

impl Baseline {
    /// Reads the file; a line that cannot be understood is an error.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let faulty = |line: usize| {
            let message = Bilingual::new(format!("baslinjen är trasig på rad {line}"), format!("the baseline is malformed on line {line}"));
            let help = Bilingual::new(
                "Återställ filen, eller skriv om den med lucka baseline.",
                "Restore the file, or write it anew with lucka baseline.",
            );
            Problem::new("baseline-malformed", Gravity::Error, message).with_help(help)
        };
        let mut lines = (1..).zip(text.lines());
        if lines.next().is_none_or(|(_, head)| head.trim() != HEAD) {
            return Err(faulty(1));
        }
        let mut entries = BTreeMap::new();
        for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            let line: Line = serde_json::from_str(line).map_err(|_| faulty(number))?;
            let key = Key { document: line.document, rule: line.rule, section: line.section, ordinal: line.ordinal };
            let entry = Entry { revision: line.revision, status: line.status, text: line.text };
            // After a merge the same gap may stand twice; which of two statuses holds, nobody knows.
            if entries.insert(key, entry.clone()).is_some_and(|before| before != entry) {
                return Err(faulty(number));
            }
        }
        Ok(Self { entries })
    }

    /// The file's text: sorted, one line a gap, no line numbers of documents.
    pub fn to_text(&self) -> String {
        let line = |(key, entry): (&Key, &Entry)| {
            let Key { document, rule, section, ordinal } = key.clone();
            let line = Line { document, rule, section, ordinal, revision: entry.revision, status: entry.status, text: entry.text.clone() };
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

    /// The gaps of a report that are not accepted; what is known of documents that are outside the report, or could not be read, is kept
    /// from the old baseline.
    pub fn of(report: &Report, rules: &RuleSet, old: Option<&Self>) -> Self {
        let read: BTreeMap<&str, &DocumentReport> = report.documents.iter().map(|document| (document.path.as_str(), document)).collect();
        let unknown = |key: &Key| read.get(key.document.as_str()).is_none_or(|document| is_unread(document, &key.rule));
        let kept = old.into_iter().flat_map(|old| &old.entries).filter(|(key, _)| unknown(key));
        let mut entries: BTreeMap<Key, Entry> = kept.map(|(key, entry)| (key.clone(), entry.clone())).collect();
        for document in &report.documents {
            for (row, key) in document.verdicts.iter().zip(keys(&document.path, &document.verdicts)) {
                if row.status.is_gap() && row.accepted.is_none() {
                    let entry = Entry { revision: revision(rules, &row.rule), status: row.status, text: row.section.text_hash.clone() };
                    entries.insert(key, entry);
                }
            }
        }
        Self { entries }
    }

    /// How this baseline differs from an older one. A gap that has become worse is new; one under a renamed heading is not.
    pub fn growth_since(&self, old: &Self) -> Growth {
        let mut gone: Vec<(&Key, &Entry)> = old.entries.iter().filter(|(key, _)| !self.entries.contains_key(key)).collect();
        let mut added = 0;
        for (key, entry) in &self.entries {
            let renamed = || gone.iter().position(|(before, known)| same_text((before, known), key, &entry.text));
            match old.entries.get(key) {
                Some(before) => added += usize::from(weight(entry.status) > weight(before.status)),
                None => match renamed().map(|at| gone.swap_remove(at)) {
                    Some((_, before)) => added += usize::from(weight(entry.status) > weight(before.status)),
                    None => added += 1,
                },
            }
        }
        Growth { added, removed: gone.len() }
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
