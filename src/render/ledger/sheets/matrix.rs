//! The matrix: one row for every recommendation, document and edition, and for what has no status.

use super::super::super::words::say;
use super::unjudged::{Unjudged, unaddressed, unjudged};
use super::{Index, Sheet, Value, of_cell};
use crate::audit::model::{Cell, RecommendationRow};
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
    let mut rows: Vec<Vec<Value>> = index.audit.recommendations.iter().flat_map(|row| rows(index, row)).collect();
    rows.extend(index.audit.unaddressed().map(|document| without_status([""; 3], &unaddressed(document, language))));
    Sheet { name: say(language, "Matris", "Matrix"), heads, rows }
}

fn rows(index: &Index<'_>, row: &RecommendationRow) -> Vec<Vec<Value>> {
    let cells = index.audit.cells.iter().filter(|cell| cell.recommendation == row.id);
    let addressee = row.addressee.join(", ");
    let asked = [row.id.as_str(), &addressee, &row.text];
    let others = unjudged(row, index.language());
    cells.map(|cell| judged(index, asked, cell)).chain(others.iter().map(|one| without_status(asked, one))).collect()
}

fn judged(index: &Index<'_>, asked: [&str; 3], cell: &Cell) -> Vec<Value> {
    let rules = cell.rules.iter().map(|rule| format!("{}: {}", rule.rule, status_name(rule.status, index.language())));
    let rules = Value::text(rules.collect::<Vec<_>>().join("\n"));
    asked.map(Value::text).into_iter().chain(of_cell(index, cell)).chain([rules, Value::Empty]).collect()
}

fn without_status(asked: [&str; 3], one: &Unjudged<'_>) -> Vec<Value> {
    let mut values = asked.map(Value::text).to_vec();
    values.extend([Value::text(one.title), Value::text(one.publisher), Value::Empty, Value::Empty, Value::Empty]);
    values.extend([Value::text(one.status), Value::text(one.status), Value::Empty, Value::text(one.reason)]);
    values
}
