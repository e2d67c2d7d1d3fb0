//! `lucka audit`: hold documents and their editions against the recommendations.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use super::args::{AuditArgs, General, RunArgs};
use super::console::Console;
use super::forms::Forms;
use super::named::{Named, tell_empty_entries};
use super::notes;
use super::run::{self, Manner, Plan, Run};
use super::settings::Settings;
use super::targets::Targets;
use crate::audit::model::{Audit, ConfigUsed};
use crate::audit::{Auditing, audit};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::render::{AuditOutput, Options};
use crate::report::{DocumentReport, Outcome, Policy, Report, VerdictRow, sha256};

pub(super) fn run(args: &AuditArgs, general: &General, console: Console) -> Outcome {
    match attempt(args, general, console) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn attempt(args: &AuditArgs, general: &General, console: Console) -> Result<Outcome, Outcome> {
    let mut settings = Settings::load(general, &args.sources, console)?;
    let console = settings.console;
    let forms = Forms::of(args.format, &args.output, console)?;
    let output = forms.printed;
    if output.binary && io::stdout().is_terminal() {
        let name = output.name;
        console.error(&Bilingual::new(
            format!("{name} går inte att visa i en terminal; skriv till en fil med --output {name}=FIL"),
            format!("{name} cannot be shown at a terminal; write it to a file with --output {name}=FILE"),
        ));
        return Err(Outcome::Broken);
    }
    let named = Named::of(&args.paths, &settings);
    let found = named.tell(&settings);
    if named.is_void() {
        return Err(found);
    }
    tell_empty_entries(&settings);
    let config = &settings.config;
    settings.rules.rules.retain(|rule| !config.is_off(rule));
    let run_args = run_args(args, named.there);
    let manner =
        Manner { distrust_inline: !args.trust_inline, believe_metadata: true, history: args.git, keep_text: true, hashless: false };
    let run = run::execute(&settings, &Plan { manner, ..Plan::of(&run_args, true, None) });
    let ledger = audit(run.report.clone(), &auditing(&settings, args.trust_inline));
    let policy = Policy {
        fail_on: args.fail_on.or(settings.config.fail_on).unwrap_or_default(),
        exit_zero: args.exit_zero,
        allow_empty: args.allow_empty,
    };
    let written = write(&forms, &settings, &run, &ledger);
    tell_joined(&ledger, &settings);
    let addressed = unaddressed(&ledger, policy, console);
    let outcome = outcome(&run, &ledger, policy).max(written).max(found).max(addressed);
    notes::tell(&settings, &run, policy, outcome);
    Ok(outcome)
}

/// What an audit is made with.
pub(super) fn auditing(settings: &Settings, trust_inline: bool) -> Auditing<'_> {
    let used = |(path, text): &(String, String)| ConfigUsed { path: path.clone(), sha256: sha256(text.as_bytes()) };
    Auditing {
        rules: &settings.rules,
        config: &settings.config,
        config_used: settings.config_file.as_ref().map(used),
        language: settings.console.language,
        trust_inline,
    }
}

fn run_args(args: &AuditArgs, paths: Vec<PathBuf>) -> RunArgs {
    RunArgs { sources: args.sources.clone(), paths, today: args.today, effort: args.effort.clone(), baseline: None }
}

/// Writes the files asked for, and prints.
fn write(forms: &Forms<AuditOutput>, settings: &Settings, run: &Run, ledger: &Audit) -> Outcome {
    let console = settings.console;
    let mut outcome = Outcome::Clean;
    let mut targets = Targets::but(settings, run.report.documents.iter().map(|document| document.path.as_str()));
    for (output, path) in &forms.files {
        outcome = outcome.max(targets.write(path, |out| output.write(ledger, &Options::default(), out)));
    }
    let options = console.options(&io::stdout());
    outcome.max(console.print(|out| forms.printed.write(ledger, &options, out)))
}

