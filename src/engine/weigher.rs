//! What the features of paragraphs weigh for one concept: told once for every word and class of senses, and remembered from one document to
//! the next.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::analysis::Analysis;
use super::found::{Found, Part, part};
use super::passage::Place;
use super::senses::{self, Class, senses_in};
use super::topic::{self, Counts, add_structure, add_words, of_class, of_stem, sentence_places};
use crate::language::Language;
use crate::rules::{Model, RuleSet, feature_hash};
use crate::text::{ByWord, ConceptId, TextHash, Word};

/// A feature that weighs something, by its place among those of its concept.
type Feature = u32;

#[derive(Debug)]
struct Weighed {
    name: String,
    weight: f32,
    /// The number of the sum that it was counted in last.
    counted: u32,
}

/// The features of one concept that were met and weigh something.
#[derive(Default)]
struct Features {
    weighed: Vec<Weighed>,
    by_hash: HashMap<u64, Feature, FixedState>,
    /// The number of the last sum.
    sum: u32,
}

impl Features {
    /// The feature whose name these parts make together, if it weighs anything.
    fn of<const N: usize>(&mut self, model: &Model, parts: [Part<'_>; N]) -> Option<Feature> {
        let hash = feature_hash(parts.iter().fold(TextHash::EMPTY, |hash, (_, part)| hash.then(*part)));
        let weight = model.hashed_weight(hash).filter(|weight| *weight != 0.0)?;
        if let Some(&known) = self.by_hash.get(&hash) {
            return Some(known);
        }
        let feature = Feature::try_from(self.weighed.len()).ok()?;
        self.weighed.push(Weighed { name: parts.iter().map(|(part, _)| *part).collect(), weight, counted: 0 });
        self.by_hash.insert(hash, feature);
        Some(feature)
    }

    /// Those that were found by their names.
    fn listed(&mut self, model: &Model, found: &Found<'_>) -> Listed {
        let features: Box<[Feature]> = found.names().filter_map(|name| self.of(model, [(name, TextHash::of(name))])).collect();
        Listed { sum: features.iter().map(|&feature| self.weight(feature)).sum(), features }
    }

    fn weight(&self, feature: Feature) -> f32 {
        self.weighed.get(feature as usize).map_or(0.0, |weighed| weighed.weight)
    }

    fn begin_sum(&mut self) {
        self.sum = self.sum.checked_add(1).unwrap_or_else(|| {
            self.weighed.iter_mut().for_each(|weighed| weighed.counted = 0);
            1
        });
    }

    /// What a feature adds to the sum: nothing if it was counted already.
    #[inline]
    fn count(&mut self, feature: Feature) -> f32 {
        match self.weighed.get_mut(feature as usize) {
            Some(weighed) if weighed.counted != self.sum => {
                weighed.counted = self.sum;
                weighed.weight
            }
            _ => 0.0,
        }
    }
}

/// Features that are found together.
struct Listed {
    features: Box<[Feature]>,
    sum: f32,
}

/// What is known of the weights of one concept, whatever the document.
#[derive(Default)]
struct Weights {
    features: Features,
    /// The features of words: of their stems, and of the beginnings of these.
    words: ByWord<[Option<Feature>; 2]>,
    /// The features of classes of senses, by their number, as far as they were asked for.
    classes: HashMap<Class, Option<Feature>, FixedState>,
    /// Those that tell what a paragraph shows beside its words.
    structures: HashMap<Counts, Listed, FixedState>,
}

/// What weights depend on: the model, the language of stems, and the concept by its name.
type Key = (usize, Language, String);

thread_local! {
    /// The weights of models that were laid out when the program was built.
    static REMEMBERED: RefCell<HashMap<Key, Weights>> = RefCell::default();
}

/// Weighs the paragraphs of a document for one concept.
pub(super) struct Weigher<'r> {
    rules: &'r RuleSet,
    model: &'r Model,
    language: Language,
    concept: ConceptId,
    /// What the names of the concept's features begin with.
    prefix: Part<'r>,
    weights: Weights,
    /// Under what the weights are remembered, if they are.
    key: Option<Key>,
    /// The features of headings, by their block.
    headings: HashMap<usize, Listed, FixedState>,
}

impl<'r> Weigher<'r> {
    pub(super) fn new((rules, model): (&'r RuleSet, &'r Model), language: Language, concept: ConceptId) -> Self {
        let name = topic::name(rules, concept).unwrap_or_default();
        // Classes that packs add to are another rule set's.
        let key = model.laid_out_at().filter(|_| rules.senses.are_default()).map(|at| (at, language, name.to_owned()));
        let known = key.as_ref().and_then(|key| REMEMBERED.with_borrow_mut(|all| all.remove(key)));
        let prefix = (name, TextHash::of(name));
        Self { rules, model, language, concept, prefix, weights: known.unwrap_or_default(), key, headings: HashMap::default() }
    }

