//! Parts a line at the head of a text that holds the title in one column and the number, date or series in the other.

use super::bodies::names_body;
use super::lines::Line;
use super::title::{is_series, names_kind};

/// A letterhead has no more lines.
const MOST_LINES: usize = 6;

/// Columns are at least so many blanks apart.
const GAP: &str = "   ";

/// Parts the lines of the letterhead whose columns differ so; says whether there were any.
pub(super) fn part(lines: &mut Vec<Line<'_>>) -> bool {
    let found: Vec<(usize, usize)> = lines
        .iter()
        .enumerate()
        .take(MOST_LINES)
        .filter(|(_, line)| line.is_text())
        .filter_map(|(index, line)| place(line.text).map(|at| (index, at)))
        .collect();
    for &(index, at) in found.iter().rev() {
        let Some(line) = lines.get(index).cloned() else { continue };
        let (left, right) = (line.text.get(..at).unwrap_or_default(), line.text.get(at..).unwrap_or_default());
        let second = right.trim_start();
        let skipped = right.len() - second.len();
        let indent = line.indent + left.chars().count() + skipped;
        let first = Line { text: left, width: line.indent + left.chars().count(), ..line.clone() };
        let second = Line { text: second, start: line.start + at + skipped, indent, gap: 0, page_start: false, ..line };
        lines.splice(index..=index, [first, second]);
    }
    !found.is_empty()
}

/// Where the blanks between the columns begin, if one column may be a title and the other is none.
fn place(text: &str) -> Option<usize> {
    let at = text.find(GAP)?;
    let (left, right) = (text.get(..at)?, text.get(at..)?.trim_start());
    let titles = |title: &str, other: &str| is_series(other) && !is_series(title) && !names_body(title) && is_title(title);
    (!right.contains(GAP) && (titles(left, right) || titles(right, left))).then_some(at)
}

/// More than one word, or the kind of text.
fn is_title(text: &str) -> bool {
    text.contains(char::is_whitespace) || names_kind(text)
}
