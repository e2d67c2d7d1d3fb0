//! The small parts of every page: text out of documents, quotations, verdicts.

use askama::Template;
use askama::filters::HtmlSafe;

use super::super::words::{self, say};
use super::anchor;
use super::mark::Mark;
use crate::language::Language;
use crate::report::{EvidenceRow, VerdictRow, place};

/// The language of a page and of the document that it speaks of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tongue<'a> {
    pub(super) page: Language,
    /// ISO code of the document's language, where it is another than the page's.
    pub(super) document: Option<&'a str>,
}

impl<'a> Tongue<'a> {
    pub(super) fn new(page: Language, document: Option<&'a str>) -> Self {
        Self { page, document: document.filter(|code| *code != page.code()) }
    }

    pub(super) fn said(self, text: &'a str) -> Said<'a> {
        Said { text, lang: self.document }
    }

    pub(super) fn say<'t>(self, sv: &'t str, en: &'t str) -> &'t str {
        say(self.page, sv, en)
    }
}

/// Text out of a document: it says its language, and its direction of writing cannot spread to what stands around it.
#[derive(Debug, Clone, Copy, Template)]
#[template(source = r#"<bdi{% if let Some(lang) = lang %} lang="{{ lang }}"{% endif %}>{{ text }}</bdi>"#, ext = "html")]
pub(super) struct Said<'a> {
    pub(super) text: &'a str,
    pub(super) lang: Option<&'a str>,
}

impl HtmlSafe for Said<'_> {}

/// A passage in the document's words.
#[derive(Debug, Template)]
#[template(path = "quote.html", config = "src/render/html/askama.toml")]
pub(super) struct Quote<'a> {
    /// What the passage does.
    pub(super) role: &'static str,
    pub(super) place: String,
    /// The headings that lead to it, where it does not stand right under the judged section's.
    pub(super) under: Vec<Said<'a>>,
    pub(super) said: Said<'a>,
}

impl HtmlSafe for Quote<'_> {}

impl<'a> Quote<'a> {
    pub(super) fn new(evidence: &'a EvidenceRow, row: &VerdictRow, tongue: Tongue<'a>) -> Self {
        Self {
            role: words::role(evidence.role, tongue.page),
            place: place(None, evidence.line, evidence.page, evidence.paragraph, tongue.page),
            under: evidence.below(&row.section).iter().map(|heading| tongue.said(heading)).collect(),
            said: tongue.said(&evidence.quote),
        }
    }
}

/// A verdict with its passages, as it stands in an outline.
#[derive(Debug, Template)]
#[template(path = "verdict.html", config = "src/render/html/askama.toml")]
pub(super) struct Verdict<'a> {
    tongue: Tongue<'a>,
    anchor: String,
    mark: Mark,
    rule: &'a str,
    message: &'a str,
    /// Where it says what to write; empty where the page does not.
    advice: String,
    passages: Vec<Passage<'a>>,
    notes: Vec<String>,
}

impl HtmlSafe for Verdict<'_> {}

/// A passage that a verdict rests on.
#[derive(Debug)]
pub(super) enum Passage<'a> {
    /// It is quoted with the verdict.
    Here(Quote<'a>),
    /// It is quoted where it stands in the outline, at this place in the page.
    There(String, Quote<'a>),
}

impl<'a> Verdict<'a> {
    /// `advised` says whether the page says what to write about the rule.
    pub(super) fn new(row: &'a VerdictRow, passages: Vec<Passage<'a>>, tongue: Tongue<'a>, advised: bool) -> Self {
        Self {
            tongue,
            anchor: anchor::of_verdict(row),
            mark: Mark::status(row.status, tongue.page),
            rule: &row.rule,
            message: &row.message,
            advice: if advised && row.severity.is_some() { anchor::of_rule(&row.rule) } else { String::new() },
            passages,
            notes: notes(row, tongue.page),
        }
    }
}

/// What people have decided on a verdict, and whether it is known from before.
pub(super) fn notes(row: &VerdictRow, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(accepted) = &row.accepted {
        let owner = accepted.owner.as_deref().map(|owner| format!(", {owner}")).unwrap_or_default();
        let until = accepted.until.as_deref().map(|date| format!(", {} {date}", say(language, "till och med", "until")));
        notes.push(format!(
            "{}: {}{owner}{}",
            say(language, "godtaget", "accepted"),
            accepted.reason.trim_end_matches('.'),
            until.unwrap_or_default()
        ));
    }
    notes.extend(words::known(row, language).map(str::to_owned));
    if let Some(judged) = &row.judged {
        let by = say(language, "beslut av", "judged by");
        notes.push(format!("{by} {}, {}: {}", judged.who, judged.date, judged.reason));
    }
    notes
}
