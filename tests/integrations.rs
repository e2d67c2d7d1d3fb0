//! Holds the files that other tools read to what the program can do: pre-commit's hooks, the GitHub action, the examples for CI.
#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

use std::path::Path;
use std::process::{Command, Output};

use lucka::formats::by_file_name;

/// A handbook with gaps that fail a run.
const GAP: &str = "# Hedersrelaterat våld och förtryck\n\nHedersrelaterat våld kan bestå av kontroll, hot och slag.\n";

/// A document about something else.
const CLEAN: &str = "# Rutin för tjänsteresor\n\nBoka tåg i god tid och spara kvitton.\n";

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap().replace("\r\n", "\n")
}

fn lucka(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucka"));
    command.current_dir(folder).args(arguments).env_remove("GITHUB_STEP_SUMMARY").output().unwrap()
}

/// The value of a key in each entry of a flat list in YAML.
fn values<'t>(yaml: &'t str, key: &str) -> Vec<&'t str> {
    let lines = yaml.lines().map(|line| line.trim().trim_start_matches("- "));
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

/// Writes a program that stands in for another, and records how it was called.
#[cfg(unix)]
fn stand_in(folder: &Path, name: &str, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join(name);
    std::fs::write(&path, format!("#!/bin/sh\necho {name} \"$@\" >> \"$CALLS\"\n{script}\n")).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn the_action_installs_the_version_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    stand_in(folder.path(), "cargo", "");
    stand_in(folder.path(), "git", "");
    let install = |version: &str| {
        let mut command = Command::new("bash");
        command.arg("-c").arg(script(&read("action.yml"), "Install lucka"));
        command.env("PATH", format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap()));
        for (name, value) in [("CALLS", "calls"), ("RUNNER_TEMP", "temp"), ("GITHUB_PATH", "path"), ("LUCKA_SOURCE", "action")] {
            command.env(name, place(value));
        }
        let output = command.env("LUCKA_VERSION", version).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let calls = std::fs::read_to_string(place("calls")).unwrap();
        std::fs::remove_file(place("calls")).unwrap();
        calls.replace(folder.path().to_str().unwrap(), "")
    };
    assert_eq!(install(""), "cargo install --quiet --locked --path /action --root /temp/lucka\n");
    let asked = install("v1.2.3");
    assert!(
        asked.starts_with("git clone --quiet --depth 1 --branch v1.2.3 https://") && asked.contains(" /temp/lucka-source\n"),
        "{asked}"
    );
    assert!(asked.ends_with("cargo install --quiet --locked --path /temp/lucka-source --root /temp/lucka\n"), "{asked}");
    let path = std::fs::read_to_string(place("path")).unwrap();
    assert!(path.lines().all(|line| line.ends_with("/temp/lucka/bin")), "{path}");
}

/// The lines of a block in YAML, without indentation.
fn block(yaml: &str, key: &str) -> Vec<String> {
    let head = format!("{key}: |");
    let at = yaml.lines().position(|line| line.trim_start() == head).unwrap();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let outer = yaml.lines().nth(at).map(indent).unwrap();
    yaml.lines().skip(at + 1).take_while(|line| indent(line) > outer).map(|line| line.trim().to_owned()).collect()
}

/// A folder with the documents that the examples judge.
fn handbooks() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("handbooks/handbok.md", GAP), ("routines/resor.md", CLEAN)] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

#[cfg(unix)]
#[test]
fn the_example_for_github_runs() {
    let yaml = read("docs/ci/github.yml");
    assert!(yaml.contains("uses: lucka-lint/lucka@"));
    let folder = handbooks();
    let (paths, arguments) = (block(&yaml, "paths").join("\n"), block(&yaml, "args").join("\n"));
    let ran = act(folder.path(), &[("PATHS", &paths), ("ARGS", &arguments), ("FAIL_ON", values(&yaml, "fail-on").first().unwrap())]);
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    let file = values(&yaml, "sarif_file").first().copied().unwrap().to_owned();
    assert!(std::fs::read_to_string(folder.path().join(file)).unwrap().contains("hrv-barnahus-referral"));
}

