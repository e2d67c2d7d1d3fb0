//! The block that is being read: its text with white space collapsed, and what is needed to judge it.

use crate::document::{CELL_BREAK, MappedText, TextBuilder};

/// The block that is being read.
#[derive(Debug, Default)]
pub(super) struct Current {
    text: TextBuilder,
    /// White space was met since the last word.
    space: bool,
    /// Start of the tag that opened the block, in bytes of the source, until its first text is read.
    pub(super) opened: Option<usize>,
    /// Byte range of the text in the source.
    pub(super) first: Option<usize>,
    pub(super) last: usize,
    /// Letters and digits: all of them, in bold, in code, in links, in links on the page.
    pub(super) letters: usize,
    pub(super) bold: usize,
    pub(super) code: usize,
    pub(super) linked: usize,
    pub(super) inside: usize,
    /// Number of links.
    pub(super) links: usize,
    /// Cells of the table row so far.
    pub(super) cells: usize,
    /// Notes whose marks stand in the block.
    pub(super) notes: Vec<usize>,
}

/// What a piece of text stands in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Styles {
    pub(super) bold: bool,
    pub(super) code: bool,
    pub(super) link: Link,
}

/// Whether a piece of text stands in a link, and where that leads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Link {
    /// No link.
    #[default]
    None,
    /// A place on the same page.
    Inside,
    /// Another page.
    Elsewhere,
}

impl Current {
    /// Adds text that stands at this offset of the source, or decoded text that stands for what is there.
    pub(super) fn push(&mut self, text: &str, offset: usize, decoded: Option<usize>, styles: Styles) {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.letters += letters;
        self.bold += if styles.bold { letters } else { 0 };
        self.code += if styles.code { letters } else { 0 };
        self.linked += if styles.link == Link::None { 0 } else { letters };
        self.inside += if styles.link == Link::Inside { letters } else { 0 };
        let mut at = 0;
        for piece in text.split_inclusive(is_space) {
            let word = piece.trim_end_matches(is_space);
            if word.is_empty() {
                self.space = true;
            } else {
                self.word(word, offset + at, decoded);
                self.space = word.len() < piece.len();
            }
            at += piece.len();
        }
    }

    fn word(&mut self, word: &str, at: usize, decoded: Option<usize>) {
        let (start, end) = decoded.map_or((at, at + word.len()), |len| (at, at + len));
        if self.space && !self.text.is_blank() {
            // A single space between words of the source is the source's own: one run, not one per word.
            if decoded.is_none() && self.last + 1 == start {
                self.text.push_source(" ", self.last);
            } else {
                self.text.push_synthetic(" ");
            }
        }
        match decoded {
            Some(_) => self.text.push_synthetic(word),
            None => self.text.push_source(word, start),
        }
        self.first.get_or_insert(start);
        self.last = end;
    }

    /// Adds preformatted text as it is.
    pub(super) fn push_raw(&mut self, text: &str, offset: usize, decoded: Option<usize>) {
        self.letters += text.chars().filter(|c| c.is_alphanumeric()).count();
        if decoded.is_some() {
            self.text.push_synthetic(text);
        } else {
            self.text.push_source(text, offset);
        }
        if !text.trim().is_empty() {
            self.first.get_or_insert(offset);
        }
        self.last = offset + decoded.unwrap_or(text.len());
    }

    /// Adds a mark that the page shows without a character for it.
    pub(super) fn push_mark(&mut self, mark: &str) {
        if self.space && !self.text.is_blank() {
            self.text.push_synthetic(" ");
        }
        self.space = false;
        self.text.push_synthetic(mark);
    }

    /// Adds a mark right after what stands before it.
    pub(super) fn push_close(&mut self, mark: &str) {
        if !self.text.is_blank() {
            self.text.push_synthetic(mark);
        }
    }

    /// Separates words, as a line break does.
    pub(super) fn push_space(&mut self) {
        self.space = true;
    }

    /// Starts a cell of a table row.
    pub(super) fn start_cell(&mut self) {
        if self.cells > 0 {
            self.text.push_synthetic(CELL_BREAK);
        }
        self.space = false;
        self.cells += 1;
    }

    pub(super) fn is_blank(&self) -> bool {
        self.letters == 0 && self.text.as_str().chars().all(|c| c.is_whitespace() || c == '|')
    }

    pub(super) fn as_str(&self) -> &str {
        self.text.as_str()
    }

    pub(super) fn finish(self) -> MappedText {
        self.text.finish()
    }
}

/// White space that HTML collapses; a no-break space stays.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
