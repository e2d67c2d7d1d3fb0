//! From lines with roles to blocks: joins what belongs together over lines, columns and pages.

use std::ops::Range;

use crate::document::{Block, BlockKind};

use super::contents::leaders;
use super::levels::Levels;
use super::lines::{Line, Role, breaks_early, usual_width};
use super::lists::{OpenLists, Sign, marker};
use super::notes::Note;
use super::paragraph::Paragraph;
use super::sentence::{ends_sentence, starts_lower};
use super::tables::Row;
use crate::formats::hyphen::Words;

/// What the passes before have found.
pub(super) struct Layout<'a> {
    pub(super) source: &'a str,
    pub(super) lines: Vec<Line<'a>>,
    pub(super) notes: Vec<Note>,
    pub(super) rows: Vec<Row>,
}

impl Layout<'_> {
    /// Builds the blocks.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut marks: Vec<Range<usize>> = self.notes.iter().filter_map(|note| note.mark.clone()).collect();
        marks.sort_by_key(|mark| mark.start);
        let mut flow = Flow {
            source: self.source,
            marks: &marks,
            words: Words::of(self.source),
            width: usual_width(&self.lines),
            levels: Levels::of(&self.lines),
            lists: OpenLists::default(),
            item: None,
            open: None,
            previous: None,
            waiting: Vec::new(),
            blocks: Vec::new(),
        };
        let mut notes: Vec<Option<Paragraph>> = self.notes.iter().map(|_| Some(Paragraph::new(BlockKind::Footnote))).collect();
        for line in &self.lines {
            self.place(line, &mut flow, &mut notes);
        }
        flow.flush();
        let notes = notes.into_iter().map(|note| note.and_then(Paragraph::finish));
        self.with_notes(flow.blocks, notes.collect())
    }

    /// Hands one line on to where it belongs.
    fn place<'l>(&'l self, line: &'l Line<'l>, flow: &mut Flow<'l>, notes: &mut [Option<Paragraph>]) {
        match line.role {
            Role::Text => flow.text(line),
            Role::Note(index) | Role::NoteMore(index) => {
                let skip = if matches!(line.role, Role::Note(_)) { self.notes.get(index).map_or(0, |note| note.skip) } else { 0 };
                if let Some(note) = notes.get_mut(index).and_then(Option::as_mut) {
                    note.push(self.source, line.start + skip..line.end(), flow.marks, &flow.words);
                }
            }
            Role::Row(index) => flow.row(self.rows.get(index)),
            Role::Heading(kind) => {
                flow.flush();
                flow.lists.close();
                let level = flow.levels.next(kind);
                flow.begin(BlockKind::Heading { level }, line, 0);
            }
            Role::HeadingMore => flow.append(line, 0),
            Role::Contents => {
                let length = leaders(line.text).map_or(line.text.len(), str::len);
                flow.alone(BlockKind::Contents, line.start..line.start + length);
            }
            Role::Cover => flow.alone(BlockKind::Paragraph, line.start..line.end()),
            Role::Caption => {
                flow.flush();
                flow.begin(BlockKind::Caption, line, 0);
            }
            Role::Address => flow.wait(BlockKind::Reference, line.start..line.end()),
            Role::Taken => {}
        }
    }

    /// Puts each footnote after the block that holds its mark, else after the block that it stands under.
    fn with_notes(&self, main: Vec<Block>, notes: Vec<Option<Block>>) -> Vec<Block> {
        let mut after: Vec<(usize, usize, Block)> = Vec::new();
        for (index, (note, block)) in self.notes.iter().zip(notes).enumerate() {
            let Some(block) = block else { continue };
            let own = block.origin.span.as_ref().map_or(0, |span| span.start);
            let place = note.mark.as_ref().map_or(own, |mark| mark.start);
            // Starts rise with the index, but for paragraphs that a page of footnotes parts.
            let at = main.partition_point(|block| block.origin.span.as_ref().is_some_and(|span| span.start <= place));
            after.push((at, index, block));
        }
        after.sort_by_key(|&(at, index, _)| (at, index));
        let mut after = after.into_iter().peekable();
        let mut blocks = Vec::with_capacity(main.len() + after.len());
        for (index, block) in main.into_iter().enumerate() {
            while let Some((_, _, note)) = after.next_if(|&(at, ..)| at <= index) {
                blocks.push(note);
            }
            blocks.push(block);
        }
        blocks.extend(after.map(|(_, _, note)| note));
        blocks
    }
}

/// The block being built, and those done.
struct Flow<'l> {
    source: &'l str,
    marks: &'l [Range<usize>],
    words: Words,
    width: usize,
    levels: Levels,
    lists: OpenLists,
    /// Column and sign of the item being built.
    item: Option<(usize, Sign)>,
    open: Option<Paragraph>,
    /// The last line of the block being built.
    previous: Option<&'l Line<'l>>,
    /// Blocks that must wait for the end of the block being built.
    waiting: Vec<Block>,
    blocks: Vec<Block>,
}

impl<'l> Flow<'l> {
    fn flush(&mut self) {
        self.blocks.extend(self.open.take().and_then(Paragraph::finish));
        self.blocks.append(&mut self.waiting);
        self.previous = None;
        self.item = None;
    }

