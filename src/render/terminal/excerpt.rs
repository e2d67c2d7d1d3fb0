//! The lines around a place in a source. A paragraph may be one line of a thousand characters, so a long line is shown in part.

use std::fmt;
use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::report::LineIndex;

/// Most characters shown of a line before and after a place.
const AROUND: usize = 16;
/// Characters of a terminal's line that are not the source's.
const MARGIN: usize = 12;

/// A document's source as diagnostics show it.
pub(super) struct Excerpt<'s> {
    name: &'s str,
    source: &'s str,
    lines: LineIndex,
    /// Longest place that is underlined in full, in bytes.
    longest: usize,
}

impl<'s> Excerpt<'s> {
    /// The source of a document, for a terminal that is so many characters wide.
    pub(super) fn new(name: &'s str, source: &'s str, width: usize) -> Self {
        let longest = width.saturating_sub(MARGIN + 2 * AROUND).max(2 * AROUND);
        Self { name, source, lines: LineIndex::new(source), longest }
    }

    /// A range inside the source, on character boundaries, not blank, and not too long; `None` if nothing is left of it.
    pub(super) fn clip(&self, range: Range<usize>) -> Option<Range<usize>> {
        let start = self.boundary_after(range.start);
        let longest = start.saturating_add(self.longest);
        let mut end = self.boundary_before(range.end.min(longest)).max(start);
        let text = self.source.get(start..end)?;
        if range.end > longest {
            end = start + text.rfind(char::is_whitespace).unwrap_or(text.len());
        }
        let text = self.source.get(start..end)?;
        let trimmed = text.trim_start();
        let start = end - trimmed.len();
        let end = start + trimmed.trim_end().len();
        (start < end).then_some(start..end)
    }

    /// Whether a range is too long to be underlined in full.
    pub(super) fn cuts(&self, range: &Range<usize>) -> bool {
        range.len() > self.longest
    }

    /// The part of the lines of a range that is shown.
    fn window(&self, range: &Range<usize>) -> Range<usize> {
        let line_start = self.lines.start(self.lines.line(range.start));
        let after = self.source.get(range.end..).unwrap_or_default();
        let line_end = range.end + after.find('\n').unwrap_or(after.len());
        let before = self.source.get(line_start..range.start).unwrap_or_default();
        let after = self.source.get(range.end..line_end).unwrap_or_default();
        let cut = |text: &str, at: Option<(usize, char)>| at.map_or(text.len(), |(index, _)| index);
        let kept_before = before.char_indices().rev().nth(AROUND).map_or(0, |(index, c)| index + c.len_utf8());
        let kept_before = match before.get(kept_before..).and_then(|kept| kept.find(' ')) {
            Some(space) if kept_before > 0 => kept_before + space + 1,
            _ => kept_before,
        };
        let kept_after = cut(after, after.char_indices().nth(AROUND));
        let kept_after = match after.get(..kept_after).and_then(|kept| kept.rfind(' ')) {
            Some(space) if kept_after < after.len() => space,
            _ => kept_after,
        };
        line_start + kept_before..range.end + kept_after
    }

    fn boundary_after(&self, mut at: usize) -> usize {
        at = at.min(self.source.len());
        while !self.source.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    fn boundary_before(&self, mut at: usize) -> usize {
        at = at.min(self.source.len());
        while !self.source.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

impl SourceCode for Excerpt<'_> {
    /// With context lines, the lines of the span; without, the span alone, whose line and column head the excerpt.
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, _after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let start = self.boundary_after(span.offset());
        let range = start..self.boundary_before(span.offset().saturating_add(span.len())).max(start);
        let shown = if before == 0 { range } else { self.window(&range) };
        let text = self.source.get(shown.clone()).ok_or(MietteError::OutOfBounds)?;
        let line = self.lines.line(shown.start) - 1;
        let column = self.lines.column(self.source, shown.start) - 1;
        let count = text.matches('\n').count() + 1;
        let span = SourceSpan::from(shown);
        Ok(Box::new(MietteSpanContents::new_named(self.name.to_owned(), text.as_bytes(), span, line, column, count)))
    }
}

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
