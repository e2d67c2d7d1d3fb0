//! Outputs of a comparison of two editions.
//!
//! [`CompareOutput::ALL`] is the only list of them. A new one is a file here and a row there.

mod shown;
mod terminal;

use std::io::{self, Write};

use super::{Options, html};
use crate::audit::model::Comparison;

pub(super) use shown::{Passages, Shown};

/// A form in which a comparison can be given.
#[derive(Clone, Copy)]
pub struct CompareOutput {
    /// Its name on the command line.
    pub name: &'static str,
    write: fn(&Comparison, &Options, &mut dyn Write) -> io::Result<()>,
}

impl CompareOutput {
    const TERMINAL: Self = Self { name: "terminal", write: terminal::write };

    /// Every output; the first is the default.
    pub const ALL: &[Self] = &[
        Self::TERMINAL,
        Self { name: "html", write: |comparison, _, out| html::comparison_page(comparison, out) },
        Self { name: "json", write: json },
    ];

    /// The output with this name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|output| output.name == name)
    }

    /// Writes a comparison. Of the options, only those of the terminal count.
    pub fn write(self, comparison: &Comparison, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        (self.write)(comparison, options, out)
    }
}

impl Default for CompareOutput {
    fn default() -> Self {
        Self::TERMINAL
    }
}

impl std::fmt::Debug for CompareOutput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// The whole comparison as JSON, `lucka-compare/1`.
fn json(comparison: &Comparison, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, comparison)?;
    writeln!(out)
}
