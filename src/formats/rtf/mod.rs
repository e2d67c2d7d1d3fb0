//! Reader for RTF: headings by outline level and style name, lists, tables by row, footnotes after their paragraph.
//!
//! Deleted, hidden and struck-out text, field instructions, pictures, comments, headers and footers are left out; insertions are kept.

mod body;
mod charset;
mod interpret;
mod state;
mod style;
#[cfg(test)]
mod tests;
mod token;
mod words;

use super::problems::{file_too_large, too_many_blocks, wrong_format};
use super::{Limits, Reading};
use crate::document::{Document, Metadata, UnreadablePart};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use interpret::Interpreter;
use token::{Token, Tokens};

/// Reads a document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes {
        return (Document::default(), vec![file_too_large(limits)]);
    }
    let bytes = bytes.trim_ascii_start();
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if !bytes.starts_with(b"{\\rtf") {
        return (Document::default(), vec![wrong_format("RTF")]);
    }
    let mut interpreter = Interpreter::new(limits.depth);
    let mut problems = Vec::new();
    for token in Tokens::new(bytes) {
        // A picture of any size is one token; only text adds blocks.
        if token == Token::Close && interpreter.body.len() > limits.blocks {
            problems.push(too_many_blocks(limits.blocks));
            break;
        }
        if !interpreter.take(token) {
            break;
        }
    }
    let cut = problems.is_empty() && !interpreter.is_closed();
    if interpreter.exceeded_depth {
        problems.push(too_deep(limits));
    }
    let title = Some(interpreter.title.trim().to_owned()).filter(|title| !title.is_empty());
    let mut blocks = interpreter.finish();
    blocks.truncate(limits.blocks);
    let mut document = Document::assemble(None, Metadata { title, ..Metadata::default() }, blocks);
    if cut {
        problems.push(truncated());
    }
    if !problems.is_empty() {
        document.unreadable.push(UnreadablePart { page: None, before_block: document.blocks.len() });
    }
    (document, problems)
}

fn too_deep(limits: &Limits) -> Problem {
    let message = Bilingual::new(
        format!("grupper som är nästlade djupare än {} nivåer lästes inte", limits.depth),
        format!("groups nested deeper than {} levels were not read", limits.depth),
    );
    let help = Bilingual::new(
        "Öppna filen i ett ordbehandlingsprogram och spara den på nytt.",
        "Open the file in a word processor and save it anew.",
    );
    Problem::new("too-deep", Gravity::Warning, message).with_help(help)
}

fn truncated() -> Problem {
    let message = Bilingual::new(
        "filen slutar mitt i en grupp; slutet av dokumentet saknas",
        "the file ends inside a group; the end of the document is missing",
    );
    let help = Bilingual::new("Hämta eller spara filen på nytt.", "Download or save the file anew.");
    Problem::new("truncated", Gravity::Warning, message).with_help(help)
}
