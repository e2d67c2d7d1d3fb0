//! `lucka compare`: hold two editions against each other.

use std::io;
use std::path::{Path, PathBuf};

use super::args::{CompareArgs, General, RunArgs};
use super::audit::auditing;
use super::console::Console;
use super::forms::Forms;
use super::named::Named;
use super::notes;
use super::run::{self, Manner, Plan, Run};
use super::settings::Settings;
use super::targets::Targets;
use crate::audit::model::{ChangeKind, Comparison};
use crate::audit::{Side, compare};
use crate::files;
use crate::formats::{self, Limits};
use crate::language::Bilingual;
use crate::problem::Gravity;
use crate::render::{CompareOutput, Options};
use crate::report::{Outcome, Policy};
use crate::rules::Severity;

pub(super) fn run(args: &CompareArgs, general: &General, console: Console) -> Outcome {
    match attempt(args, general, console) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn attempt(args: &CompareArgs, general: &General, console: Console) -> Result<Outcome, Outcome> {
    let mut settings = Settings::load(general, &args.sources, console)?;
    let forms = Forms::of(args.format, &args.output, settings.console)?;
    let config = &settings.config;
    settings.rules.rules.retain(|rule| !config.is_off(rule));
    let named = Named::of(&args.paths, &settings);
    let (mut old, new, found) = sides(args, &settings, &named)?;
    // An acceptance in the old edition decides nothing, and what is said of the configuration is said once.
    old.run.notices.retain(|notice| !notice.problem.code.starts_with("acceptance-") && !new.run.notices.contains(notice));
    for run in [&old.run, &new.run] {
        notes::notices(&settings, run);
    }
    let readable = [&old.run, &new.run].map(readable).into_iter().max().unwrap_or(Outcome::Clean);
    if old.run.report.documents.is_empty() && new.run.report.documents.is_empty() {
        settings.console.error(&Bilingual::new("hittade inget dokument att läsa", "found no document to read"));
        return Err(Outcome::Broken);
    }
    let read: Vec<String> = [&old, &new].into_iter().flat_map(Judged::paths).collect();
    let comparison = compare(old.side(), new.side(), &auditing(&settings, args.trust_inline));
    let written = write(&forms, &settings, (&comparison, &read));
    let fail_on = args.fail_on.or(settings.config.fail_on).unwrap_or_default();
    let opened = opened(&comparison);
    let fails = !args.exit_zero && opened.iter().any(|severity| fail_on.fails(*severity));
    let opened_outcome = if fails { Outcome::Gaps } else { Outcome::Clean };
    let outcome = readable.max(written).max(opened_outcome).max(found);
    settings.console.note(&notes::used(&settings));
    settings.console.note(&result(&comparison, outcome, opened.len(), args.exit_zero));
    Ok(outcome)
}

/// One side, judged.
struct Judged {
    name: String,
    run: Run,
    /// What leads from a document's path to what it is called within the side.
    root: String,
}

impl Judged {
    /// The documents' names in reports.
    fn paths(&self) -> impl Iterator<Item = String> + '_ {
        self.run.report.documents.iter().map(|document| document.path.clone())
    }

    /// Whether a path is one of the documents, or a folder with one of them.
    fn holds(&self, settings: &Settings, path: &Path) -> bool {
        let name = settings.project.name(&settings.project.absolute(path));
        let inside = |path: &str| path.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.run.report.documents.iter().any(|document| inside(&document.path))
    }

    fn side(self) -> Side {
        let inside = |path: &String| path.strip_prefix(&self.root).unwrap_or(path).trim_start_matches('/').to_owned();
        let keys = self.run.report.documents.iter().map(|document| inside(&document.path)).collect();
        Side { name: self.name, keys, report: self.run.report }
    }
}

/// Both sides, and whether all that the user named is there. Two paths are compared only if both are; of what is compared with a revision,
/// a path may be there on one side alone.
fn sides(args: &CompareArgs, settings: &Settings, named: &Named) -> Result<(Judged, Judged, Outcome), Outcome> {
    if let Some(revision) = &args.git {
        let old = at_revision(args, settings, revision)?;
        let nowhere = named.missing.iter().filter(|path| !old.holds(settings, path)).cloned().collect();
        let found = Named { there: Vec::new(), missing: nowhere }.tell(settings);
        let new = if named.is_void() { nothing(args, settings) } else { given(args, settings, &named.there) };
        return Ok((old, new, found));
    }
    let [old, new] = args.paths.as_slice() else {
        settings.console.error(&Bilingual::new(
            "två sökvägar behövs, den gamla och den nya; eller --git REVISION",
            "two paths are needed, the old and the new; or --git REVISION",
        ));
        return Err(Outcome::Broken);
    };
    match named.tell(settings) {
        Outcome::Clean => {
            Ok((given(args, settings, std::slice::from_ref(old)), given(args, settings, std::slice::from_ref(new)), Outcome::Clean))
        }
        missing => Err(missing),
    }
}

