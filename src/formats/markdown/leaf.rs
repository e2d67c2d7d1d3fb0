//! The block of text that is being read.

use std::ops::Range;

use crate::document::{Block, BlockKind, CELL_BREAK, Origin, TextBuilder, Typed};
use crate::formats::hyphen::{Joint, Words, hyphen};

/// What is known of a stretch of text besides its letters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// It is set in bold.
    pub(super) bold: bool,
    /// It is the text of a link to a place in the same document.
    pub(super) anchor: bool,
}

/// A finished block, and whether its text is nothing but links into the same document.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) block: Block,
    pub(super) only_anchors: bool,
}

/// A block whose text is still growing.
#[derive(Debug)]
pub(super) struct Leaf {
    kind: BlockKind,
    text: TextBuilder,
    span: Option<Range<usize>>,
    /// Stretches of text with a letter or digit in them: all, those in bold, those that link into the document.
    stretches: usize,
    bold: usize,
    anchors: usize,
    /// Whether the line ended in a hyphen, and it is open what becomes of it.
    broken: bool,
}

impl Leaf {
    pub(super) fn new(kind: BlockKind) -> Self {
        Self { kind, text: TextBuilder::default(), span: None, stretches: 0, bold: 0, anchors: 0, broken: false }
    }

    pub(super) fn is_code(&self) -> bool {
        self.kind == BlockKind::Code
    }

    /// Whether the lines that follow in the paragraph are items of a list typed by hand, which Markdown takes for one text.
    pub(super) fn is_left_for(&self, lines: &str) -> bool {
        /// How many lines ahead the second item is looked for.
        const AHEAD: usize = 24;
        let typed = |text: &str| Typed::of(text).map(|(typed, _)| typed);
        let mut lines = lines.lines().take_while(|line| !line.trim().is_empty()).take(AHEAD);
        let Some(next) = lines.next().and_then(typed).filter(|_| self.kind == BlockKind::Paragraph) else { return false };
        let goes_on = typed(self.text.as_str()).is_some_and(|own| next.follows(own));
        goes_on || next.is_first() && lines.filter_map(typed).any(|second| second.follows(next))
    }

    /// Whether there is no text yet.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_blank()
    }

    /// Appends text; it maps to the source where it stands there letter by letter.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>, source: &str, style: Style) {
        if source.get(range.clone()) == Some(text) {
            self.text.push_source(text, range.start);
        } else {
            self.text.push_synthetic(text);
        }
        if text.chars().any(char::is_alphanumeric) {
            self.stretches += 1;
            self.bold += usize::from(style.bold);
            self.anchors += usize::from(style.anchor);
        }
        self.extend(on_boundaries(source, range));
    }

    /// Ends a line: a space, unless a hyphen may break a word there.
    pub(super) fn end_line(&mut self) {
        self.broken = self.text.as_str().ends_with(['-', '\u{2010}', '\u{AD}']);
        if !self.broken {
            self.space();
        }
    }

    /// Whether the line before ended in a hyphen.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Joins a line that ended in a hyphen with the one that follows.
    pub(super) fn join(&mut self, next: &str, words: &Words) {
        let soft = self.text.as_str().ends_with('\u{AD}');
        match if soft { Joint::Drop } else { hyphen(self.text.as_str(), next, words) } {
            Joint::Space => self.space(),
            Joint::Drop => {
                self.text.pop();
            }
            Joint::None => {}
        }
        self.broken = false;
    }

    /// Appends a space, unless there is one.
    pub(super) fn space(&mut self) {
        self.broken = false;
        if !self.text.as_str().is_empty() && !self.text.as_str().ends_with(char::is_whitespace) {
            self.text.push_synthetic(" ");
        }
    }

    /// Separates two cells of a table.
    pub(super) fn next_cell(&mut self) {
        while self.text.as_str().ends_with(char::is_whitespace) {
            self.text.pop();
        }
        self.text.push_synthetic(CELL_BREAK);
    }

    fn extend(&mut self, range: Range<usize>) {
        self.span = Some(match self.span.take() {
            Some(span) => span.start.min(range.start)..span.end.max(range.end),
            None => range,
        });
    }

    /// Finishes the block; `None` if it holds no text.
    pub(super) fn finish(self) -> Option<Draft> {
        let row = matches!(self.kind, BlockKind::TableRow { .. });
        let text = self.text.finish();
        if text.is_blank() || (row && text.as_str().chars().all(|c| c == '|' || c.is_whitespace())) {
            return None;
        }
        let all = |count: usize| self.stretches > 0 && count == self.stretches;
        let mut block = Block::new(self.kind, text, Origin { span: self.span, ..Origin::default() });
        block.bold = all(self.bold);
        Some(Draft { block, only_anchors: all(self.anchors) })
    }
}

/// A range cut to what stands in the source, on character boundaries.
pub(super) fn on_boundaries(source: &str, range: Range<usize>) -> Range<usize> {
    let floor = |at: usize| (0..=at.min(source.len())).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(0);
    let start = floor(range.start);
    start..floor(range.end).max(start)
}
