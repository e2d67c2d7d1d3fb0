//! Numbers and labels before headings.

use super::roman::roman;
use super::sentence::starts_upper;
use super::words::{CAPTIONS, LABELS};

/// A heading's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbering<'a> {
    /// How many numbers: 2 for `2.1`.
    pub(super) depth: u8,
    /// The first number.
    pub(super) first: u32,
    /// What stands after the number.
    pub(super) title: &'a str,
}

/// Reads `2`, `2.`, `2.1` or `2.1.` before a title that begins in upper case.
pub(super) fn numbering(text: &str) -> Option<Numbering<'_>> {
    let length: usize = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let (number, rest) = text.split_at_checked(length)?;
    let title = rest.trim_start();
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let well_formed = parts.iter().all(|part| !part.is_empty() && part.len() <= 2 && !part.starts_with('0') || *part == "0");
    if !well_formed || title.len() == rest.len() || !starts_upper(title) || number.ends_with("..") {
        return None;
    }
    let first = parts.first()?.parse().ok()?;
    Some(Numbering { depth: u8::try_from(parts.len()).ok()?, first, title })
}

/// Whether a line opens with a label and a number (`Kapitel 3`, `Bilaga A`, `4 kap.`) and goes on as a heading would.
pub(super) fn is_labelled(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let (label, number) = if first.starts_with(|c: char| c.is_ascii_digit()) { (second, first) } else { (first, second) };
    let label = label.to_lowercase();
    let capital = first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let bare = label.trim_end_matches([':', '.']);
    if !capital || !(LABELS.contains(&label.as_str()) || LABELS.contains(&bare)) || !is_number(number) {
        return false;
    }
    let rest = text.find(second).and_then(|at| text.get(at + second.len()..)).unwrap_or_default().trim_start();
    let closed = second.ends_with([':', '.', '–', '-']);
    rest.is_empty() || closed || starts_upper(rest) || rest.starts_with(['–', '-', ':', '—'])
}

/// An arabic or roman number, or one letter.
fn is_number(word: &str) -> bool {
    let word = word.trim_end_matches([':', '.', ')', '–', '-']);
    let arabic = !word.is_empty() && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    arabic || roman(word).is_some() || letter
}

/// Whether a line is the caption of a table or picture: `Tabell 2. …`.
pub(super) fn is_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let label = words.next().unwrap_or_default();
    let number = words.next().unwrap_or_default();
    let digits = number.trim_end_matches([':', '.', ',']);
    let numbered = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let goes_on = number.ends_with([':', '.']) || words.next().is_none_or(|word| starts_upper(word) || matches!(word, "–" | "-"));
    label.starts_with(char::is_uppercase) && CAPTIONS.contains(&label.to_lowercase().as_str()) && numbered && goes_on
}

/// Whether a line is headed by a section sign: `§ 3 Samverkan`, `3 § Samverkan`.
pub(super) fn is_section_sign(text: &str) -> bool {
    let rest = text.strip_prefix('§').or_else(|| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let rest = text.get(digits..).filter(|_| digits > 0)?.trim_start();
        rest.strip_prefix(|letter: char| letter.is_ascii_lowercase()).unwrap_or(rest).trim_start().strip_prefix('§')
    });
    rest.is_some_and(|rest| {
        let title = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '.');
        title.is_empty() || starts_upper(title)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_and_labels() {
        assert_eq!(numbering("2.1. SAMVERKAN"), Some(Numbering { depth: 2, first: 2, title: "SAMVERKAN" }));
        assert_eq!(numbering("10 Uppföljning").map(|numbering| numbering.first), Some(10));
        for text in ["2022 Rapport", "3 dagar", "1..2 X", "3.", "2a Mål", "05 Mål"] {
            assert_eq!(numbering(text), None, "{text}");
        }
        for text in ["Kapitel 3 Samverkan", "Bilaga 1", "Bilaga A. Checklista", "4 kap. Ansvar", "KAPITEL IV", "Appendix 2: Forms"] {
            assert!(is_labelled(text), "{text}");
        }
        for text in ["Kapitel 3 handlar om", "kapitel 3", "Del av uppdraget", "bilaga 1"] {
            assert!(!is_labelled(text), "{text}");
        }
        assert!(is_caption("Tabell 2. Antal ärenden") && !is_caption("Tabell 2 visar antalet") && !is_caption("Tabellen 2"));
        assert!(
            is_section_sign("3 § Samverkan")
                && is_section_sign("§ 4 Ansvar")
                && is_section_sign("4 e § Hedersförtryck")
                && !is_section_sign("3 § gäller")
        );
    }
}
