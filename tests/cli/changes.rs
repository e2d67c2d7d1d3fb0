//! Runs that count only what has changed against a git revision.

use std::path::Path;
use std::process::Command;

use crate::support::{CLEAN, GAP, Project, formats};
use serde_json::Value;

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]);
    let output = command.args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with two documents that have gaps, committed.
fn repository() -> Project {
    let project = Project::with(&[("gammal.md", GAP), ("mapp/å.md", GAP)]);
    std::fs::remove_dir(project.path(".git")).unwrap();
    git(&project.path(""), &["init", "--quiet", "--initial-branch=main"]);
    commit(&project);
    project
}

fn commit(project: &Project) {
    git(&project.path(""), &["add", "."]);
    git(&project.path(""), &["commit", "--quiet", "-m", "x"]);
}

#[test]
fn only_changed_documents_count_and_the_rest_are_shown_as_known() {
    let project = repository();
    let since = |more: &[&str]| project.run(&[&["check", "--changed-since", "HEAD"], more].concat());
    let same = since(&[]);
    assert_eq!(same.code, 0, "{}", same.out);
    assert!(same.err.contains("0 godtagna, 0 i baslinjen, 10 i dokument som är oförändrade sedan "), "{}", same.err);
    for said in ["gammal.md", "mapp/å.md", "känd sedan tidigare (dokumentet är oförändrat)", "• hrv-trafficking-link", "0 fel, 0 varningar"]
    {
        assert!(same.out.contains(said), "{said}: {}", same.out);
    }
    assert!(since(&["-f", "concise"]).out.contains("mapp/å.md:1: känd hrv-trafficking-link"));
    project.write("mapp/å.md", format!("{GAP}\nMer text.\n").as_bytes());
    let changed = since(&["-f", "json"]);
    assert_eq!(changed.code, 1);
    let report: Value = serde_json::from_str(&changed.out).unwrap();
    assert_eq!(report["summary"]["unchanged"], 5);
    let marks = |index: usize| report["documents"][index]["verdicts"][0]["unchanged"].as_bool();
    assert_eq!((marks(0), marks(1)), (Some(true), None), "gammal.md is known, mapp/å.md counts");
    for format in formats() {
        assert_eq!(since(&["-f", format]).code, 1, "{format}");
        assert_eq!(since(&["-f", format, "gammal.md"]).code, 0, "{format}");
    }
    for format in ["sarif", "github", "gitlab", "rdjson"] {
        let (without, with) = (since(&["-f", format]).out, since(&["-f", format, "--include-accepted"]).out);
        assert!(!without.contains("gammal.md") && with.contains("gammal.md"), "{format}");
    }
}

#[test]
fn what_others_changed_since_the_branch_was_made_does_not_count() {
    let project = repository();
    let here = project.path("");
    git(&here, &["tag", "bas"]);
    git(&here, &["switch", "--quiet", "-c", "gren"]);
    project.write("ny.md", CLEAN.as_bytes());
    commit(&project);
    git(&here, &["switch", "--quiet", "main"]);
    project.write("gammal.md", format!("{GAP}\nMer text.\n").as_bytes());
    commit(&project);
    git(&here, &["switch", "--quiet", "gren"]);
    let same = project.run(&["check", "--changed-since", "main", "-f", "json"]);
    assert_eq!(same.code, 0, "gammal.md was changed on main alone: {}", same.err);
    let commit_of = |out: &str| serde_json::from_str::<Value>(out).unwrap()["changed_since"].clone();
    assert_eq!(commit_of(&same.out), commit_of(&project.run(&["check", "--changed-since", "bas", "-f", "json"]).out));
    project.write("mapp/å.md", format!("{GAP}\nMer text.\n").as_bytes());
    assert_eq!(project.run(&["check", "--changed-since", "main"]).code, 1);
    commit(&project);
    git(&here, &["switch", "--quiet", "--orphan", "annan"]);
    project.write("gammal.md", format!("{GAP}\nMer text.\n").as_bytes());
    commit(&project);
    let apart = project.run(&["check", "--changed-since", "main"]);
    assert!(apart.code == 0 && apart.err.contains("HEAD och ”main” har ingen gemensam historik"), "{}", apart.err);
}

#[test]
fn what_git_does_not_know_counts() {
    let project = repository();
    project.write("ny.md", GAP.as_bytes());
    assert_eq!(project.run(&["check", "--changed-since", "HEAD"]).code, 1, "an untracked document is new");
    std::fs::remove_file(project.path("ny.md")).unwrap();
    let draft = project.pipe(&["check", "-", "--stdin-name", "gammal.md", "--changed-since", "HEAD"], GAP.as_bytes());
    assert_eq!(draft.code, 1, "standard input is not the file whose name it has");
    project.write("trasig.pdf", b"%PDF-1.7\n");
    commit(&project);
    assert_eq!(project.run(&["check", "--changed-since", "HEAD"]).code, 2, "what cannot be read is no known gap");
}

