//! How to read a page: what the statuses mean, what lucka cannot see, how often it errs.

use askama::Template;
use askama::filters::HtmlSafe;

use super::mark::Mark;
use super::part::Tongue;
use crate::audit::model::{Accuracy, Methods};
use crate::engine::Status;
use crate::language::Language;
use crate::report::meaning;

/// The statuses with what they mean.
#[derive(Debug, Template)]
#[template(path = "legend.html", config = "src/render/html/askama.toml")]
pub(super) struct Legend {
    tongue: Tongue<'static>,
    entries: Vec<(Mark, String)>,
}

impl HtmlSafe for Legend {}

impl Legend {
    /// All statuses.
    pub(super) fn of(language: Language) -> Self {
        let entry = |status: &Status| (Mark::status(*status, language), meaning(*status).get(language).to_owned());
        Self { tongue: Tongue::new(language, None), entries: Status::ALL.iter().map(entry).collect() }
    }
}

/// How a report was made and what it is worth.
#[derive(Debug, Template)]
#[template(path = "worth.html", config = "src/render/html/askama.toml")]
pub(super) struct Worth<'a> {
    tongue: Tongue<'a>,
    limits: &'a [String],
    rules: Vec<Accurate<'a>>,
}

/// How often a rule errs.
#[derive(Debug)]
struct Accurate<'a> {
    measured: &'a Accuracy,
    precision: String,
    recall: String,
}

impl HtmlSafe for Worth<'_> {}

impl<'a> Worth<'a> {
    pub(super) fn new(methods: &'a Methods, tongue: Tongue<'a>) -> Self {
        let accurate =
            |measured: &'a Accuracy| Accurate { measured, precision: per_cent(measured.precision), recall: per_cent(measured.recall) };
        Self { tongue, limits: &methods.limits, rules: methods.accuracy.iter().map(accurate).collect() }
    }
}

/// A share in per cent; a dash where there was nothing to count.
fn per_cent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0))
}
