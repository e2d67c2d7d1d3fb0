//! The language of a text: function words first, a trigram model where they don't tell.

use super::Word;
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

/// Which of the languages has a word as a function word that the other does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FunctionWord {
    Sv,
    En,
    Neither,
}

impl FunctionWord {
    pub(super) fn of(word: &str) -> Self {
        if SV.contains(&word) {
            Self::Sv
        } else if EN.contains(&word) {
            Self::En
        } else {
            Self::Neither
        }
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
    let (mut count, mut sv, mut en) = (0_usize, 0_usize, 0_usize);
    for word in words {
        count += 1;
        match word.function() {
            FunctionWord::Sv => sv += 1,
            FunctionWord::En => en += 1,
            FunctionWord::Neither => {}
        }
    }
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
    match guess(words) {
        Guess::Known(language) => Some(Ok(language)),
        Guess::TooShort => None,
        Guess::Open { any: true } => Some(other_language(text)),
        Guess::Open { any: false } => {
            whatlang::Detector::with_allowlist(vec![whatlang::Lang::Swe, whatlang::Lang::Eng]).detect_lang(text).map(known)
        }
    }
}

/// Asks the trigram model over all languages about a longer text without our function words.
fn other_language(text: &str) -> Result<Language, &'static str> {
    match whatlang::detect(text) {
        Some(info) if info.confidence() > 0.5 || !matches!(info.lang(), whatlang::Lang::Swe | whatlang::Lang::Eng) => known(info.lang()),
        _ => Err("und"),
    }
}

fn known(lang: whatlang::Lang) -> Result<Language, &'static str> {
    match lang {
        whatlang::Lang::Swe => Ok(Language::Sv),
        whatlang::Lang::Eng => Ok(Language::En),
        other => Err(other.code()),
    }
}
