//! Reading blocks: one pass over the nodes of the document, then over each footnote where its mark stands.

use std::collections::{HashSet, VecDeque};
use std::ops::Range;

use crate::document::{Block, BlockKind, Comment, Origin};
use crate::formats::{comment, running_text};

use super::context::{Context, Page, Space};
use super::lists::{self, Links};
use super::measure::Amount;
use super::names;
use super::node::{Element, Kind, Node, Tree};
use super::sink::{Current, Link, Styles};

/// What a page is read into.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) blocks: Vec<Block>,
    pub(super) comments: Vec<Comment>,
    /// Whether there were more blocks than the limit allows.
    pub(super) truncated: bool,
}

/// Reads the blocks and comments of a page.
pub(super) fn blocks(tree: &Tree<'_>, limit: usize) -> Found {
    let page = Page::of(tree);
    let mut out = Out { found: Found::default(), limit, pending: VecDeque::new(), read: HashSet::new() };
    for range in &page.view.ranges {
        Walk::new(&page, &mut out, Context::new(BlockKind::Paragraph), false).run(range.clone());
    }
    out.found.comments = comments(tree, &out.found.blocks);
    out.found
}

/// The comments of a page that stand in no example, each with the index of the first block after it.
fn comments(tree: &Tree<'_>, blocks: &[Block]) -> Vec<Comment> {
    let starts = |block: &Block| if block.kind == BlockKind::Footnote { None } else { block.origin.span.as_ref().map(|span| span.start) };
    let mut before_block = 0;
    let mut example_ends = 0;
    let comment = |(index, node): (usize, &Node)| {
        if comment::is_example(tree.name(index)) {
            example_ends = example_ends.max(tree.end(index));
        }
        let Kind::Comment(text) = &node.kind else { return None };
        if index < example_ends {
            return None;
        }
        let passed = |block: &Block| starts(block).is_none_or(|start| start < node.span.start);
        while blocks.get(before_block).is_some_and(passed) {
            before_block += 1;
        }
        Some(Comment { text: text.trim().to_owned(), span: node.span.clone(), before_block })
    };
    tree.nodes.iter().enumerate().filter_map(comment).collect()
}

/// The blocks read so far, and the notes that are still to be read.
struct Out {
    found: Found,
    limit: usize,
    pending: VecDeque<usize>,
    /// Notes that have been read or wait to be.
    read: HashSet<usize>,
}

/// One pass over a range of nodes.
struct Walk<'p, 'o> {
    page: &'p Page<'p>,
    out: &'o mut Out,
    /// Index after each open block element, with what stands inside it.
    frames: Vec<(usize, Context)>,
    outer: Context,
    current: Current,
    /// Index after the last element of each style.
    bold: usize,
    code: usize,
    linked: usize,
    inside: usize,
    /// Index after each open `cite` or `q`.
    quoted: Vec<usize>,
    /// The first row of the table being read, as long as it may prove to hold column heads: its index among the blocks.
    first_row: Option<usize>,
    /// Reading a footnote.
    note: bool,
}

impl<'p, 'o> Walk<'p, 'o> {
    fn new(page: &'p Page<'p>, out: &'o mut Out, outer: Context, note: bool) -> Self {
        let current = Current::default();
        Self {
            page,
            out,
            frames: Vec::new(),
            outer,
            current,
            bold: 0,
            code: 0,
            linked: 0,
            inside: 0,
            quoted: Vec::new(),
            first_row: None,
            note,
        }
    }

    fn run(mut self, range: Range<usize>) {
        let mut index = range.start;
        while index < range.end && !self.out.found.truncated {
            self.close(index);
            index = match self.page.tree.nodes.get(index).map(|node| &node.kind) {
                Some(Kind::Element(element)) => self.element(index, element),
                Some(Kind::Text(_)) => self.text(index),
                Some(Kind::Comment(_)) | None => index + 1,
            };
        }
        self.close(usize::MAX);
        self.flush(self.outer);
    }

    fn context(&self) -> Context {
        self.frames.last().map_or(self.outer, |(_, context)| *context)
    }

    /// Ends the blocks that end before this node.
    fn close(&mut self, index: usize) {
        while self.quoted.last().is_some_and(|&end| end <= index) {
            self.quoted.pop();
            self.current.push_close("”");
        }
        while let Some(&(end, context)) = self.frames.last()
            && end <= index
        {
            self.frames.pop();
            if self.context().is_joined() {
                self.current.push_space();
            } else {
                self.flush(context);
            }
        }
    }

