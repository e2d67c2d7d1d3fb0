//! From spans to fragments: stretches of text on one baseline without a wide gap.

use std::borrow::Cow;

use super::overprint::Overprint;
use super::source::{Page, Role, Span, Standing, Style, Tag};
use super::spacing::spacing;

/// A gap wider than this share of the type size is a space between words.
const WORD_GAP: f32 = 0.15;
/// A gap wider than this, in type sizes, ends a fragment: a column or a cell starts.
const WIDE_GAP: f32 = 1.2;
/// A gap wider than this, in type sizes, is a tab's.
const TAB_GAP: f32 = 2.4;
/// Text that starts this far back, in type sizes, does not go on from the text before.
const STEP_BACK: f32 = 0.6;
/// Baselines further apart than this, in type sizes, are different lines.
const SAME_LINE: f32 = 0.5;
/// A share of letters from which all are meant.
const NEARLY_ALL: f32 = 0.9;
/// So many times as much text stands on a page as beside it where what is beside it is left out.
const MOSTLY_SHOWN: usize = 2;
/// Raised type smaller than this share of the line's is a note mark, if it is a number.
const MARK_SIZE: f32 = 0.8;

/// Text in one size and weight.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) size: f32,
    pub(super) style: Style,
    /// Small and raised, as the mark of a footnote is.
    pub(super) raised: bool,
}

/// A stretch of text on one baseline.
#[derive(Debug, Clone)]
pub(super) struct Fragment {
    /// 0-based.
    pub(super) page: usize,
    pub(super) pieces: Vec<Piece>,
    pub(super) x: f32,
    pub(super) end_x: f32,
    pub(super) y: f32,
    /// Of the largest type in it.
    pub(super) size: f32,
    pub(super) turn: u8,
    pub(super) tag: Option<Tag>,
    /// Whether the structure tree holds it.
    pub(super) in_tree: bool,
    /// Where lines of its column end at the right; 0 until it is worked out.
    pub(super) right: f32,
}

impl Fragment {
    fn new(page: usize, span: &Span) -> Self {
        let piece = Piece { text: span.text.clone(), size: span.size, style: span.style, raised: false };
        Self {
            page,
            pieces: vec![piece],
            x: span.x,
            end_x: span.end_x,
            y: span.y,
            size: span.size,
            turn: span.turn,
            tag: span.tag,
            in_tree: span.standing == Standing::InTree,
            right: 0.0,
        }
    }

