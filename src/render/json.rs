//! The whole ledger as JSON, `lucka-report/1`.

use std::io::{self, Write};

use super::View;

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, view.report)?;
    writeln!(out)
}
