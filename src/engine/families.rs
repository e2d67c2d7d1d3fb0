//! Families of words and phrases, as files hold them per language, compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::language::Language;
use crate::text::{ConceptId, Hit, Lexicon, LexiconBuilder, Matcher, Strength, Token};

/// Most families of a lexicon.
const MOST: usize = 128;

/// A file of families.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    families: BTreeMap<String, Vec<String>>,
}

/// Families of words by name, in one language.
pub(super) type ByName = BTreeMap<String, Vec<String>>;

/// Families of both languages. Those of a language are compiled when its first text is met, since most runs meet one language.
pub(super) struct Families {
    files: &'static [(Language, ByName)],
    /// The lexicon of each language; its concepts are families.
    lexicons: [OnceLock<Lexicon>; 2],
    /// Family names by the index of their concepts.
    names: Vec<String>,
}

impl Families {
    /// The families of these names, as many as a lexicon has room for.
    pub(super) fn of(files: &'static [(Language, ByName)], names: &BTreeSet<String>) -> Self {
        Self { files, lexicons: Default::default(), names: names.iter().take(MOST).cloned().collect() }
    }

    /// The families in a language.
    fn lexicon(&self, language: Language) -> &Lexicon {
        let [sv, en] = &self.lexicons;
        let lexicon = if language == Language::Sv { sv } else { en };
        lexicon.get_or_init(|| self.compile(language))
    }

    fn compile(&self, language: Language) -> Lexicon {
        let mut builder = LexiconBuilder::default();
        for name in &self.names {
            let Ok(family) = builder.concept() else { break };
            let own = self.files.iter().filter(|(of, _)| *of == language).filter_map(|(_, families)| families.get(name));
            for term in own.flatten() {
                let _ = builder.term(family, language, term, Strength::Term);
            }
        }
        builder.build()
    }

    /// Finds families in one text after another.
    pub(super) fn matcher(&self) -> FamilyMatcher<'_> {
        FamilyMatcher { families: self, matchers: [None, None] }
    }

    /// The name of a family.
    pub(super) fn name(&self, family: ConceptId) -> &str {
        self.names.get(family.index()).map_or("", String::as_str)
    }
}

/// Finds families in texts of either language.
pub(super) struct FamilyMatcher<'f> {
    pub(super) families: &'f Families,
    matchers: [Option<Matcher<'f>>; 2],
}

impl FamilyMatcher<'_> {
    /// The families named in a text, in order.
    pub(super) fn hits(&mut self, text: &str, tokens: &[Token], sentences: &[Range<usize>], language: Language) -> Vec<Hit> {
        let [sv, en] = &mut self.matchers;
        let matcher = if language == Language::Sv { sv } else { en };
        matcher.get_or_insert_with(|| self.families.lexicon(language).matcher()).hits(text, tokens, sentences, language)
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
