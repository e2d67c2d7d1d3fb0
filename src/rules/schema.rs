//! JSON Schemas of the files of a pack. They are made from the types that the files are read into, and kept as files: a program that holds
//! the files alone is a quarter of a megabyte smaller than one that makes them.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::Value;

use super::raw;
use crate::language::Language;
use crate::text::Packed;

/// A kind of file in a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `pack.toml`.
    Pack,
    /// `concepts.toml`.
    Concepts,
    /// `cues.toml`.
    Cues,
    /// `recommendations.toml`.
    Recommendations,
    /// A file under `rules/`.
    Rule,
    /// `measured.toml`.
    Measured,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Pack, Self::Concepts, Self::Cues, Self::Recommendations, Self::Rule, Self::Measured];

    /// The kind's name, which its schema's file bears too.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Concepts => "concepts",
            Self::Cues => "cues",
            Self::Recommendations => "recommendations",
            Self::Rule => "rule",
            Self::Measured => "measured",
        }
    }

    /// The file name of the kind's schema.
    pub fn schema_file(self) -> String {
        format!("{}.schema.json", self.name())
    }

    /// The kind with this name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind of the file at a path inside a pack, if it is one that is read as TOML.
    pub fn of(path: &str) -> Option<Self> {
        match path {
            "pack.toml" => Some(Self::Pack),
            "concepts.toml" => Some(Self::Concepts),
            "cues.toml" => Some(Self::Cues),
            "recommendations.toml" => Some(Self::Recommendations),
            "measured.toml" => Some(Self::Measured),
            _ => path.strip_prefix("rules/").and_then(|name| name.strip_suffix(".toml")).map(|_| Self::Rule),
        }
    }

    /// The JSON Schema (draft 2020-12) of a pack's file whose texts have to be there in these languages.
    pub fn schema_in(self, languages: &[Language]) -> Value {
        let mut schema = self.schema();
        if let Some(texts) = schema.pointer_mut("/$defs/Bilingual").and_then(Value::as_object_mut) {
            let codes: Vec<&str> = languages.iter().map(|language| language.code()).collect();
            texts.insert("required".to_owned(), codes.into());
        }
        schema
    }

    /// The JSON Schema (draft 2020-12). Which languages the texts have to be there in is said by `pack.toml`, which no schema can tell.
    pub fn schema(self) -> Value {
        // Part of the program; a test holds it to the types.
        serde_json::from_str(self.schema_text()).unwrap_or_default()
    }

    /// The schema as it is written to a file.
    pub fn schema_text(self) -> &'static str {
        macro_rules! packed {
            ($name:literal) => {{
                static TEXT: Packed = Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".schema.packed")));
                TEXT.text()
            }};
        }
        match self {
            Self::Pack => packed!("pack"),
            Self::Concepts => packed!("concepts"),
            Self::Cues => packed!("cues"),
            Self::Recommendations => packed!("recommendations"),
            Self::Rule => packed!("rule"),
            Self::Measured => packed!("measured"),
        }
    }

    /// The schema as the types have it, from which its file is written. The program does not ask for it.
    pub fn schema_of_types(self) -> Value {
        match self {
            Self::Pack => schema::<raw::Pack>(),
            Self::Concepts => schema::<raw::Concepts>(),
            Self::Cues => schema::<raw::Cues>(),
            Self::Recommendations => schema::<raw::Recommendations>(),
            Self::Rule => schema::<raw::Rule>(),
            Self::Measured => schema::<raw::Measured>(),
        }
    }
}

fn schema<T: JsonSchema>() -> Value {
    SchemaGenerator::new(SchemaSettings::draft2020_12()).into_root_schema_for::<T>().to_value()
}
