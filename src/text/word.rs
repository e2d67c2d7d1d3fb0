//! Single words: folding, stems, inflections, compounds and typos.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::token::is_invisible;
use crate::language::Language;

/// A word in lower case, composed (NFC), without invisible characters, ligatures expanded.
pub fn fold(raw: &str) -> String {
    let mut folded = String::with_capacity(raw.len());
    fold_into(raw, &mut folded);
    folded
}

/// Appends the folded word.
pub(super) fn fold_into(raw: &str, folded: &mut String) {
    let start = folded.len();
    for c in raw.chars() {
        match c {
            '\0'..='\x7f' => folded.push(c.to_ascii_lowercase()),
            '\u{AD}' => {}
            // Latin letters with marks, composed: capitals stand 32 before their small letters.
            '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{DE}' => folded.extend(char::from_u32(u32::from(c) + 32)),
            '\u{A0}'..='\u{FF}' => folded.push(c),
            _ => {
                folded.truncate(start);
                return fold_any(raw, folded);
            }
        }
    }
}

/// Appends a folded word of any letters.
fn fold_any(raw: &str, folded: &mut String) {
    let composed: String;
    let raw = if is_nfc(raw) {
        raw
    } else {
        composed = raw.nfc().collect();
        &composed
    };
    for c in raw.chars().filter(|&c| !is_invisible(c)) {
        match c {
            'ﬀ' => folded.push_str("ff"),
            'ﬁ' => folded.push_str("fi"),
            'ﬂ' => folded.push_str("fl"),
            'ﬃ' => folded.push_str("ffi"),
            'ﬄ' => folded.push_str("ffl"),
            _ => folded.extend(c.to_lowercase()),
        }
    }
}

/// The Snowball stemmers of both languages.
#[expect(missing_debug_implementations, reason = "the stemmer library gives none")]
pub struct Stemmers {
    sv: Stemmer,
    en: Stemmer,
}

impl Default for Stemmers {
    fn default() -> Self {
        Self { sv: Stemmer::create(Algorithm::Swedish), en: Stemmer::create(Algorithm::English) }
    }
}

impl Stemmers {
    /// The stem of a folded word.
    pub fn stem(&self, word: &str, language: Language) -> String {
        match language {
            Language::Sv => self.sv.stem(word).into_owned(),
            Language::En => self.en.stem(word).into_owned(),
        }
    }
}

/// Swedish endings that may follow a whole term: number, definiteness, case, and verbs' endings.
const SV_ENDINGS: &[&str] = &[
    "s", "n", "en", "et", "t", "ns", "ens", "ets", "ar", "er", "or", "r", "na", "arna", "erna", "orna", "ars", "ers", "arnas", "ernas",
    "a", "e", "as", "ad", "at", "ade", "ats", "ande", "andet", "ende", "des", "de", "ts", "ing", "ingen", "ingar", "aren", "are", "arens",
    "ens", "ern", "isk", "iskt", "iska", "d", "da",
];

/// English endings that may follow a whole term.
const EN_ENDINGS: &[&str] = &["s", "es", "ed", "d", "ing", "er", "ers", "ly"];

/// The longest of those endings, in bytes.
pub(super) const LONGEST_ENDING: usize = 5;

/// Whether `rest` is an inflectional ending in this language.
pub(super) fn is_ending(rest: &str, language: Language) -> bool {
    if rest.len() > LONGEST_ENDING {
        return false;
    }
    match language {
        Language::Sv => SV_ENDINGS.contains(&rest),
        Language::En => EN_ENDINGS.contains(&rest),
    }
}

/// An English word of fewer letters has no forms: "as" is none of "a".
const FEWEST_INFLECTED: usize = 3;

/// Whether `word` is `term` in an inflected English form (with `y` to `ies`, dropped `e`, doubled consonant).
pub(super) fn is_english_form(word: &str, term: &str) -> bool {
    if term.chars().nth(FEWEST_INFLECTED - 1).is_none() {
        return word == term;
    }
    if let Some(rest) = word.strip_prefix(term) {
        let doubled = rest.chars().next().filter(|&c| term.ends_with(c)).map(|c| &rest[c.len_utf8()..]);
        return rest.is_empty() || is_ending(rest, Language::En) || doubled.is_some_and(|rest| matches!(rest, "ed" | "ing" | "er" | "ers"));
    }
    let dropped = |end: &str, tails: &[&str]| {
        term.strip_suffix(end).and_then(|stem| word.strip_prefix(stem)).is_some_and(|rest| tails.contains(&rest))
    };
    dropped("y", &["ies", "ied"]) || dropped("e", &["ing", "ed", "es", "ion"])
}

