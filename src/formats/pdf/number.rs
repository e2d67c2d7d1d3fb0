//! The numbers of headings and captions: `2.1 Rubrik`, `Kapitel 3`, `Bilaga B`, `Tabell 4.`

/// Words before the number of a chapter or appendix.
const CHAPTER: [&str; 9] = ["kapitel", "kap.", "kap", "bilaga", "del", "chapter", "appendix", "annex", "part"];
/// Those of them that stand alone over an appendix's title, each a line of its own.
const APPENDIX: [&str; 3] = ["bilaga", "appendix", "annex"];
/// First words of captions, before a number.
const CAPTIONS: [&str; 7] = ["figur", "tabell", "diagram", "bild", "figure", "fig.", "table"];

/// Last words of the names of series, which stand over the titles of their parts.
const SERIES: [&str; 2] = ["författningssamling", "rapportserie"];

/// How many parts the number of a heading has: 2 for `2.1 Rubrik`, 1 for `Kapitel 3`, 0 for none.
pub(super) fn depth(text: &str) -> u8 {
    let mut words = text.split_whitespace();
    let first = words.next();
    // The dash in `2.1 – Rubrik` parts the number from the title.
    let (Some(first), Some(second)) = (first, words.find(|word| !matches!(*word, "-" | "–"))) else { return 0 };
    if CHAPTER.contains(&first.to_lowercase().as_str()) {
        let number = second.trim_end_matches([':', '.', ',']);
        let counted =
            number.chars().all(|c| c.is_ascii_digit()) || is_roman(number) || (number.len() == 1 && number.chars().all(char::is_uppercase));
        return u8::from(counted && !number.is_empty());
    }
    if is_chapter(text) {
        return 1;
    }
    let parts: Vec<&str> = match first.trim_end_matches('.').split('.').collect::<Vec<_>>() {
        // `1.0` stands over `1.1`.
        parts if parts.len() == 2 => {
            parts.into_iter().enumerate().filter(|(index, part)| *index == 0 || *part != "0").map(|(_, part)| part).collect()
        }
        parts => parts,
    };
    let numeric = parts.iter().all(|part| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let named = second.starts_with(|c: char| c.is_uppercase() || matches!(c, '”' | '"' | '«' | '»'));
    if numeric && named && parts.len() <= 6 { u8::try_from(parts.len()).unwrap_or(0) } else { 0 }
}

/// The parts of the number that a text begins with: 2 and 1 for `2.1 Rubrik`.
pub(super) fn parts(text: &str) -> Vec<u32> {
    let number = text.split_whitespace().next().unwrap_or_default().trim_end_matches('.');
    number.split('.').map_while(|part| part.parse().ok()).collect()
}

/// Such as `3 kap. Skydd`.
pub(super) fn is_chapter(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let number = words.next().is_some_and(|first| first.len() <= 2 && first.bytes().all(|byte| byte.is_ascii_digit()));
    number && words.next().is_some_and(|second| second.to_lowercase() == "kap.")
}

/// Whether a text is the number of a chapter and nothing more, such as `Kapitel 3` or `3 kap.`: its title stands on the next line.
pub(super) fn is_bare_chapter(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(second), None) = (words.next(), words.next(), words.next()) else { return false };
    let is_chapter = |word: &str| CHAPTER.contains(&word) && !APPENDIX.contains(&word);
    depth(text) == 1 && (is_chapter(&first.to_lowercase()) || is_chapter(&second.to_lowercase()))
}

/// Whether a text begins with the number of an appendix, such as `Bilaga 2` or `Annex B: Tables`, and does not go on as a sentence.
pub(super) fn is_appendix(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let appendix = words.next().is_some_and(|first| APPENDIX.contains(&first.to_lowercase().as_str()));
    appendix && depth(text) == 1 && !words.nth(1).is_some_and(|third| third.starts_with(char::is_lowercase))
}

/// Whether a text is a word and its number, closed by a bracket or colon, and nothing more, such as `Steg 2)` or `Fas 1:`.
pub(super) fn is_counted_word(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(second), None) = (words.next(), words.next(), words.next()) else { return false };
    let number = second.strip_suffix([')', ':']).unwrap_or_default();
    let word = first.starts_with(char::is_uppercase) && first.chars().all(char::is_alphabetic);
    word && (1..=2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !CAPTIONS.contains(&first.to_lowercase().as_str())
}

