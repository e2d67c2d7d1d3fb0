//! Lines in the type of the text that a bookmark names: nothing else tells that they head it.

use std::collections::HashSet;

use super::chunk::{LARGER, ends_sentence};
use super::fragment::Fragment;
use super::heading::plain;
use super::source::Bookmark;
use super::typography::Typography;

/// The pages that bookmarks lead to, with their titles' letters.
pub(super) struct Named(HashSet<(usize, String)>);

impl Named {
    pub(super) fn by(bookmarks: &[Bookmark]) -> Self {
        Self(bookmarks.iter().filter_map(|bookmark| Some((bookmark.page?, plain(&bookmark.title)))).collect())
    }

    /// Whether a line is all of what a bookmark to its page says, and looks like running text that ends too early.
    pub(super) fn has(&self, line: &Fragment, typography: Typography) -> bool {
        if self.0.is_empty() || line.tag.is_some() || line.heavy() || line.size >= typography.body + LARGER {
            return false;
        }
        let text = line.text();
        let begins = text.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        begins && line.end_x < line.right && !ends_sentence(&text) && self.0.contains(&(line.page, plain(&text)))
    }

    /// Whether lines are one such line.
    pub(super) fn is(&self, lines: &[Fragment], typography: Typography) -> bool {
        matches!(lines, [line] if self.has(line, typography))
    }
}
