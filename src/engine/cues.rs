//! Cue families: words and phrases that signal what a sentence does, per language, kept as data in `cues/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::Language;
use crate::text::{ConceptId, Lexicon, LexiconBuilder, Strength};

/// A cue file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    families: BTreeMap<String, Vec<String>>,
}

/// The cue families of both languages, compiled.
pub(super) struct Cues {
    /// The lexicon; its concepts are families.
    pub(super) lexicon: Lexicon,
    /// Family names with their concepts.
    names: Vec<(String, ConceptId)>,
}

impl Cues {
    /// The name of a family.
    pub(super) fn name(&self, family: ConceptId) -> &str {
        self.names.iter().find(|(_, id)| *id == family).map_or("", |(name, _)| name)
    }
}

const FILES: [(Language, &str); 2] = [(Language::Sv, include_str!("cues/sv.toml")), (Language::En, include_str!("cues/en.toml"))];

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut builder = LexiconBuilder::default();
    let mut names: Vec<(String, ConceptId)> = Vec::new();
    for (language, text) in FILES {
        // The files are part of the program; a test holds that they parse.
        let Ok(file) = toml::from_str::<File>(text) else { continue };
        for (name, terms) in file.families {
            let known = names.iter().find(|(known, _)| *known == name).map(|&(_, id)| id);
            let Some(family) = known.or_else(|| builder.concept().ok()) else { continue };
            if known.is_none() {
                names.push((name, family));
            }
            for term in terms {
                let _ = builder.term(family, language, &term, Strength::Term);
            }
        }
    }
    Cues { lexicon: builder.build(), names }
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
pub(super) fn cues() -> &'static Cues {
    &CUES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cue_files_parse_and_name_the_same_families() {
        let families = FILES.map(|(_, text)| toml::from_str::<File>(text).unwrap().families.into_keys().collect::<Vec<_>>());
        assert_eq!(families[0], families[1]);
        assert!(toml::from_str::<Anaphora>(include_str!("cues/anaphora.toml")).is_ok());
    }
}
