//! The ledger as tables: what the spreadsheet has on its sheets, and the flat table of the CSV.

mod about;
mod editions;
mod evidence;
mod flat;
mod gaps;
mod matrix;
mod unjudged;

pub(super) use about::about;
pub(super) use editions::editions;
pub(super) use evidence::evidence;
pub(super) use flat::flat;
pub(super) use gaps::gaps;
pub(super) use matrix::matrix;

use std::collections::BTreeMap;

use super::super::words::{say, taken};
use crate::audit::model::{Audit, AuditedDocument, Cell};
use crate::language::Language;
use crate::report::status_name;

/// A table with a row of heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Its name for readers.
    pub(super) name: &'static str,
    /// The heads, each with the width of its column in characters.
    pub(super) heads: Vec<(&'static str, u16)>,
    pub(super) rows: Vec<Vec<Value>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Number(u32),
    Empty,
}

impl Value {
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    pub(super) fn optional(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    pub(super) fn number(number: Option<impl TryInto<u32>>) -> Self {
        number.and_then(|number| number.try_into().ok()).map_or(Self::Empty, Self::Number)
    }

    /// As text; empty for nothing.
    pub(super) fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Empty => String::new(),
        }
    }
}

/// An audit with its documents by id.
pub(super) struct Index<'a> {
    pub(super) audit: &'a Audit,
    documents: BTreeMap<&'a str, &'a AuditedDocument>,
}

impl<'a> Index<'a> {
    pub(super) fn new(audit: &'a Audit) -> Self {
        let documents = audit.documents.iter().map(|document| (document.id.as_str(), document)).collect();
        Self { audit, documents }
    }

    pub(super) fn language(&self) -> Language {
        self.audit.language
    }

    pub(super) fn document(&self, id: &str) -> Option<&'a AuditedDocument> {
        self.documents.get(id).copied()
    }
}

/// The columns that say which document and edition a cell of the matrix is about, and what it came to.
fn of_cell(index: &Index<'_>, cell: &Cell) -> [Value; 7] {
    let language = index.language();
    let document = index.document(&cell.document);
    [
        Value::optional(document.map(|document| document.title.as_str())),
        Value::optional(document.and_then(|document| document.publisher.as_deref())),
        Value::text(&cell.edition),
        Value::optional(cell.date.as_deref()),
        Value::text(if cell.latest { say(language, "ja", "yes") } else { say(language, "nej", "no") }),
        Value::text(status_name(cell.status, language)),
        Value::text(taken(cell.taken, language)),
    ]
}
