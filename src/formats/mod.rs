//! Readers: bytes of one format in, a [`Document`] and the problems met on the way out.
//!
//! [`TABLE`] is the only list of formats. A reader sees no rules, no files and no other reader. A format whose library might loop or
//! exhaust the memory says so; the caller then chooses whether to read it in a child process ([`isolated`]).

mod boxed;
mod comment;
mod compound;
mod decode;
mod docx;
#[cfg(test)]
mod fixture;
mod foreign;
mod html;
mod hyphen;
pub mod isolated;
mod limits;
mod markdown;
mod marker;
mod months;
mod odt;
mod office;
mod pdf;
mod plain;
mod problems;
mod rtf;
mod running_text;
mod sniff;
mod source;

#[cfg(test)]
mod testing;

pub use decode::decode;
pub(crate) use limits::processors;
pub use limits::{Limit, Limits};
pub use pdf::raw_text as raw_pdf_text;
pub use sniff::{Detected, detect};

use std::borrow::Cow;

use crate::document::Document;
use crate::problem::Problem;

/// Stack of a thread that reads a document, in bytes: deeply nested ones need room, and the first thread's is small on some systems.
pub(crate) const STACK: usize = 32 << 20;

/// What a reader returns: as much of the document as could be read, and every problem met.
pub type Reading = (Document, Vec<Problem>);

/// One format that lucka reads.
#[derive(Debug)]
pub struct Format {
    /// Stable name, as in the JSON report.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// File name extensions in lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// The reader.
    pub read: fn(&[u8], &Limits) -> Reading,
    /// Whether its library might loop or exhaust the memory, so that documents of strangers are best read in a child process.
    pub isolate: bool,
    /// How well it is read: where headings and positions come from, in Swedish and English.
    pub quality: [&'static str; 2],
}

/// Every format that lucka reads.
pub const TABLE: &[Format] = &[
    Format {
        name: "markdown",
        title: "Markdown",
        extensions: &["md", "markdown", "mdown", "mkd"],
        read: markdown::read,
        isolate: false,
        quality: ["helt: rubriker enligt märkningen, rad och kolumn", "in full: headings by markup, line and column"],
    },
    Format {
        name: "html",
        title: "HTML",
        extensions: &["html", "htm", "xhtml"],
        read: html::read,
        isolate: false,
        quality: [
            "väl: rubriker enligt märkningen, sidans menyer utelämnas, rad och kolumn",
            "well: headings by markup, the page's menus left out, line and column",
        ],
    },
    Format {
        name: "docx",
        title: "Word",
        // Files named .doc are often something newer; those that are not are refused by name.
        extensions: &["docx", "docm", "doc"],
        read: docx::read,
        isolate: false,
        quality: [
            "helt: rubriker enligt dispositionsnivå och formatmallar, styckenummer; inte det gamla .doc",
            "in full: headings by outline level and styles, paragraph number; not the old .doc",
        ],
    },
    Format {
        name: "odt",
        title: "OpenDocument",
        extensions: &["odt"],
        read: odt::read,
        isolate: false,
        quality: [
            "helt: rubriker enligt märkning och formatmallar, styckenummer",
            "in full: headings by markup and styles, paragraph number",
        ],
    },
    Format {
        name: "pdf",
        title: "PDF",
        extensions: &["pdf"],
        read: pdf::read,
        isolate: true,
        quality: [
            "väl med taggar eller bokmärken, annars efter typsnittens storlek; sida; bilder av text läses inte",
            "well with tags or bookmarks, else by size of type; page; pictures of text are not read",
        ],
    },
    Format {
        name: "rtf",
        title: "RTF",
        extensions: &["rtf"],
        read: rtf::read,
        isolate: false,
        quality: [
            "helt: rubriker enligt dispositionsnivå och formatmallar, styckenummer",
            "in full: headings by outline level and styles, paragraph number",
        ],
    },
    Format {
        name: "text",
        title: "text",
        extensions: &["txt", "text"],
        read: plain::read,
        isolate: false,
        quality: [
            "genom gissning: numrerade rubriker, versaler, fristående rader; rad och kolumn",
            "by guesswork: numbered headings, capitals, lines that stand alone; line and column",
        ],
    },
];

/// The format for a file name, by its extension.
pub fn by_file_name(name: &str) -> Option<&'static Format> {
    let (_, extension) = name.rsplit_once('.')?;
    let is_lower = extension.bytes().all(|byte| byte.is_ascii_lowercase());
    let extension = if is_lower { Cow::Borrowed(extension) } else { Cow::Owned(extension.to_lowercase()) };
    TABLE.iter().find(|format| format.extensions.contains(&&*extension))
}

/// The format with this name.
pub fn by_name(name: &str) -> Option<&'static Format> {
    TABLE.iter().find(|format| format.name == name)
}
