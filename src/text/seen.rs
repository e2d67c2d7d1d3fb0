//! What is told of a word by its spelling alone.

use super::detect::FunctionWord;
use super::foreign::Spread;
use super::frequent::{ENGLISH, Frequent, SWEDISH};
use super::lexicon::Lexicon;
use super::token::without_note;
use crate::language::Language;

/// Four counts of 16 bits in one number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts(u64);

impl Counts {
    /// One for each bit that is set in the lowest four: each is moved to the place of its count, with the others, which are left out.
    #[inline]
    fn of_bits(bits: u16) -> Self {
        const PLACES: u64 = 1 | 1 << 15 | 1 << 30 | 1 << 45;
        Self((u64::from(bits & 0xf) * PLACES) & 0x0001_0001_0001_0001)
    }

    #[inline]
    #[must_use]
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    pub(super) fn spread(self) -> Spread {
        let part = |at: u32| usize::try_from(self.0 >> (16 * at) & 0xffff).unwrap_or(0);
        Spread { swedish: part(0), english: part(1), words: part(2), strange: part(3) }
    }
}

/// Whether something holds if a text is read in Swedish, and if it is read in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct InEither(u8);

impl InEither {
    pub(super) const BOTH: Self = Self(3);

    pub(super) const fn only(language: Language) -> Self {
        match language {
            Language::Sv => Self(1),
            Language::En => Self(2),
        }
    }

    /// Where something holds that is asked of each language.
    pub(super) fn of(mut holds: impl FnMut(Language) -> bool) -> Self {
        Language::ALL.into_iter().filter(|&language| holds(language)).fold(Self::default(), |all, one| all.or(Self::only(one)))
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What is known of a spelling as it stands in texts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// Its number; never 0.
    pub(super) id: u32,
    /// Bytes without the footnote's number.
    bytes: u16,
    flags: u16,
}

/// Where the flags stand, of the lowest eight, which are counts, those of function words in Swedish and in English.
const SV: u16 = 1;
const EN: u16 = 1 << 1;
const BEGINS: u16 = 1 << 8;
const ODD: u16 = 1 << 9;
const SIGN: u16 = 1 << 10;
const FIRST: u16 = 1 << 11;
/// Whether it was asked what the word may be cut short for; where the answer stands.
const CUT_KNOWN: u16 = 1 << 13;
const CUT: u32 = 14;

impl Seen {
    /// A word with a number, of which nothing is told.
    #[cfg(test)]
    pub(super) const fn with_id(id: u32) -> Self {
        Self { id, bytes: 0, flags: 0 }
    }

    /// What is told of a word with this number, as it stands in a text, and folded without a footnote's number.
    pub(super) fn first((id, word): (u32, &str), folded: &str, lexicon: &Lexicon) -> Self {
        let bytes = u16::try_from(without_note(word).len()).unwrap_or(u16::MAX);
        Self { id, bytes, flags: flags(word, folded, lexicon) }
    }

    /// The same, known to be a sign, perhaps a first one.
    pub(super) const fn with_sign(self, is_first: bool) -> Self {
        Self { flags: self.flags | SIGN | if is_first { FIRST } else { 0 }, ..self }
    }

    /// The same, with what is known of it where it is cut short.
    pub(super) fn with_cut(self, signs: InEither) -> Self {
        Self { flags: self.flags | CUT_KNOWN | u16::from(signs.0) << CUT, ..self }
    }

    /// Whether it may stand for a term where it is cut short, once that was asked.
    pub(super) fn cut(self) -> Option<InEither> {
        let [low, _] = (self.flags >> CUT).to_le_bytes();
        (self.flags & CUT_KNOWN != 0).then_some(InEither(low))
    }

    /// Nothing if there is a difference, which decides on no way that is taken.
    #[inline]
    #[must_use]
    pub(super) fn unless(self, difference: u64) -> Self {
        let kept = u32::from(difference != 0).wrapping_sub(1);
        let [low, high, ..] = kept.to_le_bytes();
        let half = u16::from_le_bytes([low, high]);
        Self { id: self.id & kept, bytes: self.bytes & half, flags: self.flags & half }
    }

    /// The same with what holds of another one too.
    #[inline]
    #[must_use]
    pub(super) const fn along(self, other: Self) -> Self {
        Self { flags: self.flags | other.flags, ..self }
    }

    /// Whether it may be a word of a term that is looked for.
    #[inline]
    pub(super) const fn is_sign(self) -> bool {
        self.flags & SIGN != 0
    }

    /// Whether it may be the word with which a term has to be met.
    #[inline]
    pub(super) const fn is_first_sign(self) -> bool {
        self.flags & FIRST != 0
    }

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

/// What is known of a word as it stands and folded.
fn flags(word: &str, folded: &str, lexicon: &Lexicon) -> u16 {
    let function = FunctionWord::of(folded);
    let frequent = Frequent::of(folded);
    let as_it_stands = if word == folded { frequent } else { Frequent::of_raw(word) };
    let is_strange = |frequent: Frequent| frequent.others() != 0 && !frequent.is_ours();
    let is_word = |text: &str| !text.starts_with(|c: char| c.is_ascii_digit());
    let (is_sv, is_en) = (function == FunctionWord::Sv, function == FunctionWord::En);
    let folded_counts = [is_sv, is_en, is_word(folded), is_word(folded) && is_strange(frequent)];
    let raw_counts =
        [as_it_stands.has(SWEDISH), as_it_stands.has(ENGLISH), true, is_strange(as_it_stands)].map(|counts| counts && is_word(word));
    let is_odd = !word.chars().all(char::is_alphanumeric);
    let others = [lexicon.begins_any_term(folded), is_odd];
    let all = folded_counts.into_iter().chain(raw_counts).chain(others);
    all.enumerate().fold(0, |flags, (at, is_set)| flags | u16::from(is_set) << at)
}
