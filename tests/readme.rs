//! Holds the README to the truth: its commands print what it shows, its configuration parses, its tables list what there is.
//!
//! After an intended change, `UPDATE_README=1 cargo test --test readme` writes the new output of the commands into it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed test may panic")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use lucka::formats::TABLE;
use lucka::render::Output;
use lucka::rules::{builtin, compile};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file() -> PathBuf {
    root().join("README.md")
}

fn readme() -> String {
    std::fs::read_to_string(file()).unwrap().replace("\r\n", "\n")
}

/// What a command of the README prints: the program's findings, then what it says of the run.
fn printed(command: &str) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    let (["lucka", arguments @ ..] | ["cargo", "run", "--release", "--locked", "--", arguments @ ..]) = words.as_slice() else {
        panic!("the README shows a command that is not tested: {command}");
    };
    let mut program = Command::new(env!("CARGO_BIN_EXE_lucka"));
    program.current_dir(root()).args(arguments).env("NO_COLOR", "1");
    for name in ["CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY"] {
        program.env_remove(name);
    }
    let output = program.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let lines = text(output.stdout) + &text(output.stderr);
    lines.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The README with the output of every command as it is now.
fn renewed(text: &str) -> String {
    let mut new = String::new();
    let mut parts = text.split("```console\n");
    new.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (block, rest) = part.split_once("\n```\n").unwrap();
        let command = block.lines().next().and_then(|line| line.strip_prefix("$ ")).unwrap();
        new.extend(["```console\n$ ", command, "\n", &printed(command), "\n```\n", rest]);
    }
    new
}

/// The contents of every fenced block of a language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let opening = format!("```{language}\n");
    text.split(opening.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// The names in the first column of the table under a heading.
fn first_column(text: &str, heading: &str) -> Vec<String> {
    let section = text.split(&format!("\n{heading}\n")).nth(1).unwrap_or_default().split("\n#").next().unwrap_or_default();
    let name = |line: &str| Some(line.strip_prefix("| `")?.split('`').next()?.to_owned());
    section.lines().filter_map(name).collect()
}

/// The long options that a text names.
fn options(text: &str) -> BTreeSet<String> {
    let long = text.split(|c: char| !(c.is_ascii_lowercase() || c == '-')).filter(|word| word.starts_with("--") && word.len() > 3);
    long.map(str::to_owned).collect()
}

#[test]
fn commands_print_what_is_shown() {
    let text = readme();
    let new = renewed(&text);
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(file(), new).unwrap();
        return;
    }
    for (shown, now) in text.lines().zip(new.lines()) {
        assert_eq!(shown, now, "renew the README with UPDATE_README=1 cargo test --test readme");
    }
    assert_eq!(text.len(), new.len());
}

#[test]
fn configuration_parses_and_names_rules_that_exist() {
    let (rules, _) = compile(&[builtin("jamy-2022-21").unwrap()]);
    let text = readme();
    let examples = blocks(&text, "toml");
    assert!(!examples.is_empty());
    for example in examples {
        let (config, mut problems) = lucka::config::parse(example);
        problems.extend(config.check_names(&rules));
        assert!(problems.is_empty(), "{problems:#?}");
    }
}

#[test]
fn tables_list_what_there_is() {
    let text = readme();
    let (rules, _) = compile(&[builtin("jamy-2022-21").unwrap()]);
    let ids: Vec<String> = rules.rules.iter().map(|rule| rule.id.clone()).collect();
    assert_eq!(first_column(&text, "## The rules"), ids);
    let statuses: Vec<&str> = lucka::engine::Status::ALL.iter().map(|status| status.name()).collect();
    assert_eq!(first_column(&text, "## What a verdict says"), statuses);
    let outputs: Vec<&str> = Output::ALL.iter().map(|output| output.name).collect();
    let listed: Vec<String> = first_column(&text, "### Output formats");
    assert_eq!(listed, outputs);
    for rule in &rules.rules {
        let row = text.lines().find(|line| line.starts_with(&format!("| `{}` ", rule.id))).unwrap();
        let from = if rule.from.is_empty() { format!("ch. {}", rule.chapter) } else { rule.from.join(", ") };
        assert!(row.ends_with(&format!("| {from} |")), "{row}");
    }
}

#[test]
fn options_are_those_of_the_program() {
    let text = readme();
    let section = text.split("\n## Options of `lucka check`\n").nth(1).unwrap().split("\n#").next().unwrap();
    let table: String = section.lines().filter(|line| line.starts_with('|')).collect::<Vec<_>>().join("\n");
    let mut known = options(&printed("lucka check --help --lang en"));
    known.remove("--help");
    assert_eq!(options(&table), known);
}

#[test]
fn every_format_is_described() {
    let page = std::fs::read_to_string(root().join("docs/formats.md")).unwrap();
    for format in TABLE {
        assert!(page.contains(&format!("(`{}`)", format.name)), "docs/formats.md leaves out {}", format.name);
    }
}

#[test]
fn links_lead_to_files() {
    let pages = ["README.md", "docs/formats.md", "docs/judgement.md", "docs/writing-rules.md", "docs/writing-rules.sv.md"];
    for page in pages {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        let folder = root().join(page).parent().unwrap().to_owned();
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://") && !target.starts_with('#')) {
            assert!(folder.join(target).exists(), "{page} links to {target}, which is not there");
        }
    }
}
