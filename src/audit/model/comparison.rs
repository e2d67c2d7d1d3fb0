//! Two editions held against each other: which gaps closed, opened, remain or moved, and the passages that did it.

use serde::Serialize;

use super::{ConfigUsed, PassageChange};
use crate::engine::Status;
use crate::language::Language;
use crate::report::{EvidenceRow, PackUsed, ProblemRow, SectionRow, Tool};
use crate::rules::Severity;

/// The comparison of two editions of one document or of many. Texts in it are in [`Comparison::language`], except what is quoted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Always [`super::COMPARE_SCHEMA`].
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of the run.
    pub language: Language,
    /// The date of the run, `YYYY-MM-DD`.
    pub today: String,
    /// The configuration used; `None` without one.
    pub config: Option<ConfigUsed>,
    /// Whether acceptances in the documents themselves were believed.
    pub trust_inline: bool,
    /// The packs used, with revision and SHA-256.
    pub packs: Vec<PackUsed>,
    /// The older side as the user named it: a path or a revision.
    pub old: String,
    /// The newer side as the user named it.
    pub new: String,
    /// The documents of both sides, ordered by path.
    pub documents: Vec<ComparedDocument>,
    /// How many gaps there are of each kind.
    pub summary: ChangeSummary,
}

/// A document on both sides, or on one alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparedDocument {
    /// Path of the older edition; `None` for a new document.
    pub old_path: Option<String>,
    /// Path of the newer edition; `None` for a document that is gone.
    pub new_path: Option<String>,
    /// Title of the newer edition, else of the older; the path where there is none.
    pub title: String,
    /// SHA-256 of the older edition's bytes.
    pub old_sha256: Option<String>,
    /// SHA-256 of the newer edition's bytes.
    pub new_sha256: Option<String>,
    /// Problems met in reading either.
    pub problems: Vec<ProblemRow>,
    /// The gaps of either edition: opened ones first, then doubtful, closed, moved and remaining, each in the document's order.
    pub changes: Vec<Change>,
}

/// What became of one gap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// Id of the rule.
    pub rule: String,
    /// The rule's gap as a headline.
    pub title: String,
    /// What became of it, in a sentence.
    pub message: String,
    /// The verdict on the older edition; `None` where it has no such section.
    pub old: Option<State>,
    /// The verdict on the newer edition; `None` where it has no such section.
    pub new: Option<State>,
    /// The passages that changed: for a gap that opened or closed those that did it, for one that remains or moved every paragraph of
    /// the section that was reworded, added or taken out. Empty where no word changed.
    pub passages: Vec<PassageChange>,
    /// What to write to close a gap that is open in the newer edition.
    pub to_close: Vec<String>,
}

/// What became of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It is new, or worse than it was.
    Opened,
    /// The section said it before, and now a person has to tell: whether there is a gap is not known.
    Doubtful,
    /// It is gone.
    Closed,
    /// It is there still, under another heading.
    Moved,
    /// It is there still.
    Remaining,
}

impl ChangeKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Opened, Self::Doubtful, Self::Closed, Self::Moved, Self::Remaining];
}

/// A verdict on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct State {
    /// The status.
    pub status: Status,
    /// The section, with its place.
    pub section: SectionRow,
    /// The passages that the status rests on.
    pub evidence: Vec<EvidenceRow>,
    /// How grave the gap is; `None` where there is none.
    pub severity: Option<Severity>,
    /// Why the gap is accepted, if it is.
    pub accepted: Option<String>,
}

/// How many gaps there are of each kind, over all documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ChangeSummary {
    /// Opened.
    pub opened: usize,
    /// Doubtful.
    pub doubtful: usize,
    /// Closed.
    pub closed: usize,
    /// Moved.
    pub moved: usize,
    /// Remaining.
    pub remaining: usize,
}

impl ChangeSummary {
    /// The counter of a kind.
    pub(in crate::audit) const fn get_mut(&mut self, kind: ChangeKind) -> &mut usize {
        match kind {
            ChangeKind::Opened => &mut self.opened,
            ChangeKind::Doubtful => &mut self.doubtful,
            ChangeKind::Closed => &mut self.closed,
            ChangeKind::Moved => &mut self.moved,
            ChangeKind::Remaining => &mut self.remaining,
        }
    }

    /// The number of gaps of a kind.
    pub const fn get(&self, kind: ChangeKind) -> usize {
        match kind {
            ChangeKind::Opened => self.opened,
            ChangeKind::Doubtful => self.doubtful,
            ChangeKind::Closed => self.closed,
            ChangeKind::Moved => self.moved,
            ChangeKind::Remaining => self.remaining,
        }
    }
}
