//! The counts at the end of a report.

use std::collections::BTreeMap;

use super::{DocumentReport, Summary};
use crate::engine::Status;

/// Counts over all documents; every verdict and every rule that does not apply is counted once.
pub fn summarise(documents: &[DocumentReport], rules: usize) -> Summary {
    let mut verdicts: BTreeMap<String, usize> = Status::ALL.iter().map(|status| (status.name().to_owned(), 0)).collect();
    let rows = || documents.iter().flat_map(|document| &document.verdicts);
    for row in rows() {
        *verdicts.entry(row.status.name().to_owned()).or_default() += 1;
    }
    let not_applicable: usize = documents.iter().map(|document| document.not_applicable.len()).sum();
    *verdicts.entry(Status::NotApplicable.name().to_owned()).or_default() += not_applicable;
    Summary {
        documents: documents.len(),
        documents_unreadable: documents.iter().filter(|document| is_unreadable(document)).count(),
        rules,
        verdicts,
        // An accepted document that cannot be read hides no gap that anyone knows of, and has a row for every rule.
        accepted: rows().filter(|row| row.accepted.is_some() && row.status != Status::Unreadable).count(),
        baselined: rows().filter(|row| row.baselined).count(),
        unchanged: None,
    }
}

/// Whether the document could not be read in whole or part.
fn is_unreadable(document: &DocumentReport) -> bool {
    let lost = document.verdicts.iter().any(|row| row.status == Status::Unreadable);
    lost || document.problems.iter().any(|problem| problem.severity == "error")
}
