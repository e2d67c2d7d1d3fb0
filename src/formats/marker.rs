//! List markers that stand in the text itself, in formats that keep no lists.

/// Signs that open a list item when white space follows.
const BULLETS: &[char] = &[
    '•', '◦', '▪', '▫', '●', '○', '■', '□', '‣', '⁃', '∙', '·', '–', '—', '-', '*', '►', '▶', '➢', '➤', '✓', '✔', '›', '\u{F0B7}',
    '\u{F0A7}', '\u{F0D8}', '\u{F0FC}',
];

/// The text after a bullet, if the text starts with one.
pub(super) fn after_bullet(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix(BULLETS)?.trim_start_matches('›');
    (rest.starts_with(char::is_whitespace)).then(|| rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// The text after a number or letter such as `1.`, `12)`, `a)` or `(iv)`, with that marker.
pub(super) fn after_number(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let open = text.strip_prefix('(');
    let inner = open.unwrap_or(text);
    let length = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (marker, rest) = inner.split_at_checked(length)?;
    let rest = match open {
        Some(_) => rest.strip_prefix(')')?,
        None => rest.strip_prefix(['.', ')'])?,
    };
    let number = marker.len() <= 3 && marker.bytes().all(|byte| byte.is_ascii_digit());
    let letter = marker.len() == 1 && marker.bytes().all(|byte| byte.is_ascii_lowercase());
    let roman = marker.len() <= 5 && marker.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let fits = !marker.is_empty() && (number || letter || roman) && rest.starts_with(char::is_whitespace);
    fits.then(|| (marker, rest.trim_start())).filter(|(_, rest)| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_bullets_and_numbers() {
        assert_eq!(after_bullet("•\tbarnet"), Some("barnet"));
        assert_eq!(after_bullet("– barnet"), Some("barnet"));
        assert_eq!(after_bullet("›› barnet"), Some("barnet"));
        assert_eq!(after_bullet("-barnet"), None);
        assert_eq!(after_number("12. barnet"), Some(("12", "barnet")));
        assert_eq!(after_number("(a) barnet"), Some(("a", "barnet")));
        assert_eq!(after_number("a) barnet"), Some(("a", "barnet")));
        assert_eq!(after_number("2.1 Rubrik"), None);
        assert_eq!(after_number("2022. Rapporten"), None);
    }
}
