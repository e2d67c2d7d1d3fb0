//! Which term matches where, and which nearly does and why it does not: for those who tune lists of terms.

use std::ops::Range;

use super::{ConceptId, ConceptSet, Lexicon, Matcher, Mode, PatternWord, Strength, Term};
use crate::language::Language;
use crate::text::token::Token;
use crate::text::word::{is_ending, is_typo};

/// A term in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermMatch {
    /// The term, in lower case; `*` after an open beginning, `…` between the words of a proximity term.
    pub term: String,
    /// The concepts that it names, with those that include them; empty for an exception, inside which no term counts.
    pub concepts: ConceptSet,
    /// Whether it names or hints.
    pub strength: Strength,
    /// Range of tokens.
    pub tokens: Range<usize>,
    /// Whether a typo was forgiven.
    pub typo: bool,
}

/// Words that nearly match a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// The term.
    pub term: String,
    /// Range of tokens.
    pub tokens: Range<usize>,
    /// Why they do not match.
    pub reason: Miss,
}

/// Why words do not match a term that they are like.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Miss {
    /// The term stands inside this exception.
    Excepted(String),
    /// The word begins as this entry of `deny`.
    Denied(String),
    /// The word is a confusable, so neither a typo nor an ending may explain it.
    Confusable,
    /// The term has too few letters for a typo to be forgiven.
    TooShort,
    /// The word differs by this many letters, more than is forgiven.
    TooFar(usize),
    /// The word begins as the term and goes on as no form of it.
    OtherEnding,
    /// All words of the phrase stand in the sentence, but apart.
    Apart,
}

impl Matcher<'_> {
    /// All terms in the tokens of a text, also those that the hits leave out because of an exception.
    pub fn explained(&mut self, text: &str, tokens: &[Token], sentences: &[Range<usize>], language: Language) -> Vec<TermMatch> {
        let lexicon = self.lexicon;
        let found = self.found_terms(text, tokens, sentences, language);
        let explained = found.into_iter().map(|found| TermMatch {
            term: lexicon.term(found.term).map(|term| lexicon.written(&term)).unwrap_or_default(),
            concepts: found.hit.concepts,
            strength: found.hit.strength,
            tokens: found.hit.tokens(),
            typo: found.hit.typo,
        });
        explained.collect()
    }

    /// What in a text is like a term of a concept and is no hit of it.
    pub fn near_misses(
        &mut self,
        text: &str,
        tokens: &[Token],
        sentences: &[Range<usize>],
        (language, concept): (Language, ConceptId),
    ) -> Vec<NearMiss> {
        let found = self.explained(text, tokens, sentences, language);
        let hits = self.hits(text, tokens, sentences, language);
        let taken = |at: usize| hits.iter().any(|hit| hit.concepts.contains(concept) && hit.tokens().contains(&at));
        let mut near = excepted(&found, concept);
        let known = |near: &[NearMiss], at: usize| near.iter().any(|miss| miss.tokens.contains(&at));
        let lexicon = self.lexicon;
        let terms: Vec<Term<'_>> = lexicon.all_terms().filter(|term| term.concepts.contains(concept)).collect();
        for (at, token) in tokens.iter().enumerate() {
            if !taken(at)
                && !known(&near, at)
                && let Some((term, reason)) = self.lexicon.nearly(&terms, &token.word, language)
            {
                near.push(NearMiss { term, tokens: at..at + 1, reason });
            }
        }
        for sentence in sentences {
            let inside = range_of(tokens, sentence);
            near.extend(
                terms
                    .iter()
                    .filter_map(|term| self.apart(term, tokens, &inside, language))
                    .filter(|miss| !(miss.tokens.clone()).any(taken)),
            );
        }
        near.sort_by_key(|miss| (miss.tokens.start, miss.tokens.end));
        near.dedup_by(|a, b| a.tokens == b.tokens);
        near
    }

    /// A phrase whose words all stand in a sentence, without being a phrase there.
    fn apart(&mut self, term: &Term<'_>, tokens: &[Token], inside: &Range<usize>, language: Language) -> Option<NearMiss> {
        if term.words.len() < 2 || term.within.is_some() {
            return None;
        }
        let mut places = Vec::new();
        for word in term.words() {
            let mut here = inside.clone();
            let place = here.find(|&at| {
                let class = tokens.get(at).and_then(|token| self.classify(&token.word, language));
                class.and_then(|class| class.matches(word)) == Some(false)
            });
            places.push(place?);
        }
        let (first, last) = (*places.iter().min()?, *places.iter().max()?);
        Some(NearMiss { term: self.lexicon.written(term), tokens: first..last + 1, reason: Miss::Apart })
    }
}

impl Lexicon {
    /// The terms that were listed for a concept or for one that it includes, as they could be written in a list, each with its language
    /// (none for those to the letter, which hold in both) and its strength.
    pub fn terms_of(&self, concept: ConceptId) -> Vec<(Option<Language>, Strength, String)> {
        let own = self.all_terms().filter(|term| term.concepts.contains(concept));
        let language = |term: &Term<'_>| self.word(term.first()?)?.language;
        own.map(|term| (language(&term), term.strength, self.written(&term))).collect()
    }

    /// A term as it could be written in a list.
    fn written(&self, term: &Term<'_>) -> String {
        let words = term.words().filter_map(|word| self.word(word));
        let words: Vec<String> =
            words.map(|word| if word.mode == Mode::Prefix { format!("{}*", word.text) } else { word.text.to_owned() }).collect();
        words.join(if term.within.is_some() { " … " } else { " " })
    }

