//! Classes of type, by size, weight and slant: which of them are the document's running text.

use std::collections::HashMap;

use super::chunk::{Chunk, ends_sentence};
use super::look::LONGEST;
use super::order::ratio;
use super::typography::half_points;

/// A class with more than this share of the text is no heading's.
const COMMON: f32 = 0.25;
/// Documents with less text than this, in bytes, are too short to say.
const LITTLE: usize = 2_000;
/// A class with more than this share of its text in long paragraphs is running text.
const RUNNING: f32 = 0.5;

/// Size in half points, and whether it is bold and italic.
pub(super) type Class = (i32, bool, bool);

/// The class of a chunk.
pub(super) fn class(chunk: &Chunk) -> Class {
    (half_points(chunk.size()), chunk.bold(), chunk.italic())
}

/// How much text each class has.
pub(super) struct Classes {
    all: usize,
    /// Bytes of text, and those in long paragraphs.
    letters: HashMap<Class, (usize, usize)>,
}

impl Classes {
    /// Counts the text of all chunks.
    pub(super) fn of(chunks: &[Chunk], texts: &[String]) -> Self {
        let mut letters: HashMap<Class, (usize, usize)> = HashMap::new();
        for (chunk, text) in chunks.iter().zip(texts) {
            let (all, paragraphs) = letters.entry(class(chunk)).or_default();
            *all += text.len();
            *paragraphs += if text.chars().count() > LONGEST && ends_sentence(text) { text.len() } else { 0 };
        }
        Self { all: letters.values().map(|(all, _)| all).sum(), letters }
    }

    /// Whether much of the document's text is in the class of a chunk.
    pub(super) fn is_common(&self, chunk: &Chunk) -> bool {
        self.all > LITTLE && ratio(self.count(chunk).0, self.all) > COMMON
    }

    /// Whether paragraphs are set in the class of a chunk: its size and weight make no heading.
    pub(super) fn is_running(&self, chunk: &Chunk) -> bool {
        let (all, paragraphs) = self.count(chunk);
        self.all > LITTLE && ratio(paragraphs, all) > RUNNING
    }

    fn count(&self, chunk: &Chunk) -> (usize, usize) {
        self.letters.get(&class(chunk)).copied().unwrap_or_default()
    }
}
