//! Lays a lexicon out: see [`super::layout`] for what it is read by.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use foldhash::fast::FixedState;

use super::keys::{FirstLetters, Key, keys};
use super::layout::{OWN, SECTIONS, kind};
use super::numbers::{lay_out, number};
use super::{ConceptSet, Mode, PatternWord, Strength, WordId, slot};
use crate::language::Language;
use crate::text::word::Slips;

/// A word of a term.
pub(super) struct WrittenWord {
    pub(super) text: String,
    pub(super) stem: String,
    pub(super) mode: Mode,
    pub(super) language: Option<Language>,
    /// Word beginnings that a prefix must not match.
    pub(super) deny: Vec<String>,
}

impl WrittenWord {
    /// The same as it will be read, its denied beginnings left out.
    fn pattern(&self) -> PatternWord<'_> {
        PatternWord { text: &self.text, stem: &self.stem, mode: self.mode, language: self.language, deny: 0..0 }
    }
}

/// A sequence of pattern words that stands for concepts.
pub(super) struct WrittenTerm {
    pub(super) concepts: ConceptSet,
    pub(super) strength: Strength,
    pub(super) words: Vec<WordId>,
    pub(super) within: Option<usize>,
}

impl WrittenTerm {
    fn only(&self) -> Option<WordId> {
        self.words.first().copied().filter(|_| self.words.len() == 1)
    }
}

/// What is laid out.
pub(super) struct Written {
    pub(super) words: Vec<WrittenWord>,
    pub(super) terms: Vec<WrittenTerm>,
    pub(super) confusables: Confusables,
}

/// Words per language that no typo makes a term of, with the concepts that they are no forms or compounds of either.
pub(super) type Confusables = [BTreeMap<String, ConceptSet>; 2];

/// The letters of all texts, each text once.
#[derive(Default)]
struct Letters {
    all: String,
    known: HashMap<String, Range<u32>, FixedState>,
}

impl Letters {
    fn place(&mut self, text: &str) -> [u32; 2] {
        if let Some(known) = self.known.get(text) {
            return [known.start, known.end];
        }
        let start = number(self.all.len());
        self.all.push_str(text);
        let place = start..number(self.all.len());
        self.known.insert(text.to_owned(), place.clone());
        [place.start, place.end]
    }
}

/// A set of concepts as four numbers.
fn parts(ConceptSet(concepts): ConceptSet) -> impl Iterator<Item = u32> {
    let bytes = concepts.to_le_bytes();
    (0..4).map(move |part| bytes.iter().skip(part * 4).take(4).rev().fold(0, |number, &byte| number << 8 | u32::from(byte)))
}

impl Written {
    /// The letters, and the numbers as bytes.
    pub(super) fn lay_out(&self) -> (String, Vec<u8>) {
        let mut letters = Letters::default();
        let mut sections: Vec<Vec<u32>> = Vec::with_capacity(SECTIONS);
        sections.extend(self.word_sections(&mut letters));
        sections.extend(self.term_sections());
        for language in Language::ALL {
            sections.extend(self.own_sections(language, &mut letters));
        }
        let lengths = sections.iter().map(|section| number(section.len()));
        let numbers = lengths.chain(sections.iter().flatten().copied()).flat_map(u32::to_le_bytes).collect();
        (letters.all, numbers)
    }

    /// The pattern words, and the beginnings that they must not match.
    fn word_sections(&self, letters: &mut Letters) -> [Vec<u32>; 2] {
        let (mut words, mut denied) = (Vec::new(), Vec::new());
        for word in &self.words {
            let deny_start = number(denied.len());
            denied.extend(word.deny.iter().flat_map(|deny| letters.place(deny)));
            let (of_letters, lost) = Slips::of(&word.text).numbers();
            words.extend(letters.place(&word.text));
            words.extend(letters.place(&word.stem));
            words.extend([kind(word.mode, word.language, lost), deny_start, number(denied.len())]);
            words.extend(of_letters);
        }
        [words, denied]
    }

    /// The terms, their words, and for each word the terms that it begins.
    fn term_sections(&self) -> [Vec<u32>; 4] {
        let (mut terms, mut term_words) = (Vec::new(), Vec::new());
        let mut by_first: Vec<Vec<u32>> = vec![Vec::new(); self.words.len()];
        for (at, term) in (0..).zip(&self.terms) {
            let start = number(term_words.len());
            term_words.extend(&term.words);
            terms.extend(parts(term.concepts));
            let within = term.within.map_or(0, |within| number(within).saturating_add(1));
            terms.extend([within << 1 | u32::from(term.strength == Strength::Term), start, number(term_words.len())]);
            if let Some(own) = term.words.first().and_then(|&first| by_first.get_mut(first as usize)) {
                own.push(at);
            }
        }
        let (mut ends, mut begun) = (Vec::new(), Vec::new());
        for own in by_first {
            begun.extend(own);
            ends.push(number(begun.len()));
        }
        [terms, term_words, ends, begun]
    }

    /// What one language needs, in the order of [`super::layout::Own`].
    fn own_sections(&self, language: Language, letters: &mut Letters) -> [Vec<u32>; OWN] {
        let confusables = self.confusables.get(slot(language)).into_iter().flatten();
        let confusables = confusables.flat_map(|(word, set)| letters.place(word).into_iter().chain(parts(*set))).collect();
        let (mut beginnings, mut compounds, mut typos) = (Vec::new(), Vec::new(), Vec::new());
        for (id, word) in (0..).zip(&self.words) {
            for key in keys(&word.pattern(), language) {
                match key {
                    Key::Beginning(key) => beginnings.push((key, id)),
                    Key::Inside(key) => compounds.push((key, id)),
                    Key::Kept(key) => typos.push((key, id)),
                }
            }
        }
        let [splittable, singles] = self.single_terms(language);
        [confusables, lay_out(&beginnings), lay_out(&compounds), lay_out(&typos), lay_out(&splittable), lay_out(&singles)]
    }

    /// The words that single-word terms consist of, by their first letters, if they are long enough to be split; the terms by the first.
    fn single_terms(&self, language: Language) -> [Vec<(u64, u32)>; 2] {
        const SPLIT_LETTERS: usize = 7;
        let fits = |word: &&WrittenWord| word.language == Some(language) && word.mode == Mode::Word;
        let (mut splittable, mut singles) = (Vec::new(), Vec::new());
        for (at, term) in (0..).zip(&self.terms) {
            let Some(only) = term.only() else { continue };
            let Some(word) = self.words.get(only as usize).filter(fits) else { continue };
            let letters = FirstLetters::of(&word.text);
            singles.push((letters.initial(), at));
            if word.text.chars().count() >= SPLIT_LETTERS {
                splittable.push((letters.opening(), only));
            }
        }
        [splittable, singles]
    }
}
