//! Whether a page's text is text at all, or what unusable fonts leave.

/// Share of unmapped characters beyond which a page is not readable.
const UNMAPPED: f32 = 0.2;
/// Share of vowels below which Latin letters are no language but a cipher.
const FEWEST_VOWELS: f32 = 0.25;
/// Fewer characters than this prove nothing.
const ENOUGH: usize = 40;
/// Fewer Latin letters than this prove nothing about vowels.
const ENOUGH_LETTERS: usize = 200;

/// Whether the fonts of a text give no usable characters.
pub(super) fn is_rubbish(text: &str) -> bool {
    let (mut visible, mut unmapped, mut letters, mut vowels) = (0, 0, 0, 0);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        visible += 1;
        unmapped += usize::from(is_unmapped(c));
        letters += usize::from(c.is_ascii_alphabetic() || matches!(c, 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é'));
        let vowel = matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é');
        vowels += usize::from(vowel);
    }
    if visible >= ENOUGH && share(unmapped, visible) > UNMAPPED {
        return true;
    }
    let latin = letters * 2 > visible;
    latin && letters >= ENOUGH_LETTERS && share(vowels, letters) < FEWEST_VOWELS
}

/// Private, replaced and control characters.
fn is_unmapped(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || c.is_control() || ('\u{E000}'..='\u{F8FF}').contains(&c)
}

fn share(part: usize, whole: usize) -> f32 {
    super::order::ratio(part, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_text_from_rubbish() {
        let text = "Den här handledningen vänder sig till socialsekreterare som utreder barns och ungas behov av skydd. ".repeat(4);
        let cipher: String =
            text.chars().map(|c| if c.is_ascii_lowercase() { char::from((c as u8 - b'a' + 3) % 26 + b'a') } else { c }).collect();
        assert!(!is_rubbish(&text));
        assert!(is_rubbish(&cipher));
        assert!(is_rubbish(&"\u{FFFD}a".repeat(40)));
        assert!(!is_rubbish("12 3"));
    }
}