/// Where a Swedish compound holds `term`: the part before is empty or at least two letters long, the part after an ending
/// or, after an optional joining `s`, at least three letters.
pub(super) fn is_swedish_compound(word: &str, term: &str) -> bool {
    let mut from = 0;
    while let Some(found) = word.get(from..).and_then(|rest| rest.find(term)) {
        let at = from + found;
        let (left, right) = (word.get(..at).unwrap_or_default(), word.get(at + term.len()..).unwrap_or_default());
        let left_fits = left.is_empty() || left.chars().count() >= 2;
        let joined = right.strip_prefix('s').unwrap_or(right);
        let right_fits = right.is_empty() || is_ending(right, Language::Sv) || joined.chars().count() >= 3;
        if left_fits && right_fits {
            return true;
        }
        from = at + term.chars().next().map_or(1, char::len_utf8);
    }
    false
}

/// Which letters a word has, once and again, and how many in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    once: u32,
    again: u32,
    pub(super) count: usize,
}

impl Letters {
    pub(super) fn of(word: &str) -> Self {
        let with = |letters: Self, c: char| {
            let letter = 1 << (u32::from(c) % 32);
            Self { once: letters.once | letter, again: letters.again | letters.once & letter, count: letters.count + 1 }
        };
        word.chars().fold(Self { once: 0, again: 0, count: 0 }, with)
    }
}

/// The letters of a term, and how many of them a slip of the pen may lose: a cheap test before [`is_typo`], never stricter than it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slips {
    letters: Letters,
    /// Most letters that may be lost.
    lost: u32,
}

impl Slips {
    pub(super) fn of(term: &str) -> Self {
        let letters = Letters::of(term);
        // A lost ligature takes up to three letters with it; an edit takes one.
        let ligature = ["ff", "fi", "fl"].iter().any(|ligature| term.contains(ligature));
        let lost = match letters.count {
            _ if ligature => 3,
            12.. => 2,
            _ => 1,
        };
        Self { letters, lost }
    }

    /// As [`Slips::numbers`] gives them.
    #[inline]
    pub(super) fn laid_out([once, again, count]: [u32; 3], lost: u32) -> Self {
        Self { letters: Letters { once, again, count: count as usize }, lost }
    }

    /// The letters that the term has once, again, and their number; then how many may be lost.
    pub(super) fn numbers(self) -> ([u32; 3], u32) {
        let Letters { once, again, count } = self.letters;
        ([once, again, u32::try_from(count).unwrap_or(u32::MAX)], self.lost)
    }

    /// Whether a word with these letters may be the term mistyped.
    #[inline]
    pub(super) fn may_give(self, mistyped: Letters) -> bool {
        let Letters { once, again, count } = self.letters;
        let missing = (once & !mistyped.once).count_ones() + (again & !mistyped.again).count_ones();
        mistyped.count + self.lost as usize >= count && missing <= self.lost
    }
}

/// How many slips of the pen are forgiven in a term: one from 7 letters, two from 12.
pub(super) fn edits_allowed(term: &str) -> usize {
    match term.chars().count() {
        0..7 => 0,
        7..12 => 1,
        _ => 2,
    }
}

/// Whether `word` is `term` with a slip of the pen: same first letter, few edits; an ending may follow.
pub(super) fn is_typo(word: &str, term: &str, language: Language) -> bool {
    let allowed = edits_allowed(term);
    if allowed == 0 || word.chars().next() != term.chars().next() {
        return false;
    }
    if lost_ligature(word, term, language) {
        return true;
    }
    let fits = |rest: &str| rest.is_empty() || (language == Language::Sv && rest.chars().nth(2).is_some()) || is_ending(rest, language);
    begins_mistyped(word, term, allowed, false, &fits)
}

