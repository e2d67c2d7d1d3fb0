//! Trained weights: a linear model over features of passages, one per verb.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::table::{self, Table};
use crate::text::TextHash;

/// A linear model with a logistic output.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// The weight that every passage gets.
    pub bias: f32,
    /// The probability from which a passage is held to state it.
    pub stated: f32,
    /// The probability from which a passage may state it.
    pub possible: f32,
    weights: Weights,
}

/// The weights of features by the hashes of their names.
#[derive(Debug, Clone, PartialEq)]
enum Weights {
    /// As read from a file.
    Read(HashMap<u64, f32, FixedState>),
    /// As laid out when the program was built.
    LaidOut(Table),
}

impl Default for Weights {
    fn default() -> Self {
        Self::Read(HashMap::default())
    }
}

/// The hash by which a feature's weight is looked up.
#[inline]
pub fn feature_hash(feature: TextHash) -> u64 {
    table::hash(feature)
}

impl Model {
    /// Reads a model file: one `feature<TAB>weight` a line, `#` for comments. The names `bias`, `stated` and `possible` set the
    /// fields of those names.
    ///
    /// Returns the 1-based number of the first line that cannot be read as an error.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut model = Self::default();
        let mut weights = HashMap::default();
        for (number, line) in (1_usize..).zip(text.lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (feature, weight) = line.rsplit_once('\t').ok_or(number)?;
            let weight: f32 = weight.parse().map_err(|_| number)?;
            match feature {
                "bias" => model.bias = weight,
                "stated" => model.stated = weight,
                "possible" => model.possible = weight,
                _ => {
                    weights.insert(feature_hash(TextHash::of(feature)), weight);
                }
            }
        }
        Ok(Self { weights: Weights::Read(weights), ..model })
    }

    /// A model whose weights were laid out by [`table::lay_out`].
    pub(super) const fn laid_out(bias: f32, stated: f32, possible: f32, weights: &'static [u8]) -> Self {
        Self { bias, stated, possible, weights: Weights::LaidOut(Table::new(weights)) }
    }

    /// The weight of a feature; 0 if the model does not know it.
    pub fn weight(&self, feature: &str) -> f32 {
        self.hashed_weight(feature_hash(TextHash::of(feature))).unwrap_or(0.0)
    }

    /// The weight of a feature whose hash is known, if the model knows the feature.
    pub fn hashed_weight(&self, hash: u64) -> Option<f32> {
        match &self.weights {
            Weights::Read(weights) => weights.get(&hash).copied(),
            Weights::LaidOut(weights) => weights.find(hash),
        }
    }

    /// A number that only models of the same weights have, if they were laid out when the program was built.
    pub fn laid_out_at(&self) -> Option<usize> {
        match &self.weights {
            Weights::Read(_) => None,
            Weights::LaidOut(weights) => Some(weights.place()),
        }
    }

    /// The probability, between 0 and 1, that a passage with these features says what the verb asks for.
    pub fn probability<'a>(&self, features: impl IntoIterator<Item = &'a str>) -> f32 {
        self.probability_of(features.into_iter().map(|feature| self.weight(feature)))
    }

    /// The same for features of these weights.
    pub fn probability_of(&self, weights: impl IntoIterator<Item = f32>) -> f32 {
        let sum: f32 = weights.into_iter().sum();
        1.0 / (1.0 + (-(self.bias + sum)).exp())
    }

    /// Whether a passage of this probability states it (`true`), may state it (`false`) or neither.
    pub fn grade(&self, probability: f32) -> Option<bool> {
        (probability >= self.possible.min(self.stated)).then_some(probability >= self.stated)
    }

    /// The features that spoke most for a passage, given with their weights, strongest first.
    pub fn reasons<'a>(weighed: impl IntoIterator<Item = (&'a str, f32)>) -> Vec<String> {
        const SHOWN: usize = 5;
        let mut weighed: Vec<(&str, f32)> = weighed.into_iter().filter(|&(_, weight)| weight > 0.0).collect();
        weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        weighed.into_iter().take(SHOWN).map(|(feature, _)| feature.to_owned()).collect()
    }
}
