//! What opens and what closes a gap, and which passages did it.

use std::collections::BTreeSet;

use super::model::PassageChange;
use super::passage::Changes;
use crate::engine::{Role, Status};
use crate::report::VerdictRow;

/// A verdict on the older and on the newer edition.
pub(super) type Rows<'r> = (Option<&'r VerdictRow>, Option<&'r VerdictRow>);

/// The passages that decided.
pub(super) type Decisive = fn(&Changes<'_>, Rows<'_>) -> Vec<PassageChange>;

/// How a gap stands after an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    Open,
    Closed,
    /// It cannot be told: the passage is unclear or could not be read.
    Unknown,
}

/// How a gap stands with a status; `None` for a section that is not there.
pub(super) fn after(status: Option<Status>) -> After {
    match status {
        Some(status) if status.is_gap() => After::Open,
        Some(Status::Unclear | Status::Unreadable) => After::Unknown,
        Some(_) | None => After::Closed,
    }
}

/// The passages that closed a gap: those that say it now, else whatever changed in the section.
pub(super) fn closing(changes: &Changes<'_>, (old, new): Rows<'_>) -> Vec<PassageChange> {
    let saying = new.map(|row| blocks(row, &[Role::Covers])).unwrap_or_default();
    decisive(changes, (old, new), (&BTreeSet::new(), &saying))
}

/// The passages that opened or widened a gap: those that said it before, or came close, then those that exclude it now; else whatever
/// changed in the section.
pub(super) fn opening(changes: &Changes<'_>, (old, new): Rows<'_>) -> Vec<PassageChange> {
    let said = old.map(|row| blocks(row, &[Role::Covers, Role::Possible, Role::NearMiss])).unwrap_or_default();
    let excluding = new.map(|row| blocks(row, &[Role::Exclusion])).unwrap_or_default();
    let mut found = changes.touching(&said, &BTreeSet::new());
    let excluded = changes.touching(&BTreeSet::new(), &excluding);
    let more: Vec<PassageChange> = excluded.into_iter().filter(|passage| !found.contains(passage)).collect();
    found.extend(more);
    if found.is_empty() { inside(changes, (old, new)) } else { found }
}

/// The passages that changed while a gap stayed: those that come closest to saying it, else whatever changed in the section.
pub(super) fn staying(changes: &Changes<'_>, (old, new): Rows<'_>) -> Vec<PassageChange> {
    let close =
        |row: Option<&VerdictRow>| row.map(|row| blocks(row, &[Role::NearMiss, Role::Possible, Role::Exclusion])).unwrap_or_default();
    decisive(changes, (old, new), (&close(old), &close(new)))
}

/// Whatever changed in a section.
fn inside(changes: &Changes<'_>, (old, new): Rows<'_>) -> Vec<PassageChange> {
    // A topic that is absent has no section: all changes of the document are none of its own.
    let section = |row: Option<&VerdictRow>| -> BTreeSet<usize> {
        row.filter(|row| row.status != Status::TopicAbsent).map(|row| row.section.blocks.clone().collect()).unwrap_or_default()
    };
    changes.touching(&section(old), &section(new))
}

fn decisive(changes: &Changes<'_>, rows: Rows<'_>, (old, new): (&BTreeSet<usize>, &BTreeSet<usize>)) -> Vec<PassageChange> {
    let found = changes.touching(old, new);
    if found.is_empty() { inside(changes, rows) } else { found }
}

fn blocks(row: &VerdictRow, roles: &[Role]) -> BTreeSet<usize> {
    row.evidence.iter().filter(|evidence| roles.contains(&evidence.role)).map(|evidence| evidence.block).collect()
}
