//! Styles: what a paragraph is for, and whether text is hidden or bold, through the chain of styles that each is based on.

use std::collections::HashMap;

use super::properties::{ParagraphProperties, RunProperties};
use crate::formats::office::problems::Fault;
use crate::formats::office::roles::{self, Role};
use crate::formats::office::xml::{Node, Tag, Xml};

/// Longest chain followed; a circle ends here too.
const LONGEST_CHAIN: usize = 40;

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// All styles of a document, by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    default: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str, depth: usize) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let mut xml = Xml::new(text, "styles.xml", depth);
        let mut open: Option<(String, Style)> = None;
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) if tag.is_word("style") => {
                    let id = tag.get("styleId").unwrap_or_default().to_owned();
                    if tag.get("type") == Some("paragraph") && matches!(tag.get("default"), Some("1" | "true" | "on")) {
                        styles.default = Some(id.clone());
                    }
                    open = Some((id, Style::default()));
                }
                Node::Start(tag) => {
                    if let Some((_, style)) = &mut open {
                        style.add(&tag, &mut xml)?;
                    }
                }
                Node::End(_, name) if name == "style" => styles.styles.extend(open.take()),
                Node::End(..) | Node::Text(_) => {}
            }
        }
        Ok(styles)
    }

    /// A style and those that it is based on; the default style where none is named.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = id.or(self.default.as_deref());
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(LONGEST_CHAIN)
    }

    /// What a paragraph style is for. A style based on a heading is one; a style based on the title only looks like it.
    pub(super) fn role(&self, id: Option<&str>) -> Option<Role> {
        let unknown = id.filter(|id| !self.styles.contains_key(*id)).and_then(roles::of);
        let mut own = true;
        for (id, style) in self.chain(id) {
            let outlined = style.paragraph.outline.map(outline_role);
            let role = roles::of(&style.name).or_else(|| roles::of(id)).or(outlined);
            match role {
                Some(Role::Title) if !own => {}
                Some(role) => return Some(role),
                None => {}
            }
            own = false;
        }
        unknown
    }

    /// The numbering that a paragraph style brings, and its level.
    pub(super) fn numbering(&self, id: Option<&str>) -> Option<(String, Option<usize>)> {
        self.chain(id).find_map(|(_, style)| Some((style.paragraph.numbering.clone()?, style.paragraph.level)))
    }

    /// The first of a style and those that it is based on that says something.
    fn said(&self, id: Option<&str>, what: impl Fn(&RunProperties) -> Option<bool>) -> Option<bool> {
        self.chain(id).find_map(|(_, style)| what(&style.run))
    }

    /// What holds for a run: by itself, by its character style, else by its paragraph's style.
    pub(super) fn run(&self, run: &RunProperties, paragraph: Option<&str>, what: impl Fn(&RunProperties) -> Option<bool> + Copy) -> bool {
        let by_style = || run.style.as_deref().and_then(|id| self.said(Some(id), what));
        what(run).or_else(by_style).or_else(|| self.said(paragraph, what)).unwrap_or(false)
    }
}

/// What an outline level makes of a paragraph.
pub(super) fn outline_role(outline: u8) -> Role {
    if outline < 9 { Role::Heading(outline + 1) } else { Role::Body }
}

impl Style {
    fn add(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), Fault> {
        match tag.name.as_str() {
            "name" => tag.get("val").unwrap_or_default().clone_into(&mut self.name),
            "basedOn" => self.based_on = tag.get("val").map(str::to_owned),
            "pPr" => self.paragraph = ParagraphProperties::read(xml)?,
            "rPr" => self.run = RunProperties::read(xml)?,
            // How the style changes parts of a table.
            "tblStylePr" => xml.skip()?,
            _ => {}
        }
        Ok(())
    }
}
