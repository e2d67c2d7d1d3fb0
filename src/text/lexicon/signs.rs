//! Signs: the words of the terms that name some concepts, by which a text that does not name them is told in a moment. Of every term one word
//! is its first sign. Most texts have none of these, which are told apart from all other words by a sieve.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use foldhash::fast::FixedState;

use super::hits::{MOST_APART, completing};
use super::keys::{FirstLetters, INSIDE, Inside, Key, keys};
use super::numbers::Beginning;
use super::{ConceptSet, Lexicon, Mode, PatternWord, Strength, Term, WordId};
use crate::language::Language;
use crate::text::frequent::Frequent;
use crate::text::word::LONGEST_ENDING;

/// The signs of some concepts.
#[derive(Debug)]
pub struct Signs {
    id: u64,
    concepts: ConceptSet,
    sieve: Sieve,
    words: HashMap<WordId, Sign, FixedState>,
}

/// A pattern word that is a sign.
#[derive(Debug, Default)]
struct Sign {
    /// For each term that has to be met with this word first, its other words; none for a term of one word.
    terms: Vec<Box<[Other]>>,
}

/// Another word of a term, with the most words from the first to it.
type Other = (WordId, usize);

/// The id of the next ones.
static NEXT: AtomicU64 = AtomicU64::new(1);

impl Signs {
    /// The concepts.
    pub const fn concepts(&self) -> ConceptSet {
        self.concepts
    }

    /// A number that no others of the process have; never 0.
    pub(in crate::text) const fn id(&self) -> u64 {
        self.id
    }

    /// Whether a text that has these signs, each with the number of its word, may name one of the concepts; never false for one that does.
    pub(in crate::text) fn name(&self, met: &[(usize, WordId)]) -> bool {
        met.iter().filter_map(|&(at, word)| Some((at, self.words.get(&word)?))).any(|(at, sign)| {
            let is_near = |&(other, reach): &Other| met.iter().any(|&(there, word)| word == other && there.abs_diff(at) <= reach);
            sign.terms.iter().any(|others| others.iter().all(is_near))
        })
    }

    /// Whether a term has to be met with this word first.
    pub(in crate::text) fn is_first(&self, word: WordId) -> bool {
        self.words.get(&word).is_some_and(|sign| !sign.terms.is_empty())
    }

    /// Whether a sign is a term by itself.
    pub(in crate::text) fn is_term(&self, word: WordId) -> bool {
        self.words.get(&word).is_some_and(|sign| sign.terms.iter().any(|others| others.is_empty()))
    }

    fn add(&mut self, term: &Term<'_>, rarity: impl Fn(WordId) -> (bool, usize, usize)) {
        let Some((at, first)) = term.words().enumerate().max_by_key(|&(_, word)| rarity(word)) else { return };
        let reach = |there: usize| term.within.map_or(at.abs_diff(there) * MOST_APART, |within| within + 1);
        let others: Box<[Other]> =
            term.words().enumerate().filter(|&(there, _)| there != at).map(|(there, word)| (word, reach(there))).collect();
        for &(other, _) in &others {
            self.words.entry(other).or_default();
        }
        self.words.entry(first).or_default().terms.push(others);
    }
}

impl Lexicon {
    /// The signs of these concepts.
    pub fn signs(&self, concepts: ConceptSet) -> Signs {
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let mut signs = Signs { id, concepts, sieve: Sieve::default(), words: HashMap::default() };
        let terms = || self.all_terms().filter(|term| is_decisive(term, concepts));
        let mut counts: HashMap<WordId, usize, FixedState> = HashMap::default();
        for word in terms().flat_map(|term| term.words.iter()) {
            *counts.entry(word).or_default() += 1;
        }
        // What the most terms have is what they are about, and rarer than what they go along with; but for the words of any text.
        let rarity = |word: WordId| {
            let text = self.word_text(word);
            (!Frequent::of(text).is_ours(), counts.get(&word).copied().unwrap_or(0), text.len())
        };
        for term in terms() {
            signs.add(&term, rarity);
        }
        for word in signs.words.keys().filter_map(|&word| self.word(word)) {
            Language::ALL.into_iter().flat_map(|language| keys(&word, language)).for_each(|key| signs.sieve.put(key, &word));
        }
        signs
    }

