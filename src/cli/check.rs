//! `lucka check`: judge every rule for every section and print the gaps.

use std::mem::ManuallyDrop;

use super::args::{CheckArgs, General};
use super::console::Console;
use super::publish::publish;
use super::run::{self, Manner, Plan};
use super::settings::Settings;
use crate::files::{self, Unchanged};
use crate::language::Bilingual;
use crate::problem::Problem;
use crate::report::Outcome;
use crate::toml_check::nearest;

pub(super) fn run(args: &CheckArgs, general: &General, console: Console) -> Outcome {
    match attempt(args, general, console) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn attempt(args: &CheckArgs, general: &General, console: Console) -> Result<Outcome, Outcome> {
    // Kept to the end of the process, which frees all memory at once: piece by piece that takes long.
    let mut settings = ManuallyDrop::new(Settings::load(general, &args.run.sources, console)?);
    choose_rules(&mut settings, &args.rule)?;
    let broken = |problem: Problem| {
        settings.console.problem(&problem, None);
        Outcome::Broken
    };
    let forms = args.report.forms(settings.console)?;
    let baseline = run::read_baseline(&settings, args.run.baseline.as_deref()).map_err(broken)?;
    let unchanged = unchanged(args, &settings).map_err(broken)?;
    let plan = Plan {
        stdin_name: args.stdin_name.as_deref(),
        unchanged: unchanged.as_ref(),
        part: args.shard,
        manner: Manner { hashless: !forms.all().any(|output| output.shows_hashes()), ..Manner::default() },
        ..Plan::of(&args.run, args.rule.is_empty(), baseline.as_ref())
    };
    // Kept as long.
    let run = ManuallyDrop::new(run::execute(&settings, &plan));
    Ok(publish(&args.report, &forms, &settings, &run))
}

/// The files that are as they were, if only changes count. Standard input is new, whatever name it goes under.
fn unchanged(args: &CheckArgs, settings: &Settings) -> Result<Option<Unchanged>, Problem> {
    let Some(revision) = &args.changed_since else { return Ok(None) };
    let mut unchanged = files::unchanged_since(&settings.project, revision)?;
    if let Some(note) = &unchanged.note {
        settings.console.problem(note, None);
    }
    if let Some(name) = &args.stdin_name {
        unchanged.names.remove(&settings.project.name(&settings.project.absolute(name)));
    }
    Ok(Some(unchanged))
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
    settings.rules.rules.retain(|rule| if asked.is_empty() { !config.is_off(rule) } else { asked.contains(&rule.id) });
    Ok(())
}
