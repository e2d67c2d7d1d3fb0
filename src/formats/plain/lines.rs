//! The lines of a text, with their place on the page.

/// What a line turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Running text, or the item of a list.
    #[default]
    Text,
    /// A line of a table of contents.
    Contents,
    /// The first line of the footnote with this index.
    Note(usize),
    /// A further line of the footnote with this index.
    NoteMore(usize),
    /// The first line of the table row with this index.
    Row(usize),
    /// A line that a table row has taken up, or a drawn rule.
    Taken,
    /// The first line of a heading.
    Heading(HeadingKind),
    /// A further line of a heading.
    HeadingMore,
    /// A line of the title page that stands for itself.
    Cover,
    /// The caption of a table or picture.
    Caption,
    /// A bare address, as PDF readers put under the page that links there.
    Address,
}

/// What makes a line a heading; it decides the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadingKind {
    /// The title of the document.
    Title,
    /// Numbered, as `2.1`; holds how many numbers.
    Numbered(u8),
    /// Stands beside the chapters: `Kapitel 3`, `Bilaga 1`, a foreword, a list of references.
    Chapter,
    /// Underlined with a row of signs; holds how many levels there are with it, the title left out.
    Underlined(u8),
    /// Set in capitals.
    Capitals,
    /// Known only by standing alone.
    Plain,
}

/// A line with something on it.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The text without white space around it.
    pub(super) text: &'a str,
    /// Byte offset of the text in the source.
    pub(super) start: usize,
    /// Columns before the text.
    pub(super) indent: usize,
    /// Columns up to the end of the text.
    pub(super) width: usize,
    /// Blank lines before it.
    pub(super) gap: usize,
    /// Whether a page begins with it.
    pub(super) page_start: bool,
    /// Widest line of the unbroken lines that it stands among, in columns.
    pub(super) group_width: usize,
    pub(super) role: Role,
}

impl Line<'_> {
    /// Columns that the text takes up.
    pub(super) fn length(&self) -> usize {
        self.width.saturating_sub(self.indent)
    }

    /// Byte offset of the end of the text in the source.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether there is white space or a new page before it.
    pub(super) fn is_apart(&self) -> bool {
        self.gap > 0 || self.page_start
    }

    /// Whether it is text that nothing has claimed yet.
    pub(super) fn is_text(&self) -> bool {
        self.role == Role::Text
    }
}

/// Whether the first word of a line had room on the line before, `margin` columns wide: then the break was meant.
pub(super) fn breaks_early(previous: &Line<'_>, line: &Line<'_>, margin: usize) -> bool {
    let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    (previous.width + 1 + word) * 12 <= margin * 11
}

/// Columns that a tab stop is wide.
const TAB: usize = 8;

/// Splits a text into its lines; blank ones count as the gap before the next.
pub(super) fn split(source: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut gap = 0;
    let mut page_start = true;
    let mut at = 0;
    for piece in source.split_inclusive(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let start = at;
        at += piece.len();
        let after_return = start.checked_sub(1).and_then(|before| source.as_bytes().get(before)) == Some(&b'\r');
        if piece == "\n" && after_return {
            continue;
        }
        let text = piece.trim_matches(is_blank);
        if text.is_empty() {
            // A form feed ends the line before it only if there is one.
            gap += usize::from(!piece.ends_with('\u{C}') || piece.len() > 1);
        } else {
            lines.push(line(piece, text, start, (gap, page_start)));
            (gap, page_start) = (0, false);
        }
        page_start |= piece.ends_with('\u{C}');
    }
    lines
}

fn line<'a>(piece: &'a str, text: &'a str, start: usize, (gap, page_start): (usize, bool)) -> Line<'a> {
    let before = piece.len() - piece.trim_start_matches(is_blank).len();
    let columns = |indent: usize, c: char| if c == '\t' { (indent / TAB + 1) * TAB } else { indent + usize::from(c != '\u{FEFF}') };
    let indent = piece.get(..before).unwrap_or_default().chars().fold(0, columns);
    let width = indent + text.chars().count();
    Line { text, start: start + before, indent, width, gap, page_start, group_width: width, role: Role::Text }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

/// The width that most full lines come near, in columns; 72 where there are none.
pub(super) fn usual_width(lines: &[Line<'_>]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).filter(|&width| width >= 40).collect();
    if widths.is_empty() {
        return 72;
    }
    let at = widths.len() * 4 / 5;
    *widths.select_nth_unstable(at).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_gaps_and_pages() {
        let source = "ett\r\n\r\n  två\r\u{C}tre\n\n\n\tfyra";
        let lines = split(source);
        let seen: Vec<_> = lines.iter().map(|line| (line.text, line.gap, line.page_start, line.indent)).collect();
        assert_eq!(seen, [("ett", 0, true, 0), ("två", 1, false, 2), ("tre", 0, true, 0), ("fyra", 2, false, 8)]);
        assert!(lines.iter().all(|line| &source[line.start..line.end()] == line.text));
    }
}
