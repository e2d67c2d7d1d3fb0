//! Numbers laid out in bytes, read where they stand: in tables whose columns are each as wide as the greatest number in them needs.

use std::ops::Range;

/// Bytes that are read of a number, whatever it is as wide as.
const READ: usize = 4;
/// Most columns of a table.
const MOST_COLUMNS: usize = 10;
/// Bytes that say what a table is like: its rows, and the bytes of a number in each column.
const HEADER: usize = READ + MOST_COLUMNS;

/// Numbers in a row, or in a column of a table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Numbers<'n> {
    /// From the first of them on, more than they need.
    bytes: &'n [u8],
    /// Bytes from one to the next.
    step: usize,
    mask: u32,
    count: usize,
}

impl<'n> Numbers<'n> {
    #[inline]
    pub(super) const fn len(self) -> usize {
        self.count
    }

    #[inline]
    pub(super) fn get(self, at: usize) -> Option<u32> {
        if at >= self.count {
            return None;
        }
        read(self.bytes, at * self.step, self.mask)
    }

    /// Those at these positions; none if there are not so many.
    #[inline]
    pub(super) fn part(self, range: Range<usize>) -> Self {
        let bytes = self.bytes.get(range.start * self.step..).filter(|_| range.start <= range.end && range.end <= self.count);
        bytes.map_or_else(Self::default, |bytes| Self { bytes, count: range.end - range.start, ..self })
    }

    #[inline]
    pub(super) fn iter(self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + 'n {
        (0..self.count).map(move |at| self.get(at).unwrap_or(0))
    }
}

#[inline]
fn read(bytes: &[u8], at: usize, mask: u32) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes) & mask)
}

/// A column of a table.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    /// Bytes of a row before it.
    offset: u32,
    /// The bits that its numbers have.
    mask: u32,
}

/// Where a table stands among bytes, and what it is like.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Table {
    start: usize,
    rows: usize,
    /// Bytes of a row.
    step: usize,
    columns: [Column; MOST_COLUMNS],
}

impl Table {
    /// The tables that [`lay_out`] laid out.
    pub(super) fn all<const COUNT: usize>(bytes: &[u8]) -> [Self; COUNT] {
        let mut start = COUNT * HEADER;
        let mut tables = [Self::default(); COUNT];
        for (table, header) in tables.iter_mut().zip(bytes.as_chunks::<HEADER>().0) {
            let Some((rows, widths)) = header.split_first_chunk() else { break };
            table.start = start;
            table.rows = u32::from_le_bytes(*rows) as usize;
            let mut offset = 0;
            for (column, &width) in table.columns.iter_mut().zip(widths) {
                *column = Column { offset, mask: u32::MAX.unbounded_shr(u32::BITS.saturating_sub(u32::from(width) * u8::BITS)) };
                offset += u32::from(width);
            }
            table.step = offset as usize;
            start += table.rows * table.step;
        }
        tables
    }

    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// A column of it.
    #[inline]
    pub(super) fn column<'n>(&self, column: usize, bytes: &'n [u8]) -> Numbers<'n> {
        let column = self.columns.get(column).copied().unwrap_or_default();
        let bytes = bytes.get(self.start + column.offset as usize..).unwrap_or_default();
        Numbers { bytes, step: self.step, mask: column.mask, count: self.rows }
    }

    /// All bytes of it.
    #[inline]
    pub(super) fn bytes<'n>(&self, bytes: &'n [u8]) -> &'n [u8] {
        bytes.get(self.start..self.start + self.rows * self.step).unwrap_or_default()
    }

    /// A row of it.
    #[inline]
    pub(super) fn row<'n>(&'n self, at: usize, bytes: &'n [u8]) -> Option<Row<'n>> {
        let bytes = bytes.get(self.start + at * self.step..).filter(|_| at < self.rows)?;
        Some(Row { bytes, columns: &self.columns })
    }
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'n> {
    bytes: &'n [u8],
    columns: &'n [Column; MOST_COLUMNS],
}

