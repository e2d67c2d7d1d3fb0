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
    fn knows_series_and_section_numbers() {
        assert!(is_series("Boverkets författningssamling"));
        assert!(is_section_number("4.2.1.") && !is_section_number("4.") && !is_section_number("4.2 Skydd"));
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
