//! The text of a part: paragraphs, tables, notes and text boxes, without what is deleted, hidden or code.

use std::collections::{HashMap, HashSet};

use super::fields::Fields;
use super::numbering::Numbering;
use super::properties::{ParagraphProperties, RunProperties};
use super::styles::{self, Styles};
use crate::document::BlockKind;
use crate::formats::office::flow::Flow;
use crate::formats::office::levels;
use crate::formats::office::problems::Fault;
use crate::formats::office::roles::Role;
use crate::formats::office::xml::{Inside, Node, Space, Tag, Xml};

/// A note is named by its kind and id.
pub(super) type NoteId = (bool, String);

/// What the text is read with.
pub(super) struct Context<'a> {
    pub(super) styles: &'a Styles,
    /// Texts of the notes.
    pub(super) notes: HashMap<NoteId, String>,
    /// Where tables start whose cells are ordinary text.
    pub(super) layout: HashSet<u64>,
}

/// An open paragraph.
#[derive(Debug, Default)]
struct Paragraph {
    properties: ParagraphProperties,
    /// Holds text of a table of contents.
    contents: bool,
    run: Run,
}

/// The open run of a paragraph.
#[derive(Debug, Default, Clone, Copy)]
struct Run {
    /// Hidden, struck out, or a note's mark.
    silent: bool,
    bold: bool,
}

/// An open table.
#[derive(Debug, Default)]
struct Table {
    layout: bool,
    row: Row,
    cell_deleted: bool,
}

/// What the properties of a row say.
#[derive(Debug, Default, Clone, Copy)]
struct Row {
    header: bool,
    deleted: bool,
}

/// An open content control.
#[derive(Debug, Default, Clone, Copy)]
struct Control {
    /// The kind that it gives to its paragraphs.
    kind: Option<BlockKind>,
    /// Whether it shows what is to be written in it, and nobody has.
    is_empty: bool,
}

/// Reads the text of a part.
pub(super) struct Body<'a> {
    context: &'a Context<'a>,
    numbering: Numbering,
    flow: Flow,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    fields: Fields,
    /// Whether a choice has been read, for each open set of alternatives.
    alternatives: Vec<bool>,
    controls: Vec<Control>,
    notes: HashMap<NoteId, String>,
    note: Option<NoteId>,
}

impl<'a> Body<'a> {
    pub(super) fn new(context: &'a Context<'a>, numbering: Numbering, flow: Flow) -> Self {
        Self {
            context,
            numbering,
            flow,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            fields: Fields::default(),
            alternatives: Vec::new(),
            controls: Vec::new(),
            notes: HashMap::new(),
            note: None,
        }
    }

    /// Reads a part to its end, its first fault or the limit of blocks.
    pub(super) fn read(&mut self, text: &str, part: &str, depth: usize) -> Result<(), Fault> {
        let mut xml = Xml::new(text, part, depth);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) if tag.space == Space::Word => self.start(&tag, &mut xml)?,
                Node::Start(tag) if tag.space == Space::Compatibility => self.alternative(&tag, &mut xml)?,
                Node::End(Space::Word, name) => self.end(&name),
                Node::End(Space::Compatibility, name) if name == "AlternateContent" => {
                    self.alternatives.pop();
                }
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

    pub(super) fn into_notes(self) -> HashMap<NoteId, String> {
        self.notes
    }

