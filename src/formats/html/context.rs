//! What the elements around a piece of text make of it.

use crate::document::BlockKind;

use super::furniture;
use super::lists::{self, Links};
use super::names;
use super::node::{Element, Tree};
use super::notes::Notes;
use super::root::{self, View};
use super::tables::Tables;

/// Everything known of the page before its blocks are read.
pub(super) struct Page<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) view: View,
    pub(super) tables: Tables,
    pub(super) notes: Notes,
    /// By how much headings stand lower than their elements say, since Word's title is none.
    lower: u8,
    /// Positions of list items and links, in order.
    items: Vec<usize>,
    links: Vec<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn of(tree: &'a Tree<'a>) -> Self {
        let named = |wanted: &str| tree.elements().filter(|(_, element)| &*element.name == wanted).map(|(index, _)| index).collect();
        let (items, links) = (named("li"), named("a"));
        let level_1 =
            |title: bool| tree.elements().any(|(_, element)| root::is_word_title(element) == title && root::level(element) == Some(1));
        let lower = u8::from(level_1(true) && level_1(false));
        Self { tree, lower, view: View::of(tree), tables: Tables::of(tree), notes: Notes::of(tree), items, links }
    }

    /// What the links in an element make of it, by its items or, without any, by its links.
    fn judge_list(&self, index: usize) -> Links {
        let range = index..self.tree.end(index);
        let count = |positions: &[usize]| {
            positions.partition_point(|&position| position < range.end) - positions.partition_point(|&position| position < range.start)
        };
        let pieces = count(&self.items).min(count(&self.links).max(1));
        lists::judge(self.view.measure.amount(range.clone()), pieces, 2)
    }
}

/// What the elements inside may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// They decide what kind the text is.
    Open,
    /// They part blocks, all of the same kind.
    Kind,
    /// They change nothing, and are run together: a heading, a table row, a caption.
    Whole,
}

/// What white space means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Any amount is one space.
    Collapsed,
    /// The same, and blank lines part paragraphs: prose in `pre`.
    Lines,
    /// It stands as it is.
    Raw,
}

/// What a block of text is by the elements around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) kind: BlockKind,
    /// What elements inside may change.
    hold: Hold,
    /// What white space means.
    pub(super) space: Space,
    /// Number of lists around.
    pub(super) lists: u8,
    /// The heading of a fold or another line that stands for a question.
    pub(super) bold: bool,
    /// Inside a table whose rows are blocks.
    table: bool,
}

impl Context {
    pub(super) const fn new(kind: BlockKind) -> Self {
        Self { kind, hold: Hold::Open, space: Space::Collapsed, lists: 0, bold: false, table: false }
    }

    /// One block of this kind, whatever stands inside.
    pub(super) const fn whole(kind: BlockKind) -> Self {
        Self { hold: Hold::Whole, ..Self::new(kind) }
    }

    /// Whether blocks inside are run together.
    pub(super) fn is_joined(self) -> bool {
        self.hold == Hold::Whole
    }

    /// Whether the elements inside do not change the kind.
    pub(super) fn is_fixed(self) -> bool {
        self.hold != Hold::Open
    }

    /// Whether a button's text is the block's own: the heading of a fold is often a button.
    pub(super) const fn keeps_buttons(self) -> bool {
        self.bold || matches!(self.kind, BlockKind::Heading { .. } | BlockKind::Term)
    }

    /// The context inside an element that starts a block.
    pub(super) fn inside(self, page: &Page<'_>, index: usize, element: &Element) -> Self {
        if self.is_joined() {
            return self;
        }
        let within = |kind| Self { hold: Hold::Whole, ..self.with(kind) };
        let name = &*element.name;
        if self.kind == BlockKind::Quote {
            return if name == "tr" { self.row(page, index) } else { Self { table: self.table || name == "table", ..self } };
        }
        if furniture::is_contents(element) && lists_links(page, index) {
            return Self { hold: Hold::Kind, ..self.with(BlockKind::Contents) };
        }
        if self.kind == BlockKind::Contents {
            return self;
        }
        if let Some(level) = root::level(element) {
            let lower = if root::is_word_title(element) { 0 } else { page.lower };
            return within(BlockKind::Heading { level: (level + lower).min(6) });
        }
        if furniture::is_references(element) {
            return Self { hold: Hold::Kind, ..self.with(BlockKind::Reference) };
        }
        if furniture::is_notes(element) {
            return Self { hold: Hold::Kind, ..self.with(BlockKind::Footnote) };
        }
        if self.is_fixed() {
            return self;
        }
        match name {
            "ul" | "ol" | "menu" | "dir" => self.list(page, index),
            "li" => self.with(BlockKind::ListItem { depth: self.lists.saturating_sub(1) }),
            "blockquote" => Self { hold: Hold::Kind, ..self.with(BlockKind::Quote) },
            "figcaption" | "caption" => within(BlockKind::Caption),
            "dt" => within(BlockKind::Term),
            "dd" => self.with(BlockKind::Paragraph),
            "summary" => Self { bold: true, ..self.with(BlockKind::Paragraph) },
            "pre" | "listing" | "xmp" | "plaintext" => self.preformatted(page, index),
            "table" => Self { table: page.tables.layout.get(index) != Some(&true), ..self.with(BlockKind::Paragraph) },
            "tr" if self.table => self.row(page, index),
            _ => self,
        }
    }

    const fn with(self, kind: BlockKind) -> Self {
        Self { kind, ..self }
    }

    fn row(self, page: &Page<'_>, index: usize) -> Self {
        let header = page.tables.header.get(index) == Some(&true);
        Self { hold: Hold::Whole, ..self.with(BlockKind::TableRow { header }) }
    }

    fn list(self, page: &Page<'_>, index: usize) -> Self {
        let list = Self { lists: self.lists.saturating_add(1), ..self };
        match page.judge_list(index) {
            Links::Contents => Self { hold: Hold::Kind, ..list.with(BlockKind::Contents) },
            Links::Elsewhere => Self { hold: Hold::Kind, ..list.with(BlockKind::Reference) },
            Links::Text => list,
        }
    }

    fn preformatted(self, page: &Page<'_>, index: usize) -> Self {
        let range = index..page.tree.end(index);
        let code = range.clone().any(|node| names::is_code(page.tree.name(node)));
        if !code && is_prose(&page.tree.text_in(range, 4000)) {
            return Self { space: Space::Lines, ..self.with(BlockKind::Paragraph) };
        }
        Self { hold: Hold::Kind, space: Space::Raw, ..self.with(BlockKind::Code) }
    }
}

/// Whether a container that calls itself a table of contents is one.
fn lists_links(page: &Page<'_>, index: usize) -> bool {
    let amount = page.view.measure.amount(index..page.tree.end(index));
    amount.linked * 2 > amount.text
}

/// Whether preformatted text is prose, as in older pages of law and reports.
fn is_prose(text: &str) -> bool {
    let count = |test: fn(char) -> bool| text.chars().filter(|&c| test(c)).count();
    let marks =
        count(|c| !(c.is_alphanumeric() || c.is_whitespace() || matches!(c, '.' | ',' | '-' | '–' | ':' | '§' | '”' | '"' | '(' | ')')));
    let words = text.split_whitespace().count();
    words >= 20 && marks * 50 < text.len() && count(char::is_alphabetic) * 10 > text.len() * 6
}
