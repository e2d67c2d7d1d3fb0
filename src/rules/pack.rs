//! The files of a pack, wherever they come from.

use std::collections::BTreeMap;

use super::builtin::embedded_in;
use super::{Fault, FileText};
use crate::language::Language;
use crate::problem::Problem;

/// Where a pack's files come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackSource {
    /// Embedded in the program, under this id.
    Builtin(String),
    /// Read from a folder: its path relative to the project's root, with `/`.
    Folder(String),
}

impl PackSource {
    /// The name of a file of the pack for users.
    pub fn file(&self, path: &str) -> String {
        match self {
            Self::Builtin(name) | Self::Folder(name) => format!("{name}/{path}"),
        }
    }

    /// The folder that a path written in this pack leads to; `None` for a pack that is in no folder.
    pub fn beside(&self, path: &str) -> Option<String> {
        let Self::Folder(folder) = self else { return None };
        let mut parts: Vec<&str> = folder.split('/').collect();
        for part in path.split(['/', '\\']) {
            match part {
                "" | "." => {}
                ".." if parts.last().is_some_and(|last| !matches!(*last, ".." | "." | "")) => drop(parts.pop()),
                ".." if parts == ["."] => parts = vec![".."],
                _ if parts == ["."] => parts = vec![part],
                _ => parts.push(part),
            }
        }
        Some(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
    }
}

/// A pack's files as text, by path relative to the pack's folder, with `/`.
#[derive(Debug, Clone)]
pub struct PackFiles {
    /// Where they come from.
    pub source: PackSource,
    /// The files.
    pub files: BTreeMap<String, FileText>,
}

impl PackFiles {
    /// Files that were read.
    pub fn read(source: PackSource, files: BTreeMap<String, String>) -> Self {
        Self { source, files: files.into_iter().map(|(path, text)| (path, text.into())).collect() }
    }

    /// The text of a file; empty if it is not there.
    pub fn text(&self, path: &str) -> &str {
        self.files.get(path).map(|text| &**text).unwrap_or_default()
    }

    /// The paths of the files under `rules/` that hold a rule each, in order.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        let paths = self.files.keys().map(String::as_str);
        paths.filter(|path| path.starts_with("rules/") && std::path::Path::new(path).extension().is_some_and(|end| end == "toml"))
    }

    /// The files under `models/`: the name of the verb and the weights.
    pub fn models(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, text)| {
            let name = path.strip_prefix("models/")?.strip_suffix(".tsv")?;
            Some((name, &**text))
        })
    }

    /// The packs that this one says it builds on, as far as its `pack.toml` can be understood.
    pub fn extends(&self) -> Vec<String> {
        let table = self.head();
        let entries = table.as_ref().and_then(|table| table.get("extends")?.as_array());
        entries.into_iter().flatten().filter_map(|entry| entry.as_str().map(str::to_owned)).collect()
    }

    /// The pack's id, as far as its `pack.toml` can be understood.
    pub fn id(&self) -> Option<String> {
        self.head()?.get("id")?.as_str().map(str::to_owned)
    }

    /// The languages that the pack's texts are written in, as far as its `pack.toml` can be understood; else both.
    pub fn languages(&self) -> Vec<Language> {
        let table = self.head();
        let entries = table.as_ref().and_then(|table| table.get("languages")?.as_array());
        let mut known: Vec<Language> = entries.into_iter().flatten().filter_map(|entry| Language::from_code(entry.as_str()?)).collect();
        known.sort_unstable();
        known.dedup();
        if known.is_empty() { Language::ALL.to_vec() } else { known }
    }

    /// What `pack.toml` says; of a built-in pack as it was read when the program was built.
    fn head(&self) -> Option<toml::Table> {
        let known = embedded_in(self).and_then(|pack| serde_json::from_str(pack.json("pack.toml", self)?).ok());
        known.or_else(|| self.text("pack.toml").parse().ok())
    }

    /// A mistake in one of the files.
    pub fn fault(&self, path: &str, problem: Problem) -> Fault {
        let mut problem = problem;
        problem.span.get_or_insert(0..1);
        Fault { file: self.source.file(path), text: self.text(path).into(), problem }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_the_folder_of_the_pack() {
        let beside = |folder: &str, path: &str| PackSource::Folder(folder.to_owned()).beside(path).unwrap();
        assert_eq!(beside("packs/mine", "../base"), "packs/base");
        assert_eq!(beside("mine", "../../base"), "../base");
        assert_eq!(beside(".", "../base"), "../base");
        assert_eq!(beside(".", "base"), "base");
        assert_eq!(PackSource::Builtin("a".to_owned()).beside("b"), None);
    }
}
