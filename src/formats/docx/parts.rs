//! Which part of the package is what, by its relationships: no part has a fixed name.

use crate::formats::Limits;
use crate::formats::office::package::Package;
use crate::formats::office::problems::Fault;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::problems::wrong_format;

/// The names of the parts that are read.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) main: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) footnotes: Option<String>,
    pub(super) endnotes: Option<String>,
    pub(super) properties: Option<String>,
}

impl Parts {
    /// Follows the relationships from the package to the main part and on.
    pub(super) fn of(package: &mut Package<'_>, limits: &Limits) -> Result<Self, Fault> {
        let mut parts = Self::default();
        for (kind, target) in relationships(package, "", limits)? {
            match kind.as_str() {
                "officeDocument" if parts.main.is_empty() => parts.main = target,
                "core-properties" => parts.properties = Some(target),
                _ => {}
            }
        }
        if parts.main.is_empty() {
            return Err(wrong_format("DOCX").into());
        }
        for (kind, target) in relationships(package, &parts.main, limits)? {
            match kind.as_str() {
                "styles" => parts.styles = Some(target),
                "numbering" => parts.numbering = Some(target),
                "footnotes" => parts.footnotes = Some(target),
                "endnotes" => parts.endnotes = Some(target),
                _ => {}
            }
        }
        Ok(parts)
    }
}

/// The relationships of a part, as the last word of their type and the part that they lead to.
fn relationships(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Vec<(String, String)>, Fault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let own = resolve(folder, &format!("_rels/{name}.rels"));
    let Some(text) = package.part(&own)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(&text, &own, limits.depth);
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        let external = tag.get("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        if let (Some(kind), Some(target), false) = (tag.get("Type"), tag.get("Target"), external) {
            let kind = kind.rsplit('/').next().unwrap_or(kind);
            found.push((kind.to_owned(), resolve(folder, target)));
        }
    }
    Ok(found)
}

/// A target seen from a folder, as a name in the package.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_targets() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/other/styles.xml"), "other/styles.xml");
        assert_eq!(resolve("a/b", "../c.xml"), "a/c.xml");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
    }
}