    /// How surely a paragraph is about the concept, between 0 and 1. The weights are added up in the alphabetical order of their features:
    /// sums of fractions depend on their order.
    pub(super) fn probability(&mut self, analysis: &Analysis<'_>, paragraph: &Range<usize>) -> f32 {
        let places = sentence_places(analysis, paragraph.clone());
        let counts = Counts::of(analysis, self.rules, &places, self.concept);
        let mut found = self.structure(counts).features.to_vec();
        if let Some(heading) = self.heading(analysis, paragraph) {
            found.extend(&heading.features);
        }
        for place in places {
            let (Some(block), Some(sentence)) = (analysis.blocks.get(place.block), analysis.sentence(place)) else { continue };
            for token in block.tokens.get(sentence.tokens.clone()).unwrap_or_default() {
                found.extend(self.word(&token.word).into_iter().flatten());
            }
            found.extend(senses_in(analysis.senses(place.block), &sentence.tokens).iter().filter_map(|sense| self.class(sense.class())));
        }
        found.sort_unstable();
        found.dedup();
        let features = &self.weights.features.weighed;
        let mut found: Vec<&Weighed> = found.into_iter().filter_map(|feature| features.get(feature as usize)).collect();
        found.sort_unstable_by_key(|weighed| &*weighed.name);
        self.model.probability_of(found.into_iter().map(|weighed| weighed.weight))
    }

    /// What everything in a paragraph weighs but the senses of its words; `None` for one that names the concept or hints at it.
    pub(super) fn without_senses(&mut self, analysis: &Analysis<'_>, paragraph: &Range<usize>) -> Option<f32> {
        let places = sentence_places(analysis, paragraph.clone());
        let counts = Counts::of(analysis, self.rules, &places, self.concept);
        if counts.named + counts.hinted > 0 {
            return None;
        }
        let beside = self.structure(counts).sum + self.heading(analysis, paragraph).map_or(0.0, |heading| heading.sum);
        self.weights.features.begin_sum();
        let mut words = 0.0;
        for place in places {
            let (Some(block), Some(sentence)) = (analysis.blocks.get(place.block), analysis.sentence(place)) else { continue };
            for token in block.tokens.get(sentence.tokens.clone()).unwrap_or_default() {
                for feature in self.word(&token.word).into_iter().flatten() {
                    words += self.weights.features.count(feature);
                }
            }
        }
        Some(self.model.bias + beside + words)
    }

    /// What the senses weigh that words may have, those left out that speak against the concept.
    pub(super) fn favourable(&mut self, senses: &[Class]) -> f32 {
        let weight = |class: &Class| self.class(*class).map_or(0.0, |feature| self.weights.features.weight(feature).max(0.0));
        senses.iter().map(weight).sum()
    }

    #[inline]
    fn word(&mut self, word: &Word) -> [Option<Feature>; 2] {
        let Self { rules, model, language, prefix, weights: Weights { words, features, .. }, .. } = self;
        let known = words.get_or_insert_with(word, || {
            let stem = word.stem(rules.lexicon.stemmers(), *language);
            let found = of_stem(stem).map(|[first, second]| features.of(model, [*prefix, part(":"), first, second]));
            found.iter().any(Option::is_some).then_some(found)
        });
        known.copied().unwrap_or_default()
    }

    fn class(&mut self, class: Class) -> Option<Feature> {
        let Self { rules, model, prefix, weights: Weights { classes, features, .. }, .. } = self;
        *classes.entry(class).or_insert_with(|| {
            let [first, second] = of_class(senses::class(rules, class));
            features.of(model, [*prefix, part(":"), first, second])
        })
    }

    fn structure(&mut self, counts: Counts) -> &Listed {
        let (model, Weights { structures, features, .. }) = (self.model, &mut self.weights);
        structures.entry(counts).or_insert_with_key(|counts| {
            let mut found = Found::new(Some(model));
            add_structure(counts, &mut found);
            features.listed(model, &found)
        })
    }

    /// The features of the heading that a paragraph stands under.
    fn heading(&mut self, analysis: &Analysis<'_>, paragraph: &Range<usize>) -> Option<&Listed> {
        let block = analysis.heading_above(paragraph.start)?;
        let Self { rules, model, concept, weights: Weights { features, .. }, headings, .. } = self;
        Some(headings.entry(block).or_insert_with(|| {
            let mut found = Found::new(Some(model));
            add_words(analysis, rules, &[Place { block, sentence: 0 }], (*concept, "h:"), &mut found);
            features.listed(model, &found)
        }))
    }
}

impl Drop for Weigher<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.key.take() {
            REMEMBERED.with_borrow_mut(|all| all.insert(key, std::mem::take(&mut self.weights)));
        }
    }
}
