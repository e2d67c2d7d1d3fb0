//! Cue families: words and phrases that signal what a sentence does, per language, kept as data in `cues/`; a
//! pack may add the words of its subject.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use serde::Deserialize;

use super::families::{Files, compiled, laid_out, packed_file, ready};
use crate::language::Language;
use crate::rules::{Cues, RuleSet};
use crate::text::Families;

static FILES: Files = [(Language::Sv, packed_file!("sv")), (Language::En, packed_file!("en"))];

/// Words that are compared to the letter, per language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    sv: Listed,
    en: Listed,
}

/// The words of one language, some of them two with a blank between them.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
struct Listed {
    all: HashSet<String, FixedState>,
    /// The first ones of those that are two.
    firsts: HashSet<String, FixedState>,
}

impl From<Vec<String>> for Listed {
    fn from(words: Vec<String>) -> Self {
        let firsts = words.iter().filter_map(|word| word.split_once(' ')).map(|(first, _)| first.to_owned());
        Self { firsts: firsts.collect(), all: words.into_iter().collect() }
    }
}

impl Words {
    pub(super) fn has(&self, word: &str, language: Language) -> bool {
        self.of(language).all.contains(word)
    }

    /// Whether two words stand there together, with a blank between them.
    pub(super) fn has_pair(&self, first: &str, second: &str, language: Language) -> bool {
        self.of(language).firsts.contains(first) && self.has(&format!("{first} {second}"), language)
    }

    /// All of a language.
    pub(super) fn all(&self, language: Language) -> impl Iterator<Item = &str> {
        self.of(language).all.iter().map(String::as_str)
    }

    const fn of(&self, language: Language) -> &Listed {
        match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}

/// What a file of words says, in the form that the build script gave it; a test holds that all of them can be read.
macro_rules! said_in {
    ($file:literal) => {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/cues-", $file, ".json"))).unwrap_or_default()
    };
}
pub(super) use said_in;

static ANAPHORA: LazyLock<Words> = LazyLock::new(|| said_in!("anaphora"));
static ASKING: LazyLock<Words> = LazyLock::new(|| said_in!("asking"));
static STEPS: LazyLock<Words> = LazyLock::new(|| said_in!("steps"));
static BIDDING: LazyLock<Words> = LazyLock::new(|| said_in!("bidding"));

/// Words for the person whom a case is about.
pub(super) static CASE: LazyLock<Words> = LazyLock::new(|| said_in!("case"));

/// Whether a folded word points back to what the sentence before named.
pub(super) fn points_back(word: &str, language: Language) -> bool {
    ANAPHORA.has(word, language)
}

/// Whether a folded word that opens a sentence bids the reader to do something.
pub(super) fn bids(word: &str, language: Language) -> bool {
    BIDDING.has(word, language)
}

/// Whether a folded word asks which of a thing is meant.
pub(super) fn asks_which(word: &str, language: Language) -> bool {
    ASKING.has(word, language)
}

/// Whether a folded word may give something as a step.
pub(super) fn is_step(word: &str, language: Language) -> bool {
    STEPS.has(word, language)
}

/// The same of two words together.
pub(super) fn are_step(first: &str, second: &str, language: Language) -> bool {
    STEPS.has_pair(first, second, language)
}

/// The cues of both languages, with the words that packs add to them; one lexicon has room for them.
pub(super) fn cues(rules: &RuleSet) -> &Families {
    rules.cues.compiled(|added: &Cues| {
        let parts = if added.are_default() { ready(laid_out::CUES) } else { compiled(&FILES, added) };
        parts.into_iter().next().unwrap_or_else(|| Families::laid_out(&[], [("", &[]); 2]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::families::testing::{assert_laid_out, assert_sound};

    #[test]
    fn the_cues_laid_out_are_those_of_the_files() {
        assert_laid_out(&FILES, &crate::rules::compile(&[]).0.cues, laid_out::CUES);
        assert_eq!(laid_out::CUES.len(), 1);
    }

    #[test]
    fn cue_files_parse_and_name_the_same_families() {
        assert_sound(&FILES);
        for words in [&ANAPHORA, &ASKING, &STEPS, &BIDDING, &CASE] {
            assert!(Language::ALL.into_iter().all(|language| words.all(language).next().is_some()));
        }
    }
}
