//! Reader for Markdown: the event stream of pulldown-cmark, turned into blocks with a stack of our own, never by recursion.

mod broken;
mod context;
mod front_matter;
mod html;
mod html_block;
mod leaf;
mod notes;
mod reader;

use super::problems::empty;
use super::{Limits, Reading, source};
use crate::document::Document;

/// Reads a document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let (text, mut problems) = match source::open(bytes, limits) {
        Ok(opened) => opened,
        Err(reading) => return *reading,
    };
    let (metadata, body) = front_matter::read(&text);
    let (mut blocks, mut comments) = reader::Reader::new(&text, limits, &mut problems).read(body);
    let cut = source::bound(&mut blocks, limits, &mut problems);
    if blocks.is_empty() {
        problems.push(empty());
    }
    for comment in &mut comments {
        comment.before_block = comment.before_block.min(blocks.len());
    }
    let mut document = Document::assemble(Some(text), metadata, blocks);
    document.comments = comments;
    if cut {
        source::lose_end(&mut document);
    }
    (document, problems)
}

#[cfg(test)]
mod tests;
