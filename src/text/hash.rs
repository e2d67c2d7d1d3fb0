//! Hashes of texts that can be put together: what is made of a word's hash and that of what stands before it is the hash of both together,
//! so that a word is hashed once and not in everything that is made of it.

/// What each letter's place counts for. Odd, so that no place counts for nothing.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a text: its bytes as the digits of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextHash {
    sum: u64,
    /// What stands before it counts for so much.
    shift: u64,
}

impl TextHash {
    /// Of no text.
    pub const EMPTY: Self = Self { sum: 0, shift: 1 };

    /// Of a text.
    pub const fn of(text: &str) -> Self {
        let mut rest = text.as_bytes();
        let mut hash = Self::EMPTY;
        while let [byte, after @ ..] = rest {
            hash.sum = hash.sum.wrapping_mul(BASE).wrapping_add(*byte as u64);
            hash.shift = hash.shift.wrapping_mul(BASE);
            rest = after;
        }
        hash
    }

    /// Of this text and another one after it.
    #[must_use]
    #[inline]
    pub const fn then(self, next: Self) -> Self {
        Self { sum: self.sum.wrapping_mul(next.shift).wrapping_add(next.sum), shift: self.shift.wrapping_mul(next.shift) }
    }

    /// A number whose bits, above all the upper ones, depend on all of the text.
    #[inline]
    pub const fn mixed(self) -> u64 {
        let mixed = (self.sum ^ self.sum >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
        (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_parts_together_is_that_of_the_whole() {
        let parts = ["trafficking?", "w:", "människohandel", "", "_"];
        let together = parts.iter().fold(TextHash::EMPTY, |hash, part| hash.then(TextHash::of(part)));
        assert_eq!(together, TextHash::of(&parts.concat()));
        assert_ne!(TextHash::of("ab").mixed(), TextHash::of("ba").mixed());
    }
}
