//! Folders that a walk has entered, and the files that it has met in them.
//!
//! What the files of a folder have in common is worked out once for the folder: an archive has many files and few folders.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::Found;
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

/// The files that were met, each with where it truly is.
#[derive(Default)]
pub(super) struct Met {
    places: HashMap<OsString, Place, RandomState>,
    files: Vec<(Arc<Found>, At)>,
    /// Whether a file may have been met under two names: nearly no walk needs to look for that.
    again: bool,
}

/// Where a file truly is.
enum At {
    /// In a folder of this place, under the name that it was met by.
    Here(Place),
    /// In another, under this name; `given` by the user, it is taken whether it was met before or not.
    Elsewhere { place: Place, name: OsString, given: bool },
}

impl Met {
    /// Enters a folder by where it truly is.
    pub(super) fn enter(&mut self, real: &Path) -> Place {
        let known = self.places.len();
        let place = self.place(real);
        self.again |= place < known;
        place
    }

    /// Notes a file in a folder that was entered.
    pub(super) fn listed(&mut self, place: Place, found: Arc<Found>) {
        self.files.push((found, At::Here(place)));
    }

    /// Notes a file behind a link.
    pub(super) fn linked(&mut self, real: &Path, found: Arc<Found>) {
        self.elsewhere(real, found, false);
    }

    /// Notes a file that the user gave.
    pub(super) fn given(&mut self, real: &Path, found: Arc<Found>) {
        self.elsewhere(real, found, true);
    }

    /// The files, each under the name that it was first met by.
    pub(super) fn once(self) -> Vec<Arc<Found>> {
        let mut met = HashSet::with_hasher(RandomState::default());
        let mut is_new = |found: &Found, at: At| match at {
            At::Here(place) => met.insert((place, found.path.file_name().unwrap_or_default().to_owned())),
            At::Elsewhere { place, name, given } => met.insert((place, name)) || given,
        };
        let again = self.again;
        self.files.into_iter().filter_map(|(found, at)| (!again || is_new(&found, at)).then_some(found)).collect()
    }

    fn elsewhere(&mut self, real: &Path, found: Arc<Found>, given: bool) {
        self.again = true;
        let place = self.place(real.parent().unwrap_or(Path::new("")));
        let name = real.file_name().unwrap_or_default().to_owned();
        self.files.push((found, At::Elsewhere { place, name, given }));
    }

    /// The number of a true place.
    fn place(&mut self, real: &Path) -> Place {
        let next = self.places.len();
        *self.places.entry(real.as_os_str().to_owned()).or_insert(next)
    }
}
