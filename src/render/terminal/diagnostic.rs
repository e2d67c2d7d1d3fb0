//! A verdict as a miette diagnostic.

use std::fmt;

use miette::{Diagnostic, LabeledSpan, SourceCode};

use super::super::View;
use super::excerpt::Excerpt;
use crate::engine::{Role, Status};
use crate::report::VerdictRow;
use crate::rules::Severity;

/// Most passages that are pointed out beside the heading.
pub(super) const PASSAGES: usize = 3;

/// A verdict with the places to underline.
#[derive(Debug)]
pub(super) struct Gap<'a> {
    row: &'a VerdictRow,
    excerpt: Option<&'a Excerpt<'a>>,
    labels: Vec<LabeledSpan>,
}

impl<'a> Gap<'a> {
    pub(super) fn new(view: &View<'_>, row: &'a VerdictRow, excerpt: Option<&'a Excerpt<'a>>) -> Self {
        let labels = excerpt.map(|excerpt| labels(view, row, excerpt)).unwrap_or_default();
        Self { row, excerpt, labels }
    }
}

fn labels(view: &View<'_>, row: &VerdictRow, excerpt: &Excerpt<'_>) -> Vec<LabeledSpan> {
    let heading = row.section.span.clone().and_then(|span| excerpt.clip(span));
    let heading = heading.map(|span| LabeledSpan::new_primary_with_span(Some(heading_label(view, row)), span));
    let passage = |evidence: &crate::report::EvidenceRow| {
        let span = excerpt.clip(evidence.span.clone()?)?;
        Some(LabeledSpan::new_with_span(Some(passage_label(view, row, evidence.role)), span))
    };
    let passages = row.evidence.iter().filter_map(passage).take(PASSAGES);
    heading.into_iter().chain(passages).collect()
}

fn heading_label(view: &View<'_>, row: &VerdictRow) -> String {
    let label = match (row.status, row.section.whole_document) {
        (Status::Covered | Status::NotApplicable, _) => view.say("avsnittet", "the section"),
        (Status::Unclear, _) => view.say("avsnittet säger det kanske", "the section may say it"),
        (Status::Unreadable, _) => view.say("avsnittet är inte läst i sin helhet", "the section was not read in full"),
        (Status::TopicAbsent, _) => view.say("dokumentet tar inte upp ämnet", "the document does not take up the topic"),
        (_, true) => view.say("hela dokumentet saknar det", "the whole document lacks it"),
        (_, false) => view.say("avsnittet saknar det", "the section lacks it"),
    };
    label.to_owned()
}

/// What a passage does, with what a near miss lacks.
fn passage_label(view: &View<'_>, row: &VerdictRow, role: Role) -> String {
    let lacks = view.rule(&row.rule).map(|rule| view.get(&rule.lacks)).unwrap_or_default();
    let label = role_label(view, role);
    match role {
        Role::NearMiss if !lacks.is_empty() => format!("{label}: {lacks}"),
        Role::NearMiss => format!("{label}, {}", view.say("men mer sägs inte", "but no more is said")),
        _ => label.to_owned(),
    }
}

/// What a passage does.
pub(super) fn role_label(view: &View<'_>, role: Role) -> &'static str {
    match role {
        Role::NearMiss => view.say("nämns här", "named here"),
        Role::Covers => view.say("säger det", "says it"),
        Role::Possible => view.say("kan säga det: läs", "may say it: read this"),
        Role::Exclusion => view.say("lämnar saken utanför", "leaves the matter out"),
        Role::Topic => view.say("avsnittet handlar om ämnet", "the section is about the topic"),
    }
}

impl fmt::Display for Gap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.row.message)
    }
}

impl std::error::Error for Gap<'_> {}

impl Diagnostic for Gap<'_> {
    fn code<'s>(&'s self) -> Option<Box<dyn fmt::Display + 's>> {
        Some(Box::new(&self.row.rule))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.row.counts() {
            Some(Severity::Error) => miette::Severity::Error,
            Some(Severity::Warning) => miette::Severity::Warning,
            Some(Severity::Advice) | None => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        if self.labels.is_empty() { None } else { Some(Box::new(self.labels.iter().cloned())) }
    }
}
