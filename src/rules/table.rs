//! Weights laid out in bytes when the program is built, so that it starts without reading them: a hash table whose entries stand in the
//! order of their hashes, so that it may be nearly full. Before the entries stand as many bytes, whose bits tell of most hashes that are not
//! there that they are not: nearly all features of a text have no weight.
//!
//! The table begins with the number of entries, as long as one.

use crate::text::TextHash;

/// Bytes of an entry, a number that is zero where there is none: the upper bits of a feature's hash, then its weight.
const ENTRY: usize = 8;
/// Bits of an entry that are the weight.
const WEIGHT: u32 = 16;
/// A weight is laid out as a whole number of so small parts of one; weights are written with as many decimals.
const PARTS: f32 = 10_000.0;

/// The hash of a feature; the bits that an entry keeps are never all zero. The build makes sure that no two features of a model share them.
pub(crate) fn hash(feature: TextHash) -> u64 {
    feature.mixed().max(1 << WEIGHT)
}

/// The bits of a hash that an entry keeps.
pub(crate) const fn kept(hash: u64) -> u64 {
    hash >> WEIGHT
}

/// Where the search for a hash begins, as far into the table as the hash is among all hashes, and the bit that stands for it there.
fn home(hash: u64, entries: usize) -> (usize, u8) {
    let eighths = ((hash >> 32) * (entries as u64 * 8)) >> 32;
    (usize::try_from(eighths / 8).unwrap_or(0), 1 << (eighths % 8))
}

/// Lays weights out, a fifth of the entries left empty; `None` if one has more decimals or is larger than an entry has room for.
#[allow(dead_code, reason = "the build script calls it")]
pub(crate) fn lay_out(weights: &[(&str, f32)]) -> Option<Vec<u8>> {
    let entries = weights.len() + weights.len() / 4;
    let mut sorted: Vec<(u64, f32)> = weights.iter().map(|&(feature, weight)| (hash(TextHash::of(feature)), weight)).collect();
    sorted.sort_by_key(|&(hash, _)| hash);
    let mut table: Vec<u64> = Vec::with_capacity(entries);
    let mut bits = vec![0_u8; entries];
    for (hash, weight) in sorted {
        #[expect(clippy::cast_possible_truncation, reason = "what does not fit is found out in the next line")]
        let parts = (weight * PARTS).round() as i16;
        if weight_of(parts).to_bits() != weight.to_bits() {
            return None;
        }
        // What its home is taken for stands behind, so that the last ones may stand behind the table.
        let (home, bit) = home(hash, entries);
        table.resize(table.len().max(home), 0);
        *bits.get_mut(home)? |= bit;
        table.push(kept(hash) << WEIGHT | u64::from(parts.cast_unsigned()));
    }
    table.resize(table.len().max(entries), 0);
    let length = u64::try_from(entries).ok()?;
    Some([length.to_le_bytes().to_vec(), bits, table.into_iter().flat_map(u64::to_le_bytes).collect()].concat())
}

/// The weight of the feature with a hash in a table.
#[inline]
pub(crate) fn find(table: &[u8], wanted: u64) -> Option<f32> {
    let (entries, rest) = table.split_first_chunk()?;
    let entries = usize::try_from(u64::from_le_bytes(*entries)).ok()?;
    let (home, bit) = home(wanted, entries);
    if rest.get(home)? & bit == 0 {
        return None;
    }
    find_from(rest.get(entries + home * ENTRY..)?, wanted)
}

/// The same among the entries from the first that may have the hash.
fn find_from(mut rest: &[u8], wanted: u64) -> Option<f32> {
    loop {
        let (entry, after) = rest.split_first_chunk()?;
        let found = u64::from_le_bytes(*entry);
        if kept(found) >= kept(wanted) || found == 0 {
            let [low, high, ..] = *entry;
            return (kept(found) == kept(wanted)).then(|| weight_of(i16::from_le_bytes([low, high])));
        }
        rest = after;
    }
}

/// The weight of so many parts: to the bit what its decimals are read as, since both are the number nearest to it.
fn weight_of(parts: i16) -> f32 {
    f32::from(parts) / PARTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_laid_out_and_nothing_else() {
        let names: Vec<String> = (0..1000).map(|number| format!("w:ord{number}")).collect();
        let weights: Vec<(&str, f32)> =
            names.iter().map(String::as_str).zip((0_u8..250).cycle().map(|parts| f32::from(parts) / 80.0)).collect();
        let table = lay_out(&weights).unwrap();
        assert!(weights.iter().all(|&(name, weight)| find(&table, hash(TextHash::of(name))) == Some(weight)));
        assert_eq!(find(&table, hash(TextHash::of("w:ord1000"))), None);
        assert_eq!(find(&lay_out(&[]).unwrap(), hash(TextHash::of("w:ord1"))), None);
        assert_eq!(find(&[], hash(TextHash::of("w:ord1"))), None);
    }

    #[test]
    fn a_weight_is_laid_out_to_the_bit_or_not_at_all() {
        for weight in ["0.0312", "-1.5466", "3.2767", "0", "-0.0001"] {
            let table = lay_out(&[("w", weight.parse().unwrap())]).unwrap();
            assert_eq!(find(&table, hash(TextHash::of("w"))).map(f32::to_bits), weight.parse::<f32>().ok().map(f32::to_bits), "{weight}");
        }
        assert!(lay_out(&[("w", 0.031_25)]).is_none() && lay_out(&[("w", 4.0)]).is_none());
    }
}
