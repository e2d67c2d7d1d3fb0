//! Short words as keys of a table: nearly all words are, and to find one takes a few comparisons of whole numbers where it stands.

use std::ops::Range;

use super::recent::Placed;

/// The longest short word, in bytes.
const LONGEST: usize = 23;

/// A word of at most [`LONGEST`] bytes, with their number behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Short(u64, u64, u64);

impl Short {
    /// The key of the word that stands here in a text, read in one go where the text goes on behind it; `None` for a long one.
    #[inline]
    pub(super) fn at(text: &str, place: &Range<usize>) -> Option<Self> {
        let length = place.end.saturating_sub(place.start);
        let Some(bytes) = text.as_bytes().get(place.start..).and_then(|rest| rest.first_chunk::<{ LONGEST + 1 }>()) else {
            return Self::of(text.get(place.clone())?);
        };
        if length > LONGEST {
            return None;
        }
        // Of each part the bytes that are the word's.
        let part = |at: usize, bytes: &[u8; 8]| {
            let own = length.saturating_sub(8 * at).min(8);
            let mask = if own == 8 { u64::MAX } else { (1 << (8 * own)) - 1 };
            u64::from_le_bytes(*bytes) & mask
        };
        let (parts, _) = bytes.as_chunks::<8>();
        match parts {
            [first, second, third] => Some(Self(part(0, first), part(1, second), part(2, third) | (length as u64) << 56)),
            _ => None,
        }
    }

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

impl Placed for Short {
    #[inline]
    fn mixed(self) -> u64 {
        let Self(first, second, third) = self;
        (first ^ second.rotate_left(23) ^ third.rotate_left(46)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
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
            let text = format!("x{word}, och så en text som är längre än så");
            assert_eq!(Short::at(&text, &(1..1 + word.len())), Short::of(word), "{word}");
            assert_eq!(Short::at(word, &(0..word.len())), Short::of(word), "{word}");
        }
        assert_eq!(Short::of("xxxxxxxxxxxxxxxxxxxxxxxx"), None);
        assert_eq!(Short::at("xxxxxxxxxxxxxxxxxxxxxxxx", &(0..24)), None);
    }
}
