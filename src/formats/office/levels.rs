//! The title among the headings, and the final levels of those.

use crate::document::{Block, BlockKind, MappedText};

/// A heading at this level is the document's title until [`settle`] gives all headings their final levels.
const TITLE: u8 = 0;

/// The kind of a paragraph that is the document's title.
pub(crate) const fn title() -> BlockKind {
    BlockKind::Heading { level: TITLE }
}

/// The blocks, with the final levels of headings: under a title, the highest heading is level 2. A title of several paragraphs is one.
pub(crate) fn settle(blocks: Vec<Block>) -> Vec<Block> {
    let is_title = |block: &Block| block.kind == title();
    let titled = blocks.iter().any(is_title);
    let mut settled: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut after_title = false;
    for mut block in blocks {
        let title = is_title(&block);
        if title
            && after_title
            && let Some(last) = settled.last_mut()
        {
            last.text = MappedText::unmapped(format!("{} {}", last.text.as_str(), block.text.as_str()));
            continue;
        }
        after_title = title;
        if let BlockKind::Heading { level } = block.kind {
            block.kind = BlockKind::Heading { level: (level + u8::from(titled)).clamp(1, 6) };
        }
        settled.push(block);
    }
    settled
}
