//! Headings in the margin, beside the text that they head: each is put over its text, where the reader expects it.
//!
//! A table whose first column is bold looks the same line by line. What tells them apart is that the text beside such headings is the column
//! that the page is set in, and that it runs over several lines under each.

use super::chunk::{LARGER, ends_sentence};
use super::fragment::Fragment;
use super::typography::half_points;

/// Fewer headings in a document's margins say nothing.
const FEWEST: usize = 3;
/// Left edges that differ by less, in points, are the same.
const EDGE: f32 = 3.0;
/// Lines of the column are at least so long on the average, in type sizes, and so many to a heading.
const LONG: f32 = 18.0;
const LINES: usize = 3;
/// Lines of a heading stand at most this far apart, in type sizes.
const LEADING: f32 = 1.6;
/// A heading is put so far above the line beside it, in type sizes: no longer on the line, yet closer to it than to what stands above.
const LIFT: f32 = 0.6;
/// One in so many lines may stand beside the column or before it without a heading.
const STRAY: usize = 8;

/// Puts headings in the margin over the text beside them.
pub(super) fn lift(pages: &mut [Vec<Fragment>], body: f32) {
    let found: Vec<Option<Margin>> = pages.iter().map(|page| Margin::of(page, body)).collect();
    if found.iter().flatten().map(|margin| margin.heads.len()).sum::<usize>() < FEWEST {
        return;
    }
    for (page, margin) in pages.iter_mut().zip(found) {
        if let Some(margin) = margin {
            margin.apply(page);
        }
    }
}

/// The margin of a page.
struct Margin {
    /// The left edge of the column beside it.
    edge: f32,
    /// Of each heading the indices of its lines, and that of the column's line beside the first.
    heads: Vec<(Vec<usize>, usize)>,
    /// How many lines stand before or beside the column that belong to no heading.
    strays: usize,
}

impl Margin {
    /// Finds the headings; none if much else stands in the margin.
    fn of(page: &[Fragment], body: f32) -> Option<Self> {
        if page.iter().any(|one| one.turn != 0 || one.tag.is_some()) {
            return None;
        }
        let edge = edge(page)?;
        let y = |index: &usize| page.get(*index).map_or(0.0, |one| one.y);
        let mut order: Vec<usize> = (0..page.len()).collect();
        order.sort_by(|a, b| y(b).total_cmp(&y(a)));
        let (column, others): (Vec<usize>, Vec<usize>) =
            order.into_iter().partition(|index| page.get(*index).is_some_and(|one| starts_at(one, edge)));
        let mut margin = Self { edge, heads: Vec::new(), strays: 0 };
        let mut at = 0;
        for index in others {
            let one = page.get(index)?;
            while column.get(at).is_some_and(|line| y(line) > one.y + one.size / 2.0) {
                at += 1;
            }
            let before = at.checked_sub(1).and_then(|before| page.get(*column.get(before)?));
            let beside = column.get(at).copied().filter(|line| page.get(*line).is_some_and(|line| line.same_line(one)));
            margin.add(page, index, body, before, beside)?;
        }
        let few = !margin.heads.is_empty() && margin.strays * STRAY <= column.len() && column.len() >= LINES * margin.heads.len();
        few.then_some(margin)
    }

    /// Takes in what does not start at the column's edge, given the column's lines above and beside it; `None` if that stands in a table.
    fn add(&mut self, page: &[Fragment], index: usize, body: f32, before: Option<&Fragment>, beside: Option<usize>) -> Option<()> {
        let one = page.get(index)?;
        let set_apart = one.end_x < self.edge && (one.bold() || one.size >= body + LARGER);
        let above = self.heads.last().and_then(|(lines, _)| page.get(*lines.last()?));
        match beside.filter(|_| set_apart && is_title(&one.text())) {
            _ if set_apart && above.is_some_and(|above| is_under(above, one)) => self.heads.last_mut()?.0.push(index),
            Some(beside) => {
                page.get(beside).filter(|line| !line.bold() && begins(line, before))?;
                self.heads.push((vec![index], beside));
            }
            None => self.strays += usize::from(beside.is_some() || one.x < self.edge && !set_apart),
        }
        Some(())
    }

    /// Moves each heading over its text, in the order of the content too.
    fn apply(self, page: &mut Vec<Fragment>) {
        let mut over: Vec<Vec<Fragment>> = vec![Vec::new(); page.len()];
        let mut moved = vec![false; page.len()];
        for (lines, beside) in self.heads {
            let Some(text) = page.get(beside).cloned() else { continue };
            for (index, above) in lines.iter().rev().zip(1_u8..) {
                let (Some(line), Some(slot)) = (page.get(*index), moved.get_mut(*index)) else { continue };
                let lift = LIFT * line.size * f32::from(above);
                let width = line.end_x - line.x;
                let head = Fragment { x: self.edge, end_x: self.edge + width, y: text.y + lift, right: text.right, ..line.clone() };
                *slot = true;
                over.get_mut(beside).into_iter().for_each(|heads| heads.insert(0, head.clone()));
            }
        }
        let old = std::mem::take(page);
        for ((one, heads), moved) in old.into_iter().zip(over).zip(moved) {
            page.extend(heads);
            if !moved {
                page.push(one);
            }
        }
    }
}

/// The left edge of the column that most of a page's lines start at, if they are long and something stands to the left of it.
fn edge(page: &[Fragment]) -> Option<f32> {
    let mut edges: Vec<i32> = page.iter().map(|one| half_points(one.x)).collect();
    edges.sort_unstable();
    let usual = edges.chunk_by(|a, b| a == b).max_by_key(|same| same.len())?;
    let edge = page.iter().find(|one| Some(&half_points(one.x)) == usual.first())?.x;
    let lines = page.iter().filter(|one| starts_at(one, edge));
    let (count, width) = lines.fold((0.0, 0.0), |(count, width), one| (count + 1.0, width + (one.end_x - one.x) / one.size.max(1.0)));
    let margin = page.iter().any(|one| one.end_x < edge);
    (margin && width > LONG * count && usual.len() * 2 > page.len()).then_some(edge)
}

fn starts_at(one: &Fragment, edge: f32) -> bool {
    (one.x - edge).abs() < EDGE
}

/// Whether a line goes on with a heading in the margin.
fn is_under(above: &Fragment, line: &Fragment) -> bool {
    let step = above.y - line.y;
    step > 0.0 && step < LEADING * line.size && (above.size - line.size).abs() < 0.3 && (above.x - line.x).abs() < EDGE
}

/// Whether a line of the column begins a paragraph.
fn begins(line: &Fragment, before: Option<&Fragment>) -> bool {
    before.is_none_or(|before| ends_sentence(&before.text()) || before.y - line.y > LEADING * line.size || before.leaves_room(line))
}

/// Whether a text may be a heading: words that begin with a capital or a number.
fn is_title(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 && text.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}
