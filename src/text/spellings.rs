//! What is told of short words, by their letters: a table asked for every word of an archive, so that one look at one place has to do.

use super::key::Short;
use super::recent::Placed;
use super::seen::Seen;

/// A word with what is told of it; one without a number is none. Two share a line of the processor's cache.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(32))]
struct Slot {
    word: Short,
    seen: Seen,
}

/// Words, each at the first free place from its own on. The sooner a word is met the more often it is, as a rule, and the nearer it stands.
#[derive(Debug)]
pub(super) struct Spellings {
    /// A power of two of them, or none; at most five of eight are taken.
    slots: Vec<Slot>,
    /// Bits by which those of a mixed word are shifted to give its place.
    shift: u32,
    count: usize,
}

impl Default for Spellings {
    fn default() -> Self {
        Self { slots: Vec::new(), shift: u64::BITS, count: 0 }
    }
}

impl Spellings {
    /// Binary logarithm of the number of places there are at first.
    const FEWEST: u32 = 10;

    #[inline]
    fn place(&self, word: Short) -> usize {
        usize::try_from(word.mixed().unbounded_shr(self.shift)).unwrap_or(0)
    }

    /// What is told of a word that stands at its own place in the table; nothing of another one. Whether it does decides on no
    /// way that is taken, so that the processor waits for the places of several words at once.
    #[inline]
    pub(super) fn at_its_place(&self, word: Short) -> Seen {
        let Some(slot) = self.slots.get(self.place(word)) else { return Seen::default() };
        slot.seen.unless(slot.word.difference(word))
    }

    /// What is told of a word.
    pub(super) fn get(&self, word: Short) -> Option<Seen> {
        let mut at = self.place(word);
        loop {
            let slot = self.slots.get(at).filter(|slot| slot.seen.id != 0)?;
            if slot.word == word {
                return Some(slot.seen);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Where a word stands, or may be put.
    fn slot(&mut self, word: Short) -> Option<&mut Slot> {
        let mut at = self.place(word);
        while self.slots.get(at).is_some_and(|slot| slot.seen.id != 0 && slot.word != word) {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots.get_mut(at)
    }

    /// Puts what is told of a word, which has a number and a letter at least, in place of what was told before.
    pub(super) fn put(&mut self, word: Short, seen: Seen) {
        if (self.count + 1) * 8 > self.slots.len() * 5 {
            self.grow();
        }
        if let Some(slot) = self.slot(word) {
            let is_new = slot.seen.id == 0;
            *slot = Slot { word, seen };
            self.count += usize::from(is_new);
        }
    }

    /// Doubles the number of places.
    fn grow(&mut self) {
        let mut all: Vec<Slot> = std::mem::take(&mut self.slots).into_iter().filter(|slot| slot.seen.id != 0).collect();
        all.sort_unstable_by_key(|slot| slot.seen.id);
        let bits = if all.is_empty() { Self::FEWEST } else { u64::BITS - self.shift + 1 };
        self.shift = u64::BITS - bits;
        self.slots = vec![Slot::default(); 1 << bits];
        for own in all {
            if let Some(slot) = self.slot(own.word) {
                *slot = own;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_are_found_again() {
        let word = |at: u32| Short::of(&format!("w{at}")).unwrap();
        let seen = Seen::with_id;
        let mut spellings = Spellings::default();
        assert!(spellings.get(word(1)).is_none());
        for id in 1..5000 {
            spellings.put(word(id), seen(id));
        }
        spellings.put(word(7), seen(9000));
        assert!((1..5000).all(|id| spellings.get(word(id)).is_some_and(|seen| seen.id == if id == 7 { 9000 } else { id })));
        assert!((1..5000).all(|id| [0, spellings.get(word(id)).unwrap().id].contains(&spellings.at_its_place(word(id)).id)));
        assert!((5000..9000).all(|id| spellings.at_its_place(word(id)).id == 0));
        assert!((5000..9000).all(|id| spellings.get(word(id)).is_none()));
        assert_eq!(spellings.count, 4999);
    }
}
