//! Whether the levels of tags or bookmarks agree with how the headings look; where they do not, the looks decide on the levels.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::chunk::Chunk;
use super::look::Look;
use super::rank::{by_nesting, merge_near_sizes};
use super::typography::half_points;

/// Fewer headings of a kind say nothing.
const FEWEST: usize = 3;
/// Sizes that differ by so many half points are told apart.
const APART: i32 = 2;
/// One heading in so many of a level makes a kind of its own, and so many of all have the level that nearly all have.
const KIND: usize = 4;
const NEARLY_ALL: (usize, usize) = (9, 10);

/// The kinds of type that the headings of each level are set in, the usual one first: size, weight and count.
type Kinds = BTreeMap<u8, Vec<(i32, bool, usize)>>;

/// Takes the levels from the looks where larger type is tagged as standing below smaller type, or where all headings have one level and
/// are of several sizes; what is a heading stays one.
pub(super) fn relevel(known: &mut [Option<u8>], looks: &[Option<Look>], chunks: &[Chunk]) {
    let own = |(level, (look, chunk)): (&Option<u8>, (&Option<Look>, &Chunk))| level.map(|_| look.unwrap_or_else(|| plain(chunk)));
    let mut headings: Vec<Option<Look>> = known.iter().zip(looks.iter().zip(chunks)).map(own).collect();
    let kinds = kinds(known, &headings);
    if !contradict(&kinds) && !say_nothing(&kinds) {
        return;
    }
    merge_near_sizes(&mut headings);
    let levels = by_nesting(&headings, None);
    for (slot, look) in known.iter_mut().zip(headings) {
        *slot = look.and_then(|look| levels.get(&look).copied());
    }
}

/// The look of a chunk that only tags or bookmarks call a heading.
fn plain(chunk: &Chunk) -> Look {
    Look { size: -half_points(chunk.size()), regular: !chunk.bold(), depth: 0, face: 0, slant: 0 }
}

fn kinds(known: &[Option<u8>], looks: &[Option<Look>]) -> Kinds {
    let mut counts: BTreeMap<u8, BTreeMap<(i32, bool), usize>> = BTreeMap::new();
    for (level, look) in known.iter().zip(looks).filter_map(|(level, look)| Some(((*level)?, (*look)?))) {
        *counts.entry(level).or_default().entry((-look.size, look.regular)).or_default() += 1;
    }
    let sorted = |counts: BTreeMap<(i32, bool), usize>| {
        let mut kinds: Vec<_> = counts.into_iter().map(|((size, regular), count)| (size, regular, count)).collect();
        kinds.sort_by_key(|(.., count)| Reverse(*count));
        kinds
    };
    counts.into_iter().map(|(level, counts)| (level, sorted(counts))).collect()
}

/// Whether the usual type of a level is clearly larger than that of a level over it.
fn contradict(kinds: &Kinds) -> bool {
    let usual: Vec<_> = kinds.values().filter_map(|kinds| kinds.first()).filter(|(.., count)| *count >= FEWEST).collect();
    let larger = |&&(over, over_regular, _): &&(i32, bool, usize), &&(size, regular, _): &&(i32, bool, usize)| {
        size >= over + APART && (over_regular || !regular || size * 4 >= over * 5)
    };
    usual.iter().zip(1..).any(|(over, next)| usual.iter().skip(next).any(|under| larger(over, under)))
}

/// Whether nearly all headings have one level and are of two sizes, each of which many have.
fn say_nothing(kinds: &Kinds) -> bool {
    let count = |kinds: &[(i32, bool, usize)]| kinds.iter().map(|(.., count)| count).sum::<usize>();
    let all: usize = kinds.values().map(|kinds| count(kinds)).sum();
    let Some(most) = kinds.values().max_by_key(|kinds| count(kinds)) else { return false };
    let many = |found: usize| found >= FEWEST && found * KIND >= count(most);
    let two = match most.as_slice() {
        [first, second, ..] => many(second.2) && (first.0 - second.0).abs() >= APART,
        _ => false,
    };
    two && count(most) * NEARLY_ALL.1 >= all * NEARLY_ALL.0
}
