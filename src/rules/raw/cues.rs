//! `cues.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::ByName;

/// `cues.toml`: words of the pack's subject, added to the families by which lucka reads sentences. Words match as `terms` do; a trailing
/// `*` opens the end.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Cues {
    /// Words added to cue families: what signals that a sentence denies, instructs, restricts and so on.
    #[serde(default)]
    pub cues: Families,
    /// Words added to classes of senses: words that could stand for one another, which the weights reach by the name of their class.
    #[serde(default)]
    pub senses: Families,
}

/// Families of words by name, per language.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Families {
    /// Swedish words.
    #[serde(default)]
    pub sv: ByName,
    /// English words.
    #[serde(default)]
    pub en: ByName,
}
