//! Holds the files that other tools read to what the program can do: pre-commit's hooks, the GitHub action, the examples for CI.
#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

use std::path::Path;
use std::process::{Command, Output};

use lucka::formats::by_file_name;

/// A handbook with gaps that fail a run.
const GAP: &str = "# Hedersrelaterat våld och förtryck\n\nHedersrelaterat våld kan bestå av kontroll, hot och slag.\n";

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap().replace("\r\n", "\n")
}

fn lucka(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucka"));
    command.current_dir(folder).args(arguments).env_remove("GITHUB_STEP_SUMMARY").output().unwrap()
}

/// The value of a key in each entry of a flat list in YAML.
fn values<'t>(yaml: &'t str, key: &str) -> Vec<&'t str> {
    let lines = yaml.lines().map(|line| line.trim_start_matches("- ").trim());
    lines.filter_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).collect()
}

#[test]
fn hooks_are_two_and_run() {
    let yaml = read(".pre-commit-hooks.yaml");
    assert_eq!(values(&yaml, "id"), ["lucka", "lucka-all"]);
    assert_eq!((values(&yaml, "pass_filenames"), values(&yaml, "always_run")), (vec!["false"], vec!["true"]));
    let folder = tempfile::tempdir().unwrap();
    for entry in values(&yaml, "entry") {
        let arguments: Vec<&str> = entry.strip_prefix("lucka ").unwrap().split(' ').collect();
        assert_eq!(lucka(folder.path(), &arguments).status.code(), Some(0), "{entry}");
    }
}

#[test]
fn the_hook_takes_the_files_that_are_read() {
    let yaml = read(".pre-commit-hooks.yaml");
    let pattern = values(&yaml, "files").first().copied().unwrap().to_owned();
    let inside = pattern.split('(').nth(2).and_then(|rest| rest.split(')').next()).unwrap();
    let ends: Vec<String> = inside.split('|').flat_map(expand).collect();
    for end in &ends {
        assert!(by_file_name(&format!("a.{end}")).is_some(), "{end}");
    }
    let known = lucka::formats::TABLE.iter().flat_map(|format| format.extensions);
    assert!(known.clone().all(|end| ends.iter().any(|other| other == end)), "{pattern}");
}

/// The two forms of an ending whose last letter is optional.
fn expand(end: &str) -> Vec<String> {
    end.strip_suffix('?').map_or_else(
        || vec![end.to_owned()],
        |full| {
            let mut short = full.to_owned();
            short.pop();
            vec![full.to_owned(), short]
        },
    )
}

#[test]
fn the_action_takes_what_its_readers_are_promised() {
    let yaml = read("action.yml");
    let inputs = yaml.split("\ninputs:\n").nth(1).unwrap().split("\nruns:").next().unwrap();
    let name = |line: &str| Some(line.strip_prefix("  ")?.strip_suffix(':')?.to_owned()).filter(|name| !name.starts_with(' '));
    let names: Vec<String> = inputs.lines().filter_map(name).collect();
    assert_eq!(names, ["version", "paths", "config", "format", "fail-on", "args"]);
    for name in names {
        assert!(yaml.contains(&format!("${{{{ inputs.{name} }}}}")), "{name} is not used");
    }
    let run = yaml.split("run: |").skip(1).all(|script| !script.split("- name:").next().unwrap().contains("${{"));
    assert!(run, "an input stands in a script, where it could run as code");
}

/// A step's script, without its indentation.
#[cfg(unix)]
fn script(yaml: &str, step: &str) -> String {
    let step = yaml.split(&format!("- name: {step}\n")).nth(1).unwrap();
    let lines = step.split("run: |\n").nth(1).unwrap().lines();
    let inside = lines.take_while(|line| line.is_empty() || line.starts_with("        "));
    inside.map(|line| line.strip_prefix("        ").unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Runs the action's step on a folder.
#[cfg(unix)]
fn act(folder: &Path, inputs: &[(&str, &str)]) -> Output {
    let programs = Path::new(env!("CARGO_BIN_EXE_lucka")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.current_dir(folder).arg("-c").arg(script(&read("action.yml"), "Judge documents")).env("PATH", path);
    command.env("GITHUB_STEP_SUMMARY", folder.join("summary.md"));
    for (name, value) in [("PATHS", "."), ("CONFIG", ""), ("FORMAT", "github"), ("FAIL_ON", ""), ("ARGS", "")] {
        let given = inputs.iter().find(|(input, _)| *input == name).map_or(value, |(_, value)| value);
        command.env(format!("LUCKA_{name}"), given);
    }
    command.output().unwrap()
}

#[cfg(unix)]
#[test]
fn the_action_annotates_summarises_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("två ord")).unwrap();
    std::fs::write(folder.path().join("två ord/handbok.md"), GAP).unwrap();
    let ran = act(folder.path(), &[("PATHS", "två ord\n"), ("ARGS", "--output=sarif=lucka.sarif\n")]);
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stdout).starts_with("::"));
    assert!(std::fs::read_to_string(folder.path().join("summary.md")).unwrap().contains("hrv-barnahus-referral"));
    assert!(folder.path().join("lucka.sarif").exists());
    let tolerant = act(folder.path(), &[("FAIL_ON", "never"), ("FORMAT", "concise")]);
    assert_eq!(tolerant.status.code(), Some(0));
    let broken = act(folder.path(), &[("CONFIG", "missing.toml")]);
    assert_eq!(broken.status.code(), Some(2));
}

#[test]
fn examples_for_ci_use_what_there_is() {
    let github = read("docs/ci/github.yml");
    assert!(github.contains("uses: lucka-lint/lucka@") && github.contains("--output=sarif=lucka.sarif"));
    let gitlab = read("docs/ci/gitlab-ci.yml");
    let command = gitlab.lines().find_map(|line| line.split_once("bin/lucka check ")).map(|(_, arguments)| arguments).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("handbooks")).unwrap();
    std::fs::write(folder.path().join("handbooks/handbok.md"), GAP).unwrap();
    let arguments: Vec<&str> = std::iter::once("check").chain(command.split(' ')).collect();
    assert_eq!(lucka(folder.path(), &arguments).status.code(), Some(1));
    for report in values(&gitlab, "codequality").into_iter().chain(values(&gitlab, "junit")) {
        assert!(folder.path().join(report).exists(), "{report}");
    }
}
