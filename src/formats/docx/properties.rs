//! Properties of paragraphs and runs, as they stand in a paragraph, a run or a style.

use crate::formats::office::problems::Fault;
use crate::formats::office::xml::{Inside, Tag, Xml};

/// Properties of a paragraph.
#[derive(Debug, Default, Clone)]
pub(super) struct ParagraphProperties {
    /// Id of the style.
    pub(super) style: Option<String>,
    /// Id of the numbering; `0` for none.
    pub(super) numbering: Option<String>,
    /// Level in the numbering, 0 the highest.
    pub(super) level: Option<usize>,
    /// 0 to 8 for a heading, 9 for body text.
    pub(super) outline: Option<u8>,
    /// The paragraph goes on in the next one: its end was deleted or moved away, or it is a drop cap.
    pub(super) joins_next: bool,
}

impl ParagraphProperties {
    /// Reads `pPr`, whose start has just been read.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut properties = Self::default();
        xml.inside(|tag| {
            match tag.name.as_str() {
                // What the properties were before a tracked change, and those of the section.
                "pPrChange" | "rPrChange" | "sectPr" | "numberingChange" => return Inside::Skip,
                "pStyle" => properties.style = tag.get("val").map(str::to_owned),
                "numId" => properties.numbering = tag.get("val").map(str::to_owned),
                "ilvl" => properties.level = tag.number("val"),
                "outlineLvl" => properties.outline = tag.number("val"),
                "del" | "moveFrom" => properties.joins_next = true,
                // The first letter of the next paragraph, set large in a frame of its own.
                "framePr" => properties.joins_next |= matches!(tag.get("dropCap"), Some("drop" | "margin")),
                _ => {}
            }
            Inside::Read
        })?;
        Ok(properties)
    }
}

/// Properties of a run; `None` where nothing is said.
#[derive(Debug, Default, Clone)]
pub(super) struct RunProperties {
    /// Id of the character style.
    pub(super) style: Option<String>,
    pub(super) hidden: Option<bool>,
    pub(super) bold: Option<bool>,
    pub(super) struck: Option<bool>,
}

impl RunProperties {
    /// Reads `rPr`, whose start has just been read.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut properties = Self::default();
        xml.inside(|tag| properties.add(tag))?;
        Ok(properties)
    }

    fn add(&mut self, tag: &Tag) -> Inside {
        match tag.name.as_str() {
            "rPrChange" => return Inside::Skip,
            "rStyle" => self.style = tag.get("val").map(str::to_owned),
            "vanish" => self.hidden = Some(tag.is_on()),
            "b" => self.bold = Some(tag.is_on()),
            "strike" | "dstrike" => self.struck = Some(self.struck == Some(true) || tag.is_on()),
            _ => {}
        }
        Inside::Read
    }
}
