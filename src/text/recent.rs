//! What was looked up last: a small table in front of a large one, that stays in the processor's cache. Half of the words of a text are few.

/// A key with a place of its own.
pub(super) trait Placed: Copy + Default + Eq {
    /// A number whose upper bits each depend on all bits of the key.
    fn mixed(self) -> u64;
}

/// What was put last at every place: each key has one, which it shares with others. The default key stands for nothing.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    /// None before the first is put.
    slots: Vec<(K, V)>,
    /// Binary logarithm of their number.
    bits: u32,
}

impl<K: Placed, V: Clone + Default> Recent<K, V> {
    /// With two to the power of so many places.
    pub(super) const fn new(bits: u32) -> Self {
        Self { slots: Vec::new(), bits }
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
        if self.slots.is_empty() {
            self.slots = vec![Default::default(); 1 << self.bits];
        }
        let place = self.place(key);
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = (key, value);
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
}
