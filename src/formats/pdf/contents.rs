//! Lines of a table of contents that no dots lead to their page numbers.

use std::collections::HashMap;

use super::chunk::{Chunk, ends_sentence};
use super::look::LONGEST;
use crate::document::is_contents_heading;

/// What may stand after the title over the page numbers.
const PAGES: [&str; 5] = [" sid", " sid.", " sida", " sidan", " page"];
/// Fewer lines than this with growing page numbers are no table of contents.
const FEWEST: usize = 3;
/// Heads of parts, and entries over more than one line: at most so many lines between two entries.
const BETWEEN: usize = 4;

/// Whether a text is the title of a table of contents, be it with the head of the column of page numbers: `Innehåll sid`.
pub(super) fn is_title(text: &str) -> bool {
    let lower = text.to_lowercase();
    is_contents_heading(PAGES.iter().find_map(|pages| lower.strip_suffix(pages)).unwrap_or(&lower))
}

/// Where each text stands in the document, in order.
type Places<'a> = HashMap<&'a str, Vec<usize>>;

/// Marks the lines under the title of a table of contents: as far as page numbers grow, else as far as they recur in the document in their
/// order; and what stands between them, the titles of the parts that they belong to.
pub(super) fn mark(chunks: &mut [Chunk], texts: &[String]) {
    let is_title = |text: &String| is_title(text);
    let mut start = 0;
    let mut places = None;
    while let Some(title) = texts.iter().skip(start).position(is_title) {
        start += title + 1;
        let last = last_entry(&entries(texts, start))
            .or_else(|| last_entry(&recurring(texts, start, places.get_or_insert_with(|| places_of(texts)))));
        let Some(last) = last else { continue };
        for (chunk, text) in chunks.iter_mut().zip(texts).take(last + 1).skip(start) {
            chunk.contents |= page_number(text).is_some() || text.chars().count() <= LONGEST && !ends_sentence(text);
        }
        start = last;
    }
}

/// The last of the lines of a table of contents, if they are enough for one.
fn last_entry(entries: &[usize]) -> Option<usize> {
    entries.last().copied().filter(|_| entries.len() >= FEWEST)
}

fn places_of(texts: &[String]) -> Places<'_> {
    let mut places = Places::new();
    for (index, text) in texts.iter().enumerate() {
        places.entry(text).or_default().push(index);
    }
    places
}

/// Indices of the texts from `start` on that end in a page number not smaller than the one before; between them stand at most a few without.
fn entries(texts: &[String], start: usize) -> Vec<usize> {
    let (mut found, mut last, mut without) = (Vec::new(), 0, 0);
    for (index, text) in texts.iter().enumerate().skip(start) {
        match page_number(text) {
            Some(number) if number >= last => {
                found.push(index);
                (last, without) = (number, 0);
            }
            _ if without == BETWEEN => break,
            _ => without += 1,
        }
    }
    found
}

/// Indices of the texts from `start` on that recur further on, each after the one before; between them stand at most a few that do not.
fn recurring(texts: &[String], start: usize, places: &Places<'_>) -> Vec<usize> {
    let (mut found, mut first, mut last, mut without) = (Vec::new(), usize::MAX, 0, 0);
    let after = |places: &Vec<usize>, last: usize| places.get(places.partition_point(|place| *place <= last)).copied();
    for (index, text) in texts.iter().enumerate().skip(start).filter(|(_, text)| text.contains(char::is_alphabetic)) {
        let again = places.get(text.as_str()).and_then(|places| after(places, index.max(last)));
        match again {
            // Here the text begins.
            _ if index >= first => break,
            Some(place) => {
                found.push(index);
                (first, last, without) = (first.min(place), place, 0);
            }
            None if without == BETWEEN => break,
            None => without += 1,
        }
    }
    found
}

/// The number at the end of a line of words.
fn page_number(text: &str) -> Option<u32> {
    let (words, number) = text.rsplit_once(char::is_whitespace)?;
    let number = number.parse().ok().filter(|_| number.len() <= 3)?;
    words.contains(char::is_alphabetic).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_lines_with_growing_page_numbers() {
        let lines = |lines: &[&str]| entries(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>(), 0);
        assert_eq!(lines(&["Chapter 1", "Introduction 1", "Scope 1", "Warning 12", "Lag (2022:4)", "Warning 3"]), [0, 1, 2, 3]);
        assert_eq!(lines(&["Förord", "Rapporten finns", "på webben", "och i tryck", "till den 31 december", "Bilaga 4"]), [0; 0]);
    }

    #[test]
    fn finds_lines_that_recur_after_the_title() {
        let texts = ["Mål", "Innehåll", "Mål", "Skydd", "Stöd", "Mål", "Text.", "Skydd", "Text.", "Stöd"].map(str::to_owned);
        assert_eq!(recurring(&texts, 2, &places_of(&texts)), [2, 3, 4]);
        assert!(is_title("Innehåll sid") && is_title("List of contents") && !is_title("Innehållet"));
    }
}
