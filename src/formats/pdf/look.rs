//! How chunks look that may be headings: size, weight and slant of their type, and their number.

use std::collections::{HashMap, HashSet};

use super::aside::is_aside;
use super::chunk::{Chunk, LARGER, SLIGHTLY, ends_sentence, has_leader, is_item};
use super::class::Classes;
use super::contents::is_title;
use super::counts::without_stray_depths;
use super::edges;
use super::fragment::Fragment;
use super::number::{depth, is_caption, is_outline_number, is_quantity, is_series};
use super::rows;
use super::source::Role;
use super::typography::{Typography, half_points};

/// A heading is at most this long, in characters; one that is only bold less.
pub(super) const LONGEST: usize = 200;
const LONGEST_BOLD: usize = 120;
/// Larger type that is longer than this, in characters, and ends with a full stop is a sentence.
pub(super) const SENTENCE: usize = 60;
/// Type that is at most this much smaller than the body's, in points, can still make a heading by its weight.
const SMALLER: f32 = 1.0;
/// Type so much larger than the body's is a title's.
const TITLE: f32 = 1.5;
/// A number with so many parts makes a heading of a line in the type of the running text.
const SECTION: u8 = 3;
/// A heading in italics starts at most this far from the edge of the text under it, in type sizes.
const EDGE: f32 = 1.5;

/// A look that so many of its chunks are over text in is a heading's.
const USUAL: (usize, usize) = (3, 4);
/// Lines of a paragraph are at most so many of the usual distances apart.
const CLOSE: f32 = 1.1;
/// So many headings of one look with no text between them are none, and so many of whatever looks.
const ROW: usize = 3;
const LONG_ROW: usize = 5;
/// What stands under a heading is indented by less than this, in type sizes.
const LIST_INDENT: f32 = 6.0;

/// The paragraph under a heading in the middle is one of so many chunks after it.
const PARAGRAPH_AFTER: usize = 3;
/// A heading in the middle is indented by more than this and its middle off by less, in type sizes; the text under it is wider than that.
const INDENTED: f32 = 3.0;
const MIDDLE: f32 = 1.5;
const COLUMN: f32 = 20.0;

/// How a chunk looks: larger type first, bold before regular, fewer parts of a number first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Look {
    /// Negative half points, so that larger type comes first.
    pub(super) size: i32,
    pub(super) regular: bool,
    pub(super) depth: u8,
    /// 0 for the typeface that comes first in the document, 1 for others.
    pub(super) face: u8,
    /// 0 for the slant that comes first in the document, 1 for the other: the higher level comes first.
    pub(super) slant: u8,
}

/// What decides about looks.
pub(super) struct Looks<'a> {
    pub(super) chunks: &'a [Chunk],
    /// The chunks' texts.
    pub(super) texts: &'a [String],
    pub(super) typography: Typography,
    pub(super) classes: Classes,
    /// The lines that run through the document, which name it and not a section.
    pub(super) running: &'a HashSet<String>,
    /// The list items that are numbered as sections are; see [`super::counts`].
    pub(super) sections: HashSet<usize>,
}

