//! Lists whose markers are typed by hand, `a)` or `(iv)`, as statutes and agreements have them in formats that know other lists alone.

use super::{Block, BlockKind};

/// A typed marker of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Typed {
    /// Whether it has brackets on both sides.
    enclosed: bool,
    /// Its place in the list as a letter, counted from 1 for `a`, and as a number, roman or not; 0 where it is none.
    places: [u32; 2],
}

/// The longest marker, in bytes: `viii`.
const LONGEST: usize = 4;

/// The small roman numbers that count items.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

impl Typed {
    /// The marker that a text opens with, with the text after it: letters in lower case, roman and other small numbers, before a bracket.
    pub(crate) fn of(text: &str) -> Option<(Self, &str)> {
        let text = text.trim_start();
        let inner = text.strip_prefix('(');
        let inside = inner.unwrap_or(text);
        let length = inside.bytes().take(LONGEST + 1).position(|byte| byte == b')')?;
        let (marker, rest) = (inside.get(..length)?, inside.get(length + 1..)?);
        let letter = match marker.as_bytes() {
            [letter @ b'a'..=b'z'] => u32::from(letter - b'a') + 1,
            _ => 0,
        };
        let roman = ROMAN.iter().zip(1..).find(|(roman, _)| **roman == marker).map(|(_, place)| place);
        let number = if marker.len() <= 2 && marker.bytes().all(|byte| byte.is_ascii_digit()) { marker.parse().ok() } else { None };
        let places = [letter, roman.or(number).unwrap_or(0)];
        let fits = places != [0, 0] && rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
        fits.then(|| (Self { enclosed: inner.is_some(), places }, rest.trim_start()))
    }

    /// Whether it may open a list.
    pub(crate) fn is_first(self) -> bool {
        self.places.contains(&1)
    }

    /// Whether it is the next one after another in the same list.
    pub(crate) fn follows(self, other: Self) -> bool {
        self.enclosed == other.enclosed && self.places.iter().zip(other.places).any(|(&own, before)| before > 0 && own == before + 1)
    }
}

/// Turns paragraphs that count on from a first marker into items of a list; their text keeps the markers.
pub(super) fn mark(blocks: &mut [Block]) {
    let marker = |block: &Block| {
        let is_plain = block.kind == BlockKind::Paragraph;
        is_plain.then(|| Typed::of(block.text.as_str())).flatten().map(|(typed, _)| typed)
    };
    let mut last = None;
    let mut next = blocks.first().and_then(marker);
    for at in 0..blocks.len() {
        let own = next;
        next = blocks.get(at + 1).and_then(marker);
        let goes_on =
            |own: &Typed| last.is_some_and(|last| own.follows(last)) || own.is_first() && next.is_some_and(|next| next.follows(*own));
        last = own.filter(goes_on);
        if let Some(block) = blocks.get_mut(at).filter(|_| last.is_some()) {
            block.kind = BlockKind::ListItem { depth: 0 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, MappedText, Metadata, Origin};
    use super::*;

    fn kinds(texts: &[&str]) -> Vec<bool> {
        let block = |text: &&str| Block::new(BlockKind::Paragraph, MappedText::unmapped(*text), Origin::default());
        let document = Document::assemble(None, Metadata::default(), texts.iter().map(block).collect());
        document.blocks.iter().map(|block| matches!(block.kind, BlockKind::ListItem { .. })).collect()
    }

    #[test]
    fn paragraphs_that_count_on_are_a_list() {
        assert_eq!(kinds(&["Nämnden ska", "a) ringa,", "b) skriva.", "Därefter avslutas ärendet."]), [false, true, true, false]);
        assert_eq!(kinds(&["(i) a child", "(ii) an adult"]), [true, true]);
        assert_eq!(kinds(&["(h) a", "(i) b", "(a) c", "b) d"]), [false; 4]);
        assert_eq!(kinds(&["a) ensam", "1. Rubrik", "2. Rubrik"]), [false; 3]);
    }
}
