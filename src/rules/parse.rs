//! From a file of a pack to its type, with every mistake in its form.

use serde::de::DeserializeOwned;

use super::builtin::embedded_in;
use super::schema::FileKind;
use super::{Fault, PackFiles, PackSource};
use crate::language::{Bilingual, Language};
use crate::problem::{Gravity, Problem};
use crate::toml_check::{against, mended};

/// The code of a key that is missing.
const MISSING: &str = "toml-missing-key";

/// Reads a file. Mistakes are told and do not stop it from being read, as far as it follows TOML's grammar: what does not fit is left
/// out, what is missing is made up, so that what else is wrong with the file is told as well.
///
/// The files of built-in packs are held to their schemas by a test instead, and were read when the program was built, which saves the time
/// at every start.
pub(super) fn parse<T: DeserializeOwned>(files: &PackFiles, path: &str, faults: &mut Vec<Fault>) -> Option<T> {
    if let Some(known) = embedded_in(files).and_then(|pack| serde_json::from_str(pack.json(path, files)?).ok()) {
        return Some(known);
    }
    let text = files.text(path);
    let embedded = matches!(files.source, PackSource::Builtin(_));
    let parsed = from_toml(text);
    let (mut found, parsed) = match FileKind::of(path) {
        Some(kind) if !embedded || parsed.is_err() => {
            let languages = files.languages();
            let found = against(text, &kind.schema_in(&languages)).into_iter().map(with_way_out).collect::<Vec<_>>();
            let whole = found.is_empty() && languages.len() == Language::ALL.len() && parsed.is_ok();
            let mend = || mended(text, &kind.schema_in(&Language::ALL)).and_then(|table| read_table(&table).ok());
            (found, if whole { parsed } else { mend().map_or(parsed, Ok) })
        }
        _ => (Vec::new(), parsed),
    };
    if let Err(error) = &parsed
        && found.is_empty()
    {
        found.push(unforeseen(error));
    }
    faults.extend(found.into_iter().map(|problem| files.fault(path, problem)));
    parsed.ok()
}

/// What a text in TOML says.
pub(crate) fn from_toml<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
    read_table(&table)
}

/// What a table says: by way of JSON, as the files of built-in packs are read, so that the types of the packs' files are read in one way.
fn read_table<T: DeserializeOwned>(table: &toml::Table) -> Result<T, String> {
    let said = serde_json::to_string(table).and_then(|text| serde_json::from_str(&text));
    // Where in the JSON it is tells nobody anything.
    said.map_err(|error| error.to_string().split(" at line ").next().unwrap_or_default().to_owned())
}

/// For a text that lacks one of the languages, says how a pack can do with the other.
fn with_way_out(problem: Problem) -> Problem {
    let of = |language: &Language| problem.message.en.ends_with(&format!("lacks “{}”", language.code()));
    let Some(other) = Language::ALL.iter().find(|language| Language::ALL.iter().any(|lacking| lacking != *language && of(lacking))) else {
        return problem;
    };
    let code = other.code();
    if problem.code != MISSING || problem.help.is_some() {
        return problem;
    }
    problem.with_help(Bilingual::new(
        format!("Ett paket på ett enda språk anger det i pack.toml: languages = [\"{code}\"]."),
        format!("A pack in one language alone says so in pack.toml: languages = [\"{code}\"]."),
    ))
}

/// A mistake that the schema does not know of, such as a number that is too large; what the libraries say of it is English.
fn unforeseen(error: &str) -> Problem {
    let message = Bilingual::new("filen går inte att förstå".to_owned(), format!("the file cannot be understood: {error}"));
    Problem::new("toml-invalid", Gravity::Error, message)
}
