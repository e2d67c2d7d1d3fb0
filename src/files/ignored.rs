//! What is left out of a walk: `.gitignore` files from the root down, `.git/info/exclude`, and the configured `exclude` patterns.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::Project;

/// Decides which files and folders a walk leaves out.
pub(super) struct Ignored {
    top: PathBuf,
    exclude: Gitignore,
    repository: Gitignore,
    /// The `.gitignore` files met, one for each folder that has one.
    files: Vec<Gitignore>,
    /// For each folder, which of them hold in it, the innermost first.
    folders: HashMap<PathBuf, Rc<[usize]>>,
    /// The folder last asked about.
    last: Option<(PathBuf, Rc<[usize]>)>,
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
            last: None,
            top,
        };
        (ignored, faulty)
    }

    /// Whether a walk leaves this path out.
    pub(super) fn skips(&mut self, path: &Path, is_dir: bool) -> bool {
        if !self.exclude.is_empty() && path.strip_prefix(self.exclude.path()).is_ok() && self.exclude.matched(path, is_dir).is_ignore() {
            return true;
        }
        let inside = path.parent().map(|folder| self.holding_in(folder));
        let matched = |at: &usize| self.files.get(*at).map(|file| file.matched(path, is_dir)).filter(|matched| !matched.is_none());
        if let Some(matched) = inside.as_deref().and_then(|files| files.iter().find_map(matched)) {
            return matched.is_ignore();
        }
        path.starts_with(&self.top) && self.repository.matched(path, is_dir).is_ignore()
    }

    /// The `.gitignore` files that hold in a folder, the innermost first.
    fn holding_in(&mut self, folder: &Path) -> Rc<[usize]> {
        if let Some((_, files)) = self.last.as_ref().filter(|(last, _)| last == folder) {
            return Rc::clone(files);
        }
        let files = self.of_folder(folder);
        self.last = Some((folder.to_owned(), Rc::clone(&files)));
        files
    }

    fn of_folder(&mut self, folder: &Path) -> Rc<[usize]> {
        if !folder.starts_with(&self.top) {
            return Rc::from([]);
        }
        if let Some(known) = self.folders.get(folder) {
            return Rc::clone(known);
        }
        let above = folder.parent().map_or_else(|| Rc::from([]), |above| self.of_folder(above));
        let path = folder.join(".gitignore");
        let files: Rc<[usize]> = if path.is_file() {
            self.files.push(Gitignore::new(path).0);
            std::iter::once(self.files.len() - 1).chain(above.iter().copied()).collect()
        } else {
            above
        };
        self.folders.insert(folder.to_owned(), Rc::clone(&files));
        files
    }
}
