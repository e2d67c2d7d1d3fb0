//! Which rules may apply to a document, told from its words alone. Most documents of an archive are about no rule's topic; they need not
//! be analysed.
//!
//! The answer errs on one side: a rule that the analysis would apply is never ruled out. A section is about a concept only if a term of it
//! stands in the section or in a heading, and then the survey of the document's words has met all words of that term.

use super::analysis::Words;
use crate::document::{Block, BlockKind, Document};
use crate::language::Language;
use crate::rules::{RuleSet, Topic};
use crate::text::{self, ConceptSet, Guess, Survey, Token};

/// For each rule, whether it may apply.
pub(super) fn may_apply(document: &Document, words: &Words, rules: &RuleSet) -> Vec<bool> {
    let named = named(document, words, rules);
    let meets = |condition: ConceptSet| condition.is_empty() || condition.meets(named);
    let may = |topic: &Topic| topic.about.meets(named) && meets(topic.within) && meets(topic.document) && meets(topic.concerning);
    rules.rules.iter().map(|rule| may(&rule.topic)).collect()
}

/// The concepts that the document may name anywhere. Hints alone make no topic, so they are not looked for.
fn named(document: &Document, words: &Words, rules: &RuleSet) -> ConceptSet {
    let mut matcher = rules.lexicon.matcher();
    let mut survey = matcher.survey();
    let analysed = document.blocks.iter().zip(&words.tokens).filter(|(block, _)| is_analysed(block));
    for (_, tokens) in analysed {
        take(&mut survey, tokens, words.language);
    }
    if let Some(title) = &document.metadata.title {
        survey.take(&text::tokenize(title), words.language);
    }
    survey.named()
}

/// Whether a block is looked at by the analysis.
pub(super) fn is_analysed(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Contents | BlockKind::Reference | BlockKind::Code)
}

/// Takes in a block in the language that it will be analysed in; in both where it takes a model to tell.
fn take(survey: &mut Survey<'_, '_>, tokens: &[Token], document: Language) {
    let guess = if tokens.len() < super::analysis::ENOUGH_FOR_LANGUAGE {
        Guess::TooShort
    } else {
        text::guess(tokens.iter().map(|token| &token.word))
    };
    match guess {
        Guess::Known(language) => survey.take(tokens, language),
        Guess::TooShort => survey.take(tokens, document),
        Guess::Open { .. } => Language::ALL.into_iter().for_each(|language| survey.take(tokens, language)),
    }
}
