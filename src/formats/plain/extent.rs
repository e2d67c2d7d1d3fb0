//! How far a title reaches: over which of the lines around the one that it is known by.

use super::bodies::names_body;
use super::lines::{HeadingKind, Line, Role, breaks_early};
use super::numbering::{is_labelled, is_section_sign, numbering};
use super::sentence::{ends_sentence, is_capitals, normal, starts_lower};
use super::title::{has_stop, is_bare_kind, is_postal, is_series, is_subtitle, names_kind};
use super::words::{OPEN, PREPOSITIONS};

/// A title is broken into fewer lines.
pub(super) const MOST_TITLE_LINES: usize = 8;

/// On how many lines the title stands: it goes on in capitals, in lower case, after a word that wants another, or where the next
/// word had no room.
pub(super) fn title_lines(lines: &[Line<'_>], title: usize) -> usize {
    /// A shorter line in mixed case is not broken for want of room.
    const FULL: usize = 25;
    let capitals = lines.get(title).is_some_and(|line| is_capitals(line.text));
    let mut length = 1;
    while length < MOST_TITLE_LINES {
        let (Some(last), Some(next)) = (lines.get(title + length - 1), lines.get(title + length)) else { break };
        let open = last.text.ends_with(['–', '-', ',', ':'])
            || last.text.split_whitespace().next_back().is_some_and(|word| OPEN.contains(&word) || PREPOSITIONS.contains(&word));
        if !open && !starts_lower(next.text) && names_body(last.text) != names_body(next.text) {
            break;
        }
        let full = last.length() >= FULL && !breaks_early(last, next, last.width.max(next.width)) && !ends_title(next);
        let more = if capitals { is_capitals(next.text) } else { starts_lower(next.text) || open || full };
        let plain = matches!(next.role, Role::Text | Role::HeadingMore | Role::Heading(HeadingKind::Capitals | HeadingKind::Plain));
        if next.is_apart() || !plain || !more || has_stop(next.text) {
            break;
        }
        length += 1;
    }
    length
}

/// A title with the lines that belong to it: those in one block with it, what stands under the mere kind of text (`RUTIN`), what goes
/// on in lower case, and what stands over a line that is more of a subtitle (`Handbok för skolan`).
pub(super) fn with_neighbours(lines: &[Line<'_>], title: usize, more: usize, length: usize) -> (usize, usize) {
    let own: Vec<&str> = lines.iter().skip(title).take(more).map(|line| line.text).collect();
    let page = Page { lines, length, own: normal(&own.join(" ")) };
    let (mut start, mut end) = (title, title + more);
    while end - start < MOST_TITLE_LINES {
        let Some(above) = start.checked_sub(1).filter(|&above| page.leans(above, start)) else { break };
        start = above;
    }
    while end - start < MOST_TITLE_LINES {
        let Some(next) = page.after(start, end) else { break };
        end = next;
    }
    (start, end - start)
}

/// The lines of the title page, and what the title is known by.
struct Page<'v, 'a> {
    lines: &'v [Line<'a>],
    length: usize,
    own: String,
}

impl<'v> Page<'v, '_> {
    fn text(&self, index: usize) -> &'v str {
        self.lines.get(index).map_or("", |line| line.text)
    }

    fn is_close(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| !line.is_apart())
    }

    /// Whether a line can be part of the title at all. A title may be said twice, in another case.
    fn joins(&self, index: usize) -> bool {
        let Some(line) = self.lines.get(index).filter(|_| index < self.length) else { return false };
        let plain = matches!(line.role, Role::Text | Role::HeadingMore | Role::Heading(_));
        let named = !is_apart_from_title(line) && !line.text.contains("   ") && line.text.contains(char::is_alphabetic);
        let words = normal(line.text);
        plain && named && !self.own.contains(&words) && !words.contains(&self.own)
    }

    /// Whether the title takes up the line over it. What is set in capitals takes up nothing smaller there but the kind of text; a
    /// subtitle, what it belongs to.
    fn leans(&self, above: usize, start: usize) -> bool {
        let (over, under) = (self.text(above), self.text(start));
        let subtitle = is_subtitle(under);
        let small = is_capitals(under) && !is_capitals(over) && !is_bare_kind(over);
        let numbered = subtitle && names_kind(over) && !names_body(over) && !over.contains("   ");
        let leans = self.is_close(start) || names_kind(under) || subtitle || is_bare_kind(over);
        leans && (self.joins(above) && !small || numbered)
    }

    /// Where the title ends if it takes up the line at its end, or the one after the number of a series.
    fn after(&self, start: usize, end: usize) -> Option<usize> {
        let bare = end - start == 1 && is_bare_kind(self.text(start));
        let alone = self.lines.get(end + 1).is_none_or(Line::is_apart);
        let goes_on = self.is_close(end) || starts_lower(self.text(end)) && alone;
        let over = usize::from(is_series(self.text(end)) && self.is_close(end + 1));
        // Minutes are those of a body.
        let of_body = bare && self.is_close(end) && end < self.length && names_body(self.text(end));
        ((goes_on || bare) && (self.joins(end + over) || of_body)).then_some(end + over + 1)
    }
}

/// Whether a line names the series, the publisher or a chapter: then the title is over.
fn is_apart_from_title(line: &Line<'_>) -> bool {
    let chapter = is_section_sign(line.text) || is_labelled(line.text) || numbering(line.text).is_some();
    let aside = line.text.starts_with('(') && line.text.ends_with(')');
    chapter || aside || is_series(line.text) || ends_sentence(line.text) || is_postal(line.text) || names_body(line.text)
}

/// The same, or a subtitle.
pub(super) fn ends_title(line: &Line<'_>) -> bool {
    is_apart_from_title(line) || is_subtitle(line.text)
}
