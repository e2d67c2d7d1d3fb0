//! The text of a paragraph or cell while it is read, and the block that it becomes.

use crate::document::{Block, BlockKind, MappedText, Origin};

/// Text with white space collapsed.
#[derive(Debug, Default, Clone)]
pub(crate) struct Text {
    pub(crate) words: String,
    letters: usize,
    bold: usize,
    /// The paragraphs of a cell: byte offset and number.
    pub(crate) paragraphs: Vec<(usize, u32)>,
}

impl Text {
    pub(crate) fn push(&mut self, text: &str, bold: bool) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                if !self.words.ends_with(' ') && !self.words.is_empty() {
                    self.words.push(' ');
                }
            } else {
                self.words.push(c);
            }
            self.letters += usize::from(c.is_alphanumeric());
            self.bold += usize::from(bold && c.is_alphanumeric());
        }
    }

    pub(crate) fn append(&mut self, other: &Self) {
        if !other.words.trim().is_empty() {
            self.push(" ", false);
            self.words.push_str(other.words.trim());
            self.letters += other.letters;
            self.bold += other.bold;
        }
    }

    pub(crate) const fn is_bold(&self) -> bool {
        self.letters > 0 && self.bold == self.letters
    }
}

/// A block of a paragraph, by its number counted from 1.
pub(crate) fn block(kind: BlockKind, text: String, paragraph: u32) -> Block {
    Block::new(kind, MappedText::unmapped(text), Origin { paragraph: Some(paragraph.max(1)), ..Origin::default() })
}
