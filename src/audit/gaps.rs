//! What is open, and since when: gaps followed through the editions of each document.

use std::collections::BTreeSet;

use super::Auditing;
use super::absent::required;
use super::advice::to_close;
use super::grade::rank;
use super::lineage::lineages;
use super::matching::asked;
use super::model::{AuditedDocument, Edition, GapLife, OpenGap};
use super::passage::Changes;
use super::timeline::Life;
use crate::engine::Status;
use crate::report::VerdictRow;
use crate::rules::Rule;

/// The lives of all gaps, and those that are open in the latest editions, the worst first.
pub(super) fn gaps(documents: &[AuditedDocument], with: &Auditing<'_>) -> (Vec<GapLife>, Vec<OpenGap>) {
    let (mut timeline, mut open) = (Vec::new(), Vec::new());
    for document in documents.iter().filter(|document| !document.matches.is_empty()) {
        let changes = changes(&document.editions);
        for rule in &with.rules.rules {
            let recommendations = shown_by(document, rule, with);
            if recommendations.is_empty() {
                continue;
            }
            let title = rule.title.get(with.language);
            let life = Life { document: &document.id, editions: &document.editions, changes: &changes, title, recommendations };
            for lineage in lineages(&document.editions, &rule.id) {
                let lives = life.of(&lineage);
                let last = lineage.steps.last().copied().flatten();
                open.extend(lives.last().and_then(|latest| open_gap(document, rule, (last, latest), with)));
                timeline.extend(lives);
            }
        }
    }
    open.sort_by_key(|gap: &OpenGap| std::cmp::Reverse(rank(gap.verdict.status)));
    (timeline, open)
}

/// The changes from each edition to the next that could be read, under the index of the former.
fn changes(editions: &[Edition]) -> Vec<Option<Changes<'_>>> {
    let next = |at: usize| editions.iter().skip(at + 1).find(|edition| !edition.is_lost());
    let change = |(at, edition): (usize, &'_ Edition)| (at, edition.is_lost(), next(at));
    let steps = editions.iter().enumerate().map(change).collect::<Vec<_>>();
    steps
        .into_iter()
        .map(|(at, lost, next)| {
            let old = editions.get(at).filter(|_| !lost)?;
            Some(Changes::between(&old.report, &next?.report))
        })
        .collect()
}

/// The recommendations that a document is matched to and whose uptake a rule shows.
pub(super) fn shown_by(document: &AuditedDocument, rule: &Rule, with: &Auditing<'_>) -> Vec<String> {
    let matched: BTreeSet<&str> = document.matches.iter().map(|found| found.recommendation.as_str()).collect();
    let asked = asked(with.rules);
    let shown = asked.iter().filter(|asked| asked.recommendation.rules.contains(&rule.id) && asked.recommendation.not_checkable.is_none());
    shown.map(|asked| asked.id(with.rules)).filter(|id| matched.contains(id.as_str())).collect()
}

/// The gap that is open in the latest edition, if the last of a section's lives is.
fn open_gap(document: &AuditedDocument, rule: &Rule, (row, life): (Option<usize>, &GapLife), with: &Auditing<'_>) -> Option<OpenGap> {
    let edition = document.latest()?;
    let verdict: VerdictRow = edition.report.verdicts.get(row?)?.clone();
    if life.closed.is_some() || !verdict.status.is_gap() {
        return None;
    }
    Some(OpenGap {
        recommendations: life.recommendations.iter().filter(|id| keeps_open(document, id, &verdict, with)).cloned().collect(),
        document: document.id.clone(),
        edition: edition.label.clone(),
        date: edition.date.clone(),
        since: life.opened.edition.clone(),
        title: rule.title.get(with.language).to_owned(),
        to_close: to_close(rule, verdict.status, with.rules, with.language),
        verdict,
    })
}

/// Whether a gap keeps a recommendation open: a topic that is absent does so only where the recommendation asks for it.
pub(super) fn keeps_open(document: &AuditedDocument, recommendation: &str, verdict: &VerdictRow, with: &Auditing<'_>) -> bool {
    let found = document.matches.iter().find(|found| found.recommendation == recommendation);
    verdict.status != Status::TopicAbsent || found.is_some_and(|found| required(found, with.rules).contains(&verdict.rule.as_str()))
}
