//! A passage that changed, word by word.

use askama::Template;
use askama::filters::HtmlSafe;

use super::part::Tongue;
use crate::audit::model::{PassageAt, PassageChange, Word, WordChange};
use crate::report::place;

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
        let at = |passage: &PassageAt| place(None, passage.line, passage.page, passage.paragraph, tongue.page);
        let place = change.new.as_ref().or(change.old.as_ref()).map(at).unwrap_or_default();
        Self { tongue, label, place, words: &change.words }
    }
}
