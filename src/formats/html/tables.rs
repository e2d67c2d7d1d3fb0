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
    /// The cell being read, and whether it holds a heading.
    cell: Cell,
    /// Of the row: head cells without a heading, cells with one.
    bare: usize,
    headed: usize,
    /// Of all rows but those of column heads.
    all: Cells,
    /// A caption, or a head cell: a table of data.
    data: bool,
    /// Headings or tables inside.
    holds_blocks: bool,
}

/// A cell of the table that is being read.
#[derive(Debug, Default)]
struct Cell {
    head: bool,
    headed: bool,
}

/// Cells below the column heads.
#[derive(Debug, Default)]
struct Cells {
    count: usize,
    /// Heads of rows without a heading.
    bare: usize,
    /// Cells with a heading.
    headed: usize,
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
            "th" => {
                table.end_cell();
                (table.heads, table.cells, table.any_head) = (table.heads + 1, table.cells + 1, true);
                table.cell.head = true;
            }
            "td" => {
                table.end_cell();
                table.cells += 1;
            }
            "caption" => table.data = true,
            _ if names::heading_level(name).is_some() => (table.holds_blocks, table.cell.headed) = (true, true),
            _ => {}
        }
    }

    fn end_row(&mut self, table: &mut Open) {
        let all_heads = table.heads > 0 && table.heads == table.cells;
        let in_head = table.row.is_some_and(|row| row < table.head_end) && table.cells > 0;
        if let Some(header) = table.row.and_then(|row| self.header.get_mut(row)) {
            *header = in_head || all_heads && table.rows == 1;
        }
        table.end_cell();
        if !(in_head || all_heads) {
            table.all.count += table.cells;
            table.all.bare += table.bare;
            table.all.headed += table.headed;
        }
        (table.bare, table.headed) = (0, 0);
        table.widest = table.widest.max(table.cells);
        (table.heads, table.cells) = (0, 0);
    }

    fn close(&mut self, tree: &Tree<'_>, table: Option<Open>) {
        let Some(mut table) = table else { return };
        self.end_row(&mut table);
        let told = tree.element(table.index).is_some_and(|element| element.has_role(&["presentation", "none"]));
        let looks = !table.data && if table.any_head { table.holds_sections() } else { table.holds_blocks || table.widest <= 1 };
        if let Some(layout) = self.layout.get_mut(table.index) {
            *layout = told || looks;
        }
    }
}

impl Open {
    /// Ends the cell that is being read.
    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.headed += usize::from(cell.headed);
        self.bare += usize::from(cell.head && !cell.headed);
    }

    /// Whether the cells under the column heads hold sections: some begin with headings, as many again hold what stands under those, and
    /// no row has a head of another kind. Where most cells are headings, that is how the table is set.
    const fn holds_sections(&self) -> bool {
        self.all.headed > 0 && self.all.bare == 0 && self.all.headed * 2 <= self.all.count
    }
}
