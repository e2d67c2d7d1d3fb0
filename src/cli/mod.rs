//! The command line: from arguments to settings, to a run, to output. One file for each subcommand.
//!
//! Findings go to standard output, everything about the run to standard error. Every subcommand returns an [`Outcome`]; only `main`
//! turns it into an exit status.

mod args;
mod audit;
mod baseline;
mod check;
mod child;
mod compare;
mod completions;
mod concept;
mod console;
mod explain;
mod formats;
mod forms;
mod init;
mod locale;
mod manual;
mod merge;
mod named;
mod notes;
mod packs;
mod publish;
mod rules;
mod run;
mod settings;
mod swedish;
mod targets;
mod usage;
mod values;

use std::mem::ManuallyDrop;

use clap::{CommandFactory, FromArgMatches};

use crate::report::Outcome;
use args::{Arguments, Command};
use console::Console;

/// Runs the program with the process's arguments and environment.
pub fn run() -> Outcome {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    if child::is_one(&arguments) {
        return child::serve();
    }
    let language = locale::early(&arguments);
    // Kept to the end of the process, which frees all memory at once.
    let mut command = ManuallyDrop::new(swedish::translate(Arguments::command(), language));
    let parsed = command.try_get_matches_from_mut(arguments).and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => dispatch(&arguments, language),
        Err(error) => usage::tell(&error, language),
    }
}

fn dispatch(arguments: &Arguments, language: crate::language::Language) -> Outcome {
    let general = &arguments.general;
    let console = Console::new(language, general.quiet, general.color);
    match &arguments.command {
        Command::Check(args) => check::run(args, general, console),
        Command::Audit(args) => audit::run(args, general, console),
        Command::Compare(args) => compare::run(args, general, console),
        Command::Merge(args) => merge::run(args, general, console),
        Command::Baseline(args) => baseline::run(args, general, console),
        Command::Explain(args) => explain::run(args, general, console),
        Command::Rules(args) => rules::run(args, general, console),
        Command::Concept(args) => concept::run(args, general, console),
        Command::Formats => formats::run(console),
        Command::Init(args) => init::run(args, console),
        Command::Completions(args) => completions::run(args, console),
    }
}
