//! Which pattern words terms of some concepts consist of, so that a document's words need be held to these alone.

use std::sync::atomic::{AtomicU64, Ordering};

use super::hits::completing;
use super::{ConceptSet, Lexicon, Strength, Term, WordId};
use crate::language::Language;

/// The pattern words of all terms, hints left out, that name any of some concepts.
#[derive(Debug)]
pub struct Wanted {
    id: u64,
    concepts: ConceptSet,
    /// For each pattern word whether it is one.
    words: Vec<bool>,
}

/// The id of the next ones.
static NEXT: AtomicU64 = AtomicU64::new(1);

impl Wanted {
    /// The concepts.
    pub const fn concepts(&self) -> ConceptSet {
        self.concepts
    }

    /// A number that no others of the process have; never 0.
    pub(in crate::text) const fn id(&self) -> u64 {
        self.id
    }

    /// Number of pattern words, those counted in that are not wanted.
    pub(in crate::text) const fn len(&self) -> usize {
        self.words.len()
    }

    fn holds(&self, word: WordId) -> bool {
        self.words.get(word as usize).copied().unwrap_or(false)
    }
}

impl Lexicon {
    /// The pattern words by which any of these concepts is named.
    pub fn wanted(&self, concepts: ConceptSet) -> Wanted {
        let mut words = vec![false; self.word_count()];
        for term in self.all_terms().filter(|term| names(term) && term.concepts.meets(concepts)) {
            for word in term.words() {
                words.get_mut(word as usize).into_iter().for_each(|wanted| *wanted = true);
            }
        }
        Wanted { id: NEXT.fetch_add(1, Ordering::Relaxed), concepts, words }
    }

    /// The wanted pattern words that a folded word matches, as it stands or mistyped.
    pub(in crate::text) fn matches(&self, word: &str, language: Language, wanted: &Wanted) -> impl Iterator<Item = WordId> {
        self.classify(word, language, |id| wanted.holds(id)).into_iter().map(|found| found.word)
    }

    /// Whether a single-word term begins with a folded word in either language.
    pub(in crate::text) fn begins_any_term(&self, word: &str) -> bool {
        Language::ALL.into_iter().any(|language| self.begins_a_term(word, language))
    }

    /// The words of the terms to which a folded word that is cut short may be completed.
    pub(in crate::text) fn completions_of(&self, word: &str, language: Language) -> impl Iterator<Item = WordId> {
        completing(self, word, language).flat_map(|(term, _)| term.words.iter())
    }

    /// The concepts of all terms whose words are among those met, in whatever order, hints left out.
    pub(in crate::text) fn named_by(&self, met: &[WordId], is_met: impl Fn(WordId) -> bool) -> ConceptSet {
        // No term is without a first word, so only those that begin with a word met come into question.
        let begun = met.iter().flat_map(|&word| self.begun_by(word));
        let named = begun.filter(|term| names(term) && term.words().all(&is_met));
        named.fold(ConceptSet::EMPTY, |set, term| set.union(term.concepts))
    }
}

fn names(term: &Term<'_>) -> bool {
    term.strength == Strength::Term
}