impl Row<'_> {
    /// The number in a column.
    #[inline]
    pub(super) fn get(self, column: usize) -> Option<u32> {
        let column = self.columns.get(column)?;
        read(self.bytes, column.offset as usize, column.mask)
    }
}

/// A table to lay out, row by row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rows {
    columns: usize,
    numbers: Vec<u32>,
}

impl Rows {
    /// A table without rows.
    pub(super) const EMPTY: Self = Self { columns: 0, numbers: Vec::new() };

    /// A table of a single column.
    pub(super) fn single(numbers: Vec<u32>) -> Self {
        Self { columns: 1, numbers }
    }

    /// A table of these rows.
    pub(super) fn of<const COLUMNS: usize>(rows: impl IntoIterator<Item = [u32; COLUMNS]>) -> Self {
        Self { columns: COLUMNS, numbers: rows.into_iter().flatten().collect() }
    }

    fn rows(&self) -> impl Iterator<Item = &[u32]> {
        self.numbers.chunks(self.columns.max(1))
    }

    /// Bytes of each column.
    fn widths(&self) -> [u8; MOST_COLUMNS] {
        let mut widths = [0; MOST_COLUMNS];
        for row in self.rows() {
            for (width, number) in widths.iter_mut().zip(row) {
                *width = (*width).max(bytes_of(*number));
            }
        }
        widths
    }
}

/// Bytes that a number needs.
fn bytes_of(number: u32) -> u8 {
    (0..).zip(number.to_le_bytes()).filter(|&(_, byte)| byte != 0).map(|(at, _)| at + 1).last().unwrap_or(0)
}

/// Lays tables out one behind the other.
pub(super) fn lay_out<const COUNT: usize>(tables: &[Rows; COUNT]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for table in tables {
        bytes.extend(number(table.rows().count()).to_le_bytes());
        bytes.extend(table.widths());
    }
    for table in tables {
        let widths = table.widths();
        for (number, width) in table.rows().flat_map(|row| row.iter().zip(widths)) {
            bytes.extend(number.to_le_bytes().into_iter().take(usize::from(width)));
        }
    }
    // So that the last number may be read as any other is.
    bytes.extend([0; READ]);
    bytes
}

/// A position as it is laid out; nothing that is laid out is near four billion numbers long.
pub(super) fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_tables_that_were_laid_out() {
        let rows = [[7, 0, 70_000, u32::MAX], [255, 0, 1, 0], [256, 0, 0, 1]];
        let bytes = lay_out(&[Rows::of(rows), Rows::default(), Rows::single(vec![0, 0]), Rows::single(vec![1, 3, 3, 200])]);
        let [wide, none, zeros, single] = &Table::all(&bytes);
        for (at, row) in rows.iter().enumerate() {
            for (column, &number) in row.iter().enumerate() {
                assert_eq!(wide.row(at, &bytes).and_then(|row| row.get(column)), Some(number));
                assert_eq!(wide.column(column, &bytes).get(at), Some(number));
            }
        }
        assert!(wide.row(3, &bytes).is_none() && none.row(0, &bytes).is_none());
        assert_eq!((none.column(0, &bytes).len(), zeros.column(0, &bytes).iter().collect::<Vec<_>>()), (0, vec![0, 0]));
        let single = single.column(0, &bytes);
        assert_eq!(single.part(1..3).iter().rev().collect::<Vec<_>>(), [3, 3]);
        assert_eq!((single.part(3..5).len(), single.get(4)), (0, None));
    }

    #[test]
    fn columns_are_as_wide_as_they_need_be() {
        let bytes = lay_out(&[Rows::of([[7, 0, 70_000, u32::MAX], [256, 0, 1, 0]])]);
        assert_eq!(bytes.len(), HEADER + 2 * (2 + 3 + 4) + READ);
    }
}
