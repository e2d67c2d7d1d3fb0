//! The wording of mistakes in TOML.

use std::ops::Range;

use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// What a value should have been, in both languages.
pub(super) type Kind = (&'static str, &'static str);

pub(super) const STRING: Kind = ("en sträng inom citattecken", "a string in quotation marks");
pub(super) const COUNT: Kind = ("ett heltal större än noll", "a whole number above zero");
pub(super) const BOOLEAN: Kind = ("true eller false", "true or false");
pub(super) const INTEGER: Kind = ("ett heltal, noll eller mer", "a whole number, nought or more");
pub(super) const NUMBER: Kind = ("ett tal", "a number");
pub(super) const LIST: Kind = ("en lista inom hakparenteser", "a list in brackets");
pub(super) const STRINGS: Kind = ("en lista av strängar", "a list of strings");
pub(super) const DATE: Kind = ("ett datum, ÅÅÅÅ-MM-DD", "a date, YYYY-MM-DD");
pub(super) const TABLE: Kind = ("en tabell", "a table");
pub(super) const TABLES: Kind = ("tabeller inom dubbla hakparenteser", "tables in double brackets");

/// The name that is most like the given one, if any is like it at all.
pub fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let name = name.to_lowercase();
    let likeness = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        // Of a short name two letters in the wrong order are much; it is like for all that.
        let slip = candidate.chars().count() > 2 && strsim::osa_distance(&candidate, &name) == 1;
        strsim::jaro_winkler(&candidate, &name).max(if slip { 0.8 } else { 0.0 })
    };
    let best = known.into_iter().map(|candidate| (likeness(candidate), candidate)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(likeness, _)| *likeness > 0.7).map(|(_, candidate)| candidate)
}

/// A value that is none of the names that may stand there: an unknown status, rule or kind.
pub fn not_one_of<'n>(what: &str, name: &str, known: impl IntoIterator<Item = &'n str>, span: Range<usize>) -> Problem {
    let known: Vec<&str> = known.into_iter().collect();
    let message = asking(
        Bilingual::new(format!("{what}: ”{name}” är okänt"), format!("{what}: “{name}” is not known")),
        nearest(name, known.iter().copied()),
    );
    Problem::new("toml-unknown-value", Gravity::Error, message).with_span(span).with_help(listing(&known))
}

/// A reference to something that is not there, with what such things are called, in Swedish with its article.
pub fn unknown<'n>((sv, en): (&str, &str), name: &str, known: impl IntoIterator<Item = &'n str>, span: Range<usize>) -> Problem {
    let known: Vec<&str> = known.into_iter().collect();
    let message = asking(
        Bilingual::new(format!("{sv} ”{name}” finns inte"), format!("there is no {en} “{name}”")),
        nearest(name, known.iter().copied()),
    );
    Problem::new("toml-unknown-value", Gravity::Error, message).with_span(span).with_help(listing(&known))
}

/// Any other mistake at a place.
pub fn invalid(message: Bilingual, span: Range<usize>) -> Problem {
    Problem::new("toml-invalid", Gravity::Error, message).with_span(span)
}

/// A key that the table does not take; the table is given as it is written, the file's own by nothing.
pub(super) fn unknown_key(table: &str, key: &str, known: &[&str], span: Range<usize>) -> Problem {
    let inside = if table.is_empty() { Bilingual::default() } else { Bilingual::new(format!(" i {table}"), format!(" in {table}")) };
    let message = asking(
        Bilingual::new(format!("okänd nyckel ”{key}”{}", inside.sv), format!("unknown key “{key}”{}", inside.en)),
        nearest(key, known.iter().copied()),
    );
    Problem::new("toml-unknown-key", Gravity::Error, message).with_span(span).with_help(listing(known))
}

pub(super) fn wrong_type(key: &str, given: &str, wanted: &Kind, span: Range<usize>) -> Problem {
    let message = Bilingual::new(
        format!("”{key}” ska vara {}, inte {}", wanted.0, swedish(given)),
        format!("“{key}” should be {}, not {given}", wanted.1),
    );
    Problem::new("toml-type", Gravity::Error, message).with_span(span)
}

/// A key that the table lacks; the table is given as it is written, the file's own by nothing.
pub(super) fn missing(table: &str, key: &str, span: Range<usize>) -> Problem {
    let message = if table.is_empty() {
        Bilingual::new(format!("filen saknar ”{key}”"), format!("the file lacks “{key}”"))
    } else {
        Bilingual::new(format!("{table} saknar ”{key}”"), format!("{table} lacks “{key}”"))
    };
    Problem::new("toml-missing-key", Gravity::Error, message).with_span(span)
}

/// A table that has to hold one of several keys and holds none or several.
pub(super) fn not_one_key(table: &str, known: &[&str], span: Range<usize>) -> Problem {
    let message = Bilingual::new(format!("”{table}” ska ha exakt en nyckel"), format!("“{table}” should hold exactly one key"));
    invalid(message, span).with_help(listing(known))
}

/// A list that should have another length.
pub(super) fn wrong_length(key: &str, given: usize, wanted: usize, span: Range<usize>) -> Problem {
    let message = Bilingual::new(
        format!("en lista i ”{key}” ska ha {wanted} delar, inte {given}"),
        format!("a list in “{key}” should have {wanted} parts, not {given}"),
    );
    let problem = invalid(message, span);
    if !matches!(key, "near" | "near_hints") {
        return problem;
    }
    problem.with_help(Bilingual::new(
        "Delarna är två ordbörjningar och hur många ord som får stå emellan: [\"brand\", \"övning\", 4].",
        "The parts are two beginnings of words and how many words may stand between them: [\"fire\", \"drill\", 4].",
    ))
}

pub(super) fn blank(key: &str, span: Range<usize>) -> Problem {
    invalid(Bilingual::new(format!("”{key}” är tom"), format!("“{key}” is empty")), span)
}

/// A message with the question whether the nearest name was meant.
fn asking(message: Bilingual, nearest: Option<&str>) -> Bilingual {
    match nearest {
        Some(name) => Bilingual::new(format!("{}; menades ”{name}”?", message.sv), format!("{}; did you mean “{name}”?", message.en)),
        None => message,
    }
}

fn listing(known: &[&str]) -> Bilingual {
    let names = known.join(", ");
    Bilingual::new(format!("Här kan stå: {names}."), format!("What can stand here: {names}."))
}

/// The Swedish name of a TOML type.
fn swedish(kind: &str) -> &str {
    match kind {
        "string" => "en sträng",
        "integer" => "ett heltal",
        "float" => "ett decimaltal",
        "boolean" => "true eller false",
        "datetime" => "ett datum",
        "array" => "en lista",
        "table" => "en tabell",
        other => other,
    }
}
