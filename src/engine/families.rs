//! The program's own families of words, as files beside the code hold them per language, joined with those that packs add.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::language::Language;
use crate::rules::Vocabulary;
use crate::text::{ByName, Families, Packed};

/// A file of families.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    families: BTreeMap<String, Vec<String>>,
}

/// Files of families, one a language.
pub(super) type Files = [(Language, Packed); 2];

/// A file of families, as the build script packed it.
macro_rules! packed_file {
    ($file:literal) => {
        crate::text::Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/cues-", $file, ".packed")))
    };
}
pub(super) use packed_file;

/// The families that files of the program hold, in both languages, with the words that packs add to them; tests hold that the files parse.
pub(super) fn compiled<T>(files: &Files, added: &Vocabulary<T>) -> Vec<Families> {
    let own = read(files);
    let all: Vec<(Language, ByName)> = own.chain(added.words()).collect();
    Families::of(&all.iter().map(|(language, families)| (*language, families)).collect::<Vec<_>>())
}

fn read(files: &Files) -> impl Iterator<Item = (Language, ByName)> {
    files.iter().filter_map(|(language, text)| Some((*language, toml::from_str::<File>(text.text()).ok()?.families)))
}

/// Families as they were laid out when the program was built, together with the words that the default pack adds.
pub(super) mod laid_out {
    use crate::text::LaidOut;

    /// The names of a part of the families, and its lexicons in Swedish and in English.
    pub(in crate::engine) type Part = (&'static [&'static str], [LaidOut; 2]);

    include!(concat!(env!("OUT_DIR"), "/families.rs"));
}

/// Families that were laid out.
pub(super) fn ready(parts: &[laid_out::Part]) -> Vec<Families> {
    parts.iter().map(|(names, lexicons)| Families::laid_out(names, *lexicons)).collect()
}

#[cfg(test)]
pub(super) mod testing {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::{LexiconBuilder, Strength};

    /// Holds that what was laid out when the program was built is what the files and the default pack compile to.
    pub(in crate::engine) fn assert_laid_out<T>(files: &Files, added: &Vocabulary<T>, parts: &[laid_out::Part]) {
        let (read, ready) = (compiled(files, added), ready(parts));
        assert_eq!(read.len(), ready.len());
        for (read, ready) in read.iter().zip(&ready) {
            assert!(read.names().eq(ready.names()));
            for language in Language::ALL {
                let (read, ready) = (read.lexicon(language), ready.lexicon(language));
                assert!(read.letters() == ready.letters() && read.numbers() == ready.numbers());
            }
        }
    }

    /// Holds that both files parse, have the same families, and that all their words compile.
    pub(in crate::engine) fn assert_sound(files: &Files) {
        let read: Vec<(Language, ByName)> = read(files).collect();
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
