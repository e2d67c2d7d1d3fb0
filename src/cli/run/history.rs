//! The revisions of documents, for a run over their history.

use std::sync::Arc;

use super::judge::Job;
use crate::files::{self, Found};
use crate::formats::Limits;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::report::{Notice, Place, Revision};

/// Replaces every file by its revisions; the latest keeps the file's name.
pub(super) fn expand(jobs: Vec<Job>, today: &str, notices: &mut Vec<Notice>) -> Vec<Job> {
    let mut expanded = Vec::new();
    for job in jobs {
        match job {
            Job::File(found) => expanded.extend(revisions(found, today, notices)),
            other => expanded.push(other),
        }
    }
    expanded
}

fn revisions(found: Arc<Found>, today: &str, notices: &mut Vec<Notice>) -> Vec<Job> {
    let limit = Limits::default().file_bytes;
    let history = match files::history(&found.path, limit) {
        Ok(history) => history,
        Err(problem) => {
            notices.push(Notice { place: Place::Document { path: found.name.clone(), line: None }, problem });
            return vec![Job::File(found)];
        }
    };
    if history.shallow {
        notices.push(Notice { place: Place::Document { path: found.name.clone(), line: None }, problem: shallow() });
    }
    let path = found.name.clone();
    let last = history.versions.len();
    let committed = history.versions.last().is_some_and(|version| version.bytes.as_ref().ok() == files::read(&found, limit).as_ref().ok());
    let revision = |commit: Option<String>, date: String, sequence| Revision { path: path.clone(), commit, date, sequence };
    let mut jobs: Vec<Job> = Vec::new();
    for (sequence, version) in (1..).zip(history.versions) {
        let revision = revision(Some(version.commit.clone()), version.date, sequence);
        if sequence == last && committed {
            jobs.push(Job::Revision(Box::new(revision), Box::new(Job::File(Arc::clone(&found)))));
            continue;
        }
        let name = format!("{path}@{}", version.commit);
        let job = match version.bytes {
            Ok(bytes) => Job::Read(name, bytes),
            Err(problem) => Job::Failed(name, Box::new(problem)),
        };
        jobs.push(Job::Revision(Box::new(revision), Box::new(job)));
    }
    if !committed {
        jobs.push(Job::Revision(Box::new(revision(None, today.to_owned(), last + 1)), Box::new(Job::File(found))));
    }
    jobs
}

fn shallow() -> Problem {
    let message = Bilingual::new(
        "klonen är grund: historiken börjar inte med den första utgåvan",
        "the clone is shallow: the history does not begin with the first edition",
    );
    let help = Bilingual::new("Hämta resten med git fetch --unshallow.", "Fetch the rest with git fetch --unshallow.");
    Problem::new("git-shallow", Gravity::Warning, message).with_help(help)
}
