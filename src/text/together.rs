//! Many bytes looked at together, one bit of a number each.

/// So many.
pub(super) const TOGETHER: usize = 64;

/// The bytes of which something holds.
#[inline]
pub(super) fn which(bytes: &[u8; TOGETHER], holds: impl Fn(u8) -> bool) -> u64 {
    /// Moves the lowest bits of eight bytes side by side.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut held = [0; TOGETHER];
    for (held, byte) in held.iter_mut().zip(bytes) {
        *held = u8::from(holds(*byte));
    }
    let mut bits = 0;
    for part in held.as_chunks::<8>().0 {
        bits = bits >> 8 | u64::from_le_bytes(*part).wrapping_mul(GATHER) & 0xff << 56;
    }
    bits
}

/// The first of some bytes, with others behind them if they are too few.
#[inline]
pub(super) fn padded<const COUNT: usize>(bytes: &[u8], with: u8) -> [u8; COUNT] {
    let mut all = [with; COUNT];
    let count = bytes.len().min(COUNT);
    if let (Some(own), Some(bytes)) = (all.get_mut(..count), bytes.get(..count)) {
        own.copy_from_slice(bytes);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_bit() {
        for at in 0..TOGETHER {
            let mut bytes = [b'x'; TOGETHER];
            bytes[at] = b'y';
            assert_eq!(which(&bytes, |byte| byte == b'y'), 1 << at);
            assert_eq!(which(&bytes, |byte| byte == b'x'), !(1 << at));
        }
        assert_eq!(padded(b"ab", b' '), *b"ab  ");
        assert_eq!(padded(b"abc", b' '), *b"ab");
    }
}
