//! Compound files: the container of old Word documents, of encrypted new ones, and of other programs' files.

use super::problems;
use crate::problem::Problem;

/// First bytes of every compound file.
const START: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Entries of the directory of streams begin at multiples of this, with the stream's name in UTF-16.
const ENTRY: usize = 128;

/// Whether the bytes are a compound file.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&START)
}

/// Why such a file is not read, by the streams that it holds.
pub(super) fn refusal(bytes: &[u8]) -> Problem {
    if holds(bytes, "EncryptedPackage") {
        problems::encrypted_office()
    } else if holds(bytes, "Workbook") || holds(bytes, "Book") {
        problems::not_read(("ett kalkylark", "a spreadsheet"))
    } else if holds(bytes, "PowerPoint Document") {
        problems::not_read(("en presentation", "a presentation"))
    } else if holds(bytes, "__properties_version1.0") {
        problems::not_read(("ett e-postmeddelande", "an e-mail message"))
    } else {
        problems::legacy_doc()
    }
}

fn holds(bytes: &[u8], stream: &str) -> bool {
    let name: Vec<u8> = stream.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks(ENTRY).any(|entry| entry.starts_with(&name))
}
