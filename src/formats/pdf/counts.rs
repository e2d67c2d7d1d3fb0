//! What the numbers of headings say: which count sections, and how deep.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::chunk::{Chunk, ends_sentence};
use super::look::{Look, SENTENCE};
use super::number::{depth, is_chapter, parts};
use super::rank::DEEPEST;
use super::source::Role;

/// So many items of lists with numbers of several parts may be sections.
const FEWEST_SECTIONS: usize = 3;

/// So many numbers that count through the document are its chapters'.
const FEWEST_CHAPTERS: usize = 4;

/// Fewer headings without a number over rows of numbers say nothing.
const FEWEST_LEADERS: usize = 3;

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
    unify_chapters(&mut looks, texts);
    let mut numbers: HashMap<(i32, bool), Vec<(u8, u32)>> = HashMap::new();
    for (look, text) in looks.iter().zip(texts).filter_map(|(look, text)| Some(((*look)?, text))) {
        numbers.entry((look.size, look.regular)).or_default().push((look.depth, leading(text)));
    }
    let mut chaptered: HashSet<(i32, bool)> = HashSet::new();
    let within = within_counts(&looks, texts);
    let led = led_classes(&looks, texts);
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
        look.depth = if led.contains(&class) {
            look.depth
        } else if numbered().count() * 2 >= numbers.len() {
            within.unwrap_or(look.depth).max(numbered().min().unwrap_or(0))
        } else if count_chapters(numbers) {
            if look.depth == 0 { 2 } else { look.depth }
        } else if are_rows_under_others(numbers) {
            look.depth
        } else {
            0
        };
        // Typeface and slant are no matter where the number says the level.
        if look.depth > 0 && depth(text) > 0 {
            (look.face, look.slant) = (0, 0);
        }
    }
    looks
}

/// A chunk's index, the depth of its number, and the number.
type Place = (usize, u8, u32);

