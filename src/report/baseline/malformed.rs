//! Why a line of a baseline cannot be understood.

use serde_json::error::Category;

use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// What git puts into a file where a merge left a conflict.
const CONFLICT: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// The problem of a line, with its cause.
pub(super) fn line(number: usize, cause: &Bilingual) -> Problem {
    let message = Bilingual::new(
        format!("baslinjen är trasig på rad {number}: {}", cause.sv),
        format!("the baseline is malformed on line {number}: {}", cause.en),
    );
    let help = Bilingual::new(
        "Återställ filen, eller ta bort den och skriv en ny med lucka baseline.",
        "Restore the file, or remove it and write a new one with lucka baseline.",
    );
    Problem::new("baseline-malformed", Gravity::Error, message).with_help(help)
}

/// The first line is not what it has to be.
pub(super) fn head(wanted: &str) -> Bilingual {
    Bilingual::new(format!("där ska {wanted} stå"), format!("{wanted} has to stand there"))
}

/// A gap stands twice with different statuses, texts or revisions.
pub(super) fn twice() -> Bilingual {
    Bilingual::new("luckan står en gång till, med andra uppgifter", "the gap stands there before, with other particulars")
}

/// The line is not the JSON that it has to be.
pub(super) fn json(text: &str, error: &serde_json::Error) -> Bilingual {
    if CONFLICT.iter().any(|mark| text.starts_with(mark)) {
        return Bilingual::new("en konflikt från git är inte löst", "a conflict of git is not resolved");
    }
    if error.classify() != Category::Data {
        return Bilingual::new("det är inte giltig JSON", "it is no valid JSON");
    }
    let said = error.to_string();
    let name = said.split('`').nth(1).unwrap_or_default();
    let known = [
        ("missing field", "fältet saknas", "the field is missing"),
        ("unknown field", "okänt fält", "unknown field"),
        ("duplicate field", "fältet står två gånger", "the field stands twice"),
        ("unknown variant", "okänd status", "unknown status"),
    ];
    match known.iter().find(|(begins, ..)| said.starts_with(begins)) {
        Some((_, sv, en)) => Bilingual::new(format!("{sv}: {name}"), format!("{en}: {name}")),
        None => Bilingual::new("ett fält har fel slags värde", "a field has the wrong kind of value"),
    }
}
