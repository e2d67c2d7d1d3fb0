//! Which pattern words a word of the text matches, worked out once for each distinct word.

use std::cell::LazyCell;
use std::ops::Deref;

use super::keys::{Beginning, FirstLetters, INSIDE, Inside};
use super::layout::Own;
use super::{COMPOUND_LETTERS, ConceptSet, Lexicon, Mode, PatternWord, WordId};
use crate::language::Language;
use crate::text::word::{Letters, is_ending, is_english_form, is_swedish_compound, is_typo};

/// Letters that a word needs before it is taken for a mistyped term.
const MISTYPED_LETTERS: usize = 6;

/// Whether a folded word is long enough for that.
pub(super) fn may_be_mistyped(word: &str) -> bool {
    word.chars().nth(MISTYPED_LETTERS - 1).is_some()
}

/// A pattern word that a word of the text matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) word: WordId,
    pub(super) typo: bool,
}

impl Lexicon {
    /// The pattern words that a folded word matches, those matched to the letter apart.
    pub(super) fn classify(&self, word: &str, language: Language) -> Vec<Match> {
        let typos = self.index(Own::Typos, language);
        let typos = FirstLetters::of(word).kept().flat_map(|key| typos.get(key).iter());
        self.matching(word, language, self.candidates(word, language), typos)
    }

    /// The pattern words of which a folded word is a form.
    pub(super) fn forms(&self, word: &str, language: Language) -> Vec<Match> {
        self.matching(word, language, self.candidates(word, language), [])
    }

    /// Those that a folded word matches among pattern words that it may be a form of, and that it may be mistyped for.
    pub(super) fn matching(
        &self,
        word: &str,
        language: Language,
        forms: impl IntoIterator<Item = WordId>,
        typos: impl IntoIterator<Item = WordId>,
    ) -> Vec<Match> {
        let stem = LazyCell::new(|| self.stemmers.stem(word, language));
        let forms = forms.into_iter().filter(|&id| self.is_form(word, id, language, &stem));
        let mut found: Vec<Match> = forms.map(|word| Match { word, typo: false }).collect();
        self.add_typos(word, language, typos, &mut found);
        found.sort_unstable_by_key(|found| (found.word, found.typo));
        found.dedup_by_key(|found| found.word);
        found
    }

    /// The pattern words that a word may be a form of: those whose stem it begins with, and in Swedish those whose first bytes
    /// stand somewhere inside it; a few more.
    fn candidates(&self, word: &str, language: Language) -> Vec<WordId> {
        let mut found = Vec::new();
        let mut take = |id| found.push(id);
        let beginnings = self.index(Own::Beginnings, language);
        let mut beginning = Beginning::EMPTY;
        beginnings.get(beginning.key()).iter().for_each(&mut take);
        for byte in word.bytes() {
            beginning = beginning.then(byte);
            beginnings.get(beginning.key()).iter().for_each(&mut take);
        }
        if language == Language::Sv && word.len() > INSIDE {
            let compounds = self.index(Own::Compounds, language);
            let mut inside = Inside::default();
            for (at, byte) in word.bytes().enumerate() {
                inside = inside.then(byte);
                if at >= INSIDE {
                    compounds.get(inside.key()).iter().for_each(&mut take);
                }
            }
        }
        found
    }

    /// Whether a word of three letters or more begins a single-word term and leaves something out.
    pub(super) fn begins_a_term(&self, word: &str, language: Language) -> bool {
        if word.chars().nth(2).is_none() {
            return false;
        }
        let like = self.index(Own::Splittable, language).get(FirstLetters::of(word).opening());
        like.iter().map(|id| self.word_text(id)).any(|term| term.len() > word.len() && term.starts_with(word))
    }

    /// Whether the word is a form of the pattern word. An exact pattern is compared in lower case here and to the letter later.
    fn is_form(&self, word: &str, id: WordId, language: Language, stem: &impl Deref<Target = String>) -> bool {
        let Some(pattern) = self.word(id) else { return false };
        match pattern.mode {
            Mode::Exact => is_acronym_form(word, &pattern.text.to_lowercase(), language),
            Mode::Prefix => word.starts_with(pattern.text) && !self.denied(&pattern.deny).any(|deny| word.starts_with(deny)),
            Mode::Word => word == pattern.text || (is_word_form(word, &pattern, language, stem) && !self.is_denied(word, id, language)),
        }
    }

    /// Whether a word is listed, itself or as the beginning of its form, among the confusables of a concept that has the pattern word:
    /// "Ungern" is no form of "unga".
    fn is_denied(&self, word: &str, id: WordId, language: Language) -> bool {
        let Some(concepts) = self.confused(word, language) else { return false };
        !concepts.is_empty() && self.begun_by(id).fold(ConceptSet::EMPTY, |set, (_, term)| set.union(term.concepts)).meets(concepts)
    }

    /// The concepts among whose confusables a word is, itself or as a form; none for one that only `deny` names, and `None` if it is not
    /// listed at all.
    pub(super) fn confused(&self, word: &str, language: Language) -> Option<ConceptSet> {
        let ends = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]);
        let known = ends.filter_map(|end| {
            let (beginning, rest) = word.split_at_checked(end)?;
            (rest.is_empty() || is_ending(rest, language)).then(|| self.confusable(beginning, language)).flatten()
        });
        known.fold(None, |found: Option<ConceptSet>, concepts| Some(found.unwrap_or_default().union(concepts)))
    }

    /// Adds those of pattern words that the word may be mistyped for, unless it is a word of its own.
    fn add_typos(&self, word: &str, language: Language, like: impl IntoIterator<Item = WordId>, found: &mut Vec<Match>) {
        let letters = Letters::of(word);
        if letters.count < MISTYPED_LETTERS {
            return;
        }
        let exact = found.len();
        for id in like {
            let may_be = self.slips(id).is_some_and(|slips| slips.may_give(letters));
            if may_be && !found.iter().any(|found| found.word == id) && is_typo(word, self.word_text(id), language) {
                found.push(Match { word: id, typo: true });
            }
        }
        if found.len() > exact && self.confused(word, language).is_some() {
            found.truncate(exact);
        }
    }
}

/// Whether a word is an inflected form of a term's word, or a compound with it.
fn is_word_form(word: &str, pattern: &PatternWord<'_>, language: Language, stem: &impl Deref<Target = String>) -> bool {
    let term = pattern.text;
    match language {
        Language::En => is_english_form(word, term),
        Language::Sv => {
            let rest = word.strip_prefix(term);
            rest.is_some_and(|rest| is_ending(rest, language))
                || (has_letters(pattern.stem, 3) && **stem == pattern.stem)
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
