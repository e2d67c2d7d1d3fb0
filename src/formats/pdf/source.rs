//! The narrow interface to the PDF engine: bytes in, pages of positioned text out. Only [`super::engine`] knows which library is behind it.
//!
//! Coordinates are in points, upright: x grows to the right, y upwards, from the lower left corner of the page as it is read.

/// A whole file as the engine gives it, with what was made of each page.
#[derive(Debug, Default)]
pub(super) struct Source<P> {
    /// The title in the file's properties.
    pub(super) title: Option<String>,
    /// The language that the file declares, as a language tag.
    pub(super) language: Option<String>,
    /// The bookmarks that a viewer shows beside the pages, in order.
    pub(super) bookmarks: Vec<Bookmark>,
    /// The pages, in order.
    pub(super) pages: Vec<P>,
}

/// One bookmark.
#[derive(Debug, Clone)]
pub(super) struct Bookmark {
    pub(super) title: String,
    /// 0 for the outermost.
    pub(super) depth: u8,
    /// 0-based page that it leads to, if it says.
    pub(super) page: Option<usize>,
}

/// One page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    /// In the order of the structure tree, else of the content.
    pub(super) spans: Vec<Span>,
    /// Share of the page that pictures cover, 0 to 1; worked out only for pages with next to no text.
    pub(super) picture: f32,
    /// Whether a page without text or pictures is drawn on.
    pub(super) drawn: bool,
    /// Whether some of its content could not be read.
    pub(super) damaged: bool,
}

/// A run of text in one font on one baseline; often a word or a single letter.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) x: f32,
    pub(super) end_x: f32,
    /// The baseline.
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) style: Style,
    /// Quarter turns by which the page was turned to set this text upright.
    pub(super) turn: u8,
    pub(super) standing: Standing,
    pub(super) tag: Option<Tag>,
}

/// What sets type off from other type of its size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underlined: bool,
    /// Tells typefaces apart; the same in bold and in italics.
    pub(super) face: u32,
}

/// Whether the producer calls a span text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Not part of the text: a running header, a page number, a watermark.
    Artifact,
    /// In the structure tree, be it as something without a [`Role`].
    InTree,
    /// The producer does not say.
    Unsaid,
}

/// Where a span stands in the structure tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) role: Role,
    /// Identity of the heading, paragraph, list item, note or cell.
    pub(super) element: u32,
    /// Identity of the table row, for cells.
    pub(super) row: u32,
}

/// What the structure tree says of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Level 1 to 6.
    Heading(u8),
    Paragraph,
    /// Depth of nesting, 0 the outermost.
    ListItem(u8),
    /// A bullet or number.
    Label,
    /// Whether it is a column head.
    Cell(bool),
    Note,
    Caption,
    Contents,
    Quote,
    Reference,
}

/// Why nothing could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Failure {
    /// A password is needed.
    Encrypted,
    /// More pages than allowed.
    TooManyPages(usize),
    /// No PDF at all.
    NotPdf,
    /// Broken beyond repair; the engine's own words.
    Damaged(String),
}
