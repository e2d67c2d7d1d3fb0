//! Which pattern words a word of the text matches, worked out once for each distinct word.

use std::cell::LazyCell;
use std::ops::Deref;

use super::{ConceptSet, Lexicon, Mode, PatternWord, WordId, slot};
use crate::language::Language;
use crate::text::word::{Letters, is_ending, is_english_form, is_swedish_compound, is_typo};

/// Letters that a term needs before it is looked for inside compounds.
const COMPOUND_LETTERS: usize = 6;
/// Letters that a word needs before it is taken for a mistyped term.
const MISTYPED_LETTERS: usize = 6;

/// A pattern word that a word of the text matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) word: WordId,
    pub(super) typo: bool,
}

impl Lexicon {
    /// The pattern words that a folded word matches, those matched to the letter apart.
    pub(super) fn classify(&self, word: &str, language: Language) -> Vec<Match> {
        let mut found = Vec::new();
        let tables = self.tables(language);
        let stem = LazyCell::new(|| self.stemmers.stem(word, language));
        let hits = tables.search.iter().flat_map(|search| search.find_overlapping_iter(word));
        for hit in hits {
            let candidates = tables.ids.get(hit.pattern().as_usize()).into_iter().flatten();
            found.extend(candidates.filter(|&&id| self.is_form(word, id, language, &stem)).map(|&word| Match { word, typo: false }));
        }
        self.add_typos(word, language, &mut found);
        found.sort_by_key(|found| (found.word, found.typo));
        found.dedup_by_key(|found| found.word);
        found
    }

    /// Whether the word is a form of the pattern word. An exact pattern is compared in lower case here and to the letter later.
    fn is_form(&self, word: &str, id: WordId, language: Language, stem: &impl Deref<Target = String>) -> bool {
        let Some(pattern) = self.words.get(id as usize) else { return false };
        match pattern.mode {
            Mode::Exact => is_acronym_form(word, &pattern.text.to_lowercase(), language),
            Mode::Prefix => word.starts_with(&pattern.text) && !pattern.deny.iter().any(|deny| word.starts_with(deny)),
            Mode::Word => word == pattern.text || (is_word_form(word, pattern, language, stem) && !self.is_denied(word, id, language)),
        }
    }

    /// Whether a word is listed, itself or as the beginning of its form, among the confusables of a concept that has the pattern word:
    /// "Ungern" is no form of "unga".
    fn is_denied(&self, word: &str, id: WordId, language: Language) -> bool {
        let Some(concepts) = self.confused(word, language) else { return false };
        let terms = self.by_first.get(id as usize).into_iter().flatten().filter_map(|&term| self.terms.get(term));
        !concepts.is_empty() && terms.fold(ConceptSet::EMPTY, |set, term| set.union(term.concepts)).meets(concepts)
    }

    /// The concepts among whose confusables a word is, itself or as a form; none for one that only `deny` names, and `None` if it is not
    /// listed at all.
    pub(super) fn confused(&self, word: &str, language: Language) -> Option<ConceptSet> {
        let listed = self.confusables.get(slot(language)).filter(|listed| !listed.is_empty())?;
        let ends = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]);
        let known = ends.filter_map(|end| {
            let (beginning, rest) = word.split_at_checked(end)?;
            listed.get(beginning).filter(|_| rest.is_empty() || is_ending(rest, language))
        });
        known.fold(None, |found: Option<ConceptSet>, &concepts| Some(found.unwrap_or_default().union(concepts)))
    }

    /// Adds the pattern words that the word may be mistyped for, unless it is a word of its own.
    fn add_typos(&self, word: &str, language: Language, found: &mut Vec<Match>) {
        let Some(first) = word.chars().next() else { return };
        let letters = Letters::of(word);
        if letters.count < MISTYPED_LETTERS {
            return;
        }
        let exact = found.len();
        for &id in self.tables(language).typo_candidates.get(&first).into_iter().flatten() {
            let Some(pattern) = self.words.get(id as usize).filter(|pattern| pattern.slips.may_give(letters)) else { continue };
            let known = found.iter().take(exact).any(|found| found.word == id);
            if !known && is_typo(word, &pattern.text, language) {
                found.push(Match { word: id, typo: true });
            }
        }
        if found.len() > exact && self.confused(word, language).is_some() {
            found.truncate(exact);
        }
    }
}

/// Whether a word is an inflected form of a term's word, or a compound with it.
fn is_word_form(word: &str, pattern: &PatternWord, language: Language, stem: &impl Deref<Target = String>) -> bool {
    let term = pattern.text.as_str();
    match language {
        Language::En => is_english_form(word, term),
        Language::Sv => {
            let rest = word.strip_prefix(term);
            rest.is_some_and(|rest| is_ending(rest, language))
                || (has_letters(&pattern.stem, 3) && **stem == pattern.stem)
                || (has_letters(term, COMPOUND_LETTERS) && is_swedish_compound(word, term))
        }
    }
}

/// Whether a word has at least so many letters.
fn has_letters(word: &str, fewest: usize) -> bool {
    word.chars().nth(fewest - 1).is_some()
}

/// Whether a word is an acronym with an ending ("LSS-boende" is split before this).
fn is_acronym_form(word: &str, acronym: &str, language: Language) -> bool {
    word.strip_prefix(acronym)
        .is_some_and(|rest| rest.is_empty() || matches!(rest, "s" | ":s") || (language == Language::Sv && rest == "n"))
}
