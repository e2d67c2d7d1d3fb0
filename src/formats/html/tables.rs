//! Tables that hold data, and tables that only place things on the page.

use super::names;
use super::node::Tree;

/// What a walk needs to know of tables, one entry per node.
#[derive(Debug)]
pub(super) struct Tables {
    /// Tables whose cells are read as ordinary parts of the page.
    pub(super) layout: Vec<bool>,
    /// Rows of column heads.
    pub(super) header: Vec<bool>,
}

/// Facts about the table that is being read.
#[derive(Debug, Default)]
struct Open {
    index: usize,
    end: usize,
    row: Option<usize>,
    rows: usize,
    head_end: usize,
    heads: usize,
    cells: usize,
    widest: usize,
    any_head: bool,
    /// A caption, or a head cell: a table of data.
    data: bool,
    /// Headings or tables inside.
    holds_blocks: bool,
}

impl Tables {
    /// Looks through all tables, nested ones too.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut tables = Self { layout: vec![false; tree.nodes.len()], header: vec![false; tree.nodes.len()] };
        let mut open: Vec<Open> = Vec::new();
        for (index, element) in tree.elements() {
            while open.last().is_some_and(|table| table.end <= index) {
                tables.close(tree, open.pop());
            }
            if &*element.name == "table" {
                if let Some(outer) = open.last_mut() {
                    outer.holds_blocks = true;
                }
                open.push(Open { index, end: tree.end(index), ..Open::default() });
            } else if let Some(table) = open.last_mut() {
                tables.part(tree, table, index, &element.name);
            }
        }
        while let Some(table) = open.pop() {
            tables.close(tree, Some(table));
        }
        tables
    }

    fn part(&mut self, tree: &Tree<'_>, table: &mut Open, index: usize, name: &str) {
        match name {
            "tr" => {
                self.end_row(table);
                table.row = Some(index);
                table.rows += 1;
            }
            "thead" => table.head_end = tree.end(index),
            "th" => (table.heads, table.cells, table.any_head) = (table.heads + 1, table.cells + 1, true),
            "td" => table.cells += 1,
            "caption" => table.data = true,
            _ if names::heading_level(name).is_some() => table.holds_blocks = true,
            _ => {}
        }
    }

    fn end_row(&mut self, table: &mut Open) {
        let all_heads = table.heads > 0 && table.heads == table.cells;
        let in_head = table.row.is_some_and(|row| row < table.head_end) && table.cells > 0;
        if let Some(header) = table.row.and_then(|row| self.header.get_mut(row)) {
            *header = in_head || all_heads && table.rows == 1;
        }
        table.widest = table.widest.max(table.cells);
        (table.heads, table.cells) = (0, 0);
    }

    fn close(&mut self, tree: &Tree<'_>, table: Option<Open>) {
        let Some(mut table) = table else { return };
        self.end_row(&mut table);
        let told = tree.element(table.index).is_some_and(|element| element.has_role(&["presentation", "none"]));
        let looks = !table.data && !table.any_head && (table.holds_blocks || table.widest <= 1);
        if let Some(layout) = self.layout.get_mut(table.index) {
            *layout = told || looks;
        }
    }
}
