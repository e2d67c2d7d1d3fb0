//! From runs of text to blocks: paragraphs, list items, table rows, footnotes and text boxes.

use super::state::ParagraphProperties;
use super::style::{Role, StyleSheet, by_outline};
use crate::document::{Block, BlockKind, MappedText, Origin};
use crate::formats::boxed;
use crate::formats::marker::{after_bullet, after_number};
use crate::formats::office::cells::{self, Cell};
use crate::formats::office::levels;
use crate::formats::office::text::{Text, block};
use crate::formats::running_text::is_running_text;

/// Twips by which word processors indent each level of a list.
const LIST_INDENT: i32 = 360;

/// What an open stretch of text becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameKind {
    Main,
    Footnote,
    TextBox,
}

/// The row of a table that is being read.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<Cell>,
    /// The cell that is being read.
    open: Cell,
    /// The number of its first paragraph, once one has ended.
    first: Option<u32>,
    /// Whether the file says that it holds column heads.
    header: bool,
}

/// A stretch of text with paragraphs of its own.
#[derive(Debug)]
struct Frame {
    kind: FrameKind,
    blocks: Vec<Block>,
    /// The paragraph or cell being read.
    text: String,
    /// Whether its list marker came as `\listtext`.
    marked: bool,
    /// Whether all of its letters so far are bold.
    bold: bool,
    row: Row,
    /// Footnotes and text boxes anchored in it, which follow it.
    after: Vec<Block>,
}

impl Frame {
    fn new(kind: FrameKind) -> Self {
        Self { kind, blocks: Vec::new(), text: String::new(), marked: false, bold: true, row: Row::default(), after: Vec::new() }
    }
}

/// Collects the blocks of a document.
#[derive(Debug)]
pub(super) struct Body {
    main: Frame,
    inner: Vec<Frame>,
    /// How many paragraphs have ended, those of notes aside.
    paragraphs: u32,
}

impl Body {
    pub(super) fn new() -> Self {
        Self { main: Frame::new(FrameKind::Main), inner: Vec::new(), paragraphs: 0 }
    }

    fn frame(&mut self) -> &mut Frame {
        self.inner.last_mut().unwrap_or(&mut self.main)
    }

    /// How many blocks the document has so far.
    pub(super) const fn len(&self) -> usize {
        self.main.blocks.len()
    }

    /// The number of the paragraph being read; in a note that of the paragraph around it.
    const fn number(&self) -> u32 {
        self.paragraphs.saturating_add(1)
    }

    /// Counts the paragraph that ends.
    fn count(&mut self) {
        if !self.inner.iter().any(|frame| frame.kind == FrameKind::Footnote) {
            self.paragraphs = self.number();
        }
    }

    /// Ends a paragraph of the cell being read.
    fn end_line(&mut self, properties: ParagraphProperties, styles: &StyleSheet) {
        let number = self.number();
        let frame = self.frame();
        frame.row.first.get_or_insert(number);
        let (words, bold) = (std::mem::take(&mut frame.text), std::mem::replace(&mut frame.bold, true));
        frame.marked = false;
        let (kind, heading) = classify(&words, false, properties, styles);
        let is_heading = matches!(kind, BlockKind::Heading { .. }) && !heading.is_empty();
        let heading = is_heading.then(|| block(kind, heading, number));
        let mut text = Text::default();
        text.push(&words, bold);
        frame.row.open.add(&text, number, heading);
        self.count();
    }

    /// Appends text to the paragraph or cell.
    pub(super) fn push(&mut self, text: &str, bold: bool) {
        let frame = self.frame();
        frame.text.push_str(text);
        frame.bold &= bold || !text.contains(char::is_alphanumeric);
    }

    /// Notes that the paragraph's list marker has been left out.
    pub(super) fn mark_list_item(&mut self) {
        self.frame().marked = true;
    }

    /// Notes that the row being read holds column heads.
    pub(super) fn mark_header_row(&mut self) {
        self.frame().row.header = true;
    }

    /// Opens a footnote or text box in the paragraph.
    pub(super) fn open(&mut self, kind: FrameKind) {
        self.inner.push(Frame::new(kind));
    }

    /// Closes the innermost footnote or text box.
    pub(super) fn close(&mut self, properties: ParagraphProperties, styles: &StyleSheet) {
        self.end_open_paragraph(properties, styles);
        let Some(frame) = self.inner.pop() else { return };
        let outer = self.frame();
        if frame.kind != FrameKind::Footnote {
            outer.after.extend(boxed::mark(frame.blocks));
            return;
        }
        let texts: Vec<&str> = frame.blocks.iter().map(|block| block.text.as_str()).filter(|text| !text.is_empty()).collect();
        let origin = frame.blocks.first().map(|block| block.origin.clone()).unwrap_or_default();
        if !texts.is_empty() {
            outer.after.push(Block::new(BlockKind::Footnote, MappedText::unmapped(texts.join(" ")), origin));
        }
    }

