//! Which format a file is in: by its name, and by its content where the name does not tell.

use super::{Format, TABLE, by_file_name};

/// Tells the format of a file; one of no known name is HTML by its first tag, Markdown by a heading, else plain text.
pub fn detect(name: &str, bytes: &[u8]) -> Option<&'static Format> {
    by_file_name(name).or_else(|| by_content(bytes))
}

fn by_content(bytes: &[u8]) -> Option<&'static Format> {
    let start = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    let text = String::from_utf8_lossy(start).to_lowercase();
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let first = text.trim_start_matches('\u{feff}').trim_start();
    let name = if first.starts_with("<!doctype html") || first.starts_with("<html") {
        "html"
    } else if text.lines().any(is_heading) {
        "markdown"
    } else {
        "text"
    };
    TABLE.iter().find(|format| format.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_content_tell_the_format() {
        let name = |file: &str, bytes: &[u8]| detect(file, bytes).map(|format| format.name);
        assert_eq!(name("a.md", b"x"), Some("markdown"));
        assert_eq!(name("a", b"# Rubrik\n"), Some("markdown"));
        assert_eq!(name("a", b" <!DOCTYPE html><p>"), Some("html"));
        assert_eq!(name("a.pages", "text åäö".as_bytes()), Some("text"));
    }
}
