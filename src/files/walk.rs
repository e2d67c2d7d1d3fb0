//! From the paths that a user gives to the files that are read: folders are walked, files are taken as they are.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::Project;
use super::folder::{Folder, Met, Place};
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
    /// The number under which a walk told of it, counted from 0; `None` if none did.
    pub told: Option<u32>,
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
    pub found: Vec<Arc<Found>>,
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
    met: Met,
    walk: Walk,
    /// Told of each document in a folder as it is met, under a name that may yet turn out to be its second.
    on_meeting: &'a mut dyn FnMut(&Arc<Found>),
    /// How many it was told of.
    told: u32,
}

impl<'a> Walker<'a> {
    /// A walker that leaves out what the patterns say; returns the patterns that are none.
    pub fn new(
        project: &'a Project,
        exclude: &[String],
        is_document: fn(&str) -> bool,
        on_meeting: &'a mut dyn FnMut(&Arc<Found>),
    ) -> (Self, Vec<String>) {
        let (ignored, faulty) = Ignored::new(project, exclude);
        (Self { project, is_document, ignored, met: Met::default(), walk: Walk::default(), on_meeting, told: 0 }, faulty)
    }

    /// Takes a path that the user gave: a file whatever its name, a folder with the documents in it.
    pub fn take(&mut self, given: &Path) {
        let path = self.project.absolute(given);
        match std::fs::metadata(&path) {
            Ok(meta) if meta.is_dir() => self.folder(&path),
            Ok(meta) => {
                let real = path.canonicalize().unwrap_or_else(|_| path.clone());
                let name = self.project.name(&path);
                let found = Found { name, path, bytes: meta.len(), told: None };
                self.met.given(&real, Arc::new(found));
            }
            Err(error) => {
                let name = self.project.name(&path);
                self.walk.failed.insert(name, cannot_read(&error));
            }
        }
    }

    /// The result, ordered by name.
    pub fn finish(mut self) -> Walk {
        self.walk.found = self.met.once();
        self.walk.found.sort();
        self.walk.found.dedup_by(|a, b| a.name == b.name);
        self.walk
    }

    fn folder(&mut self, root: &Path) {
        // The paths of one folder differ in the names alone, so that comparing them is comparing the names.
        let in_order = |a: &DirEntry, b: &DirEntry| a.path().as_os_str().cmp(b.path().as_os_str());
        let mut entries = WalkDir::new(root).follow_links(true).sort_by(in_order).into_iter();
        // The folders that lead to the entry at hand.
        let mut open: Vec<Folder> = Vec::new();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.failed(&error);
                    continue;
                }
            };
            open.truncate(entry.depth());
            let is_folder = entry.file_type().is_dir();
            let inside = open.last();
            let name = entry.file_name();
            if inside.is_some_and(|inside| self.leaves_out(&entry, name, inside)) {
                if is_folder {
                    entries.skip_current_dir();
                }
            } else if is_folder {
                let folder = self.enter(&entry, name, inside);
                open.push(folder);
            } else if let Some(inside) = inside.filter(|_| entry.file_type().is_file())
                && let Some(name) = self.document(name, inside)
            {
                self.file(entry, name, inside.place);
            }
        }
    }

    /// Enters a folder that lies in another one, or that the user gave.
    fn enter(&mut self, entry: &DirEntry, name: &OsStr, inside: Option<&Folder>) -> Folder {
        let path = entry.path();
        let real = match inside {
            Some(inside) if !entry.path_is_symlink() => inside.real.join(name),
            _ => path.canonicalize().unwrap_or_else(|_| path.to_owned()),
        };
        let start = match inside {
            Some(inside) if !inside.holds_root => format!("{}{}/", inside.start, composed(&name.to_string_lossy())),
            _ => match self.project.name(path).as_str() {
                "." => String::new(),
                name => format!("{name}/"),
            },
        };
        let ignored = match inside {
            Some(inside) => self.ignored.below(&inside.ignored, path),
            None => self.ignored.of_folder(path),
        };
        Folder { start, place: self.met.enter(&real), real, holds_root: self.project.root.starts_with(path), ignored }
    }

    fn leaves_out(&mut self, entry: &DirEntry, name: &OsStr, inside: &Folder) -> bool {
        let hidden = name.as_encoded_bytes().starts_with(b".");
        let skipped = !hidden && self.ignored.skips(entry.path(), entry.file_type().is_dir(), &inside.ignored);
        self.walk.ignored += usize::from(skipped);
        hidden || skipped
    }

    /// The name in reports of a file in a folder, if it is a document.
    fn document(&mut self, name: &OsStr, inside: &Folder) -> Option<String> {
        let name = name.to_string_lossy();
        if (self.is_document)(&name) {
            return Some([inside.start.as_str(), &composed(&name)].concat());
        }
        let extension = Path::new(&*name).extension().map(|end| end.to_string_lossy().to_lowercase());
        *self.walk.unknown.entry(extension.unwrap_or_default()).or_default() += 1;
        None
    }

    /// Adds a document in a folder of this place. Its size is not asked for here: it is known when it is read.
    fn file(&mut self, entry: DirEntry, name: String, place: Place) {
        let real = if entry.path_is_symlink() { entry.path().canonicalize().ok() } else { None };
        let found = Arc::new(Found { name, path: entry.into_path(), bytes: 0, told: Some(self.told) });
        self.told = self.told.saturating_add(1);
        (self.on_meeting)(&found);
        match real {
            Some(real) => self.met.linked(&real, found),
            None => self.met.listed(place, found),
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
