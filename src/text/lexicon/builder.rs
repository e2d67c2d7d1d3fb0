//! From concepts' terms as written to the compiled lexicon.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::write::{Confusables, Written, WrittenTerm, WrittenWord};
use super::{ConceptId, ConceptSet, Lexicon, Mode, Strength, WordId, slot};
use crate::language::Language;
use crate::text::token::tokenize;
use crate::text::word::{Stemmers, fold};

/// Why a term cannot be taken into the lexicon.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// There is no letter or digit in it.
    #[error("the term holds no word")]
    Empty,
    /// More than 128 concepts.
    #[error("more than 128 concepts")]
    TooManyConcepts,
}

/// A term as added, before concepts that include others are known.
struct Added {
    concept: Option<ConceptId>,
    strength: Strength,
    words: Vec<WordId>,
    within: Option<usize>,
}

/// Collects concepts and terms, then compiles them.
#[derive(Default)]
#[expect(missing_debug_implementations, reason = "the stemmer library gives none")]
pub struct LexiconBuilder {
    concepts: u8,
    words: Vec<WrittenWord>,
    index: HashMap<(String, Mode, Option<Language>), WordId, FixedState>,
    added: Vec<Added>,
    includes: Vec<(ConceptId, ConceptId)>,
    confusables: Confusables,
    stemmers: Stemmers,
}

impl LexiconBuilder {
    /// Adds a concept without terms.
    pub fn concept(&mut self) -> Result<ConceptId, TermError> {
        if self.concepts >= 128 {
            return Err(TermError::TooManyConcepts);
        }
        self.concepts += 1;
        Ok(ConceptId(self.concepts - 1))
    }

    /// Makes every term of `part` stand for `whole` too.
    pub fn include(&mut self, whole: ConceptId, part: ConceptId) {
        self.includes.push((whole, part));
    }

    /// Adds a word or phrase, matched inflected and, where it is one word, inside compounds.
    pub fn term(&mut self, concept: ConceptId, language: Language, text: &str, strength: Strength) -> Result<(), TermError> {
        self.phrase(Some(concept), language, text, strength)
    }

    /// Adds a phrase inside which no term counts ("drug trafficking").
    pub fn exception(&mut self, language: Language, text: &str) -> Result<(), TermError> {
        self.phrase(None, language, text, Strength::Term)
    }

    fn phrase(&mut self, concept: Option<ConceptId>, language: Language, text: &str, strength: Strength) -> Result<(), TermError> {
        let words: Vec<WordId> = text.split_whitespace().flat_map(|part| self.pattern_words(part, language)).collect();
        if words.is_empty() {
            return Err(TermError::Empty);
        }
        self.added.push(Added { concept, strength, words, within: None });
        Ok(())
    }

    /// The pattern words of a blank-free part of a phrase; a trailing `*` makes its last word a prefix.
    fn pattern_words(&mut self, part: &str, language: Language) -> Vec<WordId> {
        let open = part.ends_with('*');
        let tokens = tokenize(part.trim_end_matches('*'));
        let last = tokens.len().saturating_sub(1);
        let modes = tokens.into_iter().enumerate();
        modes
            .map(|(at, token)| {
                let mode = if open && at == last { Mode::Prefix } else { Mode::Word };
                self.word(token.word.to_string(), mode, Some(language), &[])
            })
            .collect()
    }

    /// Adds an open beginning of words, with the beginnings that it must not match.
    pub fn prefix(
        &mut self,
        concept: ConceptId,
        language: Language,
        beginning: &str,
        deny: &[String],
        strength: Strength,
    ) -> Result<(), TermError> {
        if beginning.contains(' ') {
            return self.term(concept, language, &format!("{beginning}*"), strength);
        }
        let folded = fold(beginning);
        if !folded.chars().any(char::is_alphanumeric) {
            return Err(TermError::Empty);
        }
        let word = self.word(folded, Mode::Prefix, Some(language), deny);
        self.added.push(Added { concept: Some(concept), strength, words: vec![word], within: None });
        Ok(())
    }

    /// Adds an acronym or name, matched to the letter in both languages.
    pub fn exact(&mut self, concept: ConceptId, text: &str) -> Result<(), TermError> {
        let words: Vec<WordId> = tokenize(text)
            .into_iter()
            .filter_map(|token| text.get(token.span()).map(str::to_owned))
            .map(|word| self.word(word, Mode::Exact, None, &[]))
            .collect();
        if words.is_empty() {
            return Err(TermError::Empty);
        }
        self.added.push(Added { concept: Some(concept), strength: Strength::Term, words, within: None });
        Ok(())
    }

    /// Adds two word beginnings (or words with phrases of one word) that stand for the concept within so many words of one sentence.
    pub fn near(
        &mut self,
        concept: ConceptId,
        language: Language,
        pair: [&str; 2],
        within: usize,
        strength: Strength,
    ) -> Result<(), TermError> {
        let mut words = Vec::new();
        for part in pair {
            let folded = fold(part.trim_end_matches('*'));
            if !folded.chars().any(char::is_alphanumeric) {
                return Err(TermError::Empty);
            }
            words.push(self.word(folded, Mode::Prefix, Some(language), &[]));
        }
        self.added.push(Added { concept: Some(concept), strength, words, within: Some(within) });
        Ok(())
    }

    /// Adds a word that must not be taken for a mistyped term of any concept, nor for a form or compound of one of these.
    pub fn confusable(&mut self, concepts: ConceptSet, language: Language, word: &str) {
        if let Some(listed) = self.confusables.get_mut(slot(language)) {
            let known = listed.entry(fold(word)).or_default();
            *known = known.union(concepts);
        }
    }

    fn word(&mut self, text: String, mode: Mode, language: Option<Language>, deny: &[String]) -> WordId {
        let key = (text.clone(), mode, language);
        if let Some(&id) = self.index.get(&key).filter(|_| deny.is_empty()) {
            return id;
        }
        let stem = match (mode, language) {
            (Mode::Word, Some(Language::Sv)) => self.stemmers.stem(&text, Language::Sv),
            (Mode::Word, Some(Language::En)) => text.trim_end_matches(['e', 'y']).to_owned(),
            _ => text.clone(),
        };
        let deny = deny.iter().map(|beginning| fold(beginning)).collect();
        let id = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        self.words.push(WrittenWord { text, stem, mode, language, deny });
        self.index.insert(key, id);
        id
    }

    /// Compiles the lexicon.
    pub fn build(self) -> Lexicon {
        let (letters, numbers) = Written { terms: self.compiled_terms(), words: self.words, confusables: self.confusables }.lay_out();
        Lexicon::laid_out(letters, numbers)
    }

    /// The terms with every concept that includes theirs, over any number of steps.
    fn compiled_terms(&self) -> Vec<WrittenTerm> {
        let closure = |concept: ConceptId| {
            let mut set = ConceptSet::of([concept]);
            for _ in 0..self.includes.len() {
                for &(whole, part) in &self.includes {
                    if set.contains(part) {
                        set = set.with(whole);
                    }
                }
            }
            set
        };
        let compile = |added: &Added| WrittenTerm {
            concepts: added.concept.map_or(ConceptSet::EMPTY, closure),
            strength: added.strength,
            words: added.words.clone(),
            within: added.within,
        };
        self.added.iter().map(compile).collect()
    }
}
