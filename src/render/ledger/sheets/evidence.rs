//! Every passage that a status rests on.

use super::super::super::words::{role, say};
use super::{Index, Sheet, Value};
use crate::audit::model::{Cell, CellRule};
use crate::report::{EvidenceRow, VerdictRow, status_name};

pub(in super::super) fn evidence(index: &Index<'_>) -> Sheet {
    let language = index.language();
    let heads = vec![
        (say(language, "rekommendation", "recommendation"), 16),
        (say(language, "dokument", "document"), 45),
        (say(language, "utgåva", "edition"), 14),
        (say(language, "datum", "date"), 12),
        (say(language, "regel", "rule"), 28),
        (say(language, "status", "status"), 16),
        (say(language, "vad stycket gör", "what the passage does"), 22),
        (say(language, "citat", "quotation"), 80),
        (say(language, "prövat avsnitt", "section judged"), 50),
        (say(language, "rubriker över stycket", "headings above the passage"), 50),
        (say(language, "rad", "line"), 8),
        (say(language, "sida", "page"), 8),
        (say(language, "stycke", "paragraph"), 8),
        (say(language, "fil", "file"), 40),
    ];
    let mut rows = Vec::new();
    for cell in &index.audit.cells {
        for rule in &cell.rules {
            for verdict in &rule.verdicts {
                rows.extend(verdict.evidence.iter().map(|evidence| row(index, (cell, rule, verdict), evidence)));
            }
        }
    }
    Sheet { name: say(language, "Belägg", "Evidence"), heads, rows }
}

fn row(index: &Index<'_>, (cell, rule, verdict): (&Cell, &CellRule, &VerdictRow), evidence: &EvidenceRow) -> Vec<Value> {
    let language = index.language();
    let document = index.document(&cell.document);
    let edition = document.and_then(|document| document.edition(&cell.edition));
    vec![
        Value::text(&cell.recommendation),
        Value::text(document.map(|document| document.title.clone()).unwrap_or_default()),
        Value::text(&cell.edition),
        Value::optional(cell.date.as_deref()),
        Value::text(&rule.rule),
        Value::text(status_name(verdict.status, language)),
        Value::text(role(evidence.role, language)),
        Value::text(&evidence.quote),
        Value::text(verdict.section.path.join(" › ")),
        Value::text(evidence.path.join(" › ")),
        Value::number(evidence.line),
        Value::number(evidence.page),
        Value::number(evidence.paragraph),
        Value::text(edition.map(|edition| edition.path.clone()).unwrap_or_default()),
    ]
}