#[cfg(unix)]
#[test]
fn the_example_for_gitlab_runs() {
    let yaml = read("docs/ci/gitlab-ci.yml");
    let script = yaml.split("  script:\n").nth(1).unwrap().split("  artifacts:").next().unwrap();
    let lines: Vec<&str> = script.lines().filter_map(|line| line.trim().strip_prefix("- ")).map(|line| line.trim_matches('\'')).collect();
    let folder = handbooks();
    stand_in(folder.path(), "cargo", "mkdir -p .cargo/bin && ln -s \"$LUCKA\" .cargo/bin/lucka");
    let mut command = Command::new("sh");
    command.current_dir(folder.path()).args(["-c", &lines.join("\n")]).env("LUCKA", env!("CARGO_BIN_EXE_lucka"));
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let ran = command.env("PATH", path).env("CALLS", folder.path().join("calls")).output().unwrap();
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stdout).contains("handbooks/handbok.md:1"));
    for report in values(&yaml, "codequality").into_iter().chain(values(&yaml, "junit")) {
        assert!(folder.path().join(report).exists(), "{report}");
    }
}

#[test]
fn the_example_with_shards_gives_the_whole() {
    let yaml = read("docs/ci/github-shards.yml");
    let folder = handbooks();
    let words = |line: &str| -> Vec<String> { line.split_whitespace().skip(1).map(str::to_owned).collect() };
    let run = |line: &str| {
        let words = words(line);
        lucka(folder.path(), &words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let commands = values(&yaml, "run");
    let check = commands.iter().find(|line| line.starts_with("lucka check")).unwrap();
    let numbers = values(&yaml, "shard").first().unwrap().trim_matches(['[', ']']).to_owned();
    for number in numbers.split(", ") {
        assert!(run(&check.replace("${{ matrix.shard }}", number)).status.code() < Some(2), "{number}");
    }
    let merge = commands.iter().find(|line| line.starts_with("lucka merge")).unwrap();
    let reports: Vec<String> = numbers.split(", ").map(|number| format!("shard-{number}.json")).collect();
    assert_eq!(run(&merge.replace("shard-*.json", &reports.join(" "))).status.code(), Some(1));
    assert!(std::fs::read_to_string(folder.path().join("lucka.sarif")).unwrap().contains("hrv-barnahus-referral"));
}

/// Whether a program is there. CI has to have it; elsewhere a test may do without.
fn has(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(there || std::env::var_os("CI").is_none(), "CI has no {program}; .ci/run should install it");
    there
}

/// Runs a program in a folder with lucka on the path; its status and all that it said.
fn with_lucka(folder: &Path, program: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let programs = Path::new(env!("CARGO_BIN_EXE_lucka")).parent().unwrap().to_owned();
    let before = std::env::var_os("PATH").unwrap();
    let path = std::env::join_paths(std::iter::once(programs).chain(std::env::split_paths(&before))).unwrap();
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments).env("PATH", path).env("PRE_COMMIT_HOME", folder.join(".git/pre-commit-home"));
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Test").env(format!("GIT_{role}_EMAIL"), "test@example.org");
    }
    let output = command.output().unwrap();
    (output.status.code(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

/// Makes a repository of the files and commits them.
fn repository(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    for arguments in [&["init", "--quiet"][..], &["add", "."], &["commit", "--quiet", "-m", "x"]] {
        let (code, said) = with_lucka(folder.path(), "git", arguments);
        assert_eq!(code, Some(0), "{said}");
    }
    folder
}

/// The hooks as they are, but for one thing: pre-commit takes the program that is built already instead of building it once more.
#[test]
fn the_installed_hooks_find_a_planted_gap() {
    if !has("pre-commit") {
        return;
    }
    let hooks = repository(&[(".pre-commit-hooks.yaml", &read(".pre-commit-hooks.yaml").replace("language: rust", "language: system"))]);
    let (_, revision) = with_lucka(hooks.path(), "git", &["rev-parse", "HEAD"]);
    for hook in ["lucka", "lucka-all"] {
        let config = format!("repos:\n- repo: {}\n  rev: {revision}  hooks:\n  - id: {hook}\n", hooks.path().display());
        let project = repository(&[(".pre-commit-config.yaml", &config), ("resor.md", CLEAN)]);
        assert_eq!(with_lucka(project.path(), "pre-commit", &["install"]).0, Some(0));
        let commit = |name: &str, text: &str| {
            std::fs::write(project.path().join(name), text).unwrap();
            with_lucka(project.path(), "git", &["add", "."]);
            with_lucka(project.path(), "git", &["commit", "-m", "x"])
        };
        let (code, said) = commit("två ord.md", CLEAN);
        assert_eq!(code, Some(0), "{hook}: {said}");
        let (code, said) = commit("handbok för alla.md", GAP);
        assert_eq!(code, Some(1), "{hook}: {said}");
        assert!(said.contains("handbok för alla.md") && said.contains("hrv-barnahus-referral"), "{hook}: {said}");
    }
}
