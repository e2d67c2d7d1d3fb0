//! In which forms a report is given: one on standard output, the others in files.

use std::path::{Path, PathBuf};

use super::console::Console;
use crate::language::Bilingual;
use crate::report::Outcome;

/// The forms that `--format` and `--output` ask for.
pub(super) struct Forms<T> {
    /// The form on standard output.
    pub(super) printed: T,
    /// The files that are written too, as the user named them.
    pub(super) files: Vec<(T, PathBuf)>,
}

impl<T: Copy + Default> Forms<T> {
    /// A file named `-` is standard output. That takes one form, so that a machine can read it; an error has been told.
    pub(super) fn of(format: Option<T>, output: &[(T, PathBuf)], console: Console) -> Result<Self, Outcome> {
        let (printed, files): (Vec<_>, Vec<_>) = output.iter().cloned().partition(|(_, path)| path == Path::new("-"));
        let mut printed = format.into_iter().chain(printed.into_iter().map(|(form, _)| form));
        let first = printed.next().unwrap_or_default();
        if printed.next().is_none() {
            return Ok(Self { printed: first, files });
        }
        console.error(&Bilingual::new(
            "standard ut tar bara en form: välj mellan --format och --output FORMAT=-, och ange en av dem en gång",
            "standard output takes one form: choose between --format and --output FORMAT=-, and give one of them once",
        ));
        Err(Outcome::Broken)
    }

    /// All forms, the printed one last.
    pub(super) fn all(&self) -> impl Iterator<Item = &T> {
        self.files.iter().map(|(form, _)| form).chain([&self.printed])
    }
}
