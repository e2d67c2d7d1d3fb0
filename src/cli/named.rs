//! The paths that a user names for an audit or a comparison, as arguments or under `[[document]]`: what is not there is told at once and
//! is no document of the ledger.

use std::path::{Path, PathBuf};

use super::settings::Settings;
use crate::files;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::report::Outcome;

/// Paths that the user named.
pub(super) struct Named {
    /// Those that there is something at; `-` is one.
    pub(super) there: Vec<PathBuf>,
    /// Those that there is nothing at.
    pub(super) missing: Vec<PathBuf>,
}

impl Named {
    pub(super) fn of(paths: &[PathBuf], settings: &Settings) -> Self {
        let there = |path: &&PathBuf| path.as_path() == Path::new("-") || files::is_there(&settings.project.absolute(path));
        let (there, missing): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(there);
        Self { there: there.into_iter().cloned().collect(), missing: missing.into_iter().cloned().collect() }
    }

    /// Whether the user named paths and there is nothing at any of them.
    pub(super) fn is_void(&self) -> bool {
        self.there.is_empty() && !self.missing.is_empty()
    }

    /// Tells which paths there is nothing at; a run that was to read them is broken.
    pub(super) fn tell(&self, settings: &Settings) -> Outcome {
        for path in &self.missing {
            settings.console.problem(&nothing_at(path, &settings.project.working), None);
        }
        if self.missing.is_empty() { Outcome::Clean } else { Outcome::Broken }
    }
}

fn nothing_at(path: &Path, working: &Path) -> Problem {
    let (path, working) = (path.display(), working.display());
    let message =
        Bilingual::new(format!("det finns ingen fil eller mapp som heter {path}"), format!("there is no file or folder called {path}"));
    let help = Bilingual::new(
        format!("Rätta sökvägen. Den räknas från mappen {working}."),
        format!("Correct the path. It begins in the folder {working}."),
    );
    Problem::new("file-not-found", Gravity::Error, message).with_help(help)
}

/// Tells which entries under `[[document]]` there is nothing at: the documents that they were meant for are not known by them.
pub(super) fn tell_empty_entries(settings: &Settings) {
    for entry in &settings.config.documents {
        if !files::is_there(&settings.project.from_root(&entry.path)) {
            let path = &entry.path;
            let message = Bilingual::new(
                format!("[[document]] {path}: det finns ingen sådan fil eller mapp, så uppgifterna gäller inget dokument"),
                format!("[[document]] {path}: there is no such file or folder, so the entry is about no document"),
            );
            let help = Bilingual::new(
                "Rätta sökvägen i lucka.toml, eller ta bort posten.",
                "Correct the path in lucka.toml, or remove the entry.",
            );
            settings.console.problem(&Problem::new("document-entry-missing", Gravity::Warning, message).with_help(help), None);
        }
    }
}
