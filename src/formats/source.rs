//! What readers share: from bytes to text that is worth reading, and the bound on blocks.

use encoding_rs::Encoding;

use super::problems::{empty, not_text, text_too_large, too_many_blocks};
use super::{Limits, Reading, decode};
use crate::document::{Block, Document, Metadata, UnreadablePart};
use crate::problem::Problem;

/// First bytes of common binary formats, which a wrong file name may hide.
const BINARY_STARTS: [&[u8]; 8] =
    [b"%PDF-", b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"\x1F\x8B", b"\x7FELF"];

/// One control character in this many is taken for damage, more for binary content.
const CHARACTERS_PER_CONTROL: usize = 50;

/// Decodes the bytes of a text format, or says with the reading why there is nothing to read.
pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<(String, Vec<Problem>), Box<Reading>> {
    open_declared(bytes, limits, None)
}

/// The same for a text that may name its encoding itself.
pub(super) fn open_declared(
    bytes: &[u8],
    limits: &Limits,
    declared: Option<&'static Encoding>,
) -> Result<(String, Vec<Problem>), Box<Reading>> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limits.text_bytes) {
        return Err(Box::new((Document::default(), vec![text_too_large(limits)])));
    }
    if BINARY_STARTS.iter().any(|start| bytes.starts_with(start)) {
        return Err(Box::new((Document::default(), vec![not_text()])));
    }
    let (text, mut problems) = decode(bytes, declared);
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

/// Marks the document's end as lost, so that nothing is called missing there.
pub(super) fn lose_end(document: &mut Document) {
    document.unreadable.push(UnreadablePart { page: None, before_block: document.blocks.len() });
}

/// Cuts the blocks down to the limit, and says so; returns whether it did, for the end to be marked as lost.
pub(super) fn bound(blocks: &mut Vec<Block>, limits: &Limits, problems: &mut Vec<Problem>) -> bool {
    if blocks.len() <= limits.blocks {
        return false;
    }
    problems.push(too_many_blocks(limits.blocks));
    blocks.truncate(limits.blocks);
    true
}

/// Whether control characters are too common for text: those of ASCII, and those that UTF-8 writes as two bytes, but for the ends of lines.
fn is_binary(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = || bytes.iter().zip(bytes.iter().skip(1));
    // Nearly every text has none, which is seen without counting.
    let any = any(bytes, bytes.get(1..).unwrap_or_default(), |first, second| of_one(first) | of_two(first, second))
        || bytes.last().is_some_and(|last| of_one(*last));
    let count = || bytes.iter().filter(|byte| of_one(**byte)).count() + pairs().filter(|(first, second)| of_two(**first, **second)).count();
    any && count() * CHARACTERS_PER_CONTROL > text.chars().count()
}

/// Whether a byte is a control character of ASCII.
#[inline]
fn of_one(byte: u8) -> bool {
    matches!(byte, 0..b' ' | 0x7F) && !matches!(byte, b'\t' | b'\n' | b'\r' | 0xC)
}

/// Whether two bytes are a control character.
#[inline]
fn of_two(first: u8, second: u8) -> bool {
    first == 0xC2 && matches!(second, 0x80..=0x9F) && second != 0x85
}

/// Whether this holds of any two bytes at the same place. Many are looked at between two decisions, for which processors have instructions.
#[inline]
fn any(first: &[u8], second: &[u8], holds: impl Fn(u8, u8) -> bool) -> bool {
    const AT_ONCE: usize = 64;
    let (first, rest) = first.split_at(first.len().min(second.len()) / AT_ONCE * AT_ONCE);
    let both = |(first, second): (&[u8], &[u8])| first.iter().zip(second).fold(false, |any, (&a, &b)| any | holds(a, b));
    first.chunks_exact(AT_ONCE).zip(second.chunks_exact(AT_ONCE)).any(both) || both((rest, second.get(first.len()..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> Option<&'static str> {
        open(bytes, &Limits::default()).err().and_then(|reading| reading.1.last().map(|problem| problem.code))
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
    fn refuses_texts_beyond_the_limit() {
        let limits = Limits { text_bytes: 10, ..Limits::default() };
        let codes =
            |bytes: &[u8]| open(bytes, &limits).err().map(|reading| reading.1.iter().map(|problem| problem.code).collect::<Vec<_>>());
        assert_eq!((codes(b"Elva tecken"), codes(b"Tio tecken")), (Some(vec!["file-too-large"]), None));
    }

    #[test]
    fn control_characters_are_counted_as_characters() {
        for c in ('\0'..='\u{FF}').chain(['\u{2028}', '\u{FEFF}']) {
            let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}' | '\u{85}');
            assert_eq!(is_binary(&format!("Ett ord {c} till")), is_control, "{c:?}");
        }
    }

    #[test]
    fn bears_one_stray_control_character() {
        let text = format!("{}\u{0}", "Ett helt vanligt stycke. ".repeat(10));
        assert_eq!(code(text.as_bytes()), None);
    }
}
