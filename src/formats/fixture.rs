//! What the fixture text must come out as, whatever format it was made into.

use crate::document::{Block, BlockKind};

/// The text as it was written, in Markdown.
const SOURCE: &str = include_str!("../../fixtures/formats/pdf/handledning.md");

/// Levels and texts of the headings as written.
pub(super) fn source_outline() -> Vec<(u8, &'static str)> {
    let heading = |line: &'static str| {
        let (marks, text) = line.split_once(' ')?;
        marks.chars().all(|c| c == '#').then_some((u8::try_from(marks.len()).ok()?, text))
    };
    SOURCE.lines().filter_map(heading).collect()
}

/// Levels and texts of the headings among these blocks.
pub(super) fn outline(blocks: &[Block]) -> Vec<(u8, &str)> {
    let level = |block: &Block| if let BlockKind::Heading { level } = block.kind { Some(level) } else { None };
    blocks.iter().filter_map(|block| Some((level(block)?, block.text.as_str()))).collect()
}

/// The texts of the paragraphs as written, without Markdown's marks.
pub(super) fn source_paragraphs() -> Vec<String> {
    let running = |text: &&str| !text.trim_start().starts_with(['#', '-', '|', '[']) && !text.trim().is_empty();
    SOURCE.split("\n\n").filter(running).map(|text| text.trim().replace("[^samtal]", "")).collect()
}
