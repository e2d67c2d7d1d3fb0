//! Documents that are judged while the folders are still walked, so that no processor waits for the walk.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::Scope;

use super::judge::{Job, Judge};
use super::progress::Progress;
use crate::files::Found;
use crate::report::DocumentReport;

/// So many documents are judged in a row; of fewer none is judged ahead.
const BATCH: usize = 64;

/// Documents that were judged ahead.
#[derive(Default)]
pub(super) struct Judged {
    /// The number under which the walk told of each, in the order of the reports.
    numbers: Vec<u32>,
    reports: Vec<DocumentReport>,
}

impl Judged {
    /// The reports on those of them that are to be judged, and what else is to be.
    pub(super) fn part(mut self, jobs: Vec<Job>) -> (Vec<DocumentReport>, Vec<Job>) {
        let judged: HashSet<u32> = self.numbers.iter().copied().collect();
        let (done, left): (Vec<Job>, Vec<Job>) =
            jobs.into_iter().partition(|job| job.told().is_some_and(|number| judged.contains(&number)));
        if done.len() < self.reports.len() {
            // Some were met twice.
            let wanted: HashSet<u32> = done.iter().filter_map(Job::told).collect();
            let mut numbers = self.numbers.iter();
            self.reports.retain(|_| numbers.next().is_some_and(|number| wanted.contains(number)));
        }
        (self.reports, left)
    }
}

/// Where reports are put down as they come.
#[derive(Default)]
pub(super) struct Reports(Mutex<Judged>);

impl Reports {
    fn put(&self, number: u32, report: DocumentReport) {
        let mut judged = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        judged.numbers.push(number);
        judged.reports.push(report);
    }

    /// Makes room for so many in all, so that they need not be copied as they become more.
    fn make_room(&self, all: usize) {
        let mut judged = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = all.saturating_sub(judged.reports.len());
        judged.reports.reserve_exact(left);
    }

    /// All of them.
    pub(super) fn judged(self) -> Judged {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes in what a walk meets, and has it judged.
pub(super) struct Ahead<'s, 'scope> {
    scope: &'s Scope<'scope>,
    with: (&'scope Judge<'scope>, &'scope Progress),
    reports: &'scope Reports,
    batch: Vec<Arc<Found>>,
    /// How many were handed on.
    count: usize,
}

impl<'s, 'scope> Ahead<'s, 'scope> {
    pub(super) fn new(scope: &'s Scope<'scope>, with: (&'scope Judge<'scope>, &'scope Progress), reports: &'scope Reports) -> Self {
        Self { scope, with, reports, batch: Vec::new(), count: 0 }
    }

    /// Takes in a document. Whether the run has it under this name is told when the walk is over.
    pub(super) fn meet(&mut self, found: &Arc<Found>) {
        self.batch.push(Arc::clone(found));
        if self.batch.len() >= BATCH {
            self.hand_on();
        }
    }

    /// Has the last ones judged by those who have judged the others.
    pub(super) fn finish(mut self) {
        if self.count > 0 {
            self.hand_on();
            self.reports.make_room(self.count);
        }
    }

    fn hand_on(&mut self) {
        self.count += self.batch.len();
        let (batch, (judge, progress), reports) = (std::mem::take(&mut self.batch), self.with, self.reports);
        progress.expect(batch.len(), || 0);
        self.scope.spawn(move |_| {
            for found in batch {
                let Some(number) = found.told else { continue };
                reports.put(number, judge.document(&Job::File(found)));
                progress.advance();
            }
        });
    }
}
