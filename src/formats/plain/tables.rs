//! Finds tables drawn with white space: lines whose columns begin at the same place.

use std::ops::Range;

use super::lines::{Line, Role};
use super::numbering::numbering;

/// A row of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// True for the row of column heads.
    pub(super) header: bool,
    /// For each cell, the source ranges of its lines.
    pub(super) cells: Vec<Vec<Range<usize>>>,
}

/// A cell on one line: the column it begins at, and its source range.
#[derive(Debug, Clone)]
struct Cell {
    column: usize,
    range: Range<usize>,
}

/// White space at least this wide parts two columns.
const GAP: usize = 3;

/// How far apart the beginnings of a column may stand.
const SLACK: usize = 2;

/// Marks the lines of tables.
pub(super) fn find(lines: &mut [Line<'_>]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        index += table(lines, index, &mut rows).max(1);
    }
    rows
}

/// Reads a table that begins with this line; returns how many lines it takes up.
fn table(lines: &mut [Line<'_>], start: usize, rows: &mut Vec<Row>) -> usize {
    let Some(first) = lines.get(start).filter(|line| line.is_text() && !is_ruler(line.text)).map(cells).filter(|cells| cells.len() > 1)
    else {
        return 0;
    };
    if opens_chapter(lines, start) {
        return 0;
    }
    let columns: Vec<usize> = first.iter().map(|cell| cell.column).collect();
    let mut found: Vec<(usize, Row)> = vec![(start, row(first))];
    let mut length = 1;
    let mut ruled = false;
    while let Some(line) = lines.get(start + length).filter(|line| line.is_text() && line.gap <= 1) {
        let cells = cells(line);
        if is_ruler(line.text) {
            ruled |= found.len() == 1;
        } else if cells.len() > 1 && cells.iter().skip(1).any(|cell| is_aligned(cell, columns.get(1..).unwrap_or_default())) {
            found.push((start + length, row(cells)));
        } else if is_fragment(lines, start + length, &cells, &columns) {
            add_fragment(start + length, line.gap, cells, &mut found);
        } else if !continues(line, &cells, &columns, &mut found) {
            break;
        }
        length += 1;
    }
    if found.len() < 2 {
        return 0;
    }
    if let Some((_, head)) = found.first_mut() {
        head.header = ruled;
    }
    for line in lines.iter_mut().skip(start).take(length) {
        line.role = Role::Taken;
    }
    for (at, row) in found {
        if let Some(line) = lines.get_mut(at) {
            line.role = Role::Row(rows.len());
        }
        rows.push(row);
    }
    length
}

/// Whether a line is the numbered heading of a chapter that begins with a numbered section: "3   Risk" over "3.1   Signs".
fn opens_chapter(lines: &[Line<'_>], start: usize) -> bool {
    let numbered = |at: usize| lines.get(at).filter(|line| cells(line).len() == 2).and_then(|line| numbering(line.text));
    let (chapter, section) = (numbered(start), numbered(start + 1));
    chapter.zip(section).is_some_and(|(chapter, section)| chapter.first == section.first && chapter.depth + 1 == section.depth)
}

fn row(cells: Vec<Cell>) -> Row {
    Row { header: false, cells: cells.into_iter().map(|cell| vec![cell.range]).collect() }
}

fn is_aligned(cell: &Cell, columns: &[usize]) -> bool {
    columns.iter().any(|column| column.abs_diff(cell.column) <= SLACK)
}

/// Whether a line is part of a first cell that is broken into several: short, and soon followed by a full row.
fn is_fragment(lines: &[Line<'_>], index: usize, cells: &[Cell], columns: &[usize]) -> bool {
    /// How many lines may pass until the row.
    const SOON: usize = 3;
    let ([cell], Some(&first), Some(&second)) = (cells, columns.first(), columns.get(1)) else { return false };
    let short = lines.get(index).is_some_and(|line| line.width < second);
    let full = |line: &Line<'_>| self::cells(line).iter().skip(1).any(|cell| is_aligned(cell, columns.get(1..).unwrap_or_default()));
    let near = || lines.iter().skip(index + 1).take(SOON).take_while(|line| line.is_text() && line.gap <= 1);
    short && first.abs_diff(cell.column) <= SLACK && near().any(full)
}

/// Adds part of a first cell: to the row above if it stands right under it, else as a row of its own.
fn add_fragment(index: usize, gap: usize, cells: Vec<Cell>, found: &mut Vec<(usize, Row)>) {
    match found.last_mut().and_then(|(_, row)| row.cells.first_mut()) {
        Some(first) if gap == 0 => first.extend(cells.into_iter().map(|cell| cell.range)),
        _ => found.push((index, row(cells))),
    }
}

/// Takes up a line that only goes on with a cell of the row above, not the first one.
fn continues(line: &Line<'_>, cells: &[Cell], columns: &[usize], found: &mut [(usize, Row)]) -> bool {
    let ([cell], 0, Some((_, row))) = (cells, line.gap, found.last_mut()) else { return false };
    let at = columns.iter().skip(1).position(|column| column.abs_diff(cell.column) <= SLACK);
    let Some(lines) = at.and_then(|at| row.cells.get_mut(at + 1)) else { return false };
    lines.push(cell.range.clone());
    true
}

/// A line of dashes under the heads.
fn is_ruler(text: &str) -> bool {
    text.chars().count() >= 5 && text.chars().all(|c| matches!(c, '-' | '=' | '_' | '─' | '+' | '|') || c.is_whitespace())
}

/// Splits a line at wide gaps and tabs.
fn cells(line: &Line<'_>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut gap = GAP;
    for (column, (at, c)) in (line.indent..).zip(line.text.char_indices()) {
        if c.is_whitespace() {
            gap += if c == '\t' { GAP } else { 1 };
        } else {
            let end = line.start + at + c.len_utf8();
            match cells.last_mut() {
                Some(cell) if gap < GAP => cell.range.end = end,
                _ => cells.push(Cell { column, range: line.start + at..end }),
            }
            gap = 0;
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn rows(source: &str) -> Vec<(bool, Vec<String>)> {
        let mut lines = split(source);
        let text = |cell: &Vec<Range<usize>>| cell.iter().map(|range| &source[range.clone()]).collect::<Vec<_>>().join(" ");
        find(&mut lines).iter().map(|row| (row.header, row.cells.iter().map(text).collect())).collect()
    }

    #[test]
    fn reads_rows_with_heads_and_wrapped_cells() {
        let source = "  Vad            Fråga\n  -----------    ----------\n  Pengar         Vem har\n                 kortet?\n  Resor          Vart?\n\nEn vanlig rad.";
        let cell = |texts: [&str; 2]| texts.map(str::to_owned).to_vec();
        assert_eq!(
            rows(source),
            [(true, cell(["Vad", "Fråga"])), (false, cell(["Pengar", "Vem har kortet?"])), (false, cell(["Resor", "Vart?"]))]
        );
    }

    #[test]
    fn one_wide_gap_is_no_table() {
        assert_eq!(rows("Ord och    inga visor\nsom går vidare här\n"), []);
        assert_eq!(rows("Ord och    inga visor\nsom   går vidare här\n"), []);
    }

    #[test]
    fn a_chapter_over_its_first_section_is_no_table() {
        assert_eq!(rows("3   Människohandel\n\n3.1   Tecken\n\nText som löper vidare.\n"), []);
        assert_eq!(rows("3.    Trafficking\n3.1   Signs\n"), []);
        assert_eq!(rows("3   Risk   12\n3.1   Tecken   13\n").len(), 2);
        assert_eq!(rows("3      procent\n3.5    procent\n").len(), 2);
    }
}
