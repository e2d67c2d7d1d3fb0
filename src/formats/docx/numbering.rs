//! Numbering definitions: which number is printed before a paragraph.

use std::collections::{HashMap, HashSet};

use crate::formats::office::numbering::{Counters, LEVELS, Level, Style};
use crate::formats::office::problems::Fault;
use crate::formats::office::xml::{Node, Tag, Xml};

/// A definition that several numberings may share; they count on from one another.
#[derive(Debug, Default)]
struct Abstract {
    levels: Vec<Level>,
    /// Level of each paragraph style that is bound to one.
    styles: HashMap<String, usize>,
    /// Name of the numbering style that holds the levels instead.
    elsewhere: Option<String>,
    counters: Counters,
}

/// A numbering that paragraphs name.
#[derive(Debug, Default)]
struct Numbered {
    definition: String,
    /// Levels that start again from a number where this numbering is first used.
    restarts: HashMap<usize, u32>,
}

/// All numberings of a document, with their counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<String, Abstract>,
    numbered: HashMap<String, Numbered>,
    /// Definition that holds the levels of each numbering style.
    styles: HashMap<String, String>,
    restarted: HashSet<(String, usize)>,
}

/// What is being read.
#[derive(Debug, Default)]
struct Open {
    definition: Option<String>,
    numbered: Option<String>,
    level: Option<usize>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str, depth: usize) -> Result<Self, Fault> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(text, "numbering.xml", depth);
        let mut open = Open::default();
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => numbering.start(&tag, &mut open),
                Node::End(_, name) => match name.as_str() {
                    "abstractNum" => open.definition = None,
                    "num" => open.numbered = None,
                    "lvl" | "lvlOverride" => open.level = None,
                    _ => {}
                },
                Node::Text(_) => {}
            }
        }
        Ok(numbering)
    }

    fn start(&mut self, tag: &Tag, open: &mut Open) {
        let id = |name| tag.get(name).unwrap_or_default().to_owned();
        match tag.name.as_str() {
            "abstractNum" => {
                open.definition = Some(id("abstractNumId"));
                self.definitions.insert(id("abstractNumId"), Abstract::default());
            }
            "num" => {
                open.numbered = Some(id("numId"));
                self.numbered.insert(id("numId"), Numbered::default());
            }
            "lvl" | "lvlOverride" => open.level = tag.number("ilvl").filter(|&level| level < LEVELS),
            _ => {
                if let Some(name) = &open.numbered {
                    self.in_numbering(tag, name, open.level);
                } else if let Some(name) = &open.definition {
                    self.in_definition(tag, name, open.level);
                }
            }
        }
    }

    fn in_numbering(&mut self, tag: &Tag, name: &str, level: Option<usize>) {
        let Some(numbered) = self.numbered.get_mut(name) else { return };
        match (tag.name.as_str(), level) {
            ("abstractNumId", _) => tag.get("val").unwrap_or_default().clone_into(&mut numbered.definition),
            ("startOverride", Some(level)) => {
                numbered.restarts.insert(level, tag.number("val").unwrap_or(1));
            }
            _ => {}
        }
    }

    fn in_definition(&mut self, tag: &Tag, name: &str, level: Option<usize>) {
        match tag.name.as_str() {
            "styleLink" => {
                self.styles.insert(tag.get("val").unwrap_or_default().to_owned(), name.to_owned());
            }
            "numStyleLink" => {
                if let Some(definition) = self.definitions.get_mut(name) {
                    definition.elsewhere = tag.get("val").map(str::to_owned);
                }
            }
            _ => {
                if let (Some(definition), Some(level)) = (self.definitions.get_mut(name), level) {
                    definition.level(tag, level);
                }
            }
        }
    }

    /// Name of the definition that a numbering uses.
    fn definition(&self, id: &str) -> Option<String> {
        let name = &self.numbered.get(id)?.definition;
        let elsewhere = self.definitions.get(name)?.elsewhere.as_ref().and_then(|style| self.styles.get(style));
        Some(elsewhere.unwrap_or(name).clone())
    }

    /// The level that a numbering gives to a paragraph style.
    pub(super) fn level_of_style(&self, id: &str, style: &str) -> Option<usize> {
        self.definitions.get(&self.definition(id)?)?.styles.get(style).copied()
    }

    /// Counts a paragraph; gives the number printed before it, if any.
    pub(super) fn count(&mut self, id: &str, level: usize) -> Option<String> {
        let name = self.definition(id)?;
        let restart = self.numbered.get(id).and_then(|numbered| numbered.restarts.get(&level)).copied();
        let restart = restart.filter(|_| self.restarted.insert((id.to_owned(), level)));
        let definition = self.definitions.get_mut(&name)?;
        if let Some(start) = restart {
            definition.counters.restart(level, start);
        }
        definition.counters.count(level, &definition.levels)
    }
}

impl Abstract {
    fn level(&mut self, tag: &Tag, level: usize) {
        if self.levels.len() <= level {
            self.levels.resize_with(level + 1, || Level { start: 1, ..Level::default() });
        }
        let Some(own) = self.levels.get_mut(level) else { return };
        match tag.name.as_str() {
            "start" => own.start = tag.number("val").unwrap_or(1),
            "numFmt" => own.style = style(tag.get("val").unwrap_or_default()),
            "lvlText" => tag.get("val").unwrap_or_default().clone_into(&mut own.text),
            "isLgl" => own.legal = tag.is_on(),
            "pStyle" => {
                self.styles.insert(tag.get("val").unwrap_or_default().to_owned(), level);
            }
            _ => {}
        }
    }
}

fn style(name: &str) -> Style {
    match name {
        "bullet" | "none" => Style::None,
        "lowerLetter" => Style::LowerLetter,
        "upperLetter" => Style::UpperLetter,
        "lowerRoman" => Style::LowerRoman,
        "upperRoman" => Style::UpperRoman,
        _ => Style::Decimal,
    }
}
