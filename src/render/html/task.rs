//! What to write, rule by rule: why it matters, who asked, drafting points, and the places that lack it.

use askama::Template;
use askama::filters::HtmlSafe;

use super::anchor;
use super::mark::Mark;
use super::part::{Said, Tongue};
use crate::report::{VerdictRow, place};

/// A rule that something lacks.
#[derive(Debug, Template)]
#[template(path = "task.html", config = "src/render/html/askama.toml")]
pub(super) struct Task<'a> {
    pub(super) tongue: Tongue<'a>,
    pub(super) anchor: String,
    pub(super) rule: &'a str,
    pub(super) title: &'a str,
    /// Why it matters; empty where it is not known.
    pub(super) why: &'a str,
    /// Who asked: the recommendations, with addressee.
    pub(super) asked: Vec<Asked<'a>>,
    /// The publication that it comes from; empty where it is not known.
    pub(super) source: String,
    pub(super) points: Vec<&'a str>,
    pub(super) places: Vec<Place<'a>>,
}

impl HtmlSafe for Task<'_> {}

/// A recommendation that wants what a rule asks for.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) id: &'a str,
    pub(super) addressee: String,
    pub(super) text: &'a str,
}

/// A place that lacks what a rule asks for.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) anchor: String,
    pub(super) mark: Mark,
    pub(super) section: Said<'a>,
    pub(super) position: String,
    /// The document, where the page is about several.
    pub(super) document: Option<Said<'a>>,
    /// Anything else that is said of it.
    pub(super) notes: Vec<String>,
}

impl<'a> Place<'a> {
    pub(super) fn new(row: &'a VerdictRow, document: &'a str, tongue: Tongue<'a>, several: bool) -> Self {
        Self {
            anchor: anchor::of_verdict(row),
            mark: Mark::status(row.status, tongue.page),
            section: tongue.said(row.section.title.as_deref().unwrap_or(document)),
            position: place(None, row.section.line, row.section.page, row.section.paragraph, tongue.page),
            document: several.then(|| tongue.said(document)),
            notes: super::part::notes(row, tongue.page),
        }
    }
}
