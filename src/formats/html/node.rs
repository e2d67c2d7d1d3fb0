//! The parsed page: nodes in the order in which they start, each with the index where it ends.
//!
//! A flat list instead of linked nodes: every later pass is a plain loop, so that no depth of nesting can exhaust the stack.

use std::ops::Range;

/// Attributes that a later pass looks at; all others are dropped.
const KEPT: &[&str] = &[
    "id",
    "class",
    "role",
    "href",
    "hidden",
    "style",
    "name",
    "lang",
    "content",
    "property",
    "aria-hidden",
    "aria-level",
    "aria-controls",
    "aria-expanded",
    "data-toggle",
    "data-bs-toggle",
    "data-target",
    "data-bs-target",
    "title",
    "type",
    "epub:type",
    "xml:lang",
];

/// An element's name and the attributes kept.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// In lower case.
    pub(super) name: Box<str>,
    attributes: Vec<(&'static str, Box<str>)>,
}

impl Element {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.into(), attributes: Vec::new() }
    }

    /// Keeps an attribute if a later pass wants it.
    pub(super) fn keep(&mut self, name: &[u8], value: &[u8]) {
        if let Some(kept) = KEPT.iter().find(|kept| kept.as_bytes() == name) {
            self.attributes.push((kept, String::from_utf8_lossy(value).into()));
        }
    }

    /// The value of a kept attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(kept, _)| *kept == name).map(|(_, value)| &**value)
    }

    /// Whether the first role given is one of these.
    pub(super) fn has_role(&self, roles: &[&str]) -> bool {
        self.get("role").and_then(|role| role.split_ascii_whitespace().next()).is_some_and(|role| roles.contains(&role))
    }
}

/// What a node is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An element; its content follows up to [`Node::end`].
    Element(Element),
    /// Text: as it stands in the source, or decoded from a character reference.
    Text(Option<Box<str>>),
    /// A comment's text.
    Comment(Box<str>),
}

/// One node of the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Index of the element that it stands in; the outermost node is its own parent.
    pub(super) parent: usize,
    /// Index after its last descendant. An inline element may end inside a block that it does not hold whole.
    pub(super) end: usize,
    /// Byte range in the source: of the start tag, the text or the comment.
    pub(super) span: Range<usize>,
}

/// A page as a list of nodes; the first holds all others.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    pub(super) source: &'a str,
    pub(super) nodes: Vec<Node>,
}

impl Tree<'_> {
    /// The element with this index.
    pub(super) fn element(&self, index: usize) -> Option<&Element> {
        match &self.nodes.get(index)?.kind {
            Kind::Element(element) => Some(element),
            Kind::Text(_) | Kind::Comment(_) => None,
        }
    }

    /// The element's name, empty for text and comments.
    pub(super) fn name(&self, index: usize) -> &str {
        self.element(index).map_or("", |element| &element.name)
    }

    /// Index after the node's last descendant, always beyond the node itself.
    pub(super) fn end(&self, index: usize) -> usize {
        self.nodes.get(index).map_or(index, |node| node.end).max(index + 1)
    }

    /// All elements in order, with their indices.
    pub(super) fn elements(&self) -> impl Iterator<Item = (usize, &Element)> {
        self.nodes.iter().enumerate().filter_map(|(index, node)| match &node.kind {
            Kind::Element(element) => Some((index, element)),
            Kind::Text(_) | Kind::Comment(_) => None,
        })
    }

    /// The text of a node as a reader sees it; empty for elements and comments.
    pub(super) fn text(&self, index: usize) -> &str {
        match self.nodes.get(index) {
            Some(Node { kind: Kind::Text(Some(decoded)), .. }) => decoded,
            Some(Node { kind: Kind::Text(None), span, .. }) => self.source.get(span.clone()).unwrap_or_default(),
            _ => "",
        }
    }

    /// All text in a range of nodes, at most about `limit` bytes of it.
    pub(super) fn text_in(&self, range: Range<usize>, limit: usize) -> String {
        let mut text = String::new();
        for index in range {
            if text.len() > limit {
                break;
            }
            text.push_str(self.text(index));
        }
        text
    }
}
