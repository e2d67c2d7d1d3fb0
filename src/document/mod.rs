//! The model that every format is read into: blocks in reading order, each with its origin, and the tree of sections over them.
//!
//! A reader fills [`Document::blocks`] and calls [`Document::assemble`]; nothing after it knows which format the text came in.

mod apparatus;
mod block;
mod outline;
mod text;

pub(crate) use apparatus::{is_contents_heading, is_reference_heading};
pub use block::{Block, BlockKind, Origin};
pub use outline::{Section, SectionId};
pub use text::{MappedText, TextBuilder};

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What a document says of itself outside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Title from front matter or file properties; a heading beats it (see [`Document::title`]).
    pub title: Option<String>,
    /// The document's identity over its editions.
    pub id: Option<String>,
    /// The edition, in the publisher's words or as a date.
    pub edition: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its kind, such as `handbook`.
    pub kind: Option<String>,
    /// Its language as an ISO 639-1 code, where the file declares one.
    pub language: Option<String>,
}

/// A comment in the source that may speak to lucka; comments are never running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The comment's text without its delimiters.
    pub text: String,
    /// Byte range in the decoded source.
    pub span: Range<usize>,
    /// Index of the first block after the comment.
    pub before_block: usize,
}

/// A part of the document that could not be read, so that nothing can be called missing there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadablePart {
    /// 1-based page, where the format has pages.
    pub page: Option<u32>,
    /// Index of the first block after the part.
    pub before_block: usize,
}

/// A document as read: its text in blocks, its sections, and what it says of itself.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Document {
    /// The decoded source of a text format, which spans index; `None` for binary formats.
    pub source: Option<String>,
    /// What the document says of itself.
    pub metadata: Metadata,
    /// All blocks, in reading order; a footnote stands right after the block that holds its mark.
    pub blocks: Vec<Block>,
    /// All sections, parents before children; the first is the whole document.
    pub sections: Vec<Section>,
    /// Comments in the source, in order.
    pub comments: Vec<Comment>,
    /// Parts that could not be read, in order.
    pub unreadable: Vec<UnreadablePart>,
}

impl Document {
    /// Builds a document from a reader's blocks; marks contents and references and works out the sections.
    pub fn assemble(source: Option<String>, metadata: Metadata, mut blocks: Vec<Block>) -> Self {
        apparatus::mark(&mut blocks);
        let sections = outline::sections(&blocks);
        Self { source, metadata, blocks, sections, ..Self::default() }
    }

    /// The innermost section that holds a block, its heading included; the whole document for a block under no heading.
    pub fn section_of(&self, block: usize) -> SectionId {
        let mut id = self.sections.partition_point(|section| section.blocks.start <= block).saturating_sub(1);
        while let Some(section) = self.sections.get(id).filter(|section| !section.blocks.contains(&block)) {
            let Some(parent) = section.parent else { break };
            id = parent;
        }
        id
    }

    /// Index of the block that is the document's title: its first level-1 heading.
    pub fn title_block(&self) -> Option<usize> {
        self.blocks.iter().position(|block| block.kind == BlockKind::Heading { level: 1 })
    }

    /// The document's title: its first level-1 heading, else the one in its metadata; never the file name.
    pub fn title(&self) -> Option<&str> {
        self.title_block().and_then(|index| self.blocks.get(index)).map(|block| block.text.as_str()).or(self.metadata.title.as_deref())
    }
}
