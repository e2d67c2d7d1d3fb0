//! Counting only changes: gaps in documents that have not changed are known. What could not be read is no gap, and still breaks the run.

use std::collections::BTreeSet;

use crate::engine::Status;
use crate::report::DocumentReport;

/// Marks the gaps of unchanged documents that would count otherwise; returns how many.
pub(super) fn apply(documents: &mut [DocumentReport], unchanged: &BTreeSet<String>) -> usize {
    let same = documents.iter_mut().filter(|document| unchanged.contains(&document.path));
    let rows = same.flat_map(|document| &mut document.verdicts);
    let mut known = 0;
    for row in rows.filter(|row| row.counts().is_some() && row.status != Status::Unreadable) {
        row.unchanged = true;
        known += 1;
    }
    known
}
