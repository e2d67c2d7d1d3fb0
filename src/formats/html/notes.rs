//! Footnotes: which links are marks, and which elements are the notes that they point to.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::names;
use super::node::{Element, Tree};
use super::root::level;

/// Longest text of a mark: `[12]`, `*`, `12, 13`.
const LONGEST_MARK: usize = 12;

/// Most nodes that a mark is made of.
const MOST_NODES: usize = 24;

/// What may stand around the number before a note.
const BRACKETS: &[char] = &['[', ']', '(', ')', ' ', '\n', '\t', '\r'];

/// The marks and notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Node of a mark, left out of the text, to the nodes of its notes.
    pub(super) marks: HashMap<usize, Vec<usize>>,
    /// Nodes of notes, left out of their places.
    pub(super) bodies: HashSet<usize>,
    /// Links in front of notes, by which one gets back to the mark.
    backs: HashSet<usize>,
    /// Ids that a note's link back points to.
    back: HashSet<Box<str>>,
}

/// A link to a place on the page whose text may be a mark.
struct Reference {
    link: usize,
    /// Whether role, class, superscript or the id it points to say that it is a mark.
    is_mark: bool,
    /// The block that it stands in, and the one that it points to.
    own: Option<usize>,
    body: Option<usize>,
    /// Whether role or id say that it leads from a note back to its mark.
    names_back: bool,
    /// Nothing stands before it in its block, and it is not raised, as a mark at the beginning of a paragraph would be.
    leads: bool,
}

impl Notes {
    /// Finds the marks and notes of a page.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let references = references(tree);
        let pairs: HashMap<_, _> = references.iter().rev().map(|found| ((found.own, found.body), found)).collect();
        let mut notes = Self::default();
        for reference in &references {
            let Some(body) = reference.body else { continue };
            let partner = reference.own.and_then(|own| pairs.get(&(Some(body), Some(own))));
            match partner {
                Some(partner) if reference.leads_back_to(partner) => {
                    notes.backs.insert(reference.link);
                }
                Some(partner) if !reference.names_back && partner.is_mark => notes.add(tree, reference.link, body),
                _ if reference.is_mark => notes.add(tree, reference.link, body),
                _ => {}
            }
        }
        notes
    }

    fn add(&mut self, tree: &Tree<'_>, link: usize, body: usize) {
        let mark = outermost_mark(tree, link);
        for node in mark..tree.end(mark) {
            self.back.extend(tree.element(node).and_then(name_or_id).map(Box::from));
        }
        self.bodies.insert(body);
        let bodies = self.marks.entry(mark).or_default();
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }

    /// Whether a link inside a note only leads back to its mark.
    pub(super) fn leads_back(&self, index: usize, element: &Element) -> bool {
        let classed = element.get("class").is_some_and(|class| class.contains("back")) || element.has_role(&["doc-backlink"]);
        self.backs.contains(&index) || target(element).is_some_and(|id| classed || self.back.contains(id) || id.contains("ref"))
    }
}

impl Reference {
    /// Whether this link and that one point to one another's blocks, and this one is the number before a note: it opens its block where the
    /// other does not, else it stands after the other. Names tell nothing, since most programs make both from one word.
    const fn leads_back_to(&self, other: &Self) -> bool {
        if self.leads == other.leads { other.link < self.link } else { self.leads }
    }
}

