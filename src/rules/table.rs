//! Weights laid out in bytes when the program is built, so that it starts without reading them: one after the other in the order of their
//! features' hashes, with no room between them. For each beginning of a hash stand sixty-four bits that tell of most hashes which are not
//! there that they are not (nearly all features of a text have no weight), and where the weights of the hashes that begin so begin.

use crate::text::TextHash;

/// Entries that share a beginning, on average, or up to twice as many.
const SHARE: usize = 4;
/// Bytes of the bits that tell which hashes begin so, and of how far the first entry stands from where it would if every beginning had as many.
const HEAD: usize = 10;
/// Bytes that are kept of a hash behind its beginning.
const KEPT: usize = 4;
/// Bytes of a weight.
const WEIGHT: usize = 2;
/// A weight is laid out as a whole number of so small parts of one; weights are written with as many decimals.
const PARTS: f32 = 10_000.0;

/// The hash of a feature.
pub(crate) fn hash(feature: TextHash) -> u64 {
    feature.mixed()
}

/// The beginning of a hash, of so many bits, and what is kept of those behind it.
#[inline]
fn parted(hash: u64, bits: u32) -> (usize, u32) {
    let beginning = usize::try_from(hash.unbounded_shr(u64::BITS - bits)).unwrap_or(0);
    (beginning, u32::try_from(hash << bits >> 32).unwrap_or(0))
}

/// The bit that stands for what is kept of a hash.
#[inline]
const fn bit(kept: u32) -> u64 {
    1 << (kept >> 26)
}

/// Where the first of so many entries stands whose hash begins so, if every beginning has as many.
fn expected(beginning: usize, entries: usize, bits: u32) -> usize {
    let [beginning, entries] = [beginning, entries].map(|number| u64::try_from(number).unwrap_or(0));
    usize::try_from((beginning * entries) >> bits).unwrap_or(usize::MAX)
}

/// Why weights cannot be laid out.
#[allow(dead_code, reason = "the build script tells it")]
#[derive(Debug, PartialEq)]
pub(crate) enum Unfit {
    /// A weight has more decimals or is larger than there is room for.
    Weight(f32),
    /// Two features share what is kept of their hashes.
    Hash,
    /// There are far more hashes with some beginnings than with others.
    Spread,
}

/// Lays weights out: how many bits of a hash are its beginning, a head for each beginning and one behind them, what is kept of the hashes,
/// the weights.
#[allow(dead_code, reason = "the build script calls it")]
pub(crate) fn lay_out(weights: &[(&str, f32)]) -> Result<Vec<u8>, Unfit> {
    let bits = (weights.len() / SHARE).max(1).ilog2();
    let mut entries = Vec::with_capacity(weights.len());
    for &(feature, weight) in weights {
        #[expect(clippy::cast_possible_truncation, reason = "what does not fit is found out in the next line")]
        let parts = (weight * PARTS).round() as i16;
        if weight_of(parts).to_bits() != weight.to_bits() {
            return Err(Unfit::Weight(weight));
        }
        entries.push((parted(hash(TextHash::of(feature)), bits), parts));
    }
    entries.sort_unstable();
    if entries.windows(2).any(|pair| matches!(pair, [one, next] if one.0 == next.0)) {
        return Err(Unfit::Hash);
    }
    let mut bytes = bits.to_le_bytes().to_vec();
    let mut rest = &*entries;
    for beginning in 0..=1 << bits {
        let (own, after) = rest.split_at(rest.partition_point(|&((of, _), _)| of <= beginning));
        bytes.extend(own.iter().fold(0, |bits, &((_, kept), _)| bits | bit(kept)).to_le_bytes());
        let [start, even] =
            [entries.len() - rest.len(), expected(beginning, entries.len(), bits)].map(|at| i64::try_from(at).unwrap_or(i64::MAX));
        bytes.extend(i16::try_from(start - even).map_err(|_| Unfit::Spread)?.to_le_bytes());
        rest = after;
    }
    bytes.extend(entries.iter().flat_map(|&((_, kept), _)| kept.to_le_bytes()));
    bytes.extend(entries.iter().flat_map(|(_, parts)| parts.to_le_bytes()));
    Ok(bytes)
}

