//! What is open in the latest editions, with what would close it, and what a person has to settle there.

use super::super::super::words::{place_of, say};
use super::{Index, Sheet, Value};
use crate::audit::model::{OpenGap, ToSettle};
use crate::report::{VerdictRow, status_name};

pub(in super::super) fn gaps(index: &Index<'_>) -> Sheet {
    let language = index.language();
    let heads = vec![
        (say(language, "rekommendation", "recommendation"), 16),
        (say(language, "dokument", "document"), 45),
        (say(language, "utgivare", "publisher"), 24),
        (say(language, "utgåva", "edition"), 14),
        (say(language, "öppen sedan", "open since"), 14),
        (say(language, "status", "status"), 16),
        (say(language, "vad som saknas eller är oklart", "what is missing or unclear"), 60),
        (say(language, "avsnitt", "section"), 50),
        (say(language, "närmast", "closest words"), 60),
        (say(language, "vad som stänger luckan eller avgör saken", "what would close or settle it"), 80),
        (say(language, "godtaget", "accepted"), 30),
        (say(language, "regel", "rule"), 28),
    ];
    let gaps = index.audit.gaps.iter().map(|gap| row(index, Open::gap(gap)));
    let questions = index.audit.to_settle.iter().map(|one| row(index, Open::question(one)));
    let rows = gaps.chain(questions).collect();
    Sheet { name: say(language, "Luckor", "Gaps"), heads, rows }
}

/// What is open: a gap, or a question that a person has to settle.
struct Open<'a> {
    recommendations: &'a [String],
    document: &'a str,
    edition: &'a str,
    since: &'a str,
    message: &'a str,
    verdict: &'a VerdictRow,
    points: &'a [String],
    rules: String,
}

impl<'a> Open<'a> {
    fn gap(gap: &'a OpenGap) -> Self {
        let OpenGap { recommendations, document, edition, since, verdict, to_close, .. } = gap;
        let rules = verdict.rule.clone();
        Self { recommendations, document, edition, since, message: &verdict.message, verdict, points: to_close, rules }
    }

    fn question(one: &'a ToSettle) -> Self {
        let ToSettle { recommendations, document, edition, question, verdict, to_settle, rules, .. } = one;
        Self { recommendations, document, edition, since: "", message: question, verdict, points: to_settle, rules: rules.join(", ") }
    }
}

fn row(index: &Index<'_>, open: Open<'_>) -> Vec<Value> {
    let language = index.language();
    let document = index.document(open.document);
    let (verdict, section) = (open.verdict, &open.verdict.section);
    vec![
        Value::text(open.recommendations.join(", ")),
        Value::text(document.map(|document| document.title.clone()).unwrap_or_default()),
        Value::optional(document.and_then(|document| document.publisher.as_deref())),
        Value::text(open.edition),
        Value::text(open.since),
        Value::text(status_name(verdict.status, language)),
        Value::text(open.message),
        Value::text(place_of(&section.path, section.line, section.page, section.paragraph, language)),
        Value::optional(verdict.evidence.first().map(|evidence| evidence.quote.as_str())),
        Value::text(open.points.join("\n")),
        Value::optional(verdict.accepted.as_ref().map(|accepted| accepted.reason.as_str())),
        Value::text(open.rules),
    ]
}
