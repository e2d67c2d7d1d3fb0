//! Help, and mistakes in arguments: clap's own words in English, ours in Swedish.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::console::to_stderr;
use super::swedish;
use crate::language::Language;
use crate::report::Outcome;

/// Prints the help that was asked for, or tells what is wrong with the arguments.
pub(super) fn tell(error: &Error, language: Language) -> Outcome {
    let said = if language == Language::Sv { in_swedish(error) } else { None };
    match said {
        Some(said) => to_stderr(&format!("lucka: {said}\n\nFler upplysningar ger --help.")),
        // A closed pipe is no reason to end otherwise.
        None => drop(error.print()),
    }
    if error.exit_code() == 0 { Outcome::Clean } else { Outcome::Broken }
}

/// The mistake in Swedish; `None` for help and for what is rare.
fn in_swedish(error: &Error) -> Option<String> {
    let get = |kind| error.get(kind).map(text).filter(|text| !text.is_empty());
    let argument = get(ContextKind::InvalidArg).map(|argument| with_swedish_value(&argument)).unwrap_or_default();
    let value = get(ContextKind::InvalidValue).unwrap_or_default();
    let meant = |kind| get(kind).map(|name| format!("; menades ”{name}”?")).unwrap_or_default();
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("okänt argument ”{argument}”{}", meant(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            let name = get(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("okänt kommando ”{name}”{}", meant(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} saknar värde"),
        ErrorKind::InvalidValue => {
            let valid = get(ContextKind::ValidValue).map(|valid| format!("; det som kan stå är {valid}")).unwrap_or_default();
            format!("{argument} kan inte vara ”{value}”{}{valid}", meant(ContextKind::SuggestedValue))
        }
        ErrorKind::ValueValidation => format!("{argument} kan inte vara ”{value}”{}", allowed(error, &argument)),
        ErrorKind::MissingRequiredArgument => format!("det här saknas: {argument}"),
        ErrorKind::ArgumentConflict => {
            let other = get(ContextKind::PriorArg).map(|other| with_swedish_value(&other)).unwrap_or_default();
            format!("{argument} och {other} kan inte användas tillsammans")
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("fel antal värden för {argument}"),
        ErrorKind::NoEquals => format!("{argument} ska ha ett likhetstecken"),
        ErrorKind::InvalidUtf8 => "ett argument är inte giltig UTF-8".to_owned(),
        _ => return None,
    })
}

/// What may stand in place of a value that cannot be read, as far as that can be said in Swedish: names and patterns are the same in both
/// languages.
fn allowed(error: &Error, argument: &str) -> String {
    if argument.contains("<DATUM>") {
        return "; ett datum skrivs ÅÅÅÅ-MM-DD".to_owned();
    }
    let said = error.source().map(ToString::to_string).filter(|_| argument.contains('='));
    said.map(|said| format!("; det som kan stå är {}", swedish::value(&said))).unwrap_or_default()
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(_) | ContextValue::None | _ => String::new(),
    }
}

/// `--lang <LANG>` or `<ID>, <FILE>...` with the values' Swedish names.
fn with_swedish_value(argument: &str) -> String {
    let mut parts = argument.split('<');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| match part.split_once('>') {
        Some((value, after)) => format!("{before}<{}>{after}", swedish::value(value)),
        None => format!("{before}<{part}"),
    })
}
