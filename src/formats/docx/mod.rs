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

use crate::document::Document;
use crate::problem::Problem;

use self::body::{Body, Context};
use self::numbering::Numbering;
use self::parts::Parts;
use self::styles::Styles;
use super::office::package::Package;
use super::office::problems::Fault;
use super::office::{self, flow::Flow, properties as core_properties, tables, xml::Space};
use super::problems::wrong_format;
use super::{Limits, Reading};

/// Word's table elements.
const TABLES: tables::Names = tables::Names { space: Space::Word, table: "tbl", row: "tr", cells: &["tc"] };

/// Reads a document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    office::read(|problems| read_package(bytes, limits, problems))
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
    Ok(office::finish(body.into_flow(), metadata, fault, (problems, limits)))
}

/// Sets a problem aside.
fn keep<T>(result: Result<T, Fault>, problems: &mut Vec<Problem>) -> Option<T> {
    result.map_err(|problem| problems.push(*problem)).ok()
}