    /// The single-word term that a word is most like, and why it does not match.
    fn nearly(&self, terms: &[Term<'_>], word: &str, language: Language) -> Option<(String, Miss)> {
        let single = terms.iter().filter_map(|term| Some((term, self.word(term.only()?)?)));
        let own = single.filter(|(_, pattern)| pattern.language == Some(language));
        let reasons = own.filter_map(|(term, pattern)| Some((self.reason(word, &pattern, language)?, self.written(term))));
        reasons.min().map(|(reason, term)| (term, reason))
    }

    fn reason(&self, word: &str, pattern: &PatternWord<'_>, language: Language) -> Option<Miss> {
        let term = pattern.text;
        if pattern.mode == Mode::Prefix {
            let denied = self.denied(&pattern.deny).find(|deny| word.starts_with(deny));
            return denied.filter(|_| word.starts_with(term)).map(|deny| Miss::Denied(deny.to_owned()));
        }
        if pattern.mode == Mode::Exact {
            return None;
        }
        if self.confused(word, language).is_some() && (is_typo(word, term, language) || word.starts_with(term)) {
            return Some(Miss::Confusable);
        }
        let letters = term.chars().count();
        let rest = word.strip_prefix(term).filter(|rest| !rest.is_empty() && !is_ending(rest, language));
        if rest.is_some() && letters >= LIKE_LETTERS {
            return Some(Miss::OtherEnding);
        }
        let distance = strsim::osa_distance(word, term);
        match letters {
            LIKE_LETTERS..7 if distance == 1 => Some(Miss::TooShort),
            7..12 if distance == 2 && letters >= 8 => Some(Miss::TooFar(distance)),
            12.. if distance == 3 => Some(Miss::TooFar(distance)),
            _ => None,
        }
    }
}

/// Fewest letters of a term that another word can be like.
const LIKE_LETTERS: usize = 5;

/// Terms of a concept that stand inside an exception.
fn excepted(found: &[TermMatch], concept: ConceptId) -> Vec<NearMiss> {
    let exceptions: Vec<&TermMatch> = found.iter().filter(|found| found.concepts.is_empty()).collect();
    let own = found.iter().filter(|found| found.concepts.contains(concept));
    let inside = own.filter_map(|own| {
        let around = |exception: &&&TermMatch| exception.tokens.start <= own.tokens.start && own.tokens.end <= exception.tokens.end;
        let exception = exceptions.iter().find(around)?;
        Some(NearMiss { term: own.term.clone(), tokens: own.tokens.clone(), reason: Miss::Excepted(exception.term.clone()) })
    });
    inside.collect()
}

/// The tokens that begin inside a byte range.
fn range_of(tokens: &[Token], bytes: &Range<usize>) -> Range<usize> {
    let first = tokens.partition_point(|token| token.span().start < bytes.start);
    first..tokens.partition_point(|token| token.span().start < bytes.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{LexiconBuilder, sentences, tokenize};

    fn lexicon() -> (Lexicon, ConceptId) {
        let mut builder = LexiconBuilder::default();
        let concept = builder.concept().unwrap();
        for term in ["människohandel", "eldstad", "drive av barn"] {
            builder.term(concept, Language::Sv, term, Strength::Term).unwrap();
        }
        builder.prefix(concept, Language::Sv, "heders", &["hedersgäst".to_owned()], Strength::Term).unwrap();
        builder.term(concept, Language::En, "trafficking", Strength::Term).unwrap();
        builder.exception(Language::En, "drug trafficking").unwrap();
        builder.confusable(ConceptSet::EMPTY, Language::Sv, "eldstam");
        (builder.build(), concept)
    }

    fn near(text: &str, language: Language) -> Vec<(String, Miss)> {
        let (lexicon, concept) = lexicon();
        let tokens = tokenize(text);
        let found = lexicon.matcher().near_misses(text, &tokens, &sentences(text), (language, concept));
        found.into_iter().map(|miss| (miss.term, miss.reason)).collect()
    }

    #[test]
    fn reasons_are_told() {
        let sv = |text| near(text, Language::Sv);
        assert_eq!(sv("Hedersgästen kom."), [("heders*".to_owned(), Miss::Denied("hedersgäst".to_owned()))]);
        assert_eq!(sv("En eldstam."), [("eldstad".to_owned(), Miss::Confusable)]);
        assert_eq!(sv("Mänskohantel."), [("människohandel".to_owned(), Miss::TooFar(3))]);
        assert_eq!(sv("Barn som tar del av drive."), [("drive av barn".to_owned(), Miss::Apart)]);
        assert_eq!(near("Drug trafficking.", Language::En), [("trafficking".to_owned(), Miss::Excepted("drug trafficking".to_owned()))]);
        assert_eq!(near("They were made to sell a drug. Trafficking is a crime.", Language::En), []);
        assert_eq!(sv("Människohandeln och hedersvåldet."), []);
    }

    #[test]
    fn the_term_that_matches_is_named() {
        let (lexicon, _) = lexicon();
        let text = "Hedersvåld och människohandeln";
        let found = lexicon.matcher().explained(text, &tokenize(text), &sentences(text), Language::Sv);
        let terms: Vec<&str> = found.iter().map(|found| found.term.as_str()).collect();
        assert_eq!(terms, ["heders*", "människohandel"]);
    }
}
