//! Families of words and phrases by name, in both languages, compiled.

use std::collections::{BTreeMap, BTreeSet};

use super::{ConceptId, Lexicon, LexiconBuilder, Strength};
use crate::language::Language;

/// Families of words by name, in one language.
pub type ByName = BTreeMap<String, Vec<String>>;

/// Families of both languages, compiled.
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct Families {
    /// The lexicon; its concepts are families.
    pub lexicon: Lexicon,
    /// Family names by the index of their concepts.
    names: Vec<String>,
}

impl Families {
    /// The families of these names, as many as a lexicon has room for, each with its words from all sources.
    pub fn of(sources: &[(Language, &ByName)], names: &BTreeSet<&str>) -> Self {
        let mut builder = LexiconBuilder::default();
        let mut known = Vec::new();
        for name in names {
            let Ok(family) = builder.concept() else { break };
            known.push((*name).to_owned());
            for (language, families) in sources {
                for term in families.get(*name).into_iter().flatten() {
                    let _ = builder.term(family, *language, term, Strength::Term);
                }
            }
        }
        Self { lexicon: builder.build(), names: known }
    }

    /// The name of a family.
    pub fn name(&self, family: ConceptId) -> &str {
        self.names.get(family.index()).map_or("", String::as_str)
    }
}
