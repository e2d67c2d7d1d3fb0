//! How lines begin and end.

/// Whether a line ends a sentence or opens a list; a footnote's mark after the full stop does not count.
pub(super) fn ends_sentence(text: &str) -> bool {
    let unmarked = text.trim_end_matches(|c: char| c.is_numeric());
    let unmarked = if unmarked.ends_with(['.', '!', '?', ':', ')', '”', '"']) { unmarked } else { text };
    let closed = unmarked.trim_end_matches(['”', '"', '’', '»', ')', ']', '\'']);
    closed.ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Whether the first letter is in lower case; opening quotes and brackets are passed over.
pub(super) fn starts_lower(text: &str) -> bool {
    first_letter(text).is_some_and(char::is_lowercase)
}

/// Whether the first letter is in upper case.
pub(super) fn starts_upper(text: &str) -> bool {
    first_letter(text).is_some_and(char::is_uppercase)
}

fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| !matches!(c, '”' | '"' | '“' | '’' | '\'' | '«' | '»' | '(' | '['))
}

/// Whether a text is set in capitals throughout.
pub(super) fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && !text.chars().any(char::is_lowercase)
}

/// A text in lower case, letters and digits only, words apart by one space: for comparing headings.
pub(super) fn normal(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_end_of_a_sentence() {
        for text in ["slut.", "slut.12", "”slut.”", "följande:", "(slut.)"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["utan slut", "år 2022", "rekvisiten6", "slut,"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