    /// The signs that a folded word matches, as it stands or mistyped, in Swedish and in English.
    pub(in crate::text) fn signs_in(&self, word: &str, signs: &Signs) -> [Box<[WordId]>; 2] {
        if !signs.sieve.may_hold(word) {
            return Default::default();
        }
        Language::ALL
            .map(|language| self.classify(word, language, |id| signs.words.contains_key(&id)).into_iter().map(|found| found.word).collect())
    }

    /// Whether a single-word term begins with a folded word in either language.
    pub(in crate::text) fn begins_any_term(&self, word: &str) -> bool {
        Language::ALL.into_iter().any(|language| self.begins_a_term(word, language))
    }

    /// Whether a folded word that is cut short may be completed to a term of the concepts.
    pub(in crate::text) fn may_complete(&self, word: &str, language: Language, signs: &Signs) -> bool {
        completing(self, word, language).any(|(term, _)| is_decisive(&term, signs.concepts))
    }
}

fn is_decisive(term: &Term<'_>, concepts: ConceptSet) -> bool {
    term.strength == Strength::Term && term.concepts.meets(concepts)
}

/// Whether forms of a pattern word have no more after it than an ending: one or two letters have no stem and are in no compound (see
/// `Lexicon::is_form`). Half of all words begin with such letters.
fn is_never_long(word: &PatternWord<'_>) -> bool {
    word.mode == Mode::Word && word.stem == word.text && word.text.chars().nth(2).is_none()
}

/// The key of a beginning after which no more than an ending may stand.
const fn ending(key: u64) -> u64 {
    !key
}

/// The keys by which signs are found in the lexicon's tables, two bits for each, small enough to stay in the processor's cache.
#[derive(Debug)]
struct Sieve(Vec<u64>);

impl Default for Sieve {
    fn default() -> Self {
        Self(vec![0; 1 << (Self::BITS - 6)])
    }
}

impl Sieve {
    /// Binary logarithm of the number of bits.
    const BITS: u32 = 19;

    /// The two bits of a key, each as a word and a bit of it.
    #[inline]
    fn places(key: u64) -> [(usize, u64); 2] {
        let mixed = (key ^ key >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let place = |bit: u64| (usize::try_from(bit >> 6).unwrap_or(0), 1 << (bit & 63));
        [place(mixed >> (64 - Self::BITS)), place(mixed >> (64 - 2 * Self::BITS) & ((1 << Self::BITS) - 1))]
    }

    /// Puts a key of a pattern word.
    fn put(&mut self, key: Key, word: &PatternWord<'_>) {
        let key = match key {
            Key::Beginning(key) if is_never_long(word) => ending(key),
            Key::Beginning(key) | Key::Inside(key) | Key::Kept(key) => key,
        };
        for (at, bit) in Self::places(key) {
            if let Some(word) = self.0.get_mut(at) {
                *word |= bit;
            }
        }
    }

    #[inline]
    fn has(&self, key: u64) -> bool {
        Self::places(key).into_iter().all(|(at, bit)| self.0.get(at).is_some_and(|word| word & bit != 0))
    }

    /// Whether a folded word has any of the keys by which [`Lexicon::classify`] finds what it matches.
    fn may_hold(&self, word: &str) -> bool {
        let mut beginning = Beginning::EMPTY;
        let mut inside = Inside::default();
        if self.has(beginning.key()) {
            return true;
        }
        for (at, byte) in word.bytes().enumerate() {
            (beginning, inside) = (beginning.then(byte), inside.then(byte));
            let ends = at + LONGEST_ENDING >= word.len() - 1;
            if self.has(beginning.key()) || at >= INSIDE && self.has(inside.key()) || ends && self.has(ending(beginning.key())) {
                return true;
            }
        }
        FirstLetters::of(word).kept().any(|key| self.has(key))
    }
}
