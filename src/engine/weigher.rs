//! What the features of paragraphs weigh for one concept: told once for every word and class of senses, and remembered from one document to
//! the next.

use std::cell::RefCell;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::ops::Range;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::analysis::Analysis;
use super::found::{Found, Part, part};
use super::lists::Lists;
use super::passage::Place;
use super::prefilter::with_ambiguous;
use super::senses::{self, Class, senses_in};
use super::topic::{self, Counts, add_structure, add_words, most_beside, of_class, of_stem, sentence_places};
use super::wordings::{Wording, Wordings};
use crate::language::Language;
use crate::rules::{Model, RuleSet, feature_hash};
use crate::text::{ByWord, ConceptId, ConceptSet, Kept, TextHash, Token, Told, Word};

/// A feature that weighs something, by its place among those of its concept, counted from 1.
pub(super) type Feature = NonZeroU32;

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
        let feature = u32::try_from(self.weighed.len() + 1).ok().and_then(Feature::new)?;
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
        self.weighed.get(place(feature)).map_or(0.0, |weighed| weighed.weight)
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
        match self.weighed.get_mut(place(feature)) {
            Some(weighed) if weighed.counted != self.sum => {
                weighed.counted = self.sum;
                weighed.weight
            }
            _ => 0.0,
        }
    }
}

/// Where a feature stands among those of its concept.
#[inline]
const fn place(feature: Feature) -> usize {
    feature.get() as usize - 1
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
    words: ByWord<Says>,
    lists: Lists,
    /// The features of classes of senses, by their number, as far as they were asked for.
    classes: HashMap<Class, Option<Feature>, FixedState>,
    /// Those that tell what a paragraph shows beside its words.
    structures: HashMap<Counts, Listed, FixedState>,
    /// What these weigh at most where the concept is not named.
    most_beside: Option<f32>,
}

/// What a word may say of a concept, told without what stands around it.
#[derive(Debug, Clone)]
struct Says {
    wording: Option<Rc<Wording>>,
    /// The features of its stem, and of the beginning of that.
    own: [Option<Feature>; 2],
    /// The number of the list of those of the senses that it may have, as far as they speak for the concept.
    senses: u32,
    /// Whether it may name the concept, or hint at it.
    names: bool,
}

/// Most concepts, each in one language, of which a thread remembers the weights; and most structures of paragraphs for each.
const MOST_CONCEPTS: usize = 128;
const MOST_STRUCTURES: usize = 1024;
/// Most headings of which the features are kept.
const MOST_HEADINGS: usize = 256;

/// What weights depend on: the model, the lexicon, the language, and the concept.
type Key = (usize, u64, Language, ConceptId);

thread_local! {
    /// The weights of models that were laid out when the program was built.
    static REMEMBERED: RefCell<Kept<Key, Weights, MOST_CONCEPTS>> = RefCell::default();
}

