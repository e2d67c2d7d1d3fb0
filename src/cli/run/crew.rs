//! The threads of a run, and what they do: documents are judged as soon as a walk meets them, and what is left when it is over.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::ahead::{Ahead, Judged, Reports};
use super::gather::{Gathered, gather};
use super::judge::{Job, Judge};
use super::progress::Progress;
use super::{Plan, judge_of, threads};
use crate::cli::settings::Settings;
use crate::formats::{Limits, STACK};
use crate::report::{DocumentReport, Notice};

/// A document of at most so many bytes is judged by the thread that finds it, if it is the only one.
const SMALL: u64 = 8 << 10;

/// Judges the documents of a run.
pub(super) struct Crew<'a> {
    judge: Judge<'a>,
    asked: threads::Asked,
    progress: Progress,
}

impl<'a> Crew<'a> {
    /// For a plan.
    pub(super) fn of(settings: &'a Settings, plan: &Plan<'_>) -> Self {
        Self { judge: judge_of(settings, plan), asked: plan.args.effort.threads, progress: Progress::new(settings.console) }
    }

    /// Finds the documents of a run, and judges those that are met in folders meanwhile: if all that are found are asked for, as they are
    /// found, by more than one thread.
    pub(super) fn walk(&self, settings: &Settings, plan: &Plan<'_>) -> ((Gathered, Vec<Notice>), Judged) {
        let is_apt = plan.part.is_none() && !plan.manner.history && threads::at_a_time(self.asked, usize::MAX) > 1;
        let walks = is_apt && plan.walks_folders(settings);
        let Some(pool) = walks.then(|| pool(threads::at_a_time(self.asked, usize::MAX))).flatten() else {
            return (gather(settings, plan, &mut |_| {}), Judged::default());
        };
        let reports = Reports::default();
        let judge = self.judging(usize::MAX);
        let gathered = pool.in_place_scope(|scope| {
            let mut ahead = Ahead::new(scope, (&judge, &self.progress), &reports);
            let gathered = gather(settings, plan, &mut |found| ahead.meet(found));
            ahead.finish();
            gathered
        });
        (gathered, reports.judged())
    }

    /// The reports on all documents, of which some have been judged.
    pub(super) fn judge(&self, jobs: Vec<Job>, judged: Judged) -> Vec<DocumentReport> {
        let judge = self.judging(jobs.len());
        let (mut documents, left) = judged.part(jobs);
        self.progress.expect(left.len(), || left.iter().map(Job::bytes).sum());
        let one = |job: &Job| {
            let report = judge.document(job);
            self.progress.advance();
            report
        };
        if !left.is_empty() {
            match self.pool_for(&left) {
                Some(pool) => pool.install(|| documents.par_extend(left.par_iter().map(one))),
                None => documents.extend(left.iter().map(one)),
            }
        }
        self.progress.finish();
        documents
    }

    /// The threads that judge these documents; none for one that is so small that it costs less than to start a thread.
    fn pool_for(&self, documents: &[Job]) -> Option<ThreadPool> {
        // The first thread's stack is large enough for what so few bytes hold, unless the user lets them be nested deeper.
        let is_small = |job: &Job| job.bytes() <= SMALL && self.judge.limits.depth <= Limits::default().depth;
        match documents {
            [job] if is_small(job) => None,
            _ => pool(threads::at_a_time(self.asked, documents.len())),
        }
    }

    /// What so many documents are judged with.
    fn judging(&self, documents: usize) -> Judge<'a> {
        let threads = threads::for_one(self.asked, documents, self.judge.limits.threads);
        Judge { limits: Limits { threads, ..self.judge.limits }, ..self.judge }
    }
}

fn pool(threads: usize) -> Option<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build().ok()
}
