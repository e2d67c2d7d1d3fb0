//! The text of a document: paragraphs, lists, tables, notes and text boxes, without what is deleted or hidden.

use std::collections::HashSet;

use super::styles::Styles;
use crate::document::BlockKind;
use crate::formats::office::flow::Flow;
use crate::formats::office::levels;
use crate::formats::office::numbering::Counters;
use crate::formats::office::problems::Fault;
use crate::formats::office::roles::Role;
use crate::formats::office::xml::{Node, Space, Tag, Xml};

/// The lowest level of a heading that `OpenDocument` programs give.
const LOWEST: u8 = 10;

/// An open paragraph.
#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    /// Level of a heading, 1 the highest.
    level: Option<u8>,
    /// The number printed before a heading: as the file says, or to be counted.
    number: Number,
    /// Hidden or struck out by its style.
    silent: bool,
    bold: bool,
    /// For each open span, whether it is silent and bold.
    spans: Vec<(bool, bool)>,
    /// A list item's first paragraph, or any paragraph in one.
    depth: Option<u8>,
}

/// The number printed before a heading.
#[derive(Debug, Default)]
enum Number {
    #[default]
    None,
    Counted,
    Written(String),
}

impl Paragraph {
    fn is_silent(&self) -> bool {
        self.spans.last().map_or(self.silent, |&(silent, _)| silent)
    }

    fn is_bold(&self) -> bool {
        self.spans.last().map_or(self.bold, |&(_, bold)| bold)
    }
}

/// An open table.
#[derive(Debug, Default)]
struct Table {
    layout: bool,
    /// Number of open groups of head rows.
    heads: u8,
}

