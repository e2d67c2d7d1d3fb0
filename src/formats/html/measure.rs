//! How much text, how much of it inside links, and how many sentences stand in any range of nodes: running totals, so that each question is
//! one subtraction.

use std::ops::Range;

use super::names;
use super::node::Tree;

/// Fewest words of a sentence; less is a label.
const FEWEST_WORDS: usize = 3;

/// Running totals of letters and digits over the nodes.
#[derive(Debug)]
pub(super) struct Measure {
    text: Vec<usize>,
    linked: Vec<usize>,
    inside: Vec<usize>,
    sentences: Vec<usize>,
}

/// Text of a range, in letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    /// All of it.
    pub(super) text: usize,
    /// What stands in links.
    pub(super) linked: usize,
    /// What stands in links to a place on the same page.
    pub(super) inside: usize,
}

impl Measure {
    /// Measures all nodes that are not skipped.
    pub(super) fn of(tree: &Tree<'_>, skipped: &[bool]) -> Self {
        let mut measure = Self { text: vec![0], linked: vec![0], inside: vec![0], sentences: vec![0] };
        let (mut sentences, mut heading) = (Sentences::default(), 0);
        let (mut total, mut skip, mut link, mut inner) = (Amount { text: 0, linked: 0, inside: 0 }, 0, 0, 0);
        for index in 0..tree.nodes.len() {
            if skipped.get(index) == Some(&true) {
                skip = skip.max(tree.end(index));
            }
            if let Some(href) = tree.element(index).filter(|element| &*element.name == "a").and_then(|element| element.get("href")) {
                link = link.max(tree.end(index));
                if href.trim_start().starts_with('#') {
                    inner = inner.max(tree.end(index));
                }
            }
            if names::heading_level(tree.name(index)).is_some() {
                heading = heading.max(tree.end(index));
            }
            if tree.element(index).is_some_and(|element| !names::is_inline(&element.name)) {
                sentences.words = 0;
            }
            if index >= skip && index >= link && index >= heading {
                sentences.read(tree.text(index));
            }
            if index >= skip {
                let count = tree.text(index).chars().filter(|c| c.is_alphanumeric()).count();
                total.text += count;
                total.linked += if index < link { count } else { 0 };
                total.inside += if index < inner { count } else { 0 };
            }
            measure.text.push(total.text);
            measure.linked.push(total.linked);
            measure.inside.push(total.inside);
            measure.sentences.push(sentences.count);
        }
        measure
    }

    /// The amounts in a range of nodes.
    pub(super) fn amount(&self, range: Range<usize>) -> Amount {
        let between = |totals: &[usize]| between(totals, &range);
        Amount { text: between(&self.text), linked: between(&self.linked), inside: between(&self.inside) }
    }

    /// The number of sentences in a range of nodes that end outside headings and links.
    pub(super) fn sentences(&self, range: Range<usize>) -> usize {
        between(&self.sentences, &range)
    }
}

/// What is added to running totals in a range.
fn between(totals: &[usize], range: &Range<usize>) -> usize {
    let at = |index: usize| totals.get(index).or(totals.last()).copied().unwrap_or(0);
    at(range.end).saturating_sub(at(range.start))
}

/// Counts sentences as the text of a page goes by.
#[derive(Debug, Default)]
struct Sentences {
    count: usize,
    /// Words since the last sentence or block began.
    words: usize,
}

impl Sentences {
    fn read(&mut self, text: &str) {
        for word in text.split_whitespace() {
            self.words += usize::from(word.contains(char::is_alphanumeric));
            if word.trim_end_matches(['”', '"', '»', '’', ')']).ends_with(['.', '!', '?']) {
                self.count += usize::from(self.words >= FEWEST_WORDS);
                self.words = 0;
            }
        }
    }
}
