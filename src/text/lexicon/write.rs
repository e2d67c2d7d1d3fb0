//! Lays a lexicon out: see [`super::layout`] for what it is read by.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;

use super::index;
use super::keys::{FirstLetters, Key, keys};
use super::layout::{OWN, SECTIONS, kind};
use super::numbers::{self, Rows, number};
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
    known: HashMap<String, u32, FixedState>,
}

impl Letters {
    fn place(&mut self, text: &str) -> [u32; 2] {
        let start = self.known.get(text).copied().unwrap_or_else(|| {
            let start = number(self.all.len());
            self.all.push_str(text);
            self.known.insert(text.to_owned(), start);
            start
        });
        [start, number(text.len())]
    }

    /// The place of the beginning of a text that has one, else its own.
    fn place_within(&mut self, part: &str, [start, _]: [u32; 2], whole: &str) -> [u32; 2] {
        if whole.starts_with(part) { [start, number(part.len())] } else { self.place(part) }
    }
}

/// Sets of concepts, each once.
#[derive(Default)]
struct Sets {
    all: Vec<[u32; 4]>,
    known: HashMap<ConceptSet, u32, FixedState>,
}

impl Sets {
    fn place(&mut self, set: ConceptSet) -> u32 {
        *self.known.entry(set).or_insert_with(|| {
            self.all.push(parts(set));
            number(self.all.len() - 1)
        })
    }
}

/// A set of concepts as four numbers.
fn parts(ConceptSet(concepts): ConceptSet) -> [u32; 4] {
    [0, 32, 64, 96].map(|shift| u32::try_from(concepts >> shift & u128::from(u32::MAX)).unwrap_or(0))
}

impl Written {
    /// The letters, and the numbers as bytes.
    pub(super) fn lay_out(&self) -> (String, Vec<u8>) {
        let (mut letters, mut sets) = (Letters::default(), Sets::default());
        let [words, denied] = self.word_sections(&mut letters);
        let [terms, term_words, ends, begun] = self.term_sections(&mut sets);
        let own = Language::ALL.map(|language| self.own_sections(language, &mut letters, &mut sets));
        let shared = [words, denied, Rows::of(sets.all), terms, term_words, ends, begun];
        let mut sections = [const { Rows::EMPTY }; SECTIONS];
        for (section, rows) in sections.iter_mut().zip(shared.into_iter().chain(own.into_iter().flatten())) {
            *section = rows;
        }
        (letters.all, numbers::lay_out(&sections))
    }

    /// The pattern words, and the beginnings that they must not match.
    fn word_sections(&self, letters: &mut Letters) -> [Rows; 2] {
        let (mut words, mut denied) = (Vec::new(), Vec::new());
        for word in &self.words {
            let deny = number(denied.len());
            denied.extend(word.deny.iter().map(|deny| letters.place(deny)));
            let ([once, again, count], lost) = Slips::of(&word.text).numbers();
            let text = letters.place(&word.text);
            let stem = letters.place_within(&word.stem, text, &word.text);
            let kind = kind(word.mode, word.language, lost);
            words.push([text[0], text[1], stem[0], stem[1], kind, deny, number(word.deny.len()), once, again, count]);
        }
        [Rows::of(words), Rows::of(denied)]
    }

    /// The terms, their words, and for each word the terms that it begins.
    fn term_sections(&self, sets: &mut Sets) -> [Rows; 4] {
        let (mut terms, mut term_words) = (Vec::new(), Vec::new());
        let mut by_first: Vec<Vec<u32>> = vec![Vec::new(); self.words.len()];
        for (at, term) in (0..).zip(&self.terms) {
            let within = term.within.map_or(0, |within| number(within).saturating_add(1));
            let kind = within << 1 | u32::from(term.strength == Strength::Term);
            terms.push([sets.place(term.concepts), kind, number(term_words.len()), number(term.words.len())]);
            term_words.extend(&term.words);
            if let Some(own) = term.words.first().and_then(|&first| by_first.get_mut(first as usize)) {
                own.push(at);
            }
        }
        let (mut ends, mut begun) = (Vec::new(), Vec::new());
        for own in by_first {
            begun.extend(own);
            ends.push(number(begun.len()));
        }
        [Rows::of(terms), Rows::single(term_words), Rows::single(ends), Rows::single(begun)]
    }

    /// What one language needs, in the order of [`super::layout::Own`].
    fn own_sections(&self, language: Language, letters: &mut Letters, sets: &mut Sets) -> [Rows; OWN] {
        let confusables = self.confusables.get(slot(language)).into_iter().flatten();
        let confusable = |(word, set): (&String, &ConceptSet)| {
            let [start, length] = letters.place(word);
            [start, length, sets.place(*set)]
        };
        let confusables = Rows::of(confusables.map(confusable));
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
        let pairs = [beginnings, compounds, typos, splittable, singles];
        let mut tables = pairs.iter().flat_map(|pairs| index::lay_out(pairs));
        let mut confusables = Some(confusables);
        std::array::from_fn(|_| confusables.take().or_else(|| tables.next()).unwrap_or_default())
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
