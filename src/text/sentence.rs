//! Sentences of a block's text.

use std::ops::Range;

/// Abbreviations whose full stop ends no sentence, in lower case without the last stop.
const ABBREVIATIONS: &[&str] = &[
    "t.ex", "bl.a", "d.v.s", "dvs", "t.o.m", "fr.o.m", "m.m", "m.fl", "o.s.v", "osv", "s.k", "f.d", "jfr", "kap", "st", "nr", "s", "sid",
    "skr", "prop", "dir", "art", "ca", "tel", "red", "ang", "ev", "inkl", "exkl", "resp", "max", "min", "e.g", "i.e", "etc", "cf", "dr",
    "mr", "mrs", "ms", "no", "p", "pp", "para", "vol", "ed", "eds", "al", "approx", "incl", "fig", "dnr", "kl", "mom", "p.g.a", "bl a",
    "t ex",
];

/// Splits a text into sentences, as byte ranges without surrounding white space.
///
/// A sentence ends at `.`, `?`, `!` or `…` (closing quotes and footnote digits may follow) before white space and a capital, digit or opening
/// mark, unless the word before the stop is an abbreviation, an initial or a heading number; and at a line break, ` | ` or `;`-free list mark `□`.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = match c {
            '.' | '?' | '!' | '…' => sentence_end(text, start, at, c),
            '\n' => Some(at),
            '□' | '☐' | '☑' | '☒' => (at > start).then_some(at),
            _ => None,
        };
        if let Some(end) = end.filter(|&end| end > start) {
            push_trimmed(&mut found, text, start..end);
            start = end;
        }
    }
    push_trimmed(&mut found, text, start..text.len());
    found
}

/// The byte after the sentence that this mark ends, if it ends one.
fn sentence_end(text: &str, start: usize, at: usize, mark: char) -> Option<usize> {
    let after = text.get(at + mark.len_utf8()..)?;
    let tail = after.trim_start_matches(['.', '?', '!', '…']);
    let digits = tail.trim_start_matches(|c: char| c.is_ascii_digit());
    let glued_note = mark == '.' && digits.len() < tail.len() && tail.len() - digits.len() <= 3 && !ends_in_digit(text, at);
    let tail = if glued_note { digits } else { tail };
    let tail = tail.trim_start_matches(['"', '”', '»', '\'', '’', ')', ']', '*', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']);
    let end = text.len() - tail.len();
    if tail.is_empty() {
        return Some(end);
    }
    if !tail.starts_with(char::is_whitespace) {
        return None;
    }
    let next = tail.trim_start().chars().next()?;
    let opens =
        next.is_uppercase() || next.is_ascii_digit() || matches!(next, '"' | '”' | '“' | '»' | '«' | '(' | '[' | '–' | '—' | '•' | '|');
    let stops = mark != '.' || !is_abbreviation(text.get(start..at)?);
    (opens && stops).then_some(end)
}

fn ends_in_digit(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether the word before a full stop is an abbreviation, an initial, or a number that opens the sentence.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(['(', '"', '”', '«']);
    let lower = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let leading_number =
        word.len() == before.trim_start().len() && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    initial || leading_number || ABBREVIATIONS.contains(&lower.as_str())
}

fn push_trimmed(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let Some(raw) = text.get(range.clone()) else { return };
    let from = range.start + (raw.len() - raw.trim_start().len());
    let trimmed = raw.trim();
    if trimmed.chars().any(char::is_alphanumeric) {
        found.push(from..from + trimmed.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn splits_at_stops_but_not_after_abbreviations() {
        assert_eq!(split("Kontakta t.ex. Barnahus. Ring sedan."), ["Kontakta t.ex. Barnahus.", "Ring sedan."]);
        assert_eq!(split("Det gäller människohandel.2 Myndigheten ska agera."), ["Det gäller människohandel.2", "Myndigheten ska agera."]);
        assert_eq!(split("1. Ring polisen. Vad händer sedan? Vänta!"), ["1. Ring polisen.", "Vad händer sedan?", "Vänta!"]);
        assert_eq!(split("Se 4 kap. 1 § SoL (jfr prop. 2021/22:138)."), ["Se 4 kap. 1 § SoL (jfr prop. 2021/22:138)."]);
    }
}
