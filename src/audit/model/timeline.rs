//! When gaps opened and closed.

use serde::Serialize;

use super::{PassageAt, PassageChange};
use crate::engine::Status;

/// The life of one gap. A gap that closes and opens again has two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GapLife {
    /// Id of the document.
    pub document: String,
    /// Id of the rule.
    pub rule: String,
    /// The rule's gap as a headline.
    pub title: String,
    /// Ids of the recommendations that the document is matched to and that the rule shows uptake of.
    pub recommendations: Vec<String>,
    /// Headings down to the section, as they stand in the last edition that has it.
    pub section: Vec<String>,
    /// When and how it opened.
    pub opened: Turn,
    /// When and how it closed; `None` while it is open.
    pub closed: Option<Turn>,
    /// The status in every edition from the one that opened it to the one that closed it, or the latest.
    pub statuses: Vec<StatusAt>,
}

/// An edition that opened or closed a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// Label of the edition.
    pub edition: String,
    /// Date of the edition, as in [`super::Edition::date`].
    pub date: Option<String>,
    /// How it came about.
    pub kind: TurnKind,
    /// The passage that did it; `None` where the text did not change, or where the section came or went as a whole.
    pub passage: Option<PassageChange>,
}

impl Turn {
    /// The passage as it stands in the edition in which it says the matter: before a loss, after a gain.
    pub fn decisive(&self) -> Option<&PassageAt> {
        let PassageChange { old, new, .. } = self.passage.as_ref()?;
        let (first, second) = if self.kind == TurnKind::PassageLost { (old, new) } else { (new, old) };
        first.as_ref().or(second.as_ref())
    }
}

/// How a gap opened or closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TurnKind {
    /// Opened: the first edition had it already.
    FirstEdition,
    /// Opened: the section, or the document's being about the topic, is new.
    SectionAdded,
    /// Opened: a passage that said it was changed or taken out.
    PassageLost,
    /// Closed: a passage now says it.
    PassageGained,
    /// Closed: the section is gone, and with it the gap.
    SectionRemoved,
}

/// The status of a gap's section in an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusAt {
    /// Label of the edition.
    pub edition: String,
    /// The status; `NotApplicable` where the section is gone.
    pub status: Status,
}