/// All links on the page whose text may be a mark.
fn references(tree: &Tree<'_>) -> Vec<Reference> {
    let links: Vec<(usize, &Element, &str)> = tree
        .elements()
        .filter(|(_, element)| &*element.name == "a")
        .filter_map(|(index, element)| Some((index, element, target(element)?)))
        .collect();
    if links.is_empty() {
        return Vec::new();
    }
    let ids = ids(tree);
    let reference = |(link, element, id): (usize, &Element, &str)| {
        let place = *ids.get(id)?;
        let inside = link..tree.end(link).min(link + MOST_NODES);
        if !reads_as_mark(&tree.text_in(inside.clone(), LONGEST_MARK * 2)) {
            return None;
        }
        let own = block_of(tree, link);
        let body = block_of(tree, place).filter(|&body| is_body(tree, body) && !(body..tree.end(body)).contains(&link));
        let is_blank = |node: usize| tree.text(node).trim_matches(BRACKETS).is_empty();
        let raised = is_raised(tree, link, inside);
        let leads = !raised && own.is_some_and(|own| link - own < MOST_NODES && (own..link).all(is_blank));
        let names_back = id.contains("ref") && !id.starts_with("ref") || element.has_role(&["doc-backlink"]);
        let is_mark = !names_back && (raised || is_mark(element, id));
        Some(Reference { link, is_mark, own, body, names_back, leads })
    };
    links.into_iter().filter_map(reference).collect()
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

/// Whether a link's text is short enough for a mark, and says nothing but a number, a sign or a letter.
fn reads_as_mark(text: &str) -> bool {
    let text = text.trim();
    let inner = text.trim_matches(['[', ']', '(', ')', '*', '†', '‡', '.', ' ', '^']);
    let short = !text.is_empty() && text.len() <= LONGEST_MARK;
    short && (inner.len() <= 1 || inner.bytes().all(|byte| byte.is_ascii_digit()) || is_roman(inner))
}

/// Whether a link is a footnote mark by role, class, or the id that it points to.
fn is_mark(element: &Element, id: &str) -> bool {
    let classed = |class: &str| ["footnote", "noteref", "fotnot", "endnote"].iter().any(|word| class.contains(word));
    element.has_role(&["doc-noteref"])
        || element.get("epub:type").is_some_and(|kind| kind.contains("noteref"))
        || element.get("class").is_some_and(classed)
        || is_note_id(id)
}

/// Whether a link is in superscript.
fn is_raised(tree: &Tree<'_>, index: usize, mut inside: Range<usize>) -> bool {
    inside.any(|node| tree.name(node) == "sup")
        || tree.nodes.get(index).is_some_and(|node| tree.name(node.parent) == "sup" || is_superscript(tree, node.parent))
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

/// The block that holds a place, or the element around it alone: of the mark the paragraph, of a note the whole of it.
fn block_of(tree: &Tree<'_>, place: usize) -> Option<usize> {
    let mut index = place;
    for _ in 0..8 {
        let element = tree.element(index)?;
        let parent = tree.nodes.get(index)?.parent;
        if !names::is_inline(&element.name) && !matches!(&*element.name, "td" | "th") {
            return Some(if is_body(tree, index) && is_lone_wrapper(tree, parent, index) { parent } else { index });
        }
        index = parent;
    }
    None
}

/// Whether an element can be a note: no heading, and nothing that holds a section or several notes.
fn is_body(tree: &Tree<'_>, index: usize) -> bool {
    let unfit = |element: &Element| matches!(&*element.name, "section" | "main" | "article" | "body" | "html" | "ul" | "ol" | "table");
    index > 0 && tree.element(index).is_some_and(|element| !unfit(element) && level(element).is_none())
}

/// Whether an element begins with the note and holds it alone: `<li><p id=fn1>`, `<div id=ftn1><p><a name=_ftn1>`.
fn is_lone_wrapper(tree: &Tree<'_>, parent: usize, child: usize) -> bool {
    let begins = parent + 2 >= child && tree.text_in(parent..child, 8).trim().is_empty();
    let numbered = |id: &str| is_note_id(id) && id.ends_with(|c: char| c.is_ascii_digit());
    let named = |element: &Element| &*element.name == "div" && element.get("id").is_some_and(numbered);
    begins && (matches!(tree.name(parent), "li" | "aside" | "dd") || tree.element(parent).is_some_and(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_ids_of_notes() {
        for id in ["fn1", "_ftn1", "footnote-1", "cite_note-1", "fotnot1", "sdfootnote1sym", "fn:1", "footnote-a"] {
            assert!(is_note_id(id), "{id}");
        }
        for id in ["note", "fn", "avsnitt1", "anteckning"] {
            assert!(!is_note_id(id), "{id}");
        }
    }
}
