//! Passages: a sentence with what has to be read along with it.

use super::analysis::{Analysis, named_by};
use super::block::{Sentence, starting_in};
use super::cues::points_back;
use crate::document::BlockKind;
use crate::text::{ConceptSet, Strength};

/// Most list items that are read along with the sentence that introduces them.
const ITEMS_READ_ALONG: usize = 8;

/// The place of a sentence: block and sentence in it; the cells of a row that are sentences of their own come after its sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) block: usize,
    pub(super) sentence: usize,
}

/// A sentence and its context: the sentence before and after, the introduction of a list, the column heads of a row, a question.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    pub(super) focus: Place,
    pub(super) before: Option<Place>,
    pub(super) after: Vec<Place>,
}

impl Passage {
    /// The places of the context, those before the sentence first.
    pub(super) fn context(&self) -> impl Iterator<Item = Place> {
        self.before.into_iter().chain(self.after.iter().copied())
    }
}

impl Analysis<'_> {
    /// The sentence at a place.
    pub(super) fn sentence(&self, place: Place) -> Option<&Sentence> {
        let block = self.block(place.block)?;
        match place.sentence.checked_sub(block.sentences.len()) {
            None => block.sentences.get(place.sentence),
            Some(cell) => block.cells().get(cell),
        }
    }

    /// How firmly the sentence at a place names one of the concepts.
    pub(super) fn strength_at(&self, place: Place, concepts: ConceptSet) -> Option<Strength> {
        let sentence = self.sentence(place)?;
        self.block(place.block)?.strength(sentence.tokens(), concepts)
    }

    /// The concepts that the sentence at a place names.
    pub(super) fn named_at(&self, place: Place) -> ConceptSet {
        let (Some(block), Some(sentence)) = (self.block(place.block), self.sentence(place)) else { return ConceptSet::EMPTY };
        named_by(starting_in(&block.hits, &sentence.tokens()))
    }

    /// Whether the sentence at a place is a question.
    pub(super) fn asks(&self, place: Place) -> bool {
        let text = self.document.blocks.get(place.block).map(|block| block.text.as_str());
        let sentence = self.sentence(place).and_then(|sentence| text?.get(sentence.range()));
        sentence.is_some_and(|sentence| sentence.trim_end().ends_with('?'))
    }

    /// Whether the sentence at a place counts cases ("212 cases of …", "31 assaults were recorded"): what stands together in statistics has
    /// nothing to do with one another.
    pub(super) fn counts_cases(&self, place: Place) -> bool {
        const DIGITS: usize = 2;
        let (Some(block), Some(sentence)) = (self.block(place.block), self.sentence(place)) else { return false };
        let digits = |at: usize| {
            let word = block.tokens.get(at).map_or("", |token| token.word.as_str());
            if word.bytes().all(|byte| byte.is_ascii_digit()) { word.len() } else { 0 }
        };
        let hits = starting_in(self.cues(place.block), &sentence.tokens());
        let counted = hits.iter().filter(|hit| {
            hit.tokens().start.checked_sub(1).is_some_and(|before| sentence.tokens().contains(&before) && digits(before) > 0)
        });
        let mut families = counted.flat_map(|hit| hit.concepts.iter());
        families.any(|family| self.family(family) == "tally")
            || self.has_cue(place, &["recorded"]) && sentence.tokens().any(|at| digits(at) >= DIGITS)
    }

    /// Every sentence of running text in a range of blocks, with its context.
    pub(super) fn passages(&self, blocks: std::ops::Range<usize>) -> impl Iterator<Item = Passage> {
        blocks
            .filter(|&block| self.running(block).is_some())
            .flat_map(move |block| {
                let count = self.block(block).map_or(0, |found| found.sentences.len() + found.cells().len());
                (0..count).map(move |sentence| Place { block, sentence })
            })
            .map(|focus| self.passage(focus))
    }

    /// The places by which a passage's sentence may be understood: what introduces it, the items that it introduces, and the sentence
    /// before where the sentence points back near its beginning.
    pub(super) fn read_along(&self, passage: &Passage) -> impl Iterator<Item = Place> {
        let other_block = |place: &Place| place.block != passage.focus.block;
        let before = passage.before.into_iter().filter(move |place| other_block(place) || self.points_back(passage.focus));
        before.chain(passage.after.iter().copied().filter(other_block))
    }

    /// Whether one of the first words of the sentence at a place points back.
    fn points_back(&self, place: Place) -> bool {
        const FIRST_WORDS: usize = 6;
        let (Some(block), Some(sentence)) = (self.block(place.block), self.sentence(place)) else { return false };
        let words = block.tokens.get(sentence.tokens()).unwrap_or_default();
        words.iter().take(FIRST_WORDS).any(|token| points_back(&token.word, self.language))
    }

    fn passage(&self, focus: Place) -> Passage {
        if self.is_cell(focus) {
            return Passage { focus, before: self.introduction(focus.block), after: Vec::new() };
        }
        let before = match focus.sentence.checked_sub(1) {
            Some(sentence) => Some(Place { sentence, ..focus }),
            None => self.introduction(focus.block),
        };
        let next = Place { sentence: focus.sentence + 1, ..focus };
        let after = if self.sentence(next).is_some() && !self.is_cell(next) { vec![next] } else { self.introduced(focus.block) };
        Passage { focus, before, after }
    }

    /// Whether a place is a cell of a row, which stands there beside the row's sentences.
    fn is_cell(&self, place: Place) -> bool {
        self.block(place.block).is_some_and(|block| place.sentence >= block.sentences.len())
    }

    /// What a block's first sentence is to be read with: the introduction of its list, its column heads, its question or term.
    fn introduction(&self, block: usize) -> Option<Place> {
        let at = self.introducing(block)?;
        let last = self.block(at)?.sentences.len().checked_sub(1)?;
        Some(Place { block: at, sentence: last })
    }

    /// The list items that a block introduces with a colon at its end.
    fn introduced(&self, block: usize) -> Vec<Place> {
        let colon = self.document.blocks.get(block).is_some_and(|found| found.text.as_str().trim_end().ends_with(':'));
        let bold = self.document.blocks.get(block).is_some_and(|found| found.bold);
        let items = (block + 1..).take_while(|&at| matches!(self.kind(at), Some(BlockKind::ListItem { .. }))).take(ITEMS_READ_ALONG);
        let mut places: Vec<Place> = Vec::new();
        if colon {
            places.extend(items.map(|block| Place { block, sentence: 0 }));
        }
        if bold && places.is_empty() && matches!(self.kind(block + 1), Some(BlockKind::Paragraph)) {
            places.push(Place { block: block + 1, sentence: 0 });
        }
        places.retain(|&place| self.sentence(place).is_some());
        places
    }

    fn kind(&self, block: usize) -> Option<BlockKind> {
        self.document.blocks.get(block).map(|found| found.kind)
    }
}
