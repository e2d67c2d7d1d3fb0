//! Which rules may apply to a document, told from its words alone. Most documents of an archive are about no rule's topic; they need not
//! be analysed.
//!
//! The answer errs on one side: a rule that the analysis would apply is never ruled out. A section is about a concept only if a term of it
//! stands in the section or in a heading, and then the survey of the document's words has met all words of that term.

use super::analysis::Words;
use super::company::with_wholes;
use crate::document::{Block, BlockKind, Document};
use crate::language::Language;
use crate::rules::{RuleSet, Topic};
use crate::text::{self, ConceptSet, ENOUGH_FOR_PART, Glance, Guess, Part, Shown, Spread, Survey, Token};

/// What a glance at a document shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glanced {
    /// The language of a document that no rule can apply to; `None` if it takes more than a glance.
    pub(super) no_topic: Option<Language>,
    /// Whether all its parts are surely in Swedish or English.
    pub(super) ours: bool,
}

/// Glances at a document: nearly all documents of an archive are about no topic, and are done by this.
pub(super) fn glance(document: &Document, rules: &RuleSet) -> Glanced {
    let unknown = Glanced { no_topic: None, ours: false };
    let concepts = with_ambiguous(rules, rules.rules.iter().map(|rule| conditions(&rule.topic)).fold(ConceptSet::EMPTY, ConceptSet::union));
    let wanted = rules.wanted.get_or_init(|| rules.lexicon.wanted(concepts));
    if wanted.concepts() != concepts {
        // The rules were changed after the words had been gathered.
        return unknown;
    }
    let mut glance = Glance::new(&rules.lexicon, wanted);
    let mut parts = Parts::default();
    for block in &document.blocks {
        let part = if is_analysed(block) { Part::Text } else { Part::Mute };
        let Some(shown) = glance.take(block.text.as_str(), part) else { return unknown };
        parts.add(block, shown);
    }
    if let Some(title) = &document.metadata.title
        && glance.take(title, Part::Apart).is_none()
    {
        return unknown;
    }
    let named = glance.named().map(|(named, language)| (with_meaning(rules, named), language));
    let no_topic = named.filter(|&(named, _)| !rules.rules.iter().any(|rule| may_apply_to(&rule.topic, named)));
    Glanced { no_topic: no_topic.map(|(_, language)| language), ours: parts.are_ours() }
}

/// Concepts with those whose terms may mean them.
fn with_ambiguous(rules: &RuleSet, concepts: ConceptSet) -> ConceptSet {
    let words = rules.concepts.iter().filter(|concept| with_wholes(rules, concept.means).meets(concepts));
    words.fold(concepts, |set, concept| set.union(ConceptSet::of([concept.key])))
}

/// Concepts with what the terms of ambiguous ones may mean, and those that include that.
fn with_meaning(rules: &RuleSet, named: ConceptSet) -> ConceptSet {
    let words = rules.concepts.iter().filter(|concept| named.contains(concept.key) && !concept.means.is_empty());
    words.fold(named, |set, concept| set.union(with_wholes(rules, concept.means)))
}

/// All concepts that decide whether a section is judged.
fn conditions(topic: &Topic) -> ConceptSet {
    [topic.within, topic.document, topic.concerning].into_iter().fold(topic.about, ConceptSet::union)
}

/// Whether a rule with this topic may apply to a document that may name these concepts.
fn may_apply_to(topic: &Topic, named: ConceptSet) -> bool {
    let meets = |condition: ConceptSet| condition.is_empty() || condition.meets(named);
    topic.about.meets(named) && meets(topic.within) && meets(topic.document) && meets(topic.concerning)
}

/// The parts of a document that are looked at together for their language (see `report::foreign_parts`): blocks, short ones in a row as one.
#[derive(Default)]
struct Parts {
    /// The short blocks that stand last.
    run: Spread,
    foreign: bool,
}

impl Parts {
    fn add(&mut self, block: &Block, shown: Shown) {
        if !block.is_in_a_language() {
            return;
        }
        self.foreign |= shown.odd;
        if text::is_too_short(block.text.as_str()) {
            self.run = self.run.with(shown.spread);
        } else {
            self.close();
            self.foreign |= !shown.spread.is_surely_ours();
        }
    }

    fn close(&mut self) {
        self.foreign |= !std::mem::take(&mut self.run).is_surely_ours();
    }

    fn are_ours(mut self) -> bool {
        self.close();
        !self.foreign
    }
}

/// For each rule, whether it may apply.
pub(super) fn may_apply(document: &Document, words: &Words, rules: &RuleSet) -> Vec<bool> {
    let named = with_meaning(rules, named(document, words, rules));
    rules.rules.iter().map(|rule| may_apply_to(&rule.topic, named)).collect()
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
    let guess = if tokens.len() < ENOUGH_FOR_PART { Guess::TooShort } else { text::guess(tokens.iter().map(|token| &token.word)) };
    match guess {
        Guess::Known(language) => survey.take(tokens, language),
        Guess::TooShort => survey.take(tokens, document),
        Guess::Open { .. } => Language::ALL.into_iter().for_each(|language| survey.take(tokens, language)),
    }
}
