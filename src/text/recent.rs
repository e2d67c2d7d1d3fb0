//! What was looked up last: a small table in front of a large one, that stays in the processor's cache. Half of the words of a text are few.

/// A key with a place of its own.
pub(super) trait Placed: Copy + Default + Eq {
    /// A number whose upper bits each depend on all bits of the key.
    fn mixed(self) -> u64;
}

/// Binary logarithm of how many places there are at first: a short text fills few, and memory costs time when it is first touched.
const AT_FIRST: u32 = 6;
/// How many times more places there are, as a binary logarithm, when half as many things have been put as there are places.
const MORE: u32 = 2;

/// What was put last at every place: each key has one, which it shares with others. The default key stands for nothing.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    /// None before the first is put.
    slots: Vec<(K, V)>,
    /// Binary logarithm of their number.
    bits: u32,
    /// The same of their number at most.
    most: u32,
    /// How many things may still be put before there are more places.
    left: usize,
}

impl<K: Placed, V: Clone + Default> Recent<K, V> {
    /// With two to the power of so many places at most.
    pub(super) const fn new(most: u32) -> Self {
        let bits = if most < AT_FIRST { most } else { AT_FIRST };
        Self { slots: Vec::new(), bits, most, left: 0 }
    }

    fn place(&self, key: K) -> usize {
        usize::try_from(key.mixed() >> (u64::BITS - self.bits)).unwrap_or(0)
    }

    /// What was put for a key, if nothing took its place since.
    #[inline]
    pub(super) fn get(&self, key: K) -> Option<V> {
        self.slots.get(self.place(key)).filter(|(known, _)| *known == key).map(|(_, value)| value.clone())
    }

    /// Puts something for a key, which is not the default one.
    #[inline]
    pub(super) fn put(&mut self, key: K, value: V) {
        if self.left == 0 {
            self.make_room();
        }
        self.left -= 1;
        self.replace(key, value);
    }

    #[inline]
    fn replace(&mut self, key: K, value: V) {
        let place = self.place(key);
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = (key, value);
        }
    }

    /// Makes the first places or, while there may be, more of them.
    #[cold]
    fn make_room(&mut self) {
        if !self.slots.is_empty() {
            self.bits = (self.bits + MORE).min(self.most);
        }
        let places = 1 << self.bits;
        self.left = if self.bits < self.most { places / 2 } else { usize::MAX };
        if self.slots.len() < places {
            let known = std::mem::replace(&mut self.slots, vec![Default::default(); places]);
            known.into_iter().filter(|(key, _)| *key != K::default()).for_each(|(key, value)| self.replace(key, value));
        }
    }
}

impl Placed for u64 {
    #[inline]
    fn mixed(self) -> u64 {
        self.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The numbers of two words.
pub(super) type Pair = (u64, u64);

impl Placed for Pair {
    #[inline]
    fn mixed(self) -> u64 {
        (self.0.rotate_left(32) ^ self.1).mixed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    struct Same(u32);

    impl Placed for Same {
        fn mixed(self) -> u64 {
            0
        }
    }

    #[test]
    fn keys_that_share_a_place_are_told_apart() {
        let mut recent = Recent::new(4);
        assert_eq!(recent.get(Same(1)), None);
        recent.put(Same(1), 'a');
        assert_eq!((recent.get(Same(1)), recent.get(Same(2))), (Some('a'), None));
        recent.put(Same(2), 'b');
        assert_eq!((recent.get(Same(1)), recent.get(Same(2))), (None, Some('b')));
    }

    #[test]
    fn nothing_is_lost_when_there_are_more_places() {
        for (most, kept) in [(10, 1000), (3, 8)] {
            let mut recent = Recent::new(most);
            (1..=1000_u64).for_each(|number| recent.put(number, number));
            let found = (1..=1000).filter(|&number| recent.get(number) == Some(number)).count();
            assert!(found > kept / 2 && recent.slots.len() == 1 << most, "{most}: {found}");
        }
    }
}
