//! What a run says about itself: an acceptance that has expired, a baseline entry that is stale.

use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// Something that the user should know about the run; it is written to standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub place: Place,
    /// What is wrong; a span in it is one in the configuration.
    pub problem: Problem,
}

/// What a notice is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The run as a whole.
    Run,
    /// The configuration.
    Config,
    /// A document.
    Document {
        /// Its path.
        path: String,
        /// 1-based line.
        line: Option<usize>,
    },
}

impl Notice {
    /// A notice about an entry of the configuration.
    pub(super) fn config(code: &'static str, gravity: Gravity, message: Bilingual, span: std::ops::Range<usize>) -> Self {
        Self { place: Place::Config, problem: Problem::new(code, gravity, message).with_span(span) }
    }

    /// A notice about a document.
    pub(super) fn document(code: &'static str, message: Bilingual, path: &str, line: Option<usize>) -> Self {
        let place = Place::Document { path: path.to_owned(), line };
        Self { place, problem: Problem::new(code, Gravity::Warning, message) }
    }
}
