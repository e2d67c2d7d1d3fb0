//! Which format a file is in: by its name, and by its content where the name does not tell or lies.

use super::{Format, TABLE, by_file_name};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// The formats that are text, so that a binary file cannot be one of them.
const TEXT: [&str; 3] = ["markdown", "html", "text"];

/// How files begin that are no text, with a name for them.
const BEGINNINGS: [(&[u8], &str); 6] = [
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (DOCX, ODT, EPUB)"),
    (b"\xD0\xCF\x11\xE0", "Microsoft Office 97–2003"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xFF\xD8\xFF", "JPEG"),
];

/// Tells the format of a file; an error where its content is not what its name says, or no text at all.
pub fn detect(name: &str, bytes: &[u8]) -> Result<&'static Format, Problem> {
    let named = by_file_name(name);
    if let Some(format) = named.filter(|format| !TEXT.contains(&format.name)) {
        return Ok(format);
    }
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Err(disguised(kind));
    }
    if bytes.contains(&0) && !is_utf16(bytes) {
        return Err(binary());
    }
    named.or_else(|| by_content(bytes)).ok_or_else(binary)
}

/// UTF-16 is text with null bytes; it is recognised by its mark.
fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

/// HTML by its first tag, Markdown by a heading, else plain text.
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

fn disguised(kind: &str) -> Problem {
    let message = Bilingual::new(
        format!("filen är inte text utan {kind}, och har inte lästs"),
        format!("the file is not text but {kind}, and was not read"),
    );
    let help =
        Bilingual::new("Ge filen det namn som den ska ha, eller spara den som text.", "Give the file its right name, or save it as text.");
    Problem::new("file-disguised", Gravity::Error, message).with_help(help)
}

fn binary() -> Problem {
    let message = Bilingual::new(
        "filen är binär (den innehåller nolltecken) och har inte lästs",
        "the file is binary (it holds null characters) and was not read",
    );
    Problem::new("file-binary", Gravity::Error, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_content_tell_the_format() {
        let name = |file: &str, bytes: &[u8]| detect(file, bytes).map(|format| format.name).map_err(|problem| problem.code);
        assert_eq!(name("a.md", b"x"), Ok("markdown"));
        assert_eq!(name("a", b"# Rubrik\n"), Ok("markdown"));
        assert_eq!(name("a", b" <!DOCTYPE html><p>"), Ok("html"));
        assert_eq!(name("a.pages", "text åäö".as_bytes()), Ok("text"));
        assert_eq!(name("a.txt", b"\xFF\xFEa\0"), Ok("text"));
        assert_eq!(name("a.md", b"a\0b"), Err("file-binary"));
        assert_eq!(name("a.md", b"%PDF-1.7"), Err("file-disguised"));
    }
}
