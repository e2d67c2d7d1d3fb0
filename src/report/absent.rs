//! Documents that have to take up a topic and do not: a rule that applies to no section becomes a verdict on the whole document.

use super::identity::{keys, text_hash};
use super::message::sentence;
use super::{DocumentReport, SectionRow, VerdictRow};
use crate::engine::Status;
use crate::language::Language;
use crate::rules::Rule;

/// Turns a rule's `not-applicable` into `topic-absent`; does nothing where the rule judged a section.
pub fn mark_absent(report: &mut DocumentReport, rule: &Rule, language: Language) {
    let Some(at) = report.not_applicable.iter().position(|id| *id == rule.id) else { return };
    report.not_applicable.remove(at);
    let section = whole(report);
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

/// The whole document as a judged section.
fn whole(report: &DocumentReport) -> SectionRow {
    let document = report.document.as_deref();
    let root = document.and_then(|document| document.sections.first());
    let heading = document.and_then(|document| document.blocks.get(document.title_block()?));
    SectionRow {
        title: report.title.clone(),
        path: report.title.clone().into_iter().collect(),
        line: report.source.is_some().then_some(1),
        page: heading.and_then(|heading| heading.origin.page),
        paragraph: heading.and_then(|heading| heading.origin.paragraph),
        whole_document: true,
        blocks: root.map(|root| root.blocks.clone()).unwrap_or_default(),
        text_hash: document.zip(root).map(|(document, root)| text_hash(document, root)).unwrap_or_default(),
        span: None,
    }
}