    /// Ends a paragraph; inside a table, only the line in its cell.
    pub(super) fn end_paragraph(&mut self, properties: ParagraphProperties, styles: &StyleSheet) {
        if properties.in_table {
            self.end_line(properties, styles);
            return;
        }
        self.end_row();
        self.emit_paragraph(properties, styles);
        self.count();
    }

    /// Ends what a note, a text box or the document ends in without a word.
    fn end_open_paragraph(&mut self, properties: ParagraphProperties, styles: &StyleSheet) {
        let open = !properties.in_table && !self.frame().text.trim().is_empty();
        self.end_row();
        self.emit_paragraph(properties, styles);
        if open {
            self.count();
        }
    }

    /// Adds the paragraph read so far.
    fn emit_paragraph(&mut self, properties: ParagraphProperties, styles: &StyleSheet) {
        let frame = self.frame();
        let (text, bold, marked) = (std::mem::take(&mut frame.text), std::mem::replace(&mut frame.bold, true), frame.marked);
        frame.marked = false;
        let (kind, text) = classify(&text, marked, properties, styles);
        let origin = at_paragraph(self.number());
        self.emit(kind, &text, bold, origin);
    }

    /// Ends a cell of a table.
    pub(super) fn end_cell(&mut self, properties: ParagraphProperties, styles: &StyleSheet) {
        self.end_line(properties, styles);
        let row = &mut self.frame().row;
        row.cells.push(std::mem::take(&mut row.open));
    }

    /// Ends a row of a table; nothing happens where no cell has ended.
    pub(super) fn end_row(&mut self) {
        let frame = self.frame();
        if frame.row.cells.is_empty() {
            return;
        }
        let Row { mut cells, first: number, header, .. } = std::mem::take(&mut frame.row);
        if !header && let Some(sections) = cells::sections(&mut cells) {
            frame.blocks.extend(sections);
        }
        let first = !matches!(frame.blocks.last(), Some(Block { kind: BlockKind::TableRow { .. }, .. }));
        let bold = cells::is_bold(&cells);
        if let Some(row) = cells::row(&cells, header || (first && bold), number.unwrap_or(1)) {
            frame.blocks.push(Block { bold, ..row });
        }
        frame.blocks.append(&mut frame.after);
    }

    /// Adds a block and what is anchored in it.
    fn emit(&mut self, kind: BlockKind, text: &str, bold: bool, origin: Origin) {
        let frame = self.frame();
        if !text.is_empty() {
            frame.blocks.push(Block { bold, ..Block::new(kind, MappedText::unmapped(text), origin) });
        }
        frame.blocks.append(&mut frame.after);
    }

    /// Ends the document and returns its blocks.
    pub(super) fn finish(mut self, properties: ParagraphProperties, styles: &StyleSheet) -> Vec<Block> {
        while !self.inner.is_empty() {
            self.close(ParagraphProperties { in_table: false, ..properties }, styles);
        }
        self.end_open_paragraph(ParagraphProperties { in_table: false, ..properties }, styles);
        levels::settle(boxed::settle(self.main.blocks))
    }
}

fn at_paragraph(number: u32) -> Origin {
    Origin { paragraph: Some(number), ..Origin::default() }
}

/// What a paragraph is, and its text without a list marker.
fn classify(text: &str, marked: bool, properties: ParagraphProperties, styles: &StyleSheet) -> (BlockKind, String) {
    let styled = styles.role(properties.style);
    let role = if styled == Some(Role::Contents) { styled } else { by_outline(properties.outline).or(styled) };
    let kind = match role {
        Some(Role::Title) => levels::title(),
        Some(Role::Heading(_)) if is_running_text(text) => BlockKind::Paragraph,
        Some(Role::Heading(level)) => BlockKind::Heading { level },
        Some(Role::Contents) => BlockKind::Contents,
        Some(Role::Caption) => BlockKind::Caption,
        Some(Role::Quote) => BlockKind::Quote,
        Some(Role::List | Role::Body) | None => {
            let listed = marked || properties.list > 0 || role == Some(Role::List);
            return list_item(text, listed, properties).unwrap_or_else(|| (BlockKind::Paragraph, tidy(text)));
        }
    };
    (kind, tidy(text))
}

/// The list item that a paragraph is, if it is one; a typed number counts only before a tab.
fn list_item(text: &str, listed: bool, properties: ParagraphProperties) -> Option<(BlockKind, String)> {
    let numbered = || after_number(text).filter(|(_, rest)| text.trim_end_matches(rest).ends_with('\t')).map(|(_, rest)| rest);
    let unmarked = after_bullet(text).or_else(numbered);
    if !listed && unmarked.is_none() {
        return None;
    }
    let depth = if properties.list > 0 { properties.list_level } else { properties.indent / LIST_INDENT - 1 };
    let depth = u8::try_from(depth.clamp(0, 8)).unwrap_or(0);
    Some((BlockKind::ListItem { depth }, tidy(unmarked.unwrap_or(text))))
}

/// The text with every run of white space as one space, and none at the ends.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
