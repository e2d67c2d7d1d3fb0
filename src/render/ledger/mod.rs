//! Outputs of an audit's ledger: each takes the whole audit and a writer.
//!
//! [`AuditOutput::ALL`] is the only list of them. A new one is a file here and a row there.

mod csv;
mod json;
mod markdown;
mod plain;
mod sheets;
mod terminal;
mod xlsx;

use std::io::{self, Write};

use super::{Options, html};
use crate::audit::model::Audit;

pub(super) use plain::plain;

/// A form in which an audit can be given.
#[derive(Clone, Copy)]
pub struct AuditOutput {
    /// Its name on the command line.
    pub name: &'static str,
    /// Whether it is no text, so that a terminal cannot show it.
    pub binary: bool,
    write: fn(&Audit, &Options, &mut dyn Write) -> io::Result<()>,
}

impl AuditOutput {
    const TERMINAL: Self = Self { name: "terminal", binary: false, write: terminal::write };

    /// Every output; the first is the default.
    pub const ALL: &[Self] = &[
        Self::TERMINAL,
        Self { name: "markdown", binary: false, write: |audit, _, out| markdown::write(audit, out) },
        Self { name: "csv", binary: false, write: |audit, _, out| csv::write(audit, out) },
        Self { name: "xlsx", binary: true, write: |audit, _, out| xlsx::write(audit, out) },
        Self { name: "html", binary: false, write: |audit, _, out| html::audit_page(audit, out) },
        Self { name: "json", binary: false, write: |audit, _, out| json::write(audit, out) },
    ];

    /// The output with this name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|output| output.name == name)
    }

    /// Writes an audit. Of the options, only those of the terminal count.
    pub fn write(self, audit: &Audit, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        (self.write)(audit, options, out)
    }
}

impl Default for AuditOutput {
    fn default() -> Self {
        Self::TERMINAL
    }
}

impl std::fmt::Debug for AuditOutput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}
