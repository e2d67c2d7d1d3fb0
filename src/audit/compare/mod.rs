//! Two editions held against each other: which gaps closed, opened, moved or remain, and the passages that did it.

mod change;
mod documents;

use super::Auditing;
use super::model::{COMPARE_SCHEMA, ChangeSummary, ComparedDocument, Comparison};
use super::passage::Changes;
use crate::report::{DocumentReport, ProblemRow, Report};
use change::{Sides, changes};

/// One side of a comparison.
pub struct Side {
    /// What the user calls it: a path or a revision.
    pub name: String,
    /// Its documents, settled.
    pub report: Report,
    /// For each document what it is called within the side, such as its path below the folder given.
    pub keys: Vec<String>,
}

/// Compares two sides. Documents are paired by what they are called within their side, then by name without date, id and title; two
/// single documents are paired whatever they are called.
pub fn compare(old: Side, new: Side, with: &Auditing<'_>) -> Comparison {
    let pairs = documents::pairs((&old.report.documents, &old.keys), (&new.report.documents, &new.keys));
    let (before, after) = (&old.report.documents, &new.report.documents);
    let compared =
        |(old, new): (Option<usize>, Option<usize>)| document(old.and_then(|at| before.get(at)), new.and_then(|at| after.get(at)), with);
    let mut documents: Vec<ComparedDocument> = pairs.into_iter().map(compared).collect();
    documents.sort_by(|a, b| path(a).cmp(&path(b)));
    let mut summary = ChangeSummary::default();
    for change in documents.iter().flat_map(|document| &document.changes) {
        *summary.get_mut(change.kind) += 1;
    }
    Comparison {
        schema: COMPARE_SCHEMA.to_owned(),
        tool: new.report.tool,
        language: with.language,
        today: new.report.today,
        config: with.config_used.clone(),
        trust_inline: with.trust_inline,
        packs: new.report.packs,
        old: old.name,
        new: new.name,
        documents,
        summary,
    }
}

fn path(document: &ComparedDocument) -> Option<&str> {
    document.new_path.as_deref().or(document.old_path.as_deref())
}

fn document(old: Option<&DocumentReport>, new: Option<&DocumentReport>, with: &Auditing<'_>) -> ComparedDocument {
    // What could not be read has lost no words.
    let read = old.zip(new).filter(|(old, new)| !old.is_lost() && !new.is_lost());
    let sides = Sides { old, new, words: read.map(|(old, new)| Changes::between(old, new)) };
    let mut changes: Vec<_> = with.rules.rules.iter().flat_map(|rule| changes(&sides, rule, with)).collect();
    changes.sort_by_key(|change| change.kind);
    let problems = old.into_iter().chain(new).flat_map(|report| report.problems.iter().map(|problem| (&report.path, problem)));
    let told = |(path, problem): (&String, &ProblemRow)| ProblemRow { message: format!("{path}: {}", problem.message), ..problem.clone() };
    let either = new.or(old);
    ComparedDocument {
        old_path: old.map(|report| report.path.clone()),
        new_path: new.map(|report| report.path.clone()),
        title: either.map(|report| report.title.clone().unwrap_or_else(|| report.path.clone())).unwrap_or_default(),
        old_sha256: old.map(|report| report.sha256.clone()),
        new_sha256: new.map(|report| report.sha256.clone()),
        problems: problems.map(told).collect(),
        changes,
    }
}
