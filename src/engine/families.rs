//! Families of words and phrases, as files hold them per language, compiled.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::language::Language;
use crate::text::{ConceptId, Lexicon, LexiconBuilder, Strength};

/// A file of families.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    families: BTreeMap<String, Vec<String>>,
}

/// Families of words by name, in one language.
pub(super) type ByName = BTreeMap<String, Vec<String>>;

/// Families of both languages, compiled.
pub(super) struct Families {
    /// The lexicon; its concepts are families.
    pub(super) lexicon: Lexicon,
    /// Family names by the index of their concepts.
    names: Vec<String>,
}

impl Families {
    /// The families of these names, as many as a lexicon has room for.
    pub(super) fn of(files: &[(Language, ByName)], names: &BTreeSet<String>) -> Self {
        let mut builder = LexiconBuilder::default();
        let mut known = Vec::new();
        for name in names {
            let Ok(family) = builder.concept() else { break };
            known.push(name.clone());
            for (language, families) in files {
                for term in families.get(name).into_iter().flatten() {
                    let _ = builder.term(family, *language, term, Strength::Term);
                }
            }
        }
        Self { lexicon: builder.build(), names: known }
    }

    /// The name of a family.
    pub(super) fn name(&self, family: ConceptId) -> &str {
        self.names.get(family.index()).map_or("", String::as_str)
    }
}

/// The families that files of the program hold; tests hold that they parse.
pub(super) fn by_language(files: [(Language, &str); 2]) -> Vec<(Language, ByName)> {
    files.into_iter().filter_map(|(language, text)| Some((language, toml::from_str::<File>(text).ok()?.families))).collect()
}

#[cfg(test)]
pub(super) mod testing {
    use std::collections::BTreeSet;

    use super::*;

    /// Holds that both files parse, have the same families, and that all their words compile.
    pub(in crate::engine) fn assert_sound(files: [(Language, &str); 2]) {
        let read = by_language(files);
        let [(_, sv), (_, en)] = read.as_slice() else { panic!("a file does not parse") };
        let names = |families: &ByName| families.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(names(sv), names(en));
        for (language, families) in &read {
            let mut builder = LexiconBuilder::default();
            let family = builder.concept().unwrap();
            for term in families.values().flatten() {
                assert!(builder.term(family, *language, term, Strength::Term).is_ok(), "{term}");
            }
        }
    }
}
