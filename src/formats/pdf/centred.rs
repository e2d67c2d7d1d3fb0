//! Rows of a table whose cells have different numbers of lines, set around one middle.

use super::fragment::Fragment;
use super::table::{LARGER, MOST_LINES, is_below};

/// Middles of cells that differ by less, in type sizes, are the same.
const SAME: f32 = 0.3;
/// The first lines of two cells of a row are at most this far apart, in type sizes.
const FAR: f32 = 10.0;

/// The row of such cells that starts here, and how many fragments it takes; one cell if there is none.
pub(super) fn centred_row(fragments: &[Fragment]) -> (Vec<Vec<&Fragment>>, usize) {
    let Some((first, rest)) = fragments.split_first() else { return (Vec::new(), 0) };
    let mut cells = vec![vec![first]];
    let mut length = 1;
    for fragment in rest {
        let Some(cell) = cells.last_mut() else { break };
        let Some(above) = cell.last() else { break };
        let (left, right) = cell.iter().fold((f32::MAX, 0.0), |(left, right), line| (line.x.min(left), line.end_x.max(right)));
        if fragment.tag.is_some() || fragment.turn != first.turn {
            break;
        }
        if cell.len() < MOST_LINES && is_below(above, fragment) && fragment.x < right && fragment.end_x > left {
            cell.push(fragment);
        } else if fragment.x > right && (fragment.y - first.y).abs() < FAR * first.size && fragment.size * LARGER > first.size {
            cells.push(vec![fragment]);
        } else {
            break;
        }
        length += 1;
    }
    let middles: Vec<f32> = cells.iter().filter_map(|cell| Some(f32::midpoint(cell.first()?.y, cell.last()?.y))).collect();
    let same = |middle: &f32| middles.first().is_some_and(|other| (middle - other).abs() < SAME * first.size);
    if cells.len() > 1 && middles.iter().all(same) { (cells, length) } else { (vec![vec![first]], 1) }
}
