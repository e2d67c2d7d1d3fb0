//! A run: the documents are found, read and judged in parallel, and the verdicts settled into a report.

mod delegates;
mod gather;
mod history;
mod judge;
mod progress;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::args::RunArgs;
use super::settings::{Settings, about};
use crate::audit::{self, Trust};
use crate::files;
use crate::problem::Problem;
use crate::report::{self, Baseline, DocumentReport, Notice, PackUsed, Place, Report, SCHEMA, Scope, Settling, Tool};
use gather::{Gathered, gather};
use judge::{Job, Judge};
use progress::Progress;

pub(super) use gather::StdinName;

/// What a run takes in and how.
pub(super) struct Plan<'a> {
    pub(super) args: &'a RunArgs,
    pub(super) stdin_name: StdinName<'a>,
    /// Whether every rule runs that the configuration does not switch off.
    pub(super) all_rules: bool,
    /// The baseline, unless it is about to be written.
    pub(super) baseline: Option<&'a Baseline>,
    pub(super) manner: Manner,
}

/// How a run differs from a check; the default is a check.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent of one another")]
pub(super) struct Manner {
    /// Whether acceptances in the documents themselves are left uncounted.
    pub(super) distrust_inline: bool,
    /// Whether publisher, kind and title may also be the documents' own when recommendations are sought.
    pub(super) believe_metadata: bool,
    /// Whether every revision of a file is judged.
    pub(super) history: bool,
    /// Whether reports keep the documents' text.
    pub(super) keep_text: bool,
}

/// A finished run.
pub(super) struct Run {
    pub(super) report: Report,
    /// What should be told about the run.
    pub(super) notices: Vec<Notice>,
    /// Baseline entries that no longer fit.
    pub(super) baseline_changes: usize,
    /// Files passed over because of their extension, by extension.
    pub(super) unknown: BTreeMap<String, usize>,
    /// Files and folders left out because a pattern says so.
    pub(super) ignored: usize,
}

/// Finds, reads, judges and settles.
pub(super) fn execute(settings: &Settings, plan: &Plan<'_>) -> Run {
    let (gathered, mut notices) = gather(settings, plan);
    let Gathered { jobs, walk_notices, unknown, ignored, whole } = gathered;
    notices.extend(walk_notices);
    let today = plan.args.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date());
    let jobs = if plan.manner.history { history::expand(jobs, &today.to_string(), &mut notices) } else { jobs };
    let mut run = judge_jobs(settings, plan, &jobs, (today, whole));
    notices.append(&mut run.notices);
    Run { notices, unknown, ignored, ..run }
}

/// Judges what is given by name and bytes, or by what went wrong with it, and settles.
pub(super) fn execute_on(settings: &Settings, plan: &Plan<'_>, files: Vec<(String, Result<Vec<u8>, Problem>)>) -> Run {
    let job = |(name, bytes): (String, Result<Vec<u8>, Problem>)| match bytes {
        Ok(bytes) => Job::Read(name, bytes),
        Err(problem) => Job::Failed(name, problem),
    };
    let jobs: Vec<Job> = files.into_iter().map(job).collect();
    let today = plan.args.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date());
    judge_jobs(settings, plan, &jobs, (today, false))
}

fn judge_jobs(settings: &Settings, plan: &Plan<'_>, jobs: &[Job], (today, whole): (Date, bool)) -> Run {
    let (rules, config, language) = (&settings.rules, &settings.config, settings.console.language);
    let judge = Judge { rules, config, language, keep_text: plan.manner.keep_text };
    let mut documents = judge_all(jobs, &judge, plan.args, settings);
    let trust = if plan.manner.believe_metadata { Trust::Documents } else { Trust::Configuration };
    audit::mark_absent(&mut documents, (config, rules), language, trust);
    let mut report = assemble(settings, documents, today);
    let delegates = delegates::of(settings, &judge, &report);
    let settled = report::settle(
        &mut report,
        &Settling {
            rules: &settings.rules,
            known_rules: &settings.known_rules,
            config: &settings.config,
            baseline: plan.baseline,
            today,
            language: settings.console.language,
            scope: Scope { all_rules: plan.all_rules, all_documents: whole },
            trust_inline: !plan.manner.distrust_inline,
            delegates: &delegates,
        },
    );
    let (unknown, ignored) = (BTreeMap::new(), 0);
    Run { report, notices: settled.notices, baseline_changes: settled.baseline_changes, unknown, ignored }
}

fn judge_all(jobs: &[Job], judge: &Judge<'_>, args: &RunArgs, settings: &Settings) -> Vec<DocumentReport> {
    let progress = Progress::over(jobs, settings.console);
    let one = |job: &Job| {
        let report = judge.document(job);
        progress.advance();
        report
    };
    let threads = args.threads.map_or(0, std::num::NonZero::get);
    // Deeply nested documents need room on the stack.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(32 << 20).build();
    let documents = match pool {
        Ok(pool) => pool.install(|| jobs.par_iter().map(one).collect()),
        Err(_) => jobs.iter().map(one).collect(),
    };
    progress.finish();
    documents
}

fn assemble(settings: &Settings, mut documents: Vec<DocumentReport>, today: Date) -> Report {
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    let pack = |pack: &crate::rules::Pack| PackUsed { id: pack.id.clone(), revision: pack.revision, sha256: pack.sha256.clone() };
    Report {
        schema: SCHEMA.to_owned(),
        tool: Tool { name: "lucka".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        today: today.to_string(),
        config: settings.config_file.as_ref().map(|(name, _)| name.clone()),
        packs: settings.rules.packs.iter().map(pack).collect(),
        summary: report::summarise(&documents, settings.rules.rules.len()),
        documents,
    }
}

/// Reads the baseline that the arguments or the configuration name.
pub(super) fn read_baseline(settings: &Settings, args: &RunArgs) -> Result<Option<Baseline>, Problem> {
    let Some(path) = baseline_path(settings, args) else { return Ok(None) };
    let name = settings.project.name(&path);
    let text = files::read_text(&path).map_err(|problem| about(&name, problem))?;
    Baseline::parse(&text).map(Some).map_err(|problem| about(&name, problem))
}

/// Where the baseline is, if one is named.
pub(super) fn baseline_path(settings: &Settings, args: &RunArgs) -> Option<std::path::PathBuf> {
    let given = args.baseline.as_ref().map(|path| settings.project.absolute(path));
    given.or_else(|| settings.config.baseline.as_ref().map(|path| settings.project.from_root(path)))
}

/// A notice about the run as a whole.
pub(super) fn notice(problem: Problem) -> Notice {
    Notice { place: Place::Run, problem }
}
