//! What is left out of a walk: `.gitignore` files from the root down, `.git/info/exclude`, and the configured `exclude` patterns.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::Project;

/// Which `.gitignore` files hold in a folder, the innermost first.
pub(super) type Holding = Rc<[usize]>;

/// Decides which files and folders a walk leaves out.
pub(super) struct Ignored {
    top: PathBuf,
    exclude: Gitignore,
    repository: Gitignore,
    /// The `.gitignore` files met, one for each folder that has one.
    files: Vec<Gitignore>,
    /// Which of them hold in the folders that lead to those that the user gave.
    folders: HashMap<PathBuf, Holding>,
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
            files: Vec::new(),
            folders: HashMap::new(),
            top,
        };
        (ignored, faulty)
    }

    /// Whether a walk leaves out this path, which lies in a folder where these `.gitignore` files hold.
    pub(super) fn skips(&self, path: &Path, is_dir: bool, holding: &Holding) -> bool {
        if !self.exclude.is_empty() && path.strip_prefix(self.exclude.path()).is_ok() && self.exclude.matched(path, is_dir).is_ignore() {
            return true;
        }
        let matched = |at: &usize| self.files.get(*at).map(|file| file.matched(path, is_dir)).filter(|matched| !matched.is_none());
        if let Some(matched) = holding.iter().find_map(matched) {
            return matched.is_ignore();
        }
        !self.repository.is_empty() && path.starts_with(&self.top) && self.repository.matched(path, is_dir).is_ignore()
    }

    /// The `.gitignore` files that hold in a folder.
    pub(super) fn of_folder(&mut self, folder: &Path) -> Holding {
        if !folder.starts_with(&self.top) {
            return Rc::from([]);
        }
        if let Some(known) = self.folders.get(folder) {
            return Rc::clone(known);
        }
        let above = folder.parent().map_or_else(|| Rc::from([]), |above| self.of_folder(above));
        let files = self.below(&above, folder);
        self.folders.insert(folder.to_owned(), Rc::clone(&files));
        files
    }

    /// The same where those are known that hold in the folder above.
    pub(super) fn below(&mut self, above: &Holding, folder: &Path) -> Holding {
        let path = folder.join(".gitignore");
        if !(folder.starts_with(&self.top) && path.is_file()) {
            return Rc::clone(above);
        }
        self.files.push(Gitignore::new(path).0);
        std::iter::once(self.files.len() - 1).chain(above.iter().copied()).collect()
    }
}
