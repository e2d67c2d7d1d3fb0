//! A block of HTML between Markdown blocks: its text with the tags stripped, cut into blocks where block elements begin and end.

use std::ops::Range;

use crate::document::{BlockKind, Comment};

use super::html::{Piece, Visibility, decoded, pieces};
use super::leaf::{Draft, Leaf, Style, on_boundaries};

/// The raw HTML of a block, put together from its lines, with the way back to the source.
#[derive(Debug, Default)]
pub(super) struct RawHtml {
    html: String,
    /// For each line: offset in the HTML and offset in the source.
    lines: Vec<(usize, usize)>,
}

impl RawHtml {
    /// Appends a line that stands at this offset of the source.
    pub(super) fn push(&mut self, line: &str, source: usize) {
        self.lines.push((self.html.len(), source));
        self.html.push_str(line);
    }

    /// Where a range of the HTML stands in the source.
    fn in_source(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.offset(range.start);
        let end = range.end.checked_sub(1).map_or(start, |last| self.offset(last) + 1);
        start..end.max(start)
    }

    fn offset(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|&(start, _)| start <= at).checked_sub(1).and_then(|index| self.lines.get(index));
        line.map_or(0, |&(start, source)| source + (at - start))
    }
}

/// What a block of HTML holds, in order.
#[derive(Debug)]
pub(super) enum Found {
    /// A block of text.
    Draft(Draft),
    /// A comment; true if the block before it is still going on.
    Comment(Comment, bool),
}

/// Reads the blocks of an HTML block; `outer` is what a paragraph is where it stands.
pub(super) fn read(raw: &RawHtml, source: &str, outer: BlockKind, visibility: &mut Visibility) -> Vec<Found> {
    let mut reading = Reading { source, outer, kind: outer, leaf: None, found: Vec::new(), lists: 0, bold: 0 };
    for piece in pieces(&raw.html) {
        match piece {
            Piece::Text(range) if !visibility.is_hidden() => reading.text(raw, range),
            Piece::Text(_) => {}
            Piece::Open { name, hidden } => {
                visibility.open(&name, hidden);
                reading.open(&name);
            }
            Piece::Close { name } => {
                visibility.close(&name);
                reading.close(&name);
            }
            Piece::Comment { .. } if visibility.is_example() => {}
            Piece::Comment { text, range } => {
                let inside = reading.leaf.as_ref().is_some_and(|leaf| !leaf.is_blank());
                let comment = Comment { text, span: on_boundaries(source, raw.in_source(&range)), before_block: 0 };
                reading.found.push(Found::Comment(comment, inside));
            }
        }
    }
    reading.flush();
    reading.found
}

struct Reading<'a> {
    source: &'a str,
    outer: BlockKind,
    kind: BlockKind,
    leaf: Option<Leaf>,
    found: Vec<Found>,
    lists: u8,
    bold: usize,
}

impl Reading<'_> {
    fn flush(&mut self) {
        self.found.extend(self.leaf.take().and_then(Leaf::finish).map(Found::Draft));
    }

    /// Appends text line by line, so that every part maps to one stretch of the source.
    fn text(&mut self, raw: &RawHtml, range: Range<usize>) {
        let kind = self.kind;
        let style = Style { bold: self.bold > 0, anchor: false };
        let leaf = self.leaf.get_or_insert_with(|| Leaf::new(kind));
        let mut at = range.start;
        for line in raw.html.get(range).unwrap_or_default().split_inclusive('\n') {
            for (text, part) in decoded(line.trim_end_matches(['\n', '\r'])) {
                let part = raw.in_source(&(at + part.start..at + part.end));
                leaf.push(&text, part, self.source, style);
            }
            if line.ends_with('\n') {
                leaf.space();
            }
            at += line.len();
        }
    }

    fn open(&mut self, name: &str) {
        match name {
            "b" | "strong" => self.bold += 1,
            "br" | "img" => self.space(),
            "td" | "th" => self.cell(name == "th"),
            "ul" | "ol" => {
                self.begin(self.outer);
                self.lists = self.lists.saturating_add(1);
            }
            _ => {
                if let Some(kind) = self.kind_of(name) {
                    self.begin(kind);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "td" | "th" => self.space(),
            "ul" | "ol" => {
                self.begin(self.outer);
                self.lists = self.lists.saturating_sub(1);
            }
            _ if self.kind_of(name).is_some() => self.begin(self.outer),
            _ => {}
        }
    }

    fn space(&mut self) {
        if let Some(leaf) = &mut self.leaf {
            leaf.space();
        }
    }

    /// Begins a block of this kind.
    fn begin(&mut self, kind: BlockKind) {
        self.flush();
        self.kind = kind;
    }

    /// Begins a cell; the first one of a row decides whether it is a row of heads.
    fn cell(&mut self, header: bool) {
        match &mut self.leaf {
            Some(leaf) if matches!(self.kind, BlockKind::TableRow { .. }) => leaf.next_cell(),
            _ => {
                self.begin(BlockKind::TableRow { header });
                self.leaf = Some(Leaf::new(self.kind));
            }
        }
    }

    /// What a block element makes of the text in it; `None` for an inline element.
    fn kind_of(&self, name: &str) -> Option<BlockKind> {
        let kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.outer == BlockKind::Paragraph => {
                BlockKind::Heading { level: name.bytes().next_back().map_or(1, |digit| digit - b'0') }
            }
            "li" => BlockKind::ListItem { depth: self.lists.saturating_sub(1) },
            "tr" => BlockKind::TableRow { header: false },
            "caption" | "figcaption" => BlockKind::Caption,
            "blockquote" => BlockKind::Quote,
            "dt" => BlockKind::Term,
            "pre" => BlockKind::Code,
            // A paragraph inside a cell or item does not end it.
            "p" | "div" if matches!(self.kind, BlockKind::TableRow { .. } | BlockKind::ListItem { .. }) && self.leaf.is_some() => {
                return None;
            }
            "p" | "div" | "section" | "article" | "aside" | "header" | "footer" | "main" | "details" | "summary" | "table" | "thead"
            | "tbody" | "tfoot" | "dl" | "dd" | "figure" | "hr" | "address" | "form" | "fieldset" | "center" | "h1" | "h2" | "h3"
            | "h4" | "h5" | "h6" => self.outer,
            _ => return None,
        };
        Some(if self.outer == BlockKind::Footnote { self.outer } else { kind })
    }
}
