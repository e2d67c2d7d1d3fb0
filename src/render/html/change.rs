//! A passage that changed, word by word.

use askama::Template;
use askama::filters::HtmlSafe;

use super::super::changed::changed_at;
use super::part::Tongue;
use crate::audit::model::{PassageChange, Word, WordChange};

/// A changed passage with its places.
#[derive(Debug, Template)]
#[template(path = "passage.html", config = "src/render/html/askama.toml")]
pub(super) struct Passage<'a> {
    tongue: Tongue<'a>,
    label: &'static str,
    place: String,
    words: &'a [Word],
}

impl HtmlSafe for Passage<'_> {}

impl<'a> Passage<'a> {
    pub(super) fn new(change: &'a PassageChange, tongue: Tongue<'a>) -> Self {
        let label = match (&change.old, &change.new) {
            (None, _) => tongue.say("nytt stycke", "new passage"),
            (_, None) => tongue.say("struket stycke", "passage taken out"),
            _ => tongue.say("ändrat stycke", "changed passage"),
        };
        Self { tongue, label, place: changed_at(change, tongue.page), words: &change.words }
    }
}
