//! What the readers of word-processor files share: opening the package, reading its XML, turning paragraphs into blocks, and ending.

pub(super) mod cells;
pub(super) mod flow;
pub(super) mod levels;
pub(super) mod numbering;
pub(super) mod package;
pub(super) mod problems;
pub(super) mod properties;
pub(super) mod roles;
pub(super) mod tables;
pub(super) mod text;
pub(super) mod xml;

use super::problems::{empty, too_many_blocks};
use super::{Limits, Reading, source};
use crate::document::{Document, Metadata};
use crate::problem::Problem;
use flow::Flow;
use problems::Fault;

/// Reads a package by a reader that keeps problems aside and gives up only at a fault in the main part.
pub(super) fn read(package: impl FnOnce(&mut Vec<Problem>) -> Result<Document, Fault>) -> Reading {
    let mut problems = Vec::new();
    let document = package(&mut problems).unwrap_or_else(|problem| {
        problems.push(*problem);
        Document::assemble(None, Metadata::default(), Vec::new())
    });
    (document, problems)
}

/// Makes a document of what the main part gave; a fault in it, or too many blocks, means that the end is lost.
pub(super) fn finish(flow: Flow, metadata: Metadata, fault: Option<Fault>, (problems, limits): (&mut Vec<Problem>, &Limits)) -> Document {
    let cut = fault.is_some() || flow.is_full();
    problems.extend(fault.map(|fault| *fault));
    if flow.is_full() {
        problems.push(too_many_blocks(limits.blocks));
    }
    let mut document = Document::assemble(None, metadata, flow.finish());
    if document.blocks.is_empty() && problems.is_empty() {
        problems.push(empty());
    }
    if cut {
        source::lose_end(&mut document);
    }
    document
}

#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests;
