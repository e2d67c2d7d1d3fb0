//! Runs in parts, and their reports made into one.

use crate::support::{CLEAN, GAP, HONOUR, Project, formats};
use serde_json::Value;

/// A project with everything that settling looks at: acceptances in a comment and in the configuration, a judgement that has lapsed, a
/// baseline with a stale entry and with entries that are now judged on another section, documents that cannot be read, and a binary one.
fn project() -> Project {
    let comment = format!("{GAP}\n<!-- lucka: accept hrv-trafficking-link reason=\"tas upp i rutin 4\" -->\n");
    let config = "baseline = \"kända.jsonl\"\n[[accept]]\ndocument = \"c.md\"\nrule = \"hrv-barnahus-referral\"\nreason = \"känd\"\n\
                  [[accept]]\ndocument = \"trasig.pdf\"\nunreadable = true\nreason = \"väntar på ny skanning\"\n\
                  [[judgement]]\ndocument = \"d/å.md\"\nrule = \"hrv-lgbtq\"\nstatus = \"covered\"\nreason = \"står där\"\nwho = \"G\"\n\
                  date = 2026-11-20\ntext = \"gammal\"\n";
    let handbook = |title: &str| format!("# {title}\n\nBoken är till för handläggare.\n\n{HONOUR}");
    let project = Project::with(&[("b.md", GAP), ("borta.md", GAP), ("g.md", &handbook("Handbok"))]);
    assert_eq!(project.run(&["baseline", "--baseline", "kända.jsonl"]).code, 0);
    std::fs::remove_file(project.path("borta.md")).unwrap();
    // The reports' folder is left out of every run.
    for (name, text) in [
        (".gitignore", "ut/\n"),
        ("ut/x", ""),
        ("lucka.toml", config),
        ("a.md", &comment),
        ("c.md", GAP),
        ("g.md", &handbook("Hedersrelaterat våld")),
        ("d/å.md", GAP),
        ("e/ren.txt", CLEAN),
        ("bild.png", "x"),
    ] {
        project.write(name, text.as_bytes());
    }
    project.write("trasig.pdf", b"%PDF-1.7\n");
    project.write("f.docx", include_bytes!("../../fixtures/formats/office/pandoc.docx"));
    project
}

/// Judges the project in parts and returns the names of their reports.
fn shards(project: &Project, of: usize, more: &[&str]) -> Vec<String> {
    let one = |number: usize| {
        let (part, name) = (format!("{number}/{of}"), format!("ut/{number}.json"));
        let output = format!("json={name}");
        let ran = project.run(&[&["check", "--today", "2026-11-22", "--shard", &part, "--output", &output, "--quiet"], more].concat());
        assert!(ran.code <= 1, "{}{}", ran.out, ran.err);
        name
    };
    (1..=of).map(one).collect()
}

#[test]
fn merged_shards_are_the_whole_run_in_every_format() {
    let project = project();
    let ways: [(usize, &[&str]); 4] =
        [(1, &[]), (3, &["--all", "--strict-baseline"]), (3, &["--include-accepted"]), (12, &["--fail-on", "never"])];
    for (of, more) in ways {
        let reports = shards(&project, of, &[]);
        let merge: Vec<&str> = std::iter::once("merge").chain(reports.iter().rev().map(String::as_str)).collect();
        let files = |folder: &str| formats().map(|format| format!("--output={format}=ut/{folder}/{format}")).collect::<Vec<_>>();
        let run = |command: &[&str], folder: &str| {
            let files = files(folder);
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            project.run(&[command, more, &files].concat())
        };
        let (whole, merged) = (run(&["check", "--today", "2026-11-22"], "hel"), run(&merge, "delar"));
        assert_eq!((merged.code, merged.out, merged.err), (whole.code, whole.out, whole.err), "{more:?} of {of}");
        for format in formats() {
            let read = |folder: &str| project.read(&format!("ut/{folder}/{format}"));
            assert_eq!(read("delar"), read("hel"), "{format} {more:?} of {of}");
        }
    }
}

#[test]
fn a_document_stays_in_its_shard_when_others_come_and_go() {
    let project = Project::with(&[("a.md", GAP), ("b.md", GAP), ("c.md", GAP), ("d.md", GAP)]);
    let paths = |project: &Project| -> Vec<String> {
        let report: Value = serde_json::from_str(&project.run(&["check", "--shard", "1/2", "-f", "json"]).out).unwrap();
        report["documents"].as_array().unwrap().iter().map(|document| document["path"].as_str().unwrap().to_owned()).collect()
    };
    let before = paths(&project);
    project.write("aa.md", GAP.as_bytes());
    assert!(paths(&project).iter().filter(|path| *path != "aa.md").eq(&before));
}

#[test]
fn a_shard_without_documents_passes_where_the_others_have_some() {
    let project = Project::with(&[("a.md", CLEAN)]);
    let codes = || (1..=8).map(|number| project.run(&["check", "--shard", &format!("{number}/8"), "-f", "json"]).code);
    assert!(codes().all(|code| code == 0));
    std::fs::remove_file(project.path("a.md")).unwrap();
    assert!(codes().all(|code| code == 2), "no shard has any");
}

#[test]
fn reports_that_do_not_belong_together_are_refused() {
    let project = project();
    let reports = shards(&project, 3, &[]);
    let refused = |arguments: &[&str], said: &str| {
        let ran = project.run(&[&["merge"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        let flat = ran.err.replace("\n  │ ", " ");
        assert!(flat.contains(said), "{said}: {}", ran.err);
    };
    let [a, b, c] = [0, 1, 2].map(|index| reports[index].as_str());
    refused(&[a, c], "det saknas delar: 2/3");
    refused(&[a, b, b, c], "ut/2.json och ut/2.json är båda del 2/3");
    refused(&[a, "saknas.json", c], "saknas.json: filen eller mappen finns inte");
    refused(&[a, "b.md", c], "b.md: filen är ingen rapport från lucka (rad 1, kolumn 1)");
    refused(&[a, b, c, "--lang", "en"], "another language than --lang");
    refused(&[a, b, c, "--no-config"], "rapporterna gjordes med andra inställningar");
    project.run(&["check", "--today", "2026-11-22", "-o", "json=ut/hel.json"]);
    refused(&[a, b, "ut/hel.json"], "ut/hel.json är ingen rapport över en del");
    project.run(&["check", "--today", "2026-11-23", "--shard", "3/3", "-o", "json=ut/annan.json"]);
    refused(&[a, b, "ut/annan.json"], "dagen (sätt den med --today) skiljer sig");
    let damaged = project.read(b).replacen("\"remarks\"", "\"remark\"", 1);
    project.write("ut/skadad.json", damaged.as_bytes());
    refused(&[a, "ut/skadad.json", c], "ut/skadad.json: filen är ingen rapport från lucka");
    for faulty in ["0/2", "3/2", "x"] {
        assert_eq!(project.run(&["check", "--shard", faulty]).code, 2);
    }
}
