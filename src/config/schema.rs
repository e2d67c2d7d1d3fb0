//! The JSON Schema of `lucka.toml`, for editors: made from a mirror of what the reader asks for.
//!
//! Nothing is read through these types. A test holds the schema and the reader to the same mistakes in the same files.
#![expect(dead_code, reason = "only the shape of the types is used")]

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::parse::{JUDGED, KINDS};
use super::types::FailOn;
use crate::formats::{Limit, Limits};
use crate::language::Language;
use crate::rules::Severity;

/// The JSON Schema (draft 2020-12) of `lucka.toml`, as the types have it. The program does not ask for it.
pub fn schema() -> Value {
    SchemaGenerator::new(SchemaSettings::draft2020_12()).into_root_schema_for::<File>().to_value()
}

/// The schema as it is written to a file; a test holds it to the types.
pub const fn schema_text() -> &'static str {
    include_str!("../../docs/schemas/lucka.schema.json")
}

/// The configuration of lucka. Paths are relative to the folder of this file.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "lucka.toml")]
struct File {
    /// The file of known gaps, written by `lucka baseline`; they fail no run.
    baseline: Option<String>,
    /// What holds for the whole run.
    lucka: Option<General>,
    /// Bounds on what a document may demand of the computer.
    limits: Option<LimitsTable>,
    /// What is said of single documents, or of all documents in a folder.
    document: Option<Vec<Document>>,
    /// Settings of rules, by id.
    rules: Option<BTreeMap<String, RuleSetting>>,
    /// Gaps that are known and accepted.
    accept: Option<Vec<Acceptance>>,
    /// A reviewer's decisions.
    judgement: Option<Vec<Judging>>,
}

/// What holds for the whole run.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
struct General {
    /// Packs of rules: built-in ones by id, others by folder; without it the built-in pack, with an empty list none.
    packs: Option<Vec<String>>,
    /// Language of messages; without it that of the computer.
    lang: Option<Language>,
    /// The least grave gap that fails a run.
    #[schemars(extend("enum" = FailOn::NAMES.map(|(name, _)| name)))]
    fail_on: Option<String>,
    /// Files and folders that are not read, written as in `.gitignore`.
    exclude: Option<Vec<String>>,
}

/// What is said of a document; it beats what the document says of itself.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Document {
    /// Path; a folder stands for every document in it.
    path: String,
    /// Identity over editions.
    id: Option<String>,
    /// Title, where the document has no heading of level 1.
    title: Option<String>,
    /// Publisher.
    publisher: Option<String>,
    /// Kind.
    #[schemars(extend("enum" = KINDS))]
    kind: Option<String>,
    /// Edition.
    edition: Option<String>,
    /// Ids of the recommendations that address it, instead of those found by publisher, kind and title.
    recommendations: Option<Vec<String>>,
}

/// The setting of a rule.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RuleSetting {
    /// The severity of its gaps, instead of the one by status.
    severity: Option<Severity>,
    /// Whether the rule does not run.
    off: Option<bool>,
}

/// A gap, or an unreadable document, that is known and accepted.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
struct Acceptance {
    /// Path of the document.
    document: String,
    /// Id of the rule; may be left out only with `unreadable`.
    rule: Option<String>,
    /// The last headings of the path to the section; needed where the rule has several gaps in the document, each of which takes an entry.
    section: Option<Vec<String>>,
    /// Why.
    reason: String,
    /// Who answers for it.
    owner: Option<String>,
    /// Last day of validity, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    until: Option<String>,
    /// Another document that says what is missing here.
    delegated_to: Option<String>,
    /// Whether it is the document's being unreadable that is accepted.
    unreadable: Option<bool>,
}

/// A reviewer's decision on a verdict.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Judging {
    /// Path of the document.
    document: String,
    /// Id of the rule.
    rule: String,
    /// The last headings of the path to the section; needed where the rule judges several sections of the document.
    section: Option<Vec<String>>,
    /// The status that the reviewer gives.
    #[schemars(extend("enum" = JUDGED.map(|(name, _)| name)))]
    status: String,
    /// Why.
    reason: String,
    /// Who decided.
    who: String,
    /// When, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    date: String,
    /// Fingerprint of the section's words; lucka says what it should be where it is missing.
    text: Option<String>,
}

/// The limits by name, each a whole number above zero.
struct LimitsTable;

impl JsonSchema for LimitsTable {
    fn schema_name() -> Cow<'static, str> {
        "Limits".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let default = Limits::default();
        let number = |limit: &Limit| json!({"type": "integer", "minimum": 1, "description": limit.en, "default": (limit.get)(&default)});
        let properties: Map<String, Value> = Limits::ALL.iter().map(|limit| (limit.name.to_owned(), number(limit))).collect();
        json_schema!({"type": "object", "properties": properties, "additionalProperties": false})
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{parse, template};
    use crate::problem::Problem;
    use crate::toml_check::against;

    /// Codes of mistakes, in order of place.
    fn codes(problems: &[Problem]) -> Vec<&'static str> {
        problems.iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn the_schema_and_the_reader_find_the_same_mistakes() {
        let files = [include_str!("../../fixtures/config/full.toml"), include_str!("../../fixtures/config/faulty.toml")];
        let more =
            ["[limits]\npages = 0\npaages = 3\n", "[rules.a]\nof = true\nseverity = \"grave\"\n", "[[judgement]]\nstatus = \"unclear\"\n"];
        for text in files.into_iter().chain(more).chain(Language::ALL.map(template)) {
            let mut by_schema = codes(&against(text, &schema()));
            let mut by_reader = codes(&parse(text).1);
            // Mistakes in one place may come in another order.
            by_schema.sort_unstable();
            by_reader.sort_unstable();
            assert_eq!(by_schema, by_reader, "{text}");
        }
    }
}
