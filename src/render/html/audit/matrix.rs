//! The matrix: documents down, recommendations across, and in each cell the editions from the oldest to the latest.

use std::collections::BTreeMap;

use super::super::anchor;
use super::super::mark::{Dot, Mark};
use super::super::part::Said;
use super::Index;
use crate::audit::model::{AuditedDocument, Cell, RecommendationRow, RecommendationState};

/// The matrix.
pub(super) struct Matrix<'a> {
    /// The recommendations that were judged.
    pub(super) columns: Vec<(String, &'a RecommendationRow)>,
    pub(super) rows: Vec<MatrixRow<'a>>,
}

/// A document.
pub(super) struct MatrixRow<'a> {
    pub(super) anchor: String,
    pub(super) title: Said<'a>,
    pub(super) publisher: &'a str,
    /// One for every column; `None` where the recommendation does not address the document.
    pub(super) cells: Vec<Option<Trail<'a>>>,
}

/// A recommendation in a document over its editions.
pub(super) struct Trail<'a> {
    pub(super) anchor: String,
    /// Earlier editions with their labels.
    pub(super) before: Vec<(&'a str, Dot)>,
    pub(super) latest: Mark,
}

impl<'a> Matrix<'a> {
    pub(super) fn new(index: &Index<'a>) -> Self {
        let judged = index.audit.recommendations.iter().filter(|row| row.state == RecommendationState::Judged);
        let columns: Vec<_> = judged.map(|row| (anchor::of_recommendation(&row.id), row)).collect();
        let mut cells: BTreeMap<(&str, &str), Vec<&'a Cell>> = BTreeMap::new();
        for cell in &index.audit.cells {
            cells.entry((&cell.document, &cell.recommendation)).or_default().push(cell);
        }
        let row = |document: &'a AuditedDocument| MatrixRow {
            anchor: anchor::of_document(&document.id),
            title: index.tongue(&document.id).said(&document.title),
            publisher: document.publisher.as_deref().unwrap_or_default(),
            cells: columns.iter().map(|(_, column)| trail(cells.get(&(document.id.as_str(), column.id.as_str()))?, index)).collect(),
        };
        let addressed = index.audit.documents.iter().filter(|document| !document.matches.is_empty());
        let mut rows: Vec<_> = addressed.map(row).collect();
        // Rows in the order of the recommendations make a matrix that can be read along its diagonal.
        rows.sort_by_key(|row| row.cells.iter().position(Option::is_some));
        Self { columns, rows }
    }
}

fn trail<'a>(cells: &[&'a Cell], index: &Index<'a>) -> Option<Trail<'a>> {
    let (latest, before) = cells.split_last()?;
    let mark = |cell: &Cell| Mark::status(cell.status, index.tongue.page);
    Some(Trail {
        anchor: anchor::of_cell(&latest.document, &latest.recommendation),
        before: before.iter().map(|cell| (cell.edition.as_str(), Dot { mark: mark(cell) })).collect(),
        latest: mark(latest),
    })
}
