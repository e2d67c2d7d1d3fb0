//! Folders that a walk has entered, and the files that it has met in them.
//!
//! What the files of a folder have in common is worked out once for the folder: an archive has many files and few folders.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use foldhash::fast::RandomState;

use super::ignored::Holding;

/// A folder that is being walked.
pub(super) struct Folder {
    /// What the names of its files begin with in reports.
    pub(super) start: String,
    /// Where it truly is, links followed.
    pub(super) real: PathBuf,
    /// The number of that place.
    pub(super) place: Place,
    /// Whether the project's root is this folder or lies in it.
    pub(super) holds_root: bool,
    /// The `.gitignore` files that hold in it.
    pub(super) ignored: Holding,
}

/// The number of a true place of files.
pub(super) type Place = usize;

/// The files that were met, by where they truly are.
#[derive(Default)]
pub(super) struct Met {
    places: HashMap<OsString, Place, RandomState>,
    files: HashSet<(Place, OsString), RandomState>,
}

impl Met {
    /// The number of a folder's true place.
    pub(super) fn place(&mut self, real: &Path) -> Place {
        let next = self.places.len();
        *self.places.entry(real.as_os_str().to_owned()).or_insert(next)
    }

    /// Notes a file by where it truly is; whether it was not met before.
    pub(super) fn is_new(&mut self, real: &Path) -> bool {
        let place = self.place(real.parent().unwrap_or(Path::new("")));
        self.is_new_in(place, real.file_name().unwrap_or_default())
    }

    /// The same for a file in a folder of known place.
    pub(super) fn is_new_in(&mut self, place: Place, name: &OsStr) -> bool {
        self.files.insert((place, name.to_owned()))
    }
}
