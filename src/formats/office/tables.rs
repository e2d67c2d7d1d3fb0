//! Tables that only frame text: boxes of one column, and tables around tables. Their cells are read as ordinary text.

use std::collections::HashSet;

use super::xml::{Node, Space, Xml};

/// The names of a format's table elements.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Names {
    pub(crate) space: Space,
    pub(crate) table: &'static str,
    pub(crate) row: &'static str,
    pub(crate) cells: &'static [&'static str],
}

#[derive(Debug, Default)]
struct Open {
    position: u64,
    cells: usize,
    widest: usize,
    nests: bool,
}

/// Finds where such tables start, in bytes of the part; a part with faults gives those before the fault.
pub(crate) fn layout(text: &str, depth: usize, names: Names) -> HashSet<u64> {
    let mut xml = Xml::new(text, "", depth);
    let mut found = HashSet::new();
    let mut open: Vec<Open> = Vec::new();
    while let Ok(Some(node)) = xml.next() {
        match node {
            Node::Start(tag) if tag.space == names.space && tag.name == names.table => {
                if let Some(outer) = open.last_mut() {
                    outer.nests = true;
                }
                open.push(Open { position: xml.position(), ..Open::default() });
            }
            Node::Start(tag) if tag.space == names.space && tag.name == names.row => {
                if let Some(table) = open.last_mut() {
                    table.cells = 0;
                }
            }
            Node::Start(tag) if tag.space == names.space && names.cells.contains(&tag.name.as_str()) => {
                if let Some(table) = open.last_mut() {
                    table.cells += tag.number("number-columns-repeated").unwrap_or(1);
                    table.widest = table.widest.max(table.cells);
                }
            }
            Node::End(space, name) if space == names.space && name == names.table => {
                if let Some(table) = open.pop()
                    && (table.nests || table.widest <= 1)
                {
                    found.insert(table.position);
                }
            }
            Node::Start(_) | Node::End(..) | Node::Text(_) => {}
        }
    }
    found
}
