//! Senses of words: classes of words that could stand for one another without changing what a sentence of guidance says, per language,
//! kept as data in `cues/`; a pack may add the words of its subject. By them the weights reach beyond the words that they were trained on.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::families::{Own, by_language, joined, names};
use crate::language::Language;
use crate::rules::{RuleSet, Senses};
use crate::text::{Families, Token};

const FILES: [(Language, &str); 2] =
    [(Language::Sv, include_str!("cues/senses-sv.toml")), (Language::En, include_str!("cues/senses-en.toml"))];

/// How many classes go into one lexicon; it has room for 128.
const ONE_LEXICON: usize = 120;

static OWN: LazyLock<Own> = LazyLock::new(|| by_language(FILES));

/// The classes of both languages, with the words that packs add to them.
fn compiled(rules: &RuleSet) -> &[Families] {
    rules.senses.compiled(|added: &Senses| {
        let sources = joined(&OWN, added);
        let names: Vec<&str> = names(&sources).into_iter().collect();
        names.chunks(ONE_LEXICON).map(|part| Families::of(&sources, &part.iter().copied().collect::<BTreeSet<_>>())).collect()
    })
}

/// A word or phrase with its class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sense {
    /// Index of its first token.
    pub(super) token: usize,
    /// The name of its class.
    pub(super) class: Arc<str>,
}

/// The senses of a text's words, in order.
pub(super) fn senses(rules: &RuleSet, text: &str, tokens: &[Token], sentences: &[Range<usize>], language: Language) -> Vec<Sense> {
    let mut found = Vec::new();
    for families in compiled(rules) {
        for hit in families.matcher().hits(text, tokens, sentences, language) {
            found.extend(hit.concepts.iter().map(|class| Sense { token: hit.tokens.start, class: families.name(class).into() }));
        }
    }
    found.sort_unstable_by(|a, b| (a.token, &a.class).cmp(&(b.token, &b.class)));
    found.dedup();
    found
}

/// The senses of words in a range of tokens.
pub(super) fn senses_in<'s>(senses: &'s [Sense], tokens: &Range<usize>) -> &'s [Sense] {
    let from = senses.partition_point(|sense| sense.token < tokens.start);
    let to = senses.partition_point(|sense| sense.token < tokens.end);
    senses.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::families::testing::assert_sound;
    use crate::text::{sentences, tokenize};

    #[test]
    fn the_files_parse_and_agree() {
        assert_sound(FILES);
    }

    #[test]
    fn words_of_a_sense_get_its_class() {
        let (rules, _) = crate::rules::compile(&[]);
        let classes = |text: &str, language| {
            let tokens = tokenize(text);
            let found = senses(&rules, text, &tokens, &sentences(text), language);
            found.into_iter().map(|sense| sense.class.to_string()).collect::<Vec<_>>()
        };
        let has = |text, language, class: &str| classes(text, language).iter().any(|found| found == class);
        assert!(has("Farbrodern lånade ut henne.", Language::Sv, "relatives"));
        assert!(has("Her uncles arranged it.", Language::En, "relatives"));
        assert!(has("Hemgiften är betald.", Language::Sv, "dowry"), "a word that the pack adds");
    }
}
