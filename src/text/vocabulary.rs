//! The words of texts: each spelling kept once a thread, so that what is known of it is worked out once for all its occurrences.

use std::borrow::Borrow;
use std::cell::{OnceCell, RefCell};
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::detect::FunctionWord;
use super::frequent::Frequent;
use super::hash::TextHash;
use super::key::Short;
use super::recent::Recent;
use super::word::{Stemmers, fold_into};
use crate::language::Language;

/// Most spellings that a thread keeps; when there are more, it forgets them and begins anew.
pub(super) const MOST_WORDS: usize = 1 << 17;

/// A folded word of a text, shared by all its occurrences. It reads as a `str`.
#[derive(Debug, Clone)]
pub struct Word(Rc<Spelling>);

#[derive(Debug)]
struct Spelling {
    text: Box<str>,
    /// Number of the spelling in its thread; never given twice, and never 0.
    id: u64,
    function: OnceCell<FunctionWord>,
    frequent: OnceCell<Frequent>,
    /// Its stems in Swedish and in English.
    stems: [OnceCell<Box<Stem>>; 2],
}

impl Word {
    /// The word's letters.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// A number that stands for this spelling in this thread.
    #[inline]
    pub(crate) fn id(&self) -> u64 {
        self.0.id
    }

    /// Which language's function word it is.
    #[inline]
    pub(super) fn function(&self) -> FunctionWord {
        *self.0.function.get_or_init(|| FunctionWord::of(&self.0.text))
    }

    /// Its stem in a language; `#` for a number.
    #[inline]
    pub fn stem(&self, stemmers: &Stemmers, language: Language) -> &Stem {
        let [sv, en] = &self.0.stems;
        let stem = if language == Language::Sv { sv } else { en };
        stem.get_or_init(|| {
            let number = self.chars().all(|c| c.is_ascii_digit());
            Box::new(if number { Stem::of("#") } else { Stem::of(stemmers.stem(self, language)) })
        })
    }

    /// Which languages have it among their frequent words.
    #[inline]
    pub(super) fn frequent(&self) -> Frequent {
        *self.0.frequent.get_or_init(|| Frequent::of(&self.0.text))
    }
}

/// The stem of a word.
#[derive(Debug)]
pub struct Stem {
    text: Box<str>,
    hash: TextHash,
    /// Its first letters, if it has more: their number in bytes, and their hash.
    beginning: Option<(usize, TextHash)>,
}

impl Stem {
    /// Of how many letters the beginning of a stem is.
    const BEGINNING: usize = 5;

    /// The stem of these letters.
    pub fn of(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let end = text.char_indices().nth(Self::BEGINNING).map(|(end, _)| end);
        let beginning = end.and_then(|end| Some((end, TextHash::of(text.get(..end)?))));
        Self { hash: TextHash::of(&text), text, beginning }
    }

    /// Its letters.
    #[inline]
    pub const fn as_str(&self) -> &str {
        &self.text
    }

    /// Its letters with their hash.
    #[inline]
    pub const fn hashed(&self) -> (&str, TextHash) {
        (&self.text, self.hash)
    }

    /// Its first letters with their hash, if it has more.
    #[inline]
    pub fn beginning(&self) -> Option<(&str, TextHash)> {
        self.beginning.and_then(|(end, hash)| Some((self.text.get(..end)?, hash)))
    }

    /// The same, or all of a stem that has no more.
    #[inline]
    pub fn shortened(&self) -> (&str, TextHash) {
        self.beginning().unwrap_or_else(|| self.hashed())
    }
}

impl Deref for Word {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Word {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.text == other.0.text
    }
}

impl Eq for Word {}

impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialEq<str> for Word {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Word {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

/// The spellings that a thread keeps.
#[derive(Debug)]
struct Vocabulary {
    words: HashSet<Word, FixedState>,
    /// What was met last as it stands in texts, so that most words need not be folded.
    recent: Recent<Short, Option<Word>>,
    /// The number of the next spelling.
    next: u64,
    /// Room for a folded word.
    folded: String,
}

impl Default for Vocabulary {
    fn default() -> Self {
        /// Binary logarithm of the number of words at hand.
        const AT_HAND: u32 = 12;
        Self { words: HashSet::default(), recent: Recent::new(AT_HAND), next: 1, folded: String::new() }
    }
}

thread_local! {
    static KNOWN: RefCell<Vocabulary> = RefCell::default();
}

/// The word that this raw text with its key is when folded (see [`super::fold`]).
#[inline]
pub(super) fn word(raw: &str, short: Option<Short>) -> Word {
    KNOWN.with_borrow_mut(|known| {
        if let Some(word) = short.and_then(|short| known.recent.get(short)).flatten() {
            return word;
        }
        let mut folded = std::mem::take(&mut known.folded);
        folded.clear();
        fold_into(raw, &mut folded);
        let word = known.intern(&folded);
        known.folded = folded;
        if let Some(short) = short {
            known.recent.put(short, Some(word.clone()));
        }
        word
    })
}

impl Vocabulary {
    /// The word with these letters, folded already.
    fn intern(&mut self, folded: &str) -> Word {
        if let Some(word) = self.words.get(folded) {
            return word.clone();
        }
        if self.words.len() >= MOST_WORDS {
            self.words.clear();
        }
        let id = self.next;
        self.next += 1;
        let word = Word(Rc::new(Spelling {
            text: folded.into(),
            id,
            function: OnceCell::new(),
            frequent: OnceCell::new(),
            stems: Default::default(),
        }));
        self.words.insert(word.clone());
        word
    }
}
