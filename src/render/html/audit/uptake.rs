//! The table of uptake: what became of each recommendation, and with whom.

use super::super::anchor;
use super::super::mark::Mark;
use crate::audit::model::{Audit, RecommendationRow, RecommendationState, Taken, Uptake, UptakeCounts};

/// A recommendation with its counts.
pub(super) struct UptakeRow<'a> {
    pub(super) anchor: String,
    pub(super) row: &'a RecommendationRow,
    pub(super) total: Vec<usize>,
    /// The addressees, where there are several.
    pub(super) addressees: Vec<(&'a str, Vec<usize>)>,
    /// Why it was not judged, where it was not.
    pub(super) state: Option<Mark>,
}

/// The rows of the table, and its columns in the order of [`numbers`].
pub(super) fn rows(audit: &Audit) -> Vec<UptakeRow<'_>> {
    let uptake = |row: &RecommendationRow| audit.uptake.iter().find(|uptake| uptake.recommendation == row.id);
    audit.recommendations.iter().map(|row| make(row, uptake(row), audit)).collect()
}

fn make<'a>(row: &'a RecommendationRow, uptake: Option<&'a Uptake>, audit: &Audit) -> UptakeRow<'a> {
    let state = (row.state != RecommendationState::Judged).then(|| Mark::state(row.state, audit.language));
    let addressees = uptake.map(|uptake| uptake.addressees.as_slice()).unwrap_or_default();
    let addressees = addressees.iter().map(|one| (one.addressee.as_str(), numbers(&one.counts)));
    UptakeRow {
        anchor: anchor::of_recommendation(&row.id),
        row,
        total: numbers(&uptake.map(|uptake| uptake.total).unwrap_or_default()),
        addressees: addressees.collect(),
        state,
    }
}

/// The counts in the order of the table's columns.
pub(super) fn numbers(counts: &UptakeCounts) -> Vec<usize> {
    let taken = Taken::ALL.iter().map(|taken| counts.get(*taken));
    taken.chain([counts.no_document, counts.not_checkable, counts.all()]).collect()
}
