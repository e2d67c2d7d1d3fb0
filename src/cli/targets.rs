//! The files that `--output` names: none may be a document that is judged, and none may be named twice.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use super::settings::Settings;
use crate::files;
use crate::language::Bilingual;
use crate::report::Outcome;

/// Where a run may write.
pub(super) struct Targets<'a> {
    settings: &'a Settings,
    /// Names of the documents that were judged.
    read: HashSet<&'a str>,
    written: HashSet<PathBuf>,
}

impl<'a> Targets<'a> {
    /// All places but those of the documents of these names.
    pub(super) fn but(settings: &'a Settings, read: impl Iterator<Item = &'a str>) -> Self {
        Self { settings, read: read.collect(), written: HashSet::new() }
    }

    /// Writes what an output gives to the file that the user named; what went wrong is told.
    pub(super) fn write(&mut self, path: &Path, output: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Outcome {
        let target = match self.take(path) {
            Ok(target) => target,
            Err(refused) => return refused,
        };
        let mut bytes = Vec::new();
        let written = output(&mut bytes).and_then(|()| files::write(&target, &bytes));
        let name = path.display().to_string();
        self.settings.console.written(&Bilingual::new(name.clone(), name), written)
    }

    /// The absolute path to write to; an error has been told.
    fn take(&mut self, path: &Path) -> Result<PathBuf, Outcome> {
        let absolute = self.settings.project.absolute(path);
        let shown = path.display();
        let refused = if self.read.contains(self.settings.project.name(&absolute).as_str()) {
            Bilingual::new(
                format!("{shown} är ett av de granskade dokumenten och skrivs inte över; välj ett annat namn för --output"),
                format!("{shown} is one of the documents judged and is not overwritten; choose another name for --output"),
            )
        } else if self.written.insert(absolute.clone()) {
            return Ok(absolute);
        } else {
            Bilingual::new(
                format!("{shown} står två gånger i --output; bara den första skrevs"),
                format!("{shown} stands twice in --output; only the first was written"),
            )
        };
        self.settings.console.error(&refused);
        Err(Outcome::Broken)
    }
}
