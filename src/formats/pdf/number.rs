//! The numbers of headings and captions: `2.1 Rubrik`, `Kapitel 3`, `Bilaga B`, `Tabell 4.`

/// Words before the number of a chapter or appendix.
const CHAPTER: [&str; 8] = ["kapitel", "kap.", "bilaga", "del", "chapter", "appendix", "annex", "part"];
/// First words of captions, before a number.
const CAPTIONS: [&str; 6] = ["figur", "tabell", "diagram", "bild", "figure", "table"];

/// Last words of the names of series, which stand over the titles of their parts.
const SERIES: [&str; 2] = ["författningssamling", "rapportserie"];

/// How many parts the number of a heading has: 2 for `2.1 Rubrik`, 1 for `Kapitel 3`, 0 for none.
pub(super) fn depth(text: &str) -> u8 {
    let mut words = text.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return 0 };
    if CHAPTER.contains(&first.to_lowercase().as_str()) {
        let number = second.trim_end_matches([':', '.', ',']);
        let counted = number.chars().all(|c| c.is_ascii_digit()) || (number.len() == 1 && number.chars().all(char::is_uppercase));
        return u8::from(counted && !number.is_empty());
    }
    let parts: Vec<&str> = first.trim_end_matches('.').split('.').collect();
    let numeric = parts.iter().all(|part| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let named = second.starts_with(|c: char| c.is_uppercase() || matches!(c, '”' | '"' | '«' | '»'));
    if numeric && named && parts.len() <= 6 { u8::try_from(parts.len()).unwrap_or(0) } else { 0 }
}

/// Such as `Tabell 3. Anmälda brott`.
pub(super) fn is_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let number = words.next().unwrap_or_default();
    let digits = number.trim_end_matches(['.', ':']);
    CAPTIONS.contains(&first.as_str())
        && digits.len() < number.len()
        && !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Such as `Boverkets författningssamling`.
pub(super) fn is_series(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|last| SERIES.contains(&last.to_lowercase().as_str()))
}

/// What only looks like a heading: something in brackets such as `[RFC 2119]`, a line of a legend such as `K = Kontrollsiffra`, an address
/// on the web.
pub(super) fn is_aside(text: &str) -> bool {
    let bracketed = (text.starts_with('[') && text.ends_with(']')) || (text.starts_with('(') && text.ends_with(')'));
    bracketed || text.contains(" = ") || text.contains('@') || text.starts_with("www.") || text.contains("://")
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
    }

    #[test]
    fn tells_what_only_looks_like_a_heading() {
        assert!(is_series("Boverkets författningssamling"));
        assert!(is_aside("[EidTillit]") && is_aside("K = Kontrollsiffra") && is_aside("(NFS 2010:4)") && is_aside("www.exempel.se"));
        assert!(!is_aside("Första bedömningen") && !is_aside("Stöd (och skydd)"));
        assert!(is_section_number("4.2.1.") && !is_section_number("4.") && !is_section_number("4.2 Skydd"));
    }

    #[test]
    fn knows_captions() {
        assert!(is_caption("Tabell 3. Anmälda brott"));
        assert!(!is_caption("Tabell 3 visar anmälda brott"));
    }
}
