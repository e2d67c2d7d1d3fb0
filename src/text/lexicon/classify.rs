//! Which pattern words a word of the text matches, worked out once for each distinct word.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Lexicon, Mode, PatternWord, WordId, slot};
use crate::language::Language;
use crate::text::word::{is_ending, is_english_form, is_swedish_compound, is_typo};

/// Letters that a term needs before it is looked for inside compounds.
const COMPOUND_LETTERS: usize = 6;

/// A pattern word that a word of the text matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) word: WordId,
    pub(super) typo: bool,
}

/// Finds terms in texts and remembers every word that it has classified.
#[expect(missing_debug_implementations, reason = "the stemmer library gives none")]
pub struct Matcher<'a> {
    pub(super) lexicon: &'a Lexicon,
    memory: [HashMap<String, Rc<[Match]>>; 2],
    nothing: Rc<[Match]>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, memory: Default::default(), nothing: Rc::from([]) }
    }

    /// The pattern words that a folded word matches, those matched to the letter apart.
    pub(super) fn classify(&mut self, word: &str, language: Language) -> Rc<[Match]> {
        let Some(memory) = self.memory.get_mut(slot(language)) else { return Rc::clone(&self.nothing) };
        if let Some(known) = memory.get(word) {
            return Rc::clone(known);
        }
        let found = self.lexicon.classify(word, language);
        let found = if found.is_empty() { Rc::clone(&self.nothing) } else { Rc::from(found) };
        memory.insert(word.to_owned(), Rc::clone(&found));
        found
    }
}

impl Lexicon {
    fn classify(&self, word: &str, language: Language) -> Vec<Match> {
        let mut found = Vec::new();
        if let Some(automaton) = self.automata.get(slot(language)) {
            let hits = automaton.search.iter().flat_map(|search| search.find_overlapping_iter(word));
            for hit in hits {
                let candidates = automaton.ids.get(hit.pattern().as_usize()).into_iter().flatten();
                found.extend(candidates.filter(|&&id| self.is_form(word, id, language)).map(|&word| Match { word, typo: false }));
            }
        }
        if word.chars().count() >= 6 && !self.is_confusable(word, language) {
            self.add_typos(word, language, &mut found);
        }
        found.sort_by_key(|found| (found.word, found.typo));
        found.dedup_by_key(|found| found.word);
        found
    }

    /// Whether the word is a form of the pattern word. An exact pattern is compared in lower case here and to the letter later.
    fn is_form(&self, word: &str, id: WordId, language: Language) -> bool {
        let Some(pattern) = self.words.get(id as usize) else { return false };
        match pattern.mode {
            Mode::Exact => is_acronym_form(word, &pattern.text.to_lowercase(), language),
            Mode::Prefix => word.starts_with(&pattern.text) && !pattern.deny.iter().any(|deny| word.starts_with(deny)),
            Mode::Word => self.is_word_form(word, pattern, language),
        }
    }

    fn is_word_form(&self, word: &str, pattern: &PatternWord, language: Language) -> bool {
        let term = pattern.text.as_str();
        if word == term {
            return true;
        }
        match language {
            Language::En => is_english_form(word, term),
            Language::Sv => {
                let rest = word.strip_prefix(term);
                rest.is_some_and(|rest| is_ending(rest, language))
                    || (pattern.stem.chars().count() >= 3 && self.stemmers.stem(word, language) == pattern.stem)
                    || (term.chars().count() >= COMPOUND_LETTERS && is_swedish_compound(word, term))
            }
        }
    }

    fn is_confusable(&self, word: &str, language: Language) -> bool {
        self.confusables.get(slot(language)).is_some_and(|set| {
            set.iter()
                .any(|confusable| word.strip_prefix(confusable.as_str()).is_some_and(|rest| rest.is_empty() || is_ending(rest, language)))
        })
    }

    fn add_typos(&self, word: &str, language: Language, found: &mut Vec<Match>) {
        let Some(first) = word.chars().next() else { return };
        let candidates = self.typo_candidates.get(slot(language)).and_then(|by_letter| by_letter.get(&first));
        for &id in candidates.into_iter().flatten() {
            let known = found.iter().any(|found| found.word == id);
            if !known && self.words.get(id as usize).is_some_and(|pattern| is_typo(word, &pattern.text, language)) {
                found.push(Match { word: id, typo: true });
            }
        }
    }
}

/// Whether a word is an acronym with an ending ("LSS-boende" is split before this).
fn is_acronym_form(word: &str, acronym: &str, language: Language) -> bool {
    word.strip_prefix(acronym)
        .is_some_and(|rest| rest.is_empty() || matches!(rest, "s" | ":s") || (language == Language::Sv && rest == "n"))
}
