//! Senses of words: classes of words that could stand for one another without changing what a sentence of guidance says, per language,
//! kept as data in `cues/`. By them the weights reach beyond the words that they were trained on.

use std::ops::Range;
use std::sync::LazyLock;

use super::families::{ByName, Families, FamilyMatcher, by_language};
use crate::language::Language;
use crate::text::Token;

const FILES: [(Language, &str); 2] =
    [(Language::Sv, include_str!("cues/senses-sv.toml")), (Language::En, include_str!("cues/senses-en.toml"))];

/// How many classes go into one lexicon; it has room for 128.
const ONE_LEXICON: usize = 120;

static READ: LazyLock<Vec<(Language, ByName)>> = LazyLock::new(|| by_language(FILES));
static SENSES: LazyLock<Vec<Families>> = LazyLock::new(|| {
    let names: Vec<String> = READ.first().map(|(_, families)| families.keys().cloned().collect()).unwrap_or_default();
    names.chunks(ONE_LEXICON).map(|part| Families::of(&READ, &part.iter().cloned().collect())).collect()
});

/// A word or phrase with its class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sense {
    /// Index of its first token.
    pub(super) token: usize,
    /// The name of its class.
    pub(super) class: &'static str,
}

/// Finds senses in one text after another.
pub(super) struct SenseMatcher {
    parts: Vec<FamilyMatcher<'static>>,
}

impl SenseMatcher {
    pub(super) fn new() -> Self {
        Self { parts: SENSES.iter().map(Families::matcher).collect() }
    }

    /// The senses of a text's words, in order.
    pub(super) fn senses(&mut self, text: &str, tokens: &[Token], sentences: &[Range<usize>], language: Language) -> Vec<Sense> {
        let mut found = Vec::new();
        for matcher in &mut self.parts {
            let families = matcher.families;
            for hit in matcher.hits(text, tokens, sentences, language) {
                found.extend(hit.concepts.iter().map(|class| Sense { token: hit.tokens.start, class: families.name(class) }));
            }
        }
        found.sort_unstable_by_key(|sense| (sense.token, sense.class));
        found.dedup();
        found
    }
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
        assert!(SENSES.len() > 1);
    }

    #[test]
    fn words_of_a_sense_get_its_class() {
        let classes = |text: &str, language| {
            let tokens = tokenize(text);
            let found = SenseMatcher::new().senses(text, &tokens, &sentences(text), language);
            found.into_iter().map(|sense| sense.class).collect::<Vec<_>>()
        };
        assert!(classes("Farbrodern lånade ut henne.", Language::Sv).contains(&"relatives"));
        assert!(classes("Her uncles arranged it.", Language::En).contains(&"relatives"));
    }
}
