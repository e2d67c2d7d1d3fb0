//! Documents that have to take up a topic and do not: a rule that applies to no section becomes a verdict on the whole document.

use super::identity::keys;
use super::message::sentence;
use super::{DocumentReport, VerdictRow};
use crate::engine::Status;
use crate::language::Language;
use crate::rules::Rule;

/// Turns a rule's `not-applicable` into `topic-absent`; does nothing where the rule judged a section.
pub fn mark_absent(report: &mut DocumentReport, rule: &Rule, language: Language) {
    let Some(at) = report.not_applicable.iter().position(|id| *id == rule.id) else { return };
    report.not_applicable.remove(at);
    let section = report.whole.as_deref().cloned().unwrap_or_default();
    report.verdicts.push(VerdictRow::new(
        rule.id.clone(),
        Status::TopicAbsent,
        sentence(rule, Status::TopicAbsent, language, None),
        section,
    ));
    let last = report.verdicts.len() - 1;
    let fingerprint = keys(&report.path, &report.verdicts).pop().map(|key| key.fingerprint());
    if let Some(row) = report.verdicts.last_mut() {
        row.fingerprint = fingerprint.unwrap_or_default();
    }
    // Wherever a comment stands, it stands in the document.
    report.inline.iter_mut().for_each(|remark| remark.verdicts.push(last));
}
