//! Short words as keys of a table: nearly all words are, and to find one takes a few comparisons of whole numbers where it stands.

use std::ops::Range;

use super::recent::Placed;
use super::together::padded;

/// The longest short word, in bytes.
const LONGEST: usize = 24;

/// A word of at most [`LONGEST`] bytes, none of which is zero; zeros fill it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Short([u64; LONGEST / 8]);

impl Short {
    /// The key of a word; `None` for a long one.
    pub(super) fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Some(Self::first(&bytes, word.len()))
    }

    /// The key of the first of some bytes.
    #[inline]
    fn first(bytes: &[u8; LONGEST], length: usize) -> Self {
        /// From the right place on, as many bits as a word has, and zeros behind them.
        const OWN: [u8; 2 * LONGEST] = {
            let mut own = [0; 2 * LONGEST];
            let (first, _) = own.split_at_mut(LONGEST);
            let mut at = 0;
            while let Some((byte, _)) = first.split_at_mut(at).1.split_first_mut() {
                *byte = u8::MAX;
                at += 1;
            }
            own
        };
        let own = OWN.get(LONGEST.saturating_sub(length)..).and_then(|own| own.first_chunk()).unwrap_or(&[0; LONGEST]);
        let [one, two, three] = parts(bytes);
        let [first, second, third] = parts(own);
        Self([one & first, two & second, three & third])
    }

    /// Zero if two are the same, told without a way out between.
    #[inline]
    pub(super) const fn difference(self, other: Self) -> u64 {
        let ([one, two, three], [first, second, third]) = (self.0, other.0);
        (one ^ first) | (two ^ second) | (three ^ third)
    }
}

impl Placed for Short {
    #[inline]
    fn mixed(self) -> u64 {
        let [first, second, third] = self.0;
        (first ^ second.rotate_left(23) ^ third.rotate_left(46)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

#[inline]
fn parts(bytes: &[u8; LONGEST]) -> [u64; LONGEST / 8] {
    let (parts, _) = bytes.as_chunks::<8>();
    match parts {
        &[first, second, third] => [u64::from_le_bytes(first), u64::from_le_bytes(second), u64::from_le_bytes(third)],
        _ => Default::default(),
    }
}

/// The words of a text as keys.
#[derive(Debug)]
pub(super) struct Keys<'t> {
    bytes: &'t [u8],
    /// The last bytes of the text, with others behind them, so that a word at its end is read as any other; and where they begin.
    end: [u8; 2 * LONGEST],
    end_at: usize,
}

impl<'t> Keys<'t> {
    /// Of this text.
    pub(super) fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let end_at = bytes.len().saturating_sub(LONGEST);
        Self { bytes, end: padded(bytes.get(end_at..).unwrap_or_default(), 0), end_at }
    }

    /// The key of a word that stands in the text; `None` for a long one.
    #[inline]
    pub(super) fn at(&self, place: &Range<usize>) -> Option<Short> {
        let length = place.end.saturating_sub(place.start);
        if length > LONGEST {
            return None;
        }
        let (bytes, at) = if place.start < self.end_at { (self.bytes, place.start) } else { (&self.end[..], place.start - self.end_at) };
        Some(Short::first(bytes.get(at..)?.first_chunk()?, length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_have_keys_that_differ() {
        let words = ["a", "b", "ab", "människohandel", "människohandels", "xxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxy"];
        for (at, word) in words.iter().enumerate() {
            let key = Short::of(word);
            assert!(key.is_some(), "{word}");
            assert!(words.iter().skip(at + 1).all(|other| Short::of(word) != Short::of(other)), "{word}");
            for after in ["", ".", ", och så en text som är längre än så"] {
                let mut text = format!("x{word}{after}");
                assert_eq!(Keys::of(&text).at(&(1..1 + word.len())), key, "{text}");
                assert_eq!(Keys::of(&text.split_off(1)).at(&(0..word.len())), key, "{word}{after}");
            }
        }
        assert_eq!(Short::of("xxxxxxxxxxxxxxxxxxxxxxxxx"), None);
        assert_eq!(Keys::of("xxxxxxxxxxxxxxxxxxxxxxxxx").at(&(0..25)), None);
    }
}
