//! Reader for web pages: `html5gum` makes tokens, the modules here find the document among the page's furniture.
//!
//! tokens → tree ([`stack`]) → what is left out ([`hidden`], [`furniture`]) → where the document stands ([`root`]) → blocks ([`walk`]).

mod charset;
mod context;
mod css;
mod furniture;
mod hidden;
mod lists;
mod measure;
mod names;
mod node;
mod notes;
mod page;
mod root;
mod sink;
mod stack;
mod tables;
mod tokens;
mod walk;

#[cfg(test)]
mod tests;

use crate::document::Document;

use super::{Limits, Reading, decode};

/// Reads a document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let (source, mut problems) = decode(bytes, charset::declared(bytes));
    let tree = tokens::parse(&source);
    let metadata = page::metadata(&tree);
    let result = walk::blocks(&tree, limits.blocks);
    if result.truncated {
        problems.push(super::limits::too_many_blocks(limits.blocks));
    }
    let mut document = Document::assemble(Some(source), metadata, result.blocks);
    document.comments = result.comments;
    (document, problems)
}