/// The documents that some paths hold now; without any, those of the working folder.
fn given(args: &CompareArgs, settings: &Settings, paths: &[PathBuf]) -> Judged {
    let run_args = run_args(args, paths);
    let run = run::execute(settings, &plan(args, &run_args));
    let single = match paths {
        [path] => Some(path),
        _ => None,
    };
    let root = single.map(|path| settings.project.name(&settings.project.absolute(path))).filter(|root| root != ".");
    let name = match paths {
        [] => settings.console.say("arbetsmappen", "the working folder").to_owned(),
        paths => shown(paths),
    };
    // Between a revision and now, files keep their names: they are called by the whole path.
    let root = if args.git.is_some() { None } else { root };
    Judged { name, run, root: root.unwrap_or_default() }
}

/// The new side where none of the paths is there any longer.
fn nothing(args: &CompareArgs, settings: &Settings) -> Judged {
    let run_args = run_args(args, &[]);
    Judged { name: shown(&args.paths), run: run::execute_on(settings, &plan(args, &run_args), Vec::new()), root: String::new() }
}

fn shown(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// The documents as they were at a revision.
fn at_revision(args: &CompareArgs, settings: &Settings, revision: &str) -> Result<Judged, Outcome> {
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() { &here[..] } else { &args.paths };
    let wanted = |name: &str| formats::by_file_name(name).is_some();
    let files = files::at_revision(&settings.project, revision, paths, Limits::default().file_bytes, wanted).map_err(|problem| {
        settings.console.problem(&problem, None);
        Outcome::Broken
    })?;
    let run_args = run_args(args, paths);
    Ok(Judged { name: revision.to_owned(), run: run::execute_on(settings, &plan(args, &run_args), files), root: String::new() })
}

fn run_args(args: &CompareArgs, paths: &[PathBuf]) -> RunArgs {
    RunArgs { sources: args.sources.clone(), paths: paths.to_vec(), today: args.today, effort: args.effort.clone(), baseline: None }
}

fn plan<'a>(args: &CompareArgs, run: &'a RunArgs) -> Plan<'a> {
    let manner = Manner { distrust_inline: !args.trust_inline, keep_text: true, ..Manner::default() };
    // An acceptance or judgement that fits one side alone is none that is unused.
    Plan { manner, ..Plan::of(run, false, None) }
}

/// Whether everything on a side could be read.
fn readable(run: &Run) -> Outcome {
    let broken = run.notices.iter().any(|notice| notice.problem.gravity == Gravity::Error);
    let policy = Policy { exit_zero: true, allow_empty: true, ..Policy::default() };
    Outcome::of(&run.report, policy).max(if broken { Outcome::Broken } else { Outcome::Clean })
}

/// How grave the gaps are that opened and are not accepted.
fn opened(comparison: &Comparison) -> Vec<Severity> {
    let changes = comparison.documents.iter().flat_map(|document| &document.changes);
    let opened = changes.filter(|change| change.kind == ChangeKind::Opened).filter_map(|change| change.new.as_ref());
    opened.filter(|state| state.accepted.is_none()).filter_map(|state| state.severity).collect()
}

/// How many documents were compared, and how it ended.
fn result(comparison: &Comparison, outcome: Outcome, opened: usize, exit_zero: bool) -> Bilingual {
    let option = if exit_zero { "--exit-zero" } else { "--fail-on" };
    let both = comparison.documents.iter().filter(|document| document.old_path.is_some() && document.new_path.is_some()).count();
    let new = comparison.documents.iter().filter(|document| document.old_path.is_none()).count();
    let gone = comparison.documents.len() - both - new;
    let (sv, en) = match outcome {
        Outcome::Clean if opened == 0 => {
            ("godkänt: ingen lucka som räknas har öppnats".to_owned(), "passed: no gap that counts opened".to_owned())
        }
        Outcome::Clean => {
            (format!("godkänt, fast luckor har öppnats: {opened} ({option})"), format!("passed, though gaps opened: {opened} ({option})"))
        }
        Outcome::Gaps => ("underkänt: en lucka har öppnats".to_owned(), "failed: a gap opened".to_owned()),
        Outcome::Broken => ("körningen är ofullständig".to_owned(), "the run is incomplete".to_owned()),
    };
    Bilingual::new(
        format!("jämförda dokument: {both}; nya: {new}; borttagna: {gone}\n{sv}"),
        format!("documents compared: {both}; new: {new}; gone: {gone}\n{en}"),
    )
}

/// Writes the files asked for, and prints.
fn write(forms: &Forms<CompareOutput>, settings: &Settings, (comparison, read): (&Comparison, &[String])) -> Outcome {
    let console = settings.console;
    let mut outcome = Outcome::Clean;
    let mut targets = Targets::but(settings, read.iter().map(String::as_str));
    for (output, path) in &forms.files {
        outcome = outcome.max(targets.write(path, |out| output.write(comparison, &Options::default(), out)));
    }
    let options = console.options(&io::stdout());
    outcome.max(console.print(|out| forms.printed.write(comparison, &options, out)))
}
