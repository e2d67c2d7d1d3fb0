//! From looks to levels.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::look::Look;

/// The deepest level.
pub(super) const DEEPEST: u8 = 6;
/// One heading in so many of a look is often.
const OFTEN: usize = 4;

/// Sizes of which the smaller is at least so much of the larger are near.
const NEAR: (i32, i32) = (94, 100);

/// The level of each look: how deep it is nested as a rule, so that a look that hardly occurs opens no gap between two others.
///
/// Headings in larger type than any that recurs stand beside the largest that do, the title aside, or else the first heading: that of a
/// foreword or of the contents has no chapters under it.
pub(super) fn by_nesting(looks: &[Option<Look>], title: Option<usize>) -> BTreeMap<Look, u8> {
    let untitled = || looks.iter().enumerate().filter(|(index, _)| Some(*index) != title).filter_map(|(_, look)| *look);
    let mut counts: BTreeMap<Look, usize> = BTreeMap::new();
    untitled().for_each(|look| *counts.entry(look).or_default() += 1);
    let outermost = counts.iter().find(|(_, count)| **count > 1).map(|(look, _)| *look);
    let over_all = title.or_else(|| looks.iter().position(Option::is_some));
    let lowered = |look: Look| {
        // A chapter by its number stays over its sections, be it the only one.
        let over = |outermost: Look| look.depth > 0 && (look.size, look.regular) == (outermost.size, outermost.regular);
        outermost.filter(|outermost| !over(*outermost)).map_or(look, |outermost| look.max(outermost))
    };
    let mut nesting = Nesting::default();
    for (index, look) in looks.iter().enumerate().filter_map(|(index, look)| Some((index, (*look)?))) {
        nesting.add(if Some(index) == over_all { look } else { lowered(look) });
    }
    let levels = nesting.levels();
    looks.iter().flatten().filter_map(|look| Some((*look, *levels.get(look).or_else(|| levels.get(&lowered(*look)))?))).collect()
}

/// Gives sizes that differ by little the largest of them: a heading that was set smaller to fit its place is of the same level.
pub(super) fn merge_near_sizes(looks: &mut [Option<Look>]) {
    let sizes: BTreeSet<(bool, i32)> = looks.iter().flatten().map(|look| (look.regular, look.size)).collect();
    let mut merged: BTreeMap<(bool, i32), i32> = BTreeMap::new();
    let mut largest: Option<(bool, i32)> = None;
    for (regular, size) in sizes {
        let near = |&(weight, large): &(bool, i32)| weight == regular && size * NEAR.1 <= large * NEAR.0;
        let (_, large) = *largest.insert(largest.filter(near).unwrap_or((regular, size)));
        merged.insert((regular, size), large);
    }
    for look in looks.iter_mut().flatten() {
        look.size = merged.get(&(look.regular, look.size)).copied().unwrap_or(look.size);
    }
}

/// How headings stand under one another.
#[derive(Default)]
struct Nesting {
    open: Vec<Look>,
    /// For each look, how often it is so deep.
    depths: BTreeMap<Look, BTreeMap<u8, usize>>,
    /// For each look, how often it stands right under which other.
    parents: BTreeMap<Look, BTreeMap<Look, usize>>,
}

impl Nesting {
    /// Adds the next heading.
    fn add(&mut self, look: Look) {
        while self.open.last().is_some_and(|last| *last >= look) {
            self.open.pop();
        }
        if let Some(parent) = self.open.last() {
            *self.parents.entry(look).or_default().entry(*parent).or_default() += 1;
        }
        self.open.push(look);
        let depth = u8::try_from(self.open.len()).unwrap_or(DEEPEST).min(DEEPEST);
        *self.depths.entry(look).or_default().entry(depth).or_default() += 1;
    }

    /// The depth that each look has most often, and below the looks that it often stands under.
    fn levels(&self) -> BTreeMap<Look, u8> {
        let mut levels: BTreeMap<Look, u8> = BTreeMap::new();
        for (look, depths) in &self.depths {
            let usual = depths.iter().max_by_key(|&(depth, count)| (count, Reverse(depth))).map_or(1, |(depth, _)| *depth);
            let under = self.under(*look, &levels).unwrap_or(1);
            levels.insert(*look, usual.max(under).min(DEEPEST));
        }
        levels
    }

    /// The level below those looks that a look often stands under, if any of them has one.
    fn under(&self, look: Look, levels: &BTreeMap<Look, u8>) -> Option<u8> {
        let all: usize = self.depths.get(&look)?.values().sum();
        let parents = self.parents.get(&look)?.iter().filter(|(_, count)| **count * OFTEN >= all);
        let level = parents.filter_map(|(parent, _)| levels.get(parent)).max()?;
        Some(level.saturating_add(1).min(DEEPEST))
    }

    /// Whether looks of this level often stand right under a look.
    fn is_over(&self, look: Look, levels: &BTreeMap<Look, u8>, level: u8) -> bool {
        let often = |child: &Look, parents: &BTreeMap<Look, usize>| {
            let all: usize = self.depths.get(child).map_or(0, |depths| depths.values().sum());
            levels.get(child) == Some(&level) && parents.get(&look).is_some_and(|count| count * OFTEN >= all)
        };
        self.parents.iter().any(|(child, parents)| often(child, parents))
    }
}