/// The size and weight in which every row of numbers begins with 1 right under a chunk without a number, of which there are several.
fn led_classes(looks: &[Option<Look>], texts: &[String]) -> HashSet<(i32, bool)> {
    let mut classes: HashMap<(i32, bool), Vec<Place>> = HashMap::new();
    for (index, (look, text)) in looks.iter().zip(texts).enumerate().filter_map(|(index, (look, text))| Some((index, ((*look)?, text)))) {
        classes.entry((look.size, look.regular)).or_default().push((index, look.depth, leading(text)));
    }
    let led = |found: &[Place]| {
        let starts = || found.iter().zip(found.iter().skip(1)).filter(|((_, over, _), (_, depth, _))| *over == 0 && *depth > 0);
        let right_under = |((over, ..), (index, depth, number)): (&Place, &Place)| index - over == 1 && *depth == 1 && *number == 1;
        let unnumbered = found.iter().filter(|(_, depth, _)| *depth == 0).count();
        let leads = found.first().is_some_and(|(_, depth, _)| *depth == 0);
        leads && unnumbered >= FEWEST_LEADERS && starts().count() > 0 && starts().all(right_under)
    };
    classes.into_iter().filter(|(_, found)| led(found)).map(|(class, _)| class).collect()
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

/// Makes headings whose numbers have as many parts one level, the usual one of these, and where levels and numbers contradict one another
/// each a level below those with one part less.
pub(super) fn level_numbers(levels: &mut [Option<u8>], texts: &[String]) {
    let numbered = numbered(levels, texts);
    let mut votes: BTreeMap<u8, BTreeMap<u8, usize>> = BTreeMap::new();
    for (_, depth, level) in &numbered {
        *votes.entry(*depth).or_default().entry(*level).or_default() += 1;
    }
    let usual: Vec<(u8, u8, bool)> = votes
        .into_iter()
        .filter_map(|(depth, votes)| {
            let all: usize = votes.values().sum();
            let (level, count) = votes.into_iter().max_by_key(|&(level, count)| (count, Reverse(level)))?;
            Some((depth, level, count * 2 > all))
        })
        .collect();
    if usual.iter().any(|(.., firm)| !firm) {
        return;
    }
    let nested = usual.is_sorted_by(|(_, over, _), (_, under, _)| over < under);
    let highest = usual.iter().map(|(_, level, _)| *level).min().unwrap_or(1);
    let mut wanted: BTreeMap<u8, u8> = BTreeMap::new();
    for ((depth, level, _), place) in usual.into_iter().zip(0..) {
        wanted.insert(depth, if nested { level } else { highest.saturating_add(place).min(DEEPEST) });
    }
    for (index, depth, _) in numbered {
        if let (Some(slot), Some(level)) = (levels.get_mut(index), wanted.get(&depth)) {
            *slot = Some(*level);
        }
    }
}

/// The headings that have numbers of several parts or stand over such, with the parts' count and the level; and those that have a number of
/// one part, if these rise through the whole document.
fn numbered(levels: &[Option<u8>], texts: &[String]) -> Vec<(usize, u8, u8)> {
    let headings = levels.iter().zip(texts).enumerate().filter_map(|(index, (level, text))| Some((index, (*level)?, text)));
    let all: Vec<(usize, u8, u8, u32)> = headings
        .filter_map(|(index, level, text)| Some((index, depth(text), level, *parts(text).first()?)))
        .filter(|found| found.1 > 0)
        .collect();
    let chapters: Vec<u32> = all.iter().filter(|found| found.1 == 1).map(|found| found.3).collect();
    let belong = all.is_sorted_by(|before, after| after.1 == 1 || before.3 == after.3);
    let rise = chapters.len() >= FEWEST_CHAPTERS && chapters.is_sorted_by(|a, b| a < b) && belong;
    let next = all.iter().skip(1).map(Some).chain([None]);
    let over = |found: &(usize, u8, u8, u32), next: Option<&(usize, u8, u8, u32)>| next.is_some_and(|next| next.1 > 1 && next.3 == found.3);
    let kept = all.iter().zip(next).filter(|(found, next)| found.1 > 1 || rise || over(found, *next));
    kept.map(|((index, depth, level, _), _)| (*index, *depth, *level)).collect()
}

/// Whether a number counts on from another: `1.3` from `1.2`, `2` from `1.2`.
fn goes_on(last: &[u32], next: &[u32]) -> bool {
    let Some((count, before)) = next.split_last() else { return false };
    last.get(..before.len()) == Some(before) && last.get(before.len()).is_some_and(|at| at.checked_add(1) == Some(*count))
}

/// Gives headings with a number of one part the look that most of them have, if these count through the whole document.
fn unify_chapters(looks: &mut [Option<Look>], texts: &[String]) {
    let mut chapters: Vec<(&mut Look, Vec<u32>)> = looks
        .iter_mut()
        .zip(texts)
        .filter_map(|(look, text)| Some((look.as_mut()?, parts(text))))
        .filter(|(look, parts)| look.depth == 1 && parts.len() == 1)
        .collect();
    let counted = chapters.len() >= FEWEST_CHAPTERS
        && chapters.iter().map(|(_, parts)| parts.first().copied()).eq((1..).map(Some).take(chapters.len()));
    let mut counts: BTreeMap<Look, usize> = BTreeMap::new();
    for (look, _) in &chapters {
        *counts.entry(**look).or_default() += 1;
    }
    let usual = counts.into_iter().max_by_key(|(_, count)| *count).map(|(look, _)| look);
    if let Some(usual) = usual.filter(|_| counted) {
        for (look, _) in &mut chapters {
            **look = usual;
        }
    }
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

    #[test]
    fn numbers_correct_the_levels_that_contradict_them() {
        let level = |found: &[(u8, &str)]| {
            let texts: Vec<String> = found.iter().map(|(_, text)| (*text).to_owned()).collect();
            let mut levels: Vec<Option<u8>> = found.iter().map(|(level, _)| Some(*level)).collect();
            level_numbers(&mut levels, &texts);
            levels.into_iter().flatten().collect::<Vec<u8>>()
        };
        let inverse = [(2, "1. Mål"), (1, "1.1 Syfte"), (1, "Källor"), (2, "2. Skydd"), (1, "2.1 Boende"), (1, "2.2 Skola")];
        assert_eq!(level(&inverse), [1, 2, 1, 1, 2, 2]);
        let single =
            [(1, "1. Mål"), (2, "1.1 Syfte"), (2, "1.2 Urval"), (3, "1.3 Metod"), (3, "1. Först"), (3, "2. Sedan"), (1, "2. Skydd")];
        assert_eq!(level(&single), [1, 2, 2, 2, 3, 3, 1]);
    }

    #[test]
    fn numbers_that_count_through_the_document_are_of_one_look() {
        let look = |size: i32, slant: u8| Some(Look { size: -size, regular: false, depth: 1, face: 0, slant });
        let texts = ["1. Mål", "2. Ansvar", "3. Skydd", "4. Stöd"].map(str::to_owned);
        let looks = without_stray_depths(vec![look(20, 0), look(22, 0), look(20, 1), look(20, 0)], &texts);
        assert!(looks.iter().all(|found| *found == look(20, 0)), "{looks:?}");
    }
}
