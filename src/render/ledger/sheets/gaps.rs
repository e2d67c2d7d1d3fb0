//! What is open in the latest editions, with what would close it.

use super::super::super::words::{place_of, say};
use super::{Index, Sheet, Value};
use crate::audit::model::OpenGap;
use crate::report::status_name;

pub(in super::super) fn gaps(index: &Index<'_>) -> Sheet {
    let language = index.language();
    let heads = vec![
        (say(language, "rekommendation", "recommendation"), 16),
        (say(language, "dokument", "document"), 45),
        (say(language, "utgivare", "publisher"), 24),
        (say(language, "utgåva", "edition"), 14),
        (say(language, "öppen sedan", "open since"), 14),
        (say(language, "status", "status"), 16),
        (say(language, "vad som saknas", "what is missing"), 60),
        (say(language, "avsnitt", "section"), 50),
        (say(language, "närmast", "closest words"), 60),
        (say(language, "vad som sluter luckan", "what would close it"), 80),
        (say(language, "godtaget", "accepted"), 30),
        (say(language, "regel", "rule"), 28),
    ];
    let rows = index.audit.gaps.iter().map(|gap| row(index, gap)).collect();
    Sheet { name: say(language, "Luckor", "Gaps"), heads, rows }
}

fn row(index: &Index<'_>, gap: &OpenGap) -> Vec<Value> {
    let language = index.language();
    let document = index.document(&gap.document);
    let (verdict, section) = (&gap.verdict, &gap.verdict.section);
    vec![
        Value::text(gap.recommendations.join(", ")),
        Value::text(document.map(|document| document.title.clone()).unwrap_or_default()),
        Value::optional(document.and_then(|document| document.publisher.as_deref())),
        Value::text(&gap.edition),
        Value::text(&gap.since),
        Value::text(status_name(verdict.status, language)),
        Value::text(&verdict.message),
        Value::text(place_of(&section.path, section.line, section.page, section.paragraph, language)),
        Value::optional(verdict.evidence.first().map(|evidence| evidence.quote.as_str())),
        Value::text(gap.to_close.join("\n")),
        Value::optional(verdict.accepted.as_ref().map(|accepted| accepted.reason.as_str())),
        Value::text(&verdict.rule),
    ]
}
