//! Reports that cannot be written: nothing half is left, and the run is broken – unless it was the reader who went away.
#![cfg(unix)]

use std::process::{Command, Output, Stdio};

use crate::support::{GAP, Project, formats};

/// What is in the project's folder, hidden files too.
fn listing(project: &Project) -> Vec<String> {
    let entries = std::fs::read_dir(project.path("")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Runs a script in which `"$@"` is the program with its arguments.
fn shell(project: &Project, script: &str, arguments: &[&str]) -> Output {
    let program = project.command(arguments);
    let mut command = Command::new("sh");
    command.current_dir(project.path("")).args(["-c", script, "sh"]).arg(program.get_program()).args(program.get_args());
    command.env("LC_ALL", "sv_SE.UTF-8").env_remove("GITHUB_STEP_SUMMARY").stdin(Stdio::null()).output().unwrap()
}

#[test]
fn a_full_disk_breaks_the_run_and_leaves_no_half_file() {
    let project = Project::with(&["a.md", "b.md", "c.md", "d.md", "e.md"].map(|name| (name, GAP)));
    project.write("gammal", b"hel");
    let before = listing(&project);
    for format in formats() {
        let new = format!("{format}=ny");
        let old = format!("{format}=gammal");
        // A limit on the size of files is a disk that is full after so many bytes.
        let limited = shell(&project, "trap '' XFSZ; ulimit -f 1; \"$@\"", &["check", "-f", "concise", "-q", "-o", &new, "-o", &old]);
        let said = String::from_utf8_lossy(&limited.stderr);
        assert_eq!(limited.status.code(), Some(2), "{format}: {said}");
        for name in ["ny", "gammal"] {
            assert!(said.contains(&format!("det gick inte att skriva {name}: filen blir större än systemet tillåter")), "{format}: {said}");
        }
        assert_eq!((listing(&project), project.read("gammal").as_str()), (before.clone(), "hel"), "{format}");
        let full = shell(&project, "\"$@\" > /dev/full", &["check", "-q", "-f", format]);
        assert_eq!(full.status.code(), Some(2), "{format}");
        assert_eq!(String::from_utf8_lossy(&full.stderr), "lucka: det gick inte att skriva: disken är full\n", "{format}");
        let device = project.run(&["check", "-q", "-f", "concise", "-o", &format!("{format}=/dev/full")]);
        assert_eq!(device.code, 2, "{format}: {}", device.err);
    }
    assert!(!std::fs::metadata("/dev/full").unwrap().is_file());
}

#[test]
fn a_place_that_may_not_be_written_to_breaks_the_run() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::with(&[("a.md", GAP), ("stängd/b.md", GAP)]);
    std::fs::set_permissions(project.path("stängd"), std::fs::Permissions::from_mode(0o555)).unwrap();
    let mut refused = vec!["a.md/rapport.json", "stängd"];
    // Who may do everything may write there too.
    if std::fs::write(project.path("stängd/prov"), "").is_err() {
        refused.push("stängd/rapport.json");
    }
    let before = listing(&project);
    for place in refused {
        let ran = project.run(&["check", "a.md", "-q", "-f", "concise", "-o", &format!("json={place}")]);
        assert_eq!(ran.code, 2, "{place}");
        assert!(!ran.err.contains("os error") && !ran.err.contains(".lucka-"), "the system's words and temporary files: {}", ran.err);
        assert!(ran.err.contains(&format!("det gick inte att skriva {place}")) && ran.out.contains("hrv-trafficking-link"), "{}", ran.err);
        assert_eq!(listing(&project), before, "{place}");
    }
    let refused = project.run(&["baseline", "--baseline", "a.md/kända.jsonl"]);
    assert_eq!(refused.code, 2);
    std::fs::set_permissions(project.path("stängd"), std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_summary_that_does_not_fit_leaves_the_old_one() {
    let project = Project::with(&[("a.md", &GAP.repeat(40))]);
    project.write("sammanfattning", b"hel");
    let script = "trap '' XFSZ; ulimit -f 1; GITHUB_STEP_SUMMARY=sammanfattning \"$@\"";
    let ran = shell(&project, script, &["check", "a.md", "-q", "-f", "github"]);
    assert_eq!(ran.status.code(), Some(2));
    assert_eq!(project.read("sammanfattning"), "hel");
}

#[test]
fn a_closed_pipe_ends_quietly_with_the_reports_status() {
    let project = Project::with(&[("lucka.md", &GAP.repeat(200))]);
    for format in formats() {
        let mut command = project.command(&["check", "lucka.md", "--format", format, "--quiet"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(1), 0), "{format}: {}", String::from_utf8_lossy(&output.stderr));
        let file = format!("{format}=/dev/stdout");
        let script = "{ \"$@\"; echo $? > status; } | true";
        shell(&project, script, &["check", "lucka.md", "-q", "-f", "concise", "--output", &file]);
        assert_eq!(project.read("status"), "1\n", "{format}");
    }
}

#[test]
fn a_judged_document_is_not_overwritten_and_no_file_is_written_twice() {
    let project = Project::with(&[("a.md", GAP)]);
    let ran = project.run(&["check", "a.md", "-f", "concise", "-o", "markdown=a.md"]);
    assert_eq!((ran.code, project.read("a.md").as_str()), (2, GAP), "{}", ran.err);
    assert!(ran.err.contains("a.md är ett av de granskade dokumenten"), "{}", ran.err);
    let ran = project.run(&["check", "a.md", "-f", "concise", "-o", "markdown=ny", "-o", "json=ny"]);
    assert!(ran.code == 2 && ran.err.contains("ny står två gånger i --output"), "{}", ran.err);
    assert!(!project.read("ny").starts_with('{'));
}

#[test]
fn the_file_named_by_a_hyphen_is_standard_output() {
    let project = Project::with(&[("a.md", GAP)]);
    for format in formats() {
        let ran = project.run(&["check", "--today", "2026-11-22", "-o", &format!("{format}=-"), "-o", "markdown=sammanfattning"]);
        let plain = project.run(&["check", "--today", "2026-11-22", "-f", format]);
        assert_eq!((ran.code, ran.out), (plain.code, plain.out), "{format}");
    }
    assert!(listing(&project).contains(&"sammanfattning".to_owned()) && !listing(&project).contains(&"-".to_owned()));
    for twice in [&["check", "-f", "concise", "-o", "json=-"][..], &["check", "-o", "json=-", "-o", "sarif=-"]] {
        let ran = project.run(twice);
        assert!(ran.code == 2 && ran.out.is_empty() && ran.err.contains("standard ut tar bara en form"), "{}", ran.err);
    }
    for command in [&["audit", "--allow-empty", "--exit-zero", "-o", "json=-"][..], &["compare", "a.md", "a.md", "-o", "json=-"]] {
        let ran = project.run(command);
        assert!(ran.code == 0 && ran.out.starts_with('{'), "{command:?}: {}", ran.err);
    }
    assert!(!listing(&project).contains(&"-".to_owned()));
}

#[test]
fn a_report_among_the_documents_is_written_anew_and_not_judged() {
    let project = Project::with(&[("a.md", GAP)]);
    let check = ["check", "-q", "-f", "concise", "-o", "markdown=sammanfattning.md", "-o", "html=ut/rapport.html"];
    let first = project.run(&check);
    let page = project.read("sammanfattning.md");
    let second = project.run(&check);
    assert_eq!((second.code, &second.out, second.err.as_str()), (1, &first.out, ""), "the second run is as the first");
    assert_eq!(project.read("sammanfattning.md"), page);
    let audit = ["audit", "-q", "--exit-zero", "--allow-empty", "-o", "markdown=sammanfattning.md", "-o", "html=ut/rapport.html"];
    let audited = project.run(&audit);
    assert_eq!((audited.code, project.run(&audit).out), (0, audited.out));
    let plain = project.run(&["check", "-q", "-f", "concise"]);
    assert_eq!((plain.code, &plain.out), (1, &first.out), "pages of other runs are no documents either");
    let named = project.run(&["check", "-q", "-f", "concise", "sammanfattning.md", "-o", "markdown=sammanfattning.md"]);
    assert_eq!(named.code, 2, "what the user names is read");
}

#[cfg(unix)]
#[test]
fn a_gap_takes_one_line_whatever_its_document_is_called() {
    let project = Project::with(&[("två\nrader.md", GAP)]);
    let ran = project.run(&["check", "-q", "-f", "concise"]);
    assert!(!ran.out.is_empty() && ran.out.lines().all(|line| line.starts_with("två\\nrader.md:")), "{}", ran.out);
}
