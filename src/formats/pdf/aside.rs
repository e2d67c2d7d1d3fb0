//! What only looks like a heading: dates and editions, numbers of documents, addresses.

use crate::formats::months::MONTHS;

/// The name of a series is a short form of at most so many letters.
const SERIES_LETTERS: usize = 8;

/// Whether a text is the number of a document in a series, such as `E/ICEF/2025/11` or `NFS 2001:2`.
fn is_code(text: &str) -> bool {
    let (series, number) = text.rsplit_once(' ').unwrap_or(("", text));
    let parted = number.split(['/', ':']).count() > 1 && number.ends_with(|c: char| c.is_ascii_digit());
    let short = series.chars().filter(|c| c.is_alphabetic()).count() <= SERIES_LETTERS;
    let named = short && series.chars().all(|c| c.is_uppercase() || matches!(c, '-' | ' '));
    parted && !number.contains(char::is_lowercase) && named && !is_pair(number)
}

/// Whether a word is two numbers that go together, such as `24/7`, `2024/2025` or `2024/25`.
fn is_pair(word: &str) -> bool {
    let Some((first, second)) = word.split_once('/') else { return false };
    let (Ok(number), Ok(other)) = (first.parse::<u32>(), second.parse::<u32>()) else { return false };
    let next = number.saturating_add(1) % 100 == other % 100;
    match (first.len(), second.len()) {
        (1 | 2, 1 | 2) => true,
        (4, 4) => is_year(first) && is_year(second),
        (4, 2) => is_year(first) && next,
        _ => false,
    }
}

/// Whether a word is a year of the present or the last century.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}

/// What may stand between a word and the date it goes with, in lower case.
const UNTIL: [&str; 18] =
    ["från", "fr.o.m.", "fr", "och", "o", "med", "m", "till", "t.o.m.", "t", "den", "i", "from", "on", "in", "as", "of", "the"];
/// What says so is at most this long, in characters.
const EDITION: usize = 60;
/// What stands over a date on a cover, in lower case.
const DATED: [&str; 22] = [
    "beslutad",
    "beslutat",
    "antagen",
    "antaget",
    "antagna",
    "fastställd",
    "fastställt",
    "reviderad",
    "reviderat",
    "uppdaterad",
    "uppdaterat",
    "version",
    "utgåva",
    "gäller",
    "giltig",
    "approved",
    "adopted",
    "revised",
    "updated",
    "effective",
    "published",
    "issued",
];

/// Whether a text says of which date or edition the document is, such as `Beslutad december 2022`, `Antagen av styrelsen 2024-05-01` or
/// `Version 3.1`: a date or number follows at once, or a date whoever decided.
fn is_edition(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace().map(|word| word.trim_matches([':', ',', '(', ')'])).filter(|word| !word.is_empty());
    let dated = words.find(|word| !matches!(*word, "senast" | "last")).is_some_and(|first| DATED.contains(&first));
    let rest: Vec<&str> = words.skip_while(|word| UNTIL.contains(word)).collect();
    let by_whom = rest.first().is_some_and(|first| matches!(*first, "av" | "by"));
    let ends_with_date = || (1..=3).any(|count| rest.len().checked_sub(count).and_then(|at| rest.get(at..)).is_some_and(opens_with_date));
    let said = opens_with_date(&rest) || opens_with_version(&rest) || by_whom && ends_with_date();
    dated && text.chars().count() <= EDITION && said
}

/// Whether words begin with a date: `2024-05-01`, `2024`, `maj 2024`, `1 maj 2024`, `may 1, 2024`.
fn opens_with_date(words: &[&str]) -> bool {
    let day = |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    match words {
        [first, ..] if is_year(first) || is_numeric_date(first) => true,
        [first, second, ..] if is_month(first) && is_year(second) => true,
        [first, second, third, ..] => (day(first) && is_month(second) || is_month(first) && day(second)) && is_year(third),
        _ => false,
    }
}

