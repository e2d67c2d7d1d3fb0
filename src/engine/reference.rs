//! References to other parts of the same document by number: "the children of chapter 5" is read with what chapter 5 is about.

use std::collections::HashMap;

use super::analysis::Analysis;
use super::cues;
use super::passage::Place;
use crate::document::{Document, SectionId};
use crate::language::Language;

/// From here on a range of chapters is a slip of the pen.
const MOST_IN_RANGE: u32 = 20;

/// How many words after a number may stand before the law that it is a number of.
const WORDS_TO_STATUTE: usize = 5;

/// The cue family of words by which a sentence says what others hold for.
const APPLIES: &str = "applies";

/// A sentence that refers to other sections by number.
#[derive(Debug)]
struct Reference {
    from: Place,
    to: Vec<SectionId>,
    /// Whether it says what is said around it of those sections too: "The same applies to the children of chapter 5".
    applies: bool,
}

/// The references of a document, in its order.
#[derive(Debug, Default)]
pub(super) struct References(Vec<Reference>);

impl References {
    /// Reads the references of a document whose headings are numbered.
    pub(super) fn of(analysis: &Analysis<'_>) -> Self {
        let numbers = numbered(analysis.document, analysis.language);
        if numbers.is_empty() {
            return Self::default();
        }
        let referring = analysis.passages(0..analysis.document.blocks.len()).filter_map(|passage| {
            let place = passage.focus;
            let block = analysis.document.blocks.get(place.block)?;
            let text = block.text.as_str().get(analysis.sentence(place)?.range.clone())?;
            let outside = |id: &SectionId| analysis.document.sections.get(*id).is_some_and(|found| !found.blocks.contains(&place.block));
            let sections: Vec<SectionId> = referred(text, analysis.language)
                .iter()
                .filter_map(|number| numbers.get(number).copied().flatten())
                .filter(outside)
                .collect();
            let applies = analysis.has_cue(place, &[APPLIES]);
            (!sections.is_empty()).then_some(Reference { from: place, to: sections, applies })
        });
        Self(referring.collect())
    }

    /// The sections that the sentence at a place speaks of by number: it refers to them, or one in its paragraph or at the beginning of its
    /// section, which starts with this block, says that they are meant.
    pub(super) fn at(&self, place: Place, start: usize) -> impl Iterator<Item = SectionId> {
        let inside = |block: usize| {
            let first = self.0.partition_point(|found| found.from.block < block);
            self.0.iter().skip(first).take_while(move |found| found.from.block == block)
        };
        let own = inside(place.block).filter(move |found| found.applies || found.from.sentence == place.sentence);
        let opening = inside(start).filter(move |found| found.applies && place.block != start);
        own.chain(opening).flat_map(|found| found.to.iter().copied())
    }
}

/// The sections by the number of their heading; of a number that stands twice it is not known which is meant.
fn numbered(document: &Document, language: Language) -> HashMap<String, Option<SectionId>> {
    let mut found = HashMap::new();
    for (id, section) in document.sections.iter().enumerate() {
        let Some(heading) = section.heading.and_then(|heading| document.blocks.get(heading)) else { continue };
        let words: Vec<&str> = heading.text.as_str().split_whitespace().map(bare).filter(|word| !word.is_empty()).take(2).collect();
        let number = match words.as_slice() {
            [word, number, ..] if cues::refers_to_part(&word.to_lowercase(), language) && is_number(number) => number,
            [number, ..] if is_number(number) => number,
            _ => continue,
        };
        found.entry((*number).to_owned()).and_modify(|known| *known = None).or_insert(Some(id));
    }
    found
}

/// The numbers of parts that a sentence refers to, those of laws left out.
fn referred(text: &str, language: Language) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().map(bare).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let names_part = |word: &str| cues::refers_to_part(&word.to_lowercase(), language);
        let (numbers, next) = if names_part(word) {
            numbers(&words, at + 1)
        } else if is_number(word) && words.get(at + 1).is_some_and(|next| names_part(next)) {
            (vec![(*word).to_owned()], at + 2)
        } else {
            (Vec::new(), at + 1)
        };
        let mut after = words.iter().skip(next).take(WORDS_TO_STATUTE);
        if !after.any(|word| cues::ends_as_statute(&word.to_lowercase(), language)) {
            found.extend(numbers);
        }
        at = next;
    }
    found
}

/// The numbers that stand in a row from a word on ("3–5", "3, 4 and 6"), and the first word after them.
fn numbers(words: &[&str], from: usize) -> (Vec<String>, usize) {
    let mut found: Vec<String> = Vec::new();
    let (mut at, mut to) = (from, false);
    while let Some(&word) = words.get(at) {
        if let Some((first, last)) = word.split_once(['–', '-']).filter(|(first, last)| is_number(first) && is_number(last)) {
            found.push(first.to_owned());
            add_up_to(&mut found, last);
        } else if is_number(word) && to {
            add_up_to(&mut found, word);
        } else if is_number(word) {
            found.push(word.to_owned());
        } else if matches!(word, "och" | "samt" | "eller" | "and" | "or" | "to" | "till" | "–" | "-" | "") && !found.is_empty() {
            let goes_on = words.get(at + 1).is_some_and(|next| is_number(next));
            if !goes_on {
                break;
            }
        } else {
            break;
        }
        to = matches!(word, "to" | "till" | "–" | "-");
        at += 1;
    }
    (found, at)
}

/// Adds the numbers after the last one up to another.
fn add_up_to(found: &mut Vec<String>, last: &str) {
    let bounds = found.last().and_then(|first| Some((first.parse::<u32>().ok()?, last.parse::<u32>().ok()?)));
    match bounds {
        Some((first, last)) if first < last && last - first <= MOST_IN_RANGE => {
            found.extend((first + 1..=last).map(|number| number.to_string()))
        }
        _ => found.push(last.to_owned()),
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|mark: char| !mark.is_alphanumeric() && !matches!(mark, '§' | '–' | '-'))
}

/// Whether a word is the number of a chapter or section: "5", "5.2", "B4", "4a".
fn is_number(word: &str) -> bool {
    let letters = word.chars().filter(|sign| sign.is_alphabetic()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits <= 6 && letters <= 1 && word.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_parts_are_read_alone_in_rows_and_in_ranges() {
        let sv = |text| referred(text, Language::Sv);
        assert_eq!(sv("Detsamma gäller barnen i kapitel 7."), ["7"]);
        assert_eq!(sv("Rutinen i avsnitten 3, 4 och 6.2 följs även här."), ["3", "4", "6.2"]);
        assert_eq!(sv("Kapitel 3–5 (se även 8 kap.) gäller."), ["3", "4", "5", "8"]);
        assert_eq!(referred("What chapters 3 to 6 say holds in section B4 as well.", Language::En), ["3", "4", "5", "6", "B4"]);
    }

    #[test]
    fn numbers_of_laws_and_of_other_things_are_no_references() {
        assert!(referred("Anmälan görs enligt 19 kap. 1 § socialtjänstlagen.", Language::Sv).is_empty());
        assert!(referred("Mötet hölls den 5 maj med 7 deltagare.", Language::Sv).is_empty());
        assert!(referred("Under section 1 of the Modern Slavery Act it is an offence.", Language::En).is_empty());
    }
}
