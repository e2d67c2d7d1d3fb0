//! Signs: the words of the terms that name some concepts, by which a text that does not name them is told in a moment. Of every term one word
//! is its first sign. Most texts have none of these, which are told apart from all other words by a sieve.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use foldhash::fast::FixedState;

use super::classify::may_be_mistyped;
use super::hits::{MOST_APART, completing};
use super::keys::{Key, keys};
use super::sieve::Sieve;
use super::{ConceptSet, Lexicon, Strength, Term, WordId};
use crate::language::Language;
use crate::text::frequent::Frequent;
use crate::text::seen::InEither;

/// The signs of some concepts.
#[derive(Debug)]
pub struct Signs {
    id: u64,
    concepts: ConceptSet,
    sieve: Sieve,
    /// The same for those that are terms by themselves.
    terms: Sieve,
    /// The signs that a word with a key may match in Swedish, and in English.
    like: [HashMap<Key, Vec<WordId>, FixedState>; 2],
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

    /// Whether a text that has these signs, each with the number of its word, may name one of the concepts; never false for one that does. They
    /// stand in the order of their words.
    pub(in crate::text) fn name(&self, met: &[(usize, WordId)]) -> bool {
        met.iter().filter_map(|&(at, word)| Some((at, self.words.get(&word)?))).any(|(at, sign)| {
            let is_near = |&(other, reach): &Other| {
                let from = met.partition_point(|&(there, _)| there + reach < at);
                let mut near = met.get(from..).unwrap_or_default().iter().take_while(|&&(there, _)| there <= at + reach);
                near.any(|&(_, word)| word == other)
            };
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

    /// The signs under some keys.
    fn like(&self, keys: &[Key], language: Language) -> impl Iterator<Item = WordId> {
        let [sv, en] = &self.like;
        let like = if language == Language::Sv { sv } else { en };
        keys.iter().filter_map(|key| like.get(key)).flatten().copied()
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
        let mut signs =
            Signs { id, concepts, sieve: Sieve::default(), terms: Sieve::default(), like: Default::default(), words: HashMap::default() };
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
        let words: Vec<WordId> = signs.words.keys().copied().collect();
        for (id, word) in words.into_iter().filter_map(|id| Some((id, self.word(id)?))) {
            let is_term = signs.is_term(id);
            for (language, like) in Language::ALL.into_iter().zip(&mut signs.like) {
                for key in keys(&word, language) {
                    signs.sieve.put(key, &word);
                    if is_term {
                        signs.terms.put(key, &word);
                    }
                    like.entry(key).or_default().push(id);
                }
            }
        }
        signs
    }

    /// The signs that a folded word matches, as it stands or mistyped, in Swedish and in English.
    pub(in crate::text) fn signs_in(&self, word: &str, signs: &Signs) -> [Box<[WordId]>; 2] {
        let (mut forms, mut typos) = (Vec::new(), Vec::new());
        signs.sieve.find_forms(word, |key| forms.push(key));
        if may_be_mistyped(word) {
            signs.sieve.find_typos(word, |key| typos.push(key));
        }
        if forms.is_empty() && typos.is_empty() {
            return Default::default();
        }
        let in_language = |language: Language| {
            let [forms, typos] = [&forms, &typos].map(|keys| signs.like(keys, language));
            self.matching(word, language, forms, typos).into_iter().map(|found| found.word).collect()
        };
        Language::ALL.map(in_language)
    }

    /// In which languages a folded word is a form of a sign that is a term by itself.
    pub(in crate::text) fn terms_in(&self, word: &str, signs: &Signs) -> InEither {
        let mut forms = Vec::new();
        signs.terms.find_forms(word, |key| forms.push(key));
        if forms.is_empty() {
            return InEither::default();
        }
        InEither::of(|language| {
            let forms = signs.like(&forms, language).filter(|&id| signs.is_term(id));
            !self.matching(word, language, forms, []).is_empty()
        })
    }

    /// Whether a single-word term begins with a folded word in either language.
    pub(in crate::text) fn begins_any_term(&self, word: &str) -> bool {
        Language::ALL.into_iter().any(|language| self.begins_a_term(word, language))
    }

    /// Whether a folded word that is cut short may be completed to a term of the concepts.
    pub(in crate::text) fn may_complete(&self, word: &str, language: Language, signs: &Signs) -> bool {
        completing(self, word, language).any(|(_, term, _)| is_decisive(&term, signs.concepts))
    }
}

fn is_decisive(term: &Term<'_>, concepts: ConceptSet) -> bool {
    term.strength == Strength::Term && term.concepts.meets(concepts)
}