/// Carries known levels over to other chunks that look the same; other looks come one level below those that they often stand under,
/// or else above the highest if they often stand over those.
pub(super) fn extend(known: &[Option<u8>], looks: &[Option<Look>], settled: impl Fn(usize) -> bool) -> Vec<Option<u8>> {
    let mut votes: BTreeMap<Look, BTreeMap<u8, usize>> = BTreeMap::new();
    let mut nesting = Nesting::default();
    for (index, (level, look)) in known.iter().zip(looks).enumerate() {
        if let (Some(level), Some(look)) = (level, look) {
            *votes.entry(*look).or_default().entry(*level).or_default() += 1;
        }
        if let Some(look) = look.filter(|_| level.is_some() || !settled(index)) {
            nesting.add(look);
        }
    }
    let mut levels: BTreeMap<Look, u8> = votes
        .into_iter()
        .filter_map(|(look, votes)| Some((look, votes.into_iter().max_by_key(|&(level, count)| (count, level))?.0)))
        .collect();
    let highest = levels.values().min().copied().unwrap_or(1);
    for look in nesting.depths.keys() {
        if !levels.contains_key(look) {
            let above = || highest.saturating_sub(u8::from(nesting.is_over(*look, &levels, highest))).max(1);
            let level = nesting.under(*look, &levels).unwrap_or_else(above);
            levels.insert(*look, level);
        }
    }
    let level = |(index, (level, look)): (usize, (&Option<u8>, &Option<Look>))| {
        level.or_else(|| (*look).filter(|_| !settled(index)).and_then(|look| levels.get(&look).copied()))
    };
    known.iter().zip(looks).enumerate().map(level).collect()
}

/// Lets headings of a look most of which stand more than one level below the one over them stand one level below it; what stands under
/// those comes up with them.
pub(super) fn close_gaps(levels: &mut [Option<u8>], looks: &[Option<Look>]) {
    let closing = with_gaps(levels, looks);
    // The level given and the new one of each heading over the next.
    let mut open: Vec<(u8, u8)> = Vec::new();
    for (slot, look) in levels.iter_mut().zip(looks) {
        let Some(level) = *slot else { continue };
        let below = |(over, new): (u8, u8)| {
            let step = if look.is_some_and(|look| closing.contains(&look)) { 1 } else { level.saturating_sub(over) };
            new.saturating_add(step)
        };
        let new = over(&mut open, level, |(over, _)| *over).map_or(level, below);
        open.push((level, new));
        *slot = Some(new);
    }
}

/// The looks most of whose headings stand more than one level below the one over them.
fn with_gaps(levels: &[Option<u8>], looks: &[Option<Look>]) -> BTreeSet<Look> {
    let mut open: Vec<u8> = Vec::new();
    let mut counts: BTreeMap<Look, (usize, usize)> = BTreeMap::new();
    for (level, look) in levels.iter().zip(looks).filter_map(|(level, look)| Some(((*level)?, look))) {
        let over = over(&mut open, level, |over| *over);
        open.push(level);
        if let Some(look) = look {
            let (all, gaps) = counts.entry(*look).or_default();
            *all += 1;
            *gaps += usize::from(over.is_some_and(|over| level > over.saturating_add(1)));
        }
    }
    counts.into_iter().filter(|(_, (all, gaps))| gaps * 2 > *all).map(|(look, _)| look).collect()
}

/// The heading that the next one, of this level, stands under; those before it that are of no higher level are closed.
fn over<T: Copy>(open: &mut Vec<T>, level: u8, level_of: impl Fn(&T) -> u8) -> Option<T> {
    while open.last().is_some_and(|last| level_of(last) >= level) {
        open.pop();
    }
    open.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(sizes: &[i32], title: Option<usize>) -> Vec<u8> {
        let look = |size: &i32| Some(Look { size: -size, regular: false, face: 0, slant: 0, depth: 0 });
        let looks: Vec<Option<Look>> = sizes.iter().map(look).collect();
        let levels = by_nesting(&looks, title);
        looks.iter().flatten().map(|look| levels[look]).collect()
    }

    #[test]
    fn a_size_that_hardly_occurs_opens_no_gap() {
        assert_eq!(levels(&[60, 30, 20, 30, 26, 20, 30, 20, 30, 20, 30, 20], Some(0)), [1, 2, 3, 2, 3, 3, 2, 3, 2, 3, 2, 3]);
    }

    #[test]
    fn a_single_larger_heading_stands_beside_the_chapters() {
        assert_eq!(levels(&[60, 40, 30, 20, 30, 20], Some(0)), [1, 2, 2, 3, 2, 3]);
        assert_eq!(levels(&[30, 20, 40, 30, 20], None), [1, 2, 1, 1, 2]);
        assert_eq!(levels(&[40, 30, 30], None), [1, 2, 2]);
    }

    #[test]
    fn a_look_that_mostly_leaves_a_gap_closes_it() {
        let look = |size: i32| Some(Look { size: -size, regular: false, face: 0, slant: 0, depth: 0 });
        let closed = |found: &[(u8, i32)]| {
            let mut levels: Vec<Option<u8>> = found.iter().map(|(level, _)| Some(*level)).collect();
            close_gaps(&mut levels, &found.iter().map(|(_, size)| look(*size)).collect::<Vec<_>>());
            levels.into_iter().flatten().collect::<Vec<_>>()
        };
        assert_eq!(closed(&[(1, 30), (3, 20), (3, 20), (2, 24), (3, 20)]), [1, 2, 2, 2, 3]);
        assert_eq!(closed(&[(1, 30), (3, 20), (2, 24), (3, 20), (3, 20)]), [1, 3, 2, 3, 3]);
        // What stands under such a heading comes up with it, and under one that keeps its gap stays below it.
        assert_eq!(closed(&[(1, 30), (3, 20), (4, 16), (3, 20), (4, 16)]), [1, 2, 3, 2, 3]);
        let mixed = [(1, 30), (2, 24), (3, 20), (2, 24), (3, 20), (1, 30), (3, 20), (4, 16), (4, 16)];
        assert_eq!(closed(&mixed), mixed.map(|(level, _)| level));
    }
}
