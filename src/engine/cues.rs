//! Cue families: words and phrases that signal what a sentence does, per language, kept as data in `cues/`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::families::{ByName, Families, by_language};
use crate::language::Language;

const FILES: [(Language, &str); 2] = [(Language::Sv, include_str!("cues/sv.toml")), (Language::En, include_str!("cues/en.toml"))];

static READ: LazyLock<Vec<(Language, ByName)>> = LazyLock::new(|| by_language(FILES));
static CUES: LazyLock<Families> =
    LazyLock::new(|| Families::of(&READ, &READ.iter().flat_map(|(_, families)| families.keys().cloned()).collect()));

/// Words that are compared to the letter, per language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    sv: HashSet<String>,
    en: HashSet<String>,
}

impl Words {
    fn has(&self, word: &str, language: Language) -> bool {
        let words = match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        };
        words.contains(word)
    }
}

static ANAPHORA: LazyLock<Words> = LazyLock::new(|| toml::from_str(include_str!("cues/anaphora.toml")).unwrap_or_default());
static STEPS: LazyLock<Words> = LazyLock::new(|| toml::from_str(include_str!("cues/steps.toml")).unwrap_or_default());
static BIDDING: LazyLock<Words> = LazyLock::new(|| toml::from_str(include_str!("cues/bidding.toml")).unwrap_or_default());

/// Whether a folded word points back to what the sentence before named.
pub(super) fn points_back(word: &str, language: Language) -> bool {
    ANAPHORA.has(word, language)
}

/// Whether a folded word that opens a sentence bids the reader to do something.
pub(super) fn bids(word: &str, language: Language) -> bool {
    BIDDING.has(word, language)
}

/// Whether one folded word, or two with a blank between them, may give something as a step.
pub(super) fn is_step(words: &str, language: Language) -> bool {
    STEPS.has(words, language)
}

/// The cues of both languages.
pub(super) fn cues() -> &'static Families {
    &CUES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::families::testing::assert_sound;

    #[test]
    fn cue_files_parse_and_name_the_same_families() {
        assert_sound(FILES);
        for words in [include_str!("cues/anaphora.toml"), include_str!("cues/bidding.toml"), include_str!("cues/steps.toml")] {
            assert!(toml::from_str::<Words>(words).is_ok());
        }
    }
}
