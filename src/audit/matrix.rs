//! The matrix: a row for every recommendation, a cell for every document that is held against it and every edition.

use super::Auditing;
use super::absent::required_by;
use super::advice::to_close;
use super::grade::worst;
use super::matching::{Asked, asked};
use super::model::{AddressedRow, AuditedDocument, Cell, CellRule, Edition, RecommendationRow, RecommendationState, Taken};
use crate::engine::Status;
use crate::language::Bilingual;
use crate::report::VerdictRow;
use crate::rules::Rule;

/// Every recommendation, with what was given for it.
pub(super) fn rows(documents: &[AuditedDocument], with: &Auditing<'_>) -> Vec<RecommendationRow> {
    asked(with.rules).iter().map(|asked| row(asked, documents, with)).collect()
}

fn row(asked: &Asked<'_>, documents: &[AuditedDocument], with: &Auditing<'_>) -> RecommendationRow {
    let (id, source) = (asked.id(with.rules), asked.recommendation);
    let given = |at: Option<usize>| {
        let matched = documents
            .iter()
            .filter(|document| document.matches.iter().any(|found| found.recommendation == id && (at.is_none() || found.addressed == at)));
        matched.map(|document| document.id.clone()).collect::<Vec<String>>()
    };
    let addressed = source.documents.iter().enumerate().map(|(at, document)| AddressedRow {
        title: document.title.clone(),
        kind: document.kind.clone(),
        publisher: document.publisher.clone(),
        given: given(Some(at)),
    });
    let unjudged = not_checkable(asked, with);
    let (state, reason) = match unjudged {
        Some(reason) => (RecommendationState::NotCheckable, Some(reason)),
        None if given(None).is_empty() => (RecommendationState::NoDocumentGiven, Some(no_document())),
        None => (RecommendationState::Judged, None),
    };
    RecommendationRow {
        pack: with.rules.packs.get(asked.pack).map(|pack| pack.id.clone()).unwrap_or_default(),
        chapter: source.chapter.clone(),
        addressee: source.addressee.clone(),
        text: source.text.get(with.language).to_owned(),
        undertaking: source.undertaking,
        rules: source.rules.clone(),
        documents: addressed.collect(),
        state,
        reason: reason.map(|reason| reason.get(with.language).to_owned()),
        id,
    }
}

/// Why no rule can judge a recommendation, if so.
fn not_checkable(asked: &Asked<'_>, with: &Auditing<'_>) -> Option<Bilingual> {
    let source = asked.recommendation;
    if source.not_checkable.is_some() {
        return source.not_checkable.clone();
    }
    if source.rules.is_empty() {
        return Some(Bilingual::new("Paketet har ingen regel som kan pröva det.", "The pack has no rule that can judge it."));
    }
    ran(asked, with).next().is_none().then(|| {
        Bilingual::new(
            "Inställningarna stänger av de regler som kan pröva det.",
            "The configuration switches off the rules that can judge it.",
        )
    })
}

fn no_document() -> Bilingual {
    Bilingual::new(
        "Inget av de dokument som rekommendationen gäller har lämnats in.",
        "None of the documents that the recommendation is about was given.",
    )
}

/// The recommendation's rules that ran, in its order.
fn ran<'a>(asked: &Asked<'a>, with: &'a Auditing<'_>) -> impl Iterator<Item = &'a Rule> {
    asked.recommendation.rules.iter().filter_map(|id| with.rules.rules.iter().find(|rule| rule.id == *id))
}

/// All cells, in the order of the recommendations, the documents and the editions.
pub(super) fn cells(rows: &[RecommendationRow], documents: &[AuditedDocument], with: &Auditing<'_>) -> Vec<Cell> {
    let judged = |id: &str| rows.iter().any(|row| row.id == id && row.state == RecommendationState::Judged);
    let mut cells = Vec::new();
    for asked in asked(with.rules) {
        let id = asked.id(with.rules);
        for document in documents.iter().filter(|_| judged(&id)) {
            let Some(found) = document.matches.iter().find(|found| found.recommendation == id) else { continue };
            let required = required_by(asked.recommendation, found.addressed);
            for (at, edition) in document.editions.iter().enumerate() {
                let rules: Vec<CellRule> = ran(&asked, with).map(|rule| cell_rule(rule, &required, edition, with)).collect();
                let status = worst(rules.iter().map(|rule| rule.status));
                cells.push(Cell {
                    recommendation: id.clone(),
                    document: document.id.clone(),
                    edition: edition.label.clone(),
                    date: edition.date.clone(),
                    latest: at + 1 == document.editions.len(),
                    status,
                    taken: Taken::of(status),
                    rules,
                });
            }
        }
    }
    cells
}

fn cell_rule(rule: &Rule, required: &[&str], edition: &Edition, with: &Auditing<'_>) -> CellRule {
    let counts = |row: &&VerdictRow| row.rule == rule.id && (row.status != Status::TopicAbsent || required.contains(&rule.id.as_str()));
    let verdicts: Vec<VerdictRow> = edition.report.verdicts.iter().filter(counts).cloned().collect();
    let status = worst(verdicts.iter().map(|row| row.status));
    CellRule {
        rule: rule.id.clone(),
        title: rule.title.get(with.language).to_owned(),
        status,
        to_close: to_close(rule, status, with.rules, with.language),
        verdicts,
    }
}
