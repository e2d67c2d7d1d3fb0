//! Title and language from a document's properties, which both formats write in Dublin Core.

use super::problems::Fault;
use super::xml::{Node, Space, Xml};
use crate::document::Metadata;

/// Reads `docProps/core.xml` or `meta.xml`.
pub(crate) fn read(text: &str, part: &str, depth: usize) -> Result<Metadata, Fault> {
    let mut metadata = Metadata::default();
    let mut xml = Xml::new(text, part, depth);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        match (tag.space, tag.name.as_str()) {
            (Space::DublinCore, "title") => metadata.title = title(&xml.text()?),
            (Space::DublinCore, "language") => metadata.language = language(&xml.text()?),
            _ => {}
        }
    }
    Ok(metadata)
}

/// A title that an author gave; what a program put there instead of one is none.
fn title(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let made_up = text.starts_with("Microsoft Word - ") || [".doc", ".docx", ".odt"].iter().any(|end| text.to_lowercase().ends_with(end));
    (!text.is_empty() && !made_up).then_some(text)
}

/// The primary subtag of a language tag: `sv` of `sv-SE`.
fn language(text: &str) -> Option<String> {
    let primary = text.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (primary.len() == 2 && primary.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(primary)
}
