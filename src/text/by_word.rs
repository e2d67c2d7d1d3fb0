//! What is known of words, found by their numbers without a search.

use super::vocabulary::{MOST_WORDS, Word};

/// As many words with numbers in a row have a page together.
const PAGE: usize = 1 << 12;
/// With so many pages or more, everything is forgotten before the next text: the words of a thread, and as many that it has forgotten itself.
const MOST_PAGES: usize = 2 * MOST_WORDS / PAGE;

/// What was told of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Told<V> {
    /// It was not asked for yet.
    #[default]
    NotYet,
    /// There is nothing to tell, as of nearly all words.
    Nothing,
    /// This.
    Something(V),
}

impl<V> From<Option<V>> for Told<V> {
    fn from(told: Option<V>) -> Self {
        told.map_or(Self::Nothing, Self::Something)
    }
}

/// A value for each word that has one, worked out once.
#[derive(Debug)]
pub struct ByWord<V> {
    /// For each word by its number 0 if nothing was told of it, 1 for nothing, and else the place of its value and 2; empty pages where no word
    /// was asked for.
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
    /// Forgets everything if it has become too much: before a text is looked at, never within one, whose words may be asked for again.
    pub fn make_room(&mut self) {
        if self.used >= MOST_PAGES {
            *self = Self::default();
        }
    }

    /// What is known of a word, if that was asked for.
    #[inline]
    pub fn known(&self, word: &Word) -> Option<&V> {
        match self.told(word) {
            Told::Something(value) => Some(value),
            Told::NotYet | Told::Nothing => None,
        }
    }

    /// What was told of a word.
    #[inline]
    pub fn told(&self, word: &Word) -> Told<&V> {
        let (page, at) = parted(word);
        match self.pages.get(page).and_then(|page| page.get(at)).copied().unwrap_or(0) {
            0 => Told::NotYet,
            1 => Told::Nothing,
            place => self.values.get(place as usize - 2).into(),
        }
    }

    /// What is known of a word, worked out if it was not asked for before; `None` for nothing.
    #[inline]
    pub fn get_or_insert_with(&mut self, word: &Word, work_out: impl FnOnce() -> Option<V>) -> Option<&V> {
        if matches!(self.told(word), Told::NotYet) { self.insert(word, work_out()) } else { self.known(word) }
    }

    /// Remembers what is known of a word that was not asked for before, `None` for nothing; returns it.
    #[cold]
    pub fn insert(&mut self, word: &Word, value: Option<V>) -> Option<&V> {
        let number = if value.is_some() { u32::try_from(self.values.len() + 2).ok()? } else { 1 };
        if self.values.len() == self.values.capacity() {
            // Not twice as many: a large document has many words, and several such tables know something of each.
            self.values.reserve_exact(16 + self.values.len() / 4);
        }
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

#[cfg(test)]
mod tests {
    use super::super::vocabulary::word;
    use super::*;

    #[test]
    fn nothing_is_forgotten_before_room_is_made() {
        let mut known = ByWord::default();
        let first = word("först", None);
        known.insert(&first, Some(1));
        for number in 0..(MOST_PAGES + 1) * PAGE {
            known.insert(&word(&format!("w{number}"), None), None);
        }
        assert_eq!(known.told(&first), Told::Something(&1));
        known.make_room();
        assert_eq!(known.told(&first), Told::NotYet);
        known.make_room();
        known.insert(&first, None);
        assert_eq!(known.told(&first), Told::Nothing);
    }
}
