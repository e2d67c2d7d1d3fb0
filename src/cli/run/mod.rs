//! A run: the documents are found, read and judged in parallel, and the verdicts settled into a report.

mod ahead;
mod crew;
mod delegates;
mod gather;
mod history;
mod judge;
mod progress;
mod threads;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::args::RunArgs;
use super::settings::{Settings, about};
use crate::audit::{self, Trust};
use crate::files::{self, Unchanged};
use crate::formats::Limits;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::report::{
    self, Baseline, DocumentReport, Fit, Joined, Notice, PackUsed, Part, Place, Report, SCHEMA, Scope, Settled, Settling, Shard, Terms,
    Tool, Unsettled,
};
use ahead::Judged;
use crew::Crew;
use gather::Gathered;
use judge::{Job, Judge};

pub(super) use gather::StdinName;

/// What a run takes in and how.
pub(super) struct Plan<'a> {
    pub(super) args: &'a RunArgs,
    pub(super) stdin_name: StdinName<'a>,
    /// Whether every rule runs that the configuration does not switch off.
    pub(super) all_rules: bool,
    /// The baseline, unless it is about to be written.
    pub(super) baseline: Option<&'a Baseline>,
    /// Where only changes count: what has not changed.
    pub(super) unchanged: Option<&'a Unchanged>,
    /// The part of the documents that is judged; without it, all.
    pub(super) part: Option<Part>,
    pub(super) manner: Manner,
}

impl<'a> Plan<'a> {
    /// A plain run over all documents of the arguments.
    pub(super) fn of(args: &'a RunArgs, all_rules: bool, baseline: Option<&'a Baseline>) -> Self {
        Self { args, stdin_name: None, all_rules, baseline, unchanged: None, part: None, manner: Manner::default() }
    }

    /// Whether any of the paths is a folder.
    fn walks_folders(&self, settings: &Settings) -> bool {
        let paths = &self.args.paths;
        paths.is_empty() || paths.iter().any(|path| settings.project.absolute(path).is_dir())
    }
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
    /// Whether no output of the run shows the SHA-256 of files, which then need not be computed.
    pub(super) hashless: bool,
}

/// A finished run.
pub(super) struct Run {
    pub(super) report: Report,
    /// What should be told about the run.
    pub(super) notices: Vec<Notice>,
    /// How the baseline fits.
    pub(super) fit: Fit,
    /// Whether all documents of the project were looked at.
    pub(super) all_documents: bool,
    /// Files passed over because of their extension, by extension.
    pub(super) unknown: BTreeMap<String, usize>,
    /// Files and folders left out because a pattern says so.
    pub(super) ignored: usize,
    /// Whether other parts of the run have documents, so that this one may have none.
    pub(super) documents_elsewhere: bool,
}

/// Finds, reads, judges and settles.
pub(super) fn execute(settings: &Settings, plan: &Plan<'_>) -> Run {
    let crew = Crew::of(settings, plan);
    let ((gathered, mut notices), judged) = crew.walk(settings, plan);
    let Gathered { mut jobs, walk_notices, unknown, mut ignored, whole } = gathered;
    notices.extend(walk_notices);
    let all = jobs.len();
    jobs.retain(|job| plan.part.is_none_or(|part| part.holds(job.name())));
    let documents_elsewhere = jobs.len() < all;
    let today = today(plan);
    let jobs = if plan.manner.history { history::expand(jobs, &today.to_string(), &mut notices) } else { jobs };
    let mut documents = crew.judge(jobs, judged);
    let met = documents.len();
    documents.retain(|document| !document.is_own_page);
    ignored += met - documents.len();
    let mut run = settle_run(settings, plan, documents, Walked { today, whole, unknown, ignored, documents_elsewhere });
    notices.append(&mut run.notices);
    Run { notices, ..run }
}

/// Judges what is given by name and bytes, or by what went wrong with it, and settles.
pub(super) fn execute_on(settings: &Settings, plan: &Plan<'_>, files: Vec<(String, Result<Vec<u8>, Problem>)>) -> Run {
    let job = |(name, bytes): (String, Result<Vec<u8>, Problem>)| match bytes {
        Ok(bytes) => Job::Read(name, bytes),
        Err(problem) => Job::Failed(name, Box::new(problem)),
    };
    let jobs: Vec<Job> = files.into_iter().map(job).collect();
    let walked = Walked { today: today(plan), whole: false, unknown: BTreeMap::new(), ignored: 0, documents_elsewhere: false };
    let documents = Crew::of(settings, plan).judge(jobs, Judged::default());
    settle_run(settings, plan, documents, walked)
}

fn today(plan: &Plan<'_>) -> Date {
    plan.args.today.unwrap_or_else(files::today)
}

/// What is known of a run before a document is read.
struct Walked {
    today: Date,
    /// Whether the whole project was walked.
    whole: bool,
    unknown: BTreeMap<String, usize>,
    ignored: usize,
    documents_elsewhere: bool,
}

/// What documents of a plan are judged with.
fn judge_of<'a>(settings: &'a Settings, plan: &Plan<'_>) -> Judge<'a> {
    Judge {
        keep_text: plan.manner.keep_text,
        hash: !plan.manner.hashless,
        may_require: audit::may_require(&settings.config, trust(plan)),
        ..judge(settings, plan.args.effort.limits(&settings.config))
    }
}

/// Whom recommendations believe.
const fn trust(plan: &Plan<'_>) -> Trust {
    if plan.manner.believe_metadata { Trust::Documents } else { Trust::Configuration }
}

