//! Whether a paragraph that does not name a concept may be likely about it all the same, told from what its words weigh at most: nearly all
//! paragraphs are ruled out by this, and need not be weighed to the last feature.
//!
//! Every feature is looked at as it is but one kind: for the senses of words stand those that the words may have, as far as they
//! speak for the concept. The sum is never less than the exact one.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::analysis::Analysis;
use super::found::Found;
use super::passage::Place;
use super::senses::classes;
use super::topic::{Counts, MOST_RIVALS, MOST_SENTENCES, add_structure, add_words, beginning, name, sentence_places};
use crate::language::Language;
use crate::rules::{Model, RuleSet, feature_hash};
use crate::text::{ConceptId, ConceptSet};

/// By so much a sum may differ that is added up in another order.
const ROUNDING: f32 = 0.05;

/// A feature by its hash, with its weight; 0 for one that is not weighed.
type Weighed = (u64, f32);

/// What words weigh, by their number: their stem, and the beginning of that.
type Words = HashMap<u64, [Weighed; 2], FixedState>;

/// Most words of which a thread remembers for one concept what they weigh; when there are more, it forgets them and begins anew.
const MOST_WORDS: usize = 1 << 14;

/// What the weights of words depend on: the model, the language of stems, and the concept by its name.
type Weigher = (usize, Language, String);

thread_local! {
    /// What words weigh by models that were laid out when the program was built, from one document to the next.
    static WEIGHED: RefCell<HashMap<Weigher, Words>> = RefCell::default();
}

/// What is known of one concept in one document.
pub(super) struct Ceiling {
    concept: ConceptId,
    name: String,
    /// Whether each paragraph may be likely about it, as far as it was asked.
    likely: Vec<Option<bool>>,
    words: Words,
    /// Under what the weights of words are remembered, if they are.
    weigher: Option<Weigher>,
    /// What the classes of senses weigh, one part after the other.
    classes: Vec<Vec<f32>>,
    /// What headings weigh, by their block.
    headings: HashMap<usize, f32>,
    /// What the numbers of sentences and of rivals weigh.
    structure: HashMap<(usize, usize), f32>,
    /// The features of the paragraph that is looked at.
    found: Vec<Weighed>,
}

impl Ceiling {
    /// Nothing known yet of so many paragraphs.
    pub(super) fn new((rules, model): (&RuleSet, &Model), language: Language, concept: ConceptId, paragraphs: usize) -> Self {
        let name = name(rules, concept).unwrap_or_default().to_owned();
        let classes = classes(rules).map(|names| names.map(|class| model.weight(&format!("{name}:s:{class}"))).collect()).collect();
        let weigher = model.laid_out_at().map(|at| (at, language, name.clone()));
        let known = weigher.as_ref().and_then(|weigher| WEIGHED.with_borrow_mut(|all| all.remove(weigher)));
        let words = known.filter(|words| words.len() < MOST_WORDS).unwrap_or_default();
        let (headings, structure) = (HashMap::new(), HashMap::new());
        Self { concept, name, likely: vec![None; paragraphs], words, weigher, classes, headings, structure, found: Vec::new() }
    }

