//! Everything in one table: a row for every passage that a status rests on, or for the status where there is none.

use super::super::super::words::{role, say};
use super::unjudged::{Unjudged, unaddressed, unjudged};
use super::{Index, Sheet, Value, of_cell};
use crate::audit::model::{Cell, CellRule, RecommendationRow};
use crate::report::{EvidenceRow, VerdictRow, status_name};

/// Columns from that of the reason to the last: reason, file, SHA-256, and how the audit was made.
const AFTER_REASON: usize = 6;

pub(in super::super) fn flat(index: &Index<'_>) -> Sheet {
    let language = index.language();
    let names = [
        ("rekommendation", "recommendation"),
        ("riktad till", "addressee"),
        ("dokument", "document"),
        ("utgivare", "publisher"),
        ("utgåva", "edition"),
        ("datum", "date"),
        ("senaste utgåvan", "latest edition"),
        ("status", "status"),
        ("genomförande", "uptake"),
        ("regel", "rule"),
        ("regelns status", "status of the rule"),
        ("avsnitt", "section"),
        ("avsnittets status", "status of the section"),
        ("vad som sägs", "what is said"),
        ("vad stycket gör", "what the passage does"),
        ("citat", "quotation"),
        ("rubriker över stycket", "headings above the passage"),
        ("rad", "line"),
        ("sida", "page"),
        ("stycke", "paragraph"),
        ("vad som stänger luckan", "what would close it"),
        ("godtaget", "accepted"),
        ("skäl", "reason"),
        ("fil", "file"),
        ("SHA-256", "SHA-256"),
        ("granskningens datum", "date of the audit"),
        ("inställningar", "configuration"),
        ("regelpaket", "packs"),
    ];
    let heads: Vec<(&'static str, u16)> = names.iter().map(|(sv, en)| (say(language, sv, en), 20)).collect();
    let mut rows = Vec::new();
    for row in &index.audit.recommendations {
        for cell in index.audit.cells.iter().filter(|cell| cell.recommendation == row.id) {
            for rule in &cell.rules {
                rows.extend(of_rule(index, row, cell, rule));
            }
        }
        let addressee = row.addressee.join(", ");
        rows.extend(unjudged(row, language).iter().map(|one| without_status([&row.id, &addressee], one, heads.len())));
    }
    rows.extend(index.audit.unaddressed().map(|document| without_status(["", ""], &unaddressed(document, language), heads.len())));
    for row in &mut rows {
        row.extend(made(index));
    }
    Sheet { name: say(language, "Allt", "All"), heads, rows }
}

/// How the audit was made: the last columns of every row.
fn made(index: &Index<'_>) -> [Value; 3] {
    let packs = index.audit.packs.iter().map(|pack| format!("{} (revision {})", pack.id, pack.revision));
    let config = index.audit.config.as_ref().map(|config| config.path.as_str());
    [Value::text(&index.audit.today), Value::optional(config), Value::text(packs.collect::<Vec<_>>().join(", "))]
}

fn of_rule(index: &Index<'_>, row: &RecommendationRow, cell: &Cell, rule: &CellRule) -> Vec<Vec<Value>> {
    let passages = |verdict: &'_ VerdictRow| -> Vec<Option<EvidenceRow>> {
        if verdict.evidence.is_empty() { vec![None] } else { verdict.evidence.iter().cloned().map(Some).collect() }
    };
    if rule.verdicts.is_empty() {
        return vec![line(index, (row, cell, rule), None, None)];
    }
    let each = rule.verdicts.iter().flat_map(|verdict| passages(verdict).into_iter().map(move |passage| (verdict, passage)));
    each.map(|(verdict, passage)| line(index, (row, cell, rule), Some(verdict), passage.as_ref())).collect()
}

fn line(
    index: &Index<'_>,
    (row, cell, rule): (&RecommendationRow, &Cell, &CellRule),
    verdict: Option<&VerdictRow>,
    passage: Option<&EvidenceRow>,
) -> Vec<Value> {
    let language = index.language();
    let document = index.document(&cell.document);
    let edition = document.and_then(|document| document.edition(&cell.edition));
    let section = verdict.map(|verdict| &verdict.section);
    let or_section = |of: fn(&EvidenceRow) -> Option<u32>, else_of: Option<u32>| passage.map_or(else_of, of);
    let line = passage.map_or(section.and_then(|section| section.line), |passage| passage.line);
    let mut values = vec![Value::text(&row.id), Value::text(row.addressee.join(", "))];
    values.extend(of_cell(index, cell));
    values.extend([
        Value::text(&rule.rule),
        Value::text(status_name(rule.status, language)),
        Value::text(section.map(|section| section.path.join(" › ")).unwrap_or_default()),
        Value::text(verdict.map(|verdict| status_name(verdict.status, language)).unwrap_or_default()),
        Value::text(verdict.map(|verdict| verdict.message.clone()).unwrap_or_default()),
        Value::text(passage.map(|passage| role(passage.role, language)).unwrap_or_default()),
        Value::text(passage.map(|passage| passage.quote.clone()).unwrap_or_default()),
        Value::text(passage.map(|passage| passage.path.join(" › ")).unwrap_or_default()),
        Value::number(line),
        Value::number(or_section(|passage| passage.page, section.and_then(|section| section.page))),
        Value::number(or_section(|passage| passage.paragraph, section.and_then(|section| section.paragraph))),
        Value::text(if verdict.is_some_and(|verdict| verdict.status.is_gap()) { rule.to_close.join("\n") } else { String::new() }),
        Value::optional(verdict.and_then(|verdict| verdict.accepted.as_ref()).map(|accepted| accepted.reason.as_str())),
        Value::Empty,
        Value::text(edition.map(|edition| edition.path.clone()).unwrap_or_default()),
        Value::text(edition.map(|edition| edition.sha256.clone()).unwrap_or_default()),
    ]);
    values
}

/// A row for what has no status; `columns` are those before the last ones.
fn without_status([id, addressee]: [&str; 2], one: &Unjudged<'_>, columns: usize) -> Vec<Value> {
    let mut values = [id, addressee, one.title, one.publisher].map(Value::text).to_vec();
    values.extend([Value::Empty, Value::Empty, Value::Empty, Value::text(one.status), Value::text(one.status)]);
    values.resize(columns.saturating_sub(AFTER_REASON), Value::Empty);
    values.extend([Value::text(one.reason), Value::Empty, Value::Empty]);
    values
}
