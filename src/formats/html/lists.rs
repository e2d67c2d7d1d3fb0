//! Lists and paragraphs of links: contents of the page itself, or ways off it.

use super::measure::Amount;

/// What links make of a list or paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    /// A table of contents: it points to places on the page.
    Contents,
    /// Titles of other pages.
    Elsewhere,
    /// Ordinary text.
    Text,
}

/// Judges a list or paragraph with this amount of text and number of links or items.
pub(super) fn judge(amount: Amount, pieces: usize, few: usize) -> Links {
    if amount.text == 0 || pieces < few {
        Links::Text
    } else if amount.inside * 10 >= amount.text * 8 {
        Links::Contents
    } else if amount.linked * 10 >= amount.text * 9 {
        Links::Elsewhere
    } else {
        Links::Text
    }
}
