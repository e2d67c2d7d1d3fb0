//! Reading order of a page: the content's own where it makes sense, else column by column.

use super::fragment::Fragment;

/// Pages with fewer fragments keep their order.
const FEW: usize = 8;
/// Share of steps against the reading direction beyond which the content's order is not trusted.
const DISORDER: f32 = 0.25;
/// Width of the empty strip between two columns, in type sizes.
const GUTTER: f32 = 0.8;
/// A step back to a column further left is at least this share of the page's width.
const STEP_BACK: f32 = 0.3;
/// Of two columns alike the longer has at most so many times as many lines, and the smaller at least such a share of the other's width and size.
const ALIKE: usize = 4;
const NEAR_WIDTH: f32 = 0.7;
const NEAR_SIZE: f32 = 0.95;
/// The head of a page has at most so many fragments.
const LONGEST_HEAD: usize = 4;

/// Puts the fragments of a page in reading order; `width` is the page's.
pub(super) fn sort(fragments: &mut Vec<Fragment>, width: f32) {
    let tagged = fragments.iter().filter(|fragment| fragment.tag.is_some()).count();
    if fragments.len() < FEW || tagged * 2 > fragments.len() {
        return;
    }
    if disorder(fragments, width) > DISORDER {
        fragments.sort_by(|a, b| a.turn.cmp(&b.turn).then(b.y.total_cmp(&a.y)).then(a.x.total_cmp(&b.x)));
        level(fragments);
        *fragments = by_columns(std::mem::take(fragments), width, true);
    } else if row_by_row(fragments, width) {
        *fragments = by_columns(std::mem::take(fragments), width, false);
    } else {
        raise_head(fragments);
        if right_first(fragments, width) {
            *fragments = by_columns(std::mem::take(fragments), width, false);
        }
    }
}

/// Puts first what the content draws last, yet stands above all else: a chapter's title on a layer of its own.
fn raise_head(fragments: &mut [Fragment]) {
    let mut highest = Vec::with_capacity(fragments.len());
    let mut top = f32::MIN;
    for fragment in fragments.iter() {
        highest.push(top);
        top = top.max(fragment.y);
    }
    let (mut lowest, mut head) = (f32::MAX, 0);
    for (count, (fragment, above)) in (1..=LONGEST_HEAD).zip(fragments.iter().zip(highest).rev()) {
        lowest = lowest.min(fragment.y - fragment.size / 2.0);
        if lowest > above {
            head = count;
        }
    }
    let upright = fragments.iter().all(|fragment| fragment.turn == 0);
    if upright && head < fragments.len() {
        fragments.rotate_right(head);
    }
}

/// Share of the steps from fragment to fragment that go up without going on to a column further right.
fn disorder(fragments: &[Fragment], width: f32) -> f32 {
    let pairs = || fragments.iter().zip(fragments.iter().skip(1)).filter(|(a, b)| a.turn == b.turn);
    let backward = pairs().filter(|(a, b)| b.y > a.y + a.size.max(b.size) && b.x < a.x + 0.15 * width || a.same_line(b) && b.end_x < a.x);
    ratio(backward.count(), pairs().count())
}

/// Within each line from left to right, although baselines differ by a hair.
fn level(fragments: &mut [Fragment]) {
    let mut start = 0;
    while let Some(first) = fragments.get(start).cloned() {
        let length = fragments.iter().skip(start).take_while(|fragment| fragment.same_line(&first)).count().max(1);
        if let Some(line) = fragments.get_mut(start..start + length) {
            line.sort_by(|a, b| a.x.total_cmp(&b.x));
        }
        start += length;
    }
}

/// Whether the content runs across two columns of running text line by line.
fn row_by_row(fragments: &[Fragment], width: f32) -> bool {
    let pairs = fragments.iter().zip(fragments.iter().skip(1));
    let long = |fragment: &Fragment| fragment.end_x - fragment.x > 0.25 * width;
    let across = pairs.filter(|(a, b)| a.same_line(b) && b.x > a.end_x && long(a) && long(b)).count();
    across >= FEW && across * 5 > fragments.len()
}

