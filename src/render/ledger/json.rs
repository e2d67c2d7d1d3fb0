//! The whole audit as JSON, `lucka-audit/1`.

use std::io::{self, Write};

use crate::audit::model::Audit;

pub(super) fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, audit)?;
    writeln!(out)
}
