//! How bad a status is in a ledger, where one status stands for several rules and sections.

use crate::engine::Status;

/// The order of a cell, the best first. A topic that is absent is worse than a section that lacks something; leaving a matter out in so many
/// words is worst of all.
const ORDER: [Status; 8] = [
    Status::Covered,
    Status::Elsewhere,
    Status::Unclear,
    Status::Unreadable,
    Status::Partial,
    Status::Missing,
    Status::TopicAbsent,
    Status::Excluded,
];

/// The place of a status in the order; `None` for one that does not weigh.
pub(super) fn rank(status: Status) -> Option<usize> {
    ORDER.iter().position(|other| *other == status)
}

/// The worst of some statuses; `NotApplicable` where none weighs.
pub(super) fn worst(statuses: impl IntoIterator<Item = Status>) -> Status {
    let weighing = statuses.into_iter().filter_map(|status| Some((rank(status)?, status)));
    weighing.max_by_key(|(rank, _)| *rank).map_or(Status::NotApplicable, |(_, status)| status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_stands() {
        assert_eq!(worst([Status::Covered, Status::Partial, Status::Unclear]), Status::Partial);
        assert_eq!(worst([Status::Missing, Status::TopicAbsent]), Status::TopicAbsent);
        assert_eq!(worst([Status::TopicAbsent, Status::Excluded, Status::Covered]), Status::Excluded);
        assert_eq!(worst([Status::NotApplicable, Status::Covered]), Status::Covered);
        assert_eq!(worst([Status::Unclear, Status::Unreadable]), Status::Unreadable);
        assert_eq!(worst([]), Status::NotApplicable);
    }

    #[test]
    fn every_status_but_one_has_a_place() {
        assert!(Status::ALL.iter().all(|status| rank(*status).is_some() != (*status == Status::NotApplicable)));
    }
}
