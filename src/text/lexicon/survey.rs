//! Which concepts a document may name, told from its words in any order: never fewer than [`Matcher::hits`] finds named.

use super::hits::completions;
use super::{Lexicon, Matcher, WordId};
use crate::language::Language;
use crate::text::token::Token;
use crate::text::vocabulary::intern;
use crate::text::{ConceptSet, Word};

/// Collects the pattern words that a document's words match.
#[expect(missing_debug_implementations, reason = "the stemmer library gives none")]
pub struct Survey<'m, 'a> {
    matcher: &'m mut Matcher<'a>,
    present: Vec<bool>,
    /// Those that are present.
    met: Vec<WordId>,
}

impl<'a> Matcher<'a> {
    /// A survey of a document, as yet without words.
    pub fn survey(&mut self) -> Survey<'_, 'a> {
        Survey { present: vec![false; self.lexicon.word_count()], met: Vec::new(), matcher: self }
    }
}

impl Survey<'_, '_> {
    /// Takes in the words of a text: as they stand, as the rest of an ellipsis may complete them, and as two halves of a split word.
    pub fn take(&mut self, tokens: &[Token], language: Language) {
        let mut before: Option<(&Token, bool)> = None;
        for token in tokens {
            let begins = self.word(&token.word, language);
            if let Some((first, true)) = before
                && Lexicon::may_be_split(first, token)
            {
                self.word(&intern(&format!("{}{}", first.word.as_str(), token.word.as_str())), language);
            }
            if token.elliptic {
                let lexicon = self.matcher.lexicon;
                for word in completions(lexicon, token, language).flat_map(|(term, _)| term.words.iter()) {
                    self.mark(word);
                }
            }
            before = Some((token, begins));
        }
    }

    /// The concepts of all terms whose words have been met, in whatever order, hints left out.
    pub fn named(&self) -> ConceptSet {
        let met = |word: WordId| self.present.get(word as usize).copied().unwrap_or(false);
        self.matcher.lexicon.named_by(&self.met, met)
    }

    /// Takes in a word; returns whether a term begins with it.
    fn word(&mut self, word: &Word, language: Language) -> bool {
        let class = self.matcher.classify(word, language);
        for found in class.matches() {
            self.mark(found.word);
        }
        class.begins
    }

    fn mark(&mut self, word: WordId) {
        if let Some(present) = self.present.get_mut(word as usize).filter(|present| !**present) {
            *present = true;
            self.met.push(word);
        }
    }
}
