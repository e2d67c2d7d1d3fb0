//! Reader for web pages: `html5gum` makes tokens, the modules here find the document among the page's furniture.
//!
//! tokens → tree ([`stack`]) → what is left out ([`hidden`], [`furniture`], but for [`folds`] and [`written`]) → where the document stands ([`root`]) → blocks ([`walk`]).

mod charset;
mod context;
mod css;
mod folds;
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
mod written;

#[cfg(test)]
mod choice_tests;
#[cfg(test)]
mod tests;

use crate::document::Document;

use super::problems::{empty, too_many_blocks};
use super::{Limits, Reading, comment, source};

/// Reads a document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let (source, mut problems) = match source::open_declared(bytes, limits, charset::declared(bytes)) {
        Ok(opened) => opened,
        Err(reading) => return *reading,
    };
    let tree = tokens::parse(&source);
    let metadata = page::metadata(&tree);
    let found = walk::blocks(&tree, limits.blocks);
    if found.truncated {
        problems.push(too_many_blocks(limits.blocks));
    } else if found.blocks.is_empty() {
        problems.push(empty());
    }
    problems.extend(found.comments.last().and_then(|last| comment::unclosed(&source, &last.span)));
    problems.extend(found.comments.iter().filter_map(|found| comment::overlong(&source, &found.span)));
    let mut document = Document::assemble(Some(source), metadata, found.blocks);
    document.comments = found.comments;
    if found.truncated {
        source::lose_end(&mut document);
    }
    (document, problems)
}
