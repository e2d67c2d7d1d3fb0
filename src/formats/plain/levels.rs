//! From kinds of headings to levels.

use super::lines::{HeadingKind, Line, Role};
use super::numbering::{is_labelled, numbering};
use super::roman::roman_number;
use super::sentence::is_capitals;

/// Works out the level of each heading in turn.
#[derive(Debug)]
pub(super) struct Levels {
    /// 1 if the document has a title over its chapters.
    title: u8,
    /// Whether chapters are known by more than standing alone.
    structured: bool,
    /// Whether the chapters are numbered, in a mixed case of letters.
    numbered: bool,
    /// Whether chapters have roman numbers; arabic ones number what stands in them.
    roman: bool,
    /// Level of the last heading that is not plain.
    current: u8,
}

impl Levels {
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let any =
            |is: fn(HeadingKind, &str) -> bool| lines.iter().any(|line| matches!(line.role, Role::Heading(kind) if is(kind, line.text)));
        let title = u8::from(any(|kind, _| kind == HeadingKind::Title));
        let structured = any(|kind, _| matches!(kind, HeadingKind::Numbered(_) | HeadingKind::Underlined(_) | HeadingKind::Capitals))
            || any(|kind, text| kind == HeadingKind::Chapter && (is_labelled(text) || roman_number(text).is_some()));
        let mixed =
            |kind, text: &str| kind == HeadingKind::Numbered(1) && !numbering(text).is_some_and(|numbering| is_capitals(numbering.title));
        let roman = any(|kind, text| kind == HeadingKind::Chapter && roman_number(text).is_some());
        Self { title, structured, numbered: any(mixed), roman, current: title }
    }

    /// The level of the next heading.
    pub(super) fn next(&mut self, kind: HeadingKind) -> u8 {
        let chapter = self.title + 1;
        let level = match kind {
            HeadingKind::Title => return 1,
            HeadingKind::Numbered(depth) => self.title + depth + u8::from(self.roman),
            HeadingKind::Underlined(depth) => self.title.saturating_add(depth),
            HeadingKind::Capitals if self.numbered && self.current > self.title => return (self.current + 1).min(6),
            HeadingKind::Chapter | HeadingKind::Capitals => chapter,
            HeadingKind::Plain if self.structured => return (self.current + 1).clamp(chapter, 6),
            HeadingKind::Plain => return chapter,
        };
        self.current = level.min(5);
        level.min(6)
    }
}
