//! A document as it was before it was settled: what settling changes, and what a report leaves out.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::engine::Status;
use crate::report::{DocumentReport, Outline, ProblemRow, Remark, VerdictRow};

/// A document before it was settled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unsettled {
    source: Option<String>,
    document: Option<Document>,
    remarks: Vec<Remark>,
    outline: Outline,
    problems: Vec<ProblemRow>,
    verdicts: Vec<Row>,
    /// Whether the document is as it was at the revision that changes are counted from.
    pub(super) unchanged: bool,
}

/// A verdict before it was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Row {
    status: Status,
    message: String,
    text: String,
    heading: Option<Range<usize>>,
    blocks: Range<usize>,
    passages: Vec<Passage>,
}

/// Where the passage of a verdict stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Passage {
    block: usize,
    span: Option<Range<usize>>,
}

impl Unsettled {
    /// What a document is, before it is settled.
    pub fn of(document: &DocumentReport, unchanged: bool) -> Self {
        let row = |row: &VerdictRow| Row {
            status: row.status,
            message: row.message.clone(),
            text: row.section.text_hash.clone(),
            heading: row.section.span.clone(),
            blocks: row.section.blocks.clone(),
            passages: row.evidence.iter().map(|evidence| Passage { block: evidence.block, span: evidence.span.clone() }).collect(),
        };
        Self {
            source: document.source.as_deref().map(str::to_owned),
            document: document.document.as_deref().cloned(),
            remarks: document.inline.clone(),
            outline: document.outline.as_deref().cloned().unwrap_or_default(),
            problems: document.problems.clone(),
            verdicts: document.verdicts.iter().map(row).collect(),
            unchanged,
        }
    }

    /// Makes a settled document, as read from a report, what it was; `None` if the two are not the same document.
    pub(super) fn restore(self, mut document: DocumentReport) -> Option<DocumentReport> {
        let sound = |remark: &Remark| remark.verdicts.iter().all(|&index| index < document.verdicts.len());
        if self.verdicts.len() != document.verdicts.len() || !self.remarks.iter().all(sound) {
            return None;
        }
        for (row, before) in document.verdicts.iter_mut().zip(self.verdicts) {
            before.restore(row)?;
        }
        document.source = self.source.map(Arc::from);
        document.document = self.document.map(Arc::new);
        document.inline = self.remarks;
        document.outline = Some(Box::new(self.outline));
        document.problems = self.problems;
        Some(document)
    }
}

impl Row {
    fn restore(self, row: &mut VerdictRow) -> Option<()> {
        if self.passages.len() != row.evidence.len() {
            return None;
        }
        row.section.text_hash = self.text;
        row.section.span = self.heading;
        row.section.blocks = self.blocks;
        for (evidence, passage) in row.evidence.iter_mut().zip(self.passages) {
            (evidence.block, evidence.span) = (passage.block, passage.span);
        }
        row.status = self.status;
        row.message = self.message;
        (row.severity, row.accepted, row.judged) = (None, None, None);
        (row.baselined, row.unchanged) = (false, false);
        Some(())
    }
}