    /// Of alternatives that say the same, the first choice is read.
    fn alternative(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), Fault> {
        match tag.name.as_str() {
            "AlternateContent" => self.alternatives.push(false),
            "Choice" | "Fallback" => match self.alternatives.last_mut() {
                Some(read @ false) => *read = true,
                _ => xml.skip()?,
            },
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), Fault> {
        match tag.name.as_str() {
            // Deleted or moved away, properties of the page or before a change, pronunciation.
            "del" | "moveFrom" | "sectPr" | "sectPrChange" | "tblPrChange" | "tblPrExChange" | "trPrChange" | "tcPrChange"
            | "tblGridChange" | "delText" | "delInstrText" | "rt" => xml.skip(),
            "p" => {
                self.flow.start_paragraph();
                self.paragraphs.push(Paragraph::default());
                Ok(())
            }
            "pPr" => self.paragraph_properties(xml),
            "r" => {
                self.set_run(&RunProperties::default());
                Ok(())
            }
            "rPr" => {
                let properties = RunProperties::read(xml)?;
                self.set_run(&properties);
                Ok(())
            }
            "t" => {
                let text = xml.text()?;
                self.push(&text);
                Ok(())
            }
            "instrText" => {
                let code = xml.text()?;
                self.fields.code(&code);
                Ok(())
            }
            "sdtPr" => self.control_properties(xml),
            "trPr" => self.row_properties(xml),
            "tcPr" => self.cell_properties(xml),
            "footnote" | "endnote" if !is_note(tag) => xml.skip(),
            _ => {
                self.start_other(tag, xml);
                Ok(())
            }
        }
    }

    fn start_other(&mut self, tag: &Tag, xml: &Xml<'_>) {
        match tag.name.as_str() {
            "tab" | "br" | "cr" | "ptab" => self.push(" "),
            "noBreakHyphen" => self.push("\u{2011}"),
            "softHyphen" => self.push("\u{AD}"),
            "fldChar" => self.fields.character(tag.get("fldCharType")),
            "fldSimple" => self.fields.start_simple(tag.get("instr")),
            "footnoteReference" | "endnoteReference" => self.reference(tag),
            "txbxContent" => self.flow.start_frame(),
            "sdt" => self.controls.push(Control::default()),
            "tbl" => {
                let layout = self.context.layout.contains(&xml.position());
                self.tables.push(Table { layout, ..Table::default() });
                self.flow.start_table();
            }
            "tr" => self.start_row(),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell_deleted = false;
                    if !table.layout {
                        self.flow.start_cell();
                    }
                }
            }
            "footnote" | "endnote" => {
                self.note = Some(note_id(tag));
                self.flow.start_note();
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "fldSimple" => self.fields.end_simple(),
            "txbxContent" => self.flow.end_frame(),
            "sdt" => {
                self.controls.pop();
            }
            "tbl" => {
                self.tables.pop();
            }
            "tr" => {
                if let Some(table) = self.tables.last().filter(|table| !table.layout) {
                    self.flow.end_row(table.row.header, table.row.deleted);
                }
            }
            "tc" if self.tables.last().is_some_and(|table| !table.layout && table.cell_deleted) => self.flow.drop_cell(),
            "footnote" | "endnote" => {
                if let (Some(id), Some(text)) = (self.note.take(), self.flow.take_note()) {
                    self.notes.insert(id, text);
                }
            }
            _ => {}
        }
    }

