//! The language of a text: function words first, a trigram model where they don't tell.

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

/// Detects the language of a text, given its folded words; `Err` names another language by its ISO 639-3 code.
///
/// `None` means that the text is too short to tell.
pub fn detect(text: &str, words: &[&str]) -> Option<Result<Language, &'static str>> {
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(word)).count();
    let (sv, en) = (count(SV), count(EN));
    let enough = words.len() / 12 + 2;
    if sv >= enough && sv > 2 * en {
        return Some(Ok(Language::Sv));
    }
    if en >= enough && en > 2 * sv {
        return Some(Ok(Language::En));
    }
    if words.len() >= 20 && sv.max(en) < enough {
        return Some(other_language(text));
    }
    match words.len() {
        0..2 => None,
        _ if sv != en => Some(Ok(if sv > en { Language::Sv } else { Language::En })),
        _ => whatlang::Detector::with_allowlist(vec![whatlang::Lang::Swe, whatlang::Lang::Eng]).detect_lang(text).map(known),
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
