//! Headings in text boxes. A box stands beside the text; where the text goes on after it, its headings begin no chapters. On covers, and in
//! leaflets that are all boxes, they do.

use crate::document::{Block, BlockKind};

/// What is added to the level of a heading in a box until it is known what it is.
const BOXED: u8 = 100;
/// The level of a block without text that ends a box.
const END: u8 = u8::MAX;

/// The blocks of a box, its headings marked and its end.
pub(super) fn mark(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut headed = false;
    for block in &mut blocks {
        if let BlockKind::Heading { level: level @ 1..BOXED } = block.kind {
            block.kind = BlockKind::Heading { level: level + BOXED };
            headed = true;
        }
    }
    if headed {
        let Some(last) = blocks.last() else { return blocks };
        let end = Block::new(BlockKind::Heading { level: END }, crate::document::MappedText::default(), last.origin.clone());
        blocks.push(end);
    }
    blocks
}

/// All blocks, those that end boxes left out: headings of boxes under a heading of the text that goes on after them are text in bold.
pub(super) fn settle(blocks: Vec<Block>) -> Vec<Block> {
    let mut settled: Vec<Block> = Vec::with_capacity(blocks.len());
    // Headings of the boxes that have not ended, or after which nothing has come yet.
    let mut open: Vec<usize> = Vec::new();
    let (mut ended, mut under_heading) = (false, false);
    for block in blocks {
        match block.kind {
            BlockKind::Heading { level: END } => ended = true,
            BlockKind::Heading { level: BOXED.. } => {
                open.push(settled.len());
                settled.push(block);
            }
            // A note hangs on the paragraph that the box hangs on.
            BlockKind::Footnote => settled.push(block),
            kind => {
                let is_heading = matches!(kind, BlockKind::Heading { .. });
                if std::mem::take(&mut ended) {
                    settle_headings(&mut settled, std::mem::take(&mut open), under_heading && !is_heading);
                }
                under_heading |= matches!(kind, BlockKind::Heading { level: 1.. });
                settled.push(block);
            }
        }
    }
    settle_headings(&mut settled, open, false);
    settled
}

fn settle_headings(blocks: &mut [Block], headings: Vec<usize>, text_goes_on: bool) {
    for at in headings {
        let Some(block) = blocks.get_mut(at) else { continue };
        if let BlockKind::Heading { level } = block.kind {
            block.kind = if text_goes_on { BlockKind::Paragraph } else { BlockKind::Heading { level: level.saturating_sub(BOXED) } };
            block.bold |= text_goes_on;
        }
    }
}
