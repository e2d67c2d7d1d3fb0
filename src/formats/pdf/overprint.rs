//! What has been drawn where: some producers print a text twice, a hair apart, to make it bold.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::source::Span;

/// Cells of the grid to a point.
const CELLS: f32 = 2.0;
/// A square of so many cells a side is kept as the bits of one number.
const SIDE: i64 = 8;

/// Remembers the texts of a page and the cells they start in.
#[derive(Debug, Default)]
pub(super) struct Overprint<'a> {
    seen: HashMap<(i64, i64, &'a str), u64, FixedState>,
}

impl<'a> Overprint<'a> {
    /// With room for so many texts.
    pub(super) fn for_spans(count: usize) -> Self {
        Self { seen: HashMap::with_capacity_and_hasher(count, FixedState::default()) }
    }

    /// Whether the same text was drawn in the same cell or one beside it before; remembers this one.
    pub(super) fn repeats(&mut self, span: &'a Span) -> bool {
        let text = span.text.as_str();
        if text.chars().all(char::is_whitespace) {
            return false;
        }
        let (x, y) = (cell(span.x), cell(span.y));
        let (column, row) = (x.div_euclid(SIDE), y.div_euclid(SIDE));
        let (left, below) = (x.rem_euclid(SIDE), y.rem_euclid(SIDE));
        let own = self.seen.entry((column, row, text)).or_default();
        let repeated = *own & around(x, y, column, row) != 0;
        *own |= bit(left, below);
        let inside = |at: i64| (1..SIDE - 1).contains(&at);
        repeated || !(inside(left) && inside(below)) && self.is_in_next_square(x, y, text)
    }

    /// Whether a text was drawn beside a cell in a square other than the cell's.
    fn is_in_next_square(&self, x: i64, y: i64, text: &str) -> bool {
        let own = (x.div_euclid(SIDE), y.div_euclid(SIDE));
        squares(x).any(|column| {
            let mut rows = squares(y).filter(|row| (column, *row) != own);
            rows.any(|row| self.seen.get(&(column, row, text)).is_some_and(|set| set & around(x, y, column, row) != 0))
        })
    }
}

fn cell(value: f32) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a float to integer cast saturates, and the cells of the grid need no more")]
    let cell = (value * CELLS).round() as i64;
    // Far from either end of the numbers, so that neighbours are numbers too.
    cell.clamp(i64::MIN / 2, i64::MAX / 2)
}

/// The squares, along one axis, that a cell and its neighbours lie in.
fn squares(at: i64) -> std::ops::RangeInclusive<i64> {
    (at - 1).div_euclid(SIDE)..=(at + 1).div_euclid(SIDE)
}

/// The bits of those of a cell and its neighbours that lie in a square.
fn around(x: i64, y: i64, column: i64, row: i64) -> u64 {
    let ends = |at: i64, square: i64| ((at - 1 - square * SIDE).max(0), (at + 1 - square * SIDE).min(SIDE - 1));
    let ((left, right), (below, above)) = (ends(x, column), ends(y, row));
    let mut set = 0;
    for y in below..=above {
        for x in left..=right {
            set |= bit(x, y);
        }
    }
    set
}

fn bit(x: i64, y: i64) -> u64 {
    1 << (y * SIDE + x)
}

#[cfg(test)]
mod tests {
    use super::super::source::{Standing, Style};
    use super::*;

    fn span(text: &str, x: f32, y: f32) -> Span {
        let text = text.to_owned();
        Span { text, x, end_x: x, y, size: 10.0, style: Style::default(), turn: 0, standing: Standing::Unsaid, tag: None }
    }

    #[test]
    fn knows_what_was_drawn_a_hair_apart() {
        let spans = [
            ("a", 0.0, 0.0),
            ("a", 0.5, -0.5),
            ("b", 0.0, 0.0),
            ("a", 1.6, 0.0),
            ("a", 3.4, 0.0),
            ("a", 4.0, 3.9),
            ("a", 4.4, 4.3),
            (" ", 0.0, 0.0),
        ];
        let spans: Vec<Span> = spans.into_iter().map(|(text, x, y)| span(text, x, y)).collect();
        let mut drawn = Overprint::default();
        let repeated: Vec<bool> = spans.iter().map(|span| drawn.repeats(span)).collect();
        assert_eq!(repeated, [false, true, false, false, false, false, true, false]);
    }

    #[test]
    fn agrees_with_a_plain_comparison() {
        let mut random = fastrand::Rng::with_seed(7);
        let spans: Vec<Span> = (0..400).map(|_| span("a", random.f32() * 60.0 - 30.0, random.f32() * 60.0 - 30.0)).collect();
        let near = |a: &Span, b: &Span| (cell(a.x) - cell(b.x)).abs() <= 1 && (cell(a.y) - cell(b.y)).abs() <= 1;
        let mut drawn = Overprint::default();
        for (index, one) in spans.iter().enumerate() {
            assert_eq!(drawn.repeats(one), spans[..index].iter().any(|other| near(one, other)));
        }
    }
}
