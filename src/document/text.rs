//! Text freed of markup that remembers where in the source each byte came from.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A stretch of text copied byte for byte from the source. A large document has millions, so that they are kept small; no text that is read
/// has four gigabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    /// Offset in the text, in bytes.
    at: u32,
    /// Offset in the source, in bytes.
    source: u32,
    /// Length in the text, in bytes.
    len: u32,
}

impl Run {
    fn new(at: usize, source: usize, len: usize) -> Option<Self> {
        Some(Self { at: u32::try_from(at).ok()?, source: u32::try_from(source).ok()?, len: u32::try_from(len).ok()? })
    }

    const fn at(self) -> usize {
        self.at as usize
    }

    const fn source(self) -> usize {
        self.source as usize
    }

    const fn len(self) -> usize {
        self.len as usize
    }

    /// Where it ends in the text, in bytes.
    const fn end(self) -> usize {
        self.at() + self.len()
    }
}

/// A block's text without markup, and the way back to the decoded source (empty for binary formats).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedText {
    text: String,
    runs: Vec<Run>,
}

impl MappedText {
    /// Text that has no counterpart in a source, as in binary formats.
    pub fn unmapped(text: impl Into<String>) -> Self {
        Self { text: text.into(), runs: Vec::new() }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The source range of a range of text, both in bytes; `None` where nothing of it came from the source.
    pub fn source_span(&self, range: Range<usize>) -> Option<Range<usize>> {
        let from = self.runs.partition_point(|run| run.end() <= range.start);
        let to = self.runs.partition_point(|run| run.at() < range.end.max(range.start + 1));
        let inside = self.runs.get(from..to)?;
        let (first, last) = (inside.first()?, inside.last()?);
        let start = first.source() + range.start.saturating_sub(first.at());
        let end = last.source() + (range.end.max(range.start) - last.at()).min(last.len());
        Some(start..end.max(start))
    }
}

/// Builds a [`MappedText`] piece by piece.
#[derive(Debug, Default)]
pub struct TextBuilder {
    built: MappedText,
}

impl TextBuilder {
    /// Appends text that stands at this byte offset of the source.
    pub fn push_source(&mut self, text: &str, offset: usize) {
        let at = self.built.text.len();
        self.built.text.push_str(text);
        match self.built.runs.last_mut() {
            Some(run) if run.end() == at && run.source() + run.len() == offset => run.len = run.len.saturating_add(length(text)),
            _ if text.is_empty() => {}
            _ => self.built.runs.extend(Run::new(at, offset, text.len())),
        }
    }

    /// Appends text that does not stand in the source like this: a joining space, a decoded entity.
    pub fn push_synthetic(&mut self, text: &str) {
        self.built.text.push_str(text);
    }

    /// Removes the last character, such as the hyphen of a word broken over two lines.
    pub fn pop(&mut self) -> Option<char> {
        let removed = self.built.text.pop()?;
        let end = self.built.text.len();
        while let Some(run) = self.built.runs.last_mut() {
            if run.at() >= end {
                self.built.runs.pop();
            } else {
                run.len = run.len.min(u32::try_from(end - run.at()).unwrap_or(u32::MAX));
                break;
            }
        }
        Some(removed)
    }

    /// The text so far.
    pub fn as_str(&self) -> &str {
        &self.built.text
    }

    /// Whether there is nothing but white space so far.
    pub fn is_blank(&self) -> bool {
        self.built.is_blank()
    }

    /// Finishes the text, white space at both ends trimmed.
    pub fn finish(mut self) -> MappedText {
        let end = self.built.text.trim_end().len();
        let start = self.built.text.len() - self.built.text.trim_start().len();
        while self.built.text.len() > end.max(start) {
            self.pop();
        }
        if start == 0 || start >= end {
            if start >= end {
                return MappedText::default();
            }
            return self.built;
        }
        let text = self.built.text.split_off(start);
        let runs = self.built.runs.iter().filter(|run| run.end() > start);
        let runs = runs
            .filter_map(|run| {
                let cut = start.saturating_sub(run.at());
                Run::new((run.at() + cut) - start, run.source() + cut, run.len() - cut)
            })
            .collect();
        MappedText { text, runs }
    }
}

/// The length of a text in bytes.
fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_a_trimmed_text_back_to_its_source() {
        let source = "  **män** och kvinnor ";
        let mut builder = TextBuilder::default();
        builder.push_source("  ", 0);
        builder.push_source("män", 4);
        builder.push_source(" och kvinnor ", 10);
        let text = builder.finish();
        assert_eq!(text.as_str(), "män och kvinnor");
        let span = text.source_span(0..4).unwrap();
        assert_eq!(&source[span], "män");
        let at = text.as_str().find("kvinnor").unwrap();
        assert_eq!(&source[text.source_span(at..at + 7).unwrap()], "kvinnor");
    }

    #[test]
    fn synthetic_text_has_no_source_of_its_own() {
        let mut builder = TextBuilder::default();
        builder.push_source("a", 0);
        builder.push_synthetic(" ");
        builder.push_source("b", 5);
        let text = builder.finish();
        assert_eq!(text.as_str(), "a b");
        assert_eq!(text.source_span(0..3), Some(0..6));
        assert_eq!(MappedText::unmapped("x").source_span(0..1), None);
    }
}
