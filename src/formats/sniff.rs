//! Which format a file is in: by its first bytes where they tell, else by its name, else by how its text looks.

use std::io::Cursor;

use zip::ZipArchive;

use super::problems::{format_by_content, not_read, not_text};
use super::{Format, by_file_name, by_name, compound, foreign};
use crate::problem::Problem;

/// How much of a text is looked at.
const SAMPLE: usize = 1 << 16;

/// A format, and what there is to say of how it was told.
#[derive(Debug)]
pub struct Detected {
    /// The format.
    pub format: &'static Format,
    /// A note where the content is not what the name says.
    pub note: Option<Problem>,
}

/// Tells the format of a file.
///
/// A PDF, Word, `OpenDocument` or RTF document is known by its content, whatever its name, and so is a page under a word processor's
/// extension. What else has no known name is HTML by its first tag, Markdown by a heading, else plain text.
///
/// # Errors
/// What is known by its content and is none of the formats: an old Word document, one with a password, a spreadsheet, an archive.
pub fn detect(name: &str, bytes: &[u8]) -> Result<Detected, Problem> {
    let named = by_file_name(name);
    let found = match by_signature(bytes, named)? {
        Some(name) => by_name(name),
        None if named.is_none_or(|format| is_page_in_disguise(format, bytes)) => by_name(by_look(bytes)),
        None => named,
    };
    // Every name that is given above stands in the table.
    let format = found.or(named).ok_or_else(not_text)?;
    let note = named.filter(|named| named.name != format.name).map(|_| format_by_content(format.title));
    Ok(Detected { format, note })
}

/// The format that the first bytes tell.
fn by_signature(bytes: &[u8], named: Option<&Format>) -> Result<Option<&'static str>, Problem> {
    let trimmed = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if compound::is_compound(bytes) {
        return Err(compound::refusal(bytes));
    }
    if let Some(what) = foreign::named(bytes) {
        return Err(not_read(what));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return by_parts(bytes, named);
    }
    Ok(if trimmed.starts_with(b"%PDF-") {
        Some("pdf")
    } else if trimmed.starts_with(b"{\\rtf") {
        Some("rtf")
    } else {
        None
    })
}

/// The format of a package, by the type that it declares first or by the names of its parts.
fn by_parts(bytes: &[u8], named: Option<&Format>) -> Result<Option<&'static str>, Problem> {
    /// A local header of a part called `mimetype`, without extra fields; its content stands unpacked.
    const TYPE: usize = 30;
    let declared = bytes.get(TYPE..).and_then(|rest| rest.strip_prefix(b"mimetype"));
    let declares = |kind: &[u8]| declared.is_some_and(|declared| declared.starts_with(kind));
    if declares(b"application/vnd.oasis.opendocument.text") {
        return Ok(Some("odt"));
    }
    if declares(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Err(not_read(("ett kalkylark", "a spreadsheet")));
    }
    if declares(b"application/vnd.oasis.opendocument.presentation") {
        return Err(not_read(("en presentation", "a presentation")));
    }
    if declares(b"application/epub+zip") {
        return Err(not_read(("en e-bok", "an e-book")));
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).ok();
    let has = |folder: &str| archive.as_ref().is_some_and(|archive| archive.file_names().flatten().any(|name| name.starts_with(folder)));
    // A package's parts may have any names, so that the file's own name has a say before it is called an archive.
    if has("word/") {
        Ok(Some("docx"))
    } else if has("content.xml") {
        Ok(Some("odt"))
    } else if has("xl/") {
        Err(not_read(("ett kalkylark", "a spreadsheet")))
    } else if has("ppt/") {
        Err(not_read(("en presentation", "a presentation")))
    } else if named.is_some_and(|format| matches!(format.name, "docx" | "odt")) {
        Ok(None)
    } else {
        Err(not_read(("ett arkiv", "an archive")))
    }
}

/// Whether a web page stands under the name of a binary format, as some programs export `.doc`.
fn is_page_in_disguise(named: &Format, bytes: &[u8]) -> bool {
    matches!(named.name, "docx" | "odt" | "rtf" | "pdf") && by_look(bytes) == "html"
}

/// What a text looks like.
fn by_look(bytes: &[u8]) -> &'static str {
    let start = bytes.get(..SAMPLE).unwrap_or(bytes);
    let text = String::from_utf8_lossy(start).to_lowercase();
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let first = text.trim_start_matches('\u{feff}').trim_start();
    if first.starts_with("<!doctype html") || first.starts_with("<html") {
        "html"
    } else if text.lines().any(is_heading) {
        "markdown"
    } else {
        "text"
    }
}

#[cfg(test)]
mod tests {
    use super::super::office::testing::{docx, odt, package};
    use super::*;

    const PDF: &[u8] = include_bytes!("../../fixtures/formats/pdf/scan.pdf");

    /// The format and the code of the note, or the code of the refusal.
    fn told(name: &str, bytes: &[u8]) -> (&'static str, Option<&'static str>) {
        match detect(name, bytes) {
            Ok(Detected { format, note }) => (format.name, note.map(|note| note.code)),
            Err(problem) => ("", Some(problem.code)),
        }
    }

    /// A compound file whose directory names this stream.
    fn compound(stream: &str) -> Vec<u8> {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(1024, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(1536, 0);
        bytes
    }

    #[test]
    fn names_and_looks_tell_texts_apart() {
        assert_eq!(told("a.md", b"x"), ("markdown", None));
        assert_eq!(told("a", b"# Rubrik\n"), ("markdown", None));
        assert_eq!(told("a", b" <!DOCTYPE html><p>"), ("html", None));
        assert_eq!(told("a.md", b"<html><p>"), ("markdown", None));
        assert_eq!(told("a.pages", "text åäö".as_bytes()), ("text", None));
    }

    #[test]
    fn content_beats_the_name() {
        let files = [("pdf", PDF.to_vec()), ("docx", docx("", &[])), ("odt", odt("", "", "")), ("rtf", b"{\\rtf1 hej}".to_vec())];
        for (format, bytes) in files {
            assert_eq!(told("a", &bytes), (format, None));
            assert_eq!(told(&format!("a.{format}"), &bytes), (format, None));
            assert_eq!(told("a.md", &bytes), (format, Some("format-by-content")));
        }
        assert_eq!(told("a.doc", b"<html><body>"), ("html", Some("format-by-content")));
        assert_eq!(told("a.doc", b"{\\rtf1 hej}"), ("rtf", Some("format-by-content")));
    }

    #[test]
    fn what_is_not_read_is_refused_by_what_it_is() {
        for name in ["a", "a.doc", "a.docx", "a.pdf", "a.md"] {
            assert_eq!(told(name, &compound("WordDocument")), ("", Some("legacy-doc")), "{name}");
            assert_eq!(told(name, &compound("EncryptedPackage")), ("", Some("encrypted")), "{name}");
            assert_eq!(told(name, &compound("Workbook")), ("", Some("format-not-read")), "{name}");
            assert_eq!(told(name, &package(&[("xl/workbook.xml", b"")])), ("", Some("format-not-read")), "{name}");
            assert_eq!(told(name, b"\x89PNG\r\n\x1A\n"), ("", Some("format-not-read")), "{name}");
        }
        assert_eq!(told("a.zip", &package(&[("a.txt", b"")])), ("", Some("format-not-read")));
        assert_eq!(told("a.txt", &package(&[("a.txt", b"")])), ("", Some("format-not-read")));
    }
}
