//! The editions that were read, and which gaps each of them opened and closed.

use super::super::super::words::{kind, say, turn};
use super::{Index, Sheet, Value};
use crate::audit::model::{AuditedDocument, Edition, GapLife, Turn};
use crate::language::Language;

pub(in super::super) fn editions(index: &Index<'_>) -> Sheet {
    let language = index.language();
    let heads = vec![
        (say(language, "dokument", "document"), 45),
        (say(language, "utgivare", "publisher"), 24),
        (say(language, "slag", "kind"), 16),
        (say(language, "rekommendationer", "recommendations"), 16),
        (say(language, "utgåva", "edition"), 14),
        (say(language, "datum", "date"), 12),
        (say(language, "öppnade luckor", "gaps opened"), 60),
        (say(language, "stängda luckor", "gaps closed"), 60),
        (say(language, "fil", "file"), 40),
        (say(language, "format", "format"), 10),
        (say(language, "språk", "language"), 8),
        (say(language, "problem", "problems"), 40),
        ("SHA-256", 66),
    ];
    let documents = &index.audit.documents;
    let rows = documents.iter().flat_map(|document| document.editions.iter().map(|edition| row(index, document, edition))).collect();
    Sheet { name: say(language, "Utgåvor", "Editions"), heads, rows }
}

fn row(index: &Index<'_>, document: &AuditedDocument, edition: &Edition) -> Vec<Value> {
    let language = index.language();
    let lives = || index.audit.timeline.iter().filter(|life| life.document == document.id);
    let here = |turn: &Turn| turn.edition == edition.label;
    let opened = lives().filter(|life| here(&life.opened)).map(|life| event(life, &life.opened, language));
    let closed = lives().filter_map(|life| life.closed.as_ref().filter(|turn| here(turn)).map(|turn| event(life, turn, language)));
    let matched = document.matches.iter().map(|found| found.recommendation.as_str()).collect::<Vec<_>>();
    let problems = edition.problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>();
    vec![
        Value::text(&document.title),
        Value::optional(document.publisher.as_deref()),
        Value::optional(document.kind.as_deref().map(|name| kind(name, language))),
        Value::text(matched.join(", ")),
        Value::text(&edition.label),
        Value::optional(edition.date.as_deref()),
        Value::text(opened.collect::<Vec<_>>().join("\n")),
        Value::text(closed.collect::<Vec<_>>().join("\n")),
        Value::text(&edition.path),
        Value::text(&edition.format),
        Value::optional(edition.document_language.as_deref()),
        Value::text(problems.join("\n")),
        Value::text(&edition.sha256),
    ]
}

/// What opened or closed, where, how, and by which words.
fn event(life: &GapLife, event: &Turn, language: Language) -> String {
    let section = life.section.last().map(|heading| format!(" ({heading})")).unwrap_or_default();
    let passage = event.decisive().map(|passage| format!(": {}{}”", say(language, "”", "“"), passage.text)).unwrap_or_default();
    format!("{}{section}, {}{passage}", life.rule, turn(event.kind, language))
}
