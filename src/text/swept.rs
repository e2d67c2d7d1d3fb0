//! The spellings that a thread has met in its looks at documents, each with what is told of it.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::key::Short;
use super::lexicon::{Lexicon, Signs};
use super::recent::Recent;
use super::seen::{InEither, Seen};
use super::spellings::Spellings;
use super::token::without_note;
use super::word::{fold, fold_into};
use crate::language::Language;

/// Most spellings that a thread keeps; when there are more, it forgets them and begins anew. So many fill a table of eight megabytes.
const MOST_SPELLINGS: u32 = 160_000;
/// Binary logarithm of how many pairs of words are at hand.
const PAIRS_AT_HAND: u32 = 13;

/// All spellings, with what they were held to.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The number of the signs; 0 for none.
    signs: u64,
    /// The number of the last spelling.
    last: u32,
    short: Spellings,
    long: HashMap<Box<str>, Seen, FixedState>,
    /// Whether two spellings written as one stand for a term.
    joined: Joined,
    /// The signs that spellings match, in Swedish and in English, if any.
    matches: HashMap<u32, [Box<[u32]>; 2], FixedState>,
}

impl Known {
    /// Forgets what was held to other signs, or has become too much.
    pub(super) fn hold_to(&mut self, signs: u64) {
        if self.signs != signs || self.last >= MOST_SPELLINGS {
            *self = Self { signs, ..Self::default() };
        }
    }

    /// What is told of a word, if that takes no more than a look; nothing else.
    #[inline]
    pub(super) fn at_hand(&self, word: Option<Short>) -> Seen {
        self.short.at_its_place(word.unwrap_or_default())
    }

    /// What is told of a word as it stands in a text of at most 65,535 bytes.
    #[inline(never)]
    pub(super) fn seen(&mut self, word: &str, with: (&Lexicon, &Signs)) -> Seen {
        let known = match Short::of(word) {
            Some(short) => self.short.get(short),
            None => self.long.get(word).copied(),
        };
        known.unwrap_or_else(|| self.first_seen(word, with))
    }

    #[cold]
    fn first_seen(&mut self, word: &str, (lexicon, signs): (&Lexicon, &Signs)) -> Seen {
        let folded = fold(without_note(word));
        self.last = self.last.saturating_add(1);
        let mut seen = Seen::first((self.last, word), &folded, lexicon);
        let matches = lexicon.signs_in(&folded, signs);
        if matches.iter().any(|words| !words.is_empty()) {
            seen = seen.with_sign(matches.iter().flatten().any(|&word| signs.is_first(word)));
            self.matches.insert(seen.id, matches);
        }
        self.put(word, seen);
        seen
    }

    fn put(&mut self, word: &str, seen: Seen) {
        match Short::of(word) {
            Some(short) => self.short.put(short, seen),
            None => drop(self.long.insert(word.into(), seen)),
        }
    }

    /// Whether two words taken as one stand for a term, given by their numbers and as they stand without a footnote's.
    pub(super) fn joined(&mut self, ids: (u32, u32), words: (&str, &str), with: (&Lexicon, &Signs)) -> InEither {
        self.joined.at(ids, words, with)
    }

    /// Whether a word that is cut short may stand for a term that is looked for.
    pub(super) fn cut(&mut self, text: &str, seen: Seen, place: &Range<usize>, (lexicon, signs): (&Lexicon, &Signs)) -> InEither {
        if let Some(known) = seen.cut() {
            return known;
        }
        let Some(word) = text.get(place.clone()) else { return InEither::BOTH };
        let folded = fold(word);
        let found = InEither::of(|language| lexicon.may_complete(&folded, language, signs));
        // A word with a footnote's number is another spelling, and is asked for anew.
        let Some(short) = Short::of(word) else { return found };
        if let Some(known) = self.short.get(short).filter(|known| known.id == seen.id) {
            self.short.put(short, known.with_cut(found));
        }
        found
    }

    /// Whether a text with these signs, each with the number of its word, may name what is looked for, by all words of pairs.
    pub(super) fn names(&self, met: &[(usize, u32)], signs: &Signs) -> InEither {
        InEither::of(|language| {
            let own = |&(at, spelling): &(usize, u32)| {
                let [sv, en] = self.matches.get(&spelling)?;
                Some(if language == Language::Sv { sv } else { en }.iter().map(move |&word| (at, word)))
            };
            signs.name(&met.iter().filter_map(own).flatten().collect::<Vec<_>>())
        })
    }
}

/// Whether two spellings written as one stand for a term, of the pairs that were met last.
#[derive(Debug)]
struct Joined {
    /// By the numbers of both, side by side.
    recent: Recent<u64, InEither>,
    /// Room for the two as one.
    word: String,
}

impl Default for Joined {
    fn default() -> Self {
        Self { recent: Recent::new(PAIRS_AT_HAND), word: String::new() }
    }
}

impl Joined {
    #[inline]
    fn at(&mut self, (one, other): (u32, u32), words: (&str, &str), with: (&Lexicon, &Signs)) -> InEither {
        let pair = u64::from(one) << 32 | u64::from(other);
        self.recent.get(pair).unwrap_or_else(|| self.at_length(pair, words, with))
    }

    /// The same for two that are not at hand.
    #[inline(never)]
    fn at_length(&mut self, pair: u64, (one, other): (&str, &str), (lexicon, signs): (&Lexicon, &Signs)) -> InEither {
        self.word.clear();
        fold_into(one, &mut self.word);
        fold_into(other, &mut self.word);
        let names = lexicon.terms_in(&self.word, signs);
        self.recent.put(pair, names);
        names
    }
}
