//! From a file of a pack to its type, with every mistake in its form.

use serde::de::DeserializeOwned;

use super::builtin::embedded_in;
use super::schema::FileKind;
use super::{Fault, PackFiles, PackSource};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::toml_check::against;

/// Reads a file. Mistakes that leave it understandable, such as unknown keys, are told and do not stop it from being read.
///
/// The files of built-in packs are held to their schemas by a test instead, and were read when the program was built, which saves the time
/// at every start.
pub(super) fn parse<T: DeserializeOwned>(files: &PackFiles, path: &str, faults: &mut Vec<Fault>) -> Option<T> {
    if let Some(known) = embedded_in(files).and_then(|pack| serde_json::from_str(pack.json(path, files.text(path))?).ok()) {
        return Some(known);
    }
    let parsed = toml::from_str(files.text(path));
    let embedded = matches!(files.source, PackSource::Builtin(_));
    let mut found = match FileKind::of(path) {
        Some(kind) if !embedded || parsed.is_err() => against(files.text(path), &kind.schema()),
        _ => Vec::new(),
    };
    if let Err(error) = &parsed
        && found.is_empty()
    {
        found.push(unforeseen(error));
    }
    faults.extend(found.into_iter().map(|problem| files.fault(path, problem)));
    parsed.ok()
}

/// A mistake that the schema does not know of; what the TOML library says of it is English.
fn unforeseen(error: &toml::de::Error) -> Problem {
    let message = Bilingual::new("filen går inte att förstå här".to_owned(), format!("the file cannot be understood: {}", error.message()));
    let problem = Problem::new("toml-invalid", Gravity::Error, message);
    match error.span() {
        Some(span) => problem.with_span(span),
        None => problem,
    }
}
