//! The report: every document's verdicts with places, quotes, severities and fingerprints, ready to be rendered.
//!
//! The types here are the JSON contract `lucka-report/1`; what is not part of it is skipped in serialisation. [`judged`] makes the rows
//! of one document, [`settle`] applies the configuration, acceptances and the baseline to all of them, and [`Outcome`] is what the
//! run comes to.

mod absent;
mod baseline;
mod document;
mod foreign;
mod identity;
mod inline;
mod lines;
mod meaning;
mod message;
mod notice;
mod outcome;
mod outline;
mod quote;
mod revision;
mod rule_ids;
#[cfg(test)]
pub(crate) mod samples;
mod settle;
mod shard;
mod summary;

pub use absent::mark_absent;
pub use baseline::{Baseline, Fit, Growth};
pub use document::{FileFacts, is_unread, judged, keep_text, note_whole, unread};
pub use foreign::{foreign_parts, other_language};
pub use identity::{Key, keys, normal_heading, sha256};
pub use inline::Remark;
pub use lines::LineIndex;
pub use meaning::{meaning, status_name};
pub use message::place;
pub use notice::{Notice, Place};
pub use outcome::{Outcome, Policy};
pub use outline::Outline;
pub use revision::Revision;
pub use rule_ids::RuleIds;
pub use settle::{Delegate, Scope, Settled, Settling, covers, settle};
pub use shard::{Joined, Part, Shard, Terms, Unsettled, join};
pub use summary::summarise;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::engine::{Role, Status};
use crate::rules::Severity;

/// The name of the JSON contract.
pub const SCHEMA: &str = "lucka-report/1";

/// The result of a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The date by which expiry was decided, `YYYY-MM-DD`.
    pub today: String,
    /// The configuration used, relative to the project's root.
    pub config: Option<String>,
    /// The packs used.
    pub packs: Vec<PackUsed>,
    /// The commit since which changes count, in a run that counts only them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_since: Option<String>,
    /// All documents, ordered by path.
    pub documents: Vec<DocumentReport>,
    /// Counts.
    pub summary: Summary,
    /// What the report of a shard carries to be merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<Shard>,
}

/// The program that made the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// Always `lucka`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A pack that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackUsed {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub revision: u32,
    /// SHA-256 over its files.
    pub sha256: String,
}

/// What is said of one document. An archive has many of which little is said: what few have takes little room in the others.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DocumentReport {
    /// Path relative to the project's root, with `/`, in NFC.
    pub path: String,
    /// SHA-256 of the file's bytes.
    pub sha256: String,
    /// Name of the format.
    pub format: String,
    /// ISO code of the language, if it could be told.
    pub language: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Identity over editions.
    pub id: Option<String>,
    /// Edition.
    pub edition: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Kind, such as `handbook`.
    pub kind: Option<String>,
    /// Problems met in reading.
    pub problems: Vec<ProblemRow>,
    /// Verdicts on judged sections.
    pub verdicts: Vec<VerdictRow>,
    /// Rules that apply to no section.
    pub not_applicable: RuleIds,
    /// Whether it is no document but a page that lucka wrote.
    #[serde(skip)]
    pub is_own_page: bool,
    /// The whole document as a section, for a verdict on all of it.
    #[serde(skip)]
    pub whole: Option<Box<SectionRow>>,
    /// What comments in the document say to lucka.
    #[serde(skip)]
    pub inline: Vec<Remark>,
    /// The document's sections, if it has a gap.
    #[serde(skip)]
    pub outline: Option<Box<Outline>>,
    /// The revision that was read, for a file out of a repository's history.
    #[serde(skip)]
    pub revision: Option<Box<Revision>>,
    /// The document's text in blocks and sections, without its source, for outputs that show it; `None` if it could not be read.
    #[serde(skip)]
    pub document: Option<Arc<Document>>,
    /// The decoded source, for diagnostics that underline.
    #[serde(skip)]
    pub source: Option<Arc<str>>,
}

/// A problem met in reading a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemRow {
    /// Stable code.
    pub code: String,
    /// `note`, `warning` or `error`.
    pub severity: String,
    /// The message, with the remedy, in the run's language.
    pub message: String,
    /// 1-based line.
    pub line: Option<usize>,
    /// 1-based page.
    pub page: Option<u32>,
}

