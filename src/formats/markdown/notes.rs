//! Puts footnotes after the block that holds their first mark, and counts comments' places over.

use std::collections::{HashMap, HashSet};

use crate::document::{Block, Comment};

/// Where a mark or a comment stands: in the main text or in a footnote, after so many blocks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// In the main text.
    Main(usize),
    /// In the footnote with this index.
    Note(usize),
}

/// A footnote's definition.
#[derive(Debug)]
struct Note {
    label: String,
    blocks: Vec<Block>,
    /// Number of main blocks before the definition; without a mark it stands after the last of them, never before the first block.
    defined_at: usize,
}

/// The blocks read so far: main text, footnotes apart, and marks.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    main: Vec<Block>,
    notes: Vec<Note>,
    open_notes: Vec<usize>,
    marks: Vec<(String, Place)>,
    comments: Vec<(Comment, usize)>,
}

impl Gathered {
    /// Number of blocks in the text that is being read, main or note.
    pub(super) fn len(&self) -> usize {
        self.current().map_or(self.main.len(), |note| note.blocks.len())
    }

    fn current(&self) -> Option<&Note> {
        self.open_notes.last().and_then(|&index| self.notes.get(index))
    }

    /// The blocks of the text that is being read.
    pub(super) fn blocks_mut(&mut self) -> &mut Vec<Block> {
        match self.open_notes.last().and_then(|&index| self.notes.get_mut(index)) {
            Some(note) => &mut note.blocks,
            None => &mut self.main,
        }
    }

    /// Opens a footnote: blocks go there until it is closed.
    pub(super) fn open_note(&mut self, label: &str) {
        self.open_notes.push(self.notes.len());
        self.notes.push(Note { label: label.to_owned(), blocks: Vec::new(), defined_at: self.main.len() });
    }

    /// Closes the innermost footnote.
    pub(super) fn close_note(&mut self) {
        self.open_notes.pop();
    }

    /// Notes a mark in the block that is being read.
    pub(super) fn mark(&mut self, label: &str) {
        let place = self.open_notes.last().map_or(Place::Main(self.main.len()), |&index| Place::Note(index));
        self.marks.push((label.to_owned(), place));
    }

    /// Keeps a comment; `inside` says that the block being read has text before it.
    pub(super) fn comment(&mut self, comment: Comment, inside: bool) {
        let before = self.main.len() + usize::from(inside && self.open_notes.is_empty());
        self.comments.push((comment, before));
    }

    /// Brings everything into reading order.
    pub(super) fn finish(mut self) -> (Vec<Block>, Vec<Comment>) {
        if self.notes.is_empty() {
            // Everything stands where it was met.
            let blocks = self.main;
            let placed = |(comment, before): (Comment, usize)| Comment { before_block: before.min(blocks.len()), ..comment };
            let comments = self.comments.into_iter().map(placed).collect();
            return (blocks, comments);
        }
        let mut following = self.notes_by_place();
        let mut blocks = Vec::with_capacity(self.main.len());
        let mut places = Vec::with_capacity(self.main.len() + 1);
        let main = std::mem::take(&mut self.main);
        let end = main.len();
        for (index, block) in main.into_iter().enumerate() {
            places.push(blocks.len());
            blocks.push(block);
            self.place_notes(&mut blocks, &mut following, Place::Main(index));
        }
        self.place_notes(&mut blocks, &mut following, Place::Main(end));
        places.push(blocks.len());
        for note in &mut self.notes {
            // Footnotes that only point to one another.
            blocks.append(&mut note.blocks);
        }
        let comments = self.comments.into_iter().map(|(comment, before)| {
            let before_block = places.get(before).copied().unwrap_or(blocks.len());
            Comment { before_block, ..comment }
        });
        let comments = comments.collect();
        (blocks, comments)
    }

    /// The footnotes that belong after each place, in order.
    fn notes_by_place(&self) -> HashMap<Place, Vec<usize>> {
        let mut by_label: HashMap<&str, usize> = HashMap::new();
        for (index, note) in self.notes.iter().enumerate() {
            by_label.entry(&note.label).or_insert(index);
        }
        let mut following: HashMap<Place, Vec<usize>> = HashMap::new();
        let mut marked = HashSet::new();
        for (label, place) in &self.marks {
            let Some(&index) = by_label.get(label.as_str()) else { continue };
            if *place != Place::Note(index) && marked.insert(index) {
                following.entry(*place).or_default().push(index);
            }
        }
        for (index, note) in self.notes.iter().enumerate() {
            if !marked.contains(&index) {
                following.entry(Place::Main(note.defined_at.saturating_sub(1))).or_default().push(index);
            }
        }
        following
    }

    /// Appends the footnotes marked at a place, and those marked in them.
    fn place_notes(&mut self, blocks: &mut Vec<Block>, following: &mut HashMap<Place, Vec<usize>>, place: Place) {
        let mut waiting = following.remove(&place).unwrap_or_default();
        waiting.reverse();
        while let Some(index) = waiting.pop() {
            if let Some(note) = self.notes.get_mut(index) {
                blocks.append(&mut note.blocks);
            }
            let nested = following.remove(&Place::Note(index)).unwrap_or_default();
            waiting.extend(nested.into_iter().rev());
        }
    }
}
