//! The features found in a passage: names in one string, so that those of thousands of passages cost no allocation each.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use crate::rules::{Model, feature_hash};
use crate::text::TextHash;

/// Room for the names that a model weighs in an ordinary passage, in bytes and names.
const BYTES: usize = 2048;
const NAMES: usize = 128;

/// What the names of some features begin with, in two parts, with its hash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prefix<'p> {
    parts: [&'p str; 2],
    hash: TextHash,
}

impl<'p> Prefix<'p> {
    /// No prefix.
    pub(super) const NONE: Prefix<'static> = Prefix { parts: [""; 2], hash: TextHash::EMPTY };

    pub(super) const fn new(first: &'p str, second: &'p str) -> Self {
        Self { parts: [first, second], hash: TextHash::of(first).then(TextHash::of(second)) }
    }
}

/// What follows a prefix in a name, with its hash.
pub(super) type Part<'p> = (&'p str, TextHash);

/// A part that is known when the program is built.
pub(super) const fn part(text: &'static str) -> Part<'static> {
    (text, TextHash::of(text))
}

/// Names of features, each once, in the order in which they were found.
pub(super) struct Found<'m> {
    /// The model that is asked; names that it does not weigh are let go at once.
    model: Option<&'m Model>,
    /// The names one after another, unless nobody will ask for them.
    text: Option<String>,
    /// Where each name ends in the text, and its weight.
    names: Vec<(usize, f32)>,
    seen: HashSet<u64, FixedState>,
}

impl<'m> Found<'m> {
    /// Nothing found yet: for a model that will be asked, or for training, where every name counts.
    pub(super) fn new(model: Option<&'m Model>) -> Self {
        Self { text: Some(String::with_capacity(BYTES)), ..Self::unnamed(model) }
    }

    /// The same where nothing but the weights will be asked for.
    pub(super) fn unnamed(model: Option<&'m Model>) -> Self {
        let seen = HashSet::with_capacity_and_hasher(NAMES, FixedState::default());
        Self { model, text: None, names: Vec::with_capacity(NAMES), seen }
    }

    /// Adds the name that the parts make together.
    pub(super) fn add(&mut self, parts: &[&str]) {
        let hash = parts.iter().fold(TextHash::EMPTY, |hash, part| hash.then(TextHash::of(part)));
        self.add_hashed(hash, parts.iter().copied());
    }

    /// Adds the name that a prefix and the parts after it make together.
    #[inline]
    pub(super) fn add_parts<const N: usize>(&mut self, prefix: &Prefix<'_>, parts: [Part<'_>; N]) {
        let hash = parts.iter().fold(prefix.hash, |hash, (_, part)| hash.then(*part));
        self.add_hashed(hash, prefix.parts.into_iter().chain(parts.into_iter().map(|(part, _)| part)));
    }

    #[inline]
    fn add_hashed<'p>(&mut self, hash: TextHash, parts: impl Iterator<Item = &'p str>) {
        let hash = feature_hash(hash);
        let weight = self.model.map_or(Some(0.0), |model| model.hashed_weight(hash));
        if let Some(weight) = weight.filter(|_| self.seen.insert(hash)) {
            let end = self.text.as_mut().map_or(0, |text| {
                text.extend(parts);
                text.len()
            });
            self.names.push((end, weight));
        }
    }

    /// Adds a name that ends in a number.
    pub(super) fn add_number(&mut self, name: &str, number: usize) {
        match u32::try_from(number).ok().and_then(|digit| char::from_digit(digit, 10)) {
            Some(digit) => self.add(&[name, digit.encode_utf8(&mut [0; 4])]),
            None => self.add(&[name, &number.to_string()]),
        }
    }

    /// The names with their weights.
    fn weighed(&self) -> impl Iterator<Item = (&str, f32)> {
        let text = self.text.as_deref().unwrap_or_default();
        let starts = std::iter::once(0).chain(self.names.iter().map(|&(end, _)| end));
        self.names.iter().zip(starts).map(move |(&(end, weight), start)| (text.get(start..end).unwrap_or_default(), weight))
    }

    /// The names, unless they were not kept.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.weighed().map(|(name, _)| name)
    }

    /// All weights together.
    pub(super) fn sum(&self) -> f32 {
        self.names.iter().map(|&(_, weight)| weight).sum()
    }

    /// How surely a passage with these features says what the model asks for, between 0 and 1; 0 without a model.
    pub(super) fn probability(&self) -> f32 {
        self.model.map_or(0.0, |model| model.probability_of(self.names.iter().map(|&(_, weight)| weight)))
    }

    /// What weighed most for it, strongest first.
    pub(super) fn reasons(&self) -> Vec<String> {
        Model::reasons(self.weighed())
    }

    /// The names in alphabetical order.
    pub(super) fn into_names(self) -> Vec<String> {
        let mut names: Vec<String> = self.names().map(str::to_owned).collect();
        names.sort_unstable();
        names
    }
}
