//! Numbers of 32 bits laid out in bytes, read where they stand, and tables of them looked up by hash.

use std::ops::Range;

/// Bytes of a number.
const WIDTH: usize = 4;
/// Numbers of a slot: a hash, zero for an empty slot, and where its items begin and end.
const SLOT: usize = 3;

/// Numbers in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Numbers<'n>(&'n [u8]);

impl<'n> Numbers<'n> {
    pub(super) const fn new(bytes: &'n [u8]) -> Self {
        Self(bytes)
    }

    #[inline]
    pub(super) const fn len(self) -> usize {
        self.0.len() / WIDTH
    }

    #[inline]
    pub(super) fn get(self, at: usize) -> Option<u32> {
        self.0.get(at * WIDTH..)?.first_chunk().copied().map(u32::from_le_bytes)
    }

    /// Those at these positions; none if there are not so many.
    #[inline]
    pub(super) fn part(self, range: Range<usize>) -> Self {
        Self(self.0.get(range.start * WIDTH..range.end * WIDTH).unwrap_or_default())
    }

    #[inline]
    pub(super) fn iter(self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + 'n {
        self.0.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes))
    }
}

/// Bits of the sieve for each key, at least: nearly all look-ups find nothing, and one bit says so of most of them.
const SIEVE: usize = 12;

/// A table from hashes to lists of numbers: a hash table with open addressing, behind a sieve that is small enough to stay in the
/// processor's cache.
///
/// What shares a hash shares a list: who looks something up has to tell what it finds from what it does not mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Index<'n> {
    /// Bits by which those of a mixed key are shifted to give its place in the sieve.
    shift: u32,
    sieve: Numbers<'n>,
    slots: usize,
    table: Numbers<'n>,
    items: Numbers<'n>,
}

impl<'n> Index<'n> {
    /// The table that [`lay_out`] laid out.
    #[inline]
    pub(super) fn new(numbers: Numbers<'n>) -> Self {
        let header = |at: usize| numbers.get(at).map_or(0, |length| length as usize);
        let (bits, slots) = (header(0), header(1));
        let sieve = 2 + bits / 32;
        let end = sieve + slots * SLOT;
        Self {
            shift: 64 - bits.max(2).trailing_zeros(),
            sieve: numbers.part(2..sieve),
            slots,
            table: numbers.part(sieve..end),
            items: numbers.part(end..numbers.len().max(end)),
        }
    }

    /// The list of a key.
    #[inline]
    pub(super) fn get(self, key: u64) -> Numbers<'n> {
        let mixed = mixed(key);
        let bit = mixed >> self.shift;
        let passes = usize::try_from(bit / 32).ok().and_then(|at| self.sieve.get(at)).is_some_and(|word| word >> (bit % 32) & 1 == 1);
        if passes { self.find(hash(mixed)) } else { Numbers::default() }
    }

    fn find(self, wanted: u32) -> Numbers<'n> {
        let mut at = home(wanted, self.slots);
        for _ in 0..self.slots {
            match self.table.get(at * SLOT) {
                Some(found) if found == wanted => return self.list(at),
                None | Some(0) => break,
                Some(_) => at = next(at, self.slots),
            }
        }
        Numbers::default()
    }

    /// The list of a slot.
    fn list(self, at: usize) -> Numbers<'n> {
        let place = |column: usize| self.table.get(at * SLOT + column).unwrap_or(0) as usize;
        self.items.part(place(1)..place(2))
    }
}

/// A product whose upper bits each depend on all bits of the key.
#[inline]
fn mixed(key: u64) -> u64 {
    (key ^ key >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The upper half of a mixed key; never zero.
#[inline]
fn hash(mixed: u64) -> u32 {
    u32::try_from(mixed >> 32).unwrap_or(0).max(1)
}

/// The slot in which the search for a hash begins: as far into the table as the hash is among all hashes.
#[inline]
fn home(hash: u32, slots: usize) -> usize {
    usize::try_from((u64::from(hash) * slots as u64) >> 32).unwrap_or(0)
}

/// The slot after this one.
#[inline]
fn next(at: usize, slots: usize) -> usize {
    if at + 1 < slots { at + 1 } else { 0 }
}

/// Lays out a table of these pairs, the items of a key in the order in which they stand here; at least a quarter of the slots are empty.
pub(super) fn lay_out(pairs: &[(u64, u32)]) -> Vec<u32> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut sorted: Vec<(u32, u32)> = pairs.iter().map(|&(key, item)| (hash(mixed(key)), item)).collect();
    sorted.sort_by_key(|&(hash, _)| hash);
    let lists: Vec<&[(u32, u32)]> = sorted.chunk_by(|a, b| a.0 == b.0).collect();
    let slots = (lists.len() * 4).div_ceil(3);
    let mut table = vec![0; slots * SLOT];
    let mut items: Vec<u32> = Vec::with_capacity(pairs.len());
    for list in lists {
        let Some(&(hash, _)) = list.first() else { continue };
        let start = number(items.len());
        for &(_, item) in list {
            // What two keys with one hash have in common stands there once.
            if !items.get(start as usize..).is_some_and(|own| own.contains(&item)) {
                items.push(item);
            }
        }
        let mut at = home(hash, slots);
        while table.get(at * SLOT).is_some_and(|&taken| taken != 0) {
            at = next(at, slots);
        }
        for (place, value) in table.iter_mut().skip(at * SLOT).zip([hash, start, number(items.len())]) {
            *place = value;
        }
    }
    let sieve = sieve(pairs);
    [vec![number(sieve.len() * 32), number(slots)], sieve, table, items].concat()
}

/// The bits of all keys.
fn sieve(pairs: &[(u64, u32)]) -> Vec<u32> {
    let mut keys: Vec<u64> = pairs.iter().map(|&(key, _)| mixed(key)).collect();
    keys.sort_unstable();
    keys.dedup();
    let bits = (keys.len() * SIEVE).next_power_of_two().max(32);
    let mut sieve = vec![0; bits / 32];
    for key in keys {
        let bit = key >> (64 - bits.trailing_zeros());
        if let Some(word) = usize::try_from(bit / 32).ok().and_then(|at| sieve.get_mut(at)) {
            *word |= 1 << (bit % 32);
        }
    }
    sieve
}

/// A position as it is laid out; nothing that is laid out is near four billion numbers long.
pub(super) fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

/// FNV-1a, letter by letter: the hash of a beginning is that of the next longer one on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beginning(u64);

impl Beginning {
    /// The empty beginning.
    pub(super) const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    #[inline]
    pub(super) fn then(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    pub(super) fn of(text: &str) -> Self {
        text.bytes().fold(Self::EMPTY, Self::then)
    }

    pub(super) const fn key(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_lists_that_were_laid_out() {
        let pairs: Vec<(u64, u32)> = (0..3000).map(|at| (u64::from(at % 1000) * 7, at)).collect();
        let bytes: Vec<u8> = lay_out(&pairs).into_iter().flat_map(u32::to_le_bytes).collect();
        let index = Index::new(Numbers::new(&bytes));
        for key in 0..1000 {
            let found: Vec<u32> = index.get(u64::from(key) * 7).iter().collect();
            assert!([key, key + 1000, key + 2000].iter().all(|item| found.contains(item)), "{key}");
        }
        let strangers = (0..7000).filter(|key| key % 7 != 0).filter(|&key| index.get(key).len() > 0);
        assert_eq!(strangers.count(), 0);
        assert_eq!(Index::new(Numbers::default()).get(1).len(), 0);
    }
}
