//! Which rules may apply to a document, told from its words alone. Most documents of an archive are about no rule's topic; they need not
//! be analysed.
//!
//! The answer errs on one side: a rule that the analysis would apply is never ruled out. A section is about a concept only if a term of it
//! stands in the section or in a heading. The glance tells which blocks have all words of some term, and only in those is it looked for.

use super::analysis::{Analysis, block_language, terms_of};
use crate::document::{Block, BlockKind, Document};
use crate::language::Language;
use crate::rules::{RuleSet, Topic};
use crate::text::{self, ConceptSet, Glance, Part, Shown, Spread};

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
    let no_topic = glance.naming().filter(|(texts, language)| {
        let may_name = all(texts.iter().map(|&(_, concepts)| concepts));
        let names = || all(texts.iter().map(|&(text, _)| named_in(document, text, *language, rules)));
        !(may_any_apply(rules, may_name) && may_any_apply(rules, names()))
    });
    Glanced { no_topic: no_topic.map(|(_, language)| language), ours: parts.are_ours() }
}

/// The concepts of all sets.
fn all(sets: impl Iterator<Item = ConceptSet>) -> ConceptSet {
    sets.fold(ConceptSet::EMPTY, ConceptSet::union)
}

/// The concepts that a block names, given by its position, or the title in the metadata, which stands after the last block.
fn named_in(document: &Document, text: usize, language: Language, rules: &RuleSet) -> ConceptSet {
    let Some(block) = document.blocks.get(text) else {
        return document
            .metadata
            .title
            .as_deref()
            .map_or(ConceptSet::EMPTY, |title| terms_of(rules, title, &text::tokenize(title), language));
    };
    let tokens = text::tokenize(block.text.as_str());
    let own = block_language(block, &tokens).unwrap_or(language);
    terms_of(rules, block.text.as_str(), &tokens, own)
}

/// Whether any rule may apply to a document that names no other concepts.
fn may_any_apply(rules: &RuleSet, named: ConceptSet) -> bool {
    let named = with_meaning(rules, named);
    rules.rules.iter().any(|rule| may_apply_to(&rule.topic, named))
}

/// Concepts with those whose terms may mean them.
fn with_ambiguous(rules: &RuleSet, concepts: ConceptSet) -> ConceptSet {
    let words = rules.concepts.iter().filter(|concept| concept.stands_for.meets(concepts));
    words.fold(concepts, |set, concept| set.union(ConceptSet::of([concept.key])))
}

/// Concepts with what the terms of ambiguous ones may mean, and those that include that.
fn with_meaning(rules: &RuleSet, named: ConceptSet) -> ConceptSet {
    let words = rules.concepts.iter().filter(|concept| named.contains(concept.key) && !concept.means.is_empty());
    words.fold(named, |set, concept| set.union(concept.stands_for))
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

/// For each rule, whether it may apply to a document that was analysed.
pub(super) fn may_apply(analysis: &Analysis<'_>, rules: &RuleSet) -> Vec<bool> {
    let title = analysis.document.metadata.title.as_deref();
    let title = title.map_or(ConceptSet::EMPTY, |title| terms_of(rules, title, &text::tokenize(title), analysis.language));
    let named = with_meaning(rules, title).union(analysis.named());
    rules.rules.iter().map(|rule| may_apply_to(&rule.topic, named)).collect()
}

/// Whether a block is looked at by the analysis.
pub(super) fn is_analysed(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Contents | BlockKind::Reference | BlockKind::Code)
}
