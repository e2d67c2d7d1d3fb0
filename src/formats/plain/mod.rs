//! Reader for plain text, as programs draw it from PDF files.
//!
//! Each pass claims the lines that it knows: what repeats on every page, the table of contents, footnotes, tables, headings, the title
//! page. The rest is running text, which is put together again over lines and pages.

mod bodies;
mod body_words;
mod chapters;
mod columns;
mod contents;
mod cover;
mod cover_words;
mod extent;
mod flow;
mod furniture;
mod headings;
mod levels;
mod lines;
mod lists;
mod notes;
mod numbering;
mod paragraph;
mod roman;
mod sentence;
mod spacing;
mod tables;
mod title;
mod underlines;
mod words;

use super::{Limits, Reading, source};
use crate::document::{Block, Document, Metadata};
use furniture::Running;
use lines::{Line, Role};

/// Reads a document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let (text, mut problems) = match source::open(bytes, limits) {
        Ok(opened) => opened,
        Err(reading) => return *reading,
    };
    let mut blocks = blocks(&text);
    let cut = source::bound(&mut blocks, limits, &mut problems);
    let mut document = Document::assemble(Some(text), Metadata::default(), blocks);
    if cut {
        source::lose_end(&mut document);
    }
    (document, problems)
}

/// The blocks of a text.
fn blocks(source: &str) -> Vec<Block> {
    let (mut lines, running) = furniture::remove(lines::split(source));
    spacing::even_out(&mut lines);
    let entries = contents::find(&mut lines);
    let titled = underlines::find(&mut lines);
    let notes = notes::find(&mut lines);
    for line in &mut lines {
        if line.is_text() && line.is_apart() && notes::is_address(line.text) {
            line.role = Role::Address;
        }
    }
    let rows = tables::find(&mut lines);
    headings::find(&mut lines, &entries);
    if !titled && !cover::find(&mut lines, &running) && !find_title_in_columns(&mut lines, &running) {
        cover::demote_contents(&mut lines);
    }
    // Only now is it known what stands right under the title.
    headings::find(&mut lines, &entries);
    chapters::weed(&mut lines, &entries);
    flow::Layout { source, lines, notes, rows }.blocks()
}

/// Looks for the title where the columns of the letterhead are parted; where there is none either, the lines stay whole.
fn find_title_in_columns(lines: &mut Vec<Line<'_>>, running: &Running) -> bool {
    let Some(mut parted) = columns::parted(lines) else { return false };
    let found = cover::find(&mut parted, running);
    if found {
        *lines = parted;
    }
    found
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod tests_of_titles;
