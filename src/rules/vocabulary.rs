//! Words that packs add to the engine's families of words: cues, which signal what a sentence does, and senses, which stand for one another.
//!
//! The engine's own families are general language; what belongs to a subject comes with the pack, as do the weights that know it.

use std::sync::OnceLock;

use super::raw;
use crate::language::Language;
use crate::text::{ByName, Families};

/// Words that packs add to families, and what they compile to together with the engine's own.
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct Vocabulary<T> {
    words: Vec<(Language, ByName)>,
    compiled: OnceLock<T>,
}

/// Words added to cue families.
pub type Cues = Vocabulary<Families>;
/// Words added to classes of senses, which are more than one lexicon has room for.
pub type Senses = Vocabulary<Vec<Families>>;

impl<T> Default for Vocabulary<T> {
    fn default() -> Self {
        Self { words: Vec::new(), compiled: OnceLock::new() }
    }
}

impl<T> Vocabulary<T> {
    /// The words, as each pack adds them.
    pub fn words(&self) -> &[(Language, ByName)] {
        &self.words
    }

    /// What the words compile to; compiled when it is first asked for.
    pub fn compiled(&self, compile: impl FnOnce(&Self) -> T) -> &T {
        self.compiled.get_or_init(|| compile(self))
    }

    /// Takes in what a pack adds.
    pub(super) fn add(&mut self, added: raw::Families) {
        self.words.extend([(Language::Sv, added.sv), (Language::En, added.en)]);
    }
}
