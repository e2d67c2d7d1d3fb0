//! How a child process ended, and what that means for the document.

use std::io;
use std::process::ExitStatus;

use super::Bounds;
use crate::document::Document;
use crate::formats::Reading;
use crate::language::Bilingual;
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
    pub(super) fn into_reading(self, bounds: &Bounds) -> Reading {
        let problem = match self {
            Self::Answered(reading) => return *reading,
            Self::NotStarted(error) => failed(&error.to_string()),
            Self::TimedOut => timed_out(bounds),
            Self::Died { complaint, .. } if is_out_of_memory(&complaint) => out_of_memory(bounds),
            Self::Died { status, .. } => failed(&status.map_or_else(|| "?".to_owned(), |status| status.to_string())),
            Self::Garbled => failed("unintelligible answer"),
        };
        (Document::default(), vec![problem])
    }
}

/// Rust says so before it aborts.
fn is_out_of_memory(complaint: &[u8]) -> bool {
    String::from_utf8_lossy(complaint).contains("memory allocation of")
}

fn timed_out(bounds: &Bounds) -> Problem {
    let seconds = bounds.time.as_secs_f32();
    let message = Bilingual::new(
        format!("dokumentet kunde inte läsas på {seconds} sekunder"),
        format!("the document could not be read within {seconds} seconds"),
    );
    Problem::new("reader-timeout", Gravity::Error, message).with_help(reprint())
}

fn out_of_memory(bounds: &Bounds) -> Problem {
    let megabytes = bounds.memory_bytes >> 20;
    let message = Bilingual::new(
        format!("dokumentet kräver mer än {megabytes} MiB minne för att läsas"),
        format!("the document needs more than {megabytes} MiB of memory to be read"),
    );
    Problem::new("reader-out-of-memory", Gravity::Error, message).with_help(reprint())
}

fn failed(how: &str) -> Problem {
    let message = Bilingual::new(
        format!("processen som läser dokumentet misslyckades ({how})"),
        format!("the process that reads the document failed ({how})"),
    );
    Problem::new("reader-failed", Gravity::Error, message).with_help(reprint())
}

fn reprint() -> Bilingual {
    Bilingual::new(
        "Exportera dokumentet på nytt eller dela upp det, eller höj gränsen.",
        "Export the document anew or split it, or raise the limit.",
    )
}
