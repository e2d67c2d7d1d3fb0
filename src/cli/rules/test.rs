//! `lucka rules test`: the rules' examples, what becomes of them when their passages are hidden, and doubts about terms.

use std::io::{self, Write};

use crate::cli::args::{General, RulesTestArgs};
use crate::cli::console::Console;
use crate::cli::packs;
use crate::cli::settings::{Settings, tell_faults};
use crate::engine::Status;
use crate::language::Bilingual;
use crate::report::Outcome;
use crate::rules::{self, Fault, PackFiles, Rule, RuleSet};
use crate::toml_check::nearest;
use crate::trial::{self, ExampleTrial, Named, RuleTrial};

pub(super) fn run(args: &RulesTestArgs, general: &General, console: Console) -> Outcome {
    match attempt(args, general, console) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn attempt(args: &RulesTestArgs, general: &General, console: Console) -> Result<Outcome, Outcome> {
    let settings = Settings::load(general, &args.sources, console)?;
    let console = settings.console;
    let (set, tested) = loaded(args, &settings)?;
    check_names(args, &set, &tested, console)?;
    let ids: Vec<String> = tested.iter().filter_map(PackFiles::id).collect();
    let wanted = |rule: &Rule| {
        let pack = set.packs.get(rule.pack).is_some_and(|pack| ids.contains(&pack.id));
        pack && (args.rule.is_empty() || args.rule.contains(&rule.id))
    };
    let trials = trial::examples(&set, wanted);
    let mut doubts: Vec<Fault> = tested.iter().flat_map(|pack| trial::lint(pack, &set, &trials)).collect();
    if !args.rule.is_empty() {
        doubts.retain(|doubt| trials.iter().filter_map(|trial| set.rules.get(trial.rule)).any(|rule| doubt.file.ends_with(&rule.file)));
    }
    tell_faults(&doubts, console);
    let printed = console.print(|out| write(&set, &trials, args.all, console, out));
    console.note(&summary(&trials, doubts.len()));
    let failed = trials.iter().flat_map(|trial| &trial.examples).any(|example| !example.is_expected());
    let outcome = if failed || (args.strict && !doubts.is_empty()) { Outcome::Gaps } else { Outcome::Clean };
    Ok(outcome.max(printed))
}

/// The rules, and the packs that are tested: the one named with those that it builds on, else all that are loaded.
fn loaded(args: &RulesTestArgs, settings: &Settings) -> Result<(RuleSet, Vec<PackFiles>), Outcome> {
    let console = settings.console;
    let Some(name) = &args.name else {
        let (set, _) = rules::compile(&settings.packs);
        return Ok((set, settings.packs.clone()));
    };
    let id = name.to_str().unwrap_or_default();
    let loaded = settings.packs.iter().find(|pack| pack.id().as_deref() == Some(id)).cloned();
    let pack = match loaded.or_else(|| rules::builtin(id)) {
        Some(pack) => pack,
        None => packs::folder(&settings.project.absolute(name), &settings.project).map_err(|problem| {
            console.problem(&problem, None);
            Outcome::Broken
        })?,
    };
    let mut problems = Vec::new();
    let with_bases = packs::with_bases(vec![pack.clone()], &settings.project, &mut problems);
    for problem in &problems {
        console.problem(problem, None);
    }
    let (set, faults) = rules::compile(&with_bases);
    tell_faults(&faults, console);
    if faults.is_empty() && problems.is_empty() { Ok((set, vec![pack])) } else { Err(Outcome::Broken) }
}

/// Tells rule ids that are none of the tested packs'.
fn check_names(args: &RulesTestArgs, set: &RuleSet, tested: &[PackFiles], console: Console) -> Result<(), Outcome> {
    let ids: Vec<String> = tested.iter().filter_map(PackFiles::id).collect();
    let own = set.rules.iter().filter(|rule| set.packs.get(rule.pack).is_some_and(|pack| ids.contains(&pack.id)));
    let known: Vec<&str> = own.map(|rule| rule.id.as_str()).collect();
    let unknown: Vec<&String> = args.rule.iter().filter(|id| !known.contains(&id.as_str())).collect();
    for id in &unknown {
        let near = nearest(id, known.iter().copied());
        let (sv, en) = near.map_or_else(Default::default, |near| (format!("; menades ”{near}”?"), format!("; did you mean “{near}”?")));
        console.error(&Bilingual::new(format!("regeln ”{id}” finns inte{sv}"), format!("there is no rule “{id}”{en}")));
    }
    if unknown.is_empty() { Ok(()) } else { Err(Outcome::Broken) }
}

fn write(set: &RuleSet, trials: &[RuleTrial], all: bool, console: Console, out: &mut dyn Write) -> io::Result<()> {
    for trial in trials {
        let Some(rule) = set.rules.get(trial.rule) else { continue };
        let right = trial.examples.iter().filter(|example| example.is_expected()).count();
        let total = trial.examples.len();
        writeln!(out, "{}: {right}/{total} {}", rule.id, console.say("exempel som väntat", "examples as expected"))?;
        for (number, example) in (1..).zip(&trial.examples) {
            if all || !example.is_expected() {
                write_example(rule, number, example, console, out)?;
            }
        }
    }
    Ok(())
}

fn write_example(rule: &Rule, number: usize, example: &ExampleTrial, console: Console, out: &mut dyn Write) -> io::Result<()> {
    let name = example.named.name(console.language);
    let expected = example.expected.name();
    let mark = if example.is_expected() { " " } else { "!" };
    write!(out, "{mark} {} {number} {name}", console.say("exempel", "example"))?;
    match example.found {
        Some(found) if found != example.expected => {
            writeln!(out, " ({} {expected}, {} {})", console.say("väntat", "expected"), console.say("funnet", "found"), found.name())?;
        }
        Some(_) => writeln!(out, " ({expected})")?,
        None => writeln!(out, " ({} {expected}, {})", console.say("väntat", "expected"), unjudged(rule, number, console))?,
    }
    for passage in &example.passages {
        writeln!(out, "      {} {}: {}", console.say("rad", "line"), passage.line, quoted(&passage.quote, console))?;
    }
    if example.passages.is_empty() && !example.is_expected() {
        let text = rule.examples.get(number.saturating_sub(1)).map(|own| quoted(&own.text, console)).unwrap_or_default();
        writeln!(out, "      {text}")?;
    }
    if let Some(reason) = named_only(rule, example, console) {
        writeln!(out, "      {reason}")?;
    }
    for leak in &example.leaks {
        let (how, quote) = (leak.hiding.name(console.language), quoted(&leak.quote, console));
        let sv = format!("räknas fortfarande när styckena är gömda ({how}): {quote}");
        let en = format!("still counts with the passages hidden ({how}): {quote}");
        writeln!(out, "      {}", console.say(&sv, &en))?;
    }
    Ok(())
}

/// Says that no section of an example is judged, or not the one that it names.
fn unjudged(rule: &Rule, number: usize, console: Console) -> String {
    let section = rule.examples.get(number.saturating_sub(1)).and_then(|own| own.section.as_deref());
    match section {
        Some(name) => {
            let (sv, en) = (format!("inget avsnitt med rubriken ”{name}” prövat"), format!("no section headed “{name}” judged"));
            console.say(&sv, &en).to_owned()
        }
        None => console.say("inget avsnitt prövat", "no section judged").to_owned(),
    }
}

/// Why an example can be called a gap although a passage names everything: verbs other than `mentions` ask for more than names.
fn named_only(rule: &Rule, example: &ExampleTrial, console: Console) -> Option<String> {
    let noisy = example.named == Named::Noisy && example.found == Some(Status::Partial);
    let (sv, en) = (
        "stycket nämner saken men säger den inte, som verbet i [require] läses; pröva andra ord eller ett annat verb",
        "the passage names the matter but does not say it, as the verb in [require] is read; try other words or another verb",
    );
    (noisy && !rule.require.is_mention()).then(|| console.say(sv, en).to_owned())
}

/// Words on one line in quotation marks.
fn quoted(text: &str, console: Console) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{line}”", console.say("”", "“"))
}

fn summary(trials: &[RuleTrial], doubts: usize) -> Bilingual {
    let examples: Vec<&ExampleTrial> = trials.iter().flat_map(|trial| &trial.examples).collect();
    let right = examples.iter().filter(|example| example.is_expected()).count();
    let (rules, total) = (trials.len(), examples.len());
    Bilingual::new(
        format!("regler: {rules}; exempel som väntat: {right} av {total}; tveksamheter: {doubts}"),
        format!("rules: {rules}; examples as expected: {right} of {total}; doubts: {doubts}"),
    )
}