/// Whether the content draws the right one of two columns alike before the left one.
fn right_first(fragments: &[Fragment], width: f32) -> bool {
    let steps_up = |a: &Fragment, b: &Fragment| a.turn == b.turn && b.y > a.y + a.size.max(b.size);
    let back = |a: &Fragment, b: &Fragment| steps_up(a, b) && b.x < a.x - STEP_BACK * width;
    if !fragments.iter().zip(fragments.iter().skip(1)).any(|(a, b)| back(a, b)) {
        return false;
    }
    let Some(gutter) = gutter(fragments, width) else { return false };
    let beside = || fragments.iter().filter(|one| one.end_x <= gutter || one.x >= gutter);
    let is_right = |one: &Fragment| one.x >= gutter;
    let up = |from_right: bool| {
        let steps = beside().zip(beside().skip(1)).filter(|(a, b)| steps_up(a, b));
        steps.filter(|(a, b)| is_right(a) == from_right && is_right(b) != from_right).count()
    };
    up(true) > 0 && up(false) == 0 && are_alike(beside(), gutter)
}

/// Whether what stands on either side is as much, in columns about as wide and in type of one size.
fn are_alike<'a>(fragments: impl Iterator<Item = &'a Fragment>, gutter: f32) -> bool {
    let (left, right): (Vec<&Fragment>, Vec<&Fragment>) = fragments.partition(|one| one.end_x <= gutter);
    let wide = |side: &[&Fragment]| median(side.iter().map(|one| one.end_x - one.x).collect());
    let size = |side: &[&Fragment]| median(side.iter().map(|one| one.size).collect());
    let near = |a: f32, b: f32, share: f32| a.min(b) > share * a.max(b);
    let count = (left.len().min(right.len()), left.len().max(right.len()));
    count.0 * ALIKE >= count.1 && near(wide(&left), wide(&right), NEAR_WIDTH) && near(size(&left), size(&right), NEAR_SIZE)
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Sorts column by column where an empty strip runs down the page; what crosses the strip parts the page into bands.
fn by_columns(fragments: Vec<Fragment>, width: f32, again: bool) -> Vec<Fragment> {
    let Some(gutter) = gutter(&fragments, width) else { return fragments };
    let (mut sorted, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    for fragment in fragments {
        if fragment.end_x <= gutter {
            left.push(fragment);
        } else if fragment.x >= gutter {
            right.push(fragment);
        } else {
            sorted.append(&mut left);
            sorted.append(&mut right);
            sorted.push(fragment);
        }
    }
    if again && sorted.is_empty() {
        left = by_columns(left, width, false);
        right = by_columns(right, width, false);
    }
    sorted.append(&mut left);
    sorted.append(&mut right);
    sorted
}

/// The middle of a strip that few fragments cross, with long lines on both sides.
fn gutter(fragments: &[Fragment], width: f32) -> Option<f32> {
    let size = fragments.iter().map(|fragment| fragment.size).fold(0.0, f32::max).min(14.0);
    let candidates = (20_u8..=80).map(|percent| width * f32::from(percent) / 100.0);
    let crossing = |at: f32| fragments.iter().filter(|f| f.x < at + GUTTER * size / 2.0 && f.end_x > at - GUTTER * size / 2.0).count();
    let text = |side: &dyn Fn(&Fragment) -> bool| {
        let lengths: Vec<f32> = fragments.iter().filter(|f| side(f)).map(|f| f.end_x - f.x).collect();
        lengths.len() >= FEW / 2 && lengths.iter().sum::<f32>() > 0.12 * width * lengths.iter().map(|_| 1.0_f32).sum::<f32>()
    };
    let good = candidates.filter(|&at| text(&|f| f.end_x <= at) && text(&|f| f.x >= at));
    let (crossings, at) = good
        .map(|at| (crossing(at), at))
        .min_by(|a, b| a.0.cmp(&b.0).then((a.1 - width / 2.0).abs().total_cmp(&(b.1 - width / 2.0).abs())))?;
    (crossings * 5 < fragments.len()).then_some(at)
}

/// One count as a share of another.
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    let float = |count: usize| f32::from(u16::try_from(count.min(60_000)).unwrap_or(60_000));
    if whole == 0 {
        0.0
    } else if whole > 60_000 {
        float(part / 1_000) / float(whole / 1_000).max(1.0)
    } else {
        float(part) / float(whole)
    }
}
