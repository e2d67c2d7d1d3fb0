//! The user's `lucka.toml`: which packs and documents, how grave a gap is, which gaps are accepted or settled by a reviewer.
//!
//! [`parse`] reads the text and collects every mistake with its place; [`Config::check_names`] then holds rule ids to the rules loaded.
//! Neither touches the disk.

mod parse;
mod schema;
mod types;

pub use parse::parse;
pub use schema::{schema, schema_text};
pub use types::{Acceptance, Config, DocumentEntry, FailOn, Judging, RuleSetting, Target};

/// The name of the file.
pub const FILE_NAME: &str = "lucka.toml";

/// The name of the file that holds the JSON Schema of `lucka.toml`, which the template's first line names.
pub const SCHEMA_FILE: &str = "lucka.schema.json";

/// A commented file to start from, written by `lucka init`.
pub fn template(language: crate::language::Language) -> &'static str {
    match language {
        crate::language::Language::Sv => include_str!("template.sv.toml"),
        crate::language::Language::En => include_str!("template.en.toml"),
    }
}
