//! Finds headings by number, label, capitals, known words, or by standing alone.

use crate::document::is_reference_heading;

use super::contents::Entries;
use super::lines::{HeadingKind, Line, Role, breaks_early, usual_width};
use super::lists::marker;
use super::numbering::{is_caption, is_labelled, is_section_sign, numbering};
use super::roman::Romans;
use super::sentence::{ends_sentence, is_capitals, normal, starts_lower, starts_upper};
use super::words::{ASKING, COMMON, MATTER, OPEN, PREPOSITIONS};

/// Longest heading, in characters.
const LONGEST: usize = 140;

/// Longest heading that is known only by standing alone, in characters and words.
const LONGEST_PLAIN: usize = 80;
const MOST_WORDS: usize = 11;

/// A text with fewer than one line in this many after a blank one is dense.
const DENSE: usize = 12;

/// How much further in than its text a heading may stand, in columns.
const INDENT: usize = 4;

/// Most lines that a heading is broken into.
const MOST_LINES: usize = 3;

/// Marks headings and captions.
pub(super) fn find(lines: &mut [Line<'_>], entries: &Entries) {
    let width = usual_width(lines);
    let dense = lines.iter().filter(|line| line.gap > 0).count() * DENSE < lines.len();
    let romans = Romans::of(lines);
    let mut index = 0;
    while index < lines.len() {
        let view = View { lines, entries, romans: &romans, index, width, dense };
        let found = view.heading();
        let caption = found.is_none() && view.line().is_some_and(|line| line.is_text() && view.is_apart(line) && is_caption(line.text));
        if let Some((kind, length)) = found {
            for line in lines.iter_mut().skip(index + 1).take(length - 1) {
                line.role = Role::HeadingMore;
            }
            set(lines, index, Role::Heading(kind));
            index += length;
        } else {
            if caption {
                set(lines, index, Role::Caption);
            }
            index += 1;
        }
    }
}

fn set(lines: &mut [Line<'_>], index: usize, role: Role) {
    if let Some(line) = lines.get_mut(index) {
        line.role = role;
    }
}

/// One line with what is around it.
struct View<'v, 'a> {
    lines: &'v [Line<'a>],
    entries: &'v Entries,
    romans: &'v Romans,
    index: usize,
    width: usize,
    /// Whether the text has hardly any blank lines, so that headings do not stand apart.
    dense: bool,
}

impl<'v, 'a> View<'v, 'a> {
    fn line(&self) -> Option<&'v Line<'a>> {
        self.lines.get(self.index)
    }

    fn after(&self, count: usize) -> Option<&'v Line<'a>> {
        self.lines.get(self.index + count)
    }

    fn before(&self) -> Option<&'v Line<'a>> {
        self.index.checked_sub(1).and_then(|index| self.lines.get(index))
    }

    /// Whether white space, a page or another kind of line parts the line from the text before it; in a dense text, the end of a
    /// sentence before it and room left on the line.
    fn is_apart(&self, line: &Line<'_>) -> bool {
        line.is_apart()
            || self.before().is_none_or(|before| !before.is_text())
            || self.dense && self.follows_sentence() && self.is_short(line)
    }

    fn follows_sentence(&self) -> bool {
        self.before().is_none_or(|before| ends_sentence(before.text) && !before.text.ends_with(':'))
    }

    /// Whether the next line begins anew though there was room on this one.
    fn is_short(&self, line: &Line<'_>) -> bool {
        self.after(1).is_none_or(|next| !starts_lower(next.text) && breaks_early(line, next, self.width))
    }

    /// Whether white space follows after so many lines.
    fn ends_apart(&self, length: usize) -> bool {
        self.after(length).is_none_or(|next| next.is_apart() || !next.is_text())
    }

    /// The kind of heading that begins here, and on how many lines it stands.
    fn heading(&self) -> Option<(HeadingKind, usize)> {
        let line = self.line().filter(|line| line.is_text())?;
        let text = line.text;
        if text.chars().count() > LONGEST || text.ends_with(['.', ',', ';', '!']) && !self.is_entry(text) {
            return None;
        }
        let capitals = is_capitals(text);
        let length = if capitals { self.capital_lines() } else { self.wrapped_lines() };
        self.numbered(line, capitals, length)
            .or_else(|| self.labelled(line, length))
            .or_else(|| self.known(line, length))
            .or_else(|| (capitals && self.is_apart(line) && marker(text).is_none()).then_some((HeadingKind::Capitals, length)))
            .or_else(|| self.plain(line, length))
    }

    fn is_entry(&self, text: &str) -> bool {
        self.entries.depth(text).is_some()
    }

    /// How many lines in capitals follow one another from here.
    fn capital_lines(&self) -> usize {
        let more = |count: &usize| {
            let next = self.after(*count).filter(|next| next.is_text() && !next.is_apart());
            next.is_some_and(|next| is_capitals(next.text) && numbering(next.text).is_none())
        };
        1 + (1..MOST_LINES).take_while(more).count()
    }

    /// How many lines a heading takes up that goes on in lower case, because it runs over the margin or is set in larger letters; it
    /// ends apart, or before its line is full.
    fn wrapped_lines(&self) -> usize {
        let Some(line) = self.line() else { return 1 };

        let more = |count: &usize| self.after(*count).is_some_and(|next| next.is_text() && !next.is_apart() && starts_lower(next.text));
        let length = 1 + (1..MOST_LINES).take_while(more).count();
        let last = self.after(length - 1);
        let closed = last.is_some_and(|last| last.text.ends_with('?') || !ends_sentence(last.text) && !last.text.ends_with(','));
        let early = |count: usize| match (self.after(count - 1), self.after(count)) {
            (Some(one), Some(next)) => breaks_early(one, next, self.width),
            _ => false,
        };
        let large = || line.is_apart() && early(1) && early(length);
        let wide = line.width * 10 >= self.width * 6 && self.ends_apart(length);
        if closed && (wide || large()) { length } else { 1 }
    }

    fn list_follows(&self, length: usize) -> bool {
        self.after(length).is_some_and(|next| next.is_text() && marker(next.text).is_some())
    }

    fn numbered(&self, line: &Line<'_>, capitals: bool, length: usize) -> Option<(HeadingKind, usize)> {
        let numbering = numbering(line.text).filter(|_| !line.text.ends_with(':'))?;
        let kind = HeadingKind::Numbered(numbering.depth);
        if self.is_entry(line.text) || self.is_whole_entry(length) {
            return Some((kind, length));
        }
        let runs_on =
            !capitals && length == 1 && self.after(1).is_some_and(|next| !next.is_apart() && next.is_text() && starts_lower(next.text));
        let apart = self.is_apart(line) || self.follows_sentence() && (capitals || numbering.depth > 1 && line.width * 10 < self.width * 9);
        (apart && !runs_on && !self.is_list_item(numbering.first, numbering.depth)).then_some((kind, length))
    }

    /// Whether the lines of a heading together are an entry of the contents.
    fn is_whole_entry(&self, length: usize) -> bool {
        length > 1 && {
            let words: Vec<&str> = self.lines.iter().skip(self.index).take(length).map(|line| line.text).collect();
            self.is_entry(&words.join(" "))
        }
    }

    /// Whether the next number follows, or the one before precedes, with nothing between: then it is a list.
    fn is_list_item(&self, first: u32, depth: u8) -> bool {
        let neighbour = |line: Option<&Line<'_>>, number: Option<u32>| {
            let found = line.filter(|line| line.is_text()).and_then(|line| numbering(line.text));
            depth == 1 && found.is_some_and(|found| found.depth == 1 && Some(found.first) == number)
        };
        let after = (1..=MOST_LINES).find_map(|count| self.after(count).filter(|line| count == 1 || numbering(line.text).is_some()));
        neighbour(after, Some(first + 1)) || neighbour(self.before(), first.checked_sub(1))
    }

    fn labelled(&self, line: &Line<'_>, length: usize) -> Option<(HeadingKind, usize)> {
        let apart = self.is_apart(line) && !line.text.ends_with(':');
        if apart && (is_labelled(line.text) || self.romans.counts_up(self.index, line.text) && self.ends_apart(length)) {
            return Some((HeadingKind::Chapter, length));
        }
        let short = line.text.chars().count() <= LONGEST_PLAIN && !line.text.contains(". ");
        let short = short && !is_unfinished(line.text, self.list_follows(length)) && (self.ends_apart(length) || self.is_short(line));
        (apart && short && is_section_sign(line.text)).then_some((HeadingKind::Plain, length))
    }

    /// Headings whose words are known, from the contents or because every report has them.
    fn known(&self, line: &Line<'_>, length: usize) -> Option<(HeadingKind, usize)> {
        if !self.is_apart(line) || !starts_upper(line.text) {
            return None;
        }
        let words = normal(line.text);
        if MATTER.contains(&words.as_str()) || is_reference_heading(line.text) && self.ends_apart(1) {
            return Some((HeadingKind::Chapter, 1));
        }
        if let Some(depth) = self.entries.depth(line.text) {
            return Some((if depth == 0 { HeadingKind::Chapter } else { HeadingKind::Plain }, 1));
        }
        if self.is_whole_entry(length) {
            return Some((HeadingKind::Chapter, length));
        }
        let kind = if is_capitals(line.text) { HeadingKind::Capitals } else { HeadingKind::Plain };
        COMMON.contains(&words.as_str()).then_some((kind, 1))
    }

    /// A short line that stands alone over text, or before a paragraph that it is too short to belong to.
    fn plain(&self, line: &Line<'_>, length: usize) -> Option<(HeadingKind, usize)> {
        let text = line.text;
        let words = text.split_whitespace().count();
        let heading_like = length < MOST_LINES
            && text.chars().count() <= LONGEST_PLAIN
            && words <= MOST_WORDS
            && starts_upper(text)
            && !text.ends_with([':', '-', '–', '/'])
            && !text.contains(['@', '\t'])
            && !text.contains("   ")
            && !text.get(3..).unwrap_or_default().contains(". ")
            && !(text.contains(": ") && text.contains(", "))
            && !is_signature(text)
            && !is_unfinished(text, self.list_follows(length))
            && marker(text).is_none();
        if !heading_like || !self.is_apart(line) {
            return None;
        }
        let body = self.after(length).filter(|body| self.is_body(body, length))?;
        let over = self.ends_apart(length);
        let last = self.after(length - 1)?;
        let early = breaks_early(last, body, self.width) && (!self.dense || line.width * 10 < self.width * 8);
        let sentence = ends_sentence(body.text) && body.width > line.width;
        let early = early && (marker(body.text).is_some() || body.width * 10 >= self.width * 6 || sentence);
        let level = line.indent <= body.indent + INDENT;
        let finished =
            self.before().is_none_or(|before| !before.is_text() || ends_sentence(before.text) || line.gap > 0 && !line.page_start);
        (level && finished && (over && line.width * 10 <= self.width * 9 || !over && early)).then_some((HeadingKind::Plain, length))
    }

    /// Whether a line can be the beginning of what a heading stands over: a sentence, or a list.
    fn is_body(&self, line: &Line<'_>, length: usize) -> bool {
        if !line.is_text() {
            return matches!(line.role, Role::Row(_));
        }
        if marker(line.text).is_some() {
            return true;
        }
        let wrapped = self.after(length + 1).is_some_and(|next| !next.is_apart()) && line.width * 10 >= self.width * 5;
        !starts_lower(line.text) && (wrapped || ends_sentence(line.text) || line.width > LONGEST)
    }
}

/// A question with its label (`F: …`), or a phrase that wants the list below it to be complete.
fn is_unfinished(text: &str, list_follows: bool) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let labelled =
        text.split_once(':').is_some_and(|(label, _)| matches!(label, "F" | "S" | "Q" | "A" | "Fråga" | "Svar" | "Question" | "Answer"));
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let open = OPEN.contains(&last.as_str()) || list_follows && PREPOSITIONS.contains(&last.as_str());
    labelled || open && !ASKING.contains(&first.as_str())
}

/// A name with a post after it: `Karin Ek, landshövding`.
fn is_signature(text: &str) -> bool {
    let Some((name, post)) = text.split_once(", ") else { return false };
    let named = name.split_whitespace().count() >= 2 && name.split_whitespace().all(starts_upper);
    named && starts_lower(post)
}
