//! Holds the code to the map in the crate documentation: who may import whom, how long files are, and what words the engine may know.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Most lines of a source file, tests not counted.
const LONGEST: usize = 400;

/// Words of the built-in pack's subject, which belong in packs alone.
const SUBJECT: [&str; 15] = [
    "heder",
    "honour",
    "honor",
    "trafficking",
    "barnahus",
    "människohandel",
    "prostitution",
    "äktenskap",
    "marriage",
    "hbtq",
    "lgbt",
    "hemgift",
    "dowry",
    "koppleri",
    "pimp",
];

/// Words of the general language that only look like them.
const NOT_SUBJECT: [&str; 3] = ["hederlig", "honorary", "honorär"];

/// The modules that judge any subject.
const NEUTRAL: [&str; 4] = ["engine", "text", "formats", "document"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under a folder, in order.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = all_files(folder);
    files.retain(|path| path.extension().is_some_and(|end| end == "rs"));
    files
}

/// Every file under a folder, in order.
fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A file's code without its test module; empty for a file of tests.
fn code(path: &Path) -> String {
    let is_tests = path.file_name().is_some_and(|name| name == "tests.rs") || path.components().any(|part| part.as_os_str() == "tests");
    if is_tests {
        return String::new();
    }
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    lines.collect::<Vec<_>>().join("\n")
}

/// The top-level module that a file under `src` belongs to.
fn module(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("src")).unwrap();
    let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The table of the crate documentation: module → what it may import.
fn map() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | `"));
    let mut map = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let name = cells[0].trim_end_matches('`').to_owned();
        let may = if cells[1] == "everything" { ["*".to_owned()].into() } else { names(cells[1]) };
        map.insert(name, may);
    }
    map
}

fn without_comments(code: &str) -> String {
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules that code names in paths that begin with `crate::`.
fn imports(code: &str) -> BTreeSet<String> {
    let code = without_comments(code);
    let after = code.split("crate::").skip(1);
    after.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn the_map_lists_every_module() {
    let text = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: BTreeSet<String> =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect();
    assert_eq!(declared, map().into_keys().collect());
}

#[test]
fn modules_import_only_what_the_map_allows() {
    let map = map();
    let always = ["language", "problem"];
    let mut faults = Vec::new();
    for path in rust_files(&root().join("src")) {
        let name = module(&path);
        let Some(may) = map.get(&name) else { continue };
        for import in imports(&code(&path)) {
            let allowed = import == name || may.contains("*") || may.contains(&import);
            let basic = always.contains(&import.as_str()) && !always.contains(&name.as_str());
            if !allowed && !basic {
                faults.push(format!("{}: {name} may not import {import}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_files_touches_the_disk() {
    // The build script is no part of the program.
    let elsewhere = |path: &PathBuf| !["files", "build"].contains(&module(path).as_str());
    for path in rust_files(&root().join("src")).into_iter().filter(elsewhere) {
        for forbidden in ["std::fs", "File::open", "read_dir"] {
            assert!(!code(&path).contains(forbidden), "{} uses {forbidden}", path.display());
        }
    }
}

#[test]
fn files_open_with_what_they_are_and_stay_short() {
    for folder in ["src", "tests"] {
        for path in rust_files(&root().join(folder)) {
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{} does not open with a line of documentation", path.display());
            let lines = code(&path).lines().count();
            assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
        }
    }
    assert!(code(&root().join("src/main.rs")).lines().count() < 30);
}

#[test]
fn the_engine_knows_no_subject() {
    let mut faults = Vec::new();
    // Its data as well as its code: what words of a subject it reads come from packs.
    for path in all_files(&root().join("src")).into_iter().filter(|path| NEUTRAL.contains(&module(path).as_str())) {
        let code = without_comments(&code(&path)).to_lowercase();
        let code = NOT_SUBJECT.iter().fold(code, |code, word| code.replace(word, ""));
        for word in SUBJECT.iter().filter(|word| code.contains(**word)) {
            faults.push(format!("{} knows “{word}”", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