/// Reads the text of a document.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    layout: &'a HashSet<u64>,
    flow: Flow,
    counters: Counters,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    /// Number of lists around, innermost count last: a cell, note or text box starts anew.
    lists: Vec<u8>,
    /// Kinds that open indexes give to their lines.
    indexes: Vec<BlockKind>,
    in_text: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, layout: &'a HashSet<u64>, flow: Flow) -> Self {
        Self {
            styles,
            layout,
            flow,
            counters: Counters::default(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            lists: vec![0],
            indexes: Vec::new(),
            in_text: false,
        }
    }

    /// Reads a part to its end, its first fault or the limit of blocks.
    pub(super) fn read(&mut self, text: &str, part: &str, depth: usize) -> Result<(), Fault> {
        let mut xml = Xml::new(text, part, depth);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) if tag.space == Space::Office && tag.name == "text" => self.in_text = true,
                Node::Start(tag) if self.in_text => self.start(&tag, &mut xml)?,
                Node::End(space, name) if self.in_text => self.end(space, &name),
                Node::Text(text) if self.in_text => self.push(&text),
                Node::Start(_) | Node::End(..) | Node::Text(_) => {}
            }
            if self.flow.is_full() {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn into_flow(self) -> Flow {
        self.flow
    }

    fn start(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), Fault> {
        match (tag.space, tag.name.as_str()) {
            (Space::Text, _) => self.start_text(tag, xml),
            (Space::Table, name) => {
                self.start_table(name, xml);
                Ok(())
            }
            (Space::Draw, "text-box") => {
                self.flow.start_frame();
                self.lists.push(0);
                Ok(())
            }
            // Frames and groups may hold text boxes; formulas, pictures' titles, charts and forms hold no text of the document.
            (Space::Draw, "object" | "object-ole" | "image" | "applet" | "plugin" | "floating-frame")
            | (Space::Office, "annotation" | "forms" | "binary-data" | "event-listeners") => xml.skip(),
            // A content control, unless it shows what is to be written in it, and nobody has.
            (Space::LibreOffice, "content-control") if tag.get("showing-place-holder") != Some("true") => Ok(()),
            (Space::Draw | Space::Office, _) => Ok(()),
            _ => xml.skip(),
        }
    }

    fn start_text(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let off = |name| tag.get(name) == Some("true");
        match tag.name.as_str() {
            "p" | "h" if self.hides_paragraph(tag) => xml.skip(),
            "p" | "h" => {
                self.start_paragraph(tag);
                Ok(())
            }
            "hidden-paragraph" if off("is-hidden") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.silent = true;
                    paragraph.spans.clear();
                }
                xml.skip()
            }
            "section"
                if tag.get("display") == Some("none") || off("is-hidden") || self.styles.is_silent("section", tag.get("style-name")) =>
            {
                xml.skip()
            }
            // Deletions are kept apart from the text; what was inserted stands in it.
            "tracked-changes"
            | "note-citation"
            | "ruby-text"
            | "hidden-text"
            | "script"
            | "number"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "dde-connection-decls"
            | "table-of-content-source"
            | "bibliography-source" => self.silent(tag, xml),
            "span" | "a" => {
                self.start_span(tag);
                Ok(())
            }
            _ => {
                self.start_other(tag);
                Ok(())
            }
        }
    }

    /// Passes over an element without text of the document; keeps a heading's number.
    fn silent(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), Fault> {
        if tag.name == "hidden-text" && tag.get("is-hidden") == Some("false") {
            let text = xml.text()?;
            self.push(&text);
            return Ok(());
        }
        if tag.name != "number" {
            return xml.skip();
        }
        let text = xml.text()?;
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|paragraph| paragraph.level.is_some()) {
            paragraph.number = Number::Written(text.trim().to_owned());
        }
        Ok(())
    }

    fn start_other(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "s" | "tab" | "line-break" => self.push(" "),
            "list" => {
                if let Some(lists) = self.lists.last_mut() {
                    *lists = lists.saturating_add(1);
                }
            }
            "note" => {
                self.flow.start_note();
                self.lists.push(0);
            }
            "bibliography" => self.indexes.push(BlockKind::Reference),
            name if is_index(name) => self.indexes.push(BlockKind::Contents),
            _ => {}
        }
    }

    fn start_table(&mut self, name: &str, xml: &Xml<'_>) {
        match name {
            "table" => {
                self.tables.push(Table { layout: self.layout.contains(&xml.position()), heads: 0 });
                self.flow.start_table();
            }
            "table-header-rows" => {
                if let Some(table) = self.tables.last_mut() {
                    table.heads = table.heads.saturating_add(1);
                }
            }
            "table-row" if self.has_rows() => self.flow.start_row(),
            "table-cell" | "covered-table-cell" => {
                self.lists.push(0);
                if self.has_rows() {
                    self.flow.start_cell();
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, space: Space, name: &str) {
        match (space, name) {
            (Space::Office, "text") => self.in_text = false,
            (Space::Text, "p" | "h") => self.end_paragraph(),
            (Space::Text, "span" | "a") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.spans.pop();
                }
            }
            (Space::Text, "list") => {
                if let Some(lists) = self.lists.last_mut() {
                    *lists = lists.saturating_sub(1);
                }
            }
            (Space::Text, "note") => {
                self.flow.end_note();
                self.lists.pop();
            }
            (Space::Draw, "text-box") => {
                self.flow.end_frame();
                self.lists.pop();
            }
            (Space::Text, name) if name == "bibliography" || is_index(name) => {
                self.indexes.pop();
            }
            (Space::Table, name) => self.end_table(name),
            _ => {}
        }
    }

    fn end_table(&mut self, name: &str) {
        match name {
            "table" => {
                self.tables.pop();
            }
            "table-header-rows" => {
                if let Some(table) = self.tables.last_mut() {
                    table.heads = table.heads.saturating_sub(1);
                }
            }
            "table-row" if self.has_rows() => {
                let header = self.tables.last().is_some_and(|table| table.heads > 0);
                self.flow.end_row(header, false);
            }
            "table-cell" | "covered-table-cell" => {
                self.lists.pop();
            }
            _ => {}
        }
    }

    /// Whether the rows of the innermost table are blocks.
    fn has_rows(&self) -> bool {
        self.tables.last().is_some_and(|table| !table.layout)
    }

    /// A paragraph hidden by its style does not even part the text around it.
    fn hides_paragraph(&self, tag: &Tag) -> bool {
        self.styles.is_silent("paragraph", tag.get("style-name"))
    }

    fn start_paragraph(&mut self, tag: &Tag) {
        let style = tag.get("style-name").map(str::to_owned);
        let level = (tag.name == "h").then(|| tag.number::<u8>("outline-level").unwrap_or(1).clamp(1, LOWEST));
        let counted = level.is_some() && tag.get("is-list-header") != Some("true") && self.styles.is_numbered(style.as_deref());
        let bold = self.styles.bold("paragraph", style.as_deref()).unwrap_or(false);
        let lists = self.lists.last().copied().unwrap_or(0);
        let number = if counted { Number::Counted } else { Number::None };
        self.flow.start_paragraph();
        self.paragraphs.push(Paragraph { style, level, number, bold, depth: lists.checked_sub(1), ..Paragraph::default() });
    }

    fn start_span(&mut self, tag: &Tag) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let style = tag.get("style-name").filter(|_| tag.name == "span");
        let silent = paragraph.is_silent() || self.styles.is_silent("text", style);
        let bold = self.styles.bold("text", style).unwrap_or(paragraph.is_bold());
        paragraph.spans.push((silent, bold));
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last().filter(|paragraph| !paragraph.is_silent()) {
            self.flow.push(text, paragraph.is_bold());
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let role = self.styles.role(paragraph.style.as_deref());
        let index = self.indexes.last().copied();
        let kind = index.unwrap_or_else(|| kind(role, paragraph.level, paragraph.depth));
        let counted = match paragraph.level.and_then(|level| usize::from(level).checked_sub(1)) {
            Some(level) if matches!(paragraph.number, Number::Counted) && !self.flow.is_blank() => {
                self.counters.count(level, &self.styles.outline)
            }
            _ => None,
        };
        let printed = match paragraph.number {
            Number::Written(number) => Some(number).filter(|number| !number.is_empty()),
            Number::Counted | Number::None => counted,
        };
        let prefix = printed.filter(|_| matches!(kind, BlockKind::Heading { .. }));
        self.flow.end_paragraph(kind, prefix.as_deref());
    }
}

/// What a paragraph is, by its element, its style's role and the lists around it.
fn kind(role: Option<Role>, level: Option<u8>, depth: Option<u8>) -> BlockKind {
    if let Some(level) = level {
        return if role == Some(Role::Title) { levels::title() } else { BlockKind::Heading { level: level.max(1) } };
    }
    match role {
        Some(Role::Title) => levels::title(),
        Some(Role::Heading(level)) => BlockKind::Heading { level },
        Some(Role::Quote) => BlockKind::Quote,
        Some(Role::Caption) => BlockKind::Caption,
        Some(Role::Code) => BlockKind::Code,
        Some(Role::Term) => BlockKind::Term,
        Some(Role::Contents) => BlockKind::Contents,
        Some(Role::Reference) => BlockKind::Reference,
        Some(Role::ListItem(_) | Role::Body | Role::TableHead) | None => {
            depth.map_or(BlockKind::Paragraph, |depth| BlockKind::ListItem { depth })
        }
    }
}

/// Indexes that the program makes from the text.
fn is_index(name: &str) -> bool {
    matches!(name, "table-of-content" | "illustration-index" | "table-index" | "object-index" | "user-index" | "alphabetical-index")
}
