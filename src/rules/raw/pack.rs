//! `pack.toml` and `recommendations.toml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::{Bilingual, Language};
use crate::rules::Severity;

/// `pack.toml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Pack {
    /// Stable id.
    #[schemars(length(min = 1))]
    pub id: String,
    /// Revision of the content.
    pub revision: u32,
    /// Version of the format of packs; this program knows 1.
    pub format: u32,
    /// Packs that this one builds on: ids, or folders beside this one. Their concepts can be used and added to, their rules changed.
    #[serde(default)]
    pub extends: Vec<String>,
    /// Languages that the pack is written in; texts in another one can be left out.
    pub languages: Vec<Language>,
    /// Title.
    pub title: Bilingual,
    /// Where the rules come from.
    pub source: Source,
    /// Changes to rules of the packs that this one builds on, by id.
    #[serde(default)]
    pub rules: BTreeMap<String, RuleChange>,
}

/// What a pack changes in a rule of a pack that it builds on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RuleChange {
    /// Whether the rule does not run.
    pub off: Option<bool>,
    /// The severity of its gaps, instead of the one by status.
    pub severity: Option<Severity>,
}

/// The publication that a pack's rules come from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
pub struct Source {
    /// Publisher.
    pub publisher: String,
    /// Report number or other short name.
    pub report: String,
    /// Title of the publication.
    pub title: String,
    /// Date of publication, as precise as known.
    pub date: String,
    /// Address of the publication or its publisher.
    #[serde(default)]
    pub link: String,
    /// Licence of the pack's own texts.
    #[serde(default)]
    pub licence: String,
}

impl Source {
    /// Publisher and report, as far as they are filled in.
    pub fn short(&self) -> String {
        let parts = [&self.publisher, &self.report].into_iter().map(String::as_str);
        parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// `recommendations.toml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Recommendations {
    /// Recommendations to others, in order.
    #[serde(default)]
    pub recommendation: Vec<Recommendation>,
    /// The publisher's own undertakings.
    #[serde(default)]
    pub undertaking: Vec<Recommendation>,
}

impl Recommendations {
    /// Recommendations and then undertakings, in order.
    pub fn all(&self) -> Vec<Recommendation> {
        let undertaken = self.undertaking.iter().map(|own| Recommendation { undertaking: true, ..own.clone() });
        self.recommendation.iter().cloned().chain(undertaken).collect()
    }
}

/// A recommendation or an undertaking.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Recommendation {
    /// Stable id, such as `R1`.
    #[schemars(length(min = 1))]
    pub id: String,
    /// Chapter of the source.
    #[serde(default)]
    pub chapter: String,
    /// Whom it addresses.
    #[serde(default)]
    pub addressee: Vec<String>,
    /// The documents that it is about.
    #[serde(default)]
    pub documents: Vec<AddressedDocument>,
    /// Ids of the rules that show uptake.
    #[serde(default)]
    pub rules: Vec<String>,
    /// What it asks for.
    pub text: Bilingual,
    /// Why no rule can judge it from a document.
    pub not_checkable: Option<Bilingual>,
    /// Whether the publisher undertakes it itself; told by the table that it stands in.
    #[serde(skip)]
    pub undertaking: bool,
}

/// A document that a recommendation is about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AddressedDocument {
    /// Title.
    #[serde(default)]
    pub title: String,
    /// Kind, such as `handbook`.
    #[serde(default)]
    pub kind: String,
    /// Publisher.
    #[serde(default)]
    pub publisher: String,
    /// Ids of the recommendation's rules whose topic the document has to take up; all of them if none is named. The others count
    /// where the document has a section about their topic.
    #[serde(default)]
    pub requires: Vec<String>,
}
