//! Finds footnotes at the ends of pages, and their marks in the text above.

use std::collections::HashMap;
use std::ops::Range;

use super::lines::{Line, Role};

/// A footnote.
#[derive(Debug)]
pub(super) struct Note {
    /// Bytes of its number, with the space after it, at the start of its first line.
    pub(super) skip: usize,
    /// Where its mark stands in the source.
    pub(super) mark: Option<Range<usize>>,
}

/// How many numbers may be missed between two footnotes.
const MOST_MISSED: u32 = 3;

/// Marks the lines of footnotes.
pub(super) fn find(lines: &mut [Line<'_>]) -> Vec<Note> {
    let mut search = Search { last: 0, notes: Vec::new(), carried: Marks::default() };
    let mut start = 0;
    while start < lines.len() {
        let rest = lines.get(start + 1..).unwrap_or_default();
        let length = 1 + rest.iter().take_while(|line| !line.page_start).count();
        if let Some(page) = lines.get_mut(start..start + length) {
            search.page(page);
        }
        start += length;
    }
    search.notes
}

/// The marks on a page by number: those glued to a word, and numbers that stand free.
#[derive(Debug, Default)]
struct Marks {
    glued: HashMap<u32, Range<usize>>,
    free: HashMap<u32, Range<usize>>,
}

struct Search {
    last: u32,
    notes: Vec<Note>,
    /// The marks of the page before, whose notes may have run over.
    carried: Marks,
}

impl Search {
    fn page(&mut self, page: &mut [Line<'_>]) {
        let mut marks = Marks::default();
        for index in 0..page.len() {
            let Some(line) = page.get(index) else { break };
            if !line.is_text() {
                continue;
            }
            if is_rule(line.text) && page.get(index + 1).is_some_and(|next| opening(next.text).is_some()) {
                self.zone(page, index, true, &mut marks);
            } else if self.opens(page, index, &marks) {
                self.zone(page, index, false, &mut marks);
            } else {
                marks.collect(line);
            }
        }
        self.carried = marks;
    }

    /// Whether the footnotes of a page begin with this line: a number whose mark stands above, and nothing else below.
    fn opens(&self, page: &[Line<'_>], index: usize, marks: &Marks) -> bool {
        let Some(line) = page.get(index) else { return false };
        let Some((number, _)) = opening(line.text) else { return false };
        let below = page.get(index..).unwrap_or_default();
        let glued = marks.glued.contains_key(&number) || self.carried.glued.contains_key(&number);
        let expected = number == self.last + 1;
        let in_order = expected || number == 1 || self.last == 0 || number > self.last && number <= self.last + MOST_MISSED;
        let free = expected && number > 1 && line.is_apart() && marks.free.contains_key(&number) && is_note_like(below);
        (in_order && glued && (line.is_apart() || expected) || free) && ends_page(below, number)
    }

    /// Marks the footnotes from this line to the end of the page.
    fn zone(&mut self, page: &mut [Line<'_>], start: usize, ruled: bool, marks: &mut Marks) {
        let mut open = false;
        for (offset, line) in page.iter_mut().skip(start).enumerate() {
            if ruled && offset == 0 {
                line.role = Role::Taken;
                continue;
            }
            let next = if open { self.last + 1 } else { 0 };
            match opening(line.text).filter(|&(number, _)| next == 0 || number == next || ruled && number == 1) {
                Some((number, skip)) => {
                    let mark = marks.take(number).or_else(|| self.carried.take(number));
                    line.role = Role::Note(self.notes.len());
                    self.notes.push(Note { skip, mark });
                    self.last = number;
                    open = true;
                }
                None if !open || line.gap > 0 && !is_indented(line) => break,
                None => line.role = Role::NoteMore(self.notes.len().saturating_sub(1)),
            }
        }
    }
}

impl Marks {
    fn take(&mut self, number: u32) -> Option<Range<usize>> {
        self.glued.remove(&number).or_else(|| self.free.remove(&number))
    }

    /// Collects what may be marks in a line; the first of each number counts.
    fn collect(&mut self, line: &Line<'_>) {
        let mut chars = line.text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if !c.is_numeric() {
                continue;
            }
            let mut end = at + c.len_utf8();
            while let Some(&(next, digit)) = chars.peek().filter(|(_, c)| c.is_numeric()) {
                end = next + digit.len_utf8();
                chars.next();
            }
            let number = line.text.get(at..end).and_then(value);
            let after = line.text.get(end..).unwrap_or_default();
            let range = line.start + at..line.start + end;
            if let Some(number) = number.filter(|_| may_follow_mark(after)) {
                let before = line.text.get(..at).unwrap_or_default();
                if is_glued(before) {
                    self.glued.entry(number).or_insert(range);
                } else if before.ends_with(' ') {
                    self.free.entry(number).or_insert(range);
                }
            }
        }
    }
}

/// The value of up to three digits, raised ones too.
fn value(digits: &str) -> Option<u32> {
    let plain = |c: char| match c {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁰' | '⁴'..='⁹' => Some(u32::from(c) - u32::from('⁰')),
        _ => c.to_digit(10),
    };
    if digits.chars().count() > 3 {
        return None;
    }
    digits.chars().try_fold(0, |number, c| Some(number * 10 + plain(c)?)).filter(|&number| number > 0)
}

/// Fewest letters of a word with a footnote's mark right after it.
const SHORTEST_MARKED: usize = 3;

/// Abbreviations after whose full stop a number is no mark.
const BEFORE_NUMBERS: &[&str] =
    &["s", "sid", "kap", "nr", "art", "p", "pp", "bil", "kl", "tfn", "tel", "st", "mom", "dnr", "no", "vol", "fig"];

/// Whether a number after this stands right after a word, or the punctuation that follows a word or a year.
fn is_glued(before: &str) -> bool {
    let word = before.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '”', '"', '»', '’']);
    let last = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if word.len() == before.len() {
        // Codes are letters and a number, too: R1, M11.
        return last.ends_with(char::is_alphabetic) && last.chars().count() >= SHORTEST_MARKED;
    }
    let year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
    let bracketed = before.ends_with([')', '”', '"', '»', '’']) || before.ends_with(").");
    let worded = last.ends_with(char::is_alphabetic) && !BEFORE_NUMBERS.contains(&last.to_lowercase().as_str());
    worded || year || bracketed || word.ends_with('%')
}

/// A mark ends the word, or a hyphenated part of it.
fn may_follow_mark(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        None => true,
        Some('.' | ',' | ':' | '/') => !next.next().is_some_and(char::is_numeric),
        Some(c) => !c.is_alphanumeric() && !matches!(c, '%' | '§'),
    }
}