/// What the audit comes to: every edition has to be readable, and the latest ones are to hold no gap in what was recommended.
fn outcome(run: &Run, ledger: &Audit, policy: Policy) -> Outcome {
    let none = Policy { exit_zero: true, ..policy };
    let broken = run.notices.iter().any(|notice| notice.problem.gravity == Gravity::Error);
    let read = Outcome::of(&run.report, none).max(if broken { Outcome::Broken } else { Outcome::Clean });
    read.max(Outcome::of(&latest(ledger, &run.report), Policy { allow_empty: true, ..policy }))
}

/// A report on the latest editions, with the verdicts that are in the matrix.
fn latest(ledger: &Audit, report: &Report) -> Report {
    let verdicts = |document: &str| -> Vec<VerdictRow> {
        let cells = ledger.cells.iter().filter(|cell| cell.latest && cell.document == document);
        cells.flat_map(|cell| &cell.rules).flat_map(|rule| &rule.verdicts).cloned().collect()
    };
    let documents = ledger.documents.iter();
    let documents = documents.map(|document| DocumentReport { verdicts: verdicts(&document.id), ..DocumentReport::default() });
    Report { documents: documents.collect(), ..report.clone() }
}

/// Tells which files are editions of a configured document by their own word alone: the audited may say so, the auditor should know.
fn tell_joined(ledger: &Audit, settings: &Settings) {
    let configured = |id: &str| settings.config.documents.iter().any(|entry| entry.id.as_deref() == Some(id));
    for document in ledger.documents.iter().filter(|document| configured(&document.id)) {
        let named = |path: &str| settings.config.document(path).is_some_and(|entry| entry.id.as_ref() == Some(&document.id));
        for edition in document.editions.iter().filter(|edition| !named(&edition.path)) {
            let (path, id) = (&edition.path, &document.id);
            let message = Bilingual::new(
                format!("{path} räknas som en utgåva av {id} för att filen själv säger det"),
                format!("{path} counts as an edition of {id} because the file itself says so"),
            );
            let help = Bilingual::new(
                "Stämmer det, skriv filen under [[document]] i lucka.toml med samma id; annars under ett eget.",
                "If that is right, name the file under [[document]] in lucka.toml with the same id; else under one of its own.",
            );
            settings.console.problem(&Problem::new("edition-by-own-word", Gravity::Warning, message).with_help(help), None);
        }
    }
}

/// Tells which documents no recommendation addresses: they are read and in no row of the matrix. Where there is no other, nothing was
/// audited, which is a mistake unless the user allows it.
fn unaddressed(ledger: &Audit, policy: Policy, console: Console) -> Outcome {
    let paths: Vec<&str> = ledger.unaddressed().filter_map(|document| document.latest()).map(|edition| edition.path.as_str()).collect();
    if paths.is_empty() {
        return Outcome::Clean;
    }
    let void = paths.len() == ledger.documents.len() && !policy.allow_empty;
    let names = paths.join(", ");
    let (gravity, nothing_sv, nothing_en) =
        if void { (Gravity::Error, "inget har prövats: ", "nothing was audited: ") } else { (Gravity::Warning, "", "") };
    let message = Bilingual::new(
        format!("{nothing_sv}ingen rekommendation riktar sig till {names}"),
        format!("{nothing_en}no recommendation addresses {names}"),
    );
    let help = Bilingual::new(
        "Skriv utgivare, slag och titel under [[document]] i lucka.toml, eller recommendations = [\"R3\"]. \
         lucka explain R3 visar vilka dokument en rekommendation gäller.",
        "Write publisher, kind and title under [[document]] in lucka.toml, or recommendations = [\"R3\"]. \
         lucka explain R3 shows which documents a recommendation is about.",
    );
    console.problem(&Problem::new("document-not-addressed", gravity, message).with_help(help), None);
    if void { Outcome::Broken } else { Outcome::Clean }
}
