//! Parts a line at the head of a text that holds the title in one column and the number, date or series in the other.

use super::bodies::names_body;
use super::lines::Line;
use super::title::{is_series, names_kind};

/// A letterhead has no more lines.
const MOST_LINES: usize = 6;

/// Columns are at least so many blanks apart.
const GAP: &str = "   ";

/// The lines with those of the letterhead parted whose columns differ so; `None` if there are none.
pub(super) fn parted<'a>(lines: &[Line<'a>]) -> Option<Vec<Line<'a>>> {
    let found: Vec<(usize, usize)> = lines
        .iter()
        .enumerate()
        .take(MOST_LINES)
        .filter(|(_, line)| line.is_text())
        .filter_map(|(index, line)| place(line.text).map(|at| (index, at)))
        .collect();
    let mut parted = lines.to_vec();
    for &(index, at) in found.iter().rev() {
        let Some(line) = parted.get(index).cloned() else { continue };
        let (left, right) = (line.text.get(..at).unwrap_or_default(), line.text.get(at..).unwrap_or_default());
        let second = right.trim_start();
        // Offsets count bytes, columns characters: the blanks between may be of several bytes.
        let start = line.start + line.text.len().saturating_sub(second.len());
        let indent = line.width.saturating_sub(second.chars().count());
        let first = Line { text: left, width: line.indent + left.chars().count(), ..line.clone() };
        let second = Line { text: second, start, indent, gap: 0, page_start: false, ..line };
        parted.splice(index..=index, [first, second]);
    }
    (!found.is_empty()).then_some(parted)
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
