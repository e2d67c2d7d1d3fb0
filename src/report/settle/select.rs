//! Finding the verdicts that an entry of the configuration speaks of.

use crate::config::Target;
use crate::report::{DocumentReport, VerdictRow, normal_heading};

/// Where the verdicts of an entry are.
pub(super) enum Selection {
    /// The document is not in this run.
    NoDocument,
    /// The rule ran, and judged no such section.
    Nothing,
    /// Indices of the document and of its verdicts.
    Rows(usize, Vec<usize>),
    /// Several sections have the headings that the entry names.
    Ambiguous,
}

/// Finds the verdicts of an entry; without a section it means all of the document.
pub(super) fn select(documents: &[DocumentReport], target: &Target) -> Selection {
    let Some(at) = documents.iter().position(|document| document.path == target.document) else { return Selection::NoDocument };
    let rows = documents.get(at).map(|document| document.verdicts.as_slice()).unwrap_or_default();
    let headings: Vec<String> = target.section.iter().map(|heading| normal_heading(heading)).collect();
    let wanted = |row: &VerdictRow| target.rule.as_ref().is_none_or(|rule| *rule.get_ref() == row.rule) && ends_with(row, &headings);
    let found: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| wanted(row)).map(|(index, _)| index).collect();
    match found.len() {
        0 => Selection::Nothing,
        2.. if !headings.is_empty() && target.rule.is_some() => Selection::Ambiguous,
        _ => Selection::Rows(at, found),
    }
}

fn ends_with(row: &VerdictRow, headings: &[String]) -> bool {
    let path = row.section.path.iter().map(|heading| normal_heading(heading));
    let path: Vec<String> = path.collect();
    path.ends_with(headings)
}
