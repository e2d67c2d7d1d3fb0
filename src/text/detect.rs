//! The language of a text: function words first, a trigram model where they don't tell.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::Word;
use super::foreign::{self, Tally};
use crate::language::Language;

/// Frequent function words that the other language does not have, per language.
const SV: &[&str] = &[
    "och", "att", "det", "som", "en", "ett", "är", "av", "för", "på", "med", "den", "till", "inte", "om", "eller", "kan", "ska", "har",
    "vid", "från", "de", "så", "där", "när", "detta", "sig", "också", "efter", "hos", "mot", "utan", "vara", "bör", "ej", "samt",
];
const EN: &[&str] = &[
    "the", "and", "of", "to", "a", "is", "that", "for", "with", "as", "be", "or", "are", "by", "this", "not", "which", "should", "must",
    "from", "they", "who", "their", "have", "has", "when", "where", "it", "on", "may", "an", "these", "will", "been",
];

/// No function word is longer, in bytes.
const LONGEST: usize = 6;

/// Which of the languages has a word as a function word that the other does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FunctionWord {
    Sv,
    En,
    Neither,
}

impl FunctionWord {
    pub(super) fn of(word: &str) -> Self {
        static WORDS: LazyLock<HashMap<&str, FunctionWord, FixedState>> = LazyLock::new(|| {
            let english = EN.iter().map(|word| (*word, FunctionWord::En));
            // What stands in both lists is Swedish.
            english.chain(SV.iter().map(|word| (*word, FunctionWord::Sv))).collect()
        });
        if word.len() > LONGEST { Self::Neither } else { WORDS.get(word).copied().unwrap_or(Self::Neither) }
    }
}

/// What function words say of a text's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// It is this one.
    Known(Language),
    /// The text is too short to tell.
    TooShort,
    /// It takes a model to tell: of all languages, or of ours alone.
    Open {
        /// Whether it may be none of ours.
        any: bool,
    },
}

/// Tells the language of a text by its function words alone, as far as they tell.
pub fn guess<'w>(words: impl Iterator<Item = &'w Word>) -> Guess {
    counted(words).0
}

/// What function words say, and the count of those that other languages have.
fn counted<'w>(words: impl Iterator<Item = &'w Word>) -> (Guess, Tally) {
    let mut tally = Tally::default();
    let (mut count, mut sv, mut en) = (0_usize, 0_usize, 0_usize);
    for word in words {
        tally.add(word);
        count += 1;
        match word.function() {
            FunctionWord::Sv => sv += 1,
            FunctionWord::En => en += 1,
            FunctionWord::Neither => {}
        }
    }
    let guess = if count >= 20 && tally.other().is_some() { Guess::Open { any: true } } else { by_counts(count, sv, en) };
    (guess, tally)
}

/// What so many words say of which so many are function words of Swedish and of English, if they are of no other language.
pub(super) fn by_counts(count: usize, sv: usize, en: usize) -> Guess {
    let enough = count / 12 + 2;
    if sv >= enough && sv > 2 * en {
        return Guess::Known(Language::Sv);
    }
    if en >= enough && en > 2 * sv {
        return Guess::Known(Language::En);
    }
    if count >= 20 && sv.max(en) < enough {
        return Guess::Open { any: true };
    }
    match count {
        0..2 => Guess::TooShort,
        _ if sv != en => Guess::Known(if sv > en { Language::Sv } else { Language::En }),
        _ => Guess::Open { any: false },
    }
}

/// Detects the language of a text, given its folded words; `Err` names another language by its ISO 639-3 code.
///
/// `None` means that the text is too short to tell.
pub fn detect<'w>(text: &str, words: impl Iterator<Item = &'w Word>) -> Option<Result<Language, &'static str>> {
    let (guess, tally) = counted(words);
    match guess {
        Guess::Known(language) => Some(Ok(language)),
        Guess::TooShort => None,
        Guess::Open { any: true } => Some(of_all(text, &tally)),
        Guess::Open { any: false } => {
            whatlang::Detector::with_allowlist(vec![whatlang::Lang::Swe, whatlang::Lang::Eng]).detect_lang(text).map(known)
        }
    }
}

/// The language of a longer text without our function words, of all that there are.
fn of_all(text: &str, tally: &Tally) -> Result<Language, &'static str> {
    if let Some(code) = foreign::told(text, tally) {
        return Err(code);
    }
    match whatlang::detect(text) {
        Some(info) if info.confidence() > 0.5 && matches!(info.lang(), whatlang::Lang::Swe | whatlang::Lang::Eng) => known(info.lang()),
        // The model takes what repeats a few Swedish words for a neighbour, or for anything; nothing but Swedish has their letters here.
        _ if has_swedish_letters(text) => Ok(Language::Sv),
        _ => Err("und"),
    }
}

/// Whether å, ä and ö are as frequent as in Swedish, or nearly: one letter in thirty, where it is one in eighteen on average.
fn has_swedish_letters(text: &str) -> bool {
    let marked = text.chars().filter(|c| matches!(c, 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö')).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    marked > 0 && marked * 30 >= letters
}

fn known(lang: whatlang::Lang) -> Result<Language, &'static str> {
    match lang {
        whatlang::Lang::Swe => Ok(Language::Sv),
        whatlang::Lang::Eng => Ok(Language::En),
        other => Err(other.code()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_function_word_is_too_long_to_be_looked_up() {
        assert!(SV.iter().chain(EN).all(|word| word.len() <= LONGEST));
    }
}
