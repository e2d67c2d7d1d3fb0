//! The features found in a passage: names in one string, so that those of thousands of passages cost no allocation each.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use crate::rules::{Model, feature_hash};

/// Room for the names of an ordinary passage, in bytes and names.
const BYTES: usize = 8192;
const NAMES: usize = 512;

/// Names of features, each once, in the order in which they were found.
pub(super) struct Found<'m> {
    /// The model that is asked; names that it does not weigh are let go at once.
    model: Option<&'m Model>,
    text: String,
    /// Where each name ends in the text, and its weight.
    names: Vec<(usize, f32)>,
    seen: HashSet<u64, FixedState>,
}

impl<'m> Found<'m> {
    /// Nothing found yet: for a model that will be asked, or for training, where every name counts.
    pub(super) fn new(model: Option<&'m Model>) -> Self {
        let seen = HashSet::with_capacity_and_hasher(NAMES, FixedState::default());
        Self { model, text: String::with_capacity(BYTES), names: Vec::with_capacity(NAMES), seen }
    }

    /// Adds the name that the parts make together.
    pub(super) fn add(&mut self, parts: &[&str]) {
        let start = self.text.len();
        for part in parts {
            self.text.push_str(part);
        }
        let name = self.text.get(start..).unwrap_or_default();
        let hash = feature_hash(name);
        let weight = self.model.map_or(Some(0.0), |model| model.hashed_weight(hash, name));
        match weight.filter(|_| self.seen.insert(hash)) {
            Some(weight) => self.names.push((self.text.len(), weight)),
            None => self.text.truncate(start),
        }
    }

    /// Adds a name that ends in a number.
    pub(super) fn add_number(&mut self, name: &str, number: usize) {
        self.add(&[name, &number.to_string()]);
    }

    /// The names with their weights.
    fn weighed(&self) -> impl Iterator<Item = (&str, f32)> {
        let starts = std::iter::once(0).chain(self.names.iter().map(|&(end, _)| end));
        self.names.iter().zip(starts).map(|(&(end, weight), start)| (self.text.get(start..end).unwrap_or_default(), weight))
    }

    /// All weights together.
    pub(super) fn sum(&self) -> f32 {
        self.names.iter().map(|&(_, weight)| weight).sum()
    }

    /// How surely a passage with these features says what the model asks for, between 0 and 1; 0 without a model.
    pub(super) fn probability(&self) -> f32 {
        self.model.map_or(0.0, |model| model.probability_of(self.names.iter().map(|&(_, weight)| weight)))
    }

    /// The same, the weights added up in the alphabetical order of the names: sums of fractions depend on their order.
    pub(super) fn probability_in_order(&self) -> f32 {
        let mut weighed: Vec<(&str, f32)> = self.weighed().collect();
        weighed.sort_unstable_by_key(|&(name, _)| name);
        self.model.map_or(0.0, |model| model.probability_of(weighed.into_iter().map(|(_, weight)| weight)))
    }

    /// What weighed most for it, strongest first.
    pub(super) fn reasons(&self) -> Vec<String> {
        Model::reasons(self.weighed())
    }

    /// The names in alphabetical order.
    pub(super) fn into_names(self) -> Vec<String> {
        let mut names: Vec<String> = self.weighed().map(|(name, _)| name.to_owned()).collect();
        names.sort_unstable();
        names
    }
}
