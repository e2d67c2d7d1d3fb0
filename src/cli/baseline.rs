//! `lucka baseline`: write the gaps that are known, so that only new ones fail a run.

use super::args::{BaselineArgs, General};
use super::console::Console;
use super::notes;
use super::run::{self, Plan};
use super::settings::Settings;
use crate::files;
use crate::language::Bilingual;
use crate::problem::Gravity;
use crate::report::{Baseline, Growth, Outcome, Policy};

/// The file that is written where none is named.
const FILE_NAME: &str = "lucka-baseline.jsonl";

pub(super) fn run(args: &BaselineArgs, general: &General, console: Console) -> Outcome {
    match attempt(args, general, console) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn attempt(args: &BaselineArgs, general: &General, console: Console) -> Result<Outcome, Outcome> {
    let mut settings = Settings::load(general, &args.run.sources, console)?;
    let config = &settings.config;
    settings.rules.rules.retain(|rule| !config.is_off(rule));
    let console = settings.console;
    let named = run::baseline_path(&settings, args.run.baseline.as_deref());
    let path = named.clone().unwrap_or_else(|| settings.project.from_root(FILE_NAME));
    let name = settings.project.name(&path);
    let old = if path.exists() { Some(read(&settings, &path, &name)?) } else { None };
    let mut run = run::execute(&settings, &Plan::of(&args.run, true, old.as_ref()));
    // What no longer fits the old one is what the new one is written for.
    run.notices.retain(|notice| !notice.problem.code.starts_with("baseline-"));
    notes::notices(&settings, &run);
    let broken = run.notices.iter().any(|notice| notice.problem.gravity == Gravity::Error);
    let new = Baseline::of(&run.report, &settings.rules, old.as_ref(), run.all_documents);
    let growth = old.clone().unwrap_or_default().growth_to(&new, &run.report, run.fit, run.all_documents);
    if old.is_some() && growth.unknown > 0 && !args.accept_new {
        console.error(&refused(&name, growth));
        return Ok(Outcome::Gaps);
    }
    let written_to = console.written(&Bilingual::new(name.clone(), name.clone()), files::write(&path, new.to_text().as_bytes()));
    if written_to != Outcome::Clean {
        return Ok(written_to);
    }
    console.note(&written(&name, growth, new.len()));
    if named.is_none() {
        console.note(&to_be_named());
    }
    let of_report = Outcome::of(&run.report, Policy { exit_zero: true, ..Policy::default() });
    Ok(if broken { Outcome::Broken } else { of_report })
}

fn read(settings: &Settings, path: &std::path::Path, name: &str) -> Result<Baseline, Outcome> {
    let read = files::read_text(path).and_then(|text| Baseline::parse(&text));
    read.map_err(|problem| {
        settings.console.problem(&super::settings::about(name, problem), None);
        Outcome::Broken
    })
}

fn refused(name: &str, growth: Growth) -> Bilingual {
    let Growth { added, removed, .. } = growth;
    Bilingual::new(
        format!("{name} är oförändrad: den skulle få +{added} −{removed}; ta in nya luckor med --accept-new"),
        format!("{name} is unchanged: it would get +{added} −{removed}; take in new gaps with --accept-new"),
    )
}

fn written(name: &str, growth: Growth, total: usize) -> Bilingual {
    let Growth { added, removed, rewritten, .. } = growth;
    let (sv, en) = match rewritten {
        0 => Default::default(),
        1 => (", 1 omskriven".to_owned(), ", 1 rewritten".to_owned()),
        _ => (format!(", {rewritten} omskrivna"), format!(", {rewritten} rewritten")),
    };
    Bilingual::new(
        format!("{name}: +{added} −{removed}{sv}, sammanlagt {total} kända luckor"),
        format!("{name}: +{added} −{removed}{en}, {total} known gaps in all"),
    )
}

fn to_be_named() -> Bilingual {
    Bilingual::new(
        format!("skriv baseline = \"{FILE_NAME}\" överst i lucka.toml, så använder lucka check den"),
        format!("write baseline = \"{FILE_NAME}\" at the top of lucka.toml for lucka check to use it"),
    )
}
