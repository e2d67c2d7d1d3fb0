//! The model that every format is read into: blocks in reading order, each with its origin, and the tree of sections over them.
//!
//! A reader fills [`Document::blocks`] and calls [`Document::assemble`]; nothing after it knows which format the text came in.

mod apparatus;
mod block;
mod outline;
mod text;
mod typed;

pub(crate) use apparatus::{is_bibliography_heading, is_contents_heading, is_reference_heading};
pub(crate) use block::CELL_BREAK;
pub use block::{Block, BlockKind, Origin};
pub use outline::{Section, SectionId};
pub use text::{MappedText, Source, TextBuilder};
pub(crate) use typed::Typed;

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

impl Comment {
    /// What it says to lucka, if it speaks to it.
    pub fn said(&self) -> Option<&str> {
        said_to_lucka(&self.text)
    }
}

/// What the text of a comment says to lucka, if it speaks to it; `Lucka :` is taken for what it means.
pub fn said_to_lucka(text: &str) -> Option<&str> {
    let text = text.trim();
    let name = text.get(..5).filter(|name| name.eq_ignore_ascii_case("lucka"))?;
    text.get(name.len()..)?.trim_start().strip_prefix(':')
}

/// What the text of a comment seems to want to say to lucka, though the colon after the name is missing: `lucka accept …`. Other words
/// after the name, which is a Swedish noun, speak to the reader.
pub fn meant_for_lucka(text: &str) -> Option<&str> {
    let text = text.trim();
    let name = text.get(..5).filter(|name| name.eq_ignore_ascii_case("lucka"))?;
    let rest = text.get(name.len()..)?.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '-' | '=' | '.' | ','));
    let verb = rest.split_whitespace().next()?.to_lowercase();
    (text.len() > name.len() + rest.len() && (verb.starts_with("accept") || rest.contains("reason="))).then_some(rest)
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
    pub source: Option<Source>,
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
        /// From here on, in bytes, blocks share letters with the source.
        const LARGE: usize = 1 << 16;
        apparatus::mark(&mut blocks);
        typed::mark(&mut blocks);
        let sections = outline::sections(&blocks);
        let source = source.map(Source::from);
        if let Some(source) = source.as_ref().filter(|source| source.len() >= LARGE) {
            for block in &mut blocks {
                block.text.share(source);
            }
        }
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

    /// Index of the block that is the document's title: the only level-1 heading, or the first of several if it stands alone, with no
    /// text of its own before the next one. The first of several chapters is no title.
    pub fn title_block(&self) -> Option<usize> {
        let highest = |block: &Block| block.kind == BlockKind::Heading { level: 1 };
        let first = self.blocks.iter().position(highest)?;
        let rest = self.blocks.get(first + 1..).unwrap_or_default();
        let alone = match rest.iter().position(highest) {
            Some(next) => rest.iter().take(next).all(stands_on_title_page),
            None => true,
        };
        alone.then_some(first)
    }

    /// The document's title: the heading that is its title, else the one in its metadata; never the file name.
    pub fn title(&self) -> Option<&str> {
        self.title_block().and_then(|index| self.blocks.get(index)).map(|block| block.text.as_str()).or(self.metadata.title.as_deref())
    }
}

/// Whether a block may stand between a title and the first chapter: a date, a publisher, a line of contents, but no sentence.
fn stands_on_title_page(block: &Block) -> bool {
    const MOST_WORDS: usize = 12;
    let text = block.text.as_str().trim_end();
    let short = text.split_whitespace().count() <= MOST_WORDS && !text.ends_with(['.', '!', '?', ':']);
    block.kind == BlockKind::Contents || block.kind.is_running_text() && short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(blocks: &[(u8, &str)]) -> Option<String> {
        let block = |(level, text): &(u8, &str)| {
            let kind = if *level == 0 { BlockKind::Paragraph } else { BlockKind::Heading { level: *level } };
            Block::new(kind, MappedText::unmapped(*text), Origin::default())
        };
        let document = Document::assemble(None, Metadata::default(), blocks.iter().map(block).collect());
        document.title().map(str::to_owned)
    }

    #[test]
    fn a_comment_speaks_to_lucka_by_name() {
        assert_eq!(said_to_lucka(" lucka: accept x "), Some(" accept x"));
        assert_eq!(said_to_lucka("Lucka : accept"), Some(" accept"));
        assert_eq!(said_to_lucka("lucka i texten: fyll på"), None);
        assert_eq!(said_to_lucka("å: x"), None);
    }

    #[test]
    fn the_first_of_several_chapters_is_no_title() {
        let text = (0, "En mening om saken.");
        let cases = [
            (vec![(1, "Handbok"), text, (2, "Våld"), text], Some("Handbok")),
            (vec![text, (1, "Handbok"), text], Some("Handbok")),
            (vec![(1, "Våld"), text, (1, "Stöd"), text], None),
            (vec![(1, "Våld"), (2, "Hot"), text, (1, "Stöd"), text], None),
            (vec![(1, "Handbok"), (1, "Våld"), text, (1, "Stöd"), text], Some("Handbok")),
            (vec![(1, "Handbok"), (0, "Socialnämnden 2024"), (1, "Våld"), text, (1, "Stöd"), text], Some("Handbok")),
            (vec![(2, "Våld"), text], None),
        ];
        for (blocks, expected) in cases {
            assert_eq!(title(&blocks).as_deref(), expected, "{blocks:?}");
        }
    }
}
