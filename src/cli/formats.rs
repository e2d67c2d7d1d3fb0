//! `lucka formats`: what is read.

use super::console::Console;
use crate::formats::{Limits, TABLE};
use crate::report::Outcome;

pub(super) fn run(console: Console) -> Outcome {
    console.print(|out| {
        for format in TABLE {
            let extensions = format.extensions.iter().map(|end| format!(".{end}")).collect::<Vec<_>>().join(", ");
            writeln!(out, "{:<10} {extensions}", format.name)?;
        }
        let limit = Limits::default().file_bytes >> 20;
        writeln!(out, "\n{} {limit} MB.", console.say("Största fil:", "Largest file:"))?;
        let named = console.say(
            "En fil som anges för sig läses vad den än heter; formatet avgörs då av innehållet.",
            "A file that is named by itself is read whatever its name; its content then tells the format.",
        );
        writeln!(out, "{named}")
    })
}
