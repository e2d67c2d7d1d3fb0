//! The cells of a row: a row of a table, or the frame around chapters that some templates lay out as a table.

use std::ops::Range;

use super::text::{Text, block};
use crate::document::{Block, BlockKind, CELL_BREAK};

/// A cell.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    pub(crate) text: Text,
    /// The headings in it, each with where it stands in the text, in bytes.
    headings: Vec<(Range<usize>, Block)>,
}

impl Cell {
    /// Adds a paragraph by its number, and as a block if it is a heading.
    pub(crate) fn add(&mut self, text: &Text, number: u32, heading: Option<Block>) {
        self.text.append(text);
        let start = self.text.words.len() - text.words.trim().len();
        self.text.paragraphs.push((start, number));
        self.headings.extend(heading.map(|block| (start..self.text.words.len(), block)));
    }

    fn is_blank(&self) -> bool {
        self.text.words.trim().is_empty()
    }

    /// The headings and the paragraphs between them, in order.
    fn pieces(&self) -> Vec<Block> {
        let ends = self.text.paragraphs.iter().skip(1).map(|&(at, _)| at).chain([self.text.words.len()]);
        let mut headings = self.headings.iter().peekable();
        let mut pieces = Vec::new();
        for (&(start, number), end) in self.text.paragraphs.iter().zip(ends) {
            let text = self.text.words.get(start..end).unwrap_or_default().trim();
            if text.is_empty() {
                continue;
            }
            let heading = headings.next_if(|(place, _)| place.start == start).map(|(_, block)| block.clone());
            pieces.push(heading.unwrap_or_else(|| block(BlockKind::Paragraph, text.to_owned(), number)));
        }
        pieces
    }
}

/// What the cells of a row with headings in it are: sections, with the cells that remain a row; `None` for a row of a table. In a row of
/// column heads several cells have nothing but a heading.
pub(crate) fn sections(cells: &mut Vec<Cell>) -> Option<Vec<Block>> {
    let is_headed = |cell: &Cell| !cell.headings.is_empty();
    let is_bare = |cell: &Cell| cell.pieces().len() == cell.headings.len();
    let headed = cells.iter().filter(|cell| is_headed(cell)).count();
    let bare = cells.iter().filter(|cell| is_headed(cell) && is_bare(cell)).count();
    match (headed, bare) {
        (1, 1) => {
            let at = cells.iter().position(is_headed)?;
            let heading = cells.remove(at).pieces();
            if cells.iter().filter(|cell| !cell.is_blank()).count() > 1 {
                return Some(heading);
            }
            let text = std::mem::take(cells).into_iter().flat_map(|cell| cell.pieces());
            Some(heading.into_iter().chain(text).collect())
        }
        (1.., 0) => Some(std::mem::take(cells).iter().flat_map(Cell::pieces).collect()),
        _ => None,
    }
}

/// The row of these cells as one block; `None` where all are empty.
pub(crate) fn row(cells: &[Cell], header: bool, number: u32) -> Option<Block> {
    let texts: Vec<&str> = cells.iter().map(|cell| cell.text.words.trim()).collect();
    if texts.iter().all(|text| text.is_empty()) {
        return None;
    }
    let joined = texts.join(CELL_BREAK);
    let starts = texts.iter().scan(0, |end, text| Some(std::mem::replace(end, *end + text.len() + CELL_BREAK.len())));
    let places = starts.zip(cells).flat_map(|(start, cell)| cell.text.paragraphs.iter().map(move |&(at, number)| (start + at, number)));
    let trimmed = joined.len() - joined.trim_start().len();
    let later: Vec<(usize, u32)> = places.map(|(at, number)| (usize::saturating_sub(at, trimmed), number)).collect();
    let mut row = block(BlockKind::TableRow { header }, joined.trim().to_owned(), number);
    row.origin.later = later;
    Some(row)
}

/// Whether all letters of a row are bold.
pub(crate) fn is_bold(cells: &[Cell]) -> bool {
    let mut whole = Text::default();
    for cell in cells {
        whole.append(&cell.text);
    }
    whole.is_bold()
}
