//! A fault in what the user gave: a document that cannot be read, or a mistake in TOML.
//! A gap in a document is no problem in this sense; see [`crate::report`].

use std::ops::Range;

use crate::language::Bilingual;

/// How grave a problem is for the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravity {
    /// Good to know; nothing is lost (a guessed encoding, a blank page).
    Note,
    /// Something was left out or is doubtful, but the result stands.
    Warning,
    /// Something could not be read: the run is broken (exit status 2).
    Error,
}

impl Gravity {
    /// The name used in the JSON report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One fault, with its place, cause and remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Stable identifier in kebab case, such as `encoding-guessed`.
    pub code: &'static str,
    /// How grave it is.
    pub gravity: Gravity,
    /// What is wrong, and why.
    pub message: Bilingual,
    /// What the user can do about it.
    pub help: Option<Bilingual>,
    /// Byte range in the decoded source text, where there is one.
    pub span: Option<Range<usize>>,
    /// 1-based page, for paged formats.
    pub page: Option<u32>,
}

impl Problem {
    /// A problem without place or remedy; add those with the `with_` methods.
    pub fn new(code: &'static str, gravity: Gravity, message: Bilingual) -> Self {
        Self { code, gravity, message, help: None, span: None, page: None }
    }

    /// Adds the remedy.
    #[must_use]
    pub fn with_help(mut self, help: Bilingual) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds the byte range in the decoded source text.
    #[must_use]
    pub fn with_span(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    /// Adds the 1-based page.
    #[must_use]
    pub fn with_page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }
}