/// Such as `2024-05-01`, `2024:1`, `01/05/2024` or `240501`.
fn is_numeric_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '–', '/', '.', ':']).collect();
    let numeric = parts.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let written_together = matches!(word.len(), 6 | 8) && word.bytes().all(|byte| byte.is_ascii_digit());
    written_together || (2..=3).contains(&parts.len()) && numeric && parts.iter().any(|part| is_year(part))
}

/// Whether words are a version's number, and perhaps a date after it.
fn opens_with_version(words: &[&str]) -> bool {
    let [number, rest @ ..] = words else { return false };
    let number = number.trim_start_matches('v').trim_end_matches('.');
    let counted = number.split('.').all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    counted && (rest.is_empty() || number.contains('.') || opens_with_date(rest))
}

/// Whether a word is a month, perhaps cut short, such as `sept.`
fn is_month(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    lower.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(&lower))
}

/// Whether a text is a date and nothing more, such as `September, 2017` or `14 juni 2024`.
fn is_date(text: &str) -> bool {
    let words = || text.split([' ', ',', '.']).filter(|word| !word.is_empty());
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let year = |word: &str| word.len() == 4 && number(word);
    words().count() <= 3 && words().any(year) && words().filter(|word| !number(word)).count() == 1 && words().any(is_month)
}

/// What only looks like a heading: a date, something in brackets such as `[RFC 2119]`, a line of a legend such as `K = Kontrollsiffra`, an address
/// on the web.
pub(super) fn is_aside(text: &str) -> bool {
    let bracketed = (text.starts_with('[') && text.ends_with(']')) || (text.starts_with('(') && text.ends_with(')'));
    bracketed
        || is_date(text)
        || is_edition(text)
        || is_code(text)
        || text.contains(" = ")
        || text.contains('@')
        || text.starts_with("www.")
        || text.contains("://")
        || is_address(text)
}

/// Whether a text is one word with a point between letters, such as `exempel.se/vald`.
fn is_address(text: &str) -> bool {
    let mut parts = text.trim().split('.');
    let first = parts.next().is_some_and(|first| first.ends_with(char::is_alphabetic));
    let mut rest = parts.peekable();
    first && rest.peek().is_some() && rest.all(|part| part.starts_with(char::is_alphabetic)) && !text.trim().contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_only_looks_like_a_heading() {
        assert!(is_aside("[EidTillit]") && is_aside("K = Kontrollsiffra") && is_aside("(NFS 2010:4)") && is_aside("www.exempel.se"));
        assert!(is_aside("September, 2017") && is_aside("14 juni 2024") && !is_aside("Mål 2024") && !is_aside("Året 2017"));
        assert!(is_aside("Sept. 2017") && !is_aside("Juniorer 2024"));
        assert!(is_aside("E/ICEF/2025/11") && is_aside("ELSÄK-FS 2017:3") && !is_aside("Mål 2024:1") && !is_aside("STEG 2:"));
        assert!(is_aside("Version 3.1, 2025-10-10") && is_aside("Senast reviderad maj 2024") && !is_aside("Gäller alla"));
        for edition in [
            "Gäller från och med den 1 januari 2025",
            "Gäller t o m 2027",
            "Antagen av styrelsen den 14 juni 2024",
            "Approved by the board, 2024-05-01",
            "Effective: May 2024",
            "Reviderad 240501",
            "Utgåva 2",
        ] {
            assert!(is_aside(edition), "{edition}");
        }
        assert!(is_aside("exempel.se/vald") && !is_aside("Skydd m.m. i Sverige") && !is_aside("Skydd."));
        assert!(!is_aside("Första bedömningen") && !is_aside("Stöd (och skydd)"));
    }

    #[test]
    fn keeps_titles_with_years_ages_and_steps() {
        for title in ["VERKSAMHETSPLAN 2024/2025", "BUDGET 2024/25", "STÖD 24/7", "HANDLINGSPLAN 2024:1"] {
            assert!(!is_aside(title), "{title}");
        }
        for title in ["Gäller från 18 år", "Effective help in 3 steps", "Adopted children in 2024", "Version 2 av planen", "Adopted by kin"]
        {
            assert!(!is_aside(title), "{title}");
        }
    }
}
