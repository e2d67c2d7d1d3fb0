//! From the paths that a user gives to the files that are read: folders are walked, files are taken as they are.

use std::collections::BTreeMap;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Project;
use super::ignored::Ignored;
use super::paths::composed;
use super::read::cannot_read;
use crate::language::{Bilingual, system_error};
use crate::problem::{Gravity, Problem};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its name in reports.
    pub name: String,
    /// Its place on disk.
    pub path: PathBuf,
    /// Size in bytes, 0 where it is not known yet.
    pub bytes: u64,
}

impl Found {
    /// Size in bytes, asked of the disk where it is not known; 0 if it cannot be told.
    pub fn size(&self) -> u64 {
        if self.bytes > 0 { self.bytes } else { std::fs::metadata(&self.path).map_or(0, |meta| meta.len()) }
    }
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Walk {
    /// Files to read, ordered by name, each once.
    pub found: Vec<Found>,
    /// Paths that could not be looked at, by their name in reports.
    pub failed: BTreeMap<String, Problem>,
    /// Files passed over because their extension is none of a known format, by extension.
    pub unknown: BTreeMap<String, usize>,
    /// Files and folders left out because a pattern says so; hidden ones are not counted.
    pub ignored: usize,
}

/// Walks folders.
pub struct Walker<'a> {
    project: &'a Project,
    is_document: fn(&str) -> bool,
    ignored: Ignored,
    seen: HashSet<PathBuf>,
    /// The folder that a file was last found in.
    folder: Option<Folder>,
    walk: Walk,
}

/// A folder with what its files' names and true places begin with.
struct Folder {
    path: PathBuf,
    name: String,
    real: PathBuf,
}

impl<'a> Walker<'a> {
    /// A walker that leaves out what the patterns say; returns the patterns that are none.
    pub fn new(project: &'a Project, exclude: &[String], is_document: fn(&str) -> bool) -> (Self, Vec<String>) {
        let (ignored, faulty) = Ignored::new(project, exclude);
        (Self { project, is_document, ignored, seen: HashSet::new(), folder: None, walk: Walk::default() }, faulty)
    }

    /// Takes a path that the user gave: a file whatever its name, a folder with the documents in it.
    pub fn take(&mut self, given: &Path) {
        let path = self.project.absolute(given);
        match std::fs::metadata(&path) {
            Ok(meta) if meta.is_dir() => self.folder(&path),
            Ok(meta) => {
                let real = path.canonicalize().unwrap_or_else(|_| path.clone());
                let name = self.project.name(&path);
                self.add(Found { name, path, bytes: meta.len() }, real, true);
            }
            Err(error) => {
                let name = self.project.name(&path);
                self.walk.failed.insert(name, cannot_read(&error));
            }
        }
    }

    /// The result, ordered by name.
    pub fn finish(mut self) -> Walk {
        self.walk.found.sort();
        self.walk.found.dedup_by(|a, b| a.name == b.name);
        self.walk
    }

    fn folder(&mut self, folder: &Path) {
        let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if entry.depth() > 0 && self.leaves_out(&entry) => {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) if entry.file_type().is_file() => self.file(&entry),
                Ok(_) => {}
                Err(error) => self.failed(&error),
            }
        }
    }

    fn leaves_out(&mut self, entry: &DirEntry) -> bool {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let skipped = !hidden && self.ignored.skips(entry.path(), entry.file_type().is_dir());
        self.walk.ignored += usize::from(skipped);
        hidden || skipped
    }

    fn file(&mut self, entry: &DirEntry) {
        let name = entry.file_name().to_string_lossy();
        if (self.is_document)(&name) {
            self.found(entry, &name);
        } else {
            let extension = Path::new(&*name).extension().map(|end| end.to_string_lossy().to_lowercase());
            *self.walk.unknown.entry(extension.unwrap_or_default()).or_default() += 1;
        }
    }

    /// Adds a file of a folder. Its size is not asked for here: it is known when it is opened.
    fn found(&mut self, entry: &DirEntry, name: &str) {
        let path = entry.path().to_owned();
        let inside = path.parent().unwrap_or(Path::new(""));
        if self.folder.as_ref().is_none_or(|folder| folder.path != inside) {
            let real = inside.canonicalize().unwrap_or_else(|_| inside.to_owned());
            let own = self.project.name(inside);
            let name = if own == "." { String::new() } else { format!("{own}/") };
            self.folder = Some(Folder { path: inside.to_owned(), name, real });
        }
        let Some(folder) = &self.folder else { return };
        let real = if entry.path_is_symlink() { path.canonicalize().ok() } else { Some(folder.real.join(entry.file_name())) };
        let name = format!("{}{}", folder.name, composed(name));
        let real = real.unwrap_or_else(|| path.clone());
        self.add(Found { name, path, bytes: 0 }, real, false);
    }

    /// Adds a file unless it was met before under another name; a file that the user named is always added.
    fn add(&mut self, found: Found, real: PathBuf, named: bool) {
        if self.seen.insert(real) || named {
            self.walk.found.push(found);
        }
    }

    fn failed(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(Path::new(""));
        let name = self.project.name(path);
        let problem = match (error.loop_ancestor(), error.io_error()) {
            (Some(above), _) => looped(&self.project.name(above)),
            (None, Some(io)) if path.is_symlink() && !(self.is_document)(&name) => dangling(io),
            (None, Some(io)) => cannot_read(io),
            (None, None) => cannot_read(&std::io::Error::other(error.to_string())),
        };
        self.walk.failed.insert(name, problem);
    }
}

fn looped(above: &str) -> Problem {
    let message = Bilingual::new(
        format!("länken pekar på mappen {above}, som den själv ligger i; den följs inte"),
        format!("the link points to the folder {above} that it lies in; it is not followed"),
    );
    Problem::new("link-loop", Gravity::Note, message)
}

fn dangling(error: &std::io::Error) -> Problem {
    let Bilingual { sv, en } = system_error(error);
    let message = Bilingual::new(
        format!("länken leder ingenstans och har hoppats över ({sv})"),
        format!("the link leads nowhere and was passed over ({en})"),
    );
    Problem::new("link-dangling", Gravity::Note, message)
}

#[cfg(test)]
mod tests;
