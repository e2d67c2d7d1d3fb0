//! The filter above a page's rows; it shows itself only where the script runs.

use askama::Template;
use askama::filters::HtmlSafe;

use super::mark::Mark;
use super::part::Tongue;

/// What rows can be chosen by.
#[derive(Debug, Template)]
#[template(path = "filter.html", config = "src/render/html/askama.toml")]
pub(super) struct Filter<'a> {
    pub(super) tongue: Tongue<'a>,
    pub(super) marks: Vec<Mark>,
    /// Rules by id and title; empty for no choice among them.
    pub(super) rules: Vec<(&'a str, &'a str)>,
}

impl HtmlSafe for Filter<'_> {}
