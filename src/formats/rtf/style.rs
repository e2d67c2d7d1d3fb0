//! The style sheet: which paragraph styles are headings, lists, captions and so on.

use std::collections::HashMap;

/// What a paragraph style says its paragraphs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading(u8),
    List,
    Caption,
    Quote,
    Contents,
    Body,
}

/// One style of the sheet, as far as it matters here.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) number: i32,
    pub(super) name: String,
    pub(super) based_on: Option<i32>,
    /// 0 for the highest level, 9 for body text.
    pub(super) outline: Option<i32>,
    /// Character and section styles share the numbers of paragraph styles and must not replace them.
    pub(super) other_kind: bool,
}

/// All paragraph styles, by number.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    styles: HashMap<i32, Style>,
}

/// More steps of inheritance than this are taken for a cycle.
const LONGEST_CHAIN: usize = 32;

/// Words for "heading" in the style names of localised word processors, before the level.
const HEADING_WORDS: [&str; 6] = ["heading", "rubrik", "överskrift", "overskrift", "überschrift", "otsikko"];
/// Names of title styles.
const TITLES: [&str; 5] = ["title", "rubrik", "titel", "tittel", "otsikko"];

impl StyleSheet {
    pub(super) fn insert(&mut self, style: Style) {
        if !style.other_kind {
            self.styles.insert(style.number, style);
        }
    }

    /// What the style with this number makes of a paragraph, by its own name or outline level or those it is based on.
    pub(super) fn role(&self, number: i32) -> Option<Role> {
        let mut style = self.styles.get(&number)?;
        for _ in 0..LONGEST_CHAIN {
            if let Some(role) = by_name(&style.name).or_else(|| by_outline(style.outline)) {
                return Some(role);
            }
            style = self.styles.get(&style.based_on?)?;
        }
        None
    }
}

/// The role of a paragraph with this outline level.
pub(super) fn by_outline(outline: Option<i32>) -> Option<Role> {
    let level = u8::try_from(outline?).ok()?;
    Some(if level < 9 { Role::Heading((level + 1).min(6)) } else { Role::Body })
}

fn by_name(name: &str) -> Option<Role> {
    let name = name.trim().to_lowercase();
    if TITLES.contains(&name.as_str()) {
        return Some(Role::Title);
    }
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let level: Option<u8> = name.strip_prefix(word).and_then(|number| number.trim().parse().ok());
    match level {
        Some(level @ 1..=9) if HEADING_WORDS.contains(&word) => return Some(Role::Heading(level.min(6))),
        Some(_) if matches!(word, "toc" | "contents" | "innehåll" | "innehållsförteckning") => return Some(Role::Contents),
        _ => {}
    }
    match word {
        "subtitle" | "underrubrik" => Some(Role::Body),
        "list bullet" | "list number" | "punktlista" | "numrerad lista" => Some(Role::List),
        "caption" | "beskrivning" | "bildtext" => Some(Role::Caption),
        "quote" | "quotations" | "intense quote" | "block text" | "citat" | "starkt citat" => Some(Role::Quote),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_localised_names_and_inheritance() {
        let mut sheet = StyleSheet::default();
        let style = |number, name: &str, based_on| Style { number, name: name.into(), based_on, ..Style::default() };
        sheet.insert(style(1, "Rubrik 2", None));
        sheet.insert(style(2, "Egen", Some(1)));
        sheet.insert(style(3, "Snurra", Some(3)));
        sheet.insert(style(4, "toc 1", None));
        sheet.insert(Style { outline: Some(2), ..style(5, "Kapitel", None) });
        assert_eq!(sheet.role(1), Some(Role::Heading(2)));
        assert_eq!(sheet.role(2), Some(Role::Heading(2)));
        assert_eq!(sheet.role(3), None);
        assert_eq!(sheet.role(4), Some(Role::Contents));
        assert_eq!(sheet.role(5), Some(Role::Heading(3)));
    }
}
