//! Outputs: each takes the whole report and a writer. None knows another, none opens files, none decides the exit status.
//!
//! [`Output::ALL`] is the only list of them. A new one is a file here and a row there.

mod anchor;
mod changed;
mod comparison;
mod concise;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod ledger;
mod made;
mod markdown;
mod rdjson;
mod sarif;
mod terminal;
mod view;
mod words;

pub use comparison::CompareOutput;
pub use ledger::AuditOutput;
pub use terminal::problem;
pub use view::{Options, View};

use std::io::{self, Write};

use crate::language::Bilingual;

/// What a page of lucka's says of itself near its beginning, in Markdown and in HTML, so that a later run knows it for a report.
const MARKDOWN_MARK: &str = "<!-- generator: lucka -->";
const HTML_MARK: &str = "<meta name=\"generator\" content=\"lucka\">";

/// Whether a file with these bytes is a page that lucka wrote, not a document to judge. The head of such a page is short, and little of other
/// files is looked at.
pub fn is_report(bytes: &[u8]) -> bool {
    let (mark, head) = if bytes.starts_with(b"<") { (HTML_MARK, 2048) } else { (MARKDOWN_MARK, 256) };
    let head = bytes.get(..head).unwrap_or(bytes);
    head.windows(mark.len()).any(|found| found.starts_with(b"<") && found == mark.as_bytes())
}

/// A form in which a report can be given.
#[derive(Clone, Copy)]
pub struct Output {
    /// Its name on the command line.
    pub name: &'static str,
    /// Whether programs read it, so that nothing else may stand beside it.
    pub machine: bool,
    write: fn(&View<'_>, &mut dyn Write) -> io::Result<()>,
}

impl Output {
    const TERMINAL: Self = Self { name: "terminal", machine: false, write: terminal::write };

    /// Every output; the first is the default.
    pub const ALL: &[Self] = &[
        Self::TERMINAL,
        Self { name: "concise", machine: false, write: concise::write },
        Self { name: "json", machine: true, write: json::write },
        Self { name: "sarif", machine: true, write: sarif::write },
        Self { name: "junit", machine: true, write: junit::write },
        Self { name: "github", machine: true, write: github::write },
        Self { name: "gitlab", machine: true, write: gitlab::write },
        Self { name: "rdjson", machine: true, write: rdjson::write },
        Self { name: "markdown", machine: false, write: markdown::write },
        Self { name: "html", machine: false, write: html::write },
    ];

    /// The output with this name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|output| output.name == name)
    }

    /// Whether this output shows the SHA-256 of the files read.
    pub fn shows_hashes(self) -> bool {
        self.name == "json"
    }

    /// What this output does not hold of a report, for want of room; that is told beside it, too.
    pub fn left_out(self, view: &View<'_>) -> Option<Bilingual> {
        if self.name == "sarif" { sarif::left_out(view) } else { None }
    }

    /// Writes a report.
    pub fn write(self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        (self.write)(view, out)
    }
}

impl Default for Output {
    fn default() -> Self {
        Self::TERMINAL
    }
}

impl std::fmt::Debug for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(test)]
mod tests;
