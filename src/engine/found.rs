//! The features found in a passage: names in one string, so that those of thousands of passages cost no allocation each.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use crate::rules::{Model, feature_hash};

/// Room for the names of an ordinary passage, in bytes and names.
const BYTES: usize = 8192;
const NAMES: usize = 512;

/// Names of features, each once, in the order in which they were found.
pub(super) struct Found {
    text: String,
    /// The hash of each name, and where it ends in the text.
    names: Vec<(u64, usize)>,
    seen: HashSet<u64, FixedState>,
}

impl Found {
    pub(super) fn new() -> Self {
        let seen = HashSet::with_capacity_and_hasher(NAMES, FixedState::default());
        Self { text: String::with_capacity(BYTES), names: Vec::with_capacity(NAMES), seen }
    }

    /// Adds the name that the parts make together.
    pub(super) fn add(&mut self, parts: &[&str]) {
        let start = self.text.len();
        for part in parts {
            self.text.push_str(part);
        }
        let hash = feature_hash(self.text.get(start..).unwrap_or_default());
        if self.seen.insert(hash) {
            self.names.push((hash, self.text.len()));
        } else {
            self.text.truncate(start);
        }
    }

    /// Adds a name that ends in a number.
    pub(super) fn add_number(&mut self, name: &str, number: usize) {
        self.add(&[name, &number.to_string()]);
    }

    /// The names with their hashes.
    fn hashed(&self) -> impl Iterator<Item = (u64, &str)> {
        let starts = std::iter::once(0).chain(self.names.iter().map(|&(_, end)| end));
        self.names.iter().zip(starts).map(|(&(hash, end), start)| (hash, self.text.get(start..end).unwrap_or_default()))
    }

    /// How surely a passage with these features says what a model asks for, between 0 and 1.
    pub(super) fn probability(&self, model: &Model) -> f32 {
        model.hashed_probability(self.hashed())
    }

    /// What weighed most for it, strongest first.
    pub(super) fn reasons(&self, model: &Model) -> Vec<String> {
        model.reasons(self.hashed().map(|(_, name)| name))
    }

    /// The names in alphabetical order.
    pub(super) fn into_names(self) -> Vec<String> {
        let mut names: Vec<String> = self.hashed().map(|(_, name)| name.to_owned()).collect();
        names.sort_unstable();
        names
    }
}
