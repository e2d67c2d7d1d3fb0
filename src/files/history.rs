//! Files as they were: the revisions of one file, and all files at one revision, asked of the `git` command.
//!
//! Blobs are read as they are stored, without the filters that a repository may name.

use std::io;
use std::path::{Path, PathBuf};

use super::Project;
use super::git::{commit, git, is_outside, is_shallow, run};
use super::paths::tidy;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// A file at a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The commit's hash, shortened.
    pub commit: String,
    /// The date on which it was written, `YYYY-MM-DD`.
    pub date: String,
    /// Its bytes, or why they could not be read.
    pub bytes: Result<Vec<u8>, Problem>,
}

/// The history of a file, followed through renames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The versions with content of their own, the oldest first.
    pub versions: Vec<Version>,
    /// Whether the clone holds only the latest part of the history.
    pub shallow: bool,
}

/// The revisions of a file. A file that git does not know has none.
pub fn history(file: &Path, limit: u64) -> Result<History, Problem> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file.file_name().map_or(file, Path::new);
    let arguments = ["log", "--follow", "--no-ext-diff", "--no-textconv", "--name-only", "-z", "--format=%x01%h%x02%as%x02", "--"];
    let log = run(folder, &arguments, &[name]).map_err(|error| no_repository(&error))?;
    let log = String::from_utf8_lossy(&log).into_owned();
    let mut versions: Vec<Version> = Vec::new();
    let mut last: Option<String> = None;
    // git tells the newest first.
    for entry in log.split('\u{1}').filter(|entry| !entry.is_empty()).collect::<Vec<_>>().into_iter().rev() {
        let mut parts = entry.splitn(3, '\u{2}');
        let (Some(commit), Some(date), Some(rest)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let Some(path) = rest.split(['\0', '\n']).find(|path| !path.is_empty()) else { continue };
        let object = format!("{commit}:{path}");
        let Some(blob) = blob_id(folder, &object) else { continue };
        if last.replace(blob.clone()) != Some(blob) {
            versions.push(Version { commit: commit.to_owned(), date: date.to_owned(), bytes: blob_bytes(folder, &object, limit) });
        }
    }
    Ok(History { versions, shallow: is_shallow(folder) })
}

/// A file's name in reports, with its bytes or what kept them from being read.
pub type Named = (String, Result<Vec<u8>, Problem>);

/// All files below some paths at a revision, with their names in reports; `wanted` tells which of them are read.
pub fn at_revision(
    project: &Project,
    revision: &str,
    paths: &[PathBuf],
    limit: u64,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<Named>, Problem> {
    let root = project.in_repository();
    git(root, &["rev-parse", "--git-dir"]).map_err(|error| no_repository(&error))?;
    let commit = commit(root, revision)?;
    let below: Vec<PathBuf> = paths.iter().filter_map(|path| pathdiff::diff_paths(project.absolute(path), root)).collect();
    let below: Vec<&Path> = below.iter().map(PathBuf::as_path).filter(|path| !path.as_os_str().is_empty()).collect();
    let listed = run(root, &["ls-tree", "-r", "-z", "--name-only", &commit, "--"], &below).map_err(|error| said(&error))?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let named = |name: &str| below.iter().any(|path| Path::new(name) == *path);
    let names = listed.split('\0').filter(|name| !name.is_empty() && (wanted(name) || named(name)));
    Ok(names.map(|name| (project.name(&tidy(&root.join(name))), blob_bytes(root, &format!("{commit}:./{name}"), limit))).collect())
}

fn blob_id(folder: &Path, object: &str) -> Option<String> {
    git(folder, &["rev-parse", "--verify", "--quiet", object]).ok().map(|id| id.trim().to_owned())
}

fn blob_bytes(folder: &Path, object: &str, limit: u64) -> Result<Vec<u8>, Problem> {
    let size = git(folder, &["cat-file", "-s", object]).map_err(|error| said(&error))?;
    let size: u64 = size.trim().parse().unwrap_or(u64::MAX);
    if size > limit {
        return Err(super::read::too_large(size, limit));
    }
    run(folder, &["cat-file", "blob", object], &[]).map_err(|error| said(&error))
}

fn no_repository(error: &io::Error) -> Problem {
    let message = match error.kind() {
        io::ErrorKind::NotFound => {
            Bilingual::new("historiken går inte att läsa: programmet git finns inte", "the history cannot be read: there is no program git")
        }
        _ if is_outside(error) => Bilingual::new(
            "historiken går inte att läsa: mappen ligger inte i något git-arkiv",
            "the history cannot be read: the folder is in no git repository",
        ),
        _ => Bilingual::new(
            format!("historiken går inte att läsa; git säger: {error}"),
            format!("the history cannot be read; git says: {error}"),
        ),
    };
    let help = Bilingual::new("Kör i ett git-arkiv, eller utan --git.", "Run it in a git repository, or without --git.");
    Problem::new("git-unavailable", Gravity::Error, message).with_help(help)
}

fn said(error: &io::Error) -> Problem {
    let message = Bilingual::new(format!("git kan inte läsa: {error}"), format!("git cannot read: {error}"));
    Problem::new("git-unreadable", Gravity::Error, message)
}

#[cfg(test)]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    fn run(folder: &Path, arguments: &[&str]) {
        let status = Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .env("GIT_AUTHOR_DATE", "2023-05-06T12:00:00Z")
            .stdout(Stdio::null())
            .status();
        assert!(status.unwrap().success(), "{arguments:?}");
    }

    #[test]
    fn a_files_history_is_followed_through_renames() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        run(folder.path(), &["init", "-q"]);
        std::fs::create_dir(path("å")).unwrap();
        std::fs::write(path("å/ett.md"), "första utgåvan av texten\n").unwrap();
        run(folder.path(), &["add", "."]);
        run(folder.path(), &["commit", "-qm", "1"]);
        run(folder.path(), &["mv", "å/ett.md", "å/två.md"]);
        run(folder.path(), &["commit", "-qm", "2"]);
        std::fs::write(path("å/två.md"), "andra utgåvan av texten\n").unwrap();
        run(folder.path(), &["commit", "-qam", "3"]);
        let found = history(&path("å/två.md"), 1000).unwrap();
        let texts: Vec<&[u8]> = found.versions.iter().map(|version| version.bytes.as_deref().unwrap()).collect();
        assert_eq!(texts, ["första utgåvan av texten\n".as_bytes(), "andra utgåvan av texten\n".as_bytes()]);
        assert_eq!((found.versions[0].date.as_str(), found.shallow), ("2023-05-06", false));
        assert_eq!(history(&path("å/två.md"), 3).unwrap().versions[1].bytes.as_ref().unwrap_err().code, "file-too-large");
        assert!(history(&path("okänd.md"), 1000).unwrap().versions.is_empty());

        let project = Project { root: folder.path().to_owned(), working: folder.path().to_owned() };
        let then = at_revision(&project, "HEAD~1", &["å".into()], 1000, |_| true).unwrap();
        assert_eq!(then, [("å/två.md".to_owned(), Ok("första utgåvan av texten\n".as_bytes().to_vec()))]);
        assert_eq!(at_revision(&project, "borta", &[], 1000, |_| true).unwrap_err().code, "git-no-revision");
        assert_eq!(at_revision(&project, "--all", &[], 1000, |_| true).unwrap_err().code, "git-no-revision");
    }
}
