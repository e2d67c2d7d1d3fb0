//! Puts the lines of a paragraph together again: joins broken words, drops the marks of footnotes.

use std::ops::Range;

use crate::document::{Block, BlockKind, CELL_BREAK, Origin, TextBuilder};
use crate::formats::hyphen::{Joint, Words, hyphen};

/// A block whose lines are being put together.
#[derive(Debug)]
pub(super) struct Paragraph {
    kind: BlockKind,
    text: TextBuilder,
    span: Range<usize>,
}

impl Paragraph {
    pub(super) fn new(kind: BlockKind) -> Self {
        Self { kind, text: TextBuilder::default(), span: 0..0 }
    }

    pub(super) fn kind(&self) -> BlockKind {
        self.kind
    }

    /// Appends a stretch of the source, leaving out the marks of footnotes in it.
    pub(super) fn push(&mut self, source: &str, range: Range<usize>, marks: &[Range<usize>], words: &Words) {
        self.join(source.get(range.clone()).unwrap_or_default(), words);
        let mut at = range.start;
        let first = marks.partition_point(|mark| mark.start < range.start);
        for mark in marks.iter().skip(first).take_while(|mark| mark.end <= range.end) {
            self.text.push_source(source.get(at..mark.start).unwrap_or_default(), at);
            at = mark.end;
        }
        self.text.push_source(source.get(at..range.end).unwrap_or_default(), at);
        self.span = if self.span.is_empty() { range } else { self.span.start..range.end };
    }

    /// Separates two cells.
    pub(super) fn next_cell(&mut self) {
        self.text.push_synthetic(CELL_BREAK);
    }

    /// Prepares the end of the text for the line that follows.
    fn join(&mut self, next: &str, words: &Words) {
        let text = self.text.as_str();
        let Some(last) = text.chars().next_back() else { return };
        let joint = match last {
            _ if text.ends_with(CELL_BREAK) => Joint::None,
            '\u{AD}' => Joint::Drop,
            '-' | '\u{2010}' => hyphen(text, next, words),
            '/' => Joint::None,
            _ => Joint::Space,
        };
        match joint {
            Joint::Space => self.text.push_synthetic(" "),
            Joint::Drop => {
                self.text.pop();
            }
            Joint::None => {}
        }
    }

    /// Finishes the block; `None` if it is blank.
    pub(super) fn finish(self) -> Option<Block> {
        let text = self.text.finish();
        let origin = Origin { span: Some(self.span), ..Origin::default() };
        (!text.is_blank()).then(|| Block::new(self.kind, text, origin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(source: &str) -> String {
        let words = Words::of(source);
        let mut paragraph = Paragraph::new(BlockKind::Paragraph);
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let text = line.trim_end();
            paragraph.push(source, at..at + text.len(), &[], &words);
            at += line.len();
        }
        paragraph.finish().map(|block| block.text.as_str().to_owned()).unwrap_or_default()
    }

    #[test]
    fn joins_broken_words() {
        assert_eq!(joined("ungdoms-\npsykiatrin"), "ungdomspsykiatrin");
        assert_eq!(joined("barn- och ungdoms- \neller vuxen-\nvård"), "barn- och ungdoms- eller vuxenvård");
        assert_eq!(joined("LSS-\nboenden och hbtq-\npersoner"), "LSS-boenden och hbtq-personer");
        assert_eq!(joined("Karl-\nErik säger –\nja"), "Karl-Erik säger – ja");
        assert_eq!(joined("child-centred work, child-\ncentred"), "child-centred work, child-centred");
        assert_eq!(joined("män\u{AD}\nniskohandel"), "människohandel");
    }

    #[test]
    fn leaves_out_marks() {
        let source = "rekvisiten6 i övrigt.7";
        let mut paragraph = Paragraph::new(BlockKind::Paragraph);
        paragraph.push(source, 0..source.len(), &[10..11, 22..23], &Words::default());
        let text = paragraph.finish().unwrap().text;
        assert_eq!(text.as_str(), "rekvisiten i övrigt.");
        assert_eq!(text.source_span(11..12), Some(12..13));
    }
}
