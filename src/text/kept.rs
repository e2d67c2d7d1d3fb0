//! What a thread keeps from one document to the next.

use std::collections::HashMap;
use std::hash::Hash;

use foldhash::fast::FixedState;

/// At most so many things by their keys, each taken out while it is worked with.
#[derive(Debug)]
pub struct Kept<K, V, const MOST: usize>(HashMap<K, V, FixedState>);

impl<K, V, const MOST: usize> Default for Kept<K, V, MOST> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<K: Eq + Hash, V, const MOST: usize> Kept<K, V, MOST> {
    /// Takes out what is kept under a key.
    pub fn take(&mut self, key: &K) -> Option<V> {
        self.0.remove(key)
    }

    /// Keeps something; if there is too much, everything else is let go.
    pub fn put(&mut self, key: K, value: V) {
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.insert(key, value);
    }
}
