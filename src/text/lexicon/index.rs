//! Tables looked up by hash, laid out as the other numbers of a lexicon are.

use super::numbers::{Numbers, Rows, Table, number};

/// Number of tables that a table looked up by hash consists of.
pub(super) const TABLES: usize = 3;
/// Bits of the sieve for each key, at least: nearly all look-ups find nothing, and one bit says so of most of them.
const SIEVE: usize = 12;
/// Keys that share the beginning of a hash, on average, or up to twice as many.
const SHARE: usize = 4;
/// Bits that are kept of a hash behind its beginning.
const KEPT: u32 = 16;

/// A table from hashes to lists of numbers, behind a sieve that is small enough to stay in the processor's cache: for each beginning of a
/// hash, what is kept of the hashes that begin so, in order, with the items of the lists.
///
/// What shares a hash shares a list: who looks something up has to tell what it finds from what it does not mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Index<'n> {
    /// Bits by which those of a mixed key are shifted to give its place in the sieve.
    shift: u32,
    sieve: &'n [u8],
    /// The sieve; where the items of each beginning begin, and those of the last one end; what is kept of the hash of each item, and the
    /// item.
    tables: &'n [Table],
    bytes: &'n [u8],
}

impl<'n> Index<'n> {
    /// The table that [`lay_out`] laid out, as its tables stand among bytes.
    #[inline]
    pub(super) fn new(tables: &'n [Table], bytes: &'n [u8]) -> Self {
        let sieve = tables.first().map(|table| table.bytes(bytes)).unwrap_or_default();
        Self { shift: 64 - (sieve.len() * 8).max(2).trailing_zeros(), sieve, tables, bytes }
    }

    /// The list of a key.
    #[inline]
    pub(super) fn get(self, key: u64) -> Numbers<'n> {
        let mixed = mixed(key);
        let bit = mixed >> self.shift;
        let passes = usize::try_from(bit / 8).ok().and_then(|at| self.sieve.get(at)).is_some_and(|byte| byte >> (bit % 8) & 1 == 1);
        if passes { self.find(mixed) } else { Numbers::default() }
    }

    fn find(self, mixed: u64) -> Numbers<'n> {
        let [_, starts, rows] = self.tables else { return Numbers::default() };
        let starts = starts.column(0, self.bytes);
        let (beginning, wanted) = parted(mixed, starts.len().saturating_sub(1).trailing_zeros());
        let start = |beginning: usize| starts.get(beginning).map_or(0, |start| start as usize);
        let (start, end) = (start(beginning), start(beginning + 1));
        let kept = rows.column(0, self.bytes);
        let is_wanted = |at: &usize| kept.get(*at) == Some(wanted);
        let Some(first) = (start..end).find(is_wanted) else { return Numbers::default() };
        let past = (first..end).find(|at| !is_wanted(at)).unwrap_or(end);
        rows.column(1, self.bytes).part(first..past)
    }
}

/// A product whose upper bits each depend on all bits of the key.
#[inline]
pub(super) fn mixed(key: u64) -> u64 {
    (key ^ key >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The first bits of a mixed key, and what is kept of those behind them.
#[inline]
fn parted(mixed: u64, bits: u32) -> (usize, u32) {
    let beginning = mixed.unbounded_shr(u64::BITS - bits);
    (usize::try_from(beginning).unwrap_or(0), u32::try_from(mixed.unbounded_shl(bits) >> (u64::BITS - KEPT)).unwrap_or(0))
}

/// Lays out a table of these pairs, the items of a key in the order in which they stand here.
pub(super) fn lay_out(pairs: &[(u64, u32)]) -> [Rows; TABLES] {
    if pairs.is_empty() {
        return Default::default();
    }
    let mut keys: Vec<u64> = pairs.iter().map(|&(key, _)| mixed(key)).collect();
    keys.sort_unstable();
    keys.dedup();
    let bits = (keys.len() / SHARE).max(1).ilog2();
    let mut sorted: Vec<((usize, u32), u32)> = pairs.iter().map(|&(key, item)| (parted(mixed(key), bits), item)).collect();
    sorted.sort_by_key(|&(hash, _)| hash);
    let mut items: Vec<((usize, u32), u32)> = Vec::with_capacity(sorted.len());
    for list in sorted.chunk_by(|a, b| a.0 == b.0) {
        let start = items.len();
        for item in list {
            // What two keys with one hash have in common stands there once.
            if !items.iter().skip(start).any(|own| own == item) {
                items.push(*item);
            }
        }
    }
    let starts = (0..=1 << bits).map(|beginning| number(items.partition_point(|&((own, _), _)| own < beginning)));
    [Rows::single(sieve(&keys)), Rows::single(starts.collect()), Rows::of(items.iter().map(|&((_, kept), item)| [kept, item]))]
}

/// The bits of all mixed keys, eight to a number.
fn sieve(keys: &[u64]) -> Vec<u32> {
    let bits = (keys.len() * SIEVE).next_power_of_two().max(32);
    let mut sieve = vec![0; bits / 8];
    for key in keys {
        let bit = key >> (64 - bits.trailing_zeros());
        if let Some(byte) = usize::try_from(bit / 8).ok().and_then(|at| sieve.get_mut(at)) {
            *byte |= 1 << (bit % 8);
        }
    }
    sieve
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexicon::numbers::lay_out as bytes_of;

    #[test]
    fn finds_the_lists_that_were_laid_out() {
        let pairs: Vec<(u64, u32)> = (0..3000).map(|at| (u64::from(at % 1000) * 7, at)).collect();
        let bytes = bytes_of(&lay_out(&pairs));
        let tables: [Table; TABLES] = Table::all(&bytes);
        let index = Index::new(&tables, &bytes);
        for key in 0..1000 {
            let found: Vec<u32> = index.get(u64::from(key) * 7).iter().collect();
            assert_eq!(found, [key, key + 1000, key + 2000]);
        }
        let strangers = (0..7000).filter(|key| key % 7 != 0).filter(|&key| index.get(key).len() > 0);
        assert_eq!(strangers.count(), 0);
        assert_eq!(Index::new(&[], &[]).get(1).len(), 0);
    }
}