/// Such as `Tabell 3. Anmälda brott` or `Fig. A1.2. Anmälda brott`.
pub(super) fn is_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let number = words.next().unwrap_or_default();
    let bare = number.trim_end_matches(['.', ':']);
    let digits = bare.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(bare);
    CAPTIONS.contains(&first.as_str())
        && bare.len() < number.len()
        && !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Such as `Boverkets författningssamling`.
pub(super) fn is_series(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|last| SERIES.contains(&last.to_lowercase().as_str()))
}

/// Whether a text begins with a Roman number or a capital letter, a point and a space, such as `IV. Beslut`.
pub(super) fn is_outline_number(text: &str) -> bool {
    let counted = |number: &str| {
        !number.is_empty() && (number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_uppercase()) || is_roman(number))
    };
    text.split_once(char::is_whitespace).and_then(|(first, _)| first.strip_suffix('.')).is_some_and(counted)
}

/// Whether all letters of a word are those of Roman numbers.
fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'))
}

/// Whether a text begins with a number without a point and a word in lower case, such as `10 procent`, and is no chapter.
pub(super) fn is_quantity(text: &str) -> bool {
    let (number, after) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let counted = number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == ',');
    counted && after.trim_start().starts_with(char::is_lowercase) && !is_chapter(text)
}

/// Months in Swedish and English.
const MONTHS: [&str; 20] = [
    "januari",
    "january",
    "februari",
    "february",
    "mars",
    "march",
    "april",
    "maj",
    "may",
    "juni",
    "june",
    "juli",
    "july",
    "augusti",
    "august",
    "september",
    "oktober",
    "october",
    "november",
    "december",
];

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

/// A number of several parts with nothing after it, such as `4.2.1.`
pub(super) fn is_section_number(text: &str) -> bool {
    let parts = text.trim().trim_end_matches('.').split('.');
    parts.clone().count() > 1 && parts.into_iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_parts_of_a_number() {
        assert_eq!(depth("2.1 Rubrik"), 2);
        assert_eq!(depth("3. Rubrik"), 1);
        assert_eq!(depth("Kapitel 3 Skydd"), 1);
        assert_eq!(depth("2022 års rapport"), 0);
        assert_eq!(depth("Rubrik"), 0);
        assert_eq!((depth("1.0 Bakgrund"), depth("1.3.0 Mål"), depth("Bilaga II")), (1, 3, 1));
        assert_eq!(parts("2.1. Rubrik"), [2, 1]);
        assert_eq!((depth("2.1 – Rubrik"), depth("– Rubrik"), depth("- 2.1 Mål")), (2, 0, 0));
    }

    #[test]
    fn tells_what_only_looks_like_a_heading() {
        assert!(is_series("Boverkets författningssamling"));
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
        assert!(!is_aside("Första bedömningen") && !is_aside("Stöd (och skydd)"));
        assert!(is_section_number("4.2.1.") && !is_section_number("4.") && !is_section_number("4.2 Skydd"));
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

    #[test]
    fn knows_chapters_and_quantities() {
        assert!(
            is_bare_chapter("KAP 1.")
                && is_bare_chapter("3 kap.")
                && !is_bare_chapter("Bilaga 1")
                && !is_bare_chapter("Del 3 Skydd")
                && !is_bare_chapter("3. Skydd")
        );
        assert!(is_chapter("3 kap. Skydd") && !is_chapter("3 kap") && !is_chapter("3. Skydd"));
        assert!(
            is_quantity("10 procent av alla barn") && !is_quantity("3 kap. Skydd") && !is_quantity("3.2. loa4") && !is_quantity("2024")
        );
        assert!(is_outline_number("IV. Beslut") && is_outline_number("A. Förslag") && !is_outline_number("Ida. Hon"));
        assert!(is_aside("exempel.se/vald") && !is_aside("Skydd m.m. i Sverige") && !is_aside("Skydd."));
    }

    #[test]
    fn knows_appendices() {
        assert!(is_appendix("Bilaga 2") && is_appendix("Annex B: Tables") && is_appendix("Appendix II – Stöd"));
        assert!(!is_appendix("Bilaga 2 till lagen") && !is_appendix("Bilagor") && !is_appendix("Kapitel 2"));
    }

    #[test]
    fn knows_captions() {
        assert!(is_caption("Tabell 3. Anmälda brott") && is_caption("Fig. A1.2. Anmälda brott"));
        assert!(!is_caption("Tabell 3 visar anmälda brott"));
    }
}
