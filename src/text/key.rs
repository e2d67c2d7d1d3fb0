//! Words as keys of a table: short ones, as nearly all are, stand in the table itself, so that to find one takes no second look elsewhere.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

/// The longest word that stands in the table, in bytes: as many as fit beside what a longer one takes.
const SHORT: usize = 22;

/// A word as the bytes that it is looked up by.
#[derive(Debug)]
pub(super) enum Key {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Box<[u8]>),
}

impl Key {
    pub(super) fn of(word: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..word.len()), u8::try_from(word.len())) {
            (Some(own), Ok(length)) => {
                own.copy_from_slice(word.as_bytes());
                Self::Short { length, bytes }
            }
            _ => Self::Long(word.as_bytes().into()),
        }
    }

    #[inline]
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Short { length, bytes } => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Self::Long(bytes) => bytes,
        }
    }
}

impl Borrow<[u8]> for Key {
    #[inline]
    fn borrow(&self) -> &[u8] {
        self.bytes()
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for Key {}

impl Hash for Key {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn short_and_long_words_are_found_by_their_bytes() {
        let words = ["", "å", "människohandeln", "xxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxx", "människohandelsärendena"];
        let known: HashMap<Key, usize> = words.iter().enumerate().map(|(at, word)| (Key::of(word), at)).collect();
        for (at, word) in words.iter().enumerate() {
            assert_eq!(known.get(word.as_bytes()), Some(&at));
        }
        assert_eq!(known.get("ä".as_bytes()), None);
        assert_eq!(size_of::<Key>(), 24);
    }
}
