//! The containers that are open around the text being read.

use crate::document::BlockKind;

/// A container that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A block quote or callout.
    Quote,
    /// A list; holds the index of its first block.
    List(usize),
    /// An item of a list.
    Item,
    /// The definition of a footnote.
    Note,
    /// A part of a definition list.
    Definition,
}

/// One open container, with what it makes of the text in it, so that nothing is ever searched for outwards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) container: Container,
    /// What a paragraph in it becomes.
    pub(super) leaf: BlockKind,
    /// How many lists are open.
    lists: usize,
    /// Whether a heading in it is part of the document's outline.
    pub(super) outline: bool,
}

/// The stack of open containers.
#[derive(Debug, Default)]
pub(super) struct Context {
    frames: Vec<Frame>,
}

impl Context {
    const OUTERMOST: Frame = Frame { container: Container::Definition, leaf: BlockKind::Paragraph, lists: 0, outline: true };

    /// The innermost frame.
    pub(super) fn top(&self) -> Frame {
        self.frames.last().copied().unwrap_or(Self::OUTERMOST)
    }

    /// How many containers are open.
    pub(super) fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Opens a container whose paragraphs become this kind, unless a footnote is open around it.
    pub(super) fn open(&mut self, container: Container, leaf: BlockKind) {
        let top = self.top();
        let leaf = if top.leaf == BlockKind::Footnote { top.leaf } else { leaf };
        let lists = top.lists + usize::from(matches!(container, Container::List(_)));
        let outline = top.outline && !matches!(container, Container::Quote | Container::Note);
        self.frames.push(Frame { container, leaf, lists, outline });
    }

    /// Opens an item of the innermost list.
    pub(super) fn open_item(&mut self) {
        let depth = self.top().lists.saturating_sub(1);
        self.open(Container::Item, BlockKind::ListItem { depth: u8::try_from(depth).unwrap_or(u8::MAX) });
    }

    /// Closes the innermost container.
    pub(super) fn close(&mut self) -> Option<Frame> {
        self.frames.pop()
    }

    /// Whether the innermost list is the outermost.
    pub(super) fn in_outermost_list(&self) -> bool {
        self.top().lists == 1
    }
}
