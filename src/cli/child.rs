//! The program as a child of itself, which reads one document under limits that hold; started with an argument that `--help` hides.

use std::ffi::OsString;
use std::io;
use std::process::Command;

use super::console::to_stderr;
use crate::formats::{Format, Limits, Reading, isolated};
use crate::report::Outcome;

/// The only argument of a child.
const ARGUMENT: &str = "__read-document";

/// Reads a document, in a child process where its format asks for that.
pub(super) fn read(format: &Format, bytes: &[u8], limits: &Limits) -> Reading {
    if !format.isolate {
        return (format.read)(bytes, limits);
    }
    match std::env::current_exe() {
        Ok(program) => {
            let mut command = Command::new(program);
            command.arg(ARGUMENT);
            isolated::run(command, format, bytes, limits)
        }
        Err(error) => isolated::not_started(&error),
    }
}

/// Whether this process was started as a child; asked before anything else is set up, since a child serves one document only.
pub(super) fn is_one(arguments: &[OsString]) -> bool {
    matches!(arguments, [_, argument] if argument == ARGUMENT)
}

/// Reads the document on standard input.
pub(super) fn serve() -> Outcome {
    match isolated::serve(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => Outcome::Clean,
        Err(error) => {
            to_stderr(&error.to_string());
            Outcome::Broken
        }
    }
}
