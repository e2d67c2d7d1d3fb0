//! References to other chapters of the same document by number: "the children of chapter 5" is read with what chapter 5 is about.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::analysis::Analysis;
use super::cues::{Words, said_in};
use super::passage::Place;
use crate::document::{Document, SectionId};
use crate::language::Language;
use crate::text::ConceptSet;

/// Most chapters that a range adds; of a longer one its ends alone are taken.
const MOST_IN_RANGE: u32 = 20;

/// How many words before and after a number may part it from the law that it is a number of.
const WORDS_TO_STATUTE: usize = 5;

/// The cue families of words by which a sentence says what others hold for, and that they do not.
const APPLIES: &str = "applies";
const NEGATION: &str = "negation";

/// The words that make a number a reference.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    before: Words,
    after: Words,
    statute: Words,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| said_in!("reference"));

/// A sentence that refers to other sections by number.
#[derive(Debug)]
struct Reference {
    from: Place,
    to: Vec<SectionId>,
    /// Whether it says what is said around it of those sections too: "The same applies to the children of chapter 5".
    applies: bool,
}

/// What sentences speak of by number.
#[derive(Debug, Default)]
pub(super) struct References {
    found: Vec<Reference>,
    /// What the sections referred to are about, by block: up to and with each sentence that refers to some; and where a sentence says that it applies
    /// to them.
    up_to_sentence: HashMap<usize, Vec<(usize, ConceptSet)>>,
    by_block: HashMap<usize, ConceptSet>,
}

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
            let text = block.text.as_str().get(analysis.sentence(place)?.range())?;
            let outside = |id: &SectionId| analysis.document.sections.get(*id).is_some_and(|found| !found.blocks.contains(&place.block));
            let numbers = referred(text, analysis.language).into_iter().filter_map(|number| numbers.get(&number).copied().flatten());
            let mut to: Vec<SectionId> = numbers.filter(outside).collect();
            to.sort_unstable();
            to.dedup();
            // What does not apply to a chapter does not speak of it.
            let speaks = !to.is_empty() && !analysis.has_cue(place, &[NEGATION]) && !analysis.leaves_out(place);
            speaks.then(|| Reference { from: place, to, applies: analysis.has_cue(place, &[APPLIES]) })
        });
        Self { found: referring.collect(), ..Self::default() }
    }

    /// Takes up what the sections referred to are about.
    pub(super) fn resolve(&mut self, about: impl Fn(SectionId) -> ConceptSet) {
        for Reference { from, to, applies } in &self.found {
            let concepts = to.iter().fold(ConceptSet::EMPTY, |set, &id| set.union(about(id)));
            let sentences = self.up_to_sentence.entry(from.block).or_default();
            let before = sentences.last().map_or(ConceptSet::EMPTY, |&(_, concepts)| concepts);
            sentences.push((from.sentence, before.union(concepts)));
            if *applies {
                let known = self.by_block.entry(from.block).or_default();
                *known = known.union(concepts);
            }
        }
    }

    /// Whether the document refers to nothing.
    pub(super) const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What the sections are about that the sentence at a place speaks of: it or one before it in its paragraph refers to them, or one in its
    /// paragraph, or at the beginning of its section, at this block, says that they are meant.
    pub(super) fn at(&self, place: Place, opening: usize) -> ConceptSet {
        let sentences = self.up_to_sentence.get(&place.block).map(Vec::as_slice).unwrap_or_default();
        let before = sentences.partition_point(|(sentence, _)| *sentence <= place.sentence);
        let referred = before.checked_sub(1).and_then(|last| sentences.get(last)).map_or(ConceptSet::EMPTY, |&(_, concepts)| concepts);
        let blocks = [place.block, opening].map(|block| self.by_block.get(&block).copied().unwrap_or_default());
        blocks.into_iter().fold(referred, ConceptSet::union)
    }
}

