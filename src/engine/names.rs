//! Names of organisations, units, networks and lines: a term inside one says nothing.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use serde::Deserialize;

use super::cues::said_in;
use crate::language::Language;
use crate::text::{Hit, Token};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sv: Words,
    en: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    heads: HashSet<String, FixedState>,
    prepositions: HashSet<String, FixedState>,
}

static WORDS: LazyLock<File> = LazyLock::new(|| said_in!("names"));

/// How many words may stand between the preposition and the term ("mot prostitution och människohandel").
const REACH: usize = 7;
/// Words that end a name where they stand between the head and the term: the coordination goes on with something else.
const BREAKS: &[&str] = &[
    "arbetet", "arbete", "insatser", "stöd", "work", "efforts", "support", "som", "att", "who", "that", "which", "har", "ska", "kan", "är",
    "can", "has", "is",
];

/// Whether a hit is part of a name: after a head noun and a preposition, or with a capitalised head right after it in English.
pub(super) fn is_inside_name(tokens: &[Token], text: &str, hit: &Hit, language: Language) -> bool {
    let words = match language {
        Language::Sv => &WORDS.sv,
        Language::En => &WORDS.en,
    };
    let before = tokens.get(..hit.tokens().start).unwrap_or_default();
    let mut next_start = tokens.get(hit.tokens().start).map_or(text.len(), |token| token.span().start);
    let mut preposition = false;
    for token in before.iter().rev().take(REACH) {
        let gap = text.get(token.span().end..next_start).unwrap_or_default();
        next_start = token.span().start;
        if gap.contains(['.', ';', ':', '!', '?', '|', '(']) || BREAKS.contains(&token.word.as_str()) {
            return after_hit(tokens, text, hit, words, language);
        }
        if preposition && words.heads.contains(token.word.as_str()) {
            return true;
        }
        preposition = words.prepositions.contains(token.word.as_str());
    }
    after_hit(tokens, text, hit, words, language)
}

/// English names put the head last: "the Human Trafficking Unit".
fn after_hit(tokens: &[Token], text: &str, hit: &Hit, words: &Words, language: Language) -> bool {
    let capitals = tokens.get(hit.tokens()).is_some_and(|inside| inside.iter().all(Token::is_capitalized));
    let next = tokens.get(hit.tokens().end);
    let adjacent = next
        .zip(tokens.get(hit.tokens().end.saturating_sub(1)))
        .is_some_and(|(next, last)| text.get(last.span().end..next.span().start) == Some(" "));
    language == Language::En
        && capitals
        && adjacent
        && next.is_some_and(|next| next.is_capitalized() && words.heads.contains(next.word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_heads_is_read() {
        assert!(!WORDS.sv.heads.is_empty());
    }
}
