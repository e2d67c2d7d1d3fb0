//! What the readers of text formats share: from bytes to text that is worth reading, and the bound on blocks.

use super::{Limits, Reading, decode};
use crate::document::{Block, Document, Metadata};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// First bytes of common binary formats, which a wrong file name may hide.
const BINARY_STARTS: [&[u8]; 8] =
    [b"%PDF-", b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"\x1F\x8B", b"\x7FELF"];

/// One control character in this many is taken for damage, more for binary content.
const CHARACTERS_PER_CONTROL: usize = 50;

/// Decodes the bytes of a text format, or says with the reading why there is nothing to read.
pub(super) fn open(bytes: &[u8]) -> Result<(String, Vec<Problem>), Box<Reading>> {
    if BINARY_STARTS.iter().any(|start| bytes.starts_with(start)) {
        return Err(Box::new((Document::default(), vec![not_text()])));
    }
    let (text, mut problems) = decode(bytes, None);
    if is_binary(&text) {
        return Err(Box::new((Document::default(), vec![not_text()])));
    }
    if text.trim().is_empty() {
        problems.push(empty());
        let document = Document::assemble(Some(text), Metadata::default(), Vec::new());
        return Err(Box::new((document, problems)));
    }
    Ok((text, problems))
}

/// Cuts the blocks down to the limit; says so.
pub(super) fn bound(blocks: &mut Vec<Block>, limits: &Limits, problems: &mut Vec<Problem>) {
    if blocks.len() <= limits.blocks {
        return;
    }
    let message = Bilingual::new(
        format!("dokumentet har fler än {} stycken; resten har inte lästs", limits.blocks),
        format!("the document has more than {} paragraphs; the rest was not read", limits.blocks),
    );
    let help = Bilingual::new("Dela upp dokumentet i flera filer.", "Split the document into several files.");
    problems.push(Problem::new("too-many-blocks", Gravity::Error, message).with_help(help));
    blocks.truncate(limits.blocks);
}

/// The problem of a document without text.
pub(super) fn empty() -> Problem {
    let message = Bilingual::new("dokumentet innehåller ingen text", "the document holds no text");
    let help = Bilingual::new("Kontrollera att rätt fil har angetts.", "Check that this is the file you meant.");
    Problem::new("empty-document", Gravity::Warning, message).with_help(help)
}

fn not_text() -> Problem {
    let message = Bilingual::new("filen är inte en textfil utan innehåller binära data", "the file is not text but holds binary data");
    let help = Bilingual::new(
        "Ge filen den filändelse som hör till dess format, eller spara dokumentet som text.",
        "Give the file the extension of its real format, or save the document as text.",
    );
    Problem::new("not-text", Gravity::Error, message).with_help(help)
}

/// Whether control characters are too common for text.
fn is_binary(text: &str) -> bool {
    let control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}' | '\u{85}');
    let controls = text.chars().filter(control).count();
    controls > 0 && controls * CHARACTERS_PER_CONTROL > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> Option<&'static str> {
        open(bytes).err().and_then(|reading| reading.1.last().map(|problem| problem.code))
    }

    #[test]
    fn refuses_what_is_not_text() {
        assert_eq!(code(b"\x00\x01\x02binary\x00\x00"), Some("not-text"));
        assert_eq!(code(b"%PDF-1.7\nmore"), Some("not-text"));
        assert_eq!(code(b"  \n\n"), Some("empty-document"));
        assert_eq!(code(b""), Some("empty-document"));
        assert_eq!(code("Rutin för våld".as_bytes()), None);
    }

    #[test]
    fn bears_one_stray_control_character() {
        let text = format!("{}\u{0}", "Ett helt vanligt stycke. ".repeat(10));
        assert_eq!(code(text.as_bytes()), None);
    }
}
