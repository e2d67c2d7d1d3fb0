//! From paragraphs, cells, notes and text boxes, in the order of the file, to blocks in the order of reading.

use super::cells::{self, Cell};
use super::levels;
use super::text::{Text, block};
use crate::document::{Block, BlockKind};
use crate::formats::boxed;
use crate::formats::running_text::is_running_text;

/// What is open, innermost last.
#[derive(Debug)]
enum Open {
    /// A paragraph, and the notes and text boxes that hang on it.
    Paragraph { text: Text, number: u32, after: Vec<Block> },
    /// A row of a table.
    Row { cells: Vec<Cell>, number: u32, after: Vec<Block> },
    /// A note.
    Note(Text),
    /// A text box.
    Frame(Vec<Block>),
}

/// Collects blocks.
#[derive(Debug)]
pub(crate) struct Flow {
    blocks: Vec<Block>,
    open: Vec<Open>,
    /// A paragraph whose end was deleted: it goes on in the next one.
    carried: Option<(Text, Vec<Block>)>,
    /// Paragraphs so far.
    count: u32,
    limit: usize,
    /// The first row of a table, if it may prove to hold column heads: its index among the blocks.
    first_row: Option<usize>,
}

impl Flow {
    /// An empty flow that takes up to this many blocks.
    pub(crate) const fn new(limit: usize) -> Self {
        Self { blocks: Vec::new(), open: Vec::new(), carried: None, count: 0, limit, first_row: None }
    }

    /// Whether there are more blocks than allowed.
    pub(crate) fn is_full(&self) -> bool {
        self.blocks.len() > self.limit
    }

    /// Starts a paragraph; one inside a note is not counted.
    pub(crate) fn start_paragraph(&mut self) {
        if !self.open.iter().any(|open| matches!(open, Open::Note(_))) {
            self.count = self.count.saturating_add(1);
        }
        let (text, after) = self.carried.take().unwrap_or_default();
        self.open.push(Open::Paragraph { text, number: self.count, after });
    }

    /// Adds text to the innermost paragraph.
    pub(crate) fn push(&mut self, text: &str, bold: bool) {
        if let Some(Open::Paragraph { text: own, .. }) = self.open.last_mut() {
            own.push(text, bold);
        }
    }

    /// Whether the innermost paragraph holds any text so far.
    pub(crate) fn is_blank(&self) -> bool {
        !matches!(self.open.last(), Some(Open::Paragraph { text, .. }) if !text.words.trim().is_empty())
    }

    /// Adds a note that hangs on the innermost paragraph.
    pub(crate) fn attach_note(&mut self, note: &str) {
        if let Some(Open::Paragraph { number, after, .. }) = self.open.last_mut()
            && !note.trim().is_empty()
        {
            after.push(block(BlockKind::Footnote, note.trim().to_owned(), *number));
        }
    }

    /// Ends a paragraph whose mark was deleted: what follows belongs to it.
    pub(crate) fn carry_paragraph(&mut self) {
        if let Some(Open::Paragraph { text, after, .. }) = self.open.pop() {
            self.carried = Some((text, after));
        }
    }

    /// Ends a paragraph; `prefix` is the number printed before it.
    pub(crate) fn end_paragraph(&mut self, kind: BlockKind, prefix: Option<&str>) {
        let Some(Open::Paragraph { text, number, after }) = self.open.pop() else { return };
        let is_heading = matches!(kind, BlockKind::Heading { .. });
        let kind = if is_heading && kind != levels::title() && is_running_text(&text.words) { BlockKind::Paragraph } else { kind };
        let words = text.words.trim();
        let own = (!words.is_empty()).then(|| {
            let printed = prefix.map_or_else(|| words.to_owned(), |prefix| format!("{prefix} {words}"));
            let mut block = block(kind, printed, number);
            block.bold = text.is_bold() && !is_heading;
            block
        });
        match self.open.last_mut() {
            Some(Open::Row { cells, after: trailing, .. }) => {
                if let Some(cell) = cells.last_mut() {
                    cell.add(&text, number, own.filter(|block| matches!(block.kind, BlockKind::Heading { .. })));
                }
                trailing.extend(after);
            }
            Some(Open::Note(note)) => note.append(&text),
            _ => {
                self.deliver(own.into_iter().collect());
                self.deliver(after);
            }
        }
    }

    /// Starts a table whose rows are blocks.
    pub(crate) fn start_table(&mut self) {
        self.first_row = None;
    }

    /// Starts a row.
    pub(crate) fn start_row(&mut self) {
        self.open.push(Open::Row { cells: Vec::new(), number: self.count.saturating_add(1), after: Vec::new() });
    }

