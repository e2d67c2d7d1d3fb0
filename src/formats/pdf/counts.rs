//! What the numbers of headings say: which count sections, and how deep.

use std::collections::{HashMap, HashSet};

use super::chunk::{Chunk, ends_sentence};
use super::look::{Look, SENTENCE};
use super::number::{depth, is_chapter, parts};
use super::source::Role;

/// So many items of lists with numbers of several parts may be sections.
const FEWEST_SECTIONS: usize = 3;

/// The items of lists that are sections by their numbers: those with numbers of several parts, if hardly any is a sentence, and those over
/// the first of them, as `1.` over `1.1`.
pub(super) fn sections(chunks: &[Chunk], texts: &[String]) -> HashSet<usize> {
    let items = || chunks.iter().zip(texts).enumerate().filter(|(_, (chunk, _))| matches!(chunk.role(), Some(Role::ListItem(_))));
    let numbers: Vec<(usize, Vec<u32>, bool)> = items()
        .filter(|(_, (_, text))| depth(text) > 0)
        .map(|(index, (_, text))| (index, parts(text), text.chars().count() > SENTENCE && ends_sentence(text)))
        .collect();
    let deep = || numbers.iter().filter(|(_, parts, _)| parts.len() > 1);
    let sentences = deep().filter(|(.., sentence)| *sentence).count();
    if deep().count() < FEWEST_SECTIONS || sentences * 3 > deep().count() {
        return HashSet::new();
    }
    let over = numbers
        .iter()
        .zip(numbers.iter().skip(1))
        .filter(|((_, over, _), (_, first, _))| over.len() == 1 && *first == [over.as_slice(), &[1]].concat());
    over.map(|((index, ..), _)| *index).chain(deep().map(|(index, ..)| *index)).collect()
}

/// Lets numbers decide within a look where at least half of its chunks are numbered, where they count the chapters of the document, or
/// where rows of numbers stand under chunks without one.
pub(super) fn without_stray_depths(mut looks: Vec<Option<Look>>, texts: &[String]) -> Vec<Option<Look>> {
    let mut numbers: HashMap<(i32, bool), Vec<(u8, u32)>> = HashMap::new();
    for (look, text) in looks.iter().zip(texts).filter_map(|(look, text)| Some(((*look)?, text))) {
        numbers.entry((look.size, look.regular)).or_default().push((look.depth, leading(text)));
    }
    let mut chaptered: HashSet<(i32, bool)> = HashSet::new();
    let within = within_counts(&looks, texts);
    for ((look, text), within) in
        looks.iter_mut().zip(texts).zip(within).filter_map(|(pair, within)| Some(((pair.0.as_mut()?, pair.1), within)))
    {
        let class = (look.size, look.regular);
        if is_chapter(text) {
            chaptered.insert(class);
            look.depth = 1;
            continue;
        } else if chaptered.contains(&class) {
            look.depth = 2;
            continue;
        }
        let numbers = numbers.get(&(look.size, look.regular)).map(Vec::as_slice).unwrap_or_default();
        let numbered = || numbers.iter().map(|(depth, _)| *depth).filter(|depth| *depth > 0);
        look.depth = if numbered().count() * 2 >= numbers.len() {
            within.unwrap_or(look.depth).max(numbered().min().unwrap_or(0))
        } else if count_chapters(numbers) {
            if look.depth == 0 { 2 } else { look.depth }
        } else if are_rows_under_others(numbers) {
            look.depth
        } else {
            0
        };
    }
    looks
}

