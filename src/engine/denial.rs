//! Whether a sentence says of a thing that there is none ("there is no sheltered housing", "skyddat boende saknas"), or that the reader is
//! not to turn to it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::analysis::Analysis;
use super::block::{BlockAnalysis, Sentence};
use super::cues::{Words, said_in};
use super::passage::Place;
use crate::language::Language;
use crate::text::{ConceptSet, Hit, Strength, Token};

/// Most words between a denial and what it denies.
const BEFORE: usize = 3;
/// Most words between "shall not" and the thing that the reader is not to turn to.
const FORBIDDEN: usize = 4;
/// Most words after a thing in which its denial begins.
const AFTER: usize = 3;

/// The words by which things are denied.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Denial {
    before: Words,
    after: Words,
    between: Words,
    forbids: Words,
    releases: Words,
}

static DENIAL: LazyLock<Denial> = LazyLock::new(|| said_in!("denial"));

/// Whether a sentence names a matter and denies it wherever it does.
pub(super) fn is_denied(analysis: &Analysis<'_>, place: Place, matter: ConceptSet) -> bool {
    let before = Opening { words: &DENIAL.before, reach: BEFORE + 1, released_by: &DENIAL.between };
    always(analysis, place, matter, |found, sentence, hit| {
        before.stands_before(found, sentence, hit, analysis.language) || denied_after(found.0, sentence, hit, analysis.language)
    })
}

/// Whether a sentence names a service and tells the reader, wherever it does, not to turn to it: "shall not be referred to …".
pub(super) fn is_forbidden(analysis: &Analysis<'_>, place: Place, matter: ConceptSet) -> bool {
    let before = Opening { words: &DENIAL.forbids, reach: FORBIDDEN + 2, released_by: &DENIAL.releases };
    always(analysis, place, matter, |found, sentence, hit| before.stands_before(found, sentence, hit, analysis.language))
}

/// Whether a sentence names a matter by a term, and something holds of each of these terms.
fn always(
    analysis: &Analysis<'_>,
    place: Place,
    matter: ConceptSet,
    holds: impl Fn((&BlockAnalysis, &str), &Sentence, &Hit) -> bool,
) -> bool {
    let (Some(block), Some(sentence)) = (analysis.block(place.block), analysis.sentence(place)) else { return false };
    let Some(text) = analysis.document.blocks.get(place.block).map(|block| block.text.as_str()) else { return false };
    let mut named = block.hits_in(sentence.tokens(), matter).filter(|hit| hit.strength == Strength::Term).peekable();
    named.peek().is_some() && named.all(|hit| holds((block, text), sentence, hit))
}

/// Words that say something of the term after them.
struct Opening {
    words: &'static Words,
    /// How many words before the term they may begin.
    reach: usize,
    /// What between them and the term binds them to something else.
    released_by: &'static Words,
}

impl Opening {
    fn stands_before(&self, (block, text): (&BlockAnalysis, &str), sentence: &Sentence, hit: &Hit, language: Language) -> bool {
        let from = hit.tokens().start.saturating_sub(self.reach).max(sentence.tokens().start);
        let words = block.tokens.get(from..hit.tokens().start).unwrap_or_default();
        (0..words.len()).any(|at| {
            let rest = words.get(at..).unwrap_or_default();
            let length = self.words.opening(rest, language);
            let between = rest.get(length..).unwrap_or_default();
            length > 0 && is_one_clause(text, rest) && !between.iter().any(|token| self.released_by.has(&token.word, language))
        })
    }
}

/// Whether no mark ends the clause between the first of these words and the last.
fn is_one_clause(text: &str, words: &[Token]) -> bool {
    let last = words.last().map_or(0, |token| token.span().end);
    let clause = words.first().and_then(|token| text.get(token.span().start..last)).unwrap_or_default();
    !clause.contains([',', ';', ':'])
}

fn denied_after(block: &BlockAnalysis, sentence: &Sentence, hit: &Hit, language: Language) -> bool {
    let words = block.tokens.get(hit.tokens().end..sentence.tokens().end).unwrap_or_default();
    (0..AFTER.min(words.len())).any(|at| DENIAL.after.opening(words.get(at..).unwrap_or_default(), language) > 0)
}

impl Words {
    /// How many of these tokens make up one of the words, two in a row or one: 2, 1 or 0.
    pub(super) fn opening(&self, tokens: &[Token], language: Language) -> usize {
        match tokens {
            [first, second, ..] if self.has_pair(&first.word, &second.word, language) => 2,
            [first, ..] if self.has(&first.word, language) => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read() {
        assert!(DENIAL.before.all(Language::Sv).next().is_some());
    }
}
