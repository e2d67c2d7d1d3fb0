//! A sieve that tells the words which may be signs from most others.

use super::index::mixed;
use super::keys::{Beginning, FirstLetters, INSIDE, Inside, Key};
use super::{Mode, PatternWord};
use crate::text::word::LONGEST_ENDING;

/// Whether forms of a pattern word have no more after it than an ending: one or two letters have no stem and are in no compound (see
/// `Lexicon::is_form`). One in six spellings of 44,397 public pages has no other key.
fn is_never_long(word: &PatternWord<'_>) -> bool {
    word.mode == Mode::Word && word.stem == word.text && word.text.chars().nth(2).is_none()
}

/// The key of a beginning after which no more than an ending may stand.
const fn ending(key: u64) -> u64 {
    !key
}

/// The keys by which signs are found in the lexicon's tables, two bits for each, small enough to stay in the processor's cache.
#[derive(Debug)]
pub(super) struct Sieve(Vec<u64>);

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
        let mixed = mixed(key);
        let place = |bit: u64| (usize::try_from(bit >> 6).unwrap_or(0), 1 << (bit & 63));
        [place(mixed >> (64 - Self::BITS)), place(mixed >> (64 - 2 * Self::BITS) & ((1 << Self::BITS) - 1))]
    }

    /// Puts a key of a pattern word.
    pub(super) fn put(&mut self, key: Key, word: &PatternWord<'_>) {
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

    /// The keys of a folded word under which signs may stand that it is a form of: never fewer than do.
    pub(super) fn find_forms(&self, word: &str, mut take: impl FnMut(Key)) {
        let (mut beginning, mut inside) = (Beginning::EMPTY, Inside::default());
        if self.has(beginning.key()) {
            take(Key::Beginning(beginning.key()));
        }
        for (at, byte) in word.bytes().enumerate() {
            (beginning, inside) = (beginning.then(byte), inside.then(byte));
            let ends = at + 1 + LONGEST_ENDING >= word.len();
            if self.has(beginning.key()) || ends && self.has(ending(beginning.key())) {
                take(Key::Beginning(beginning.key()));
            }
            if at >= INSIDE && self.has(inside.key()) {
                take(Key::Inside(inside.key()));
            }
        }
    }

    /// Those under which signs may stand that it may be mistyped for.
    pub(super) fn find_typos(&self, word: &str, take: impl FnMut(Key)) {
        FirstLetters::of(word).kept().filter(|&key| self.has(key)).map(Key::Kept).for_each(take);
    }
}