    /// All of its text.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self.pieces.as_slice() {
            [piece] => Cow::Borrowed(&piece.text),
            pieces => pieces.iter().map(|piece| piece.text.as_str()).collect(),
        }
    }

    /// Whether nearly all of its letters are bold.
    pub(super) fn bold(&self) -> bool {
        self.share(|piece| piece.style.bold) >= NEARLY_ALL
    }

    /// Whether most of its letters are bold, as in the last line of a heading that ends with a reference.
    pub(super) fn heavy(&self) -> bool {
        self.share(|piece| piece.style.bold) > 0.5
    }

    /// Whether nearly all of its letters are italic.
    pub(super) fn italic(&self) -> bool {
        self.share(|piece| piece.style.italic) >= NEARLY_ALL
    }

    /// Whether nearly all of its letters are underlined.
    pub(super) fn underlined(&self) -> bool {
        self.share(|piece| piece.style.underlined) >= NEARLY_ALL
    }

    /// The typeface it begins in.
    pub(super) fn face(&self) -> u32 {
        self.pieces.first().map_or(0, |piece| piece.style.face)
    }

    /// Size of its smallest type, marks of notes aside.
    pub(super) fn least(&self) -> f32 {
        let text = self.pieces.iter().filter(|piece| !piece.raised && !piece.text.trim().is_empty());
        text.map(|piece| piece.size).fold(self.size, f32::min)
    }

    /// The share of its letters that are in such pieces.
    fn share(&self, such: impl Fn(&Piece) -> bool) -> f32 {
        let count = |piece: &Piece| piece.text.chars().filter(|c| c.is_alphanumeric()).count();
        let part = self.pieces.iter().filter(|piece| such(piece)).map(count).sum();
        super::order::ratio(part, self.pieces.iter().map(count).sum())
    }

    /// Whether the other stands on the same line, in the same direction.
    pub(super) fn same_line(&self, other: &Self) -> bool {
        self.turn == other.turn && (self.y - other.y).abs() < SAME_LINE * self.size.max(other.size)
    }

    /// Joins a fragment further right on the same line, with a tab between.
    pub(super) fn join(&mut self, mut other: Self) {
        if let Some(first) = other.pieces.first_mut() {
            first.text.insert(0, '\t');
        }
        self.pieces.append(&mut other.pieces);
        self.size = self.size.max(other.size);
        self.end_x = self.end_x.max(other.end_x);
    }

    /// Whether the next line's first word would have fitted on this line.
    pub(super) fn leaves_room(&self, next: &Self) -> bool {
        let text = next.text();
        let word = text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let width = (next.end_x - next.x) * super::order::ratio(word + 1, text.chars().count().max(1));
        self.end_x + width + 0.5 * self.size < self.right
    }

    /// What the structure tree says it is.
    pub(super) fn role(&self) -> Option<Role> {
        self.tag.map(|tag| tag.role)
    }

    /// Whether a span, whose line sets such a gap between letters, goes on where this fragment ends.
    fn continues(&self, span: &Span, spacing: f32) -> bool {
        let size = self.size.max(span.size);
        // Leaders of dots are set dot by dot, from either end.
        if is_leader(&span.text) && self.turn == span.turn && (self.y - span.y).abs() < SAME_LINE * size {
            return true;
        }
        let same_element = self.tag.is_some() && self.tag == span.tag && !matches!(span.tag, Some(Tag { role: Role::Contents, .. }));
        let widest = if same_element { f32::MAX } else { WIDE_GAP * size };
        let gap = span.x - self.end_x - spacing;
        let cells = |tag: Option<Tag>| tag.map(|tag| (tag.element, tag.role));
        self.turn == span.turn
            && cells(self.tag) == cells(span.tag)
            && (self.y - span.y).abs() < SAME_LINE * size
            && gap > -STEP_BACK * size
            && gap < widest
    }

    /// Appends a span, whose line sets such a gap between letters; a change of size upwards moves the baseline to the larger type.
    fn push(&mut self, span: &Span, spacing: f32) {
        let gap = span.x - self.end_x - spacing;
        let raised = span.size < MARK_SIZE * self.size && span.y > self.y + 0.05 * self.size;
        if span.size * MARK_SIZE > self.size && self.y > span.y + 0.05 * span.size {
            self.pieces.iter_mut().for_each(|piece| piece.raised = true);
        }
        let spaced =
            span.text.starts_with(char::is_whitespace) || self.pieces.last().is_some_and(|last| last.text.ends_with(char::is_whitespace));
        let size = span.size.max(self.size * MARK_SIZE);
        let space = match gap {
            // Side by side in one element: the heads of columns that are set with tabs.
            _ if gap > TAB_GAP * size => "\t",
            _ if gap > WORD_GAP * size && !spaced => " ",
            _ => "",
        };
        match self.pieces.last_mut() {
            Some(last) if (last.size - span.size).abs() < 0.3 && last.style == span.style && last.raised == raised => {
                last.text.push_str(space);
                last.text.push_str(&span.text);
            }
            _ => self.pieces.push(Piece { text: format!("{space}{}", span.text), size: span.size, style: span.style, raised }),
        }
        if span.size > self.size {
            self.size = span.size;
            self.y = span.y;
        }
        self.end_x = self.end_x.max(span.end_x);
    }
}

/// Whether a span stands beside the page that is shown, as what a spread has on its other page does.
fn is_beside(span: &Span, page: &Page) -> bool {
    let side = page.width.max(page.height);
    span.turn == 0 && side > 0.0 && (span.end_x < 0.0 || span.x > side || span.y < -span.size || span.y > side)
}

/// Whether most of a page's text stands on the part of it that is shown; else that part says nothing about the text.
fn shows_most(page: &Page) -> bool {
    let letters =
        |beside: bool| page.spans.iter().filter(|span| is_beside(span, page) == beside).map(|span| span.text.len()).sum::<usize>();
    letters(true) * MOSTLY_SHOWN < letters(false)
}

/// Whether a text is nothing but dots.
fn is_leader(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| matches!(c, '.' | '…' | '·' | '_'))
}

/// The fragments of a page, in the engine's order; artifacts, list labels and text drawn twice are left out.
pub(super) fn fragments(page: &Page, index: usize, keep_artifacts: bool) -> Vec<Fragment> {
    let mut found: Vec<Fragment> = Vec::new();
    let mut drawn = Overprint::for_spans(page.spans.len());
    let shown = shows_most(page);
    for (span, spacing) in page.spans.iter().zip(spacing(&page.spans)) {
        let label = matches!(span.tag, Some(Tag { role: Role::Label, .. }));
        let hidden = span.standing == Standing::Artifact && !keep_artifacts || shown && is_beside(span, page);
        if hidden || label || span.text.is_empty() || drawn.repeats(span) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.continues(span, spacing) => last.push(span, spacing),
            _ if span.text.trim().is_empty() => {}
            _ => found.push(Fragment::new(index, span)),
        }
    }
    found
}
