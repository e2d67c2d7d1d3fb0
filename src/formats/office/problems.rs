//! What to say when a word-processor file cannot be read.

use std::fmt::Display;

use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// Why reading stopped; boxed, since nearly every call returns none.
pub(crate) type Fault = Box<Problem>;

fn error(code: &'static str, message: (String, String), help: (&str, &str)) -> Fault {
    Box::new(Problem::new(code, Gravity::Error, Bilingual::new(message.0, message.1)).with_help(Bilingual::new(help.0, help.1)))
}

/// In what a file is damaged, with the library's own words, which are English.
pub(crate) enum Damage<'a> {
    /// The package: its directory, or where a part stands in it.
    Package(&'a dyn Display),
    /// What is packed in a part.
    Packed(&'a dyn Display),
    /// The markup of a part.
    Markup(&'a dyn Display),
    /// A part ends before its elements do.
    End,
}

impl Damage<'_> {
    fn cause(&self) -> Bilingual {
        let told = |sv: &str, words: &dyn Display| Bilingual::new(sv, words.to_string());
        match self {
            Self::Package(words) => told("zip-paketets förteckning stämmer inte", *words),
            Self::Packed(words) => told("det packade innehållet går inte att packa upp", *words),
            Self::Markup(words) => told("XML-koden är felaktig", *words),
            Self::End => Bilingual::new("den tar slut för tidigt", "unexpected end"),
        }
    }
}

/// Damaged; `what` is the part of the package, or nothing for the whole.
pub(crate) fn damaged(what: &str, damage: &Damage<'_>) -> Fault {
    let cause = damage.cause();
    let (sv_part, en_part) =
        if what.is_empty() { Default::default() } else { (format!(" i delen {what}"), format!(" in its part {what}")) };
    error(
        "damaged",
        (format!("filen är skadad{sv_part}: {}", cause.sv), format!("the file is damaged{en_part}: {}", cause.en)),
        (
            "Öppna dokumentet i ordbehandlaren, låt den reparera det och spara det på nytt.",
            "Open the document in the word processor, let it repair the document and save it anew.",
        ),
    )
}

/// A document type declaration, which no word processor writes and which can name other files.
pub(crate) fn document_type(part: &str) -> Fault {
    error(
        "document-type",
        (
            format!("delen {part} har en DOCTYPE-deklaration, vilket inget ordbehandlingsdokument ska ha; den har inte lästs"),
            format!("the part {part} has a DOCTYPE declaration, which no word-processor document should have; it was not read"),
        ),
        ("Spara dokumentet på nytt i ordbehandlaren.", "Save the document anew in the word processor."),
    )
}

/// A part that unpacks to more than is allowed.
pub(crate) fn too_large(part: &str, limit: u64) -> Fault {
    let mebibytes = limit >> 20;
    error(
        "part-too-large",
        (
            format!("delen {part} är uppackad större än {mebibytes} MiB; dokumentet har inte lästs"),
            format!("the part {part} unpacks to more than {mebibytes} MiB; the document was not read"),
        ),
        (
            "Dela upp dokumentet i flera filer eller höj gränsen part-mib.",
            "Split the document into several files, or raise the limit part-mib.",
        ),
    )
}

/// A package with more entries than is allowed.
pub(crate) fn too_many_entries(limit: usize) -> Fault {
    error(
        "too-many-entries",
        (
            format!("filen innehåller fler än {limit} delar; den har inte lästs"),
            format!("the file holds more than {limit} parts; it was not read"),
        ),
        ("Spara dokumentet på nytt i ordbehandlaren.", "Save the document anew in the word processor."),
    )
}

/// Elements nested deeper than is allowed.
pub(crate) fn too_deep(part: &str, limit: usize) -> Fault {
    error(
        "too-deep",
        (
            format!("delen {part} är nästlad i mer än {limit} nivåer; resten har inte lästs"),
            format!("the part {part} is nested more than {limit} levels deep; the rest was not read"),
        ),
        ("Spara dokumentet på nytt i ordbehandlaren.", "Save the document anew in the word processor."),
    )
}
