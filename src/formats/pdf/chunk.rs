//! From lines to chunks: the lines of one paragraph, heading, list item or note; or one row of a table.

use super::fragment::Fragment;
use super::named::Named;
use super::number::{depth, is_bare_chapter, is_counted_word};
use super::source::Role;
use super::table::{Cells, Item};
use super::typography::Typography;
use crate::formats::marker::{after_bullet, after_number};

/// Type sizes that differ by less, in points, are the same.
pub(super) const SAME_SIZE: f32 = 0.6;
/// Type this much larger than that under it, in points, can make a heading of a short line.
pub(super) const SLIGHTLY: f32 = 0.3;
/// Type this much larger than the body's, in points, makes a heading.
pub(super) const LARGER: f32 = 0.75;
/// Type this much larger than the body's makes a title.
const TITLE: f32 = 1.5;
/// A distance of lines this much above the usual is a gap between paragraphs.
const GAP: f32 = 1.25;
/// An indent of less than this, in type sizes, is none.
const INDENT: f32 = 0.8;
/// Lines of a heading stand at most this far apart, in type sizes; two headings further.
const TIGHT: f32 = 1.35;
/// A chapter's title stands at most this far under its number, in type sizes, and is at most so many characters long.
const CHAPTER: f32 = 3.0;
const LONGEST_TITLE: usize = 80;
const LONGEST_BOLD_TITLE: usize = 120;
/// The rest of a title stands at most this far under its beginning, in type sizes.
const SUBTITLE: f32 = 2.2;
/// Middles of centred lines that differ by less, in type sizes, are the same.
const CENTRED: f32 = 0.5;

/// Lines that belong together.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// All of its lines, those of cells included.
    pub(super) lines: Vec<Fragment>,
    /// The cells, for a row of a table.
    pub(super) cells: Option<Cells>,
    /// Whether it is a line of a table of contents without dots before the page number.
    pub(super) contents: bool,
}

impl Chunk {
    /// 0-based page on which it starts.
    pub(super) fn page(&self) -> usize {
        self.lines.first().map_or(0, |line| line.page)
    }

    /// What the structure tree says it is.
    pub(super) fn role(&self) -> Option<Role> {
        self.lines.first().and_then(Fragment::role)
    }

    /// Whether all of it is bold.
    pub(super) fn bold(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(Fragment::bold)
    }

    /// Whether all of it is italic.
    pub(super) fn italic(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(Fragment::italic)
    }

    /// Whether all of it is underlined.
    pub(super) fn underlined(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(Fragment::underlined)
    }

    /// Size of its largest type.
    pub(super) fn size(&self) -> f32 {
        self.lines.iter().map(|line| line.size).fold(0.0, f32::max)
    }
}

/// Groups the lines of a document; a line that a bookmark names stands alone.
pub(super) fn chunks(items: Vec<Item>, typography: Typography, named: &Named) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    for item in items {
        match item {
            Item::Row(cells) => {
                chunks.push(Chunk { lines: cells.iter().flatten().cloned().collect(), cells: Some(cells), contents: false });
            }
            Item::Line(line) => match chunks.last_mut() {
                _ if named.has(&line, typography) => chunks.push(Chunk { lines: vec![line], cells: None, contents: false }),
                Some(open) if open.cells.is_none() && continues(&open.lines, &line, typography) && !named.is(&open.lines, typography) => {
                    open.lines.push(line);
                }
                _ => chunks.push(Chunk { lines: vec![line], cells: None, contents: false }),
            },
        }
    }
    chunks.retain(|chunk| chunk.lines.iter().any(|line| !line.text().trim().is_empty()));
    chunks
}