    /// Whether the paragraph with this number, in these blocks, may be likely about the concept.
    pub(super) fn may_be_likely(
        &mut self,
        (analysis, rules, model): (&Analysis<'_>, &RuleSet, &Model),
        classes: &mut [Option<Box<[ConceptSet]>>],
        (paragraph, unit): (usize, &Range<usize>),
    ) -> bool {
        if let Some(Some(known)) = self.likely.get(paragraph) {
            return *known;
        }
        let may = self.at_most((analysis, rules, model), unit).is_none_or(|sum| {
            let known = classes.get_mut(paragraph).map(|known| known.get_or_insert_with(|| may_sense(analysis, unit)));
            model.bias + sum + self.senses(known.map(|known| &**known).unwrap_or_default()) > -ROUNDING
        });
        if let Some(known) = self.likely.get_mut(paragraph) {
            *known = Some(may);
        }
        may
    }

    /// What the features of a paragraph weigh together, senses left out; `None` for one that names the concept or hints at it.
    fn at_most(&mut self, (analysis, rules, model): (&Analysis<'_>, &RuleSet, &Model), unit: &Range<usize>) -> Option<f32> {
        let places = sentence_places(analysis, unit.clone());
        let counts = Counts::of(analysis, rules, &places, self.concept);
        if counts.named + counts.hinted > 0 {
            return None;
        }
        let numbers = (counts.sentences.min(MOST_SENTENCES), counts.rivals.min(MOST_RIVALS));
        let structure = *self.structure.entry(numbers).or_insert_with(|| {
            let mut found = Found::new(Some(model));
            add_structure(&counts, &mut found);
            found.sum()
        });
        let above = analysis.heading_above(unit.start).map_or(0.0, |block| {
            *self.headings.entry(block).or_insert_with(|| {
                let mut found = Found::new(Some(model));
                add_words(analysis, rules, &[Place { block, sentence: 0 }], (self.concept, "h:"), &mut found);
                found.sum()
            })
        });
        Some(structure + above + self.words((analysis, rules, model), &places))
    }

    /// What the stems of sentences and their beginnings weigh, each once.
    fn words(&mut self, (analysis, rules, model): (&Analysis<'_>, &RuleSet, &Model), places: &[Place]) -> f32 {
        self.found.clear();
        for &place in places {
            let (Some(block), Some(sentence)) = (analysis.blocks.get(place.block), analysis.sentence(place)) else { continue };
            for token in block.tokens.get(sentence.tokens.clone()).unwrap_or_default() {
                let name = &self.name;
                let weighed = self.words.entry(token.word.id()).or_insert_with(|| {
                    let stem = token.word.stem(rules.lexicon.stemmers(), analysis.language);
                    [format!("{name}:{stem}"), format!("{name}:{}*", beginning(stem))].map(|feature| {
                        let hash = feature_hash(&feature);
                        (hash, model.hashed_weight(hash, &feature).unwrap_or(0.0))
                    })
                });
                self.found.extend(weighed.iter().filter(|(_, weight)| *weight != 0.0));
            }
        }
        self.found.sort_unstable_by_key(|&(hash, _)| hash);
        self.found.dedup_by_key(|&mut (hash, _)| hash);
        self.found.iter().map(|&(_, weight)| weight).sum()
    }

    /// What the senses that a paragraph's words may have weigh, those left out that speak against the concept.
    fn senses(&self, classes: &[ConceptSet]) -> f32 {
        let weights = classes
            .iter()
            .zip(&self.classes)
            .flat_map(|(classes, weights)| classes.iter().filter_map(|class| weights.get(class.index())).filter(|&&weight| weight > 0.0));
        weights.sum()
    }
}

impl Drop for Ceiling {
    fn drop(&mut self) {
        if let Some(weigher) = self.weigher.take() {
            WEIGHED.with_borrow_mut(|all| all.insert(weigher, std::mem::take(&mut self.words)));
        }
    }
}

/// For each part of the classes of senses, those that the words of blocks may have.
fn may_sense(analysis: &Analysis<'_>, unit: &Range<usize>) -> Box<[ConceptSet]> {
    let mut all: Vec<ConceptSet> = Vec::new();
    for block in unit.clone() {
        for (part, own) in analysis.may_sense(block).enumerate() {
            match all.get_mut(part) {
                Some(known) => *known = known.union(own),
                None => all.push(own),
            }
        }
    }
    all.into()
}

#[cfg(test)]
mod tests {
    use super::super::topic::{self, LIKELY, MODEL, features};
    use super::*;
    use crate::formats::{Limits, by_file_name};
    use crate::rules::{builtin, compile};

    #[test]
    fn no_paragraph_that_is_likely_is_ruled_out() {
        let rules = compile(&[builtin("jamy-2022-21").unwrap()]).0;
        let model = &rules.models[MODEL];
        let (mut likely, mut ruled_out) = (0, 0);
        for folder in ["dev", "dev10", "dev29"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/labelled").join(folder);
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let Some(format) = by_file_name(&path.to_string_lossy()) else { continue };
                let document = (format.read)(&std::fs::read(&path).unwrap(), &Limits::default()).0;
                let Ok(analysis) = Analysis::of(&document, &rules) else { continue };
                let units = topic::units(&document, 0..document.blocks.len());
                let mut classes = vec![None; units.len()];
                for concept in rules.all_topics().iter() {
                    let mut ceiling = Ceiling::new((&rules, model), analysis.language, concept, units.len());
                    for found in units.iter().enumerate() {
                        let may = ceiling.may_be_likely((&analysis, &rules, model), &mut classes, found);
                        let exact = features(&analysis, &rules, found.1.clone(), concept, Some(model)).probability_in_order();
                        assert!(may || exact <= LIKELY, "{} {found:?}: {exact}", path.display());
                        likely += usize::from(exact > LIKELY);
                        ruled_out += usize::from(!may);
                    }
                }
            }
        }
        assert!(likely > 100 && ruled_out > 1000, "{likely} likely, {ruled_out} ruled out");
    }
}