/// The verdict of one rule on one section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VerdictRow {
    /// Id of the rule.
    pub rule: String,
    /// The status.
    pub status: Status,
    /// The severity; `None` for `covered`.
    pub severity: Option<Severity>,
    /// The gap or state in a sentence, in the run's language.
    pub message: String,
    /// The judged section.
    pub section: SectionRow,
    /// The passages that the status rests on.
    pub evidence: Vec<EvidenceRow>,
    /// Why and until when the gap is accepted.
    pub accepted: Option<Accepted>,
    /// A reviewer's decision.
    pub judged: Option<Judged>,
    /// Whether the baseline knows the gap.
    pub baselined: bool,
    /// Whether the gap is known because the document is as it was at the revision that changes are counted from.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchanged: bool,
    /// Identity of the gap over edits elsewhere.
    pub fingerprint: String,
}

impl DocumentReport {
    /// Whether the document could not be read or judged at all.
    pub fn is_lost(&self) -> bool {
        !self.verdicts.is_empty() && self.verdicts.iter().all(|row| row.status == Status::Unreadable && row.section.whole_document)
    }
}

impl EvidenceRow {
    /// The headings that lead from what the passage has in common with a section down to it; empty where it stands right under the
    /// section's heading.
    pub fn below(&self, section: &SectionRow) -> &[String] {
        let common = self.path.iter().zip(&section.path).take_while(|(own, other)| own == other).count();
        self.path.get(common..).unwrap_or_default()
    }
}

impl VerdictRow {
    /// A verdict without evidence, not yet settled.
    pub fn new(rule: String, status: Status, message: String, section: SectionRow) -> Self {
        let (severity, accepted, judged) = (None, None, None);
        let (evidence, fingerprint) = (Vec::new(), String::new());
        let (baselined, unchanged) = (false, false);
        Self { rule, status, severity, message, section, evidence, accepted, judged, baselined, unchanged, fingerprint }
    }

    /// The severity, if the verdict still counts: neither accepted nor known.
    pub fn counts(&self) -> Option<Severity> {
        self.severity.filter(|_| self.accepted.is_none() && !self.baselined && !self.unchanged)
    }
}

/// A judged section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRow {
    /// The heading as it stands in the source, without markup.
    pub title: Option<String>,
    /// The headings from the document's title down to this one.
    pub path: Vec<String>,
    /// 1-based line of the heading; 1 where there is none.
    pub line: Option<usize>,
    /// 1-based page of the heading.
    pub page: Option<u32>,
    /// 1-based paragraph number of the heading.
    pub paragraph: Option<u32>,
    /// Whether the document was judged as a whole.
    pub whole_document: bool,
    /// Byte range of the heading in the decoded source.
    #[serde(skip)]
    pub span: Option<Range<usize>>,
    /// Indices of its blocks in the document, heading and subsections included.
    #[serde(skip)]
    pub blocks: Range<usize>,
    /// Hash of the section's words, which survives reflowing.
    #[serde(skip)]
    pub text_hash: String,
}

/// A passage that bears on a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRow {
    /// What it shows.
    pub role: Role,
    /// The headings from the document's title down to the one that it stands under, which may lie below or outside the judged section.
    pub path: Vec<String>,
    /// 1-based line.
    pub line: Option<usize>,
    /// 1-based column in characters.
    pub column: Option<usize>,
    /// 1-based page.
    pub page: Option<u32>,
    /// 1-based paragraph number.
    pub paragraph: Option<u32>,
    /// The source's words.
    pub quote: String,
    /// Index of its block in the document.
    #[serde(skip)]
    pub block: usize,
    /// Byte range in the decoded source.
    #[serde(skip)]
    pub span: Option<Range<usize>>,
}

/// An accepted gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// Why it is accepted.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Last day of validity, `YYYY-MM-DD`.
    pub until: Option<String>,
}

/// A reviewer's decision on a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Why.
    pub reason: String,
    /// Who decided.
    pub who: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
}

/// Counts over all documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Documents given.
    pub documents: usize,
    /// Documents that could not be read in whole or part.
    pub documents_unreadable: usize,
    /// Rules that ran.
    pub rules: usize,
    /// Verdicts by status; they add up to the sum over documents and rules of the judged sections, at least one.
    pub verdicts: BTreeMap<String, usize>,
    /// Accepted gaps among them.
    pub accepted: usize,
    /// Baselined gaps among them.
    pub baselined: usize,
    /// Gaps in unchanged documents among them, in a run that counts only changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unchanged: Option<usize>,
}
