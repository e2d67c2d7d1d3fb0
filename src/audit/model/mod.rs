//! The ledger of an audit and the comparison of two editions, as plain data in the language of the run.
//!
//! The serialised form of [`Audit`] is the JSON contract `lucka-audit/1`, that of [`Comparison`] is `lucka-compare/1`; both are described
//! in `docs/audit.md`. Fields that are skipped in serialisation are for outputs that show whole documents.

mod comparison;
mod documents;
mod matrix;
mod methods;
mod passage;
mod settle;
mod timeline;
mod uptake;

pub use comparison::{Change, ChangeKind, ChangeSummary, ComparedDocument, Comparison, State};
pub use documents::{AuditedDocument, Edition, Match, MatchedBy};
pub use matrix::{AddressedRow, Cell, CellRule, OpenGap, RecommendationRow, RecommendationState};
pub use methods::{Accuracy, Methods, StatusMeaning};
pub use passage::{PassageAt, PassageChange, Word, WordChange};
pub use settle::ToSettle;
pub use timeline::{GapLife, StatusAt, Turn, TurnKind};
pub use uptake::{AddresseeUptake, Taken, Uptake, UptakeCounts};

use serde::Serialize;

use crate::language::Language;
use crate::report::{PackUsed, Tool};

/// The name of the audit's JSON contract.
pub const AUDIT_SCHEMA: &str = "lucka-audit/1";

/// The name of the comparison's JSON contract.
pub const COMPARE_SCHEMA: &str = "lucka-compare/1";

/// The whole audit. Texts in it are in [`Audit::language`], except what is quoted from documents.
#[derive(Debug, Clone, Serialize)]
pub struct Audit {
    /// Always [`AUDIT_SCHEMA`].
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of the run.
    pub language: Language,
    /// The date of the audit, by which acceptances expire, `YYYY-MM-DD`.
    pub today: String,
    /// The configuration used; `None` without one.
    pub config: Option<ConfigUsed>,
    /// Whether acceptances written in the audited documents themselves were believed.
    pub trust_inline: bool,
    /// The packs used, with revision and SHA-256.
    pub packs: Vec<PackUsed>,
    /// Every recommendation and undertaking of the packs, in their order: the rows of the matrix.
    pub recommendations: Vec<RecommendationRow>,
    /// The audited documents, ordered by id; each with its editions, the oldest first.
    pub documents: Vec<AuditedDocument>,
    /// The matrix: one cell for every recommendation, document matched to it, and edition; in the order of the recommendations, the
    /// documents and the editions.
    pub cells: Vec<Cell>,
    /// What is still open in the latest edition of each document, the worst first.
    pub gaps: Vec<OpenGap>,
    /// What lucka could not judge in the latest edition of an addressed document, so that a person has to.
    pub to_settle: Vec<ToSettle>,
    /// When each gap opened and closed.
    pub timeline: Vec<GapLife>,
    /// Uptake by recommendation and addressee, by the latest editions; in the order of the recommendations.
    pub uptake: Vec<Uptake>,
    /// The sum over all recommendations.
    pub summary: UptakeCounts,
    /// What the statuses mean, what lucka cannot see, and how often it errs.
    pub methods: Methods,
}

impl Audit {
    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&AuditedDocument> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The documents that no recommendation addresses: they were read, and are in no cell.
    pub fn unaddressed(&self) -> impl Iterator<Item = &AuditedDocument> {
        self.documents.iter().filter(|document| document.matches.is_empty())
    }
}

/// The configuration that an audit used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConfigUsed {
    /// Path relative to the project's root.
    pub path: String,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
}