    /// Reads an element's start; gives the next node to read.
    fn element(&mut self, index: usize, element: &Element) -> usize {
        let after = self.page.tree.end(index);
        if self.page.view.skipped.get(index) == Some(&true) {
            if !names::is_inline(&element.name) && !self.context().is_joined() {
                self.flush(self.context());
            }
            return after;
        }
        if let Some(notes) = self.page.notes.marks.get(&index) {
            self.current.notes.extend(notes);
            return after;
        }
        if self.page.notes.bodies.contains(&index) && !(self.note && self.frames.is_empty() && self.current.is_blank()) {
            return after;
        }
        if names::is_inline(&element.name) {
            return if self.inline(index, element) { index + 1 } else { after };
        }
        self.block(index, element)
    }

    /// Reads the start of an element that starts a block.
    fn block(&mut self, index: usize, element: &Element) -> usize {
        let after = self.page.tree.end(index);
        let outer = self.context();
        let context = outer.inside(self.page, index, element);
        let is_heading = matches!(context.kind, BlockKind::Heading { .. });
        let dropped =
            context.kind == BlockKind::Reference && names::is_list(&element.name) && !outer.is_fixed() && self.page.view.whole_page;
        if dropped || (outer.kind == BlockKind::Footnote && is_heading) {
            self.flush(outer);
            return after;
        }
        if !outer.is_joined() {
            self.flush(outer);
            self.current.opened = self.page.tree.nodes.get(index).map(|node| node.span.start);
        } else if matches!(&*element.name, "td" | "th") && matches!(outer.kind, BlockKind::TableRow { .. }) {
            self.current.start_cell();
        } else {
            self.current.push_space();
        }
        if &*element.name == "table" {
            self.first_row = None;
        }
        self.frames.push((after, context));
        index + 1
    }

    /// Reads the start of an inline element; false if its content is to be left out.
    fn inline(&mut self, index: usize, element: &Element) -> bool {
        let after = self.page.tree.end(index);
        match &*element.name {
            "br" => self.line_break(index),
            "button" if !self.context().keeps_buttons() => {
                self.current.push_space();
                return false;
            }
            "a" => return self.link(index, element),
            "sup" => return !self.is_bare_mark(index),
            "cite" | "q" if !self.current.as_str().ends_with(['”', '"', '“', '»', '«', '\'']) && !self.note => {
                self.current.push_mark("”");
                self.quoted.push(after);
            }
            name if names::is_bold(name) => self.bold = self.bold.max(after),
            name if names::is_code(name) => self.code = self.code.max(after),
            _ => {}
        }
        true
    }

    fn link(&mut self, index: usize, element: &Element) -> bool {
        let after = self.page.tree.end(index);
        let Some(href) = element.get("href") else { return true };
        let inside = href.trim_start().starts_with('#');
        let silent = self.page.view.measure.amount(index..after).text == 0;
        if inside && (silent || self.note && self.page.notes.leads_back(index, element)) {
            return false;
        }
        self.linked = self.linked.max(after);
        self.inside = if inside { self.inside.max(after) } else { self.inside };
        self.current.links += 1;
        true
    }

    /// A line break parts a bold question from its answer; elsewhere it is a space.
    fn line_break(&mut self, index: usize) {
        let context = self.context();
        let question = self.current.letters > 0 && self.current.bold == self.current.letters && index >= self.bold;
        if context.space == Space::Raw {
            let at = self.page.tree.nodes.get(index).map_or(0, |node| node.span.start);
            self.current.push_raw("\n", at, Some(0));
        } else if question && !context.is_joined() && context.kind == BlockKind::Paragraph {
            self.flush(context);
        } else {
            self.current.push_space();
        }
    }

