//! Each word is classified once a thread, and remembered from one document to the next.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::classify::Match;
use super::{ConceptSet, Lexicon, slot};
use crate::language::Language;
use crate::text::Word;
use crate::text::recent::{Pair, Recent};
use crate::text::vocabulary::{MOST_WORDS, intern};

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

/// What is remembered of words in one language.
struct Memory {
    /// The classes of words, by their number.
    classes: HashMap<u64, Class, FixedState>,
    /// Pairs of words that match nothing if they are taken as one.
    apart: Recent<Pair, bool>,
}

impl Default for Memory {
    fn default() -> Self {
        /// Binary logarithm of the number of pairs.
        const PAIRS: u32 = 10;
        Self { classes: HashMap::default(), apart: Recent::new(PAIRS) }
    }
}

thread_local! {
    static MEMORIES: RefCell<HashMap<u64, [Memory; 2]>> = RefCell::default();
}

/// Finds terms in texts and remembers every word that it has classified.
#[expect(missing_debug_implementations, reason = "the stemmer library gives none")]
pub struct Matcher<'a> {
    pub(super) lexicon: &'a Lexicon,
    memory: [Memory; 2],
}

impl<'a> Matcher<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        let memory = MEMORIES.with_borrow_mut(|memories| memories.remove(&lexicon.id)).unwrap_or_default();
        Self { lexicon, memory }
    }

    /// What is known of a word.
    pub(super) fn classify(&mut self, word: &Word, language: Language) -> Class {
        let lexicon = self.lexicon;
        let blank = lexicon.blank_bit(language);
        if word.is_blank(blank) {
            return Class::default();
        }
        let memory = &mut self.remembered(language).classes;
        if let Some(known) = memory.get(&word.id()) {
            return known.clone();
        }
        if memory.len() >= MOST_WORDS {
            memory.clear();
        }
        let found = lexicon.classify(word, language);
        let known = (!found.is_empty()).then(|| {
            let terms = found.iter().flat_map(|found| lexicon.begun_by(found.word));
            Rc::new(Known { begun: terms.fold(ConceptSet::EMPTY, |set, term| set.union(term.concepts)), matches: found.into() })
        });
        let class = Class { known, begins: lexicon.begins_a_term(word, language) };
        if class.known.is_none() && !class.begins {
            word.set_blank(blank);
            if word.is_blank(blank) {
                return class;
            }
        }
        memory.insert(word.id(), class.clone());
        class
    }

    /// What two words are as one.
    pub(super) fn classify_joined(&mut self, (first, second): (&Word, &Word), language: Language) -> Class {
        let pair = (first.id(), second.id());
        if self.remembered(language).apart.get(pair) == Some(true) {
            return Class::default();
        }
        let class = self.classify(&intern(&format!("{}{}", first.as_str(), second.as_str())), language);
        if class.known.is_none() {
            self.remembered(language).apart.put(pair, true);
        }
        class
    }

    fn remembered(&mut self, language: Language) -> &mut Memory {
        let [sv, en] = &mut self.memory;
        if slot(language) == 0 { sv } else { en }
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
