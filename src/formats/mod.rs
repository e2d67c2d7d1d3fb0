//! Readers: bytes of one format in, a [`Document`] and the problems met on the way out.
//!
//! [`TABLE`] is the only list of formats. A reader sees no rules, no files and no other reader.

mod decode;
mod docx;
#[cfg(test)]
mod fixture;
mod html;
pub mod isolated;
mod markdown;
mod marker;
mod odt;
mod office;
mod pdf;
mod plain;
mod rtf;
mod sniff;
mod source;

#[cfg(test)]
mod testing;

pub use decode::decode;
pub use sniff::detect;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::problem::Problem;

/// Bounds on what a document may demand of the machine; exceeding one is an error with its own message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file_bytes: u64,
    /// Largest unpacked size of one part of an archive, in bytes.
    pub unpacked_bytes: u64,
    /// Most entries in an archive.
    pub archive_entries: usize,
    /// Deepest nesting of elements, quotations or lists.
    pub depth: usize,
    /// Most blocks in a document.
    pub blocks: usize,
    /// Most pages of a PDF.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 256 << 20, unpacked_bytes: 64 << 20, archive_entries: 20_000, depth: 512, blocks: 2_000_000, pages: 20_000 }
    }
}

/// What a reader returns: as much of the document as could be read, and every problem met.
pub type Reading = (Document, Vec<Problem>);

/// One format that lucka reads.
#[derive(Debug)]
pub struct Format {
    /// Stable name, as in the JSON report.
    pub name: &'static str,
    /// File name extensions in lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// The reader.
    pub read: fn(&[u8], &Limits) -> Reading,
}

/// Every format that lucka reads.
pub const TABLE: &[Format] = &[
    Format { name: "markdown", extensions: &["md", "markdown", "mdown", "mkd"], read: markdown::read },
    Format { name: "html", extensions: &["html", "htm", "xhtml"], read: html::read },
    Format { name: "docx", extensions: &["docx", "docm"], read: docx::read },
    Format { name: "odt", extensions: &["odt"], read: odt::read },
    Format { name: "pdf", extensions: &["pdf"], read: pdf::read },
    Format { name: "rtf", extensions: &["rtf"], read: rtf::read },
    Format { name: "text", extensions: &["txt", "text"], read: plain::read },
];

/// The format for a file name, by its extension.
pub fn by_file_name(name: &str) -> Option<&'static Format> {
    let (_, extension) = name.rsplit_once('.')?;
    let extension = extension.to_lowercase();
    TABLE.iter().find(|format| format.extensions.contains(&extension.as_str()))
}
