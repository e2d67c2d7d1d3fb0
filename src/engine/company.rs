//! Terms that have other meanings as well, such as "honour": they stand for a concept only in a document that speaks of such things.

use super::block::BlockAnalysis;
use crate::rules::{Concept, RuleSet};
use crate::text::{ConceptSet, Hit, Strength};

/// Most terms of the company, or hints at what is meant, that are asked of a document: one or two may stand in a long text on anything.
const ENOUGH: usize = 3;

/// Sentences for each of which a document has to have one of them.
const SENTENCES_EACH: usize = 8;

/// What the ambiguous terms of a document mean.
#[derive(Debug, Default)]
pub(super) struct Company {
    /// The concepts of ambiguous terms, each with what its terms mean in this document: nothing if there is no company.
    words: Vec<(ConceptSet, ConceptSet)>,
}

impl Company {
    /// Reads a document's company off its hits.
    pub(super) fn of(blocks: &[&BlockAnalysis], rules: &RuleSet) -> Self {
        Self::told(rules, |concept| is_in_company(blocks, concept))
    }

    /// The company of an excerpt, which is taken from a document that keeps it.
    pub(super) fn taken_for_granted(rules: &RuleSet) -> Self {
        Self::told(rules, |_| true)
    }

    fn told(rules: &RuleSet, is_there: impl Fn(&Concept) -> bool) -> Self {
        let words = rules.concepts.iter().filter(|concept| !concept.means.is_empty());
        let words = words.map(|concept| {
            let means = if is_there(concept) { concept.stands_for } else { ConceptSet::EMPTY };
            (ConceptSet::of([concept.key]), means)
        });
        Self { words: words.collect() }
    }

    /// Gives ambiguous hits their meaning, and drops those that have none.
    pub(super) fn settle(&self, hits: &mut Vec<Hit>) {
        hits.retain_mut(|hit| {
            for &(own, means) in &self.words {
                if hit.concepts.meets(own) {
                    hit.concepts = ConceptSet::of(hit.concepts.iter().filter(|&concept| !own.contains(concept))).union(means);
                }
            }
            !hit.concepts.is_empty()
        });
    }

    /// Whether the terms of a concept have no meaning here.
    pub(super) fn lacks(&self, concept: ConceptSet) -> bool {
        self.words.iter().any(|(own, means)| own.meets(concept) && means.is_empty())
    }
}

/// Whether a document has enough of what keeps the terms of a concept company. Hints alone are not: works of art are exploited, smuggled
/// and sold, too.
fn is_in_company(blocks: &[&BlockAnalysis], concept: &Concept) -> bool {
    let names = |hit: &Hit| hit.strength == Strength::Term && hit.concepts.meets(concept.company);
    let speaks = |hit: &&Hit| names(hit) || hit.strength == Strength::Hint && hit.concepts.meets(concept.means);
    let sentences: usize = blocks.iter().map(|block| block.sentences.len()).sum();
    let enough = (sentences / SENTENCES_EACH).clamp(1, ENOUGH);
    let hits = || blocks.iter().flat_map(|block| &*block.hits);
    hits().any(names) && hits().filter(speaks).take(enough).count() >= enough
}
