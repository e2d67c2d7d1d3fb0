//! Weights laid out in bytes when the program is built, so that it starts without reading them: a hash table with open addressing.

/// Bytes of a slot: the hash of a feature, then its weight; a hash of zero marks an empty slot.
const SLOT: usize = 12;

/// FNV-1a, its halves mixed; never zero. The build makes sure that no two features of a model share it.
pub(crate) fn hash(feature: &str) -> u64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = feature.bytes().fold(0xcbf2_9ce4_8422_2325, fold);
    (hash ^ hash >> 32).max(1)
}

/// Where the search for a hash begins, among so many slots, a power of two.
fn first_slot(hash: u64, slots: usize) -> usize {
    usize::try_from(hash & 0xffff_ffff).unwrap_or(0) & slots.saturating_sub(1)
}

/// Lays weights out, a quarter of the slots or more left empty.
#[allow(dead_code, reason = "the build script calls it")]
pub(crate) fn lay_out(weights: &[(&str, f32)]) -> Vec<u8> {
    let slots = (weights.len() * 4 / 3 + 1).next_power_of_two();
    let mut table = vec![0; slots * SLOT];
    for (feature, weight) in weights {
        let hash = hash(feature);
        let mut at = first_slot(hash, slots);
        while table.iter().skip(at * SLOT).take(8).any(|&byte| byte != 0) {
            at = (at + 1) % slots;
        }
        let bytes = hash.to_le_bytes().into_iter().chain(weight.to_le_bytes());
        for (place, byte) in table.iter_mut().skip(at * SLOT).zip(bytes) {
            *place = byte;
        }
    }
    table
}

/// The weight of the feature with a hash in a table.
pub(crate) fn find(table: &[u8], wanted: u64) -> Option<f32> {
    let slots = table.len() / SLOT;
    let mut at = first_slot(wanted, slots);
    loop {
        let (found, rest) = table.get(at * SLOT..)?.split_first_chunk::<8>()?;
        match u64::from_le_bytes(*found) {
            0 => return None,
            found if found == wanted => return rest.first_chunk::<4>().copied().map(f32::from_le_bytes),
            _ => at = (at + 1) % slots,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_laid_out_and_nothing_else() {
        let names: Vec<String> = (0..1000).map(|number| format!("w:ord{number}")).collect();
        let weights: Vec<(&str, f32)> = names.iter().map(String::as_str).zip((0_u8..250).cycle().map(f32::from)).collect();
        let table = lay_out(&weights);
        assert!(weights.iter().all(|&(name, weight)| find(&table, hash(name)) == Some(weight)));
        assert_eq!(find(&table, hash("w:ord1000")), None);
        assert_eq!(find(&lay_out(&[]), hash("w:ord1")), None);
    }
}
