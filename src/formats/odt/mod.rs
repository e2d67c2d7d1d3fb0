//! Reader for `OpenDocument` texts, on `zip` and `quick-xml`.
//!
//! package → manifest (is it encrypted?) → styles → [`body`]. Headers and footers stand with the page styles and are not read.

mod body;
mod styles;

#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::problem::Problem;

use self::body::Body;
use self::styles::Styles;
use super::office::flow::Flow;
use super::office::package::Package;
use super::office::problems::Fault;
use super::office::xml::{Node, Space, Xml};
use super::office::{self, properties, tables};
use super::problems::{encrypted_office, wrong_format};
use super::{Limits, Reading};

/// The table elements of `OpenDocument`.
const TABLES: tables::Names =
    tables::Names { space: Space::Table, table: "table", row: "table-row", cells: &["table-cell", "covered-table-cell"] };

/// Reads a document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    office::read(|problems| read_package(bytes, limits, problems))
}

/// Reads what can be read; a fault in a part other than the main one is kept, and the rest is read without that part.
fn read_package(bytes: &[u8], limits: &Limits, problems: &mut Vec<Problem>) -> Result<Document, Fault> {
    let mut package = Package::open(bytes, "ODT", limits)?;
    let manifest = package.part("META-INF/manifest.xml").ok().flatten().unwrap_or_default();
    if is_encrypted(&manifest, limits.depth) {
        return Err(encrypted_office().into());
    }
    let content = package.part("content.xml")?.ok_or_else(|| Fault::from(wrong_format("ODT")))?;
    let mut text = |name: &str| -> String {
        match package.part(name) {
            Ok(part) => part.unwrap_or_default(),
            Err(problem) => {
                problems.push(*problem);
                String::new()
            }
        }
    };
    let (common, meta) = (text("styles.xml"), text("meta.xml"));
    let mut styles = Styles::default();
    problems.extend(styles.read(&common, "styles.xml", limits.depth).err().map(|fault| *fault));
    // A fault in the text itself is met again, and said, when the text is read.
    let _ = styles.read(&content, "content.xml", limits.depth);
    let metadata = properties::read(&meta, "meta.xml", limits.depth).map_err(|problem| problems.push(*problem)).unwrap_or_default();
    let layout = tables::layout(&content, limits.depth, TABLES);
    let mut body = Body::new(&styles, &layout, Flow::new(limits.blocks));
    let fault = body.read(&content, "content.xml", limits.depth).err();
    Ok(office::finish(body.into_flow(), metadata, fault, (problems, limits)))
}

/// Whether the manifest says how to decrypt a part.
fn is_encrypted(manifest: &str, depth: usize) -> bool {
    let mut xml = Xml::new(manifest, "META-INF/manifest.xml", depth);
    while let Ok(Some(node)) = xml.next() {
        if matches!(node, Node::Start(tag) if tag.space == Space::Manifest && tag.name == "encryption-data") {
            return true;
        }
    }
    false
}
