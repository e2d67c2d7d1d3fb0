//! Footnotes: which links are marks, and which elements are the notes that they point to.

use std::collections::{HashMap, HashSet};

use super::names;
use super::node::{Element, Tree};
use super::root::level;

/// Longest text of a mark: `[12]`, `*`, `12, 13`.
const LONGEST_MARK: usize = 12;

/// Most nodes that a mark is made of.
const MOST_NODES: usize = 24;

/// The marks and notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Node of a mark, left out of the text, to the nodes of its notes.
    pub(super) marks: HashMap<usize, Vec<usize>>,
    /// Nodes of notes, left out of their places.
    pub(super) bodies: HashSet<usize>,
    /// Ids that a note's link back points to.
    back: HashSet<Box<str>>,
}

impl Notes {
    /// Finds the marks and notes of a page.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let links: Vec<(usize, &str)> = tree
            .elements()
            .filter(|(_, element)| &*element.name == "a")
            .filter_map(|(index, element)| Some((index, target(element)?)))
            .collect();
        let mut notes = Self::default();
        if links.is_empty() {
            return notes;
        }
        let ids = ids(tree);
        for (index, id) in links {
            let Some(&place) = ids.get(id) else { continue };
            let Some(body) = is_mark(tree, index, id).then(|| body(tree, place, index)).flatten() else { continue };
            let mark = outermost_mark(tree, index);
            for node in mark..tree.end(mark) {
                notes.back.extend(tree.element(node).and_then(name_or_id).map(Box::from));
            }
            notes.bodies.insert(body);
            let bodies = notes.marks.entry(mark).or_default();
            if !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        notes
    }

    /// Whether a link inside a note only leads back to its mark.
    pub(super) fn leads_back(&self, element: &Element) -> bool {
        let classed = element.get("class").is_some_and(|class| class.contains("back")) || element.has_role(&["doc-backlink"]);
        target(element).is_some_and(|id| classed || self.back.contains(id) || id.contains("ref"))
    }
}

/// The id on the same page that a link points to.
fn target(element: &Element) -> Option<&str> {
    element
        .get("href")
        .and_then(|href| href.trim().split_once('#'))
        .filter(|(page, id)| page.is_empty() && !id.is_empty())
        .map(|(_, id)| id)
}

fn name_or_id(element: &Element) -> Option<&str> {
    element.get("id").or_else(|| element.get("name").filter(|_| &*element.name == "a"))
}

/// The first node with each id.
fn ids<'t>(tree: &'t Tree<'_>) -> HashMap<&'t str, usize> {
    let mut ids = HashMap::new();
    for (index, element) in tree.elements() {
        for id in [element.get("id"), element.get("name").filter(|_| &*element.name == "a")].into_iter().flatten() {
            ids.entry(id).or_insert(index);
        }
    }
    ids
}

/// Whether a link with a short text is a footnote mark: by role, class, superscript, or the id that it points to.
fn is_mark(tree: &Tree<'_>, index: usize, id: &str) -> bool {
    let Some(element) = tree.element(index) else { return false };
    let inside = index..tree.end(index).min(index + MOST_NODES);
    let text = tree.text_in(inside.clone(), LONGEST_MARK * 2);
    let text = text.trim();
    let inner = text.trim_matches(['[', ']', '(', ')', '*', '†', '‡', '.', ' ', '^']);
    if text.is_empty()
        || text.len() > LONGEST_MARK
        || !(inner.len() <= 1 || inner.bytes().all(|byte| byte.is_ascii_digit()) || is_roman(inner))
    {
        return false;
    }
    let declared = element.has_role(&["doc-noteref"])
        || element.get("epub:type").is_some_and(|kind| kind.contains("noteref"))
        || element.get("class").is_some_and(|class| ["footnote", "noteref", "fotnot", "endnote"].iter().any(|word| class.contains(word)));
    let raised = inside.clone().any(|node| tree.name(node) == "sup")
        || tree.nodes.get(index).is_some_and(|node| tree.name(node.parent) == "sup" || is_superscript(tree, node.parent));
    let leads_back = id.contains("ref") && !id.starts_with("ref") || element.has_role(&["doc-backlink"]);
    (declared || raised || is_note_id(id)) && !leads_back
}

fn is_superscript(tree: &Tree<'_>, index: usize) -> bool {
    tree.name(index) == "span" && tree.element(index).and_then(|element| element.get("style")).is_some_and(|style| style.contains("super"))
}

fn is_roman(text: &str) -> bool {
    text.len() <= 5 && text.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l'))
}

/// `fn1`, `_ftn1`, `footnote-1`, `cite_note-1`, `fotnot1`, `sdfootnote1sym`.
fn is_note_id(id: &str) -> bool {
    let id = id.trim_start_matches('_').to_ascii_lowercase();
    let stem = id.trim_end_matches(|c: char| !c.is_alphabetic());
    let stems = ["fn", "ftn", "edn", "footnote", "endnote", "note", "not", "fotnot", "cite_note", "slutnot"];
    stems.contains(&stem.trim_end_matches([':', '-', '_'])) && stem.len() < id.len() || id.contains("footnote") || id.contains("fotnot")
}

/// The superscript around a mark, if nothing else stands in it but further marks.
fn outermost_mark(tree: &Tree<'_>, index: usize) -> usize {
    let mut mark = index;
    for _ in 0..3 {
        let Some(parent) = tree.nodes.get(mark).map(|node| node.parent) else { break };
        let short =
            tree.end(parent) - parent < MOST_NODES && tree.text_in(parent..tree.end(parent), LONGEST_MARK * 2).trim().len() <= LONGEST_MARK;
        if !matches!(tree.name(parent), "sup" | "span" | "small") || !short {
            break;
        }
        mark = parent;
    }
    mark
}

/// The note at a place: the block that holds the place, if the mark stands outside it and it is no heading or section.
fn body(tree: &Tree<'_>, place: usize, mark: usize) -> Option<usize> {
    let mut index = place;
    for _ in 0..8 {
        let element = tree.element(index)?;
        if names::is_inline(&element.name) || matches!(&*element.name, "td" | "th") {
            index = tree.nodes.get(index)?.parent;
        } else {
            let wrapped = tree.nodes.get(index).map(|node| node.parent).filter(|&parent| is_lone_wrapper(tree, parent, index));
            let body = wrapped.unwrap_or(index);
            let holds_mark = (body..tree.end(body)).contains(&mark);
            let unfit = matches!(&*element.name, "section" | "main" | "article" | "body" | "html" | "#document" | "ul" | "ol" | "table");
            return (body > 0 && !holds_mark && !unfit && level(element).is_none()).then_some(body);
        }
    }
    None
}

/// Whether an element is an item around the note alone: `<li><p id=fn1>`.
fn is_lone_wrapper(tree: &Tree<'_>, parent: usize, child: usize) -> bool {
    matches!(tree.name(parent), "li" | "aside" | "dd") && parent + 2 >= child && tree.text_in(parent..child, 8).trim().is_empty()
}
