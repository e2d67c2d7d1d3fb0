//! The text of a pack's file: read from a folder, or embedded in the program and unpacked only where somebody reads it.

use std::ops::Deref;

use crate::text::Packed;

/// The text of a file.
#[derive(Debug, Clone)]
pub enum FileText {
    /// Read or made.
    Read(String),
    /// Embedded in the program.
    Embedded(&'static Packed),
}

impl FileText {
    /// Whether it is this text of the program; where it was read, its letters tell.
    pub(super) fn is(&self, embedded: &'static Packed) -> bool {
        match self {
            Self::Read(text) => text == embedded.text(),
            Self::Embedded(own) => std::ptr::eq(*own, embedded),
        }
    }
}

impl Deref for FileText {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Read(text) => text,
            Self::Embedded(packed) => packed.text(),
        }
    }
}

impl From<String> for FileText {
    fn from(text: String) -> Self {
        Self::Read(text)
    }
}
