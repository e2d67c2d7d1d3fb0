//! Where the project is, and how its files are named in reports.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

/// The project: its root, which paths in reports are relative to, and the folder that the program was started in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Absolute path of the root.
    pub root: PathBuf,
    /// Absolute path of the working folder.
    pub working: PathBuf,
}

impl Project {
    /// The root is the folder of the configuration, else that of the repository, else the working folder.
    pub fn locate(working: PathBuf, config: Option<&Path>) -> Self {
        let of_config = config.and_then(|path| tidy(&working.join(path)).parent().map(Path::to_owned));
        let root = of_config.or_else(|| find_upwards(&working, ".git").and_then(|git| git.parent().map(Path::to_owned)));
        Self { root: root.unwrap_or_else(|| working.clone()), working }
    }

    /// The absolute path of a path given on the command line.
    pub fn absolute(&self, path: &Path) -> PathBuf {
        tidy(&self.working.join(path))
    }

    /// The absolute path of a path written in the configuration.
    pub fn from_root(&self, path: &str) -> PathBuf {
        tidy(&self.root.join(path))
    }

    /// The folder in which git is asked: the root, or the working folder where the root lies above the repository.
    pub(super) fn in_repository(&self) -> &Path {
        if find_upwards(&self.root, ".git").is_some() { &self.root } else { &self.working }
    }

    /// What leads from the repository's root to the project's, with a slash at the end; empty where they are the same.
    pub fn from_repository(&self) -> String {
        let git = find_upwards(&self.root, ".git");
        let inside = git.as_deref().and_then(Path::parent).and_then(|repository| self.root.strip_prefix(repository).ok());
        inside.filter(|inside| !inside.as_os_str().is_empty()).map_or_else(String::new, |inside| portable(inside) + "/")
    }

    /// The name of a file in reports: relative to the root, with `/`, in NFC.
    pub fn name(&self, absolute: &Path) -> String {
        let relative = pathdiff::diff_paths(absolute, &self.root).unwrap_or_else(|| absolute.to_owned());
        portable(&relative)
    }
}

/// Whether there is a file or folder at an absolute path. What may not be looked at is there all the same.
pub fn is_there(absolute: &Path) -> bool {
    let absent = |error: std::io::Error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
    !std::fs::metadata(absolute).is_err_and(absent)
}

/// Finds a file or folder with this name in a folder or the nearest folder above it.
pub fn find_upwards(folder: &Path, name: &str) -> Option<PathBuf> {
    folder.ancestors().map(|above| above.join(name)).find(|path| path.exists())
}

/// The names of the folders in a folder that hold a file with this name, in order; none where it cannot be read.
pub fn folders_with(folder: &Path, file: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let holding = entries.filter(|entry| entry.path().join(file).is_file());
    let mut names: Vec<String> = holding.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names
}

/// A path with `/` between its parts, in NFC; what is not Unicode is replaced.
fn portable(path: &Path) -> String {
    let parts: Vec<String> = path.components().map(|part| part.as_os_str().to_string_lossy().nfc().collect()).collect();
    let joined = parts.join("/");
    if joined.is_empty() { ".".to_owned() } else { joined }
}

/// A name in NFC.
pub(super) fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(name.nfc().collect()) }
}

/// Removes `.` and resolves `..` by the letter, without asking the disk.
pub(super) fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_files_relative_to_the_root() {
        let project = Project { root: "/a/b".into(), working: "/a/b/c".into() };
        assert_eq!(project.name(&project.absolute(Path::new("./x/../Rutin.md"))), "c/Rutin.md");
        assert_eq!(project.name(&project.absolute(Path::new("../../z.md"))), "../z.md");
        assert_eq!(project.name(Path::new("/a/b/a\u{30a}.md")), "å.md");
    }

    #[test]
    fn the_configuration_gives_the_root() {
        let project = Project::locate("/a/b/c".into(), Some(Path::new("../lucka.toml")));
        assert_eq!(project.root, Path::new("/a/b"));
    }
}
