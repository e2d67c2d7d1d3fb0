//! The keys under which pattern words are found: what a word of a text has to share with a pattern word to match it.

use super::{COMPOUND_LETTERS, Mode, PatternWord};
use crate::language::Language;
use crate::text::word::{edits_allowed, fold, without_ligature};

/// A key under which a pattern word is found in one of the tables of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// Of the stem that a word matching it begins with.
    Beginning(u64),
    /// Of its first bytes, where it may stand inside a compound.
    Inside(u64),
    /// Of what a mistyped form keeps of it.
    Kept(u64),
}

/// The keys under which a pattern word is found in a language.
pub(super) fn keys(word: &PatternWord<'_>, language: Language) -> impl Iterator<Item = Key> {
    let own = word.language.is_none_or(|own| own == language);
    let inflected = own && word.language.is_some() && word.mode == Mode::Word;
    let compound = inflected && language == Language::Sv && word.text.chars().count() >= COMPOUND_LETTERS;
    let may_slip = inflected && edits_allowed(word.text) > 0;
    let beginning = own.then(|| Key::Beginning(Beginning::of(&fold(word.stem)).key()));
    let inside = compound.then(|| Key::Inside(Inside::of(word.text).key()));
    let mistyped = may_slip.then(|| kept(word.text)).into_iter().flatten().map(Key::Kept);
    beginning.into_iter().chain(inside).chain(mistyped)
}

/// FNV-1a, letter by letter: the hash of a beginning is that of the next longer one on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beginning(u64);

impl Beginning {
    /// The empty beginning.
    pub(super) const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    #[inline]
    pub(super) fn then(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    pub(super) fn of(text: &str) -> Self {
        text.bytes().fold(Self::EMPTY, Self::then)
    }

    pub(super) const fn key(self) -> u64 {
        self.0
    }
}

/// Bytes of a pattern word that a compound shows of it.
pub(super) const INSIDE: usize = 6;

/// The key of the first bytes of a word that stands inside another; each byte that is read pushes the one so far back.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Inside(u64);

impl Inside {
    #[inline]
    pub(super) fn then(self, byte: u8) -> Self {
        const WINDOW: u64 = (1 << (8 * INSIDE)) - 1;
        Self((self.0 << 8 | u64::from(byte)) & WINDOW)
    }

    /// Of a word that has so many bytes.
    pub(super) fn of(word: &str) -> Self {
        word.bytes().take(INSIDE).fold(Self::default(), Self::then)
    }

    pub(super) const fn key(self) -> u64 {
        self.0
    }
}

/// Letters of a part of a pattern word: one part more than there may be slips is laid out of it, so that one is kept.
const PART: usize = 4;
/// Most slips of the pen that are forgiven.
const SLIPS: usize = 2;
/// The letters of a word that are looked at.
const LETTERS: usize = SLIPS * PART + SLIPS + PART;
/// The number of the second part of a word that has too few letters for a whole one.
const SHORT: usize = SLIPS + 1;

/// The first letters of a word, zero where it is shorter.
#[derive(Debug, Clone, Copy)]
pub(super) struct FirstLetters([u32; LETTERS]);

impl FirstLetters {
    pub(super) fn of(word: &str) -> Self {
        let mut letters = [0; LETTERS];
        for (letter, c) in letters.iter_mut().zip(word.chars()) {
            *letter = u32::from(c);
        }
        Self(letters)
    }

    /// The key of its first three letters.
    pub(super) fn opening(self) -> u64 {
        let [first, second, third, ..] = self.0;
        self.key(0, [first, second, third, 0])
    }

    /// The key of its first letter.
    pub(super) fn initial(self) -> u64 {
        let [first, ..] = self.0;
        self.key(0, [first, 0, 0, 0])
    }

    /// The key of some letters as a part with this number; a mistyped word keeps its first letter.
    #[inline]
    fn key(self, part: usize, [a, b, c, d]: [u32; PART]) -> u64 {
        let [first, ..] = self.0;
        let pair = |high: u32, low: u32| u64::from(high) << 32 | u64::from(low);
        (pair(a, b).rotate_left(11) ^ pair(c, d)).wrapping_mul(0x2545_f491_4f6c_dd1d) ^ u64::from(first) << 2 ^ part as u64
    }

    /// The letters that begin here.
    #[inline]
    fn letters(self, at: usize) -> [u32; PART] {
        self.0.get(at..).and_then(|letters| letters.first_chunk()).copied().unwrap_or_default()
    }

    /// All keys by which a word may be found that this one is mistyped for: a part that is kept stands as far from its place as there may
    /// be slips.
    pub(super) fn kept(self) -> impl Iterator<Item = u64> {
        let whole = (0..=SLIPS).flat_map(|part| {
            let place = part * PART;
            (place.saturating_sub(SLIPS)..=place + SLIPS).map(move |at| (part, at))
        });
        let whole = whole.map(move |(part, at)| self.key(part, self.letters(at)));
        let short = (PART - 1..=PART + 1).map(move |at| {
            let [a, b, c, _] = self.letters(at);
            self.key(SHORT, [a, b, c, 0])
        });
        whole.chain(short)
    }
}

/// The keys under which a word is laid out that may be mistyped.
///
/// Each slip touches one part, or swaps the last letter of one for the first of the next: then the first of them is kept but for its last
/// letter, in place of which stands that of the next.
pub(super) fn kept(word: &str) -> Vec<u64> {
    let letters = FirstLetters::of(word);
    let mut keys = Vec::new();
    for part in 0..=edits_allowed(word) {
        let own = letters.letters(part * PART);
        let [a, b, c, d] = own;
        if d == 0 {
            keys.push(letters.key(SHORT, [a, b, c, 0]));
            continue;
        }
        let next = letters.letters(part * PART + 1);
        keys.extend([letters.key(part, own), letters.key(part, [a, b, c, next[PART - 1]])]);
    }
    // A lost ligature takes up to three letters with it.
    keys.extend(without_ligature(word).map(|rest| FirstLetters::of(&rest)).map(|rest| rest.key(0, rest.letters(0))));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::is_typo;

    proptest::proptest! {
        #[test]
        fn what_is_mistyped_keeps_a_key(term in "[abfiå]{7,14}", slips in proptest::collection::vec((0_usize..4, 0_usize..16, "[abfiå]"), 1..3), end in "[abs]{0,4}") {
            let mut letters: Vec<char> = term.chars().collect();
            for (slip, at, letter) in slips {
                let at = at.min(letters.len().saturating_sub(2));
                match slip {
                    0 => { letters.remove(at); }
                    1 => letters.insert(at, letter.chars().next().unwrap()),
                    2 => letters[at] = letter.chars().next().unwrap(),
                    _ => letters.swap(at, at + 1),
                }
            }
            let word: String = letters.into_iter().chain(end.chars()).collect();
            for language in Language::ALL {
                let found = FirstLetters::of(&word).kept().any(|key| kept(&term).contains(&key));
                proptest::prop_assert!(found || !is_typo(&word, &term, language), "{} for {}", word, term);
            }
        }

        #[test]
        fn a_lost_ligature_keeps_a_key(term in "[abfil]{7,14}", word in "[abfil]{4,16}") {
            let found = FirstLetters::of(&word).kept().any(|key| kept(&term).contains(&key));
            proptest::prop_assert!(found || !is_typo(&word, &term, Language::Sv), "{} for {}", word, term);
        }
    }
}
