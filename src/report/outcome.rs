//! What a run comes to: the exit status, worked out from the report and never from an output.

use super::Report;
use crate::config::FailOn;
use crate::engine::Status;

/// The result of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// No gap that counts.
    Clean,
    /// Gaps that count.
    Gaps,
    /// The run itself is broken, or something could not be read.
    Broken,
}

/// What fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// The least grave gap that fails it.
    pub fail_on: FailOn,
    /// Whether gaps fail it at all.
    pub exit_zero: bool,
    /// Whether it passes without a document.
    pub allow_empty: bool,
}

impl Outcome {
    /// What a report comes to.
    pub fn of(report: &Report, policy: Policy) -> Self {
        let unread = report.documents.iter().any(|document| {
            let lost = document.verdicts.iter().any(|row| row.status == Status::Unreadable && row.accepted.is_none());
            lost || document.problems.iter().any(|problem| problem.severity == "error")
        });
        let empty = report.documents.is_empty() && !policy.allow_empty;
        let mut counted = report.documents.iter().flat_map(|document| &document.verdicts).filter_map(super::VerdictRow::counts);
        if unread || empty {
            Self::Broken
        } else if !policy.exit_zero && counted.any(|severity| policy.fail_on.fails(severity)) {
            Self::Gaps
        } else {
            Self::Clean
        }
    }

    /// The exit status: 0, 1 or 2.
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Gaps => 1,
            Self::Broken => 2,
        }
    }
}
