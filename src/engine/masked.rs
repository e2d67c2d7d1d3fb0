//! A sentence as stems, with masks in place of the concepts in roles: what statements about different concepts have in common.

use std::sync::LazyLock;

use super::analysis::Analysis;
use super::block::starting_in;
use super::found::{Found, Part, Prefix, part};
use super::passage::Place;
use super::senses::{Sense, senses_in};
use crate::rules::RuleSet;
use crate::text::{ConceptSet, Hit, Stem, Strength};

/// Masks of the two roles: named, hinted at.
const MASKS: [[&str; 2]; 2] = [["A", "a"], ["B", "b"]];
/// The masks as they stand among stems.
static AS_STEMS: LazyLock<[[Stem; 2]; 2]> = LazyLock::new(|| MASKS.map(|masks| masks.map(Stem::of)));
/// Words that join without asserting anything.
pub(super) const JOINING: &[&str] =
    &["och", "eller", "samt", "respektive", "and", "or", "liksom", "mot", "för", "om", "against", "on", "as", "well"];
/// Longest stretch between two roles whose words are features of their own.
const BETWEEN: usize = 12;

/// A sentence as stems, with masks in place of the concepts in roles, and the senses of its words.
pub(super) struct Masked<'a> {
    words: Vec<&'a Stem>,
    /// For each word, the index of its first token in the block.
    tokens: Vec<usize>,
    senses: &'a [Sense],
    analysis: &'a Analysis<'a>,
}

impl<'a> Masked<'a> {
    pub(super) fn of(analysis: &'a Analysis<'a>, rules: &RuleSet, place: Place, roles: &[ConceptSet; 2]) -> Self {
        let (mut words, mut tokens) = (Vec::new(), Vec::new());
        let (Some(block), Some(sentence)) = (analysis.block(place.block), analysis.sentence(place)) else {
            return Self { words, tokens, senses: &[], analysis };
        };
        let inside = starting_in(&block.hits, &sentence.tokens()).iter();
        let hits: Vec<(&Hit, &'static Stem)> = inside.filter_map(|hit| mask(hit, roles).map(|mask| (hit, mask))).collect();
        words.reserve(sentence.tokens().len());
        tokens.reserve(sentence.tokens().len());
        let stemmers = rules.lexicon.stemmers();
        let mut at = sentence.tokens().start;
        while at < sentence.tokens().end {
            let here = hits.iter().filter(|(hit, _)| hit.tokens().start == at).max_by_key(|(hit, _)| (hit.strength, hit.tokens().len()));
            if let Some((hit, mask)) = here {
                words.push(mask);
                tokens.push(at);
                at += if hit.tokens().len() <= 4 { hit.tokens().len().max(1) } else { 1 };
                continue;
            }
            if let Some(token) = block.tokens.get(at) {
                tokens.push(at);
                words.push(token.word.stem(stemmers, analysis.language));
            }
            at += 1;
        }
        Self { words, tokens, senses: senses_in(analysis.senses(place.block), &sentence.tokens()), analysis }
    }

    /// How many words it has, a masked term counting as one.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it holds a number.
    pub(super) fn has_number(&self) -> bool {
        self.words.iter().any(|word| word.as_str() == "#")
    }

    pub(super) fn add_words(&self, found: &mut Found<'_>, prefix: &Prefix<'_>) {
        const BETWEEN: Part<'static> = part("_");
        self.add_unigrams(found, prefix);
        for pair in self.words.windows(2) {
            if let [first, second] = pair {
                found.add_parts(prefix, [const { part("2:") }, first.hashed(), BETWEEN, second.hashed()]);
            }
        }
        for triple in self.words.windows(3).filter(|triple| triple.iter().any(|word| is_mask(word))) {
            if let [first, second, third] = triple {
                found.add_parts(prefix, [const { part("3:") }, first.hashed(), BETWEEN, second.hashed(), BETWEEN, third.hashed()]);
            }
        }
        if let Some(first) = self.words.first() {
            found.add_parts(prefix, [const { part("^:") }, first.hashed()]);
        }
    }

    pub(super) fn add_unigrams(&self, found: &mut Found<'_>, prefix: &Prefix<'_>) {
        for word in &self.words {
            found.add_parts(prefix, [const { part("w:") }, word.hashed()]);
            if let Some(beginning) = word.beginning() {
                found.add_parts(prefix, [const { part("p:") }, beginning]);
            }
        }
    }

    /// The senses of its words.
    pub(super) fn add_senses(&self, found: &mut Found<'_>, prefix: &Prefix<'_>) {
        for sense in self.senses {
            found.add_parts(prefix, [const { part("s:") }, self.analysis.class(*sense)]);
        }
    }

    /// What stands between the two roles, and in which order they come.
    pub(super) fn add_order(&self, found: &mut Found<'_>) {
        let position = |wanted: usize| self.words.iter().position(|word| role(word) == Some(wanted));
        let (Some(a), Some(b)) = (position(0), position(1)) else { return };
        found.add(&[if a < b { "order:AB" } else { "order:BA" }]);
        let between = self.words.get(a.min(b) + 1..a.max(b)).unwrap_or_default();
        let joined = between.iter().all(|word| JOINING.contains(&word.as_str()) || is_mask(word));
        found.add(&["between:", if joined { "joined" } else { "words" }]);
        found.add_number("gap:", between.len().min(15) / 3);
        if let (Some(&from), Some(&to)) = (self.tokens.get(a.min(b)), self.tokens.get(a.max(b))) {
            for sense in senses_in(self.senses, &(from + 1..to)) {
                found.add_parts(&Prefix::NONE, [const { part("sm:") }, self.analysis.class(*sense)]);
            }
        }
        if between.len() <= BETWEEN {
            for word in between.iter().filter(|word| !is_mask(word)) {
                found.add_parts(&Prefix::NONE, [const { part("m:") }, word.hashed()]);
            }
        }
    }
}

fn is_mask(word: &Stem) -> bool {
    role(word).is_some()
}

/// The role that a mask stands for.
fn role(word: &Stem) -> Option<usize> {
    // The masks are single letters, as hardly any stem is.
    let is_it = |masks: &[&str; 2]| masks.contains(&word.as_str());
    (word.as_str().len() == 1).then(|| MASKS.iter().position(is_it)).flatten()
}

fn mask(hit: &Hit, roles: &[ConceptSet; 2]) -> Option<&'static Stem> {
    let grade = usize::from(hit.strength == Strength::Hint);
    roles.iter().zip(&*AS_STEMS).find(|(concepts, _)| hit.concepts.meets(**concepts)).and_then(|(_, masks)| masks.get(grade))
}
