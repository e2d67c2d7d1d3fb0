//! From chunks to the document's blocks.

use std::collections::HashSet;

use super::chunk::{Chunk, has_leader};
use super::fragment::Fragment;
use super::join::{Joined, Joiner};
use super::notes::Note;
use super::number::is_caption;
use super::source::Role;
use crate::document::{Block, BlockKind, CELL_BREAK, MappedText, Origin};
use crate::formats::marker::{after_bullet, after_number};

/// Indents of lists that differ by less, in points, are the same.
const INDENT: f32 = 3.0;

/// Builds blocks one after another.
pub(super) struct Builder<'a> {
    pub(super) joiner: &'a Joiner,
    notes: Vec<Option<&'a Note>>,
    /// Left edges of the lists that are open.
    indents: Vec<f32>,
    /// The first row of the last table, which may be repeated on the next page.
    head: Option<(usize, String)>,
    blocks: Vec<Block>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(joiner: &'a Joiner, notes: &'a [Note]) -> Self {
        Self { joiner, notes: notes.iter().map(Some).collect(), indents: Vec::new(), head: None, blocks: Vec::new() }
    }

    /// Adds a chunk with its text, which has this level if it is a heading, and the notes whose marks stand in it; the text's other
    /// properties are those of `joined`.
    pub(super) fn add(&mut self, chunk: &Chunk, level: Option<u8>, text: &str, joined: Joined) {
        self.place_notes(|note| note.page < chunk.page());
        let Joined { marks, turns, .. } = joined;
        match &chunk.cells {
            Some(cells) => self.row(chunk, cells),
            None => self.text(chunk, level, text, turns),
        }
        if marks.is_empty() {
            return;
        }
        let own: HashSet<_> = self.notes.iter().flatten().map(|note| (note.page, note.mark.clone())).collect();
        let on_next_page = |(page, mark): &(usize, String)| (page.saturating_add(1), mark.clone());
        let marks: HashSet<_> = marks.into_iter().map(|key| if own.contains(&key) { key } else { on_next_page(&key) }).collect();
        self.place_notes(|note| marks.contains(&(note.page, note.mark.clone())));
    }

    /// Adds the notes that are left and returns all blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.place_notes(|_| true);
        self.blocks
    }

    /// Adds a block that begins on a page, 0-based, and goes on on others from these offsets on.
    fn push(&mut self, kind: BlockKind, text: &str, (page, turns): (usize, Vec<(usize, usize)>), bold: bool) {
        if !text.trim().is_empty() {
            let number = |page: usize| u32::try_from(page).unwrap_or(u32::MAX).saturating_add(1);
            let trimmed = text.len() - text.trim_start().len();
            let later = turns.into_iter().map(|(at, page)| (at.saturating_sub(trimmed), number(page))).collect();
            let origin = Origin { page: Some(number(page)), later, ..Origin::default() };
            self.blocks.push(Block { bold, ..Block::new(kind, MappedText::unmapped(text.trim()), origin) });
        }
    }

    fn place_notes(&mut self, wanted: impl Fn(&Note) -> bool) {
        let mut notes = std::mem::take(&mut self.notes);
        for slot in &mut notes {
            if let Some(note) = slot.take_if(|note| wanted(note)) {
                let joined = self.joiner.text(&note.lines);
                self.push(BlockKind::Footnote, &joined.text, (note.page, joined.turns), false);
            }
        }
        notes.retain(Option::is_some);
        self.notes = notes;
    }

    fn row(&mut self, chunk: &Chunk, cells: &[Vec<Fragment>]) {
        let (text, turns) = self.cells(chunk.page(), cells);
        let first = !matches!(self.blocks.last(), Some(Block { kind: BlockKind::TableRow { .. }, .. }));
        let tagged = cells.iter().flatten().all(|line| line.role() == Some(Role::Cell(true)));
        let repeated = self.head.as_ref().is_some_and(|(page, head)| *page < chunk.page() && *head == text);
        if repeated && !first {
            return;
        }
        if first {
            self.head = Some((chunk.page(), text.clone()));
        }
        self.push(BlockKind::TableRow { header: first && (tagged || chunk.bold()) }, &text, (chunk.page(), turns), chunk.bold());
    }

    /// The text of a row that begins on a page, and where it goes on on another.
    fn cells(&self, mut page: usize, cells: &[Vec<Fragment>]) -> (String, Vec<(usize, usize)>) {
        let (mut text, mut turns) = (String::new(), Vec::new());
        for (index, cell) in cells.iter().enumerate() {
            text.push_str(if index > 0 { CELL_BREAK } else { "" });
            let joined = self.joiner.text(cell);
            let start = cell.first().map_or(page, |line| line.page);
            for (at, next) in [(0, start)].into_iter().chain(joined.turns).filter(|(at, next)| *at > 0 || *next != page) {
                turns.push((text.len() + at, next));
            }
            page = turns.last().map_or(page, |(_, last)| *last);
            text.push_str(&joined.text);
        }
        (text, turns)
    }

    fn text(&mut self, chunk: &Chunk, level: Option<u8>, whole: &str, turns: Vec<(usize, usize)>) {
        let text = whole;
        let (kind, text) = match (level, chunk.role()) {
            (Some(level), _) => (BlockKind::Heading { level }, text.to_owned()),
            (_, Some(Role::Contents)) => (BlockKind::Contents, without_leader(text)),
            _ if chunk.contents || has_leader(text) => (BlockKind::Contents, without_leader(text)),
            (_, Some(Role::ListItem(depth))) => (BlockKind::ListItem { depth }, unmarked(text).unwrap_or(text).to_owned()),
            (_, Some(Role::Caption)) => (BlockKind::Caption, text.to_owned()),
            (_, Some(Role::Quote)) => (BlockKind::Quote, text.to_owned()),
            (_, Some(Role::Reference)) => (BlockKind::Reference, text.to_owned()),
            (_, Some(Role::Note)) => (BlockKind::Footnote, text.to_owned()),
            _ if is_caption(text) => (BlockKind::Caption, text.to_owned()),
            _ => match unmarked(text) {
                Some(item) => (BlockKind::ListItem { depth: self.depth(chunk) }, item.to_owned()),
                None => (BlockKind::Paragraph, text.to_owned()),
            },
        };
        if !matches!(kind, BlockKind::ListItem { .. }) {
            self.indents.clear();
        }
        // What a list item or a line of contents has lost stood at its beginning.
        let lost = whole.len().saturating_sub(text.len());
        let turns = turns.into_iter().map(|(at, page)| (at.saturating_sub(lost), page)).collect();
        self.push(kind, &text, (chunk.page(), turns), chunk.bold());
    }

    /// Depth of a list item by its left edge.
    fn depth(&mut self, chunk: &Chunk) -> u8 {
        let x = chunk.lines.first().map_or(0.0, |line| line.x);
        while self.indents.last().is_some_and(|&open| open > x + INDENT) {
            self.indents.pop();
        }
        if self.indents.last().is_none_or(|&open| open < x - INDENT) {
            self.indents.push(x);
        }
        u8::try_from(self.indents.len().saturating_sub(1).min(8)).unwrap_or(0)
    }
}

/// The text of a list item without its marker.
fn unmarked(text: &str) -> Option<&str> {
    after_bullet(text).or_else(|| after_number(text).map(|(_, rest)| rest))
}

/// A line of a table of contents without the dots.
fn without_leader(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_end_matches(['.', '…', '·', '_']);
        let bare = if word.len() - bare.len() >= 3 || bare.is_empty() { bare } else { word };
        let bare = if bare.starts_with("...") { bare.trim_start_matches('.') } else { bare };
        if !bare.is_empty() {
            words.push(bare);
        }
    }
    words.join(" ")
}