/// Whether a line goes on with the lines before it.
fn continues(lines: &[Fragment], next: &Fragment, typography: Typography) -> bool {
    let Some(last) = lines.last() else { return false };
    if lines.len() == 1 && entitles(last, next) {
        return true;
    }
    match (last.tag, next.tag) {
        (Some(a), Some(b)) => {
            return a == b && !parts_element(lines, last, next)
                || continues_elsewhere(last, next)
                || continues_heading(last, next)
                || continues_title(last, next, typography);
        }
        (None, None) => {}
        _ => return false,
    }
    let (before, after) = (last.text(), next.text());
    if goes_on_smaller(last, next, typography) {
        return true;
    }
    if last.turn != next.turn
        || (last.size - next.size).abs() > SAME_SIZE
        || (last.heavy() != next.heavy() && !is_large_below(last, next, typography) && !runs_on(last, next, &after))
        || has_leader(&before)
        || has_leader(&after)
        || starts_item(lines, &before, next, &after)
        || heads(lines, last, next)
        || last.heavy()
            && next.heavy()
            && lines.len() == 1
            && depth(&before) > 0
            && last.leaves_room(next)
            && after.trim_start().starts_with(char::is_uppercase)
    {
        return false;
    }
    let step = last.y - next.y;
    let same_column = last.page == next.page && step > 0.0 && next.x < last.right.max(last.end_x) && next.end_x > last.x;
    if same_column { fits_below(lines, last, next, step, typography) } else { flows_on(last, next, &before, &after) }
}

/// Whether a title goes on in the middle of its sentence in the next line, in type of another size that is a title's too.
fn goes_on_smaller(last: &Fragment, next: &Fragment, typography: Typography) -> bool {
    let large = |line: &Fragment| line.size >= TITLE * typography.body;
    let step = last.y - next.y;
    let below = last.page == next.page && last.turn == next.turn && step > 0.0 && step < SUBTITLE * last.size;
    let open = last.text().trim_end().ends_with(|c: char| c.is_alphanumeric()) && next.text().trim_start().starts_with(char::is_lowercase);
    below && open && large(last) && large(next)
}

/// Whether a paragraph by the tags begins with a heading: short lines in larger type than those under them.
fn parts_element(lines: &[Fragment], last: &Fragment, next: &Fragment) -> bool {
    let larger = lines.iter().all(|line| line.least() > next.size + LARGER);
    let plain = matches!(last.role(), Some(Role::Paragraph | Role::Heading(_)));
    plain && larger && last.page == next.page && last.y > next.y && last.leaves_room(next)
}

/// Whether bold type at the beginning of a paragraph fills its line, and the sentence goes on in the next.
fn runs_on(last: &Fragment, next: &Fragment, after: &str) -> bool {
    last.heavy() && after.trim_start().starts_with(char::is_lowercase) && !last.leaves_room(next)
}

/// Whether short lines in italics, underlined or in slightly larger type stand over others, as a heading does.
fn heads(lines: &[Fragment], last: &Fragment, next: &Fragment) -> bool {
    if lines.iter().all(|line| line.least() > next.size + SLIGHTLY) && last.leaves_room(next) && !ends_sentence(&last.text()) {
        return true;
    }
    let set_off = |set_off: fn(&Fragment) -> bool| !set_off(next) && lines.iter().all(set_off);
    (set_off(Fragment::italic) || set_off(Fragment::underlined)) && last.leaves_room(next)
}

/// Whether a tagged paragraph goes on in the next column or page, as another element.
fn continues_elsewhere(last: &Fragment, next: &Fragment) -> bool {
    let paragraphs = last.role() == Some(Role::Paragraph) && next.role() == Some(Role::Paragraph);
    let elsewhere = last.page != next.page || next.y > last.y;
    let lower = next.text().trim_start().starts_with(char::is_lowercase);
    paragraphs && elsewhere && lower && !ends_sentence(&last.text()) && (last.size - next.size).abs() < SAME_SIZE
}

/// Whether a tagged heading goes on in the next line, as another element.
fn continues_heading(last: &Fragment, next: &Fragment) -> bool {
    matches!((last.role(), next.role()), (Some(Role::Heading(a)), Some(Role::Heading(b))) if a == b) && is_tight_below(last, next)
}

/// Whether large type goes on in the next line, as another paragraph by the tags: some producers tag every line.
fn continues_title(last: &Fragment, next: &Fragment, typography: Typography) -> bool {
    let paragraphs = last.role() == Some(Role::Paragraph) && next.role() == Some(Role::Paragraph);
    paragraphs && last.size >= TITLE * typography.body && is_tight_below(last, next)
}