/// Weighs the paragraphs of a document for one concept.
pub(super) struct Weigher<'r> {
    rules: &'r RuleSet,
    model: &'r Model,
    language: Language,
    concept: ConceptId,
    /// The concept, and those whose terms may mean it.
    naming: ConceptSet,
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
        let key = model.laid_out_at().filter(|_| rules.senses.are_default()).map(|at| (at, rules.lexicon.id(), language, concept));
        let known = key.and_then(|key| REMEMBERED.with_borrow_mut(|all| all.take(&key)));
        let (prefix, naming) = ((name, TextHash::of(name)), with_ambiguous(rules, ConceptSet::of([concept])));
        let mut weights = known.unwrap_or_default();
        weights.words.make_room();
        if weights.structures.len() >= MOST_STRUCTURES {
            weights.structures.clear();
        }
        Self { rules, model, language, concept, naming, prefix, weights, key, headings: HashMap::default() }
    }

    /// How surely a paragraph is about the concept, between 0 and 1. The weights are added up in the alphabetical order of their features:
    /// sums of fractions depend on their order.
    pub(super) fn probability(&mut self, analysis: &Analysis<'_>, wordings: &mut Wordings<'_>, paragraph: &Range<usize>) -> f32 {
        let places = sentence_places(analysis, paragraph.clone());
        let counts = Counts::of(analysis, self.rules, &places, self.concept);
        let mut found = self.structure(counts).features.to_vec();
        if let Some(heading) = self.heading(analysis, paragraph) {
            found.extend(&heading.features);
        }
        for place in places {
            let (Some(block), Some(sentence)) = (analysis.block(place.block), analysis.sentence(place)) else { continue };
            for token in block.tokens.get(sentence.tokens()).unwrap_or_default() {
                found.extend(self.word(&token.word, wordings).into_iter().flat_map(|says| says.own).flatten());
            }
            found.extend(senses_in(analysis.senses(place.block), &sentence.tokens()).iter().filter_map(|sense| self.class(sense.class())));
        }
        found.sort_unstable();
        found.dedup();
        let features = &self.weights.features.weighed;
        let mut found: Vec<&Weighed> = found.into_iter().filter_map(|feature| features.get(place(feature))).collect();
        found.sort_unstable_by_key(|weighed| &*weighed.name);
        self.model.probability_of(found.into_iter().map(|weighed| weighed.weight))
    }

    /// What a paragraph weighs at most, told from its words alone; `None` for one that may name the concept or hint at it, or is in another
    /// language. Nearly all paragraphs are ruled out by this, and need not be looked at more closely.
    ///
    /// For the senses of words stand those that they may have, as far as they speak for the concept.
    pub(super) fn at_most(&mut self, analysis: &Analysis<'_>, wordings: &mut Wordings<'_>, paragraph: &Range<usize>) -> Option<f32> {
        let heading = self.heading(analysis, paragraph).map_or(0.0, |heading| heading.sum);
        let mut sum = self.model.bias + heading + self.most_beside();
        self.weights.features.begin_sum();
        for index in paragraph.clone() {
            let (Some(block), Some((tokens, other))) = (analysis.document.blocks.get(index), analysis.words(index)) else { continue };
            if other.is_some() {
                return None;
            }
            sum += self.words_at_most(wordings, block.text.as_str(), &tokens)?;
        }
        Some(sum)
    }

    fn words_at_most(&mut self, wordings: &mut Wordings<'_>, text: &str, tokens: &[Token]) -> Option<f32> {
        let mut sum = 0.0;
        for (at, token) in tokens.iter().enumerate() {
            if let Some(cut) = token.is_elliptic().then(|| wordings.cut(&token.word)).flatten() {
                sum += self.unless_named(&cut)?;
            }
            let Some(says) = self.word(&token.word, wordings) else { continue };
            if says.names && wordings.may_name(tokens, at, self.naming) {
                return None;
            }
            let Weights { lists, features, .. } = &mut self.weights;
            sum += says.own.iter().flatten().chain(lists.get(says.senses)).map(|&feature| features.count(feature)).sum::<f32>();
            if let (Some(wording), Some(next)) = (&says.wording, tokens.get(at + 1))
                && let Some(both) = wordings.as_one(wording, text, token, next)
            {
                sum += self.unless_named(&both)?;
            }
        }
        Some(sum)
    }

    /// What a wording adds to the sum; `None` if it may name the concept.
    fn unless_named(&mut self, wording: &Wording) -> Option<f32> {
        if wording.concepts.meets(self.naming) {
            return None;
        }
        let mut sum = 0.0;
        for &class in &wording.classes {
            if let Some(feature) = self.class_in_favour(class) {
                sum += self.weights.features.count(feature);
            }
        }
        Some(sum)
    }

    /// What a word says; `None` for nothing.
    #[inline]
    fn word(&mut self, word: &Word, wordings: &mut Wordings<'_>) -> Option<Says> {
        match self.weights.words.told(word) {
            Told::Something(known) => Some(known.clone()),
            Told::Nothing => None,
            Told::NotYet => self.new_word(word, wordings),
        }
    }

    #[cold]
    fn new_word(&mut self, word: &Word, wordings: &mut Wordings<'_>) -> Option<Says> {
        let stem = word.stem(self.rules.lexicon.stemmers(), self.language);
        let own = of_stem(stem).map(|[first, second]| self.weights.features.of(self.model, [self.prefix, part(":"), first, second]));
        let wording = wordings.word(word);
        let names = wording.as_ref().is_some_and(|wording| wording.concepts.meets(self.naming));
        let classes = wording.iter().flat_map(|wording| &wording.classes);
        let senses = classes.filter_map(|&class| self.class_in_favour(class)).collect();
        let senses = self.weights.lists.number(senses);
        let says = (wording.is_some() || own != [None; 2]).then_some(Says { wording, own, senses, names });
        self.weights.words.insert(word, says).cloned()
    }

    /// What a paragraph weighs at most by what it shows beside its words, if it does not name the concept.
    fn most_beside(&mut self) -> f32 {
        *self.weights.most_beside.get_or_insert_with(|| most_beside(self.model))
    }

    /// The feature of a class, if it speaks for the concept.
    fn class_in_favour(&mut self, class: Class) -> Option<Feature> {
        self.class(class).filter(|&feature| self.weights.features.weight(feature) > 0.0)
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
        if headings.len() >= MOST_HEADINGS {
            // Paragraphs are weighed in the order of the document, as a rule.
            headings.clear();
        }
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
            REMEMBERED.with_borrow_mut(|all| all.put(key, std::mem::take(&mut self.weights)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::topic::{self, LIKELY, MODEL, Paragraphs, ROUNDING, features};
    use super::*;
    use crate::document::Document;
    use crate::formats::{Limits, by_file_name};
    use crate::rules::{builtin, compile};

    /// The documents of some labelled folders.
    fn documents() -> Vec<Document> {
        let labelled = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/labelled");
        let files = ["dev", "dev10", "dev29"].into_iter().flat_map(|folder| std::fs::read_dir(labelled.join(folder)).unwrap());
        let read = files.filter_map(|entry| {
            let path = entry.unwrap().path();
            let format = by_file_name(&path.to_string_lossy())?;
            Some((format.read)(&std::fs::read(&path).unwrap(), &Limits::default()).0)
        });
        read.collect()
    }

    #[test]
    fn no_paragraph_that_is_likely_is_ruled_out() {
        let rules = compile(&[builtin("jamy-2022-21").unwrap()]).0;
        let model = &rules.models[MODEL];
        let (mut likely, mut ruled_out, mut told) = (0, 0, [0, 0]);
        for document in documents() {
            let Ok(analysis) = Analysis::of(&document, &rules) else { continue };
            let units = topic::units(&document, 0..document.blocks.len());
            let mut wordings = Wordings::new(&rules, analysis.language);
            for concept in rules.all_topics().iter() {
                let mut weigher = Weigher::new((&rules, model), analysis.language, concept);
                let most = most_beside(model);
                assert!(Counts::unnamed().all(|counts| weigher.structure(counts).sum <= most + ROUNDING));
                let probability = |unit: &Range<usize>| {
                    let found = features(&analysis, &rules, unit.clone(), concept, Some(model)).into_names();
                    model.probability(found.iter().map(String::as_str))
                };
                let exact: Vec<f32> = units.iter().map(probability).collect();
                let remembered: Vec<f32> = units.iter().map(|unit| weigher.probability(&analysis, &mut wordings, unit)).collect();
                assert_eq!(remembered, exact);
                let exact: Vec<bool> = exact.into_iter().map(|probability| probability > LIKELY).collect();
                for (found, &exact) in units.iter().enumerate().zip(&exact) {
                    let may = weigher.at_most(&analysis, &mut wordings, found.1).is_none_or(|sum| sum > -ROUNDING);
                    assert!(may || !exact, "{:?} {found:?}", document.title());
                    likely += usize::from(exact);
                    ruled_out += usize::from(!may);
                }
                for section in &document.sections {
                    let inside = units.iter().zip(&exact).filter(|(unit, _)| section.blocks.contains(&unit.start));
                    let (count, all) = inside.fold((0, 0), |(count, all), (_, exact)| (count + usize::from(*exact), all + 1));
                    let many = Paragraphs::of(&analysis, &rules).many_are_likely((&analysis, &rules), &section.blocks, concept, 3);
                    assert_eq!(many, count * 3 >= all, "{:?} {:?}", document.title(), section.blocks);
                    told[usize::from(many)] += 1;
                }
            }
        }
        assert!(likely > 100 && ruled_out > 1000, "{likely} likely, {ruled_out} ruled out");
        assert!(told.iter().all(|&sections| sections > 100), "{told:?}");
    }
}
