//! Reader for Word documents (`WordprocessingML`, transitional and strict), on `zip` and `quick-xml`.
//!
//! package → relationships ([`parts`]) → styles, numbering, notes → [`body`]. Headers, footers and comments are parts of
//! their own and are not read.

mod body;
mod fields;
mod numbering;
mod parts;
mod properties;
mod styles;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::document::{Document, Metadata};
use crate::problem::Problem;

use self::body::{Body, Context};
use self::numbering::Numbering;
use self::parts::Parts;
use self::styles::Styles;
use super::office::package::Package;
use super::office::problems::Fault;
use super::office::{flow::Flow, properties as core_properties, tables, xml::Space};
use super::problems::{empty, too_many_blocks, wrong_format};
use super::{Limits, Reading, source};

/// Word's table elements.
const TABLES: tables::Names = tables::Names { space: Space::Word, table: "tbl", row: "tr", cells: &["tc"] };

/// Reads a document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let mut problems = Vec::new();
    match read_package(bytes, limits, &mut problems) {
        Ok(document) => (document, problems),
        Err(problem) => {
            problems.push(*problem);
            (Document::assemble(None, Metadata::default(), Vec::new()), problems)
        }
    }
}

/// Reads what can be read; a fault in a part other than the main one is kept, and the rest is read without that part.
fn read_package(bytes: &[u8], limits: &Limits, problems: &mut Vec<Problem>) -> Result<Document, Fault> {
    let mut package = Package::open(bytes, "DOCX", limits)?;
    let parts = Parts::of(&mut package, limits)?;
    let main = package.part(&parts.main)?.ok_or_else(|| Fault::from(wrong_format("DOCX")))?;
    let mut text = |name: Option<&String>| -> String {
        let part = name.map_or(Ok(None), |name| package.part(name));
        keep(part, problems).flatten().unwrap_or_default()
    };
    let (styles, numbering) = (text(parts.styles.as_ref()), text(parts.numbering.as_ref()));
    let (footnotes, endnotes) = (text(parts.footnotes.as_ref()), text(parts.endnotes.as_ref()));
    let core = text(parts.properties.as_ref());
    let styles = keep(Styles::read(&styles, limits.depth), problems).unwrap_or_default();
    let numbering = keep(Numbering::read(&numbering, limits.depth), problems).unwrap_or_default();
    let metadata = keep(core_properties::read(&core, "docProps/core.xml", limits.depth), problems).unwrap_or_default();
    let mut notes = HashMap::new();
    for (part, name) in [(&footnotes, "footnotes.xml"), (&endnotes, "endnotes.xml")] {
        let context = Context { styles: &styles, notes: HashMap::new(), layout: tables::layout(part, limits.depth, TABLES) };
        let mut body = Body::new(&context, Numbering::default(), Flow::new(limits.blocks));
        problems.extend(body.read(part, name, limits.depth).err().map(|fault| *fault));
        notes.extend(body.into_notes());
    }
    let context = Context { styles: &styles, notes, layout: tables::layout(&main, limits.depth, TABLES) };
    let mut body = Body::new(&context, numbering, Flow::new(limits.blocks));
    let fault = body.read(&main, &parts.main, limits.depth).err();
    let flow = body.into_flow();
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
    Ok(document)
}

/// Sets a problem aside.
fn keep<T>(result: Result<T, Fault>, problems: &mut Vec<Problem>) -> Option<T> {
    result.map_err(|problem| problems.push(*problem)).ok()
}
