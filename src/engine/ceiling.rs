//! Whether a paragraph that does not name a concept may be likely about it all the same, told from what its words weigh at most: nearly all
//! paragraphs are ruled out by this, and need not be weighed to the last feature.
//!
//! Every feature is looked at as it is but one kind: for the senses of words stand those that the words may have, as far as they
//! speak for the concept. The sum is never less than the exact one.

use std::cell::RefCell;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::analysis::Analysis;
use super::found::Found;
use super::passage::Place;
use super::senses::class_in;
use super::topic::{Counts, MOST_RIVALS, MOST_SENTENCES, add_structure, add_words, name, sentence_places};
use crate::language::Language;
use crate::rules::{Model, RuleSet, feature_hash};
use crate::text::{ConceptId, ConceptSet, Stem, TextHash, Word};

/// By so much a sum may differ that is added up in another order.
const ROUNDING: f32 = 0.05;

/// A feature by its hash, with its weight; 0 for one that is not weighed.
type Weighed = (u64, f32);

/// What is known of the weights of one concept, whatever the document.
#[derive(Default)]
struct Weights {
    /// Where it stands what a word weighs, by the number of the word; `None` for nothing, as nearly all words.
    words: HashMap<u64, Option<NonZeroU32>, FixedState>,
    /// What words weigh, by their place counted from 1: their stem, and the beginning of that.
    weighing: Vec<[Weighed; 2]>,
    /// What classes of senses weigh, by their part and their place in it.
    classes: HashMap<(usize, ConceptId), f32, FixedState>,
}

impl Weights {
    /// What a word weighs, worked out where it is not known yet; `None` for nothing.
    fn of(&mut self, word: &Word, weigh: impl FnOnce() -> [Weighed; 2]) -> Option<&[Weighed; 2]> {
        let weighing = &mut self.weighing;
        let place = *self.words.entry(word.id()).or_insert_with(|| {
            let weighed = weigh();
            if weighed.iter().all(|(_, weight)| *weight == 0.0) {
                return None;
            }
            weighing.push(weighed);
            u32::try_from(weighing.len()).ok().and_then(NonZeroU32::new)
        });
        self.weighing.get(place?.get() as usize - 1)
    }
}

/// What a stem and its beginning weigh for a concept of this name.
fn word_weights(model: &Model, name: &str, stem: &Stem) -> [Weighed; 2] {
    let prefix = TextHash::of(name).then(TextHash::of(":"));
    let ((_, whole), (_, shortened)) = (stem.hashed(), stem.shortened());
    [whole, shortened.then(TextHash::of("*"))].map(|part| {
        let hash = feature_hash(prefix.then(part));
        (hash, model.hashed_weight(hash).unwrap_or(0.0))
    })
}

/// Most words of which a thread remembers for one concept what they weigh; when there are more, it forgets them and begins anew.
const MOST_WORDS: usize = 1 << 14;

/// What weights depend on: the model, the language of stems, and the concept by its name.
type Weigher = (usize, Language, String);

thread_local! {
    /// The weights of models that were laid out when the program was built, from one document to the next.
    static WEIGHED: RefCell<HashMap<Weigher, Weights>> = RefCell::default();
}

/// What is known of one concept in one document.
pub(super) struct Ceiling {
    concept: ConceptId,
    name: String,
    /// Whether each paragraph may be likely about it, as far as it was asked.
    likely: Vec<Option<bool>>,
    weights: Weights,
    /// Under what the weights are remembered, if they are.
    weigher: Option<Weigher>,
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
        // Classes that packs add to are another rule set's.
        let weigher = model.laid_out_at().filter(|_| rules.senses.are_default()).map(|at| (at, language, name.clone()));
        let known = weigher.as_ref().and_then(|weigher| WEIGHED.with_borrow_mut(|all| all.remove(weigher)));
        let weights = known.filter(|weights| weights.words.len() < MOST_WORDS).unwrap_or_default();
        let (headings, structure) = (HashMap::new(), HashMap::new());
        Self { concept, name, likely: vec![None; paragraphs], weights, weigher, headings, structure, found: Vec::new() }
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
            model.bias + sum + self.senses((rules, model), known.map(|known| &**known).unwrap_or_default()) > -ROUNDING
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
            let stemmers = rules.lexicon.stemmers();
            for token in block.tokens.get(sentence.tokens.clone()).unwrap_or_default() {
                let weighed =
                    self.weights.of(&token.word, || word_weights(model, &self.name, token.word.stem(stemmers, analysis.language)));
                self.found.extend(weighed.into_iter().flatten().filter(|(_, weight)| *weight != 0.0));
            }
        }
        self.found.sort_unstable_by_key(|&(hash, _)| hash);
        self.found.dedup_by_key(|&mut (hash, _)| hash);
        self.found.iter().map(|&(_, weight)| weight).sum()
    }

    /// What the senses that a paragraph's words may have weigh, those left out that speak against the concept.
    fn senses(&mut self, (rules, model): (&RuleSet, &Model), classes: &[ConceptSet]) -> f32 {
        let (name, known) = (&self.name, &mut self.weights.classes);
        let mut weight = |part: usize, class: ConceptId| {
            let own = || model.weight(&format!("{name}:s:{}", class_in(rules, part, class)));
            known.entry((part, class)).or_insert_with(own).max(0.0)
        };
        let all = classes.iter().enumerate().flat_map(|(part, classes)| classes.iter().map(move |class| (part, class)));
        all.map(|(part, class)| weight(part, class)).sum()
    }
}

impl Drop for Ceiling {
    fn drop(&mut self) {
        if let Some(weigher) = self.weigher.take() {
            WEIGHED.with_borrow_mut(|all| all.insert(weigher, std::mem::take(&mut self.weights)));
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
    use super::super::topic::{self, LIKELY, MODEL, Paragraphs, features};
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
            let mut classes = vec![None; units.len()];
            for concept in rules.all_topics().iter() {
                let mut ceiling = Ceiling::new((&rules, model), analysis.language, concept, units.len());
                let exact: Vec<bool> = units
                    .iter()
                    .map(|unit| features(&analysis, &rules, unit.clone(), concept, Some(model)).probability_in_order() > LIKELY)
                    .collect();
                for (found, &exact) in units.iter().enumerate().zip(&exact) {
                    let may = ceiling.may_be_likely((&analysis, &rules, model), &mut classes, found);
                    assert!(may || !exact, "{:?} {found:?}", document.title());
                    likely += usize::from(exact);
                    ruled_out += usize::from(!may);
                }
                for section in &document.sections {
                    let inside = units.iter().zip(&exact).filter(|(unit, _)| section.blocks.contains(&unit.start));
                    let (count, all) = inside.fold((0, 0), |(count, all), (_, exact)| (count + usize::from(*exact), all + 1));
                    let many = Paragraphs::of(&analysis).many_are_likely((&analysis, &rules), &section.blocks, concept, 3);
                    assert_eq!(many, count * 3 >= all, "{:?} {:?}", document.title(), section.blocks);
                    told[usize::from(many)] += 1;
                }
            }
        }
        assert!(likely > 100 && ruled_out > 1000, "{likely} likely, {ruled_out} ruled out");
        assert!(told.iter().all(|&sections| sections > 100), "{told:?}");
    }
}
