//! The spellings that a thread has met in its looks at documents, each with what is told of it.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::key::Short;
use super::lexicon::{Lexicon, Signs};
use super::recent::{Pair, Recent};
use super::seen::{InEither, Seen};
use super::token::without_note;
use super::vocabulary::MOST_WORDS;
use super::word::{fold, fold_into};
use crate::language::Language;

/// Binary logarithms of how many spellings, and pairs of them, are at hand.
const WORDS_AT_HAND: u32 = 13;
const PAIRS_AT_HAND: u32 = 13;

/// All spellings, with what they were held to.
#[derive(Debug)]
pub(super) struct Known {
    /// The number of the signs; 0 for none.
    signs: u64,
    /// The number of the last spelling.
    last: u32,
    /// What was met last of the short ones.
    recent: Recent<Short, Seen>,
    short: HashMap<Short, Seen, FixedState>,
    long: HashMap<Box<str>, Seen, FixedState>,
    /// Whether two spellings written as one stand for a term.
    joined: Joined,
    /// The signs that spellings match, in Swedish and in English, if any.
    matches: HashMap<u32, [Box<[u32]>; 2], FixedState>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            signs: 0,
            last: 0,
            recent: Recent::new(WORDS_AT_HAND),
            short: HashMap::default(),
            long: HashMap::default(),
            joined: Joined::default(),
            matches: HashMap::default(),
        }
    }
}

impl Known {
    /// Forgets what was held to other signs, or has become too much.
    pub(super) fn hold_to(&mut self, signs: u64) {
        if self.signs != signs || self.last as usize >= MOST_WORDS || self.joined.all.len() >= MOST_WORDS {
            *self = Self { signs, ..Self::default() };
        }
    }

    /// What is told of a word as it stands in a text of at most 65,535 bytes.
    #[inline]
    pub(super) fn seen(&mut self, text: &str, place: &Range<usize>, with: (&Lexicon, &Signs)) -> Seen {
        let short = Short::at(text, place);
        match short.and_then(|short| self.recent.get(short)) {
            Some(seen) => seen,
            None => self.seen_before(text, (place, short), with),
        }
    }

    /// The same for one that is not at hand.
    #[inline(never)]
    fn seen_before(&mut self, text: &str, (place, short): (&Range<usize>, Option<Short>), with: (&Lexicon, &Signs)) -> Seen {
        let word = || text.get(place.clone()).unwrap_or_default();
        let known = match short {
            Some(short) => self.short.get(&short),
            None => self.long.get(word()),
        };
        let seen = known.copied().unwrap_or_else(|| self.first_seen(word(), with));
        if let Some(short) = short {
            self.recent.put(short, seen);
        }
        seen
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
            Some(short) => self.short.insert(short, seen),
            None => self.long.insert(word.into(), seen),
        };
    }

    /// Whether two words taken as one stand for a term, given by their numbers and as they stand without a footnote's.
    pub(super) fn joined(&mut self, ids: Pair, words: (&str, &str), with: (&Lexicon, &Signs)) -> InEither {
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
        if let Some(known) = self.short.get_mut(&short).filter(|known| known.id == seen.id) {
            *known = known.with_cut(found);
            self.recent.put(short, *known);
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

/// Whether two spellings written as one stand for a term.
#[derive(Debug)]
struct Joined {
    recent: Recent<Pair, InEither>,
    all: HashMap<Pair, InEither, FixedState>,
    /// Room for the two as one.
    word: String,
}

impl Default for Joined {
    fn default() -> Self {
        Self { recent: Recent::new(PAIRS_AT_HAND), all: HashMap::default(), word: String::new() }
    }
}

impl Joined {
    #[inline]
    fn at(&mut self, ids: Pair, words: (&str, &str), with: (&Lexicon, &Signs)) -> InEither {
        self.recent.get(ids).unwrap_or_else(|| self.at_length(ids, words, with))
    }

    /// The same for two that are not at hand.
    #[inline(never)]
    fn at_length(&mut self, ids: Pair, (one, other): (&str, &str), (lexicon, signs): (&Lexicon, &Signs)) -> InEither {
        let names = *self.all.entry(ids).or_insert_with(|| {
            self.word.clear();
            fold_into(one, &mut self.word);
            fold_into(other, &mut self.word);
            let [sv, en] = lexicon.signs_in(&self.word, signs);
            InEither::of(|language| if language == Language::Sv { &sv } else { &en }.iter().any(|&word| signs.is_term(word)))
        });
        self.recent.put(ids, names);
        names
    }
}
