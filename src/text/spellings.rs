//! The spellings that a thread has met at a glance, each with what is known of it.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::detect::FunctionWord;
use super::foreign::Spread;
use super::frequent::{ENGLISH, Frequent, SWEDISH};
use super::key::Short;
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
    /// One for each bit that is set in the lowest four.
    #[inline]
    fn of_bits(bits: u16) -> Self {
        let bits = u64::from(bits);
        Self(bits & 1 | (bits & 2) << 15 | (bits & 4) << 30 | (bits & 8) << 45)
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
    /// Its number.
    pub(super) id: u32,
    /// Bytes without the footnote's number.
    bytes: u16,
    flags: u16,
}

/// Where the flags stand that are no counts; those of the counts are the lowest eight.
const SV: u16 = 1 << 8;
const EN: u16 = 1 << 9;
const BEGINS: u16 = 1 << 10;
const ODD: u16 = 1 << 11;

impl Seen {
    /// One for each of what it counts as: function word of Swedish, of English, word, frequent word of other languages alone.
    #[inline]
    pub(super) fn folded(self) -> Counts {
        Counts::of_bits(self.flags)
    }

    /// The same with frequent words for function words, as it stands and with a footnote's number at its end.
    #[inline]
    pub(super) fn raw(self) -> Counts {
        Counts::of_bits(self.flags >> 4)
    }

    /// Bytes without the footnote's number.
    #[inline]
    pub(super) fn bytes(self) -> usize {
        usize::from(self.bytes)
    }

    pub(super) const fn function(self) -> FunctionWord {
        match (self.flags & SV != 0, self.flags & EN != 0) {
            (true, _) => FunctionWord::Sv,
            (_, true) => FunctionWord::En,
            _ => FunctionWord::Neither,
        }
    }

    /// Whether it begins a term, and may be half of a word split in two.
    #[inline]
    pub(super) const fn begins(self) -> bool {
        self.flags & BEGINS != 0
    }

    /// Whether it is one word only by marks that other ways to split a text take for its end.
    #[inline]
    pub(super) const fn is_odd(self) -> bool {
        self.flags & ODD != 0
    }
}

/// A spelling with the pattern words that it matches.
#[derive(Debug)]
struct Spelling {
    folded: Box<str>,
    /// In Swedish and in English, once they are asked for: where they stand among all matches.
    matches: [Option<Range<u32>>; 2],
}

/// All spellings, with the concepts that they were held to.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// The number of the wanted concepts; 0 for none.
    wanted: u64,
    /// What is known of each spelling, short ones and long ones.
    short: HashMap<Short, Seen, FixedState>,
    long: HashMap<Box<str>, Seen, FixedState>,
    /// The number of two spellings written as one.
    joined: HashMap<(u32, u32), u32, FixedState>,
    all: Vec<Spelling>,
    /// For each spelling whether it is known to match no pattern word that is wanted, in Swedish and in English.
    blank: Vec<[bool; 2]>,
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

    /// What is known of a word as it stands in a text of at most 65,535 bytes.
    #[inline]
    pub(super) fn seen(&mut self, word: &str, lexicon: &Lexicon) -> Seen {
        let known = match Short::of(word) {
            Some(short) => self.short.get(&short),
            None => self.long.get(word),
        };
        match known {
            Some(seen) => *seen,
            None => self.first_seen(word, lexicon),
        }
    }

    fn first_seen(&mut self, word: &str, lexicon: &Lexicon) -> Seen {
        let own = without_note(word);
        let folded = fold(own);
        let (flags, bytes) = (flags(word, &folded, lexicon), u16::try_from(own.len()).unwrap_or(u16::MAX));
        let seen = Seen { id: self.add(folded), bytes, flags };
        match Short::of(word) {
            Some(short) => self.short.insert(short, seen),
            None => self.long.insert(word.into(), seen),
        };
        seen
    }

    /// The number of two words taken as one, given by their numbers and as they stand without a footnote's.
    pub(super) fn joined(&mut self, ids: (u32, u32), (one, other): (&str, &str)) -> u32 {
        if let Some(&id) = self.joined.get(&ids) {
            return id;
        }
        let id = self.add(fold(one) + &fold(other));
        self.joined.insert(ids, id);
        id
    }

    fn add(&mut self, folded: String) -> u32 {
        let id = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(Spelling { folded: folded.into(), matches: [None, None] });
        self.blank.push([false; 2]);
        id
    }

    /// Whether a spelling is known to match no pattern word that is wanted, in Swedish and in English.
    #[inline]
    pub(super) fn blank(&self, id: u32) -> [bool; 2] {
        self.blank.get(id as usize).copied().unwrap_or_default()
    }

    /// The wanted pattern words that a spelling matches in a language.
    pub(super) fn matches(&mut self, id: u32, language: Language, lexicon: &Lexicon, wanted: &Wanted) -> &[u32] {
        let (Some(spelling), Some([blank_sv, blank_en])) = (self.all.get_mut(id as usize), self.blank.get_mut(id as usize)) else {
            return &[];
        };
        let [sv, en] = &mut spelling.matches;
        let (known, blank) = if language == Language::Sv { (sv, blank_sv) } else { (en, blank_en) };
        let range = known.get_or_insert_with(|| {
            let start = self.matches.len();
            self.matches.extend(lexicon.matches(&spelling.folded, language, wanted));
            *blank = start == self.matches.len();
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            place(start)..place(self.matches.len())
        });
        self.matches.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// What is known of a word as it stands and folded.
fn flags(word: &str, folded: &str, lexicon: &Lexicon) -> u16 {
    let function = FunctionWord::of(folded);
    let (frequent, as_it_stands) = (Frequent::of(folded), Frequent::of_raw(word));
    let is_strange = |frequent: Frequent| frequent.others() != 0 && !frequent.has(SWEDISH) && !frequent.has(ENGLISH);
    let is_word = |text: &str| !text.starts_with(|c: char| c.is_ascii_digit());
    let (is_sv, is_en) = (function == FunctionWord::Sv, function == FunctionWord::En);
    let folded_counts = [is_sv, is_en, is_word(folded), is_word(folded) && is_strange(frequent)];
    let raw_counts =
        [as_it_stands.has(SWEDISH), as_it_stands.has(ENGLISH), true, is_strange(as_it_stands)].map(|counts| counts && is_word(word));
    let is_odd = !word.chars().all(char::is_alphanumeric);
    let others = [is_sv, is_en, lexicon.begins_any_term(folded), is_odd];
    let all = folded_counts.into_iter().chain(raw_counts).chain(others);
    all.enumerate().fold(0, |flags, (at, is_set)| flags | u16::from(is_set) << at)
}
