//! `lucka check`: judge every rule for every section and print the gaps.

use std::io;
use std::path::Path;

use super::args::{CheckArgs, General};
use super::console::Console;
use super::notes;
use super::run::{self, Manner, Plan, Run};
use super::settings::Settings;
use crate::files;
use crate::language::Bilingual;
use crate::problem::Gravity;
use crate::render::{Options, Output, View};
use crate::report::{Outcome, Policy};
use crate::toml_check::nearest;

/// Most bytes of a job's summary: GitHub drops one of more than a mebibyte.
const JOB_SUMMARY: usize = 1_000_000;

pub(super) fn run(args: &CheckArgs, general: &General, console: Console) -> Outcome {
    match attempt(args, general, console) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn attempt(args: &CheckArgs, general: &General, console: Console) -> Result<Outcome, Outcome> {
    let mut settings = Settings::load(general, &args.run.sources, console)?;
    choose_rules(&mut settings, &args.rule)?;
    let baseline = run::read_baseline(&settings, &args.run).map_err(|problem| {
        settings.console.problem(&problem, None);
        Outcome::Broken
    })?;
    let stdin_name = args.stdin_name.as_deref();
    let plan =
        Plan { args: &args.run, stdin_name, all_rules: args.rule.is_empty(), baseline: baseline.as_ref(), manner: Manner::default() };
    let run = run::execute(&settings, &plan);
    let printed = print(args, &settings, &run);
    let policy = Policy {
        fail_on: args.fail_on.or(settings.config.fail_on).unwrap_or_default(),
        exit_zero: args.exit_zero,
        allow_empty: args.allow_empty,
    };
    let outcome = outcome(args, policy, &run).max(printed);
    notes::tell(&settings, &run, policy, outcome);
    Ok(outcome)
}

/// Leaves only the rules that run: those asked for, else all that are not switched off.
fn choose_rules(settings: &mut Settings, asked: &[String]) -> Result<(), Outcome> {
    let unknown: Vec<&String> = asked.iter().filter(|id| !settings.known_rules.contains(*id)).collect();
    for id in &unknown {
        let near = nearest(id, settings.known_rules.iter().map(String::as_str));
        let (sv, en) = near.map_or_else(Default::default, |near| (format!("; menades ”{near}”?"), format!("; did you mean “{near}”?")));
        settings.console.error(&Bilingual::new(format!("regeln ”{id}” finns inte{sv}"), format!("there is no rule “{id}”{en}")));
    }
    if !unknown.is_empty() {
        return Err(Outcome::Broken);
    }
    let config = &settings.config;
    let off = |id: &str| config.rule(id).is_some_and(|setting| setting.off);
    settings.rules.rules.retain(|rule| if asked.is_empty() { !off(&rule.id) } else { asked.contains(&rule.id) });
    Ok(())
}

/// Prints the report, and writes it to the files asked for.
fn print(args: &CheckArgs, settings: &Settings, run: &Run) -> Outcome {
    let Some(output) = Output::by_name(&args.format) else { return Outcome::Broken };
    let console = settings.console;
    let prefix = settings.project.from_repository();
    let options = Options { all: args.all, include_accepted: args.include_accepted, prefix, ..Options::default() };
    let mut view = View { report: &run.report, rules: &settings.rules, language: console.language, options };
    let mut outcome = Outcome::Clean;
    for (output, path) in &args.output {
        if let Err(error) = write_file(*output, &view, &settings.project.absolute(path)) {
            let name = path.display();
            console.error(&Bilingual::new(format!("det gick inte att skriva {name}: {error}"), format!("could not write {name}: {error}")));
            outcome = Outcome::Broken;
        }
    }
    let dress = console.options(&io::stdout());
    view.options = Options { colour: dress.colour, width: dress.width, ..view.options };
    if output.name == "github" {
        outcome = outcome.max(job_summary(&view, console));
    }
    outcome.max(console.print(|out| output.write(&view, out)))
}

/// Few annotations are shown for a step, so the whole goes to the job's summary too, where GitHub names a file for it.
fn job_summary(view: &View<'_>, console: Console) -> Outcome {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else { return Outcome::Clean };
    let mut page = Vec::new();
    let written = Output::by_name("markdown").map_or(Ok(()), |output| output.write(view, &mut page));
    page.truncate(JOB_SUMMARY);
    let page = String::from_utf8_lossy(&page);
    match written.and_then(|()| files::append(Path::new(&path), page.as_bytes())) {
        Ok(()) => Outcome::Clean,
        Err(error) => {
            console.error(&Bilingual::new(
                format!("det gick inte att skriva jobbets sammanfattning: {error}"),
                format!("could not write the job's summary: {error}"),
            ));
            Outcome::Broken
        }
    }
}

fn write_file(output: Output, view: &View<'_>, path: &Path) -> io::Result<()> {
    let mut bytes = Vec::new();
    output.write(view, &mut bytes)?;
    files::write(path, &bytes)
}

/// What the run comes to: the report first, then what is wrong with the configuration or the baseline.
fn outcome(args: &CheckArgs, policy: Policy, run: &Run) -> Outcome {
    let of_report = Outcome::of(&run.report, policy);
    let broken = run.notices.iter().any(|notice| notice.problem.gravity == Gravity::Error);
    let strict = args.strict_baseline && run.baseline_changes > 0 && !args.exit_zero;
    let extra = match (broken, strict) {
        (true, _) => Outcome::Broken,
        (false, true) => Outcome::Gaps,
        (false, false) => Outcome::Clean,
    };
    of_report.max(extra)
}