/// Makes a report of the documents, and settles it.
fn settle_run(settings: &Settings, plan: &Plan<'_>, mut documents: Vec<DocumentReport>, walked: Walked) -> Run {
    let Walked { today, whole, unknown, ignored, documents_elsewhere } = walked;
    let limits = plan.args.effort.limits(&settings.config);
    let judge = judge_of(settings, plan);
    audit::mark_absent(&mut documents, (judge.config, judge.rules), judge.language, trust(plan));
    let mut report = assemble(settings, documents, today);
    report.changed_since = plan.unchanged.map(|unchanged| unchanged.commit.clone());
    let unchanged = plan.unchanged.map(|unchanged| &unchanged.names);
    if let Some(part) = plan.part {
        let terms = terms(settings, plan.all_rules, whole);
        let before = |document| Unsettled::of(document, unchanged.is_some_and(|names| names.contains(&document.path)));
        let documents = report.documents.iter().map(before).collect();
        report.shard = Some(Shard { part, terms, unknown: unknown.clone(), ignored, documents });
    }
    let scope = Scope { all_rules: plan.all_rules, all_documents: whole && plan.part.is_none() };
    let trust_inline = !plan.manner.distrust_inline;
    let settled = settle(settings, &mut report, By { baseline: plan.baseline, today, scope, unchanged, trust_inline, limits });
    let Settled { notices, fit } = settled;
    Run { report, notices, fit, all_documents: scope.all_documents, unknown, ignored, documents_elsewhere }
}

/// Settles the joined parts of a run.
pub(super) fn resume(settings: &Settings, joined: Joined, baseline: Option<&Baseline>) -> Result<Run, Problem> {
    let Joined { mut report, terms, unknown, ignored, unchanged } = joined;
    let today = report.today.parse().map_err(|_| no_date(&report.today))?;
    let scope = Scope { all_rules: terms.all_rules, all_documents: terms.all_documents };
    let unchanged = report.changed_since.is_some().then_some(&unchanged);
    let settled =
        settle(settings, &mut report, By { baseline, today, scope, unchanged, trust_inline: true, limits: settings.config.limits });
    let Settled { notices, fit } = settled;
    Ok(Run { report, notices, fit, all_documents: scope.all_documents, unknown, ignored, documents_elsewhere: false })
}

fn no_date(text: &str) -> Problem {
    Problem::new("report-malformed", Gravity::Error, Bilingual::new(format!("”{text}” är inget datum"), format!("“{text}” is no date")))
}

/// What a report is settled by, beside the settings.
#[derive(Clone, Copy)]
struct By<'a> {
    baseline: Option<&'a Baseline>,
    today: Date,
    scope: Scope,
    unchanged: Option<&'a BTreeSet<String>>,
    trust_inline: bool,
    /// For the documents outside the run that are read too.
    limits: Limits,
}

fn settle(settings: &Settings, report: &mut Report, by: By<'_>) -> Settled {
    let delegates = delegates::of(settings, &judge(settings, by.limits), report);
    let with = Settling {
        rules: &settings.rules,
        known_rules: &settings.known_rules,
        config: &settings.config,
        baseline: by.baseline,
        today: by.today,
        language: settings.console.language,
        scope: by.scope,
        trust_inline: by.trust_inline,
        unchanged: by.unchanged,
        delegates: &delegates,
    };
    report::settle(report, &with)
}

fn judge(settings: &Settings, limits: Limits) -> Judge<'_> {
    Judge {
        rules: &settings.rules,
        config: &settings.config,
        limits,
        language: settings.console.language,
        keep_text: false,
        hash: false,
        may_require: false,
    }
}

fn terms(settings: &Settings, all_rules: bool, all_documents: bool) -> Terms {
    let rules = settings.rules.rules.iter().map(|rule| rule.id.clone()).collect();
    Terms { language: settings.console.language, config: settings.config_hash(), rules, all_rules, all_documents }
}

fn assemble(settings: &Settings, mut documents: Vec<DocumentReport>, today: Date) -> Report {
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    Report {
        schema: SCHEMA.to_owned(),
        tool: tool(),
        today: today.to_string(),
        config: settings.config_name(),
        packs: packs(settings),
        changed_since: None,
        summary: report::summarise(&documents, settings.rules.rules.len()),
        documents,
        shard: None,
    }
}

/// This program, as reports name it.
pub(super) fn tool() -> Tool {
    Tool { name: "lucka".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
}

/// The packs in use, as reports name them.
pub(super) fn packs(settings: &Settings) -> Vec<PackUsed> {
    let pack = |pack: &crate::rules::Pack| PackUsed { id: pack.id.clone(), revision: pack.revision, sha256: pack.sha256.clone() };
    settings.rules.packs.iter().map(pack).collect()
}

/// Reads the baseline that the arguments or the configuration name.
pub(super) fn read_baseline(settings: &Settings, given: Option<&Path>) -> Result<Option<Baseline>, Problem> {
    let Some(path) = baseline_path(settings, given) else { return Ok(None) };
    let name = settings.project.name(&path);
    let text =
        files::read_text(&path).map_err(|problem| about(&name, if files::is_there(&path) { problem } else { unwritten(problem) }))?;
    Baseline::parse(&text).map(Some).map_err(|problem| about(&name, problem))
}

/// A baseline that is not there may not have been written yet.
fn unwritten(problem: Problem) -> Problem {
    problem.with_help(Bilingual::new("lucka baseline skriver den.", "lucka baseline writes it."))
}

/// Where the baseline is, if one is named.
pub(super) fn baseline_path(settings: &Settings, given: Option<&Path>) -> Option<PathBuf> {
    let given = given.map(|path| settings.project.absolute(path));
    given.or_else(|| settings.config.baseline.as_ref().map(|path| settings.project.from_root(path)))
}

/// A notice about the run as a whole.
pub(super) fn notice(problem: Problem) -> Notice {
    Notice { place: Place::Run, problem }
}
