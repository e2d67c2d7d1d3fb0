//! What is told of a baseline that no longer fits in every part.

use super::{Entry, revision};
use crate::language::Bilingual;
use crate::report::identity::Key;
use crate::report::settle::Settling;
use crate::report::{Notice, VerdictRow};

/// What has changed of a gap that an entry knows, where the rule is still judged on the same section.
pub(super) fn changes(row: &VerdictRow, entry: &Entry, with: &Settling<'_>) -> Vec<Bilingual> {
    let rewritten = (entry.text != row.section.text_hash).then(|| rewritten(&row.rule));
    let revised = (entry.revision != revision(with.rules, &row.rule)).then(|| revised(&row.rule));
    rewritten.into_iter().chain(revised).collect()
}

fn rewritten(rule: &str) -> Bilingual {
    Bilingual::new(
        format!("avsnittet har skrivits om sedan baslinjen skrevs; luckan {rule} är kvar"),
        format!("the section has been rewritten since the baseline was written; the gap {rule} remains"),
    )
}

fn revised(rule: &str) -> Bilingual {
    Bilingual::new(
        format!("regeln {rule} har ändrats sedan baslinjen skrevs; luckan är kvar"),
        format!("the rule {rule} has changed since the baseline was written; the gap remains"),
    )
}

/// The rule of a known gap is judged on another section than before.
pub(super) fn rejudged(row: &VerdictRow, (key, entry): (&Key, &Entry)) -> Bilingual {
    let rule = &row.rule;
    let headings = key.section.join(" › ");
    let (now_sv, now_en) =
        if row.section.whole_document { ("hela dokumentet", "the whole document") } else { ("det här avsnittet", "this section") };
    let (before_sv, before_en) = if entry.whole {
        ("hela dokumentet".to_owned(), "the whole document".to_owned())
    } else {
        (format!("”{headings}”"), format!("“{headings}”"))
    };
    Bilingual::new(
        format!("regeln {rule} prövas nu på {now_sv} och inte som när baslinjen skrevs på {before_sv}; luckan är kvar"),
        format!("the rule {rule} is now judged on {now_en} and not, as when the baseline was written, on {before_en}; the gap remains"),
    )
}

/// A gap that is both accepted and in the baseline.
pub(super) fn redundant(row: &VerdictRow, document: &str) -> Notice {
    let rule = &row.rule;
    let message = Bilingual::new(
        format!("luckan {rule} är godtagen och står dessutom i baslinjen; lucka baseline stryker den där"),
        format!("the gap {rule} is accepted and stands in the baseline too; lucka baseline strikes it there"),
    );
    Notice::document("baseline-redundant", message, document, row.section.line)
}

/// An entry whose gap is gone.
pub(super) fn stale(key: &Key) -> Notice {
    let message = Bilingual::new(
        format!("baslinjens lucka {} ({}) finns inte längre", key.rule, key.section.join(" › ")),
        format!("the baseline's gap {} ({}) is gone", key.rule, key.section.join(" › ")),
    );
    Notice::document("baseline-stale", message, &key.document, None)
}
