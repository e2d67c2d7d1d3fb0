//! The matrix: one row for every recommendation, document and edition, and for what was not given or cannot be judged.

use super::super::super::words::{not_given, say, state, taken};
use super::{Index, Sheet, Value};
use crate::audit::model::{Cell, RecommendationRow, RecommendationState};
use crate::report::status_name;

pub(in super::super) fn matrix(index: &Index<'_>) -> Sheet {
    let language = index.language();
    let heads = vec![
        (say(language, "rekommendation", "recommendation"), 16),
        (say(language, "riktad till", "addressee"), 28),
        (say(language, "vad den ber om", "what it asks for"), 60),
        (say(language, "dokument", "document"), 45),
        (say(language, "utgivare", "publisher"), 24),
        (say(language, "utgåva", "edition"), 14),
        (say(language, "datum", "date"), 12),
        (say(language, "senaste utgåvan", "latest edition"), 10),
        (say(language, "status", "status"), 18),
        (say(language, "genomförande", "uptake"), 16),
        (say(language, "regler", "rules"), 45),
        (say(language, "skäl", "reason"), 45),
    ];
    let rows = index.audit.recommendations.iter().flat_map(|row| rows(index, row)).collect();
    Sheet { name: say(language, "Matris", "Matrix"), heads, rows }
}

fn rows(index: &Index<'_>, row: &RecommendationRow) -> Vec<Vec<Value>> {
    let language = index.language();
    let judged = index.audit.cells.iter().filter(|cell| cell.recommendation == row.id);
    let mut rows: Vec<Vec<Value>> = judged.map(|cell| of_cell(index, row, cell)).collect();
    if row.state == RecommendationState::NotCheckable {
        let status = state(row.state, language);
        rows.push(unjudged(row, ("", ""), status, row.reason.as_deref()));
        return rows;
    }
    let status = state(RecommendationState::NoDocumentGiven, language);
    let missing = row.documents.iter().filter(|addressed| addressed.given.is_empty());
    rows.extend(missing.map(|addressed| unjudged(row, (&addressed.title, &addressed.publisher), status, Some(not_given(language)))));
    if rows.is_empty() {
        rows.push(unjudged(row, ("", ""), status, row.reason.as_deref()));
    }
    rows
}

fn of_cell(index: &Index<'_>, row: &RecommendationRow, cell: &Cell) -> Vec<Value> {
    let language = index.language();
    let document = index.document(&cell.document);
    let rules = cell.rules.iter().map(|rule| format!("{}: {}", rule.rule, status_name(rule.status, language)));
    let mut values = asked(row);
    values.extend([
        Value::text(document.map(|document| document.title.clone()).unwrap_or_default()),
        Value::optional(document.and_then(|document| document.publisher.as_deref())),
        Value::text(&cell.edition),
        Value::optional(cell.date.as_deref()),
        Value::text(if cell.latest { say(language, "ja", "yes") } else { say(language, "nej", "no") }),
        Value::text(status_name(cell.status, language)),
        Value::text(taken(cell.taken, language)),
        Value::text(rules.collect::<Vec<_>>().join("\n")),
        Value::Empty,
    ]);
    values
}

fn unjudged(row: &RecommendationRow, (title, publisher): (&str, &str), status: &str, reason: Option<&str>) -> Vec<Value> {
    let mut values = asked(row);
    values.extend([Value::text(title), Value::text(publisher), Value::Empty, Value::Empty, Value::Empty]);
    values.extend([Value::text(status), Value::text(status), Value::Empty, Value::optional(reason)]);
    values
}

fn asked(row: &RecommendationRow) -> Vec<Value> {
    vec![Value::text(&row.id), Value::text(row.addressee.join(", ")), Value::text(&row.text)]
}
