//! Short words as keys of a table: nearly all words are, and to find one takes a few comparisons of whole numbers where it stands.

/// The longest short word, in bytes.
const LONGEST: usize = 23;

/// A word of at most [`LONGEST`] bytes, with their number behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Short(u64, u64, u64);

impl Short {
    /// The key of a word; `None` for a long one.
    #[inline]
    pub(super) fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST + 1];
        bytes.get_mut(..word.len()).filter(|own| own.len() <= LONGEST)?.copy_from_slice(word.as_bytes());
        let [.., length] = &mut bytes;
        *length = u8::try_from(word.len()).ok()?;
        let (parts, _) = bytes.as_chunks::<8>();
        match parts {
            &[first, second, third] => Some(Self(u64::from_le_bytes(first), u64::from_le_bytes(second), u64::from_le_bytes(third))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_have_keys_that_differ() {
        let words =
            ["", "\0", "\0\0", "a", "a\0", "människohandel", "människohandels", "xxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxy"];
        for (at, word) in words.iter().enumerate() {
            assert!(Short::of(word).is_some(), "{word}");
            assert!(words.iter().skip(at + 1).all(|other| Short::of(word) != Short::of(other)), "{word}");
        }
        assert_eq!(Short::of("xxxxxxxxxxxxxxxxxxxxxxxx"), None);
    }
}
