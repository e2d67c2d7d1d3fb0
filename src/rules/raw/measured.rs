//! `measured.toml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `measured.toml`: what the rules were measured to get right on documents that nothing was tuned on.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
pub struct Measured {
    /// The set of documents.
    pub set: String,
    /// The rules' figures.
    #[serde(default)]
    pub rule: Vec<MeasuredRule>,
}

/// The figures of one rule; a rate that there was nothing to count for is left out.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
pub struct MeasuredRule {
    /// Id of the rule.
    pub id: String,
    /// The revision that was measured.
    pub revision: u32,
    /// Number of judged sections.
    pub units: usize,
    /// The part of the gaps called that are gaps, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<f64>,
    /// The part of the gaps there are that are called, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recall: Option<f64>,
    /// The part of the sections left to a person, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unclear: Option<f64>,
}
