//! What a run reads: the paths given, or the working folder, or standard input.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::judge::Job;
use super::{Plan, notice};
use crate::cli::settings::Settings;
use crate::files::{self, Found, Walker};
use crate::formats;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::report::{Notice, Place};

/// The file name that standard input goes under, if one is given.
pub(in crate::cli) type StdinName<'a> = Option<&'a Path>;

/// What is to be judged.
pub(super) struct Gathered {
    /// The documents, ordered by name.
    pub(super) jobs: Vec<Job>,
    /// Links that were not followed.
    pub(super) walk_notices: Vec<Notice>,
    /// Files passed over because of their extension, by extension.
    pub(super) unknown: BTreeMap<String, usize>,
    /// Files and folders left out because a pattern says so.
    pub(super) ignored: usize,
    /// Whether the whole project was walked.
    pub(super) whole: bool,
}

/// Finds the documents of a run; tells of those in folders as they are met.
pub(super) fn gather(settings: &Settings, plan: &Plan<'_>, on_meeting: &mut dyn FnMut(&Arc<Found>)) -> (Gathered, Vec<Notice>) {
    let project = &settings.project;
    let exclude: Vec<String> = settings.config.exclude.iter().map(|pattern| pattern.get_ref().clone()).collect();
    let (mut walker, faulty) = Walker::new(project, &exclude, is_document, on_meeting);
    let mut jobs = Vec::new();
    let here = [Path::new(".").to_owned()];
    let paths = if plan.args.paths.is_empty() { &here[..] } else { &plan.args.paths };
    let mut whole = false;
    for path in paths {
        if path == Path::new("-") {
            jobs.push(stdin(settings, plan));
        } else {
            whole |= project.absolute(path) == project.root;
            walker.take(path);
        }
    }
    let walk = walker.finish();
    jobs.extend(walk.found.into_iter().map(Job::File));
    let mut walk_notices = Vec::new();
    for (name, problem) in walk.failed {
        if problem.gravity == Gravity::Error {
            jobs.push(Job::Failed(name, Box::new(problem)));
        } else {
            walk_notices.push(Notice { place: Place::Document { path: name, line: None }, problem });
        }
    }
    let faulty = faulty.into_iter().map(|pattern| notice(faulty_pattern(settings, &pattern))).collect();
    (Gathered { jobs, walk_notices, unknown: walk.unknown, ignored: walk.ignored, whole }, faulty)
}

fn is_document(name: &str) -> bool {
    formats::by_file_name(name).is_some()
}

fn stdin(settings: &Settings, plan: &Plan<'_>) -> Job {
    let name = plan.stdin_name.map_or_else(|| "stdin".to_owned(), |name| settings.project.name(&settings.project.absolute(name)));
    match files::read_stdin(plan.args.effort.limits(&settings.config).file_bytes) {
        Ok(bytes) => Job::Read(name, bytes),
        Err(problem) => Job::Failed(name, Box::new(problem)),
    }
}

fn faulty_pattern(settings: &Settings, pattern: &str) -> Problem {
    let message = Bilingual::new(
        format!("exclude: ”{pattern}” är inget mönster som går att förstå"),
        format!("exclude: “{pattern}” is no pattern that can be understood"),
    );
    let problem = Problem::new("exclude-invalid", Gravity::Error, message);
    match settings.config.exclude.iter().find(|entry| entry.get_ref() == pattern) {
        Some(entry) => problem.with_span(entry.span()),
        None => problem,
    }
}