impl Looks<'_> {
    /// The looks of the chunks that may be headings.
    pub(super) fn all(&self) -> Vec<Option<Look>> {
        let mut looks = Vec::new();
        let mut slants: HashMap<(i32, bool), bool> = HashMap::new();
        let mut faces: HashMap<(i32, bool), u32> = HashMap::new();
        let clauses = are_clauses(self.texts);
        for (index, (chunk, text)) in self.chunks.iter().zip(self.texts).enumerate() {
            let set_apart = || {
                chunk.underlined()
                    || self.sections.contains(&index)
                    || self.is_centred(index, chunk, text)
                    || self.is_in_other_face(index, chunk)
                    || depth(text) >= SECTION
            };
            let clause = clauses && depth(text) >= SECTION && !chunk.bold() && chunk.size() < self.typography.body + LARGER;
            let fits = !clause && self.may_be_heading(index, chunk, text) && (!self.classes.is_common(chunk) || set_apart());
            looks.push(fits.then(|| {
                let (size, regular) = (-half_points(chunk.size()), !chunk.lines.first().is_some_and(Fragment::bold));
                let (face, italic) = (chunk.lines.first().map_or(0, Fragment::face), chunk.italic());
                let first_face = *faces.entry((size, regular)).or_insert(face);
                let first = *slants.entry((size, regular)).or_insert(italic);
                Look { size, regular, face: u8::from(first_face != face), slant: u8::from(first != italic), depth: depth(text) }
            }));
        }
        rows::drop_heads(&mut looks, self.chunks, self.typography.body);
        self.drop_strays(&mut looks);
        self.drop_runs(&mut looks);
        edges::drop_words(&mut looks, self.chunks, self.texts);
        without_stray_depths(looks, self.texts)
    }

    /// Drops what stands on a page in a row of the same look with no text between, or after the first page in a longer row of any looks:
    /// lists of names, the words of a drawing.
    fn drop_runs(&self, looks: &mut [Option<Look>]) {
        let cover = self.chunks.first().map_or(0, Chunk::page);
        let heads = |index: usize, look: &Option<Look>| {
            let chunk = self.chunks.get(index)?;
            let tagged = matches!(chunk.role(), Some(Role::Heading(_)));
            look.filter(|look| !tagged && look.depth == 0).map(|look| (chunk.page(), (look.size, look.regular, look.face, look.slant)))
        };
        let found: Vec<_> = looks.iter().enumerate().map(|(index, look)| heads(index, look)).collect();
        let mut start = 0;
        for row in found.chunk_by(|a, b| a.is_some_and(|(page, _)| b.is_some_and(|(next, _)| page == next))) {
            let long = row.len() >= LONG_ROW;
            for same in row.chunk_by(|a, b| a == b) {
                let drop = same.len() >= ROW || long && same.first().copied().flatten().is_some_and(|(page, _)| page > cover);
                if drop && same.first().is_some_and(Option::is_some) {
                    looks.iter_mut().skip(start).take(same.len()).for_each(|look| *look = None);
                }
                start += same.len();
            }
        }
    }

    /// Drops what stands over no text after the first page, unless its look is one that mostly does: the words of a drawing.
    fn drop_strays(&self, looks: &mut [Option<Look>]) {
        let cover = self.chunks.first().map_or(0, Chunk::page);
        let stray = |index: usize, look: Look| {
            let chunk = self.chunks.get(index)?;
            let tagged = matches!(chunk.role(), Some(Role::Heading(_)));
            Some(!tagged && look.depth == 0 && chunk.page() > cover && !self.is_over_text(index, chunk))
        };
        let strays: Vec<Option<bool>> = looks.iter().enumerate().map(|(index, look)| stray(index, (*look)?)).collect();
        let mut counts: HashMap<Look, (usize, usize)> = HashMap::new();
        for (look, stray) in looks.iter().zip(&strays).filter_map(|(look, stray)| Some(((*look)?, (*stray)?))) {
            let (all, over_text) = counts.entry(look).or_default();
            *all += 1;
            *over_text += usize::from(!stray);
        }
        for (look, stray) in looks.iter_mut().zip(strays) {
            let usual =
                |look: &Look| counts.get(look).is_some_and(|(all, over_text)| *over_text >= ROW && over_text * USUAL.1 >= all * USUAL.0);
            look.take_if(|look| stray == Some(true) && !usual(look));
        }
    }

    /// Whether size, weight, slant or number and the wording allow a chunk to be a heading.
    fn may_be_heading(&self, index: usize, chunk: &Chunk, text: &str) -> bool {
        let length = text.chars().count();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let numbered = depth(text) > 0;
        let listed = matches!(chunk.role(), Some(Role::ListItem(_))) && (chunk.underlined() || self.sections.contains(&index));
        let over_contents = matches!(chunk.role(), Some(Role::Contents)) && is_title(text);
        if !(listed || over_contents || matches!(chunk.role(), None | Some(Role::Paragraph | Role::Heading(_))))
            || chunk.cells.is_some()
            || chunk.contents
            || letters < 2
            || length > LONGEST
            || chunk.lines.len() > 4
            || has_leader(text)
            || is_caption(text)
            || is_series(text)
            || is_aside(text)
            || (is_item(text) && !numbered)
            || self.running.contains(text) && !self.is_title(chunk)
            || self.runs_into_next(index, chunk)
            || chunk.role().is_none() && !numbered && self.is_in_row(index, chunk)
            || is_row(chunk)
        {
            return false;
        }
        if is_quantity(text) {
            return false;
        }
        if chunk.size() >= self.typography.body + LARGER && !self.classes.is_running(chunk) {
            let rest_of_sentence = text.starts_with(char::is_lowercase) && text.trim_end_matches(')').ends_with('.');
            return !rest_of_sentence && (length <= SENTENCE || !text.ends_with(['.', ':', ',']));
        }
        if self.is_among_rows(index) {
            return false;
        }
        let upper = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
        let introduces = text.ends_with(':') && text.chars().any(char::is_lowercase);
        let ended = text.ends_with(['.', ';', ',']) || !self.stands_apart(index);
        upper && !introduces && (!ended || self.sections.contains(&index)) && self.is_marked(index, chunk, text)
    }

    /// Whether what comes before or after it in the same size stands beside it: heads of columns, the words of a drawing.
    fn is_in_row(&self, index: usize, chunk: &Chunk) -> bool {
        let Some(line) = chunk.lines.first() else { return false };
        let beside = |other: Option<usize>| {
            let other = other.and_then(|other| self.chunks.get(other)).filter(|other| other.cells.is_none());
            let first = other.and_then(|other| other.lines.first());
            first.is_some_and(|first| {
                let level =
                    || first.same_line(line) || other.is_some_and(|other| chunk.bold() && other.bold() && stand_beside(chunk, other));
                first.page == line.page && half_points(first.size) == half_points(line.size) && level()
            })
        };
        beside(index.checked_sub(1)) || beside(index.checked_add(1))
    }

    /// Whether its sentence goes on right under it in other type: it only begins a paragraph.
    fn runs_into_next(&self, index: usize, chunk: &Chunk) -> bool {
        let Some(next) = self.chunks.get(index + 1).filter(|next| next.cells.is_none()) else { return false };
        let (Some(line), Some(under)) = (chunk.lines.last(), next.lines.first()) else { return false };
        let step = line.y - under.y;
        let below = line.page == under.page && step > 0.0 && step < CLOSE * self.typography.leading * under.size;
        let tagged = matches!(chunk.role(), Some(Role::Heading(_)));
        !tagged && below && (line.x - under.x).abs() < EDGE * under.size && under.text().trim_start().starts_with(char::is_lowercase)
    }

    /// Whether it is as large as a title on the first page, which may run through the document too.
    fn is_title(&self, chunk: &Chunk) -> bool {
        let cover = self.chunks.first().map_or(0, Chunk::page);
        chunk.page() == cover && chunk.size() >= TITLE * self.typography.body
    }

    /// Whether rows of a table stand before and after it on its page: it parts the table.
    fn is_among_rows(&self, index: usize) -> bool {
        let page = self.chunks.get(index).map(Chunk::page);
        // A row of one cell is a box.
        let is_row = |other: &Chunk| Some(other.page()) == page && other.cells.as_ref().is_some_and(|cells| cells.len() > 1);
        let row = |other: Option<usize>| other.and_then(|other| self.chunks.get(other)).is_some_and(is_row);
        row(index.checked_sub(1)) && row(index.checked_add(1))
    }

    /// Whether weight, slant or number sets a chunk of the body's size off from the text.
    fn is_marked(&self, index: usize, chunk: &Chunk, text: &str) -> bool {
        let short = text.chars().count() <= LONGEST_BOLD;
        let (body, lines) = (self.typography.body, chunk.lines.len());
        let bold = short && chunk.bold() && lines <= 3 && chunk.size() >= body - SMALLER;
        let numbered = short && depth(text) >= 2 && lines == 1;
        let full_size = chunk.size() >= body - 0.3;
        let italic = chunk.italic() && !chunk.bold() && lines <= 3 && self.heads_text(index, chunk);
        let underlined = short && lines <= 3 && chunk.underlined() && self.is_over_plain(index, chunk);
        let larger = || chunk.lines.iter().all(|line| line.least() > body + SLIGHTLY) && self.is_over_smaller(index, chunk);
        let other_face = || short && lines <= 2 && !chunk.bold() && self.is_in_other_face(index, chunk);
        bold || self.sections.contains(&index)
            || short && lines <= 2 && larger()
            || full_size && (numbered || italic || underlined || other_face() || lines <= 3 && self.is_centred(index, chunk, text))
    }

    /// Whether what follows, if it stands below on the same page, begins at the left edge or spans it; the words of a drawing stand elsewhere.
    fn is_over_text(&self, index: usize, chunk: &Chunk) -> bool {
        let Some(next) = self.chunks.get(index + 1).filter(|next| next.cells.is_none()) else { return true };
        let (Some(line), Some(under)) = (chunk.lines.last(), next.lines.first()) else { return true };
        let indent = (under.x - line.x) / line.size.max(1.0);
        let spans = under.x <= line.x && under.end_x >= line.end_x;
        under.page != line.page || under.y > line.y || (-EDGE..LIST_INDENT).contains(&indent) || spans
    }

    /// Whether all of it is in another typeface than the running text, and running text follows at the same edge.
    fn is_in_other_face(&self, index: usize, chunk: &Chunk) -> bool {
        let body = self.typography.face;
        let Some(next) = self.chunks.get(index + 1) else { return false };
        let (Some(line), Some(under)) = (chunk.lines.first(), next.lines.first()) else { return false };
        let other = chunk.lines.iter().flat_map(|line| &line.pieces).all(|piece| piece.style.face != body || piece.text.trim().is_empty());
        let same_size = (next.size() - chunk.size()).abs() < LARGER && next.lines.len() >= chunk.lines.len();
        other && under.face() == body && next.cells.is_none() && same_size && (line.x - under.x).abs() < EDGE * line.size
    }

    /// Whether text in smaller type follows at the same edge.
    fn is_over_smaller(&self, index: usize, chunk: &Chunk) -> bool {
        let Some(next) = self.chunks.get(index + 1) else { return false };
        let (Some(line), Some(under)) = (chunk.lines.first(), next.lines.first()) else { return false };
        next.size() + SLIGHTLY < chunk.size() && (line.x - under.x).abs() < EDGE * line.size && under.y < line.y
    }

    /// Whether text of the same size that is not underlined follows.
    fn is_over_plain(&self, index: usize, chunk: &Chunk) -> bool {
        let next = self.chunks.get(index + 1);
        next.is_some_and(|next| next.cells.is_none() && !next.underlined() && (next.size() - chunk.size()).abs() < LARGER)
    }

    /// Whether it is set in the middle over a paragraph, in capitals or with a number or letter before it.
    fn is_centred(&self, index: usize, chunk: &Chunk, text: &str) -> bool {
        let capitals = !text.contains(char::is_lowercase);
        if !(capitals || is_outline_number(text)) {
            return false;
        }
        let under = self.chunks.iter().skip(index + 1).take(PARAGRAPH_AFTER).find(|next| next.lines.len() > 1 && next.cells.is_none());
        let Some(under) = under.filter(|under| (under.size() - chunk.size()).abs() < LARGER) else { return false };
        let left = under.lines.iter().map(|line| line.x).fold(f32::MAX, f32::min);
        let right = under.lines.iter().map(|line| line.end_x).fold(0.0, f32::max);
        let inside =
            |line: &Fragment| line.x > left + INDENTED * line.size && (line.x + line.end_x - left - right).abs() < 2.0 * MIDDLE * line.size;
        right - left > COLUMN * chunk.size() && chunk.lines.iter().all(inside)
    }

    /// Whether there is a gap above a chunk, or nothing, or another possible heading.
    fn stands_apart(&self, index: usize) -> bool {
        let (Some(chunk), Some(before)) = (self.chunks.get(index), index.checked_sub(1).and_then(|before| self.chunks.get(before))) else {
            return true;
        };
        let (Some(first), Some(above)) = (chunk.lines.first(), before.lines.last()) else { return true };
        let step = above.y - first.y;
        let gap = step > 1.1 * self.typography.leading * first.size;
        let larger = before.size() >= self.typography.body + LARGER || before.bold();
        above.page != first.page || step <= 0.0 || gap || larger || before.cells.is_some()
    }

    /// Whether upright text of the same size follows at the same edge, as under a heading in italics.
    fn heads_text(&self, index: usize, chunk: &Chunk) -> bool {
        let Some(next) = self.chunks.get(index + 1) else { return false };
        let (Some(line), Some(under)) = (chunk.lines.first(), next.lines.first()) else { return false };
        let beside = (line.x - under.x).abs() < EDGE * line.size;
        let same_size = (next.size() - chunk.size()).abs() < LARGER;
        next.cells.is_none() && beside && same_size && !next.italic() && line.turn == under.turn
    }
}

