//! Where the words of a text begin and end: told of many bytes at a time, since most texts of an archive are read for their words alone.

use std::ops::Range;

use super::together::{TOGETHER, padded, which};
use super::token::{is_invisible, is_word_char};

/// Where the words of a text begin and end, those with a footnote's number whole.
pub(super) const fn pieces(text: &str) -> Pieces<'_> {
    Pieces { text, at: 0, next: 0, edges: 0, open: false, begun: 0 }
}

/// The words of a text by their place.
#[derive(Debug)]
pub(super) struct Pieces<'t> {
    text: &'t str,
    /// Where the bytes begin that were looked at last, and those after them.
    at: usize,
    next: usize,
    /// The bytes among them, in front of which a word begins or ends, that were not told yet.
    edges: u64,
    /// Whether a word goes on behind them.
    open: bool,
    /// The bytes behind them that belong to a letter begun in them.
    begun: u64,
}

impl Iterator for Pieces<'_> {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.edge()?;
        Some(start..self.edge()?)
    }
}

impl Pieces<'_> {
    /// Where the next word begins, or the one that was begun ends.
    #[inline]
    fn edge(&mut self) -> Option<usize> {
        while self.edges == 0 {
            self.go_on()?;
        }
        let edge = self.at + self.edges.trailing_zeros() as usize;
        self.edges &= self.edges - 1;
        Some(edge)
    }

    /// Looks at the next bytes; `None` behind the last edge.
    fn go_on(&mut self) -> Option<()> {
        let rest = self.text.as_bytes().get(self.next..).unwrap_or_default();
        self.at = self.next;
        let letters = match rest.first_chunk() {
            Some(bytes) => {
                self.next += TOGETHER;
                self.letters(bytes)
            }
            None if rest.is_empty() => {
                self.edges = u64::from(std::mem::take(&mut self.open));
                return (self.edges != 0).then_some(());
            }
            None => {
                self.next += rest.len();
                self.letters(&padded(rest, 0))
            }
        };
        self.edges = letters ^ (letters << 1 | u64::from(self.open));
        self.open = letters >> (TOGETHER - 1) != 0;
        Some(())
    }

    /// Which of these bytes belong to a letter, a digit, or what has no width within a word.
    #[inline]
    fn letters(&mut self, bytes: &[u8; TOGETHER]) -> u64 {
        let ascii = which(bytes, |byte| (byte | 0x20).wrapping_sub(b'a') < 26 || byte.wrapping_sub(b'0') < 10);
        let begun = std::mem::take(&mut self.begun);
        let others = which(bytes, |byte| byte >= 0xC2);
        if others == 0 {
            return ascii | begun;
        }
        // À to ÿ, but for the signs of multiplication and division.
        let marked = which(bytes, |byte| byte == 0xC3) & !(1 << (TOGETHER - 1));
        let is_sign = |byte| byte == 0x97 || byte == 0xB7;
        let mut letters = ascii | begun | marked | marked << 1;
        if bytes.iter().fold(false, |any, &byte| any | is_sign(byte)) {
            let signs = which(bytes, is_sign) & marked << 1;
            letters &= !(signs | signs >> 1);
        }
        if others == marked { letters } else { self.with_others(letters, others & !marked) }
    }

    /// The same with characters that are looked at one by one, given by their first bytes.
    fn with_others(&mut self, mut letters: u64, mut others: u64) -> u64 {
        while others != 0 {
            let first = others.trailing_zeros();
            others &= others - 1;
            let Some(c) = self.text.get(self.at + first as usize..).and_then(|rest| rest.chars().next()) else { continue };
            let within = if first == 0 { self.open } else { letters >> (first - 1) & 1 == 1 };
            // What has no width begins no word.
            if if is_invisible(c) { within } else { is_word_char(c) } {
                let own = (1 << c.len_utf8()) - 1;
                letters |= own << first;
                self.begun = own.unbounded_shr(u64::BITS - first);
            }
        }
        letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, one character at a time.
    fn one_by_one(text: &str) -> Vec<Range<usize>> {
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut within = false;
        for (at, c) in text.char_indices() {
            let is_letter = if is_invisible(c) { within } else { is_word_char(c) };
            let end = at + c.len_utf8();
            match words.last_mut().filter(|_| within) {
                _ if !is_letter => {}
                Some(word) => word.end = end,
                None => words.push(at..end),
            }
            within = is_letter;
        }
        words
    }

    #[test]
    fn words_end_where_the_text_does() {
        for length in [1, 63, 64, 65, 127, 128] {
            let text = "x".repeat(length);
            assert_eq!((pieces(&text).next(), pieces(&text).count()), (Some(0..length), 1));
        }
        assert_eq!(pieces("").count(), 0);
        assert_eq!(pieces(&" ".repeat(128)).count(), 0);
    }

    proptest::proptest! {
        #[test]
        fn many_bytes_tell_the_same_as_each_character(text in "[ab 1.,_@`\\[{/:åäöÀÿ×÷\u{ad}\u{200b}\u{301}–”éŁﬁ中😀𝒜ª²\u{a0}]{0,200}", filler in 0_usize..70) {
            let text = format!("{}{text}", "x ".repeat(filler));
            proptest::prop_assert_eq!(pieces(&text).collect::<Vec<_>>(), one_by_one(&text));
        }
    }
}