/// Whether a line is the title of a chapter whose number stands alone on the line above.
fn entitles(number: &Fragment, title: &Fragment) -> bool {
    let step = number.y - title.y;
    let near = number.page == title.page && step > 0.0 && step < CHAPTER * number.size.max(title.size);
    let alike = number.size < TITLE * title.size && title.size < TITLE * number.size && number.turn == title.turn;
    let over = number.x >= title.x && number.end_x <= title.end_x;
    let aligned = || (number.x - title.x).abs() < INDENT * title.size || is_centred(number, title) || over;
    let text = title.text();
    let pair = number.heavy() && title.heavy() && is_counted_word(number.text().trim());
    let longest = if pair { LONGEST_BOLD_TITLE } else { LONGEST_TITLE };
    let short = || text.chars().count() <= longest && !ends_sentence(&text) && text.trim_start().starts_with(char::is_uppercase);
    near && alike && (pair || is_bare_chapter(number.text().trim())) && aligned() && short()
}

/// Whether a line in larger type than the body's stands close under another: both belong to one heading, whatever their weight.
fn is_large_below(last: &Fragment, next: &Fragment, typography: Typography) -> bool {
    last.size >= typography.body + LARGER && is_tight_below(last, next)
}

/// Whether a line in the same size stands close under another, at the same edge.
fn is_tight_below(last: &Fragment, next: &Fragment) -> bool {
    let step = last.y - next.y;
    let aligned = (last.x - next.x).abs() < INDENT * next.size || is_centred(last, next);
    last.page == next.page && step > 0.0 && step < TIGHT * next.size && (last.size - next.size).abs() < SAME_SIZE && aligned
}

/// Whether two lines have the same middle.
fn is_centred(last: &Fragment, next: &Fragment) -> bool {
    (last.x + last.end_x - next.x - next.end_x).abs() < 2.0 * CENTRED * next.size
}

/// Whether a line stands under the last one as lines of one paragraph do.
fn fits_below(lines: &[Fragment], last: &Fragment, next: &Fragment, step: f32, typography: Typography) -> bool {
    let before = last.text();
    let ended = ends_sentence(&before);
    let indent = next.x - last.x;
    let listed = lines.first().is_some_and(|first| is_item(&first.text()));
    if step > GAP * typography.leading * next.size.max(last.size) {
        return false;
    }
    if next.size >= typography.body + LARGER && is_centred(last, next) {
        return true;
    }
    if indent > INDENT * next.size && ended && !(listed && lines.len() == 1) {
        return false;
    }
    if -indent > INDENT * next.size && (lines.len() > 1 || listed) {
        return false;
    }
    !(ended && last.leaves_room(next))
}

/// Whether a sentence runs on into the next column or page.
fn flows_on(last: &Fragment, next: &Fragment, before: &str, after: &str) -> bool {
    let lower = after.trim_start().starts_with(char::is_lowercase);
    let full = !last.leaves_room(next) && before.split_whitespace().count() > 3;
    let open = before.trim_end().ends_with(|c: char| c.is_lowercase() || matches!(c, ',' | '-' | '\u{2010}' | '\u{AD}'));
    !ends_sentence(before) && (lower || (full && open))
}

/// Whether the next line starts a list item.
fn starts_item(lines: &[Fragment], before: &str, next: &Fragment, after: &str) -> bool {
    let listed = lines.first().is_some_and(|first| is_item(&first.text()));
    let aside = lines.last().is_some_and(|last| (last.x - next.x).abs() > 0.5 * next.size);
    let paused = ends_sentence(before) || before.trim_end().ends_with([';', ',']) && listed;
    let dash = after.trim_start().starts_with(['-', '–', '—']);
    let bullet = after_bullet(after).is_some();
    let number = after_number(after).is_some();
    (bullet && (!dash || listed || aside || paused)) || (number && (listed || aside || paused))
}

/// Whether a text starts with a list marker.
pub(super) fn is_item(text: &str) -> bool {
    after_bullet(text).is_some() || after_number(text).is_some()
}

/// Whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(['”', '"', '»', ')']).ends_with(['.', '!', '?', ':'])
}

/// Whether dots lead to a page number.
pub(super) fn has_leader(text: &str) -> bool {
    let text = text.trim_end();
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'));
    let dots = before.trim_end();
    let leader = dots.trim_end_matches(['.', '…', '·', '_', ' ', '\t']);
    let length =
        dots.get(leader.len()..).map_or(0, |run| run.chars().map(|c| if c == '…' { 3 } else { usize::from(!c.is_whitespace()) }).sum());
    before.len() < text.len() && length >= 4
}
