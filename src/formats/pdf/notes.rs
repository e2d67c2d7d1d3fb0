//! Footnotes: small type at the foot of a page that starts with a number.

use super::fragment::Fragment;
use super::source::Role;

/// Type of at most this share of the body's size is small.
const SMALL: f32 = 0.93;
/// What may follow the number of a note.
const POINTS: [char; 2] = ['.', ')'];

/// One footnote.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// Its number; empty if there is none.
    pub(super) mark: String,
    /// 0-based.
    pub(super) page: usize,
    pub(super) lines: Vec<Fragment>,
}

impl Note {
    /// Where its mark may stand: on its page, else on the page before, where there was no room for it.
    pub(super) fn keys(&self) -> impl Iterator<Item = (usize, String)> + use<'_> {
        [Some(self.page), self.page.checked_sub(1)].into_iter().flatten().map(|page| (page, self.mark.clone()))
    }
}

/// Takes the footnotes out of a page's fragments.
pub(super) fn take(fragments: &mut Vec<Fragment>, body: f32) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut kept: Vec<Fragment> = Vec::new();
    let mut open = false;
    for index in 0..fragments.len() {
        let Some(fragment) = fragments.get(index) else { break };
        let tagged = fragment.role() == Some(Role::Note);
        let small = fragment.size <= SMALL * body;
        let starts = if tagged { starts_element(&notes, fragment, open) } else { small && is_start(fragment, notes.last(), fragments) };
        if starts {
            let (mark, line) = split(fragment);
            notes.push(Note { mark, page: line.page, lines: if line.pieces.is_empty() { Vec::new() } else { vec![line] } });
            open = true;
        } else if open && (tagged || (small && fragment.tag.is_none())) {
            notes.last_mut().into_iter().for_each(|note| note.lines.push(fragment.clone()));
        } else {
            kept.push(fragment.clone());
            open = false;
        }
    }
    *fragments = kept;
    notes.retain(|note| !note.lines.is_empty());
    notes
}

/// Whether a tagged fragment belongs to another note than the last one.
fn starts_element(notes: &[Note], fragment: &Fragment, open: bool) -> bool {
    let last = notes.last().and_then(|note| note.lines.last()).and_then(|line| line.tag);
    let labelled = notes.last().is_some_and(|note| note.lines.is_empty());
    !open || (!labelled && last != fragment.tag)
}

/// Whether a small fragment starts a note: a number before it, and nothing of the body below it.
fn is_start(fragment: &Fragment, last: Option<&Note>, page: &[Fragment]) -> bool {
    let (mark, _) = split(fragment);
    if mark.is_empty() || is_pointed(fragment) && !is_marked(&mark, page) {
        return false;
    }
    let Ok(number) = mark.parse::<u32>() else { return false };
    let follows = last.and_then(|note| note.mark.parse().ok()).is_none_or(|before: u32| number == before + 1);
    let overlaps = |other: &Fragment| other.x < fragment.end_x && other.end_x > fragment.x;
    let below = page.iter().any(|other| other.y < fragment.y && other.size * SMALL > fragment.size && overlaps(other));
    follows && !below
}

/// Whether a point or bracket follows a fragment's number, as in a list.
fn is_pointed(fragment: &Fragment) -> bool {
    let text = fragment.text();
    text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(POINTS)
}

/// Whether a number stands raised in the text of a page.
fn is_marked(mark: &str, page: &[Fragment]) -> bool {
    let pieces = page.iter().flat_map(|fragment| &fragment.pieces).filter(|piece| piece.raised);
    pieces.flat_map(|piece| piece.text.split(',')).any(|number| number.trim() == mark)
}

/// The number that a fragment starts with, and the rest without a point after the number.
fn split(fragment: &Fragment) -> (String, Fragment) {
    let mut rest = fragment.clone();
    let Some(first) = rest.pieces.first_mut() else { return (String::new(), rest) };
    let text = first.text.trim_start();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (mark, after) = text.split_at_checked(digits).unwrap_or((text, ""));
    let after = after.strip_prefix(POINTS).filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)).unwrap_or(after);
    let set_apart = first.raised || after.is_empty() || after.starts_with(char::is_whitespace);
    if mark.is_empty() || mark.len() > 3 || !set_apart {
        return (String::new(), rest);
    }
    let (mark, after) = (mark.to_owned(), after.trim_start().to_owned());
    if after.is_empty() {
        rest.pieces.remove(0);
    } else {
        first.text = after;
    }
    (mark, rest)
}
