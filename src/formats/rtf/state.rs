//! What a group inherits from the group around it and loses at its end.

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// The document, or the footnote or text box that is open.
    Body,
    /// Nowhere: pictures, headers, comments, instructions of fields, whatever is not known.
    Skip,
    /// Nowhere, but a text box may stand inside.
    Shape,
    /// Nowhere, but the Unicode twin of what is passed over may stand inside.
    Twin,
    Fonts,
    Styles,
    Info,
    Title,
}

/// A paragraph's own properties, which `\pard` resets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: i32,
    pub(super) outline: Option<i32>,
    pub(super) in_table: bool,
    /// Number of the list it belongs to; 0 for none.
    pub(super) list: i32,
    /// Level in that list, 0 the outermost.
    pub(super) list_level: i32,
    /// Left indent in twips.
    pub(super) indent: i32,
}

/// Properties of characters, which `\plain` resets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a word of its own switches each on and off")]
pub(super) struct CharacterProperties {
    pub(super) bold: bool,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    pub(super) struck: bool,
}

impl CharacterProperties {
    /// Whether the characters are part of the document.
    pub(super) const fn shown(self) -> bool {
        !(self.hidden || self.deleted || self.struck)
    }
}

/// All of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) paragraph: ParagraphProperties,
    pub(super) characters: CharacterProperties,
    pub(super) font: i32,
    /// How many bytes stand in for a Unicode character that follows.
    pub(super) fallback: i32,
    /// Whether this group opened a footnote or text box.
    pub(super) opened_frame: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Body,
            paragraph: ParagraphProperties::default(),
            characters: CharacterProperties::default(),
            font: -1,
            fallback: 1,
            opened_frame: false,
        }
    }
}
