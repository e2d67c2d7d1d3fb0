//! `concepts.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::language::Bilingual;

/// `concepts.toml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Concepts {
    /// All concepts.
    #[serde(default)]
    pub concept: Vec<Concept>,
    /// Terms for concepts of packs that this one builds on.
    #[serde(default)]
    pub extend: Vec<Extension>,
}

/// Terms that a pack adds to a concept of a pack that it builds on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Extension {
    /// Id of the concept.
    pub id: String,
    /// Concepts whose terms stand for this one too.
    #[serde(default)]
    pub includes: Vec<String>,
    /// Concepts that this one's terms may name as well, because it is meant so: `lucka rules test` does not doubt it.
    #[serde(default)]
    pub overlaps: Vec<String>,
    /// Swedish terms.
    #[serde(default)]
    pub sv: Terms,
    /// English terms.
    #[serde(default)]
    pub en: Terms,
}

/// A concept with its terms.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Concept {
    /// Stable id.
    #[schemars(length(min = 1))]
    pub id: String,
    /// Name for users.
    pub title: Bilingual,
    /// Concepts whose terms stand for this one too.
    #[serde(default)]
    pub includes: Vec<String>,
    /// For terms that have other meanings as well: the concepts that they stand for in a document that keeps them company.
    #[serde(default)]
    pub means: Vec<String>,
    /// The concepts whose terms keep them company: some of those, or hints at what is meant, have to stand in the document.
    #[serde(default)]
    pub company: Vec<String>,
    /// Concepts that this one's terms may name as well, because it is meant so: `lucka rules test` does not doubt it.
    #[serde(default)]
    pub overlaps: Vec<String>,
    /// Swedish terms.
    #[serde(default)]
    pub sv: Terms,
    /// English terms.
    #[serde(default)]
    pub en: Terms,
}

/// A concept's terms in one language.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Terms {
    /// Words and phrases, matched inflected, in compounds and with typos.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Open beginnings of words.
    #[serde(default)]
    pub stems: Vec<String>,
    /// Beginnings that an open beginning must not match.
    #[serde(default)]
    pub deny: Vec<String>,
    /// Acronyms and names, matched to the letter.
    #[serde(default)]
    pub exact: Vec<String>,
    /// Pairs of word beginnings within so many words.
    #[serde(default)]
    pub near: Vec<(String, String, usize)>,
    /// Words that must not be taken for a mistyped term, nor for a form or compound of one.
    #[serde(default)]
    pub confusables: Vec<String>,
    /// Phrases inside which no term counts.
    #[serde(default)]
    pub except: Vec<String>,
    /// Words and phrases that hint at the concept without naming it.
    #[serde(default)]
    pub hints: Vec<String>,
    /// Pairs of word beginnings that hint at the concept.
    #[serde(default)]
    pub near_hints: Vec<(String, String, usize)>,
}