/// Whether a beginning of `word` is `term` with at most so many letters changed, added, lost or swapped with the next, and what follows it
/// fits. `changed` tells whether an edit was spent already: a beginning that is the term to the letter is not mistyped.
///
/// What both begin with is passed over, and edits are tried only where they part, so that most words are told apart after a few letters
/// where a table of distances would be filled for each possible end.
fn begins_mistyped(mut word: &str, mut term: &str, edits: usize, changed: bool, fits: &impl Fn(&str) -> bool) -> bool {
    /// Most bytes of a letter.
    const WIDEST: usize = 4;
    let (ours, theirs, after, beyond) = loop {
        // The rest of the term, where it is so short, may be lost.
        let lost = (term.len() <= WIDEST * edits).then(|| term.chars().count()).filter(|&lost| lost <= edits);
        if lost.is_some_and(|lost| changed || lost > 0) && fits(word) {
            return true;
        }
        let (mut letters, mut terms) = (word.chars(), term.chars());
        let (ours, theirs) = (letters.next(), terms.next());
        if ours.is_none() || ours != theirs {
            break (ours, theirs, letters, terms);
        }
        (word, term) = (letters.as_str(), terms.as_str());
    };
    let Some(edits) = edits.checked_sub(1) else { return false };
    let goes_on = |word: &str, term: &str| begins_mistyped(word, term, edits, true, fits);
    let added = ours.is_some() && goes_on(after.as_str(), term);
    if added || theirs.is_none() {
        return added;
    }
    let lost = || goes_on(word, beyond.as_str());
    let swapped = || {
        let (mut after, mut beyond) = (after.clone(), beyond.clone());
        after.next() == theirs && beyond.next() == ours && goes_on(after.as_str(), beyond.as_str())
    };
    lost() || ours.is_some() && (goes_on(after.as_str(), beyond.as_str()) || swapped())
}

/// Letters that a font may have as one.
const LIGATURES: [&str; 5] = ["ffi", "ffl", "ff", "fi", "fl"];

/// Whether `word` is `term` without one of its ligatures, as text from a PDF with a broken font (`trafcking`).
fn lost_ligature(word: &str, term: &str, language: Language) -> bool {
    let lost_at = |at: usize| {
        let (head, tail) = term.split_at_checked(at)?;
        let rest = word.strip_prefix(head)?;
        let mut tails = LIGATURES.iter().filter_map(|ligature| tail.strip_prefix(ligature));
        tails.find(|tail| rest.strip_prefix(tail).is_some_and(|rest| rest.is_empty() || is_ending(rest, language)))
    };
    term.match_indices('f').any(|(at, _)| lost_at(at).is_some())
}

/// A term without each of its ligatures.
pub(super) fn without_ligature(term: &str) -> impl Iterator<Item = String> {
    let places = term.match_indices('f').filter_map(|(at, _)| term.split_at_checked(at));
    places.flat_map(|(head, tail)| LIGATURES.iter().filter_map(move |ligature| Some(format!("{head}{}", tail.strip_prefix(ligature)?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_compounds() {
        assert!(is_swedish_compound("människohandelsärenden", "människohandel"));
        assert!(is_swedish_compound("barnmänniskohandel", "människohandel"));
        assert!(!is_swedish_compound("xbarnahus", "barnahus"));
    }

    #[test]
    fn english_forms() {
        for (word, term) in [("agencies", "agency"), ("referred", "refer"), ("exploiting", "exploit"), ("assessed", "assess")] {
            assert!(is_english_form(word, term), "{word}");
        }
        assert!(!is_english_form("reference", "refer"));
    }

    #[test]
    fn typos() {
        assert!(is_typo("prostitusion", "prostitution", Language::Sv));
        assert!(is_typo("trafcking", "trafficking", Language::En));
        assert!(is_typo("manniskohandel", "människohandel", Language::Sv));
        assert!(!is_typo("bor", "bör", Language::Sv));
    }

    #[test]
    fn no_ending_is_too_long_to_be_known() {
        for (endings, language) in [(SV_ENDINGS, Language::Sv), (EN_ENDINGS, Language::En)] {
            assert!(endings.iter().all(|ending| is_ending(ending, language)));
        }
    }

    /// The same by tables of distances.
    fn begins_mistyped_by_distance(word: &str, term: &str, edits: usize, fits: impl Fn(&str) -> bool) -> bool {
        let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
        let beginnings = ends.map(|at| word.split_at(at));
        beginnings.into_iter().any(|(head, rest)| fits(rest) && head != term && strsim::osa_distance(head, term) <= edits)
    }

    proptest::proptest! {
        #[test]
        fn no_mistyped_word_is_ruled_out_by_its_letters(term in "f[filå]{6,13}", word in "f[filå]{3,16}", language in 0_usize..2) {
            let mistyped = is_typo(&word, &term, Language::ALL[language]);
            proptest::prop_assert!(!mistyped || Slips::of(&term).may_give(Letters::of(&word)));
        }

        #[test]
        fn mistyped_beginnings_are_those_within_the_distance(term in "[abå]{1,7}", word in "[abå]{0,10}", edits in 0_usize..3, rest in 0_usize..4) {
            let fits = |after: &str| after.chars().count() <= rest;
            let by_distance = begins_mistyped_by_distance(&word, &term, edits, fits);
            proptest::prop_assert_eq!(begins_mistyped(&word, &term, edits, false, &fits), by_distance);
        }
    }
}
