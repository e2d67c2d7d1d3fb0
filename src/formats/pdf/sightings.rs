//! Which lines stand at the same height on which pages, compared by their words and numbers.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::fragment::Fragment;
use super::number::is_section_number;
use super::typography::half_points;

/// Heights that differ by less than about half of this, in points, are the same.
pub(super) const BAND: f32 = 8.0;

/// The number of a line's words and numbers, the same on every page.
type Key = u32;

/// The lines of all pages.
#[derive(Debug, Default)]
pub(super) struct Sightings {
    /// The words of lines, digits aside.
    words: HashMap<String, u32, FixedState>,
    keys: HashMap<(u32, Vec<i64>), Key, FixedState>,
    /// In order, the pages on which a key stands in a band.
    pages: HashMap<(Key, i32), Vec<usize>, FixedState>,
    /// Band and keys of every fragment, by page.
    lines: Vec<Vec<(i32, Vec<Key>)>>,
}

impl Sightings {
    /// Looks at all pages.
    pub(super) fn of(pages: &[Vec<Fragment>]) -> Self {
        let mut all = Self::default();
        for (page, fragments) in pages.iter().enumerate() {
            let lines = fragments.iter().map(|fragment| all.add(fragment, page)).collect();
            all.lines.push(lines);
        }
        all
    }

    fn add(&mut self, fragment: &Fragment, page: usize) -> (i32, Vec<Key>) {
        let band = half_points(fragment.y / BAND);
        let keys = self.keys_of(&fragment.text(), page);
        for &key in &keys {
            let pages = self.pages.entry((key, band)).or_default();
            if pages.last() != Some(&page) {
                pages.push(page);
            }
        }
        (band, keys)
    }

    /// A line's keys: every number as it is, or the first or last counted from the page.
    ///
    /// Chapter headings at the top of a page have numbers that do neither.
    fn keys_of(&mut self, text: &str, page: usize) -> Vec<Key> {
        let (mask, numbers) = mask(text);
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let words = *self.words.entry(mask).or_insert(next);
        let page = i64::try_from(page).unwrap_or(0);
        let mut variants = Vec::new();
        // The numbers of headings at the top of each page grow too.
        if !is_section_number(text) {
            let last = numbers.len().saturating_sub(1);
            for at in if last == 0 { 0..1 } else { 0..2 } {
                let mut counted = numbers.clone();
                if let Some(number) = counted.get_mut(at * last) {
                    // Beyond any real number, so that a counted number never equals one that is not.
                    *number = number.saturating_sub(page).saturating_add(1 << 40);
                    variants.push(counted);
                }
            }
        }
        variants.push(numbers);
        variants.into_iter().map(|numbers| self.key(words, numbers)).collect()
    }

    fn key(&mut self, words: u32, numbers: Vec<i64>) -> Key {
        let next = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        *self.keys.entry((words, numbers)).or_insert(next)
    }

    /// Whether a fragment stands on so many pages, in its band or with the one beside it.
    pub(super) fn recurs(&self, page: usize, index: usize, needed: usize) -> bool {
        let line = self.lines.get(page).and_then(|lines| lines.get(index));
        line.is_some_and(|(band, keys)| keys.iter().any(|&key| self.count(key, *band, needed) >= needed))
    }

    /// Whether the same line stands in its band or the one beside it on the next page or the one after, or those before.
    pub(super) fn runs_on(&self, page: usize, index: usize) -> bool {
        let Some((band, keys)) = self.lines.get(page).and_then(|lines| lines.get(index)) else { return false };
        let near = page.saturating_sub(2)..=page.saturating_add(2);
        let runs = |pages: &Vec<usize>| {
            let start = pages.partition_point(|other| other < near.start());
            pages.iter().skip(start).take_while(|other| near.contains(other)).any(|other| *other != page)
        };
        keys.iter().any(|&key| (band - 1..=band + 1).filter_map(|band| self.pages.get(&(key, band))).any(runs))
    }

    /// On how many pages a key stands in a band or one beside it; counted only as far as it matters.
    fn count(&self, key: Key, band: i32, needed: usize) -> usize {
        let found: Vec<&Vec<usize>> = (band - 1..=band + 1).filter_map(|band| self.pages.get(&(key, band))).collect();
        let (most, all) = found.iter().fold((0, 0), |(most, all), pages| (pages.len().max(most), pages.len() + all));
        if most >= needed || all < needed {
            return most;
        }
        let mut pages: Vec<usize> = found.into_iter().flatten().copied().collect();
        pages.sort_unstable();
        pages.dedup();
        pages.len()
    }
}

/// The text with every number replaced by `#`, and the numbers.
fn mask(text: &str) -> (String, Vec<i64>) {
    let (mut masked, mut numbers) = (String::with_capacity(text.len() + 1), Vec::new());
    for word in text.split_whitespace() {
        let mut digits = String::new();
        for c in word.chars().chain([' ']) {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            if !digits.is_empty() {
                numbers.push(digits.parse().unwrap_or(-1));
                digits.clear();
                masked.push('#');
            }
            if c.is_ascii() { masked.push(c.to_ascii_lowercase()) } else { masked.extend(c.to_lowercase()) }
        }
    }
    (masked, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_digits() {
        assert_eq!(mask("Sida 3 (10)"), ("sida # (#) ".into(), vec![3, 10]));
    }
}
