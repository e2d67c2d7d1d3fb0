//! Reader for plain text.

use super::{Limits, Reading};

/// Reads a document.
pub(super) fn read(_bytes: &[u8], _limits: &Limits) -> Reading {
    Reading::default()
}
