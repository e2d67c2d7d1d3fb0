//! How grave a verdict is: by its status, by the rule's ceiling, by the user's setting.

use super::Settling;
use crate::engine::Status;
use crate::report::VerdictRow;
use crate::rules::Severity;

/// The severity of a verdict; `None` where there is nothing to say.
pub(super) fn of(row: &VerdictRow, with: &Settling<'_>) -> Option<Severity> {
    let by_status = match row.status {
        Status::Covered | Status::NotApplicable => return None,
        Status::Unreadable => return Some(Severity::Error),
        Status::Elsewhere | Status::Unclear => return Some(Severity::Advice),
        Status::Partial => Severity::Warning,
        Status::Missing | Status::TopicAbsent | Status::Excluded => Severity::Error,
    };
    let rule = with.rules.rules.iter().find(|rule| rule.id == row.rule);
    let set = rule.and_then(|rule| with.config.severity(rule));
    let ceiling = rule.map_or(Severity::Error, |rule| rule.ceiling);
    Some(set.unwrap_or_else(|| by_status.min(ceiling)))
}
