//! What a person has to settle.

use serde::Serialize;

use crate::engine::Status;
use crate::report::{Accepted, VerdictRow};

/// Something in the latest edition of a document that lucka could not judge: a passage that may say what is asked for, or a text that
/// could not be read. It is no gap, and nobody knows yet that it is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ToSettle {
    /// Ids of the recommendations whose uptake it leaves open.
    pub recommendations: Vec<String>,
    /// Id of the document.
    pub document: String,
    /// Label of the edition.
    pub edition: String,
    /// Date of the edition, as in [`super::Edition::date`].
    pub date: Option<String>,
    /// `Unclear` or `Unreadable`.
    pub status: Status,
    /// Ids of the rules that it concerns: one for an unclear passage, all that the text would have been judged by for an unreadable one.
    pub rules: Vec<String>,
    /// What is to be settled, in a sentence.
    pub question: String,
    /// The verdict of the first of the rules, with section, place and possible passages; accepted ones say so in it.
    pub verdict: VerdictRow,
    /// What settles it.
    pub to_settle: Vec<String>,
}

impl ToSettle {
    /// Why it is accepted, unless the question says so already.
    pub fn accepted(&self) -> Option<&Accepted> {
        self.verdict.accepted.as_ref().filter(|accepted| !self.question.contains(&accepted.reason))
    }
}
