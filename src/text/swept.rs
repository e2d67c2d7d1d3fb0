//! The spellings that a thread has met in its looks at documents, each with what is told of it.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::key::Short;
use super::lexicon::{Lexicon, Signs};
use super::seen::{InEither, Seen};
use super::token::{pieces, without_note};
use super::vocabulary::MOST_WORDS;
use super::word::fold;
use crate::language::Language;

/// All spellings, with what they were held to.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The number of the signs; 0 for none.
    signs: u64,
    /// The number of the next spelling.
    next: u32,
    short: HashMap<Short, Seen, FixedState>,
    long: HashMap<Box<str>, Seen, FixedState>,
    /// Whether two spellings written as one stand for a term.
    joined: HashMap<(u32, u32), InEither, FixedState>,
    /// The signs that spellings match, in Swedish and in English, where it was asked.
    matches: HashMap<u32, [Box<[u32]>; 2], FixedState>,
}

impl Known {
    /// Forgets what was held to other signs, or has become too much.
    pub(super) fn hold_to(&mut self, signs: u64) {
        if self.signs != signs || self.next as usize >= MOST_WORDS || self.joined.len() >= MOST_WORDS {
            *self = Self { signs, ..Self::default() };
        }
    }

    /// What is told of a word as it stands in a text of at most 65,535 bytes.
    #[inline]
    pub(super) fn seen(&mut self, text: &str, place: &Range<usize>, with: (&Lexicon, &Signs)) -> Seen {
        let known = match Short::at(text, place) {
            Some(short) => self.short.get(&short),
            None => self.long.get(text.get(place.clone()).unwrap_or_default()),
        };
        match known {
            Some(seen) => *seen,
            None => self.first_seen(text.get(place.clone()).unwrap_or_default(), with),
        }
    }

    #[cold]
    fn first_seen(&mut self, word: &str, (lexicon, signs): (&Lexicon, &Signs)) -> Seen {
        let folded = fold(without_note(word));
        let mut seen = Seen::first(word, &folded, lexicon);
        seen.id = self.next;
        self.next = self.next.saturating_add(1);
        if lexicon.is_first_sign(&folded, signs) {
            seen = seen.with_sign();
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
    pub(super) fn joined(&mut self, ids: (u32, u32), (one, other): (&str, &str), (lexicon, signs): (&Lexicon, &Signs)) -> InEither {
        *self.joined.entry(ids).or_insert_with(|| {
            let [sv, en] = lexicon.signs_in(&(fold(one) + &fold(other)), signs);
            InEither::of(|language| if language == Language::Sv { &sv } else { &en }.iter().any(|&word| signs.is_term(word)))
        })
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
        let known = Short::of(word).and_then(|short| self.short.get_mut(&short));
        if let Some(known) = known.filter(|known| known.id == seen.id) {
            *known = known.with_cut(found);
        }
        found
    }

    /// Whether the words of a text may name what is looked for, by all words of pairs.
    pub(super) fn names(&mut self, text: &str, with: (&Lexicon, &Signs)) -> InEither {
        let (lexicon, signs) = with;
        let mut met: [Vec<(usize, u32)>; 2] = Default::default();
        for (at, piece) in pieces(text).enumerate() {
            let seen = self.seen(text, &piece, with);
            let own = self.matches.entry(seen.id).or_insert_with(|| {
                let word = text.get(piece.start..piece.start + seen.bytes()).unwrap_or_default();
                lexicon.signs_in(&fold(word), signs)
            });
            met.iter_mut().zip(own).for_each(|(met, own)| met.extend(own.iter().map(|&word| (at, word))));
        }
        let [sv, en] = met;
        InEither::of(|language| signs.name(if language == Language::Sv { &sv } else { &en }))
    }
}
