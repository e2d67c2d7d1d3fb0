//! How the stems of a paragraph weigh for each topic, in numbers: the same weights as [`super::topic::features`] asks for by name, looked
//! up once a thread for each word.

use std::cell::RefCell;
use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::topic::{self, Counts};
use crate::language::Language;
use crate::rules::{Model, RuleSet};
use crate::text::{ConceptId, ConceptSet, Stemmers, Token, Word};

/// Most words that a thread remembers.
const MOST_WORDS: usize = 1 << 16;
/// How far sums of the same weights in another order may differ, with much to spare.
const ROUNDING: f32 = 0.01;

/// The weights of stems for the topics of a rule set.
pub(super) struct Stems {
    /// The rule set, by its lexicon.
    rules: u64,
    model: Model,
    /// The topics, with their names in the model.
    topics: Vec<(ConceptId, String)>,
    /// The most that a paragraph which names none of a topic's terms can have without its stems.
    base: f32,
    stemmers: Stemmers,
    /// The features of each word, by the word's number, per language.
    words: [HashMap<u64, [usize; 2], FixedState>; 2],
    /// The numbers of features, their weights for each topic, and the paragraph that last had them.
    numbers: HashMap<Box<str>, usize, FixedState>,
    weights: Vec<f32>,
    met: Vec<u64>,
    paragraph: u64,
}

thread_local! {
    static STEMS: RefCell<Option<Stems>> = const { RefCell::new(None) };
}

impl Stems {
    /// Does something with the weights of a rule set, which the thread keeps for the next document.
    pub(super) fn with<T>(rules: &RuleSet, use_them: impl FnOnce(&mut Self) -> T) -> T {
        let kept = STEMS.take().filter(|kept| kept.rules == rules.lexicon.id() && kept.numbers.len() < MOST_WORDS);
        let mut stems = kept.unwrap_or_else(|| Self::of(rules));
        let result = use_them(&mut stems);
        STEMS.set(Some(stems));
        result
    }

    fn of(rules: &RuleSet) -> Self {
        let model = rules.models.get(topic::MODEL).cloned().unwrap_or_default();
        let named = |concept: &ConceptId| rules.concepts.iter().find(|known| known.key == *concept).map(|known| known.id.clone());
        let all = rules
            .rules
            .iter()
            .fold(ConceptSet::EMPTY, |set, rule| set.union(rule.topic.about).union(rule.topic.within).union(rule.topic.document));
        Self {
            rules: rules.lexicon.id(),
            topics: all.iter().filter_map(|concept| Some((concept, named(&concept)?))).collect(),
            base: most_without_terms(&model),
            model,
            stemmers: Stemmers::default(),
            words: Default::default(),
            numbers: HashMap::default(),
            weights: Vec::new(),
            met: Vec::new(),
            paragraph: 0,
        }
    }

    /// The topics, among those asked for, that the weights may hold a paragraph to be about though it names none of their terms.
    ///
    /// A section in which nothing names or hints at a topic is about it only if at least one paragraph is more likely so than not; see
    /// [`super::section::features`].
    pub(super) fn may_be_about<'t>(
        &mut self,
        tokens: impl Iterator<Item = &'t Token>,
        language: Language,
        asked: ConceptSet,
    ) -> ConceptSet {
        let mut sums = vec![self.base; self.topics.len()];
        self.paragraph += 1;
        for token in tokens {
            for number in self.features(&token.word, language) {
                let Some(met) = self.met.get_mut(number) else { continue };
                if std::mem::replace(met, self.paragraph) == self.paragraph {
                    continue;
                }
                let weights = self.weights.iter().skip(number * self.topics.len());
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight;
                }
            }
        }
        let likely = self.topics.iter().zip(sums).filter(|&(&(concept, _), sum)| asked.contains(concept) && sum > -ROUNDING);
        ConceptSet::of(likely.map(|((concept, _), _)| *concept))
    }

    /// The numbers of a word's features: its stem and the beginning of its stem.
    fn features(&mut self, word: &Word, language: Language) -> [usize; 2] {
        let [sv, en] = &self.words;
        let known = if language == Language::Sv { sv } else { en };
        if let Some(&numbers) = known.get(&word.id()) {
            return numbers;
        }
        let stem = self.stemmers.stem(word, language);
        let numbers = topic::stem_features(&stem).map(|feature| self.number(feature));
        let [sv, en] = &mut self.words;
        let known = if language == Language::Sv { sv } else { en };
        if known.len() >= MOST_WORDS {
            known.clear();
        }
        known.insert(word.id(), numbers);
        numbers
    }

    fn number(&mut self, feature: String) -> usize {
        if let Some(&number) = self.numbers.get(feature.as_str()) {
            return number;
        }
        let number = self.met.len();
        self.met.push(0);
        for (_, name) in &self.topics {
            self.weights.push(self.model.weight(&format!("{name}:{feature}")));
        }
        self.numbers.insert(feature.into(), number);
        number
    }
}

/// The greatest sum of weights, the bias included, of what a paragraph shows beside its stems if it names no term of the topic.
fn most_without_terms(model: &Model) -> f32 {
    let mut most = f32::NEG_INFINITY;
    for sentences in 0..=topic::MOST_SENTENCES {
        for rivals in 0..=topic::MOST_RIVALS {
            let counts = Counts { named: 0, hinted: 0, sentences, first: None, rivals, strongest: rivals.min(1) };
            let sum: f32 = topic::structure(&counts).iter().map(|feature| model.weight(feature)).sum();
            most = most.max(sum);
        }
    }
    model.bias + most
}
