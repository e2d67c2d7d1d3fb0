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
    let visible: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let unmapped = visible.iter().filter(|&&c| is_unmapped(c)).count();
    if visible.len() >= ENOUGH && share(unmapped, visible.len()) > UNMAPPED {
        return true;
    }
    let letters: Vec<char> =
        visible.iter().filter(|c| c.is_ascii_alphabetic() || "åäöÅÄÖé".contains(**c)).map(char::to_ascii_lowercase).collect();
    let vowels = letters.iter().filter(|c| "aeiouyåäöÅÄÖé".contains(**c)).count();
    let latin = letters.len() * 2 > visible.len();
    latin && letters.len() >= ENOUGH_LETTERS && share(vowels, letters.len()) < FEWEST_VOWELS
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