    fn begin(&mut self, kind: BlockKind, line: &'l Line<'l>, skip: usize) {
        self.flush();
        self.open = Some(Paragraph::new(kind));
        self.append(line, skip);
    }

    fn append(&mut self, line: &'l Line<'l>, skip: usize) {
        let (source, marks, words) = (self.source, self.marks, &self.words);
        if let Some(open) = &mut self.open {
            open.push(source, line.start + skip..line.end(), marks, words);
            self.previous = Some(line);
        }
    }

    /// A block of one line.
    fn alone(&mut self, kind: BlockKind, range: Range<usize>) {
        self.flush();
        self.wait(kind, range);
        self.flush();
    }

    /// A block of one line that does not interrupt the one being built.
    fn wait(&mut self, kind: BlockKind, range: Range<usize>) {
        let mut block = Paragraph::new(kind);
        block.push(self.source, range, self.marks, &self.words);
        self.waiting.extend(block.finish());
    }

    fn row(&mut self, row: Option<&Row>) {
        let Some(row) = row else { return };
        self.flush();
        self.lists.close();
        let mut block = Paragraph::new(BlockKind::TableRow { header: row.header });
        for (index, cell) in row.cells.iter().enumerate() {
            if index > 0 {
                block.next_cell();
            }
            for range in cell {
                block.push(self.source, range.clone(), self.marks, &self.words);
            }
        }
        self.blocks.extend(block.finish());
    }

    /// A line of running text: the next line of the open block, an item, or a new paragraph.
    fn text(&mut self, line: &'l Line<'l>) {
        if let Some((sign, skip)) = self.item_marker(line) {
            let depth = self.lists.depth(line.indent, sign);
            self.begin(BlockKind::ListItem { depth }, line, skip);
            self.item = Some((line.indent, sign));
        } else if self.continues(line) {
            self.append(line, 0);
        } else {
            if line.is_apart() && !self.in_item(line) {
                self.lists.close();
            }
            self.begin(BlockKind::Paragraph, line, 0);
        }
    }

    fn in_item(&self, line: &Line<'_>) -> bool {
        self.item.is_some_and(|(column, _)| line.indent > column)
    }

    /// The marker of an item, unless the line is running text that happens to begin like one.
    fn item_marker(&self, line: &Line<'_>) -> Option<(Sign, usize)> {
        let marker = marker(line.text)?;
        let runs_on = |previous: &Line<'_>| !line.is_apart() && !ends_sentence(previous.text) && previous.width * 10 >= self.width * 8;
        let doubtful = self.previous.is_some_and(runs_on);
        let item_follows = self.item.is_some_and(|(_, sign)| std::mem::discriminant(&sign) == std::mem::discriminant(&marker.sign));
        let holds = match marker.sign {
            Sign::Bullet(_) => true,
            Sign::Dash(_) | Sign::Letter | Sign::Bracketed => !doubtful || item_follows,
            Sign::Circle => self.lists.is_open() || line.is_apart() && line.indent > 0,
            Sign::Number(number) => match self.item {
                Some((_, Sign::Number(last))) => number == last + 1 || !doubtful,
                _ => !doubtful,
            },
        };
        holds.then_some((marker.sign, marker.length))
    }

    /// Whether a line goes on with the block being built.
    fn continues(&self, line: &Line<'_>) -> bool {
        let (Some(open), Some(previous)) = (&self.open, self.previous) else { return false };
        match open.kind() {
            BlockKind::Paragraph if line.is_apart() => self.continues_apart(previous, line),
            BlockKind::ListItem { .. } if line.is_apart() => self.continues_apart(previous, line) || self.is_lone_marker(),
            BlockKind::Paragraph => starts_lower(line.text) || !(ends_sentence(previous.text) && Self::breaks_early(previous, line)),
            BlockKind::Caption => !line.is_apart() && (starts_lower(line.text) || !Self::breaks_early(previous, line)),
            BlockKind::ListItem { .. } => {
                self.in_item(line) || starts_lower(line.text) || !Self::breaks_early(previous, line) || self.is_lone_marker()
            }
            _ => false,
        }
    }

    fn breaks_early(previous: &Line<'_>, line: &Line<'_>) -> bool {
        breaks_early(previous, line, previous.group_width.max(line.group_width))
    }

    /// Whether only a marker has been read of the item: some programs put the text on the next line.
    fn is_lone_marker(&self) -> bool {
        self.previous.is_some_and(|previous| marker(previous.text).is_some_and(|marker| marker.length == previous.text.len()))
    }

    /// Whether text goes on over a new page or a stray blank line: the sentence is not done.
    fn continues_apart(&self, previous: &Line<'_>, line: &Line<'_>) -> bool {
        if ends_sentence(previous.text) {
            return false;
        }
        let full = previous.width * 10 >= self.width * 7 || previous.width * 10 >= previous.group_width * 9 && previous.width >= 40;
        let broken = previous.text.ends_with(['-', '\u{AD}', '\u{2010}', ',']);
        if line.page_start {
            starts_lower(line.text) || full || broken
        } else {
            line.gap == 1 && (full || broken) && starts_lower(line.text)
        }
    }
}
