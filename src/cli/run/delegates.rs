//! Documents outside the run that gaps are delegated to: they are read for that alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::judge::{Job, Judge};
use crate::cli::settings::Settings;
use crate::files::Found;
use crate::report::{Delegate, Report, covers};

/// For each document that a gap of this run is delegated to and that is not in the run, the rules that it covers, or why it could not be
/// read.
pub(super) fn of(settings: &Settings, judge: &Judge<'_>, report: &Report) -> BTreeMap<String, Delegate> {
    let in_run = |path: &str| report.documents.iter().any(|document| document.path == path);
    let delegated = settings.config.acceptances.iter().filter(|acceptance| in_run(&acceptance.target.document));
    let outside: BTreeSet<&String> =
        delegated.filter_map(|acceptance| acceptance.delegated_to.as_ref()).filter(|path| !in_run(path)).collect();
    let read = |path: &String| {
        let found = Found { name: path.clone(), path: settings.project.from_root(path), bytes: 0, told: None };
        let report = judge.document(&Job::File(Arc::new(found)));
        let fault = report.problems.iter().find(|problem| problem.severity == "error" && report.is_lost());
        (path.clone(), fault.map_or_else(|| Ok(covers(&report)), |problem| Err(problem.message.clone())))
    };
    outside.into_iter().map(read).collect()
}
