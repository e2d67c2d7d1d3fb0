//! The matrix: recommendations as rows, documents and editions as columns, and what is open.

use serde::Serialize;

use super::Taken;
use crate::engine::Status;
use crate::report::VerdictRow;

/// A recommendation or undertaking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecommendationRow {
    /// Id, such as `R1`; unique in the audit.
    pub id: String,
    /// Id of its pack.
    pub pack: String,
    /// Chapter of the source.
    pub chapter: String,
    /// Whom it addresses.
    pub addressee: Vec<String>,
    /// What it asks for.
    pub text: String,
    /// Whether the publisher of the source undertakes it itself.
    pub undertaking: bool,
    /// Ids of the rules that show uptake.
    pub rules: Vec<String>,
    /// The documents that it addresses, each with those that were given for it.
    pub documents: Vec<AddressedRow>,
    /// Whether it was judged at all.
    pub state: RecommendationState,
    /// Why it was not judged, in a sentence; `None` if it was.
    pub reason: Option<String>,
}

/// Whether a recommendation was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecommendationState {
    /// At least one document was held against it.
    Judged,
    /// It can be judged, but none of the documents that it addresses was given.
    NoDocumentGiven,
    /// No rule can judge it from a document.
    NotCheckable,
}

/// A document that a recommendation addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AddressedRow {
    /// Title, as the source has it.
    pub title: String,
    /// Kind.
    pub kind: String,
    /// Publisher; empty where the source leaves it open.
    pub publisher: String,
    /// Ids of the audited documents that were matched to it; empty for `no document given`.
    pub given: Vec<String>,
}

/// The status of a recommendation in one edition of one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Id of the recommendation.
    pub recommendation: String,
    /// Id of the document.
    pub document: String,
    /// Label of the edition.
    pub edition: String,
    /// Date of the edition, as in [`super::Edition::date`].
    pub date: Option<String>,
    /// Whether it is the document's latest edition, which the uptake counts.
    pub latest: bool,
    /// The worst status over the rules and judged sections, in the order covered, elsewhere, unclear, unreadable, partial, missing,
    /// topic absent, excluded.
    pub status: Status,
    /// What the status means for uptake.
    pub taken: Taken,
    /// The recommendation's rules, in its order.
    pub rules: Vec<CellRule>,
}

/// The status of one of a recommendation's rules in a cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellRule {
    /// Id of the rule.
    pub rule: String,
    /// The rule's gap as a headline.
    pub title: String,
    /// The worst status over the judged sections. `NotApplicable` for a rule that this document need not take up and that judges none
    /// of its sections; it does not weigh in the cell.
    pub status: Status,
    /// The verdicts, in the document's order, each with section, place and evidence; a single row on the whole document for
    /// `topic-absent`.
    pub verdicts: Vec<VerdictRow>,
    /// What to write to close the gap; empty where none is open.
    pub to_close: Vec<String>,
}

/// A gap that is open in the latest edition of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpenGap {
    /// Ids of the recommendations that it keeps open.
    pub recommendations: Vec<String>,
    /// Id of the document.
    pub document: String,
    /// Label of the edition.
    pub edition: String,
    /// Date of the edition, as in [`super::Edition::date`].
    pub date: Option<String>,
    /// Label of the first edition that had the gap, without a break since.
    pub since: String,
    /// The rule's gap as a headline.
    pub title: String,
    /// The verdict, with section, place and evidence; accepted gaps say so in it.
    pub verdict: VerdictRow,
    /// What to write to close it.
    pub to_close: Vec<String>,
}