#[test]
fn a_configuration_in_a_folder_of_the_repository_is_no_hindrance() {
    let project = repository();
    project.write("mapp/lucka.toml", b"[lucka]\nlang = \"sv\"\n");
    commit(&project);
    let mut command = project.command(&["check", "--changed-since", "HEAD"]);
    let inside = command.current_dir(project.path("mapp")).output().unwrap();
    assert_eq!(inside.status.code(), Some(0), "{}", String::from_utf8_lossy(&inside.stdout));
}

#[test]
fn shards_count_changes_too() {
    let project = repository();
    project.write("gammal.md", format!("{GAP}\nMer text.\n").as_bytes());
    let folder = tempfile::tempdir().unwrap();
    let names = [1, 2].map(|number| {
        let file = folder.path().join(format!("{number}.json")).display().to_string();
        let (part, output) = (format!("{number}/2"), format!("json={file}"));
        project.run(&["check", "--today", "2026-11-22", "--changed-since", "HEAD", "--shard", &part, "-o", &output, "-q"]);
        file
    });
    for format in formats() {
        let whole = project.run(&["check", "--today", "2026-11-22", "--changed-since", "HEAD", "-f", format]);
        let merged = project.run(&["merge", &names[0], &names[1], "-f", format]);
        assert_eq!((merged.out, merged.err, merged.code), (whole.out, whole.err, whole.code), "{format}");
        assert_eq!(whole.code, 1);
    }
}

#[test]
fn a_shallow_clone_works_with_what_it_has_and_says_what_it_lacks() {
    let project = repository();
    git(&project.path(""), &["tag", "bas"]);
    project.write("ny.md", CLEAN.as_bytes());
    commit(&project);
    project.write("gammal.md", format!("{GAP}\nMer text.\n").as_bytes());
    commit(&project);
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", project.path("").display());
    git(clone.path(), &["clone", "--quiet", "--depth=1", "--no-tags", &url, "."]);
    let check = |revision: &str| {
        let mut command = project.command(&["check", "-f", "concise", "--changed-since", revision]);
        command.current_dir(clone.path()).output().unwrap()
    };
    assert_eq!(check("HEAD").status.code(), Some(0));
    let lacking = check("bas");
    let said = String::from_utf8_lossy(&lacking.stderr).replace("\n  │ ", " ");
    assert_eq!((lacking.status.code(), lacking.stdout.len()), (Some(2), 0));
    assert!(said.contains("revisionen ”bas” finns inte i den här grunda klonen") && said.contains("--depth=1"), "{said}");
    git(clone.path(), &["fetch", "--quiet", "--depth=1", "origin", "tag", "bas"]);
    let fetched = check("bas");
    let out = String::from_utf8_lossy(&fetched.stdout);
    assert_eq!(fetched.status.code(), Some(1), "{out}");
    assert!(out.contains("gammal.md:1: fel") && out.contains("mapp/å.md:1: känd"), "{out}");
    let said = |ran: &std::process::Output| String::from_utf8_lossy(&ran.stderr).replace("\n  │ ", " ");
    let told = "den här grunda klonen når inte tillbaka dit där HEAD och ”bas” skildes åt";
    assert!(said(&fetched).contains(told) && said(&fetched).contains("--unshallow"), "{}", said(&fetched));
    git(clone.path(), &["fetch", "--quiet", "--unshallow", "origin", "main"]);
    let whole = check("bas");
    assert!(whole.status.code() == Some(1) && !said(&whole).contains("grunda klonen"), "{}", said(&whole));
}

#[test]
fn a_revision_that_is_none_breaks_the_run() {
    let project = repository();
    for revision in ["saknas", "--help", "HEAD:gammal.md", ""] {
        let ran = project.run(&["check", &format!("--changed-since={revision}")]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{revision}");
    }
    assert!(project.run(&["check", "--changed-since", "saknas"]).err.contains("revisionen ”saknas” finns inte i arkivet"));
    let outside = Project::with(&[("a.md", GAP)]);
    let ran = outside.run(&["check", "--changed-since", "HEAD"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("behöver ett git-arkiv"), "{}", ran.err);
    let without = outside.command(&["check", "--changed-since", "HEAD"]).env("PATH", "").output().unwrap();
    assert_eq!(without.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&without.stderr).contains("behöver programmet git"));
}
