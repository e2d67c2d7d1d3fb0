//! Reading XML under limits: elements with their name spaces resolved, and text.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::problems::{self, Damage, Fault};

/// The name spaces that a reader tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// `WordprocessingML`, transitional or strict.
    Word,
    /// Markup compatibility: choices and fallbacks.
    Compatibility,
    /// `OpenDocument`: office, text, table, drawing, style, manifest.
    Office,
    Text,
    Table,
    Draw,
    Style,
    Manifest,
    /// What `LibreOffice` adds to `OpenDocument`.
    LibreOffice,
    /// Dublin Core, in the properties of both formats.
    DublinCore,
    /// Anything else.
    Other,
}

fn space(uri: &str) -> Space {
    match uri {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main" | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Space::Office,
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Space::Draw,
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Space::Style,
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" => Space::Manifest,
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" => Space::LibreOffice,
        "http://purl.org/dc/elements/1.1/" => Space::DublinCore,
        _ => Space::Other,
    }
}

/// A start tag.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    pub(crate) space: Space,
    /// Name without prefix.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, by its name without prefix.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The attribute as a number.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether this is a Word element with this name.
    pub(crate) fn is_word(&self, name: &str) -> bool {
        self.space == Space::Word && self.name == name
    }

    /// The value of a Word on-off element: on unless it says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.get("val"), Some("0" | "false" | "off" | "none"))
    }
}

/// One piece of an XML text.
#[derive(Debug)]
pub(crate) enum Node {
    Start(Tag),
    /// The end of the innermost open element.
    End(Space, String),
    Text(String),
}

/// A reader of one part.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    limit: usize,
    /// Names of the open elements.
    open: Vec<(Space, String)>,
    /// Name spaces by prefix, innermost last, each with the depth at which it was declared.
    prefixes: HashMap<String, Vec<(usize, Space)>>,
    /// Prefixes declared by the open elements, with the depth.
    declared: Vec<(usize, String)>,
    /// The last start tag was that of an empty element.
    pending_end: bool,
    position: u64,
}

impl<'a> Xml<'a> {
    /// Reads a text; `part` is its name in the package, `limit` the deepest nesting allowed.
    pub(crate) fn new(text: &'a str, part: &'a str, limit: usize) -> Self {
        let reader = Reader::from_str(text);
        Self { reader, part, limit, open: Vec::new(), prefixes: HashMap::new(), declared: Vec::new(), pending_end: false, position: 0 }
    }

    /// Where the last piece starts, in bytes.
    pub(crate) const fn position(&self) -> u64 {
        self.position
    }

    /// The next piece; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Node>, Fault> {
        if std::mem::take(&mut self.pending_end) {
            return Ok(self.close());
        }
        loop {
            self.position = self.reader.buffer_position();
            let event = self.reader.read_event().map_err(|error| problems::damaged(self.part, &Damage::Markup(&error)))?;
            return match event {
                Event::Start(start) => self.start(&start).map(Some),
                Event::Empty(start) => {
                    self.pending_end = true;
                    self.start(&start).map(Some)
                }
                Event::End(_) => Ok(self.close()),
                Event::Text(text) => Ok(Some(Node::Text(text.xml10_content().into_owned()))),
                Event::CData(text) => Ok(Some(Node::Text(text.xml10_content().into_owned()))),
                Event::GeneralRef(reference) => match resolve(&reference, reference.resolve_char_ref().ok().flatten()) {
                    Some(text) => Ok(Some(Node::Text(text))),
                    None => continue,
                },
                Event::DocType(_) => Err(problems::document_type(self.part)),
                Event::Eof if self.open.is_empty() => Ok(None),
                Event::Eof => Err(problems::damaged(self.part, &Damage::End)),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
        }
    }

    /// Passes over the rest of the element whose start was read last.
    pub(crate) fn skip(&mut self) -> Result<(), Fault> {
        let depth = self.open.len();
        while self.open.len() >= depth && depth > 0 {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// The text of the element whose start was read last.
    pub(crate) fn text(&mut self) -> Result<String, Fault> {
        let depth = self.open.len();
        let mut text = String::new();
        while self.open.len() >= depth && depth > 0 {
            match self.next()? {
                Some(Node::Text(piece)) => text.push_str(&piece),
                Some(_) => {}
                None => break,
            }
        }
        Ok(text)
    }

    /// Calls a function with each start tag inside the element whose start was read last; it says whether to pass over its content.
    pub(crate) fn inside(&mut self, mut read: impl FnMut(&Tag) -> Inside) -> Result<(), Fault> {
        let depth = self.open.len();
        while self.open.len() >= depth && depth > 0 {
            match self.next()? {
                Some(Node::Start(tag)) => {
                    if read(&tag) == Inside::Skip {
                        self.skip()?;
                    }
                }
                Some(_) => {}
                None => break,
            }
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<Node, Fault> {
        if self.open.len() >= self.limit {
            return Err(problems::too_deep(self.part, self.limit));
        }
        let depth = self.open.len();
        let mut attributes = Vec::new();
        let mut all = start.attributes();
        for attribute in all.with_checks(false) {
            let attribute = attribute.map_err(|error| problems::damaged(self.part, &Damage::Markup(&error)))?;
            let key: &str = attribute.key.as_ref();
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
            match key.split_once(':') {
                Some(("xmlns", prefix)) => self.declare(depth, prefix, &value),
                None if key == "xmlns" => self.declare(depth, "", &value),
                Some((_, local)) => attributes.push((local.to_owned(), value)),
                None => attributes.push((key.to_owned(), value)),
            }
        }
        let qualified = start.name();
        let qualified: &str = qualified.as_ref();
        let (prefix, name) = qualified.split_once(':').unwrap_or(("", qualified));
        let space = self.prefixes.get(prefix).and_then(|spaces| spaces.last()).map_or(Space::Other, |&(_, space)| space);
        self.open.push((space, name.to_owned()));
        Ok(Node::Start(Tag { space, name: name.to_owned(), attributes }))
    }

    fn declare(&mut self, depth: usize, prefix: &str, uri: &str) {
        self.prefixes.entry(prefix.to_owned()).or_default().push((depth, space(uri)));
        self.declared.push((depth, prefix.to_owned()));
    }

    fn close(&mut self) -> Option<Node> {
        let (space, name) = self.open.pop()?;
        let depth = self.open.len();
        while self.declared.last().is_some_and(|(at, _)| *at >= depth) {
            if let Some((_, prefix)) = self.declared.pop()
                && let Some(spaces) = self.prefixes.get_mut(&prefix)
            {
                spaces.pop();
            }
        }
        Some(Node::End(space, name))
    }
}

/// What to do with an element's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inside {
    Read,
    Skip,
}

/// A character reference or one of the five names that XML knows without a declaration.
fn resolve(name: &str, character: Option<char>) -> Option<String> {
    let known = || quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
    character.map(String::from).or_else(known)
}
