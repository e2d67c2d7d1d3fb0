//! The outline of a document: what sections it has, judged or not, so that a gap can be followed when its rule is judged on another one
//! than before.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::identity::normal_heading;

/// The sections of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The document's title, as headings are compared.
    title: Option<String>,
    sections: Vec<Standing>,
}

/// Where a section stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Standing {
    /// Its headings, as they are compared.
    path: Vec<String>,
    /// Hash of its words.
    text: String,
    /// Indices of its blocks.
    blocks: Range<usize>,
}

impl Outline {
    /// An outline with no section yet.
    pub(super) fn new(title: Option<&str>) -> Self {
        Self { title: title.map(normal_heading), sections: Vec::new() }
    }

    /// Adds a section by its headings, the hash of its words and its blocks.
    pub(super) fn add(&mut self, headings: &[String], text: String, blocks: Range<usize>) {
        let path = headings.iter().map(|heading| normal_heading(heading)).collect();
        self.sections.push(Standing { path, text, blocks });
    }

    /// Whether headings of before are these, but for the title. Where a section still has the headings of before, they are not.
    pub(super) fn is_retitled(&self, before: &[String], now: &[String]) -> bool {
        let below = match (now.split_first(), &self.title) {
            (Some((first, rest)), Some(title)) if first == title => rest,
            _ => now,
        };
        let same = before == below || before.split_first().is_some_and(|(_, rest)| rest == below);
        same && !below.is_empty() && !self.sections.iter().any(|section| section.path == before)
    }

    /// The blocks of the sections that may be the one that had these headings and words before.
    pub(super) fn places(&self, before: &[String], text: &str) -> impl Iterator<Item = &Range<usize>> {
        let is = move |section: &&Standing| {
            section.path == before || (!text.is_empty() && section.text == text) || self.is_retitled(before, &section.path)
        };
        self.sections.iter().filter(is).map(|section| &section.blocks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(headings: &[&str]) -> Vec<String> {
        headings.iter().map(|heading| (*heading).to_owned()).collect()
    }

    fn outline(title: Option<&str>, sections: &[&[&str]]) -> Outline {
        let mut outline = Outline::new(title);
        for (at, section) in sections.iter().enumerate() {
            outline.add(&path(section), format!("text {at}"), at..at + 1);
        }
        outline
    }

    #[test]
    fn a_section_is_the_same_under_another_title() {
        let titled = outline(Some("Handbok 2"), &[&["Handbok 2"], &["Handbok 2", "Eld"]]);
        assert!(titled.is_retitled(&path(&["handbok", "eld"]), &path(&["handbok 2", "eld"])));
        assert!(titled.is_retitled(&path(&["eld"]), &path(&["handbok 2", "eld"])));
        assert!(!titled.is_retitled(&path(&["handbok"]), &path(&["handbok 2"])));
        assert!(!titled.is_retitled(&path(&["handbok", "rök"]), &path(&["handbok 2", "eld"])));
        let untitled = outline(None, &[&["Eld"]]);
        assert!(untitled.is_retitled(&path(&["handbok", "eld"]), &path(&["eld"])));
    }

    #[test]
    fn a_chapter_is_no_title() {
        let chapters = outline(None, &[&["Ett"], &["Ett", "Eld"], &["Två"], &["Två", "Eld"]]);
        assert!(!chapters.is_retitled(&path(&["ett", "eld"]), &path(&["två", "eld"])));
        assert_eq!(chapters.places(&path(&["ett", "eld"]), "").collect::<Vec<_>>(), [&(1..2)]);
        assert_eq!(chapters.places(&path(&["borta"]), "text 3").collect::<Vec<_>>(), [&(3..4)]);
    }
}
