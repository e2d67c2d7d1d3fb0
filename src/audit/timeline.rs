//! From the verdicts on every edition to the lives of gaps: when each opened and closed, and by which passage.

use super::lineage::Lineage;
use super::model::{Edition, GapLife, StatusAt, Turn, TurnKind};
use super::passage::Changes;
use super::turn::{self, After};
use crate::engine::Status;
use crate::report::VerdictRow;

/// What the lives of a document's gaps have in common.
pub(super) struct Life<'a> {
    pub(super) document: &'a str,
    pub(super) editions: &'a [Edition],
    /// The changes from each edition to the next; `None` where the next could not be read.
    pub(super) changes: &'a [Option<Changes<'a>>],
    /// The rule's gap as a headline.
    pub(super) title: &'a str,
    pub(super) recommendations: Vec<String>,
}

impl Life<'_> {
    /// The lives of the gaps of one section.
    pub(super) fn of(&self, lineage: &Lineage) -> Vec<GapLife> {
        let mut lives: Vec<GapLife> = Vec::new();
        let mut open = false;
        let mut previous: Option<usize> = None;
        for (at, edition) in self.editions.iter().enumerate() {
            let Some(step) = lineage.steps.get(at) else { break };
            let row = step.and_then(|row| edition.report.verdicts.get(row));
            let before = previous.and_then(|at| self.row(lineage, at));
            let after = if edition.is_lost() { After::Unknown } else { turn::after(row.map(|row| row.status)) };
            match (open, after) {
                (false, After::Open) => lives.push(self.opened(lineage, at, (previous, before, row))),
                (true, After::Closed) => self.close(&mut lives, edition, (previous, before, row)),
                _ => {}
            }
            let was_open = open;
            open = match after {
                After::Open => true,
                After::Closed => false,
                After::Unknown => open,
            };
            if open || was_open {
                record(&mut lives, edition, row);
            }
            previous = if edition.is_lost() { previous } else { Some(at) };
        }
        lives
    }

    fn row(&self, lineage: &Lineage, at: usize) -> Option<&VerdictRow> {
        self.editions.get(at)?.report.verdicts.get((*lineage.steps.get(at)?)?)
    }

    fn opened(
        &self,
        lineage: &Lineage,
        at: usize,
        (previous, before, row): (Option<usize>, Option<&VerdictRow>, Option<&VerdictRow>),
    ) -> GapLife {
        let kind = match (previous, before) {
            (None, _) => TurnKind::FirstEdition,
            (Some(_), None) => TurnKind::SectionAdded,
            (Some(_), Some(_)) => TurnKind::PassageLost,
        };
        let passage = self.passage(previous, (before, row), turn::opening);
        let section = row.map(|row| row.section.path.clone()).unwrap_or_default();
        GapLife {
            document: self.document.to_owned(),
            rule: lineage.rule.clone(),
            title: self.title.to_owned(),
            recommendations: self.recommendations.clone(),
            section,
            opened: self.turn(at, kind, passage),
            closed: None,
            statuses: Vec::new(),
        }
    }

    fn close(
        &self,
        lives: &mut [GapLife],
        edition: &Edition,
        (previous, before, row): (Option<usize>, Option<&VerdictRow>, Option<&VerdictRow>),
    ) {
        let kind = if row.is_some() { TurnKind::PassageGained } else { TurnKind::SectionRemoved };
        let passage = self.passage(previous, (before, row), turn::closing);
        let at = self.editions.iter().position(|other| other.label == edition.label).unwrap_or(0);
        if let Some(life) = lives.last_mut() {
            life.closed = Some(self.turn(at, kind, passage));
        }
    }

    fn passage(&self, previous: Option<usize>, rows: turn::Rows<'_>, decisive: turn::Decisive) -> Option<super::model::PassageChange> {
        let changes = self.changes.get(previous?)?.as_ref()?;
        decisive(changes, rows).into_iter().next()
    }

    fn turn(&self, at: usize, kind: TurnKind, passage: Option<super::model::PassageChange>) -> Turn {
        let edition = self.editions.get(at);
        Turn {
            edition: edition.map(|edition| edition.label.clone()).unwrap_or_default(),
            date: edition.and_then(|edition| edition.date.clone()),
            kind,
            passage,
        }
    }
}

/// Writes down what an edition says of the gap that is open last.
fn record(lives: &mut [GapLife], edition: &Edition, row: Option<&VerdictRow>) {
    let Some(life) = lives.last_mut() else { return };
    let lost = if edition.is_lost() { Status::Unreadable } else { Status::NotApplicable };
    life.statuses.push(StatusAt { edition: edition.label.clone(), status: row.map_or(lost, |row| row.status) });
    if let Some(row) = row {
        life.section.clone_from(&row.section.path);
    }
}