/// Weights where they are laid out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Table {
    /// How many bits of a hash are its beginning.
    bits: u32,
    heads: &'static [[u8; HEAD]],
    /// What is kept of the hashes.
    kept: &'static [[u8; KEPT]],
    weights: &'static [[u8; WEIGHT]],
}

#[allow(dead_code, reason = "the build script only lays out")]
impl Table {
    /// The weights that [`lay_out`] laid out.
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        let none = Self { bits: 0, heads: &[], kept: &[], weights: &[] };
        let Some((bits, rest)) = bytes.split_first_chunk() else { return none };
        let bits = u32::from_le_bytes(*bits);
        let Some((heads, entries)) = rest.split_at_checked(HEAD * ((1 << bits) + 1)) else { return none };
        let Some((kept, weights)) = entries.split_at_checked(entries.len() / (KEPT + WEIGHT) * KEPT) else { return none };
        Self { bits, heads: heads.as_chunks().0, kept: kept.as_chunks().0, weights: weights.as_chunks().0 }
    }

    /// The weight of the feature with this hash.
    #[inline]
    pub(crate) fn find(&self, hash: u64) -> Option<f32> {
        let (beginning, kept) = parted(hash, self.bits);
        let bits = u64::from_le_bytes(*self.heads.get(beginning)?.first_chunk()?);
        if bits & bit(kept) == 0 { None } else { self.find_among(beginning, kept) }
    }

    /// The same among the hashes with a beginning.
    fn find_among(&self, beginning: usize, wanted: u32) -> Option<f32> {
        let (start, end) = (self.start(beginning)?, self.start(beginning + 1)?);
        let found = self.kept.get(start..end)?.iter().position(|kept| u32::from_le_bytes(*kept) == wanted)?;
        self.weights.get(start + found).map(|parts| weight_of(i16::from_le_bytes(*parts)))
    }

    /// Where the entries of a beginning begin.
    fn start(&self, beginning: usize) -> Option<usize> {
        let away = i16::from_le_bytes(*self.heads.get(beginning)?.last_chunk()?);
        expected(beginning, self.kept.len(), self.bits).checked_add_signed(isize::from(away))
    }

    /// Where the weights stand.
    pub(crate) fn place(&self) -> usize {
        self.weights.as_ptr().addr()
    }
}

/// The weight of so many parts: to the bit what its decimals are read as, since both are the number nearest to it.
fn weight_of(parts: i16) -> f32 {
    f32::from(parts) / PARTS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(weights: &[(&str, f32)]) -> Table {
        Table::new(lay_out(weights).unwrap().leak())
    }

    #[test]
    fn finds_what_was_laid_out_and_nothing_else() {
        let names: Vec<String> = (0..1000).map(|number| format!("w:ord{number}")).collect();
        let weights: Vec<(&str, f32)> =
            names.iter().map(String::as_str).zip((0_u8..250).cycle().map(|parts| f32::from(parts) / 80.0)).collect();
        let table = table(&weights);
        assert!(weights.iter().all(|&(name, weight)| table.find(hash(TextHash::of(name))) == Some(weight)));
        assert_eq!(table.find(hash(TextHash::of("w:ord1000"))), None);
        assert_eq!(self::table(&[]).find(hash(TextHash::of("w:ord1"))), None);
        assert_eq!(Table::new(&[]).find(hash(TextHash::of("w:ord1"))), None);
    }

    #[test]
    fn a_weight_is_laid_out_to_the_bit_or_not_at_all() {
        for weight in ["0.0312", "-1.5466", "3.2767", "0", "-0.0001"] {
            let table = table(&[("w", weight.parse().unwrap())]);
            assert_eq!(table.find(hash(TextHash::of("w"))).map(f32::to_bits), weight.parse::<f32>().ok().map(f32::to_bits), "{weight}");
        }
        assert!([0.031_25, 4.0].iter().all(|&weight| lay_out(&[("w", weight)]) == Err(Unfit::Weight(weight))));
        assert_eq!(lay_out(&[("w", 1.0), ("w", 2.0)]), Err(Unfit::Hash));
    }
}