    fn start_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        table.row = Row::default();
        if !table.layout {
            self.flow.start_row();
        }
    }

    fn paragraph_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let properties = ParagraphProperties::read(xml)?;
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.properties = properties;
        }
        Ok(())
    }

    /// Works out what the properties of a run, its styles included, make of its text.
    fn set_run(&mut self, run: &RunProperties) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let style = paragraph.properties.style.as_deref();
        let styles = self.context.styles;
        let hidden = styles.run(run, style, |run| run.hidden) || styles.run(run, style, |run| run.struck);
        paragraph.run = Run { silent: hidden, bold: styles.run(run, style, |run| run.bold) };
    }

    fn push(&mut self, text: &str) {
        let (code, contents) = (self.fields.in_code(), self.fields.in_contents());
        let prompts = self.controls.iter().any(|control| control.is_empty);
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if !paragraph.run.silent && !code && !prompts {
            paragraph.contents |= contents && !text.trim().is_empty();
            self.flow.push(text, paragraph.run.bold);
        }
    }

    /// A note's mark: the note hangs on the paragraph; a mark of its own in the same run is no text.
    fn reference(&mut self, tag: &Tag) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if paragraph.run.silent || self.fields.in_code() {
            return;
        }
        if let Some(note) = self.context.notes.get(&note_id(tag)) {
            self.flow.attach_note(note);
        }
        paragraph.run.silent = tag.get("customMarkFollows").is_some_and(|value| !matches!(value, "0" | "false" | "off"));
    }

    fn control_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let (mut gallery, mut is_empty) = (String::new(), false);
        xml.inside(|tag| {
            match tag.name.as_str() {
                "docPartGallery" => tag.get("val").unwrap_or_default().clone_into(&mut gallery),
                "showingPlcHdr" => is_empty = tag.is_on(),
                _ => {}
            }
            Inside::Read
        })?;
        let kind = match gallery.as_str() {
            "Table of Contents" => Some(BlockKind::Contents),
            "Bibliographies" => Some(BlockKind::Reference),
            _ => None,
        };
        if let Some(control) = self.controls.last_mut() {
            *control = Control { kind, is_empty };
        }
        Ok(())
    }

    fn row_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let mut row = Row::default();
        xml.inside(|tag| {
            match tag.name.as_str() {
                "trPrChange" => return Inside::Skip,
                "tblHeader" => row.header = tag.is_on(),
                "del" => row.deleted = true,
                _ => {}
            }
            Inside::Read
        })?;
        if let Some(table) = self.tables.last_mut() {
            table.row = row;
        }
        Ok(())
    }

    fn cell_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let mut deleted = false;
        xml.inside(|tag| {
            deleted |= tag.name == "cellDel";
            if tag.name == "tcPrChange" { Inside::Skip } else { Inside::Read }
        })?;
        if let Some(table) = self.tables.last_mut() {
            table.cell_deleted = deleted;
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        self.fields.end_paragraph();
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if paragraph.properties.joins_next {
            return self.flow.carry_paragraph();
        }
        let style = paragraph.properties.style.as_deref();
        let numbered = self.numbered(&paragraph.properties);
        let printed = numbered.as_ref().and_then(|(id, level)| self.numbering.count(id, *level));
        let role = paragraph.properties.outline.map(styles::outline_role).or_else(|| self.context.styles.role(style));
        let control = self.controls.iter().rev().find_map(|control| control.kind);
        let control = control.filter(|kind| *kind == BlockKind::Contents || !matches!(role, Some(Role::Heading(_) | Role::Title)));
        let kind =
            control.or(paragraph.contents.then_some(BlockKind::Contents)).unwrap_or_else(|| kind(role, numbered.map(|(_, level)| level)));
        let prefix = printed.filter(|_| matches!(kind, BlockKind::Heading { .. }));
        self.flow.end_paragraph(kind, prefix.as_deref());
    }

    /// The numbering of a paragraph and its level in it, by itself or by its style.
    fn numbered(&self, properties: &ParagraphProperties) -> Option<(String, usize)> {
        let style = properties.style.as_deref();
        let by_style = || self.context.styles.numbering(style);
        let (id, level) = properties.numbering.clone().map(|id| (id, None)).or_else(by_style)?;
        if id == "0" {
            return None;
        }
        let of_style = || style.and_then(|style| self.numbering.level_of_style(&id, style));
        let level = properties.level.or_else(of_style).or(level).unwrap_or(0);
        Some((id, level))
    }
}

/// What a paragraph is, by its style's role and its level in a list.
fn kind(role: Option<Role>, list: Option<usize>) -> BlockKind {
    let depth = |level: usize| u8::try_from(level).unwrap_or(u8::MAX);
    match role {
        Some(Role::Title) => levels::title(),
        Some(Role::Heading(level)) => BlockKind::Heading { level },
        Some(Role::Quote) => BlockKind::Quote,
        Some(Role::Caption) => BlockKind::Caption,
        Some(Role::Code) => BlockKind::Code,
        Some(Role::Term) => BlockKind::Term,
        Some(Role::Contents) => BlockKind::Contents,
        Some(Role::Reference) => BlockKind::Reference,
        Some(Role::ListItem(own)) => BlockKind::ListItem { depth: list.map_or(own, depth) },
        Some(Role::Body | Role::TableHead) | None => list.map_or(BlockKind::Paragraph, |level| BlockKind::ListItem { depth: depth(level) }),
    }
}

/// Lines that part the notes from the text are kept among the notes.
fn is_note(tag: &Tag) -> bool {
    !matches!(tag.get("type"), Some("separator" | "continuationSeparator" | "continuationNotice"))
}

fn note_id(tag: &Tag) -> NoteId {
    (tag.name.starts_with("foot"), tag.get("id").unwrap_or_default().to_owned())
}
