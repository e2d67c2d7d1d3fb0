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

use super::source::too_many_blocks;
use super::{Limits, Reading};
use crate::document::{Document, Metadata, UnreadablePart};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use interpret::Interpreter;
use token::{Token, Tokens};

/// Reads a document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes {
        return (Document::default(), vec![too_large(limits)]);
    }
    let bytes = bytes.trim_ascii_start();
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if !bytes.starts_with(b"{\\rtf") {
        return (Document::default(), vec![not_rtf()]);
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

fn not_rtf() -> Problem {
    let message = Bilingual::new("filen är inte RTF: den börjar inte med «{\\rtf»", "the file is not RTF: it does not start with `{\\rtf`");
    let help = Bilingual::new(
        "Öppna den i ett ordbehandlingsprogram och spara den som RTF eller DOCX.",
        "Open it in a word processor and save it as RTF or DOCX.",
    );
    Problem::new("not-rtf", Gravity::Error, message).with_help(help)
}

fn too_large(limits: &Limits) -> Problem {
    let message = Bilingual::new(
        format!("filen är större än {} byte och lästes inte", limits.file_bytes),
        format!("the file is larger than {} bytes and was not read", limits.file_bytes),
    );
    let help = Bilingual::new("Dela upp dokumentet eller höj gränsen.", "Split the document or raise the limit.");
    Problem::new("file-too-large", Gravity::Error, message).with_help(help)
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