/// For chunks without a number that stand between a number and the next of the same count, in the same type: one part more than those have.
fn within_counts(looks: &[Option<Look>], texts: &[String]) -> Vec<Option<u8>> {
    let mut within = vec![None; looks.len()];
    let mut open: HashMap<(i32, bool), (Vec<u32>, Vec<usize>)> = HashMap::new();
    for (index, (look, text)) in looks.iter().zip(texts).enumerate().filter_map(|(index, (look, text))| Some((index, ((*look)?, text)))) {
        let (last, unnumbered) = open.entry((look.size, look.regular)).or_default();
        if look.depth == 0 {
            unnumbered.push(index);
            continue;
        }
        let number = parts(text);
        if goes_on(last, &number) {
            let depth = u8::try_from(last.len()).unwrap_or(u8::MAX).saturating_add(1);
            for at in unnumbered.iter() {
                within.get_mut(*at).map(|slot| slot.replace(depth));
            }
        }
        unnumbered.clear();
        *last = number;
    }
    within
}

/// Whether a number counts on from another: `1.3` from `1.2`, `2` from `1.2`.
fn goes_on(last: &[u32], next: &[u32]) -> bool {
    let Some((count, before)) = next.split_last() else { return false };
    last.get(..before.len()) == Some(before) && last.get(before.len()).is_some_and(|at| at.checked_add(1) == Some(*count))
}

/// The number that a text begins with; 0 if none.
fn leading(text: &str) -> u32 {
    let digits = text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().unwrap_or(0)
}

/// Whether the numbers run from 1 through the whole document, with chunks that have none between; given are depths and numbers.
fn count_chapters(numbers: &[(u8, u32)]) -> bool {
    let counted: Vec<u32> = numbers.iter().filter(|(depth, _)| *depth == 1).map(|(_, number)| *number).collect();
    counted.len() >= 3 && counted.iter().copied().eq(1..=counted.iter().max().copied().unwrap_or(0)) && rows(numbers).len() > 1
}

/// Whether all numbers stand in rows that begin with 1, with others before each.
fn are_rows_under_others(numbers: &[(u8, u32)]) -> bool {
    let rows = rows(numbers);
    let led = numbers.first().is_some_and(|(depth, _)| *depth == 0);
    led && !rows.is_empty() && rows.iter().all(|row| row.len() > 1 && row.first().is_some_and(|(_, number)| *number == 1))
}

/// The rows of numbered chunks between those that have none.
fn rows(numbers: &[(u8, u32)]) -> Vec<&[(u8, u32)]> {
    numbers.split(|(depth, _)| *depth == 0).filter(|row| !row.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_numbers_stands_under_the_heading_before_it() {
        let depths = |numbers: &[u8]| {
            let look = |depth: &u8| Some(Look { size: -24, regular: false, face: 0, slant: 0, depth: *depth });
            let texts: Vec<String> = numbers.iter().map(|depth| if *depth > 0 { "1. Skydd".into() } else { "Skydd".into() }).collect();
            without_stray_depths(numbers.iter().map(look).collect(), &texts)
                .into_iter()
                .flatten()
                .map(|look| look.depth)
                .collect::<Vec<_>>()
        };
        assert_eq!(depths(&[0, 0, 1, 1, 0, 0]), [0, 0, 1, 1, 0, 0]);
        assert_eq!(depths(&[0, 1, 1, 2, 1]), [1, 1, 1, 2, 1]);
        assert_eq!(depths(&[1, 0, 0, 1, 0, 0]), [0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn what_stands_between_two_numbers_of_a_count_belongs_to_the_first() {
        let looks: Vec<Option<Look>> = ["Förord", "1.2 Mål", "Vision", "1.3 Ansvar", "1.3.1 Chefer", "Stöd", "2 Skydd", "Källor"]
            .map(|text| Some(Look { size: -24, regular: false, depth: depth(text), face: 0, slant: 0 }))
            .to_vec();
        let texts = ["Förord", "1.2 Mål", "Vision", "1.3 Ansvar", "1.3.1 Chefer", "Stöd", "2 Skydd", "Källor"].map(str::to_owned);
        let depths: Vec<u8> = without_stray_depths(looks, &texts).into_iter().flatten().map(|look| look.depth).collect();
        assert_eq!(depths, [1, 2, 3, 2, 3, 4, 1, 1]);
    }
}