    /// Starts a cell; the one before it ends.
    pub(crate) fn start_cell(&mut self) {
        self.end_carried();
        if let Some(Open::Row { cells, .. }) = self.open.last_mut() {
            cells.push(Cell::default());
        }
    }

    /// Drops the cell that was read last.
    pub(crate) fn drop_cell(&mut self) {
        self.end_carried();
        if let Some(Open::Row { cells, .. }) = self.open.last_mut() {
            cells.pop();
        }
    }

    /// Ends a row. Without a word from the file, a first row all in bold over one that is not holds column heads.
    pub(crate) fn end_row(&mut self, header: bool, deleted: bool) {
        self.end_carried();
        let Some(Open::Row { mut cells, number, after }) = self.open.pop() else { return };
        if deleted {
            return;
        }
        if !header && let Some(sections) = cells::sections(&mut cells) {
            self.deliver(sections);
        }
        let bold = cells::is_bold(&cells);
        if let Some(mut row) = cells::row(&cells, header, number) {
            self.look_for_heads(bold, header);
            row.bold = bold && !header;
            self.deliver(vec![row]);
        }
        self.deliver(after);
    }

    /// Takes in a row that comes next, for the question whether the first one holds column heads.
    fn look_for_heads(&mut self, bold: bool, header: bool) {
        let (top, first) = (self.open.is_empty(), self.first_row.is_none());
        if top && !first && !bold {
            self.promote_first_row();
        }
        if top && first {
            self.first_row = Some(if bold && !header { self.blocks.len() } else { usize::MAX });
        }
    }

    fn promote_first_row(&mut self) {
        if let Some(row) = self.first_row.replace(usize::MAX).and_then(|index| self.blocks.get_mut(index))
            && matches!(row.kind, BlockKind::TableRow { .. })
        {
            row.kind = BlockKind::TableRow { header: true };
            row.bold = false;
        }
    }

    /// Starts a note inside a paragraph.
    pub(crate) fn start_note(&mut self) {
        self.open.push(Open::Note(Text::default()));
    }

    /// Ends a note; it hangs on the paragraph around it.
    pub(crate) fn end_note(&mut self) {
        self.end_carried();
        if let Some(Open::Note(note)) = self.open.pop() {
            self.attach_note(&note.words);
        }
    }

    /// Ends a note of a part that holds nothing but notes; gives its text.
    pub(crate) fn take_note(&mut self) -> Option<String> {
        self.end_carried();
        match self.open.pop() {
            Some(Open::Note(note)) => Some(note.words),
            _ => None,
        }
    }

    /// Starts a text box.
    pub(crate) fn start_frame(&mut self) {
        self.open.push(Open::Frame(Vec::new()));
    }

    /// Ends a text box; it hangs on the paragraph around it.
    pub(crate) fn end_frame(&mut self) {
        self.end_carried();
        if let Some(Open::Frame(blocks)) = self.open.pop() {
            self.deliver(boxed::mark(blocks));
        }
    }

    /// Hands blocks to what they stand in.
    fn deliver(&mut self, blocks: Vec<Block>) {
        match self.open.last_mut() {
            None => self.blocks.extend(blocks),
            Some(Open::Paragraph { after, .. } | Open::Row { after, .. }) => after.extend(blocks),
            Some(Open::Frame(own)) => own.extend(blocks),
            Some(Open::Note(note)) => {
                for block in blocks {
                    note.push(" ", false);
                    note.push(block.text.as_str(), false);
                }
            }
        }
    }

    /// Ends a paragraph that should have gone on but has nothing to go on in.
    fn end_carried(&mut self) {
        if let Some((text, after)) = self.carried.take() {
            self.open.push(Open::Paragraph { text, number: self.count, after });
            self.end_paragraph(BlockKind::Paragraph, None);
        }
    }

    /// The blocks, with the final levels of headings: under a title, the highest heading is level 2.
    /// What a damaged file leaves open is ended here.
    pub(crate) fn finish(mut self) -> Vec<Block> {
        self.end_carried();
        while let Some(open) = self.open.last() {
            match open {
                Open::Paragraph { .. } => self.end_paragraph(BlockKind::Paragraph, None),
                Open::Row { .. } => self.end_row(false, false),
                Open::Note(_) => self.end_note(),
                Open::Frame(_) => self.end_frame(),
            }
        }
        let mut blocks = boxed::settle(self.blocks);
        blocks.truncate(self.limit);
        levels::settle(blocks)
    }
}
