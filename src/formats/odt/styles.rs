//! Styles: what a paragraph is for, what is hidden, struck out or bold, and how headings are numbered.

use std::collections::HashMap;

use crate::formats::office::numbering::{LEVELS, Level, Style as NumberStyle};
use crate::formats::office::problems::Fault;
use crate::formats::office::roles::{self, Role};
use crate::formats::office::xml::{Node, Space, Tag, Xml};

/// Longest chain followed; a circle ends here too.
const LONGEST_CHAIN: usize = 40;

#[derive(Debug, Default)]
struct Style {
    /// The name that the user sees, where it differs.
    shown_as: Option<String>,
    parent: Option<String>,
    /// The list that the style's paragraphs belong to; empty for none.
    list: Option<String>,
    outline: Option<u8>,
    hidden: Option<bool>,
    struck: Option<bool>,
    bold: Option<bool>,
}

/// All styles of a document, by family and name, and the numbering of its headings.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), Style>,
    /// How each level of heading is numbered.
    pub(super) outline: Vec<Level>,
}

impl Styles {
    /// Adds the styles of a part: `styles.xml`, or the automatic ones in `content.xml`.
    pub(super) fn read(&mut self, text: &str, part: &str, depth: usize) -> Result<(), Fault> {
        let mut xml = Xml::new(text, part, depth);
        let mut open: Option<((String, String), Style)> = None;
        let mut outline = false;
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => match (tag.space, tag.name.as_str()) {
                    (Space::Style, "style") => open = Some(style(&tag)),
                    (Space::Text, "outline-style") => outline = true,
                    (Space::Text, "outline-level-style") if outline => self.outline_level(&tag),
                    (Space::Office, "body") => xml.skip()?,
                    _ => {
                        if let Some((_, style)) = &mut open {
                            style.add(&tag);
                        }
                    }
                },
                Node::End(Space::Style, name) if name == "style" => self.styles.extend(open.take()),
                Node::End(Space::Text, name) if name == "outline-style" => outline = false,
                Node::End(..) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// A style and those that it is derived from.
    fn chain<'s>(&'s self, family: &str, name: Option<&str>) -> impl Iterator<Item = (String, &'s Style)> {
        let family = family.to_owned();
        let mut next = name.map(str::to_owned);
        std::iter::from_fn(move || {
            let name = next.take()?;
            let style = self.styles.get(&(family.clone(), name.clone()))?;
            next.clone_from(&style.parent);
            Some((name, style))
        })
        .take(LONGEST_CHAIN)
    }

    /// What a paragraph style is for. An automatic style is its parent with changes; what is otherwise derived from the
    /// title only looks like it.
    pub(super) fn role(&self, name: Option<&str>) -> Option<Role> {
        let unknown = name.filter(|name| self.chain("paragraph", Some(name)).next().is_none()).and_then(roles::of);
        let mut own = true;
        for (name, style) in self.chain("paragraph", name) {
            let role = roles::of(&name).or_else(|| style.shown_as.as_deref().and_then(roles::of));
            match role.or_else(|| style.outline.map(Role::Heading)) {
                Some(Role::Title) if !own => {}
                Some(role) => return Some(role),
                None => {}
            }
            own = own && is_automatic(&name);
        }
        unknown
    }

    /// Whether a heading with this style is numbered, as far as the style says.
    pub(super) fn is_numbered(&self, name: Option<&str>) -> bool {
        self.chain("paragraph", name).find_map(|(_, style)| style.list.as_ref()).is_none_or(|list| !list.is_empty())
    }

    /// Whether text with this style is not shown, or struck out.
    pub(super) fn is_silent(&self, family: &str, name: Option<&str>) -> bool {
        let said = |what: fn(&Style) -> Option<bool>| self.chain(family, name).find_map(|(_, style)| what(style)).unwrap_or(false);
        said(|style| style.hidden) || said(|style| style.struck)
    }

    /// Whether a style says that text is bold, or that it is not.
    pub(super) fn bold(&self, family: &str, name: Option<&str>) -> Option<bool> {
        self.chain(family, name).find_map(|(_, style)| style.bold)
    }

    fn outline_level(&mut self, tag: &Tag) {
        let Some(level) = tag.number::<usize>("level").and_then(|level| level.checked_sub(1)).filter(|&level| level < LEVELS) else {
            return;
        };
        if self.outline.len() <= level {
            self.outline.resize_with(level + 1, || Level { start: 1, style: NumberStyle::None, ..Level::default() });
        }
        let style = number_style(tag.get("num-format").unwrap_or_default());
        let shown = tag.number::<usize>("display-levels").unwrap_or(1).clamp(1, level + 1);
        let numbers: Vec<String> = (level + 1 - shown..=level).map(|level| format!("%{}", level + 1)).collect();
        let (prefix, suffix) = (tag.get("num-prefix").unwrap_or_default(), tag.get("num-suffix").unwrap_or_default());
        let text = if style == NumberStyle::None { String::new() } else { format!("{prefix}{}{suffix}", numbers.join(".")) };
        if let Some(own) = self.outline.get_mut(level) {
            *own = Level { text, style, start: tag.number("start-value").unwrap_or(1), legal: false };
        }
    }
}

/// Names that programs give to a single paragraph's formatting: `P1`, `MP12`.
fn is_automatic(name: &str) -> bool {
    let digits = name.trim_start_matches(|c: char| c.is_ascii_uppercase());
    digits.len() < name.len() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn number_style(format: &str) -> NumberStyle {
    match format {
        "1" => NumberStyle::Decimal,
        "a" => NumberStyle::LowerLetter,
        "A" => NumberStyle::UpperLetter,
        "i" => NumberStyle::LowerRoman,
        "I" => NumberStyle::UpperRoman,
        _ => NumberStyle::None,
    }
}

/// The start of a style.
fn style(tag: &Tag) -> ((String, String), Style) {
    let text = |name| tag.get(name).unwrap_or_default().to_owned();
    let style = Style {
        shown_as: tag.get("display-name").map(str::to_owned),
        parent: tag.get("parent-style-name").map(str::to_owned),
        list: tag.get("list-style-name").map(str::to_owned),
        outline: tag.number("default-outline-level"),
        ..Style::default()
    };
    ((text("family"), text("name")), style)
}

impl Style {
    fn add(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "text-properties" => {
                self.hidden = tag.get("display").map(|display| display == "none").or(self.hidden);
                let line = tag.get("text-line-through-style").or(tag.get("text-line-through-type"));
                self.struck = line.map(|line| line != "none").or(self.struck);
                self.bold = tag.get("font-weight").map(|weight| weight != "normal" && weight != "400").or(self.bold);
            }
            "section-properties" => self.hidden = tag.get("display").map(|display| display == "none").or(self.hidden),
            _ => {}
        }
    }
}
