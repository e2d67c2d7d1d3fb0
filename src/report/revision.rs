//! A revision of a file in the history of its repository.

/// Which revision of which file a document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Path of the file relative to the project's root, as it is named today.
    pub path: String,
    /// The commit's hash, shortened; `None` for the file as it lies on the disk, with changes that are not committed.
    pub commit: Option<String>,
    /// Date of the commit, or of the run, `YYYY-MM-DD`.
    pub date: String,
    /// Place in the history, 0 for the oldest.
    pub sequence: usize,
}

impl Revision {
    /// The name of the edition: its date, with the commit.
    pub fn label(&self) -> String {
        match &self.commit {
            Some(commit) => format!("{} ({commit})", self.date),
            None => self.date.clone(),
        }
    }
}
