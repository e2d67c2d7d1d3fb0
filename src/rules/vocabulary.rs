//! Words that packs add to the engine's families of words: cues, which signal what a sentence does, and senses, which stand for one another.
//!
//! The engine's own families are general language; what belongs to a subject comes with the pack, as do the weights that know it.

use std::sync::OnceLock;

use super::parse::from_toml;
use super::{DEFAULT_PACK, builtin, raw};
use crate::language::Language;
use crate::text::{ByName, Families};

/// Words that packs add to families, and what they compile to together with the engine's own.
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct Vocabulary<T> {
    added: Vec<Added>,
    compiled: OnceLock<T>,
}

/// What a pack adds.
enum Added {
    /// What the default pack adds, by its place in the pack; it is read where it is asked for.
    Default(fn(raw::Cues) -> raw::Families),
    Words(raw::Families),
}

/// Words added to cue families.
pub type Cues = Vocabulary<Families>;
/// Words added to classes of senses, which are more than one lexicon has room for.
pub type Senses = Vocabulary<Vec<Families>>;

impl<T> Default for Vocabulary<T> {
    fn default() -> Self {
        Self { added: Vec::new(), compiled: OnceLock::new() }
    }
}

impl<T> Vocabulary<T> {
    /// The words, as each pack adds them.
    pub fn words(&self) -> Vec<(Language, ByName)> {
        let families = self.added.iter().map(|added| match added {
            Added::Default(families) => families(default_cues()),
            Added::Words(families) => families.clone(),
        });
        families.flat_map(|families| [(Language::Sv, families.sv), (Language::En, families.en)]).collect()
    }

    /// Whether the words are those of the default pack alone, which are laid out in the program together with the engine's own.
    pub fn are_default(&self) -> bool {
        matches!(self.added.as_slice(), [Added::Default(_)])
    }

    /// What the words compile to; compiled when it is first asked for.
    pub fn compiled(&self, compile: impl FnOnce(&Self) -> T) -> &T {
        self.compiled.get_or_init(|| compile(self))
    }

    /// Takes in what a pack adds.
    pub(super) fn add(&mut self, added: raw::Families) {
        self.added.push(Added::Words(added));
    }

    /// Takes in what the default pack adds, without reading it.
    pub(super) fn add_default(&mut self, families: fn(raw::Cues) -> raw::Families) {
        self.added.push(Added::Default(families));
    }
}

/// What the default pack adds; a test holds that its file parses.
fn default_cues() -> raw::Cues {
    builtin(DEFAULT_PACK).and_then(|files| from_toml(files.text("cues.toml")).ok()).unwrap_or_default()
}
