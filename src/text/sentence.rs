//! Sentences of a block's text.

use std::ops::Range;

/// Abbreviations whose full stop ends no sentence, in lower case without the last stop.
const ABBREVIATIONS: &[&str] = &[
    "t.ex", "bl.a", "d.v.s", "dvs", "t.o.m", "fr.o.m", "m.m", "m.fl", "o.s.v", "osv", "s.k", "f.d", "jfr", "kap", "st", "nr", "s", "sid",
    "skr", "prop", "dir", "art", "ca", "tel", "red", "ang", "ev", "inkl", "exkl", "resp", "max", "min", "e.g", "i.e", "etc", "cf", "dr",
    "mr", "mrs", "ms", "no", "p", "pp", "para", "vol", "ed", "eds", "al", "approx", "incl", "fig", "dnr", "kl", "mom", "p.g.a", "bl a",
    "t ex",
];

/// The longest sentence, in bytes.
const LONGEST: usize = 2_000;

/// Splits a text into sentences, as byte ranges without surrounding white space.
///
/// A sentence ends at `.`, `?`, `!` or `…` (closing quotes and footnote digits may follow) before white space and a capital, digit or opening
/// mark, unless the word before the stop is an abbreviation, an initial or a heading number; and at a line break or a list mark `□`. The cells
/// of a table row are read as one.
/// What goes on for longer than [`LONGEST`] is no sentence of anybody's and ends at the next white space: much that is asked of the words of
/// one sentence takes the square of their number.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut stops = Stops::default();
    for (at, c) in text.char_indices() {
        let end = match c {
            '.' | '?' | '!' | '…' => {
                if at >= stops.end {
                    stops = Stops::at(text, at);
                }
                sentence_end(text, start, (at, c), &stops)
            }
            '\n' => Some(at),
            '□' | '☐' | '☑' | '☒' => (at > start).then_some(at),
            ' ' | '\t' => (at - start > LONGEST).then_some(at),
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

/// Marks that stop a sentence, in a row, with what may follow them; looked at once for the whole row, which may be a long leader.
#[derive(Default)]
struct Stops {
    /// The byte after the last of them.
    end: usize,
    /// The byte after the quotes and brackets that close behind them.
    closed: usize,
    /// The same where the number of a footnote stands right after the stops.
    noted: Option<usize>,
}

impl Stops {
    fn at(text: &str, at: usize) -> Self {
        let after = |from: usize, matches: fn(char) -> bool| {
            let tail = text.get(from..).unwrap_or_default();
            from + (tail.len() - tail.trim_start_matches(matches).len())
        };
        let closes =
            |c| matches!(c, '"' | '”' | '»' | '\'' | '’' | ')' | ']' | '*' | '¹' | '²' | '³' | '⁴' | '⁵' | '⁶' | '⁷' | '⁸' | '⁹' | '⁰');
        let end = after(at, |c| matches!(c, '.' | '?' | '!' | '…'));
        let digits = after(end, |c| c.is_ascii_digit());
        let noted = (1..=3).contains(&(digits - end)).then(|| after(digits, closes));
        Self { end, closed: after(end, closes), noted }
    }
}

/// The byte after the sentence that this mark ends, if it ends one.
fn sentence_end(text: &str, start: usize, (at, mark): (usize, char), stops: &Stops) -> Option<usize> {
    let end = stops.noted.filter(|_| mark == '.' && !ends_in_digit(text, at)).unwrap_or(stops.closed);
    let tail = text.get(end..)?;
    if tail.is_empty() {
        return Some(end);
    }
    if !tail.starts_with(char::is_whitespace) {
        return None;
    }
    let next = tail.trim_start().chars().next()?;
    let opens =
        next.is_uppercase() || next.is_ascii_digit() || matches!(next, '"' | '”' | '“' | '»' | '«' | '(' | '[' | '–' | '—' | '•' | '|');
    let stops = opens && (mark != '.' || !is_abbreviation(text.get(start..at)?));
    stops.then_some(end)
}

fn ends_in_digit(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether the word before a full stop is an abbreviation, an initial, or a number that opens the sentence.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(['(', '"', '”', '«']);
    let lower = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let number = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let leading_number = number && word.len() == before.trim_start().len();
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
    fn what_never_stops_is_cut_between_words() {
        let text = "barn och unga ".repeat(1_000);
        let found = split(&text);
        assert!(found.len() > 5);
        assert!(found.iter().all(|part| part.len() <= LONGEST + 10 && part.split(' ').all(|word| ["barn", "och", "unga"].contains(&word))));
    }

    #[test]
    fn splits_at_stops_but_not_after_abbreviations() {
        assert_eq!(split("Kontakta t.ex. Barnahus. Ring sedan."), ["Kontakta t.ex. Barnahus.", "Ring sedan."]);
        assert_eq!(split("Det gäller människohandel.2 Myndigheten ska agera."), ["Det gäller människohandel.2", "Myndigheten ska agera."]);
        assert_eq!(split("1. Ring polisen. Vad händer sedan? Vänta!"), ["1. Ring polisen.", "Vad händer sedan?", "Vänta!"]);
        assert_eq!(split("Se 4 kap. 1 § SoL (jfr prop. 2021/22:138)."), ["Se 4 kap. 1 § SoL (jfr prop. 2021/22:138)."]);
    }
}
