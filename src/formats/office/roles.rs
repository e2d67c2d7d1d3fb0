//! What a paragraph style is for, by its name: the names that Word, `LibreOffice`, Google Docs and pandoc give, in the languages around.

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The document's title.
    Title,
    /// Level 1 to 9.
    Heading(u8),
    /// Text under the title, and other styles that break a chain of headings.
    Body,
    /// A list item by style alone, with its depth.
    ListItem(u8),
    Quote,
    Caption,
    Code,
    Term,
    Contents,
    Reference,
    /// A head cell of a table.
    TableHead,
}

/// Words for a heading, followed by the level in a style's name.
const HEADING: &[&str] = &["heading", "rubrik", "överskrift", "overskrift", "otsikko", "überschrift", "titre", "kop"];
const TITLE: &[&str] = &["title", "rubrik", "titel", "tittel", "otsikko", "dokumentrubrik", "dokumenttitel", "huvudrubrik"];
const LISTS: &[&str] = &["listbullet", "listnumber", "punktlista", "numreradlista", "punktliste", "nummerertliste"];

/// The role of a style with this name; `None` if the name says nothing.
pub(crate) fn of(name: &str) -> Option<Role> {
    let name = plain(name);
    if TITLE.contains(&name.as_str()) {
        return Some(Role::Title);
    }
    if let Some(level) = numbered(&name, HEADING).filter(|level| (1..=9).contains(level)) {
        return Some(Role::Heading(level));
    }
    if let Some(level) = numbered(&name, LISTS) {
        return Some(Role::ListItem(level.saturating_sub(1)));
    }
    if LISTS.contains(&name.as_str()) {
        return Some(Role::ListItem(0));
    }
    by_word(&name)
}

fn by_word(name: &str) -> Option<Role> {
    let role = match name {
        "subtitle" | "underrubrik" | "undertitel" | "undertittel" | "textbody" | "bodytext" | "brödtext" | "standard" | "normal"
        | "author" | "date" => Role::Body,
        "quote" | "intensequote" | "quotations" | "blocktext" | "citat" | "starktcitat" | "blockcitat" | "sitat" => Role::Quote,
        "sourcecode" | "htmlpreformatted" | "preformattedtext" | "macrotext" | "macro" | "kod" | "plainpreformatted" => Role::Code,
        "definitionterm" | "listheading" => Role::Term,
        "bibliography" | "litteraturförteckning" | "litteraturlista" => Role::Reference,
        "tableheading" | "tabellrubrik" => Role::TableHead,
        _ if name.contains("caption") || name.starts_with("beskrivning") || name.starts_with("bildtext") => Role::Caption,
        "illustration" | "figure" | "drawing" | "table" => Role::Caption,
        _ if name.starts_with("toc") || name.starts_with("contents") || name.starts_with("innehåll") || name.starts_with("inneháll") => {
            Role::Contents
        }
        "tableoffigures" | "figurförteckning" | "indexheading" | "tableofauthorities" => Role::Contents,
        _ if name.strip_prefix("index").is_some_and(|rest| rest.parse::<u8>().is_ok()) => Role::Contents,
        _ if name.starts_with("bibliography") => Role::Reference,
        _ => return None,
    };
    Some(role)
}

/// The number that follows one of these words: `heading2`, `rubrik1numrerad`.
fn numbered(name: &str, words: &[&str]) -> Option<u8> {
    let rest = words.iter().find_map(|word| name.strip_prefix(word))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// A style's name in lower case without blanks; `ODT` writes them as `_20_`, Word drops letters beyond ASCII from ids.
fn plain(name: &str) -> String {
    name.replace("_20_", "").chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_styles_by_their_names() {
        for name in ["heading 1", "Rubrik 1", "Rubrik1", "Överskrift 1", "Overskrift1", "Heading_20_1", "Rubrik 1 numrerad"] {
            assert_eq!(of(name), Some(Role::Heading(1)), "{name}");
        }
        assert_eq!(of("Title"), Some(Role::Title));
        assert_eq!(of("Rubrik"), Some(Role::Title));
        assert_eq!(of("Subtitle"), Some(Role::Body));
        assert_eq!(of("TOC 2"), Some(Role::Contents));
        assert_eq!(of("Table Caption"), Some(Role::Caption));
        assert_eq!(of("List Bullet 2"), Some(Role::ListItem(1)));
        assert_eq!(of("Mitt eget format"), None);
        assert_eq!(of("Heading"), None);
    }
}
