//! What is known of words, found by their numbers without a search.

use super::vocabulary::{MOST_WORDS, Word};

/// As many words with numbers in a row have a page together.
const PAGE: usize = 1 << 12;
/// With more pages than this, everything is forgotten: the words of a thread, and as many that it has forgotten itself.
const MOST_PAGES: usize = 2 * MOST_WORDS / PAGE;

/// Where it stands what is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing was asked yet.
    Unknown,
    /// There is nothing to know, as of nearly all words.
    Nothing,
    At(usize),
}

impl Place {
    const fn of(number: u32) -> Self {
        match number {
            0 => Self::Unknown,
            1 => Self::Nothing,
            at => Self::At(at as usize - 2),
        }
    }
}

/// A value for each word that has one, worked out once.
#[derive(Debug)]
pub struct ByWord<V> {
    /// The places of words by their numbers; empty pages where no word was asked for.
    pages: Vec<Box<[u32]>>,
    /// How many pages are not empty.
    used: usize,
    values: Vec<V>,
}

impl<V> Default for ByWord<V> {
    fn default() -> Self {
        Self { pages: Vec::new(), used: 0, values: Vec::new() }
    }
}

impl<V> ByWord<V> {
    /// What is known of a word, if that was asked for.
    #[inline]
    pub fn known(&self, word: &Word) -> Option<&V> {
        match self.place(word) {
            Place::At(at) => self.values.get(at),
            Place::Unknown | Place::Nothing => None,
        }
    }

    /// The same told apart from what was not asked for: `Some(None)` for a word of which there is nothing to know.
    #[inline]
    #[expect(clippy::option_option, reason = "nothing is known, or it is known that there is nothing")]
    pub fn asked(&self, word: &Word) -> Option<Option<&V>> {
        match self.place(word) {
            Place::At(at) => Some(self.values.get(at)),
            Place::Nothing => Some(None),
            Place::Unknown => None,
        }
    }

    /// What is known of a word, worked out if it was not asked for before; `None` for nothing.
    #[inline]
    pub fn get_or_insert_with(&mut self, word: &Word, work_out: impl FnOnce() -> Option<V>) -> Option<&V> {
        match self.place(word) {
            Place::At(at) => self.values.get(at),
            Place::Nothing => None,
            Place::Unknown => self.insert(word, work_out()),
        }
    }

    #[inline]
    fn place(&self, word: &Word) -> Place {
        let (page, at) = parted(word);
        Place::of(self.pages.get(page).and_then(|page| page.get(at)).copied().unwrap_or(0))
    }

    /// Remembers what is known of a word that was not asked for before, `None` for nothing; returns it.
    #[cold]
    pub fn insert(&mut self, word: &Word, value: Option<V>) -> Option<&V> {
        if self.used >= MOST_PAGES {
            *self = Self::default();
        }
        let number = if value.is_some() { u32::try_from(self.values.len() + 2).ok()? } else { 1 };
        self.values.extend(value);
        let (page, at) = parted(word);
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, Box::default);
        }
        let page = self.pages.get_mut(page)?;
        if page.is_empty() {
            self.used += 1;
            *page = vec![0; PAGE].into();
        }
        *page.get_mut(at)? = number;
        self.known(word)
    }
}

/// The page of a word, and its place there.
#[inline]
fn parted(word: &Word) -> (usize, usize) {
    let number = usize::try_from(word.id()).unwrap_or(usize::MAX);
    (number / PAGE, number % PAGE)
}
