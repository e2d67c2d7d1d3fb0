//! How a child process ended, and what that means for the document.

use std::io;
use std::process::ExitStatus;

use crate::document::Document;
use crate::formats::{Limits, Reading};
use crate::language::{Bilingual, system_error};
use crate::problem::{Gravity, Problem};

/// How it ended.
#[derive(Debug)]
pub(super) enum Outcome {
    Answered(Box<Reading>),
    NotStarted(io::Error),
    TimedOut,
    /// It ended with an error or by a signal; `complaint` is what it wrote on its standard error.
    Died {
        status: Option<ExitStatus>,
        complaint: Vec<u8>,
    },
    /// It ended well, but its answer makes no sense.
    Garbled,
}

impl Outcome {
    pub(super) fn is_out_of_memory(&self) -> bool {
        matches!(self, Self::Died { complaint, .. } if is_out_of_memory(complaint))
    }

    pub(super) fn into_reading(self, limits: &Limits) -> Reading {
        let problem = match self {
            Self::Answered(reading) => return *reading,
            Self::NotStarted(error) => failed(&system_error(&error)),
            Self::TimedOut => timed_out(limits),
            Self::Died { complaint, .. } if is_out_of_memory(&complaint) => out_of_memory(limits),
            Self::Died { status: Some(status), .. } if is_out_of_time(status) => timed_out(limits),
            Self::Died { status, .. } => failed(&ending(status)),
            Self::Garbled => failed(&Bilingual::new("svaret går inte att tolka", "unintelligible answer")),
        };
        (Document::default(), vec![problem])
    }
}

/// Rust says so before it aborts.
fn is_out_of_memory(complaint: &[u8]) -> bool {
    String::from_utf8_lossy(complaint).contains("memory allocation of")
}

/// Unix says with a signal that the processor time is used up.
#[cfg(unix)]
fn is_out_of_time(status: ExitStatus) -> bool {
    /// `SIGXCPU`, by the number that Linux, macOS and the BSDs give it.
    const OUT_OF_TIME: i32 = 24;
    std::os::unix::process::ExitStatusExt::signal(&status) == Some(OUT_OF_TIME)
}

#[cfg(not(unix))]
fn is_out_of_time(_status: ExitStatus) -> bool {
    false
}

fn timed_out(limits: &Limits) -> Problem {
    let seconds = limits.seconds;
    let message = Bilingual::new(
        format!("dokumentet kunde inte läsas inom {seconds} s processortid"),
        format!("the document could not be read within {seconds} s of processor time"),
    );
    Problem::new("reader-timeout", Gravity::Error, message).with_help(reprint("seconds"))
}

fn out_of_memory(limits: &Limits) -> Problem {
    let megabytes = limits.memory_bytes >> 20;
    let message = Bilingual::new(
        format!("dokumentet kräver mer än {megabytes} MiB minne för att läsas"),
        format!("the document needs more than {megabytes} MiB of memory to be read"),
    );
    Problem::new("reader-out-of-memory", Gravity::Error, message).with_help(reprint("memory-mib"))
}

/// How the process ended, where nothing more is known.
fn ending(status: Option<ExitStatus>) -> Bilingual {
    match status {
        Some(status) => status.code().map_or_else(
            || Bilingual::new(format!("den avbröts av systemet: {status}"), format!("the system ended it: {status}")),
            |code| Bilingual::new(format!("slutkod {code}"), format!("exit code {code}")),
        ),
        None => Bilingual::new("okänt hur", "not known how"),
    }
}

pub(super) fn failed(how: &Bilingual) -> Problem {
    let message = Bilingual::new(
        format!("processen som läser dokumentet misslyckades ({})", how.sv),
        format!("the process that reads the document failed ({})", how.en),
    );
    let help = Bilingual::new("Exportera dokumentet på nytt eller dela upp det.", "Export the document anew or split it.");
    Problem::new("reader-failed", Gravity::Error, message).with_help(help)
}

fn reprint(limit: &str) -> Bilingual {
    Bilingual::new(
        format!("Exportera dokumentet på nytt eller dela upp det, eller höj gränsen {limit}."),
        format!("Export the document anew or split it, or raise the limit {limit}."),
    )
}
