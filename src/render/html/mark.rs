//! Marks: a status by symbol, word and colour at once.

use askama::Template;
use askama::filters::HtmlSafe;

use super::super::words;
use crate::audit::model::{ChangeKind, RecommendationState, Taken};
use crate::engine::Status;
use crate::language::Language;
use crate::report::status_name;

/// A status, or what became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Template)]
#[template(source = r#"<span class="mark {{ class }}"><span aria-hidden="true">{{ symbol }}&nbsp;</span>{{ name }}</span>"#, ext = "html")]
pub(super) struct Mark {
    /// Name of the class that colours it, and value of the filter.
    pub(super) class: &'static str,
    pub(super) symbol: &'static str,
    pub(super) name: &'static str,
}

impl HtmlSafe for Mark {}

impl Mark {
    pub(super) const fn status(status: Status, language: Language) -> Self {
        Self { class: status.name(), symbol: words::symbol(status), name: status_name(status, language) }
    }

    pub(super) const fn taken(taken: Taken, language: Language) -> Self {
        Self { name: words::taken(taken, language), ..Self::status(taken.status(), language) }
    }

    pub(super) const fn state(state: RecommendationState, language: Language) -> Self {
        Self { name: words::state(state, language), symbol: words::state_symbol(state), ..Self::status(Status::NotApplicable, language) }
    }

    pub(super) const fn change(kind: ChangeKind, language: Language) -> Self {
        let (class, symbol) = match kind {
            ChangeKind::Opened => ("missing", "✕"),
            ChangeKind::Doubtful => ("unclear", "?"),
            ChangeKind::Closed => ("covered", "✓"),
            ChangeKind::Moved => ("elsewhere", "→"),
            ChangeKind::Remaining => ("partial", "◐"),
        };
        Self { class, symbol, name: words::change_name(kind, language) }
    }
}

/// A mark where there is little room: its name is read out, not shown.
#[derive(Debug, Clone, Copy, Template)]
#[template(
    source = r#"<span class="mark {{ mark.class }}" title="{{ mark.name }}"><span aria-hidden="true">{{ mark.symbol }}</span><span class="vh">{{ mark.name }}</span></span>"#,
    ext = "html"
)]
pub(super) struct Dot {
    pub(super) mark: Mark,
}

impl HtmlSafe for Dot {}

/// How often something occurs.
pub(super) struct Count {
    pub(super) mark: Mark,
    pub(super) number: usize,
}
