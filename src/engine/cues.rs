//! Cue families: words and phrases that signal what a sentence does, per language, kept as data in `cues/`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::families::{Families, by_language};
use crate::language::Language;

const FILES: [(Language, &str); 2] = [(Language::Sv, include_str!("cues/sv.toml")), (Language::En, include_str!("cues/en.toml"))];

static CUES: LazyLock<Families> = LazyLock::new(|| {
    let files = by_language(FILES);
    Families::of(&files, &files.iter().flat_map(|(_, families)| families.keys().cloned()).collect())
});

/// Words that point back, per language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Anaphora {
    sv: Vec<String>,
    en: Vec<String>,
}

static ANAPHORA: LazyLock<Anaphora> = LazyLock::new(|| toml::from_str(include_str!("cues/anaphora.toml")).unwrap_or_default());

/// Whether a folded word points back to what the sentence before named.
pub(super) fn points_back(word: &str, language: Language) -> bool {
    let words = match language {
        Language::Sv => &ANAPHORA.sv,
        Language::En => &ANAPHORA.en,
    };
    words.iter().any(|known| known == word)
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
        assert!(toml::from_str::<Anaphora>(include_str!("cues/anaphora.toml")).is_ok());
    }
}
