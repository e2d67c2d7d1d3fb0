//! What the engine finds: one verdict for every rule and judged section, in terms of the document's blocks.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::document::SectionId;

/// The status of one rule for one section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The section's running text says what the rule asks for.
    Covered,
    /// Another section of the document says it in full.
    Elsewhere,
    /// A passage may say it; a person should look.
    Unclear,
    /// What could say it could not be read.
    Unreadable,
    /// The section says that it leaves the matter out.
    Excluded,
    /// The section names the things involved but does not say what the rule asks.
    Partial,
    /// Nothing of what the rule asks for.
    Missing,
    /// The document has to take up the rule's topic and has no section about it. The engine never gives this status; it is given to
    /// documents that a recommendation addresses.
    TopicAbsent,
    /// The document has no section about the rule's topic.
    NotApplicable,
}

impl Status {
    /// All statuses, in the order in which the first that holds stands.
    pub const ALL: [Self; 9] = [
        Self::Covered,
        Self::Elsewhere,
        Self::Unclear,
        Self::Unreadable,
        Self::Excluded,
        Self::Partial,
        Self::Missing,
        Self::TopicAbsent,
        Self::NotApplicable,
    ];

    /// Its name in reports and configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Elsewhere => "elsewhere",
            Self::Unclear => "unclear",
            Self::Unreadable => "unreadable",
            Self::Excluded => "excluded",
            Self::Partial => "partial",
            Self::Missing => "missing",
            Self::TopicAbsent => "topic-absent",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// Whether something is missing: `missing`, `partial`, `excluded` or `topic-absent`.
    pub const fn is_gap(self) -> bool {
        matches!(self, Self::Missing | Self::Partial | Self::Excluded | Self::TopicAbsent)
    }
}

/// What a passage shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It says what the rule asks for.
    Covers,
    /// It names the things involved but does not say it.
    NearMiss,
    /// It may say it.
    Possible,
    /// It leaves the matter out.
    Exclusion,
    /// It makes the section one about the topic.
    Topic,
}

/// A passage that bears on a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it shows.
    pub role: Role,
    /// Index of the block.
    pub block: usize,
    /// Byte range in the block's text.
    pub range: Range<usize>,
    /// What weighed most in the judgement, strongest first; empty where no trained weights were used.
    pub reasons: Vec<String>,
}

/// The verdict of one rule on one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Index of the rule in its [`crate::rules::RuleSet`].
    pub rule: usize,
    /// The status.
    pub status: Status,
    /// The judged section; section 0 is the whole document.
    pub section: SectionId,
    /// Whether the document was judged as a whole, its title being about the topic.
    pub whole_document: bool,
    /// The passages that the status rests on, strongest first.
    pub evidence: Vec<Evidence>,
}

/// Everything that the engine says of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgement {
    /// The language that the document was judged in, as an ISO code; `None` if it has no text.
    pub language: Option<String>,
    /// Verdicts on judged sections, by rule and then section.
    pub verdicts: Vec<Verdict>,
    /// Indices of the rules that apply to no section.
    pub not_applicable: Vec<usize>,
}
