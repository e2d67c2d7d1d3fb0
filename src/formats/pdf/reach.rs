//! How far the head and the foot of a page reach: from its edge inwards, line by line, as far as lines recur and the text does not begin.

use super::chunk::{SAME_SIZE, ends_sentence};
use super::fragment::Fragment;
use super::sightings::BAND;
use super::source::Role;

/// Lines further apart, in type sizes, are not of one paragraph; nor are those of which the structure tree says that they are paragraphs.
const APART: f32 = 1.9;
const APART_TAGGED: f32 = 2.5;
/// A paragraph's first line is indented by at most this, in type sizes.
const INDENT: f32 = 2.5;
/// So many lines in small type that do not recur may stand among those that do.
const BETWEEN: usize = 2;

/// Which of the fragments of a page that recur stand in its head or foot, or beside its text: turned, or to the left or right of it.
pub(super) fn outside(page: &[Fragment], recurring: &[bool], body: f32) -> Vec<bool> {
    let (mut left, mut right) = (f32::MAX, f32::MIN);
    for (own, _) in page.iter().zip(recurring).filter(|(own, recurs)| !**recurs && own.turn == 0) {
        (left, right) = (left.min(own.x), right.max(own.end_x));
    }
    let beside = |own: &Fragment| own.turn != 0 || left < right && (own.end_x <= left || own.x >= right);
    let mut outside: Vec<bool> = page.iter().map(beside).collect();
    let mut lines = lines(page, recurring);
    for bottom in [false, true] {
        let reach = reach(&lines, bottom, body);
        let found = lines.iter().take(reach).flat_map(|line| &line.fragments).map(|(index, _)| *index);
        for index in found.collect::<Vec<_>>() {
            outside.get_mut(index).map(|slot| std::mem::replace(slot, true));
        }
        lines.reverse();
    }
    outside
}

/// What stands at one height.
struct Line<'a> {
    y: f32,
    /// With their indices on the page.
    fragments: Vec<(usize, &'a Fragment)>,
    recurs: bool,
}

impl Line<'_> {
    /// The leftmost of its fragments.
    fn first(&self) -> Option<&Fragment> {
        self.fragments.iter().map(|(_, fragment)| *fragment).min_by(|a, b| a.x.total_cmp(&b.x))
    }

    fn is_small(&self, body: f32) -> bool {
        self.fragments.iter().all(|(_, fragment)| fragment.size + SAME_SIZE <= body)
    }
}

/// The upright lines of a page, the highest first.
fn lines<'a>(page: &'a [Fragment], recurring: &[bool]) -> Vec<Line<'a>> {
    let mut order: Vec<(usize, &Fragment, bool)> =
        page.iter().zip(recurring).enumerate().map(|(index, (own, recurs))| (index, own, *recurs)).filter(|own| own.1.turn == 0).collect();
    order.sort_by(|a, b| b.1.y.total_cmp(&a.1.y));
    let mut lines: Vec<Line<'a>> = Vec::new();
    for (index, fragment, recurs) in order {
        match lines.last_mut() {
            Some(line) if line.y - fragment.y <= BAND / 4.0 => {
                line.fragments.push((index, fragment));
                line.recurs |= recurs;
            }
            _ => lines.push(Line { y: fragment.y, fragments: vec![(index, fragment)], recurs }),
        }
    }
    lines
}

/// How many of the lines, the outermost first, are a page's head or foot.
fn reach(lines: &[Line<'_>], bottom: bool, body: f32) -> usize {
    let (mut reach, mut between) = (0, 0);
    for (line, count) in lines.iter().zip(1..) {
        if line.recurs {
            reach = count;
        } else if line.is_small(body) && between < BETWEEN {
            between += 1;
        } else {
            break;
        }
    }
    let is_text = |own: usize| {
        let (own, inner) = (own.checked_sub(1).and_then(|own| lines.get(own)), lines.get(own));
        let pair = own.and_then(Line::first).zip(inner.and_then(Line::first));
        pair.is_some_and(|(own, inner)| if bottom { belongs(inner, own, own) } else { belongs(own, inner, own) })
    };
    while reach > 0 && is_text(reach) {
        reach -= 1;
    }
    reach
}

/// Whether one of two lines, which recurs, is text as the other is: in the same type at the same edge and close to it, and a sentence.
fn belongs(above: &Fragment, below: &Fragment, own: &Fragment) -> bool {
    let alike = (above.size - below.size).abs() < SAME_SIZE && above.heavy() == below.heavy();
    let aligned = (above.x - below.x).abs() < INDENT * below.size;
    let step = (above.y - below.y) / below.size.max(1.0);
    let tagged = own.in_tree && own.role() == Some(Role::Paragraph);
    let goes_on = || below.text().trim_start().starts_with(char::is_lowercase) || !above.leaves_room(below);
    let sentence = || ends_sentence(&own.text()) || goes_on();
    alike && aligned && (step < APART && sentence() || tagged && step < APART_TAGGED)
}