    /// Whether a superscript is a mark without a link: digits after a word that is no unit of measure.
    fn is_bare_mark(&self, index: usize) -> bool {
        let text = self.page.tree.text_in(index..self.page.tree.end(index).min(index + 8), 16);
        let text = text.trim().trim_matches(['[', ']', '(', ')']);
        let mark =
            !text.is_empty() && text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'*' | b',' | b' '));
        let before = self.current.as_str();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        mark && !(matches!(word, "m" | "km" | "dm" | "cm" | "mm" | "CO") || word.ends_with(|c: char| c.is_ascii_digit()))
    }

    fn text(&mut self, index: usize) -> usize {
        let Some(node) = self.page.tree.nodes.get(index) else { return index + 1 };
        let decoded = matches!(node.kind, Kind::Text(Some(_))).then_some(node.span.len());
        let (text, at) = (self.page.tree.text(index), node.span.start);
        let context = self.context();
        if context.space == Space::Raw {
            self.current.push_raw(text, at, decoded);
        } else if context.space == Space::Lines {
            self.lines(text, at, decoded, index);
        } else {
            self.push(text, at, decoded, index);
        }
        index + 1
    }

    fn push(&mut self, text: &str, at: usize, decoded: Option<usize>, index: usize) {
        let rest = if self.note && self.current.is_blank() { text.trim_start_matches(['[', ']', '^', ':', '.', ')', ' ']) } else { text };
        let link = match () {
            () if index < self.inside => Link::Inside,
            () if index < self.linked => Link::Elsewhere,
            () => Link::None,
        };
        let styles = Styles { bold: index < self.bold, code: index < self.code, link };
        self.current.push(rest, at + (text.len() - rest.len()), decoded, styles);
    }

    /// Adds prose whose paragraphs are parted by blank lines.
    fn lines(&mut self, text: &str, at: usize, decoded: Option<usize>, index: usize) {
        let mut start = at;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            if number > 0 && line.trim().is_empty() && line.ends_with('\n') {
                self.flush(self.context());
            }
            self.push(line, start, decoded, index);
            start += line.len();
        }
    }

    /// Ends the block that is being read, and reads the notes whose marks stand in it.
    fn flush(&mut self, context: Context) {
        let current = std::mem::take(&mut self.current);
        for &note in &current.notes {
            if self.out.read.insert(note) {
                self.out.pending.push_back(note);
            }
        }
        if !current.is_blank() {
            self.emit(current, context);
        }
        while !self.note
            && let Some(note) = self.out.pending.pop_front()
        {
            Walk::new(self.page, self.out, Context::whole(BlockKind::Footnote), true).run(note..self.page.tree.end(note));
        }
    }

    /// A first row all in bold, over one that is not, holds column heads even where no element says so.
    fn mark_head_row(&mut self, bold: bool) {
        match self.first_row {
            None => self.first_row = Some(if bold { self.out.found.blocks.len() } else { usize::MAX }),
            Some(first) if !bold => {
                if let Some(row) = self.out.found.blocks.get_mut(first) {
                    row.kind = BlockKind::TableRow { header: true };
                    row.bold = false;
                }
                self.first_row = Some(usize::MAX);
            }
            Some(_) => {}
        }
    }

    fn emit(&mut self, current: Current, context: Context) {
        let kind = kind(&current, context);
        if kind == BlockKind::Reference && context.kind == BlockKind::Paragraph && self.page.view.whole_page {
            return;
        }
        if self.out.found.blocks.len() >= self.out.limit {
            self.out.found.truncated = true;
            return;
        }
        let all_bold = current.bold == current.letters && current.letters > 0;
        let bold = (all_bold || context.bold) && !matches!(kind, BlockKind::Heading { .. } | BlockKind::TableRow { header: true });
        if matches!(kind, BlockKind::TableRow { .. }) {
            self.mark_head_row(bold);
        }
        let start = current.opened.or(current.first).unwrap_or(current.last);
        let span = start.min(current.last)..current.last;
        let mut block = Block::new(kind, current.finish(), Origin { span: Some(span), ..Origin::default() });
        block.bold = bold;
        if !block.text.is_blank() {
            self.out.found.blocks.push(block);
        }
    }
}

/// What a block is, its links and code considered.
fn kind(current: &Current, context: Context) -> BlockKind {
    if matches!(context.kind, BlockKind::Heading { .. }) && running_text::is_running_text(current.as_str()) {
        return BlockKind::Paragraph;
    }
    if context.is_fixed() || context.kind != BlockKind::Paragraph {
        return context.kind;
    }
    if current.letters > 0 && current.code == current.letters {
        return BlockKind::Code;
    }
    let amount = Amount { text: current.letters, linked: current.linked, inside: current.inside };
    let few = if current.inside == current.letters && current.letters > 0 { 1 } else { 3 };
    match lists::judge(amount, current.links, few) {
        Links::Contents => BlockKind::Contents,
        Links::Elsewhere => BlockKind::Reference,
        Links::Text => BlockKind::Paragraph,
    }
}
