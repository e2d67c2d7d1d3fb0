//! What is left out of a walk: `.gitignore` files from the root down, `.git/info/exclude`, and the configured `exclude` patterns.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::Project;

/// Decides which files and folders a walk leaves out.
pub(super) struct Ignored {
    top: PathBuf,
    exclude: Gitignore,
    repository: Gitignore,
    folders: HashMap<PathBuf, Gitignore>,
}

impl Ignored {
    /// Prepares the patterns of the configuration; returns those that are no patterns.
    pub(super) fn new(project: &Project, exclude: &[String]) -> (Self, Vec<String>) {
        let mut builder = GitignoreBuilder::new(&project.root);
        let faulty = exclude.iter().filter(|pattern| builder.add_line(None, pattern).is_err()).cloned().collect();
        let repository = super::find_upwards(&project.root, ".git").and_then(|git| git.parent().map(Path::to_owned));
        let top = repository.unwrap_or_else(|| project.root.clone());
        let mut own = GitignoreBuilder::new(&top);
        let info = top.join(".git/info/exclude");
        if info.is_file() {
            own.add(info);
        }
        let ignored = Self {
            exclude: builder.build().unwrap_or_else(|_| Gitignore::empty()),
            repository: own.build().unwrap_or_else(|_| Gitignore::empty()),
            folders: HashMap::new(),
            top,
        };
        (ignored, faulty)
    }

    /// Whether a walk leaves this path out.
    pub(super) fn skips(&mut self, path: &Path, is_dir: bool) -> bool {
        if path.strip_prefix(self.exclude.path()).is_ok() && self.exclude.matched(path, is_dir).is_ignore() {
            return true;
        }
        let mut folder = path.parent();
        while let Some(above) = folder.filter(|above| above.starts_with(&self.top)) {
            let matched = self.of_folder(above).matched(path, is_dir);
            if !matched.is_none() {
                return matched.is_ignore();
            }
            folder = above.parent();
        }
        path.starts_with(&self.top) && self.repository.matched(path, is_dir).is_ignore()
    }

    fn of_folder(&mut self, folder: &Path) -> &Gitignore {
        self.folders.entry(folder.to_owned()).or_insert_with(|| {
            let file = folder.join(".gitignore");
            if file.is_file() { Gitignore::new(file).0 } else { Gitignore::empty() }
        })
    }
}
