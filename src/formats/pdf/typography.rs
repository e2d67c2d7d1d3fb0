//! What a document's type looks like as a rule: the size of its running text, the distance of its lines.

use std::collections::HashMap;

use super::fragment::Fragment;

/// Line distance, in type sizes, where nothing can be measured.
const USUAL_LEADING: f32 = 1.2;

/// A document's usual type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typography {
    /// Size of most of the text, in points.
    pub(super) body: f32,
    /// Distance of baselines, in type sizes.
    pub(super) leading: f32,
    /// The typeface of most of the text.
    pub(super) face: u32,
}

impl Typography {
    /// Measures all pages.
    pub(super) fn of(pages: &[Vec<Fragment>]) -> Self {
        let (mut letters, mut faces): (HashMap<i32, usize>, HashMap<u32, usize>) = Default::default();
        for piece in pages.iter().flatten().flat_map(|fragment| &fragment.pieces) {
            let count = piece.text.chars().filter(|c| c.is_alphanumeric()).count();
            *letters.entry(half_points(piece.size)).or_default() += count;
            *faces.entry(piece.style.face).or_default() += count;
        }
        let face = faces.into_iter().max_by_key(|&(face, count)| (count, face)).map_or(0, |(face, _)| face);
        let most = letters.into_iter().max_by_key(|&(size, count)| (count, size)).map_or(20, |(size, _)| size);
        let body = f32::from(i16::try_from(most).unwrap_or(20)) / 2.0;
        let steps = pages.iter().flat_map(|page| page.iter().zip(page.iter().skip(1)));
        let steps =
            steps.filter(|(a, b)| half_points(a.size) == most && half_points(b.size) == most).map(|(a, b)| (a.y - b.y) / body.max(1.0));
        let mut steps: Vec<f32> = steps.filter(|step| (0.9..2.2).contains(step)).collect();
        steps.sort_by(f32::total_cmp);
        let leading = steps.get(steps.len() / 2).copied().unwrap_or(USUAL_LEADING);
        Self { body, leading, face }
    }
}

/// A size in half points, so that sizes that differ by a hair are the same.
pub(super) fn half_points(size: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "the value is clamped")]
    let rounded = (size * 2.0).round().clamp(0.0, 2_000.0) as i32;
    rounded
}

/// Notes for every fragment of a page where the lines of its column end at the right.
pub(super) fn mark_right_edges(fragments: &mut [Fragment]) {
    let mut edges: HashMap<i32, f32> = HashMap::new();
    for fragment in fragments.iter() {
        let edge = edges.entry(column(fragment)).or_default();
        *edge = edge.max(fragment.end_x);
    }
    for fragment in fragments.iter_mut() {
        let column = column(fragment);
        let near = (column - 1..=column + 1).filter_map(|column| edges.get(&column));
        fragment.right = near.copied().fold(0.0, f32::max);
    }
}

/// Columns of text start at least this far apart, in points.
fn column(fragment: &Fragment) -> i32 {
    half_points(fragment.x) / 80
}