/// The sections by the number of their heading; of a number that stands twice it is not known which is meant.
fn numbered(document: &Document, language: Language) -> HashMap<String, Option<SectionId>> {
    let mut found = HashMap::new();
    for (id, section) in document.sections.iter().enumerate() {
        let Some(heading) = section.heading.and_then(|heading| document.blocks.get(heading)) else { continue };
        let words: Vec<&str> = heading.text.as_str().split_whitespace().map(bare).filter(|word| !word.is_empty()).take(2).collect();
        let number = match words.as_slice() {
            [word, number, ..] if PARTS.before.has(&word.to_lowercase(), language) && is_number(number) => number,
            [number, ..] if is_number(number) => number,
            _ => continue,
        };
        found.entry((*number).to_owned()).and_modify(|known| *known = None).or_insert(Some(id));
    }
    found
}

/// The numbers of chapters and sections that a sentence refers to, those of laws left out.
fn referred(text: &str, language: Language) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().map(bare).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (numbers, next) = if PARTS.before.has(&word.to_lowercase(), language) {
            numbers(&words, at + 1)
        } else if is_number(word) && words.get(at + 1).is_some_and(|next| PARTS.after.has(&next.to_lowercase(), language)) {
            (vec![(*word).to_owned()], at + 2)
        } else {
            (Vec::new(), at + 1)
        };
        if !numbers.is_empty() && !is_of_a_statute(&words, at..next, language) {
            found.extend(numbers);
        }
        at = next;
    }
    found
}

/// Whether a law is named right before these words or after them.
fn is_of_a_statute(words: &[&str], number: Range<usize>, language: Language) -> bool {
    let around = number.start.saturating_sub(WORDS_TO_STATUTE)..(number.end + WORDS_TO_STATUTE).min(words.len());
    let names_law = |word: &&str| {
        let word = word.to_lowercase();
        let names = |known: &str| known.strip_prefix('*').map_or(*known == word, |ending| word.ends_with(ending));
        PARTS.statute.all(language).any(names)
    };
    words.get(around).unwrap_or_default().iter().any(names_law)
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
        } else if !joins(word) || found.is_empty() || !words.get(at + 1).is_some_and(|next| is_number(next)) {
            break;
        }
        to = is_range(word);
        at += 1;
    }
    (found, at)
}

fn joins(word: &str) -> bool {
    is_range(word) || matches!(word, "och" | "samt" | "eller" | "and" | "or" | "")
}

fn is_range(word: &str) -> bool {
    matches!(word, "to" | "till" | "–" | "-")
}

/// Adds the numbers after the last one up to another.
fn add_up_to(found: &mut Vec<String>, last: &str) {
    let bounds = found.last().and_then(|first| Some((first.parse::<u32>().ok()?, last.parse::<u32>().ok()?)));
    match bounds {
        Some((first, last)) if first < last && last - first <= MOST_IN_RANGE => {
            found.extend((first + 1..=last).map(|number| number.to_string()));
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
    fn the_file_is_read() {
        assert!(PARTS.before.all(Language::Sv).next().is_some());
    }

    #[test]
    fn numbers_of_chapters_are_read_alone_in_rows_and_in_ranges() {
        let sv = |text| referred(text, Language::Sv);
        assert_eq!(sv("Detsamma gäller barnen i kapitel 7."), ["7"]);
        assert_eq!(sv("Rutinen i avsnitten 3, 4 och 6.2 följs även här."), ["3", "4", "6.2"]);
        assert_eq!(sv("Kapitel 3–5 (se även 8 kap.) gäller."), ["3", "4", "5", "8"]);
        assert_eq!(referred("What chapters 3 to 6 say holds in section B4 as well.", Language::En), ["3", "4", "5", "6", "B4"]);
        assert_eq!(referred("For the children of chapter 5, contact the police about the fact.", Language::En), ["5"]);
    }

    #[test]
    fn numbers_of_laws_and_of_other_things_are_no_references() {
        assert!(referred("Anmälan görs enligt 19 kap. 1 § socialtjänstlagen.", Language::Sv).is_empty());
        assert!(referred("Enligt socialtjänstlagen 19 kap. 1 § görs anmälan.", Language::Sv).is_empty());
        assert!(referred("Mötet hölls den 5 maj med 7 deltagare; se bilaga 2 och punkt 3.", Language::Sv).is_empty());
        assert!(
            referred("Under section 1 of the Modern Slavery Act it is an offence; the form has 5 items and 3 steps.", Language::En)
                .is_empty()
        );
    }
}
