//! `lucka merge`: the reports of all parts of a run become the report that the run would have given in one piece.

use std::path::Path;

use super::args::{General, MergeArgs};
use super::console::Console;
use super::publish::publish;
use super::run::{packs, read_baseline, resume, tool};
use super::settings::{Settings, about};
use crate::files;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::report::{Joined, Outcome, Report, SCHEMA, join};

pub(super) fn run(args: &MergeArgs, general: &General, console: Console) -> Outcome {
    match attempt(args, general, console) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn attempt(args: &MergeArgs, general: &General, console: Console) -> Result<Outcome, Outcome> {
    let mut settings = Settings::load(general, &args.sources, console)?;
    let forms = args.report.forms(settings.console)?;
    let refuse = |problems: Vec<Problem>| {
        for problem in problems {
            settings.console.problem(&problem, None);
        }
        Outcome::Broken
    };
    let reports = read(&settings, args).map_err(refuse)?;
    let joined = join(reports).map_err(refuse)?;
    fits(&settings, general, &joined).map_err(|problem| refuse(vec![problem]))?;
    let baseline = read_baseline(&settings, args.baseline.as_deref()).map_err(|problem| refuse(vec![problem]))?;
    settings.rules.rules.retain(|rule| joined.terms.rules.contains(&rule.id));
    settings.console = settings.console.speaking(joined.terms.language);
    let run = resume(&settings, joined, baseline.as_ref()).map_err(|problem| {
        settings.console.problem(&problem, None);
        Outcome::Broken
    })?;
    Ok(publish(&args.report, &forms, &settings, &run))
}

/// Reads all reports; every one that is none is told.
fn read(settings: &Settings, args: &MergeArgs) -> Result<Vec<(String, Report)>, Vec<Problem>> {
    let (mut reports, mut problems) = (Vec::new(), Vec::new());
    for path in &args.reports {
        let name = path.display().to_string();
        match read_one(&settings.project.absolute(path)) {
            Ok(report) => reports.push((name, report)),
            Err(problem) => problems.push(about(&name, problem)),
        }
    }
    if problems.is_empty() { Ok(reports) } else { Err(problems) }
}

fn read_one(path: &Path) -> Result<Report, Problem> {
    let text = files::read_text(path)?;
    let faulty = |place: String, other: String| {
        let message = Bilingual::new(format!("filen är ingen rapport från lucka{place}"), format!("the file is no report of lucka{other}"));
        Problem::new("report-malformed", Gravity::Error, message)
    };
    let report: Report = serde_json::from_str(&text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        faulty(format!(" (rad {line}, kolumn {column})"), format!(" (line {line}, column {column})"))
    })?;
    if report.schema == SCHEMA { Ok(report) } else { Err(faulty(format!(" ({SCHEMA})"), format!(" ({SCHEMA})"))) }
}

/// Whether the settings are those that the parts were judged by.
fn fits(settings: &Settings, general: &General, joined: &Joined) -> Result<(), Problem> {
    let Joined { report, terms, .. } = joined;
    let differs = [
        (report.tool != tool(), "en annan version av lucka", "another version of lucka"),
        (report.config != settings.config_name() || terms.config != settings.config_hash(), "andra inställningar", "another configuration"),
        (report.packs != packs(settings), "andra regelpaket", "other packs"),
        (general.lang.is_some_and(|language| language != terms.language), "ett annat språk än --lang", "another language than --lang"),
    ];
    let Some((_, sv, en)) = differs.into_iter().find(|(differs, ..)| *differs) else { return Ok(()) };
    let message = Bilingual::new(format!("rapporterna gjordes med {sv}"), format!("the reports were made with {en}"));
    let help = Bilingual::new(
        "Foga samman dem där de gjordes, med samma --config och --pack.",
        "Merge them where they were made, with the same --config and --pack.",
    );
    Err(Problem::new("merge-refused", Gravity::Error, message).with_help(help))
}
