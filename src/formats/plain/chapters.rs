//! Weeds out numbers that only look like chapters: the items of a list among them break the order.

use std::collections::HashMap;

use super::contents::Entries;
use super::lines::{HeadingKind, Line, Role};
use super::numbering::numbering;

/// A line that is numbered like a chapter.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    index: usize,
    number: u32,
}

/// Fewer chapters than this beside the longest row of them are a list.
const SHORTEST_ROW: usize = 2;

/// Keeps the rows of rising numbers; the rest become text again.
pub(super) fn weed(lines: &mut [Line<'_>], entries: &Entries) {
    let candidates: Vec<Candidate> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.role == Role::Heading(HeadingKind::Numbered(1)))
        .filter_map(|(index, line)| numbering(line.text).map(|numbering| Candidate { index, number: numbering.first }))
        .collect();
    let mut kept = Vec::new();
    let row = longest_row(&candidates);
    let (first, last) = (row.first().map_or(0, |c| c.index), row.last().map_or(0, |c| c.index));
    // Numbers may begin again in a second part, never within a row.
    let before: Vec<Candidate> = candidates.iter().copied().filter(|candidate| candidate.index < first).collect();
    let after: Vec<Candidate> = candidates.iter().copied().filter(|candidate| candidate.index > last).collect();
    kept.extend(row.iter().map(|candidate| candidate.index));
    for side in [before, after] {
        kept.extend(
            Some(longest_row(&side)).filter(|row| row.len() >= SHORTEST_ROW).into_iter().flatten().map(|candidate| candidate.index),
        );
    }
    for candidate in candidates {
        let known = lines.get(candidate.index).is_some_and(|line| entries.depth(line.text).is_some());
        if known || kept.contains(&candidate.index) {
            continue;
        }
        for (offset, line) in lines.iter_mut().skip(candidate.index).enumerate() {
            if offset > 0 && line.role != Role::HeadingMore {
                break;
            }
            line.role = Role::Text;
        }
    }
}

/// The longest row in which each number follows the one before, or leaves out one.
fn longest_row(candidates: &[Candidate]) -> Vec<Candidate> {
    // For each number, the position of the longest row that ends with it.
    let mut ends: HashMap<u32, usize> = HashMap::new();
    let mut rows: Vec<(usize, Option<usize>)> = Vec::new();
    for (position, candidate) in candidates.iter().enumerate() {
        let previous = [1, 2].iter().filter_map(|step| candidate.number.checked_sub(*step)).filter_map(|number| ends.get(&number).copied());
        let best = previous.max_by_key(|&at| rows.get(at).map_or(0, |row| row.0));
        let length = 1 + best.and_then(|at| rows.get(at)).map_or(0, |row| row.0);
        rows.push((length, best));
        let longer = ends.get(&candidate.number).and_then(|&at| rows.get(at)).is_none_or(|row| row.0 < length);
        if longer {
            ends.insert(candidate.number, position);
        }
    }
    let longest = rows.iter().map(|row| row.0).max().unwrap_or(0);
    let mut at = rows.iter().position(|row| row.0 == longest);
    let mut row = Vec::new();
    while let Some(position) = at {
        row.extend(candidates.get(position));
        at = rows.get(position).and_then(|row| row.1);
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(numbers: &[u32]) -> Vec<u32> {
        let candidates: Vec<_> = numbers.iter().enumerate().map(|(index, &number)| Candidate { index, number }).collect();
        longest_row(&candidates).iter().map(|candidate| candidate.number).collect()
    }

    #[test]
    fn rows_pass_over_lists() {
        assert_eq!(row(&[1, 2, 1, 2, 3, 3, 4, 6]), [1, 2, 3, 4, 6]);
        assert_eq!(row(&[4, 5, 1, 6]), [4, 5, 6]);
        assert_eq!(row(&[]), Vec::<u32>::new());
    }
}
