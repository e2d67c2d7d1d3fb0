//! Words broken over the end of a line, in formats whose lines are of a width that somebody chose.

use std::collections::HashSet;

/// Words after a hyphen that is part of the word before: `barn- och ungdom`.
const CONJUNCTIONS: &[&str] =
    &["och", "eller", "samt", "respektive", "resp", "till", "men", "som", "inte", "och/eller", "and", "or", "to", "nor", "and/or"];

/// Words that keep their hyphen before another word.
const PREFIXES: &[&str] = &["it", "tv", "pm", "non", "self", "well"];

/// Words that a hyphen ties to the word before: `gender-based`, and the abbreviations' `-personer`.
const SUFFIXES: &[&str] = &["related", "based", "led", "driven", "person", "personer", "personers"];

/// What the source as a whole says about words: which are written with a hyphen, which without.
#[derive(Debug, Default)]
pub(super) struct Words {
    hyphenated: HashSet<String>,
    plain: HashSet<String>,
}

impl Words {
    /// Collects the words of a source that bear on broken ones: every word with a hyphen inside, and that word without it.
    pub(super) fn of(source: &str) -> Self {
        let mut words = Self::default();
        let outer = |c: char| !c.is_alphanumeric();
        let spaced = || source.split(|c: char| !c.is_alphanumeric() && c != '-').map(|word| word.trim_matches(outer));
        words.hyphenated.extend(spaced().filter(|word| word.contains('-')).map(str::to_lowercase));
        let joined: HashSet<String> = words.hyphenated.iter().map(|word| word.replace('-', "")).collect();
        words.plain.extend(spaced().map(str::to_lowercase).filter(|word| joined.contains(word)));
        words
    }
}

/// How two lines go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A space between.
    Space,
    /// Nothing between.
    None,
    /// The last character goes.
    Drop,
}

/// What becomes of a hyphen at the end of a line.
pub(super) fn hyphen(text: &str, next: &str, words: &Words) -> Joint {
    /// Longer words than this are not looked up.
    const LONGEST: usize = 60;
    let before: String = {
        let reversed: Vec<char> = text.chars().rev().skip(1).take(LONGEST).take_while(|c| !c.is_whitespace()).collect();
        reversed.into_iter().rev().collect()
    };
    let Some(last) = before.chars().next_back() else { return Joint::Space };
    let word: String = next.chars().take(LONGEST).take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '/')).collect();
    if !next.starts_with(char::is_lowercase) {
        return if last.is_alphanumeric() { Joint::None } else { Joint::Space };
    }
    if CONJUNCTIONS.contains(&word.as_str()) {
        return Joint::Space;
    }
    let prefix = before.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if last.is_uppercase() || last.is_numeric() || PREFIXES.contains(&prefix.as_str()) || SUFFIXES.contains(&word.as_str()) {
        return Joint::None;
    }
    let word = word.to_lowercase();
    let kept = words.hyphenated.contains(&format!("{prefix}-{word}")) && !words.plain.contains(&format!("{prefix}{word}"));
    if kept { Joint::None } else { Joint::Drop }
}
