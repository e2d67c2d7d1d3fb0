//! Text freed of markup that remembers where in the source each byte came from.

use std::ops::{Deref, Range};
use std::sync::Arc;

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
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "Plain", into = "Plain")]
pub struct MappedText {
    text: Text,
    runs: Runs,
}

/// The letters of a text.
#[derive(Debug, Clone)]
enum Text {
    Own(Box<str>),
    /// A stretch of the source, which a large document need not hold twice.
    Shared {
        source: Source,
        start: u32,
        end: u32,
    },
}

/// The stretches of a text that stand in the source, in order. Most texts have one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Runs {
    #[default]
    None,
    One(Run),
    Several(Box<Several>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Several(Vec<Run>);

/// A text as it is written to a report.
#[derive(Serialize, Deserialize)]
struct Plain {
    text: String,
    runs: Vec<Run>,
}

/// The decoded source of a document, which its blocks may share.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Source(Arc<str>);

impl Deref for Source {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Source> for String {
    fn from(source: Source) -> Self {
        source.0.as_ref().to_owned()
    }
}

impl From<Source> for Arc<str> {
    fn from(source: Source) -> Self {
        source.0
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::Own(Box::default())
    }
}

impl From<Vec<Run>> for Runs {
    fn from(mut runs: Vec<Run>) -> Self {
        match runs.as_slice() {
            [] => Self::None,
            &[one] => Self::One(one),
            _ => {
                runs.shrink_to_fit();
                Self::Several(Box::new(Several(runs)))
            }
        }
    }
}

impl Deref for Runs {
    type Target = [Run];

    fn deref(&self) -> &[Run] {
        match self {
            Self::None => &[],
            Self::One(run) => std::slice::from_ref(run),
            Self::Several(several) => &several.0,
        }
    }
}

impl From<Plain> for MappedText {
    fn from(Plain { text, runs }: Plain) -> Self {
        Self { text: Text::Own(text.into()), runs: runs.into() }
    }
}

impl From<MappedText> for Plain {
    fn from(text: MappedText) -> Self {
        Self { text: text.as_str().to_owned(), runs: text.runs.to_vec() }
    }
}

impl PartialEq for MappedText {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str() && self.runs == other.runs
    }
}

impl Eq for MappedText {}

impl MappedText {
    /// Text that has no counterpart in a source, as in binary formats.
    pub fn unmapped(text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self { text: Text::Own(text.into()), runs: Runs::None }
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        match &self.text {
            Text::Own(text) => text,
            Text::Shared { source, start, end } => source.get(*start as usize..*end as usize).unwrap_or_default(),
        }
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.as_str().trim().is_empty()
    }

    /// Lets go of letters that stand in the source as they are.
    pub(super) fn share(&mut self, source: &Source) {
        let &Runs::One(run) = &self.runs else { return };
        let length = self.as_str().len();
        if run.at == 0 && run.len() == length && source.get(run.source()..run.source() + length) == Some(self.as_str()) {
            self.text = Text::Shared { source: source.clone(), start: run.source, end: run.source.saturating_add(run.len) };
        }
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
    text: String,
    runs: Vec<Run>,
}

impl TextBuilder {
    /// Appends text that stands at this byte offset of the source.
    pub fn push_source(&mut self, text: &str, offset: usize) {
        let at = self.text.len();
        self.text.push_str(text);
        match self.runs.last_mut() {
            Some(run) if run.end() == at && run.source() + run.len() == offset => run.len = run.len.saturating_add(length(text)),
            _ if text.is_empty() => {}
            _ => self.runs.extend(Run::new(at, offset, text.len())),
        }
    }

    /// Appends text that does not stand in the source like this: a joining space, a decoded entity.
    pub fn push_synthetic(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Removes the last character, such as the hyphen of a word broken over two lines.
    pub fn pop(&mut self) -> Option<char> {
        let removed = self.text.pop()?;
        let end = self.text.len();
        while let Some(run) = self.runs.last_mut() {
            if run.at() >= end {
                self.runs.pop();
            } else {
                run.len = run.len.min(u32::try_from(end - run.at()).unwrap_or(u32::MAX));
                break;
            }
        }
        Some(removed)
    }

    /// The text so far.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing but white space so far.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Finishes the text, white space at both ends trimmed.
    pub fn finish(mut self) -> MappedText {
        let end = self.text.trim_end().len();
        let start = self.text.len() - self.text.trim_start().len();
        while self.text.len() > end.max(start) {
            self.pop();
        }
        if start == 0 || start >= end {
            if start >= end {
                return MappedText::default();
            }
            return MappedText { text: Text::Own(self.text.into()), runs: self.runs.into() };
        }
        let text = self.text.split_off(start);
        let runs = self.runs.iter().filter(|run| run.end() > start);
        let cut = runs.filter_map(|run| {
            let cut = start.saturating_sub(run.at());
            Run::new((run.at() + cut) - start, run.source() + cut, run.len() - cut)
        });
        MappedText { text: Text::Own(text.into()), runs: cut.collect::<Vec<_>>().into() }
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