/// The number that a footnote opens with, and the bytes up to its text.
fn opening(text: &str) -> Option<(u32, usize)> {
    let digits: usize = text.chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum();
    let (number, rest) = text.split_at_checked(digits)?;
    let raised = number.starts_with(|c: char| !c.is_ascii_digit());
    let body = rest.trim_start();
    let spaced = body.len() < rest.len() || raised;
    let worded =
        body.starts_with(|c: char| c.is_alphabetic() || c.is_numeric() || matches!(c, '(' | '"' | '”' | '“' | '#' | '§' | '«' | '»'));
    (spaced && worded).then_some((value(number)?, text.len() - body.len()))
}

/// A drawn line above footnotes.
fn is_rule(text: &str) -> bool {
    text.chars().count() >= 5 && text.chars().all(|c| matches!(c, '_' | '-' | '–' | '—' | '─'))
}

fn is_indented(line: &Line<'_>) -> bool {
    line.indent > 1
}

/// Whether nothing but footnotes and bare addresses stands from here to the end of the page.
fn ends_page(below: &[Line<'_>], first: u32) -> bool {
    /// A zone that claims more lines is no zone.
    const MOST_LINES: usize = 120;
    if below.len() > MOST_LINES {
        return false;
    }
    let mut number = first;
    for line in below.iter().skip(1) {
        match opening(line.text) {
            Some((next, _)) if next == number + 1 => number = next,
            _ if line.gap > 0 && !is_address(line.text) => return false,
            _ => {}
        }
    }
    true
}

/// Whether a line is a bare address.
pub(super) fn is_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
}

/// A note is longer than a heading: more than a line, or a line that ends like a sentence.
fn is_note_like(below: &[Line<'_>]) -> bool {
    let wrapped = below.get(1).is_some_and(|next| !next.is_apart());
    wrapped || below.first().is_some_and(|line| line.text.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn notes(source: &str) -> Vec<(String, Option<&str>)> {
        let mut lines = split(source);
        let notes = find(&mut lines);
        let text = |index: usize| {
            let own = lines.iter().filter(|line| line.role == Role::Note(index) || line.role == Role::NoteMore(index));
            own.map(|line| line.text).collect::<Vec<_>>().join(" ")
        };
        notes.iter().enumerate().map(|(index, note)| (text(index), note.mark.clone().map(|mark| &source[mark]))).collect()
    }

    #[test]
    fn finds_notes_by_their_marks() {
        let source = "Enligt lagen2 och SoL3 gäller\ndetta.4\n\n2 Prop. 2016/17:10, s. 4.\nsom ovan\n3 Socialtjänstlagen\n4 Ibid.\n\u{C}4 Nästa kapitel\n";
        let found = notes(source);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], ("2 Prop. 2016/17:10, s. 4. som ovan".to_owned(), Some("2")));
        assert_eq!(found[2], ("4 Ibid.".to_owned(), Some("4")));
    }

    #[test]
    fn finds_notes_under_a_rule() {
        let found = notes("Text utan tecken.\n\n_________\n1 En not\n  som fortsätter.\n\nVanlig text.\n");
        assert_eq!(found, [("1 En not som fortsätter.".to_owned(), None)]);
    }

    #[test]
    fn a_numbered_heading_is_no_note() {
        assert_eq!(notes("Text.\n\n2 Ansvar\n\nMer text.\n\u{C}3 Uppföljning\n\nText.\n"), []);
    }
}
