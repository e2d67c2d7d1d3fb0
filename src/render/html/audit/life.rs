//! The timeline: when each gap of a document opened and closed, and the passage that did it.

use std::collections::BTreeMap;

use super::super::super::words;
use super::super::anchor;
use super::super::change::Passage;
use super::super::mark::{Dot, Mark};
use super::super::part::{Said, Tongue};
use super::Index;
use crate::audit::model::{AuditedDocument, Edition, GapLife, Turn};

/// The gaps of a document over its editions.
pub(super) struct Lives<'a> {
    pub(super) anchor: String,
    pub(super) title: Said<'a>,
    pub(super) editions: &'a [Edition],
    pub(super) gaps: Vec<Life<'a>>,
}

/// The life of one gap.
pub(super) struct Life<'a> {
    pub(super) gap: &'a GapLife,
    pub(super) section: Vec<Said<'a>>,
    /// One for every edition; `None` before it opened and after it closed.
    pub(super) statuses: Vec<Option<Dot>>,
    pub(super) turns: Vec<(String, Option<Passage<'a>>)>,
}

/// The timelines of the documents that have a gap in any edition.
pub(super) fn lives<'a>(index: &Index<'a>) -> Vec<Lives<'a>> {
    let mut by_document: BTreeMap<&str, Vec<&'a GapLife>> = BTreeMap::new();
    for life in &index.audit.timeline {
        by_document.entry(&life.document).or_default().push(life);
    }
    let of = |document: &'a AuditedDocument| {
        let tongue = index.tongue(&document.id);
        let lives = by_document.get(document.id.as_str())?;
        Some(Lives {
            anchor: anchor::of_document(&document.id),
            title: tongue.said(&document.title),
            editions: &document.editions,
            gaps: lives.iter().map(|life| make(life, document, tongue)).collect(),
        })
    };
    index.audit.documents.iter().filter_map(of).collect()
}

fn make<'a>(life: &'a GapLife, document: &'a AuditedDocument, tongue: Tongue<'a>) -> Life<'a> {
    let status = |edition: &Edition| {
        let at = life.statuses.iter().find(|at| at.edition == edition.label)?;
        Some(Dot { mark: Mark::status(at.status, tongue.page) })
    };
    let turn = |turn: &'a Turn| (said(turn, tongue), turn.passage.as_ref().map(|change| Passage::new(change, tongue)));
    Life {
        gap: life,
        section: life.section.iter().map(|heading| tongue.said(heading)).collect(),
        statuses: document.editions.iter().map(status).collect(),
        turns: [Some(&life.opened), life.closed.as_ref()].into_iter().flatten().map(turn).collect(),
    }
}

/// What an edition did, in a sentence.
fn said(turn: &Turn, tongue: Tongue<'_>) -> String {
    format!("{}: {}", turn.edition, words::turn(turn.kind, tongue.page))
}
