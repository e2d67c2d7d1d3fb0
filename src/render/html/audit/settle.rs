//! What a person has to settle in the latest editions.

use super::super::anchor;
use super::super::mark::Mark;
use super::super::part::{Quote, Said, notes};
use super::Index;
use crate::audit::model::{Audit, ToSettle};

/// A question that a person has to settle.
pub(super) struct Question<'a> {
    pub(super) one: &'a ToSettle,
    pub(super) mark: Mark,
    /// The title of the document, and its place in the page.
    pub(super) title: Said<'a>,
    pub(super) document: String,
    /// The place of the verdict in the page.
    pub(super) verdict: String,
    /// The rules, for the filter.
    pub(super) rules: String,
    pub(super) section: Vec<Said<'a>>,
    pub(super) quotes: Vec<Quote<'a>>,
    pub(super) notes: Vec<String>,
}

/// All of them, in the audit's order.
pub(super) fn questions<'a>(audit: &'a Audit, index: &Index<'a>) -> Vec<Question<'a>> {
    audit.to_settle.iter().map(|one| question(one, index)).collect()
}

fn question<'a>(one: &'a ToSettle, index: &Index<'a>) -> Question<'a> {
    let tongue = index.tongue(&one.document);
    let row = &one.verdict;
    Question {
        one,
        mark: Mark::status(one.status, tongue.page),
        title: tongue.said(index.title(&one.document)),
        document: anchor::of_document(&one.document),
        verdict: anchor::of_verdict(row),
        rules: one.rules.join(" "),
        section: row.section.path.iter().map(|heading| tongue.said(heading)).collect(),
        quotes: row.evidence.iter().map(|evidence| Quote::new(evidence, row, tongue)).collect(),
        notes: if row.accepted.is_some() && one.accepted().is_none() { Vec::new() } else { notes(row, tongue.page) },
    }
}
