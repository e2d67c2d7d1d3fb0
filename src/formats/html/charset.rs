//! The encoding that a page names itself, looked for where browsers look: in its first bytes.

use encoding_rs::Encoding;

/// Browsers look at the first 1,024 bytes; pages with long comments before `head` exist.
const LOOK_AT: usize = 4096;

/// The encoding named by `<meta charset>`, `<meta http-equiv>` or an XML declaration.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..LOOK_AT).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    tags(&start, "<meta").find_map(|tag| named(tag, "charset")).or_else(|| tags(&start, "<?xml").find_map(|tag| named(tag, "encoding")))
}

/// Every stretch from this opening to the next `>`.
fn tags<'a>(text: &'a str, opening: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(opening).skip(1).map(|rest| rest.split('>').next().unwrap_or(rest))
}

/// The encoding after `key =` in a tag.
fn named(tag: &str, key: &str) -> Option<&'static Encoding> {
    let (_, rest) = tag.split_once(key)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label = value.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page read as ASCII cannot be UTF-16: browsers then take UTF-8.
    Some(if encoding.is_ascii_compatible() { encoding } else { encoding_rs::UTF_8 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_declared_encoding() {
        let name = |text: &str| declared(text.as_bytes()).map(Encoding::name);
        assert_eq!(name("<meta name=x content=y><META CHARSET='iso-8859-1'>"), Some("windows-1252"));
        assert_eq!(name(r#"<meta http-equiv="Content-Type" content="text/html; charset=windows-1252" />"#), Some("windows-1252"));
        assert_eq!(name(r#"<?xml version="1.0" encoding="ISO-8859-15"?>"#), Some("ISO-8859-15"));
        assert_eq!(name("<meta charset=utf-16>"), Some("UTF-8"));
        assert_eq!(name("<p>charset=latin1</p>"), None);
    }
}
