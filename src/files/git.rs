//! What git says of the project's files, asked of the `git` command.
//!
//! The command and not a library: whoever has a revision to name has git, and only git itself reads a work tree as the user's git does
//! – its attributes, line endings, filters and kinds of clone. It is told not to fetch, and to run no program that a repository names.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Project;
use super::paths::tidy;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// Settings under which git neither fetches nor runs anything, and names every path from the repository's root.
const SETTINGS: [&str; 11] = [
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "protocol.allow=never",
    "-c",
    "diff.relative=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "core.quotePath=false",
];

/// The files that are as they were where a revision and the current one parted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// The commit where they parted; that of the revision where none is known.
    pub commit: String,
    /// What should be told: that nobody knows where they parted.
    pub note: Option<Problem>,
    /// The files' names in reports. What git does not know – files that are new, ignored, outside the repository – is not among them.
    pub names: BTreeSet<String>,
}

/// Finds the files of the project's repository that are as they were where a revision and the current one parted, as `git diff REV...`
/// does: what was changed since on the side of the revision is not counted.
///
/// A problem says that there is no git, no repository, or no such revision; for a shallow clone, how to fetch it.
pub fn unchanged_since(project: &Project, revision: &str) -> Result<Unchanged, Problem> {
    let root = project.in_repository();
    let up = git(root, &["rev-parse", "--show-cdup"]).map_err(|error| no_repository(&error))?;
    let up = up.trim_end_matches(['\n', '\r']).to_owned();
    let named = commit(root, revision)?;
    let parted = git(root, &["merge-base", &named, "HEAD"]).ok().map(|commit| commit.trim().to_owned()).filter(|commit| !commit.is_empty());
    let note = parted.is_none().then(|| no_merge_base(revision, is_shallow(root)));
    let commit = parted.unwrap_or(named);
    let listed = git(root, &["ls-tree", "-r", "-z", "--name-only", "--full-tree", &commit]).map_err(|error| incomplete(&error))?;
    let changed = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", &commit, "--"];
    let changed = git(root, &changed).map_err(|error| incomplete(&error))?;
    let changed: BTreeSet<&str> = changed.split('\0').collect();
    let same = listed.split('\0').filter(|path| !path.is_empty() && !changed.contains(path));
    Ok(Unchanged { names: same.map(|path| project.name(&tidy(&root.join(format!("{up}{path}"))))).collect(), commit, note })
}

/// The full name of a revision's commit.
pub(super) fn commit(root: &Path, revision: &str) -> Result<String, Problem> {
    let named = format!("{revision}^{{commit}}");
    // A revision never begins with a hyphen; what does would be an option.
    let found = if revision.starts_with('-') { None } else { git(root, &["rev-parse", "--verify", "--quiet", &named]).ok() };
    let found = found.map(|commit| commit.trim().to_owned()).filter(|commit| !commit.is_empty());
    found.ok_or_else(|| no_revision(revision, is_shallow(root)))
}

/// Whether a clone holds only the latest part of the history.
pub(super) fn is_shallow(folder: &Path) -> bool {
    git(folder, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|said| said.trim() == "true")
}

/// What git prints, as text.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> io::Result<String> {
    run(folder, arguments, &[]).map(|printed| String::from_utf8_lossy(&printed).into_owned())
}

/// What git prints; an error holds the first line of what it complains of. Paths are taken as they are, not as patterns.
pub(super) fn run(folder: &Path, arguments: &[&str], paths: &[&Path]) -> io::Result<Vec<u8>> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(SETTINGS).args(arguments).args(paths).stdin(Stdio::null());
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0").env("GIT_LITERAL_PATHSPECS", "1").env("LC_ALL", "C");
    let output = command.output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(said.lines().next().unwrap_or("git").to_owned()))
}

fn no_repository(error: &io::Error) -> Problem {
    let message = match error.kind() {
        io::ErrorKind::NotFound => Bilingual::new(
            "--changed-since behöver programmet git, som inte finns",
            "--changed-since needs the program git, which is not there",
        ),
        _ if is_outside(error) => Bilingual::new(
            "--changed-since behöver ett git-arkiv, och mappen ligger inte i något",
            "--changed-since needs a git repository, and the folder is in none",
        ),
        _ => Bilingual::new(
            format!("--changed-since behöver ett git-arkiv, och git säger: {error}"),
            format!("--changed-since needs a git repository, and git says: {error}"),
        ),
    };
    Problem::new("git-unavailable", Gravity::Error, message)
}

/// Whether git complains of nothing but that there is no repository.
pub(super) fn is_outside(error: &io::Error) -> bool {
    error.to_string().starts_with("fatal: not a git repository")
}

fn no_revision(revision: &str, shallow: bool) -> Problem {
    if !shallow {
        let message = Bilingual::new(
            format!("revisionen ”{revision}” finns inte i arkivet"),
            format!("there is no revision “{revision}” in the repository"),
        );
        return Problem::new("git-no-revision", Gravity::Error, message);
    }
    let message = Bilingual::new(
        format!("revisionen ”{revision}” finns inte i den här grunda klonen"),
        format!("the revision “{revision}” is not in this shallow clone"),
    );
    let help = Bilingual::new(
        "Hämta den först, till exempel med git fetch --depth=1 origin main, och skriv FETCH_HEAD som revision; \
         eller klona i sin helhet (fetch-depth: 0 på GitHub, GIT_DEPTH: 0 på GitLab).",
        "Fetch it first, as with git fetch --depth=1 origin main, and give FETCH_HEAD as the revision; \
         or clone in full (fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab).",
    );
    Problem::new("git-shallow", Gravity::Error, message).with_help(help)
}

fn no_merge_base(revision: &str, shallow: bool) -> Problem {
    if !shallow {
        let message = Bilingual::new(
            format!("HEAD och ”{revision}” har ingen gemensam historik; jämför med ”{revision}” som den är"),
            format!("HEAD and “{revision}” have no history in common; comparing with “{revision}” as it is"),
        );
        return Problem::new("git-no-merge-base", Gravity::Warning, message);
    }
    let message = Bilingual::new(
        format!("den här grunda klonen når inte tillbaka dit där HEAD och ”{revision}” skildes åt; jämför med ”{revision}” som den är nu"),
        format!("this shallow clone does not reach back to where HEAD and “{revision}” parted; comparing with “{revision}” as it is now"),
    );
    let help = Bilingual::new(
        "Dokument som har ändrats där sedan dess räknas också. Hämta mer av historiken, till exempel med git fetch --unshallow \
         (fetch-depth: 0 på GitHub, GIT_DEPTH: 0 på GitLab).",
        "Documents that have changed there since then count too. Fetch more of the history, as with git fetch --unshallow \
         (fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab).",
    );
    Problem::new("git-no-merge-base", Gravity::Warning, message).with_help(help)
}

fn incomplete(error: &io::Error) -> Problem {
    let message =
        Bilingual::new(format!("git kan inte jämföra med revisionen: {error}"), format!("git cannot compare with the revision: {error}"));
    let help = Bilingual::new("Hämta det som saknas, eller klona i sin helhet.", "Fetch what is missing, or clone in full.");
    Problem::new("git-incomplete", Gravity::Error, message).with_help(help)
}
