//! The numbers of headings and captions: `2.1 Rubrik`, `Kapitel 3`, `Bilaga B`, `Tabell 4.`

/// Words before the number of a chapter or appendix.
const CHAPTER: [&str; 8] = ["kapitel", "kap.", "bilaga", "del", "chapter", "appendix", "annex", "part"];
/// First words of captions, before a number.
const CAPTIONS: [&str; 6] = ["figur", "tabell", "diagram", "bild", "figure", "table"];

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
    fn knows_captions() {
        assert!(is_caption("Tabell 3. Anmälda brott"));
        assert!(!is_caption("Tabell 3 visar anmälda brott"));
    }
}
