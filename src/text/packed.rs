//! Texts that are seldom read, packed when the program is built, so that they take a third of the room.

use std::io::Read;
use std::sync::OnceLock;

use flate2::read::DeflateDecoder;

/// A packed text.
#[derive(Debug)]
pub struct Packed {
    bytes: &'static [u8],
    text: OnceLock<String>,
}

impl Packed {
    /// What the build script packed.
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes, text: OnceLock::new() }
    }

    /// The text, unpacked when it is first asked for.
    pub fn text(&self) -> &str {
        self.text.get_or_init(|| {
            let mut text = String::new();
            // Part of the program; tests hold that the texts are those of the files.
            let _ = DeflateDecoder::new(self.bytes).read_to_string(&mut text);
            text
        })
    }
}
