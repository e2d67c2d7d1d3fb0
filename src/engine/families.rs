//! The program's own families of words, as files beside the code hold them per language, joined with those that packs add.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::language::Language;
use crate::rules::Vocabulary;
use crate::text::ByName;

/// A file of families.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    families: BTreeMap<String, Vec<String>>,
}

/// The program's own families in both languages.
pub(super) type Own = Vec<(Language, ByName)>;

/// The families that files of the program hold; tests hold that they parse.
pub(super) fn by_language(files: [(Language, &str); 2]) -> Own {
    files.into_iter().filter_map(|(language, text)| Some((language, toml::from_str::<File>(text).ok()?.families))).collect()
}

/// The program's own families with the words that packs add to them.
pub(super) fn joined<'w, T>(own: &'w Own, added: &'w Vocabulary<T>) -> Vec<(Language, &'w ByName)> {
    own.iter().chain(added.words()).map(|(language, families)| (*language, families)).collect()
}

/// The names of all families, in order.
pub(super) fn names<'w>(sources: &[(Language, &'w ByName)]) -> BTreeSet<&'w str> {
    sources.iter().flat_map(|(_, families)| families.keys().map(String::as_str)).collect()
}

#[cfg(test)]
pub(super) mod testing {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::{LexiconBuilder, Strength};

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
