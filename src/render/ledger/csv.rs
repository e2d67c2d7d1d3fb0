//! The ledger as one table in CSV, with a byte-order mark so that spreadsheets read å, ä and ö. What a spreadsheet would take for a
//! formula gets an apostrophe before it.

use std::io::{self, Write};

use super::plain::{cell, is_formula};
use super::sheets::{Index, flat};
use crate::audit::model::Audit;

pub(super) fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let sheet = flat(&Index::new(audit));
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(sheet.heads.iter().map(|(head, _)| *head))?;
    for row in &sheet.rows {
        table.write_record(row.iter().map(|value| harmless(&value.to_text())))?;
    }
    table.flush()
}

fn harmless(text: &str) -> String {
    let text = cell(text);
    if is_formula(&text) { format!("'{text}") } else { text }
}
