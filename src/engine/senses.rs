//! Senses of words: classes of words that could stand for one another without changing what a sentence of guidance says, per language,
//! kept as data in `cues/`; a pack may add the words of its subject. By them the weights reach beyond the words that they were trained on.

use std::ops::Range;

use super::families;
use super::families::{Files, laid_out, packed_file};
use crate::language::Language;
use crate::rules::{RuleSet, Senses};
use crate::text::{ConceptSet, Families, Matcher, TextHash, Token};

static FILES: Files = [(Language::Sv, packed_file!("senses-sv")), (Language::En, packed_file!("senses-en"))];

/// The classes of both languages, with the words that packs add to them.
fn compiled(rules: &RuleSet) -> &[Families] {
    rules.senses.compiled(
        |added: &Senses| {
            if added.are_default() { families::ready(laid_out::SENSES) } else { families::compiled(&FILES, added) }
        },
    )
}

/// The number of a class; classes are numbered in the order of their names.
pub(super) type Class = u16;

/// A word or phrase with its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sense {
    /// Index of its first token.
    token: u32,
    class: Class,
}

impl Sense {
    pub(super) const fn class(self) -> Class {
        self.class
    }
}

/// The name of a class, with its hash.
pub(super) fn class(rules: &RuleSet, class: Class) -> (&str, TextHash) {
    let class = usize::from(class);
    compiled(rules).get(class / Families::MOST).map_or(("", TextHash::EMPTY), |families| families.hashed_name_at(class % Families::MOST))
}

/// The senses of a text's words, in order.
pub(super) fn senses(rules: &RuleSet, text: &str, tokens: &[Token], sentences: &[Range<usize>], language: Language) -> Vec<Sense> {
    let mut found = Vec::new();
    for (part, families) in compiled(rules).iter().enumerate() {
        for hit in families.matcher().hits(text, tokens, sentences, language) {
            let Ok(token) = u32::try_from(hit.tokens().start) else { continue };
            found.extend(in_part(part, hit.concepts).map(|class| Sense { token, class }));
        }
    }
    found.sort_unstable();
    found.dedup();
    found.shrink_to_fit();
    found
}

/// The numbers of the classes that are found in the lexicons of a language, each asked for some.
pub(super) fn classes(rules: &RuleSet, language: Language, mut ask: impl FnMut(&mut Matcher<'_>) -> ConceptSet) -> Vec<Class> {
    let parts = compiled(rules).iter().enumerate();
    parts.flat_map(|(part, families)| in_part(part, ask(&mut families.lexicon(language).matcher()))).collect()
}

fn in_part(part: usize, classes: ConceptSet) -> impl Iterator<Item = Class> {
    classes.iter().filter_map(move |class| Class::try_from(part * Families::MOST + class.index()).ok())
}

/// The senses of words in a range of tokens.
pub(super) fn senses_in<'s>(senses: &'s [Sense], tokens: &Range<usize>) -> &'s [Sense] {
    let from = senses.partition_point(|sense| (sense.token as usize) < tokens.start);
    let to = senses.partition_point(|sense| (sense.token as usize) < tokens.end);
    senses.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::families::testing::{assert_laid_out, assert_sound};
    use crate::text::{sentences, tokenize};

    #[test]
    fn the_senses_laid_out_are_those_of_the_files() {
        assert_laid_out(&FILES, &crate::rules::compile(&[]).0.senses, laid_out::SENSES);
    }

    #[test]
    fn the_files_parse_and_agree() {
        assert_sound(&FILES);
    }

    #[test]
    fn words_of_a_sense_get_its_class() {
        let (rules, _) = crate::rules::compile(&[]);
        let classes = |text: &str, language| {
            let tokens = tokenize(text);
            let found = senses(&rules, text, &tokens, &sentences(text), language);
            found.into_iter().map(|sense| class(&rules, sense.class()).0.to_owned()).collect::<Vec<_>>()
        };
        let has = |text, language, class: &str| classes(text, language).iter().any(|found| found == class);
        assert!(has("Farbrodern lånade ut henne.", Language::Sv, "relatives"));
        assert!(has("Her uncles arranged it.", Language::En, "relatives"));
        assert!(has("Hemgiften är betald.", Language::Sv, "dowry"), "a word that the pack adds");
    }
}
