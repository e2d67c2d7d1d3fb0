//! What was looked up last: a small table in front of a large one, that stays in the processor's cache. Half of the words of a text are few.

/// A key with a place of its own.
pub(super) trait Placed: Copy + Default + Eq {
    /// A number whose upper bits each depend on all bits of the key.
    fn mixed(self) -> u64;
}

/// What was put last at every place: each key has one, which it shares with others. The default key stands for nothing.
#[derive(Debug)]
pub(super) struct Recent<K, V>(Box<[(K, V)]>);

impl<K: Placed, V: Copy + Default> Recent<K, V> {
    /// With two to the power of so many places.
    pub(super) fn new(bits: u32) -> Self {
        Self(vec![(K::default(), V::default()); 1 << bits].into())
    }

    fn place(&self, key: K) -> usize {
        let bits = self.0.len().trailing_zeros();
        usize::try_from(key.mixed() >> (u64::BITS - bits)).unwrap_or(0)
    }

    /// What was put for a key, if nothing took its place since.
    #[inline]
    pub(super) fn get(&self, key: K) -> Option<V> {
        self.0.get(self.place(key)).filter(|(known, _)| *known == key).map(|&(_, value)| value)
    }

    /// Puts something for a key, which is not the default one.
    #[inline]
    pub(super) fn put(&mut self, key: K, value: V) {
        let place = self.place(key);
        if let Some(slot) = self.0.get_mut(place) {
            *slot = (key, value);
        }
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
