//! From the lists of terms of a concept to the lexicon.

use super::raw;
use crate::language::Language;
use crate::text::{ConceptId, ConceptSet, LexiconBuilder, Strength, TermError};

/// Adds a concept's terms in one language to a lexicon; returns those that hold no word.
pub(crate) fn take_in(builder: &mut LexiconBuilder, key: ConceptId, language: Language, terms: &raw::Terms) -> Vec<String> {
    let mut empty = Vec::new();
    let mut note = |term: &str, added: Result<(), TermError>| {
        if added.is_err() {
            empty.push(term.to_owned());
        }
    };
    for (list, strength) in [(&terms.terms, Strength::Term), (&terms.hints, Strength::Hint)] {
        for term in list {
            note(term, builder.term(key, language, term, strength));
        }
    }
    for stem in &terms.stems {
        note(stem, builder.prefix(key, language, stem, &terms.deny, Strength::Term));
    }
    for term in &terms.exact {
        note(term, builder.exact(key, term));
    }
    for phrase in &terms.except {
        note(phrase, builder.exception(language, phrase));
    }
    for (list, strength) in [(&terms.near, Strength::Term), (&terms.near_hints, Strength::Hint)] {
        for (a, b, within) in list {
            note(if a.trim().is_empty() { a } else { b }, builder.near(key, language, [a, b], *within, strength));
        }
    }
    let own = terms.confusables.iter().map(|word| (word, ConceptSet::of([key])));
    for (word, concepts) in own.chain(terms.deny.iter().map(|word| (word, ConceptSet::EMPTY))) {
        if word.contains(' ') {
            note(word, builder.exception(language, word));
        } else {
            builder.confusable(concepts, language, word);
        }
    }
    empty
}
