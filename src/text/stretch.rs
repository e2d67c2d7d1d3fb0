//! A range within a text, kept small.

use std::ops::Range;

/// A range of the words or bytes of a text. A large document has millions, and no text that is read has four gigabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Stretch {
    start: u32,
    end: u32,
}

impl From<Range<usize>> for Stretch {
    fn from(range: Range<usize>) -> Self {
        let kept = |place| u32::try_from(place).unwrap_or(u32::MAX);
        Self { start: kept(range.start), end: kept(range.end) }
    }
}

impl Stretch {
    /// The range.
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
