//! Each word is classified once a thread, and remembered from one document to the next.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::classify::Match;
use super::{ConceptSet, Lexicon, slot};
use crate::language::Language;
use crate::text::Word;
use crate::text::vocabulary::MOST_WORDS;

/// Most lexicons that a thread remembers words of.
const MOST_LEXICONS: usize = 8;

/// What is known of a word.
#[derive(Clone, Default)]
pub(super) struct Class {
    /// `None` for a word that matches no pattern word, as nearly all do.
    known: Option<Rc<Known>>,
    /// Whether a term of a single word begins with it, so that it may be the first half of one split in two.
    pub(super) begins: bool,
}

impl Class {
    /// The pattern words that the word matches, those matched to the letter apart.
    #[inline]
    pub(super) fn matches(&self) -> &[Match] {
        self.known.as_deref().map(|known| &*known.matches).unwrap_or_default()
    }

    /// The concepts of all terms that begin with such a pattern word.
    #[inline]
    pub(super) fn begun(&self) -> ConceptSet {
        self.known.as_deref().map(|known| known.begun).unwrap_or_default()
    }
}

/// What is known of a word that matches.
struct Known {
    /// The pattern words that it matches, those matched to the letter apart.
    matches: Box<[Match]>,
    begun: ConceptSet,
}

/// The classes of words, by their number, per language.
type Memory = [HashMap<u64, Class, FixedState>; 2];

thread_local! {
    static MEMORIES: RefCell<HashMap<u64, Memory>> = RefCell::default();
}

/// Finds terms in texts and remembers every word that it has classified.
#[expect(missing_debug_implementations, reason = "the stemmer library gives none")]
pub struct Matcher<'a> {
    pub(super) lexicon: &'a Lexicon,
    memory: Memory,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        let memory = MEMORIES.with_borrow_mut(|memories| memories.remove(&lexicon.id)).unwrap_or_default();
        Self { lexicon, memory }
    }

    /// What is known of a word.
    pub(super) fn classify(&mut self, word: &Word, language: Language) -> Class {
        let blank = self.lexicon.blank_bit(language);
        if word.is_blank(blank) {
            return Class::default();
        }
        let [sv, en] = &mut self.memory;
        let memory = if slot(language) == 0 { sv } else { en };
        if let Some(known) = memory.get(&word.id()) {
            return known.clone();
        }
        if memory.len() >= MOST_WORDS {
            memory.clear();
        }
        let found = self.lexicon.classify(word, language);
        let known = (!found.is_empty()).then(|| {
            let terms = found.iter().flat_map(|found| self.lexicon.begun_by(found.word));
            Rc::new(Known { begun: terms.fold(ConceptSet::EMPTY, |set, term| set.union(term.concepts)), matches: found.into() })
        });
        let class = Class { known, begins: self.lexicon.begins_a_term(word, language) };
        if class.known.is_none() && !class.begins {
            word.set_blank(blank);
            if word.is_blank(blank) {
                return class;
            }
        }
        memory.insert(word.id(), class.clone());
        class
    }
}

impl Drop for Matcher<'_> {
    fn drop(&mut self) {
        let memory = std::mem::take(&mut self.memory);
        let id = self.lexicon.id;
        MEMORIES.with_borrow_mut(|memories| {
            if memories.len() >= MOST_LEXICONS {
                memories.clear();
            }
            memories.insert(id, memory);
        });
    }
}
