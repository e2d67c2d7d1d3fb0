//! From a flat list of blocks to the tree of sections.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Block, BlockKind, is_contents_heading, stands_on_title_page};

/// Index of a section in [`super::Document::sections`].
pub type SectionId = usize;

/// A heading with everything under it, up to the next heading of the same or a higher level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Index of the heading's block; `None` for the whole document.
    pub heading: Option<usize>,
    /// 0 for the whole document, else the heading's level.
    pub level: u8,
    /// The section that this one stands in; `None` for the whole document.
    pub parent: Option<SectionId>,
    /// Indices of all blocks, the heading and the subsections included.
    pub blocks: Range<usize>,
    /// Indices of the blocks between the heading and the first subsection.
    pub own: Range<usize>,
}

/// Works out the sections of a list of blocks; the first is the whole document.
pub(super) fn sections(blocks: &[Block]) -> Vec<Section> {
    /// The lowest level of headings.
    const DEEPEST: usize = 6;
    let whole = Section { heading: None, level: 0, parent: None, blocks: 0..blocks.len(), own: 0..blocks.len() };
    let headings = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count();
    let mut sections = Vec::with_capacity(1 + headings);
    sections.push(whole);
    let mut open = Vec::with_capacity(1 + headings.min(DEEPEST));
    open.push(0);
    let title = title_alone(blocks);
    for (index, block) in blocks.iter().enumerate() {
        let BlockKind::Heading { level } = block.kind else { continue };
        let ends = |section: &Section| section.level >= level && (section.heading.is_none() || section.heading != title);
        while open.len() > 1 && open.last().and_then(|&id| sections.get(id)).is_some_and(ends) {
            close(&mut sections, &mut open, index);
        }
        let parent = open.last().copied().unwrap_or(0);
        if let Some(section) = sections.get_mut(parent) {
            section.own.end = section.own.end.min(index);
        }
        let id = sections.len();
        sections.push(Section {
            heading: Some(index),
            level,
            parent: Some(parent),
            blocks: index..blocks.len(),
            own: index + 1..blocks.len(),
        });
        open.push(id);
    }
    sections
}

/// The first heading, if it is of the highest level and the next one, of the same level, follows with hardly anything between: a title that is set as its chapters
/// are, of which there have to be several, stands over them. A heading over nothing else is an empty chapter, or a table of contents.
fn title_alone(blocks: &[Block]) -> Option<usize> {
    const CHAPTERS: usize = 2;
    let level = |block: &Block| match block.kind {
        BlockKind::Heading { level } => Some(level),
        _ => None,
    };
    let first = blocks.iter().position(|block| level(block).is_some())?;
    let title = blocks.get(first).filter(|title| !is_contents_heading(title.text.as_str()))?;
    let own = level(title)?;
    let levels = || blocks.iter().filter_map(level);
    let next = blocks.iter().skip(first + 1).position(|block| level(block).is_some()).map(|gap| first + 1 + gap);
    let follows = next.is_some_and(|next| {
        let between = blocks.get(first + 1..next).unwrap_or_default();
        blocks.get(next).and_then(level) == Some(own) && between.iter().all(stands_on_title_page)
    });
    let chapters = levels().filter(|&other| other == own).count() > CHAPTERS;
    (follows && chapters && levels().all(|other| other >= own)).then_some(first)
}

/// Ends the innermost open section before the block with this index.
fn close(sections: &mut [Section], open: &mut Vec<usize>, index: usize) {
    if let Some(section) = open.pop().and_then(|id| sections.get_mut(id)) {
        section.blocks.end = index;
        section.own.end = section.own.end.min(index);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{MappedText, Origin};
    use super::*;

    fn block(kind: BlockKind) -> Block {
        Block::new(kind, MappedText::unmapped("x"), Origin::default())
    }

    #[test]
    fn nests_sections_by_level() {
        let heading = |level| block(BlockKind::Heading { level });
        let paragraph = || block(BlockKind::Paragraph);
        let blocks = [paragraph(), heading(1), paragraph(), heading(2), paragraph(), heading(3), heading(2), paragraph(), heading(1)];
        let sections = sections(&blocks);
        let shape: Vec<_> = sections.iter().map(|s| (s.level, s.parent, s.blocks.clone(), s.own.clone())).collect();
        assert_eq!(
            shape,
            [
                (0, None, 0..9, 0..1),
                (1, Some(0), 1..8, 2..3),
                (2, Some(1), 3..6, 4..5),
                (3, Some(2), 5..6, 6..6),
                (2, Some(1), 6..8, 7..8),
                (1, Some(0), 8..9, 9..9),
            ]
        );
    }

    #[test]
    fn a_title_set_as_the_chapters_are_stands_over_them() {
        let heading = |level| block(BlockKind::Heading { level });
        let blocks = [heading(1), heading(1), block(BlockKind::Paragraph), heading(1), block(BlockKind::Paragraph)];
        let shape: Vec<_> = sections(&blocks).iter().map(|s| (s.parent, s.blocks.clone())).collect();
        assert_eq!(shape, [(None, 0..5), (Some(0), 0..5), (Some(1), 1..3), (Some(1), 3..5)]);
    }
}
