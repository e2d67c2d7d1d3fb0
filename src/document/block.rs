//! Blocks: the smallest units of a document that have a kind and a place.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::MappedText;

/// What stands between the cells of a [`BlockKind::TableRow`].
pub(crate) const CELL_BREAK: &str = " | ";

/// What a block is; it decides whether its text is running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading; `level` is 1 to 6, 1 the highest.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// A paragraph.
    Paragraph,
    /// One item of a list, without the items nested in it; `depth` is 0 for the outermost list.
    ListItem {
        /// 0 for the outermost list.
        depth: u8,
    },
    /// One row of a table, its cells joined by ` | `; `header` marks the row of column heads, which comes first.
    TableRow {
        /// True for the row of column heads.
        header: bool,
    },
    /// A footnote or endnote; it stands right after the block that holds its mark.
    Footnote,
    /// A quotation.
    Quote,
    /// The caption of a picture or table.
    Caption,
    /// The term of a definition list.
    Term,
    /// A line of a table of contents.
    Contents,
    /// An entry of a bibliography or reference list.
    Reference,
    /// Code or other preformatted machine text.
    Code,
}

impl BlockKind {
    /// Whether text of this kind can cover anything: headings, contents, references and code cannot.
    pub const fn is_running_text(self) -> bool {
        !matches!(self, Self::Heading { .. } | Self::Contents | Self::Reference | Self::Code)
    }
}

/// Where a block stands in its file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Byte range in the decoded source, for text formats.
    pub span: Option<Range<usize>>,
    /// 1-based page, for PDF.
    pub page: Option<u32>,
    /// 1-based paragraph number, for DOCX, ODT and RTF. Empty paragraphs count, and so do those in cells and text boxes; those of a note
    /// have the number of the paragraph with its mark.
    pub paragraph: Option<u32>,
    /// Where its text goes on on another page, or in another paragraph as a row of a table does: byte offsets in the text, growing, with the
    /// page or paragraph from there on.
    pub later: Vec<(usize, u32)>,
}

impl Origin {
    /// The page of the text from a byte offset on, for PDF.
    pub fn page_at(&self, offset: usize) -> Option<u32> {
        self.page.map(|first| self.at(offset, first))
    }

    /// The paragraph of the text from a byte offset on, for DOCX, ODT and RTF.
    pub fn paragraph_at(&self, offset: usize) -> Option<u32> {
        self.paragraph.map(|first| self.at(offset, first))
    }

    fn at(&self, offset: usize, first: u32) -> u32 {
        self.later.iter().take_while(|(from, _)| *from <= offset).last().map_or(first, |(_, number)| *number)
    }
}

/// A heading, paragraph, list item, table row or other unit of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text without markup, with a map back to the source.
    pub text: MappedText,
    /// Where it stands.
    pub origin: Origin,
    /// True if the whole block is set in bold: the question of a question-and-answer page, an unmarked subheading.
    pub bold: bool,
}

impl Block {
    /// Whether its text is in a language: titles of foreign works stand in reference lists, and code is in none.
    pub const fn is_in_a_language(&self) -> bool {
        self.kind.is_running_text() || matches!(self.kind, BlockKind::Heading { .. })
    }

    /// A block that is not set in bold.
    pub fn new(kind: BlockKind, text: MappedText, origin: Origin) -> Self {
        Self { kind, text, origin, bold: false }
    }
}
