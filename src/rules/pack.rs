//! The files of a pack, wherever they come from.

use std::collections::BTreeMap;

/// Where a pack's files come from, for messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackSource {
    /// Embedded in the program.
    Builtin,
    /// Read from a folder.
    Folder(String),
}

/// A pack's files as text, by path relative to the pack's folder, with `/`.
#[derive(Debug, Clone)]
pub struct PackFiles {
    /// Where they come from.
    pub source: PackSource,
    /// The files.
    pub files: BTreeMap<String, String>,
}

impl PackFiles {
    /// The files under `rules/` that hold a rule each, in order.
    pub fn rules(&self) -> impl Iterator<Item = (&str, &str)> {
        let inside = self
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("rules/") && std::path::Path::new(path).extension().is_some_and(|end| end == "toml"));
        inside.map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files under `models/`: the name of the verb and the weights.
    pub fn models(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, text)| {
            let name = path.strip_prefix("models/")?.strip_suffix(".tsv")?;
            Some((name, text.as_str()))
        })
    }
}
