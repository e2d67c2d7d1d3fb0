//! The two languages that lucka judges and speaks, and texts that exist in both.

mod names;
mod system;

pub use names::name_of;
pub use system::system_error;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language that lucka can judge documents in and speak to its user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Language {
    /// Both languages, in the order in which texts are written down.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// The ISO 639-1 code, as used in files and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language with this ISO 639-1 code, if lucka knows it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// A text that a user reads, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// The Swedish wording.
    #[serde(default)]
    pub sv: String,
    /// The English wording.
    #[serde(default)]
    pub en: String,
}

impl Bilingual {
    /// Pairs a Swedish text with its English counterpart.
    pub fn new(sv: impl Into<String>, en: impl Into<String>) -> Self {
        Self { sv: sv.into(), en: en.into() }
    }

    /// The text in the given language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}
