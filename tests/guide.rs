//! Follows docs/writing-rules.md and its Swedish counterpart to the letter, as a new user would: writes the files that they show and
//! runs their commands, in order.
//!
//! After an intended change, `UPDATE_GUIDE=1 cargo test --test guide` writes the new output of the commands into them.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a failed test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// A fenced block: its language, its contents, and the file that the line before it names.
struct Fence<'t> {
    language: &'t str,
    body: Vec<&'t str>,
    file: Option<&'t str>,
}

/// A part of a page.
enum Part<'t> {
    Line(&'t str),
    Fence(Fence<'t>),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut paragraph = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.strip_prefix("```") else {
            if !line.trim().is_empty() {
                paragraph = line;
            }
            parts.push(Part::Line(line));
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let file = paragraph.strip_suffix("`:").and_then(|line| line.rsplit('`').next());
        parts.push(Part::Fence(Fence { language, body, file }));
        paragraph = "";
    }
    parts
}

/// The words of a command; a part in quotation marks is one.
fn words(command: &str) -> Vec<String> {
    let quoted = command.split('"').enumerate();
    let parts = quoted
        .flat_map(|(at, part)| if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() });
    parts.collect()
}

fn printed(folder: &Path, command: &str, locale: &str) -> Vec<String> {
    let words = words(command);
    assert_eq!(words[0], "lucka", "{command}");
    let mut program = Command::new(env!("CARGO_BIN_EXE_lucka"));
    program.current_dir(folder).args(&words[1..]).env("NO_COLOR", "1").env("LC_ALL", locale);
    for name in ["CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY"] {
        program.env_remove(name);
    }
    let output = program.output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    text.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// The page with the output of every command as it is now, every file having been written on the way.
fn followed(text: &str, locale: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    let mut new: Vec<String> = Vec::new();
    for part in parts(text) {
        let fence = match part {
            Part::Line(line) => {
                new.push(line.to_owned());
                continue;
            }
            Part::Fence(fence) => fence,
        };
        new.push(format!("```{}", fence.language));
        match (fence.language, fence.file) {
            ("console", _) => {
                for command in fence.body.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    new.push(format!("$ {command}"));
                    new.extend(printed(folder.path(), command, locale));
                }
            }
            ("toml" | "markdown", Some(file)) => {
                let path = folder.path().join(file);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, fence.body.join("\n") + "\n").unwrap();
                new.extend(fence.body.iter().map(|line| (*line).to_owned()));
            }
            ("text", _) => new.extend(fence.body.iter().map(|line| (*line).to_owned())),
            (language, _) => panic!("a block of {language} names no file"),
        }
        new.push("```".to_owned());
    }
    new.join("\n") + "\n"
}

fn follow(page: &str, locale: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let new = followed(&text, locale);
    if std::env::var_os("UPDATE_GUIDE").is_some() {
        std::fs::write(path, new).unwrap();
        return;
    }
    for (shown, now) in text.lines().zip(new.lines()) {
        assert_eq!(shown, now, "renew {page} with UPDATE_GUIDE=1 cargo test --test guide");
    }
    assert_eq!(text.len(), new.len());
}

#[test]
fn the_english_guide_holds_to_the_letter() {
    follow("writing-rules.md", "en_GB.UTF-8");
}

#[test]
fn the_swedish_guide_holds_to_the_letter() {
    follow("writing-rules.sv.md", "sv_SE.UTF-8");
}
