//! The spellings that a thread has met at a glance, each with what is known of it.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::detect::FunctionWord;
use super::foreign::Spread;
use super::frequent::{ENGLISH, Frequent, SWEDISH};
use super::lexicon::{Lexicon, Wanted};
use super::met::Met;
use super::token::without_note;
use super::vocabulary::MOST_WORDS;
use super::word::fold;
use crate::language::Language;

/// Four counts of 16 bits in one number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts(u64);

impl Counts {
    fn of(counted: [bool; 4]) -> Self {
        Self(counted.into_iter().rev().fold(0, |all, one| all << 16 | u64::from(one)))
    }

    #[inline]
    pub(super) fn add(&mut self, other: Self) {
        self.0 = self.0.wrapping_add(other.0);
    }

    pub(super) fn spread(self) -> Spread {
        let part = |at: u32| usize::try_from(self.0 >> (16 * at) & 0xffff).unwrap_or(0);
        Spread { swedish: part(0), english: part(1), words: part(2), strange: part(3) }
    }
}

/// What is known of a spelling as it stands in texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// One for each of what it counts as: function word of Swedish, of English, word, frequent word of other languages alone.
    pub(super) folded: Counts,
    /// The same with frequent words for function words, as it stands and with a footnote's number at its end.
    pub(super) raw: Counts,
    /// Bytes without the footnote's number.
    pub(super) bytes: u32,
    pub(super) function: FunctionWord,
    /// Whether it begins a term, and may be half of a word split in two.
    pub(super) begins: bool,
    /// Whether it is one word only by marks that other ways to split a text take for its end.
    pub(super) odd: bool,
    /// Whether it is known to match no pattern word that is wanted, in Swedish and in English.
    pub(super) blank: [bool; 2],
}

/// A spelling with the pattern words that it matches.
#[derive(Debug)]
struct Spelling {
    seen: Seen,
    folded: Box<str>,
    /// In Swedish and in English, once they are asked for: where they stand among all matches.
    matches: [Option<Range<u32>>; 2],
}

/// All spellings, with the concepts that they were held to.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// The number of the wanted concepts; 0 for none.
    wanted: u64,
    /// The number of each spelling.
    ids: HashMap<Box<str>, u32, FixedState>,
    /// That of two spellings written as one.
    joined: HashMap<(u32, u32), u32, FixedState>,
    all: Vec<Spelling>,
    /// Pattern words, those of one spelling in a row.
    matches: Vec<u32>,
    pub(super) met: Met,
}

impl Spellings {
    /// Forgets what was held to other concepts, or has become too much.
    pub(super) fn hold_to(&mut self, wanted: u64) {
        if self.wanted != wanted || self.all.len() >= MOST_WORDS {
            *self = Self { wanted, ..Self::default() };
        }
    }

    /// What is known of a word as it stands in a text, and its number.
    #[inline]
    pub(super) fn seen(&mut self, word: &str, lexicon: &Lexicon) -> (Seen, u32) {
        let known = self.ids.get(word).and_then(|&id| Some((self.all.get(id as usize)?.seen, id)));
        known.unwrap_or_else(|| self.first_seen(word, lexicon))
    }

    /// What is known of two words taken as one, and their number, given by their numbers and as they stand without a footnote's.
    pub(super) fn joined(&mut self, ids: (u32, u32), (one, other): (&str, &str), lexicon: &Lexicon) -> (Seen, u32) {
        let known = self.joined.get(&ids).and_then(|&id| Some((self.all.get(id as usize)?.seen, id)));
        known.unwrap_or_else(|| {
            let seen = seen(one, one, lexicon);
            let id = self.add(fold(one) + &fold(other), seen);
            self.joined.insert(ids, id);
            (seen, id)
        })
    }

    fn first_seen(&mut self, word: &str, lexicon: &Lexicon) -> (Seen, u32) {
        let folded = fold(without_note(word));
        let seen = seen(word, &folded, lexicon);
        let id = self.add(folded, seen);
        self.ids.insert(word.into(), id);
        (seen, id)
    }

    fn add(&mut self, folded: String, seen: Seen) -> u32 {
        let id = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(Spelling { seen, folded: folded.into(), matches: [None, None] });
        id
    }

    /// The wanted pattern words that a spelling matches in a language.
    pub(super) fn matches(&mut self, id: u32, language: Language, lexicon: &Lexicon, wanted: &Wanted) -> &[u32] {
        let Some(spelling) = self.all.get_mut(id as usize) else { return &[] };
        let [sv, en] = &mut spelling.matches;
        let known = if language == Language::Sv { &mut *sv } else { &mut *en };
        let range = known.get_or_insert_with(|| {
            let start = self.matches.len();
            self.matches.extend(lexicon.matches(&spelling.folded, language).filter(|&word| wanted.holds(word)));
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            place(start)..place(self.matches.len())
        });
        let found = range.start as usize..range.end as usize;
        spelling.seen.blank = [sv, en].map(|matches| matches.as_ref().is_some_and(Range::is_empty));
        self.matches.get(found).unwrap_or_default()
    }
}

/// What is known of a word as it stands and folded.
fn seen(word: &str, folded: &str, lexicon: &Lexicon) -> Seen {
    let function = FunctionWord::of(folded);
    let (frequent, as_it_stands) = (Frequent::of(folded), Frequent::of_raw(word));
    let is_strange = |frequent: Frequent| frequent.others() != 0 && !frequent.has(SWEDISH) && !frequent.has(ENGLISH);
    let is_word = |text: &str| !text.starts_with(|c: char| c.is_ascii_digit());
    let (counts, raw_counts) = (is_word(folded), is_word(word));
    Seen {
        folded: Counts::of([function == FunctionWord::Sv, function == FunctionWord::En, counts, counts && is_strange(frequent)]),
        raw: Counts::of([
            raw_counts && as_it_stands.has(SWEDISH),
            raw_counts && as_it_stands.has(ENGLISH),
            raw_counts,
            raw_counts && is_strange(as_it_stands),
        ]),
        bytes: u32::try_from(without_note(word).len()).unwrap_or(u32::MAX),
        function,
        begins: lexicon.begins_any_term(folded),
        odd: !word.chars().all(char::is_alphanumeric),
        blank: [false; 2],
    }
}
