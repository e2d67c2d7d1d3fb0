//! Where a verdict stands in its source, for programs that show it there: a gap has no text of its own, so it is the section's heading.

use std::ops::Range;

use crate::report::{DocumentReport, LineIndex, VerdictRow};

/// A stretch of the source. Lines and columns are 1-based, the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) line: usize,
    pub(super) end_line: usize,
    /// Columns in characters.
    pub(super) columns: Option<(usize, usize)>,
    /// Columns in bytes of UTF-8.
    pub(super) byte_columns: Option<(usize, usize)>,
}

/// Finds regions in one document.
pub(super) struct Anchors<'d> {
    source: Option<(&'d str, LineIndex)>,
}

impl<'d> Anchors<'d> {
    pub(super) fn new(document: &'d DocumentReport) -> Self {
        Self { source: document.source.as_deref().map(|source| (source, LineIndex::new(source))) }
    }

    /// The heading of a verdict's section, else its line, else the first line.
    pub(super) fn of(&self, row: &VerdictRow) -> Region {
        self.region(row.section.span.as_ref(), row.section.line)
    }

    /// The region of a span; without one, the line alone.
    pub(super) fn region(&self, span: Option<&Range<usize>>, line: Option<usize>) -> Region {
        let line = line.unwrap_or(1);
        let Some(((source, lines), span)) = self.source.as_ref().zip(span) else {
            return Region { line, end_line: line, columns: None, byte_columns: None };
        };
        let bytes = |offset: usize| offset - lines.start(lines.line(offset)) + 1;
        Region {
            line: lines.line(span.start),
            end_line: lines.line(span.end),
            columns: Some((lines.column(source, span.start), lines.column(source, span.end))),
            byte_columns: Some((bytes(span.start), bytes(span.end))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_or_bytes() {
        let source = "å\näå x";
        let anchors = Anchors { source: Some((source, LineIndex::new(source))) };
        let region = anchors.region(Some(&(7..9)), None);
        assert_eq!(region, Region { line: 2, end_line: 2, columns: Some((3, 5)), byte_columns: Some((5, 7)) });
        let without = anchors.region(None, Some(9));
        assert_eq!((without.line, without.end_line, without.columns), (9, 9, None));
    }
}