/// Whether two chunks of a page stand side by side, one of them at the height of the other's lines, as cells of several lines do.
fn stand_beside(one: &Chunk, other: &Chunk) -> bool {
    let ends = |chunk: &Chunk| Some((chunk.lines.first()?.y, chunk.lines.last()?.y));
    let edges =
        |chunk: &Chunk| chunk.lines.iter().fold((f32::MAX, 0.0_f32), |(left, right), line| (line.x.min(left), line.end_x.max(right)));
    let (Some((top, bottom)), Some((other_top, other_bottom))) = (ends(one), ends(other)) else { return false };
    let ((left, right), (other_left, other_right)) = (edges(one), edges(other));
    let apart = right < other_left || other_right < left;
    apart && top >= other_bottom && other_top >= bottom
}

/// Whether two texts stand side by side on its first line, as the heads of columns do; a number may stand before a heading.
fn is_row(chunk: &Chunk) -> bool {
    let text = chunk.lines.first().map(Fragment::text).unwrap_or_default();
    let beside = text.trim().split_once('\t').filter(|_| matches!(chunk.role(), None | Some(Role::Paragraph)));
    beside.is_some_and(|(left, right)| left.chars().filter(|c| c.is_alphabetic()).count() > 1 && depth(&format!("{left} {right}")) == 0)
}

/// Whether most of what has a number of so many parts as a heading's may have are sentences: numbered paragraphs.
fn are_clauses(texts: &[String]) -> bool {
    let numbered = || texts.iter().filter(|text| depth(text) >= SECTION);
    let sentences = numbered().filter(|text| text.chars().count() > SENTENCE && ends_sentence(text)).count();
    sentences * 2 > numbered().count()
}
