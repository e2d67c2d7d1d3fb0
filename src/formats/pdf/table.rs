//! Lines and table rows of a page: cells that stand side by side, row after row at the same places.

use super::centred::centred_row;
use super::fragment::Fragment;
use super::source::{Role, Tag};

/// Cells taller than this are columns of text.
pub(super) const MOST_LINES: usize = 12;
/// Cells whose edges differ by less, in points, stand in the same column.
const EDGE: f32 = 4.0;
/// Lines of a cell stand at most this far apart, in type sizes.
const CELL_LEADING: f32 = 1.9;

/// What stands beside type so much larger is in no row with it: the heads of columns beside a heading.
pub(super) const LARGER: f32 = 1.2;

/// A row's cells, each a list of lines.
pub(super) type Cells = Vec<Vec<Fragment>>;

/// One line or one row of a table.
#[derive(Debug, Clone)]
pub(super) enum Item {
    Line(Fragment),
    Row(Cells),
}

/// Finds the rows among the fragments of a page, which are in reading order, and joins the rest into lines.
pub(super) fn items(fragments: &[Fragment]) -> Vec<Item> {
    let mut found = Vec::new();
    let mut rest = fragments;
    while let Some(first) = rest.first() {
        let (cells, length) = match first.tag {
            Some(Tag { role: Role::Cell(_), .. }) => tagged_row(rest),
            Some(_) => (Vec::new(), 1),
            None => untagged_row(rest),
        };
        let row = cells.len() > 1 || matches!(first.role(), Some(Role::Cell(_)));
        found.push(if row { Item::Row(cells.into_iter().map(owned).collect()) } else { Item::Line(first.clone()) });
        let length = if row { length.max(1) } else { 1 };
        rest = rest.get(length..).unwrap_or_default();
    }
    join_lines(demote(found))
}

fn owned(cell: Vec<&Fragment>) -> Vec<Fragment> {
    cell.into_iter().cloned().collect()
}

/// The row that the structure tree says starts here, and how many fragments it takes.
fn tagged_row(fragments: &[Fragment]) -> (Vec<Vec<&Fragment>>, usize) {
    let row = |fragment: &Fragment| fragment.tag.filter(|tag| matches!(tag.role, Role::Cell(_))).map(|tag| tag.row);
    let Some(first) = fragments.first() else { return (Vec::new(), 0) };
    let of_row: Vec<&Fragment> = fragments.iter().take_while(|fragment| row(fragment).is_some() && row(fragment) == row(first)).collect();
    let mut cells: Vec<Vec<&Fragment>> = Vec::new();
    let mut last = None;
    for &fragment in &of_row {
        let element = fragment.tag.map(|tag| tag.element);
        match cells.last_mut() {
            Some(cell) if last == Some(element) => cell.push(fragment),
            _ => cells.push(vec![fragment]),
        }
        last = Some(element);
    }
    (cells, of_row.len())
}

/// The row with the more cells of those that the positions suggest: of cells that begin at one height, or have one middle.
fn untagged_row(fragments: &[Fragment]) -> (Vec<Vec<&Fragment>>, usize) {
    let (aligned, centred) = (aligned_row(fragments), centred_row(fragments));
    if centred.0.len() > aligned.0.len() { centred } else { aligned }
}

/// The row that the positions suggest starts here, and how many fragments it takes; one cell if there is none.
fn aligned_row(fragments: &[Fragment]) -> (Vec<Vec<&Fragment>>, usize) {
    let Some((first, rest)) = fragments.split_first() else { return (Vec::new(), 0) };
    let mut cells = vec![vec![first]];
    let mut length = 1;
    for fragment in rest {
        let Some(cell) = cells.last_mut() else { break };
        let (Some(top), Some(above)) = (cell.first(), cell.last()) else { break };
        let right = cell.iter().map(|line| line.end_x).fold(0.0, f32::max);
        if fragment.tag.is_some() || fragment.turn != first.turn {
            break;
        }
        if fragment.same_line(first) && fragment.x > right && fragment.size * LARGER > first.size {
            cells.push(vec![fragment]);
        } else if cell.len() < MOST_LINES && is_below(above, fragment) && fragment.x >= top.x - fragment.size {
            cell.push(fragment);
        } else {
            break;
        }
        length += 1;
    }
    (cells, length)
}

/// Whether a fragment may be the next line of a cell.
pub(super) fn is_below(above: &Fragment, fragment: &Fragment) -> bool {
    let step = above.y - fragment.y;
    step > 0.3 * fragment.size && step < CELL_LEADING * fragment.size.max(above.size)
}

/// Turns rows that no neighbour confirms back into lines.
fn demote(items: Vec<Item>) -> Vec<Item> {
    let confirmed: Vec<bool> = (0..items.len()).map(|index| is_confirmed(&items, index)).collect();
    let demoted = items.into_iter().zip(confirmed).flat_map(|(item, confirmed)| match item {
        Item::Row(cells) if !confirmed => cells.into_iter().flatten().map(Item::Line).collect(),
        other => vec![other],
    });
    demoted.collect()
}

/// Whether the structure tree or the row before or after has cells at the same places.
fn is_confirmed(items: &[Item], index: usize) -> bool {
    let Some(Item::Row(cells)) = items.get(index) else { return false };
    if cells.iter().flatten().any(|line| line.tag.is_some()) {
        return true;
    }
    let neighbours = [index.checked_sub(1), index.checked_add(1)];
    neighbours.into_iter().flatten().filter_map(|at| items.get(at)).any(|item| matches!(item, Item::Row(other) if aligned(cells, other)))
}

/// Whether at least two columns of the rows coincide.
fn aligned(one: &Cells, other: &Cells) -> bool {
    let edges = |cell: &Vec<Fragment>| Some((cell.first()?.x, cell.iter().map(|line| line.end_x).fold(0.0, f32::max)));
    let same = |a: (f32, f32), b: (f32, f32)| (a.0 - b.0).abs() < EDGE || (a.1 - b.1).abs() < EDGE || (a.0 + a.1 - b.0 - b.1).abs() < EDGE;
    let matching = one.iter().filter_map(edges).filter(|&a| other.iter().filter_map(edges).any(|b| same(a, b)));
    matching.count() >= 2
}

/// Joins what stands side by side on a line and is no table.
fn join_lines(items: Vec<Item>) -> Vec<Item> {
    let mut joined: Vec<Item> = Vec::new();
    for item in items {
        match (joined.last_mut(), item) {
            (Some(Item::Line(last)), Item::Line(next)) if last.same_line(&next) && next.x >= last.end_x && last.tag == next.tag => {
                last.join(next);
            }
            (_, item) => joined.push(item),
        }
    }
    joined
}
