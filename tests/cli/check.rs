//! The program as its users and their tools see it: exit statuses, streams, configuration, hostile input.

use std::collections::BTreeSet;

use crate::support::{CLEAN, GAP, Project, formats};
use serde_json::Value;

#[test]
fn every_format_gives_the_same_status_and_keeps_to_its_stream() {
    let project = Project::with(&[("lucka.md", GAP), ("ren.md", CLEAN)]);
    let cases: [(&[&str], i32); 9] = [
        (&["lucka.md"], 1),
        (&["lucka.md", "--rule", "hrv-cooperation"], 0),
        (&["lucka.md", "--rule", "hrv-cooperation", "--fail-on", "warning"], 1),
        (&["lucka.md", "--fail-on", "never"], 0),
        (&["lucka.md", "--exit-zero"], 0),
        (&["ren.md"], 0),
        (&["lucka.md", "saknas.md"], 2),
        (&["lucka.md", "saknas.md", "--exit-zero"], 2),
        (&["tom"], 2),
    ];
    std::fs::create_dir(project.path("tom")).unwrap();
    for format in formats() {
        for (arguments, code) in cases {
            let printed = project.run(&[&["check", "--format", format], arguments].concat());
            assert_eq!(printed.code, code, "{format} {arguments:?}: {}", printed.err);
            let file = format!("{format}=ut/rapport");
            let written = project.run(&[&["check", "--format", "concise", "--output", &file], arguments].concat());
            assert_eq!(written.code, code, "{format} {arguments:?}: {}", written.err);
        }
        let gaps = project.run(&["check", "lucka.md", "--format", format]);
        assert!(gaps.out.contains("hrv-trafficking-link"), "{format}: {}", gaps.out);
        assert!(gaps.err.contains("dokument: 1") && !gaps.out.contains("regelpaket:"), "{format}: {}", gaps.err);
        let broken = project.run(&["check", "lucka.md", "saknas.md", "--format", format]);
        assert!(broken.out.contains("hrv-trafficking-link"), "{format}: other documents are judged all the same");
        let quiet = project.run(&["check", "lucka.md", "--format", format, "--quiet"]);
        assert_eq!((quiet.err.as_str(), quiet.code), ("", 1), "{format}");
    }
}

#[test]
fn machine_formats_are_one_valid_document() {
    let project = Project::with(&[("lucka.md", GAP)]);
    for format in ["json", "sarif", "gitlab", "rdjson"] {
        for path in ["lucka.md", "saknas.md"] {
            let ran = project.run(&["check", path, "--format", format]);
            assert!(serde_json::from_str::<Value>(&ran.out).is_ok(), "{format}: {}", ran.out);
        }
    }
}

#[test]
fn fail_on_decides_what_fails_and_exit_zero_masks_gaps_alone() {
    let project = Project::with(&[("lucka.md", GAP)]);
    let code = |arguments: &[&str]| project.run(&[&["check", "lucka.md", "--format", "concise"], arguments].concat()).code;
    assert_eq!(code(&["--rule", "hrv-cooperation"]), 0);
    assert_eq!(code(&["--rule", "hrv-cooperation", "--fail-on", "warning"]), 1);
    assert_eq!(code(&["--fail-on", "never"]), 0);
    assert_eq!(code(&["--exit-zero"]), 0);
    let passed = project.run(&["check", "lucka.md", "--rule", "hrv-cooperation"]);
    assert!(passed.err.contains("godkänt, med 1"), "{}", passed.err);
}

#[test]
fn a_run_without_documents_is_broken_unless_allowed() {
    let project = Project::with(&[("bild.png", "x")]);
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("hittade inget dokument") && ran.err.contains("1 .png"), "{}", ran.err);
    assert_eq!(project.run(&["check", "--allow-empty"]).code, 0);
}

#[test]
fn the_ledger_is_closed_and_the_same_on_every_run_and_thread_count() {
    let project = Project::with(&[("a.md", GAP), ("b/c.md", CLEAN), ("d.txt", "Kort."), ("å.md", GAP)]);
    let run = |threads: &str| project.run(&["check", "--format", "json", "--today", "2026-11-22", "--threads", threads]);
    let first = run("1");
    assert_eq!(first.out, run("2").out);
    assert_eq!(first.out, run("7").out);
    let report: Value = serde_json::from_str(&first.out).unwrap();
    let documents = report["documents"].as_array().unwrap();
    let paths: Vec<&str> = documents.iter().map(|document| document["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["a.md", "b/c.md", "d.txt", "å.md"]);
    let mut expected = 0;
    for document in documents {
        let verdicts = document["verdicts"].as_array().unwrap();
        let judged: std::collections::BTreeSet<&str> = verdicts.iter().map(|row| row["rule"].as_str().unwrap()).collect();
        let idle = document["not_applicable"].as_array().unwrap().len();
        assert_eq!(judged.len() + idle, usize::try_from(report["summary"]["rules"].as_u64().unwrap()).unwrap());
        expected += verdicts.len() + idle;
    }
    let counted: u64 = report["summary"]["verdicts"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(usize::try_from(counted).unwrap(), expected);
    assert_eq!(report["today"], "2026-11-22");
}

#[test]
fn standard_input_is_read_under_the_name_given() {
    let project = Project::with(&[]);
    let ran = project.pipe(&["check", "-", "--stdin-name", "mapp/utkast.md", "--format", "concise"], GAP.as_bytes());
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("mapp/utkast.md:1: fel "), "{}", ran.out);
    assert!(project.pipe(&["check", "-", "--format", "concise"], GAP.as_bytes()).out.starts_with("stdin:1: "));
}

#[test]
fn reports_go_to_files_beside_what_is_printed() {
    let project = Project::with(&[("lucka.md", GAP)]);
    let ran = project.run(&["check", "lucka.md", "-f", "concise", "-o", "json=ut/rapport.json", "-o", "markdown=rapport.md"]);
    assert_eq!(ran.code, 1);
    assert!(serde_json::from_str::<Value>(&project.read("ut/rapport.json")).is_ok());
    assert!(project.read("rapport.md").starts_with("# Luckor"));
    let summary = project.path("sammanfattning.md");
    let status = project.command(&["check", "lucka.md", "-f", "github"]).env("GITHUB_STEP_SUMMARY", &summary).output().unwrap();
    assert_eq!(status.status.code(), Some(1));
    assert!(std::fs::read_to_string(summary).unwrap().contains("hrv-trafficking-link"));
}

#[test]
fn hostile_files_are_told_and_the_others_judged() {
    let project = Project::with(&[("lucka.md", GAP), ("tom.md", "")]);
    project.write("binär.md", b"a\0\x01\x02\x03\0\0");
    project.write("latin.md", b"# Rutin f\xf6r resor\n\nBoka t\xe5g.\n");
    project.write("pdf.md", b"%PDF-1.7\n");
    let ran = project.run(&["check", "--format", "concise"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("binär.md: fel unreadable") && ran.out.contains("pdf.md: fel unreadable"), "{}", ran.out);
    assert!(ran.out.contains("tom.md:") && ran.out.contains("lucka.md:1: fel"), "{}", ran.out);
    assert_eq!(project.run(&["check", "tom.md", "latin.md", "--quiet"]).code, 0);
}

#[cfg(unix)]
#[test]
fn link_loops_are_survived() {
    let project = Project::with(&[("a/ren.md", CLEAN)]);
    std::os::unix::fs::symlink("..", project.path("a/upp")).unwrap();
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("a/upp") && ran.err.contains("dokument: 1"), "{}", ran.err);
}

#[test]
fn bad_arguments_are_told_in_the_users_language() {
    let project = Project::with(&[("lucka.md", GAP)]);
    let ran = project.run(&["check", "--fail-om", "error"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("okänt argument ”--fail-om”; menades ”--fail-on”?"), "{}", ran.err);
    let english = project.run(&["check", "--lang", "en", "--rule", "hrv-lgtbq", "lucka.md"]);
    assert_eq!(english.code, 2);
    assert!(english.err.contains("there is no rule “hrv-lgtbq”; did you mean “hrv-lgbtq”?"), "{}", english.err);
    let alone = project.run(&[]);
    assert_eq!(alone.code, 2);
    assert_eq!(alone.err.matches("\n  lucka ").count(), 3, "{}", alone.err);
    let help = project.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let project = Project::with(&[]);
    for number in 0..12 {
        project.write(&format!("{}/gap-{number}.md", number % 3), GAP.replace("flera", &format!("{number}")).as_bytes());
        project.write(&format!("{}/ren-{number}.md", number % 5), CLEAN.as_bytes());
    }
    for format in ["json", "concise", "terminal"] {
        let with = |threads| project.run(&["check", "--format", format, "--today", "2026-11-29", "--threads", threads]);
        let alone = with("1");
        assert!(alone.out.contains("gap-11.md"), "{}", alone.err);
        for threads in ["2", "8"] {
            let ran = with(threads);
            assert!(ran.out == alone.out && ran.err == alone.err && ran.code == alone.code, "{threads} threads, {format}");
        }
    }
}

/// Chapters side by side, each about its own topic.
fn siblings(heading: fn(usize, &str) -> String) -> String {
    let chapters: [(&str, &str); 6] = [
        ("Hedersrelaterat våld", "Hedersrelaterat våld kan bestå av kontroll, hot och slag. Det utövas av flera i familjen."),
        ("Människohandel", "Människohandel är ett brott. Polisen utreder brottet tillsammans med åklagare."),
        ("Barnahus", "Barnahus är en verksamhet för barn som utsatts för brott. Barnet hörs där."),
        ("Tjänsteresor", "Boka tåg i god tid. Spara kvitton och lämna dem till ekonomienheten."),
        ("Arbetsmiljö", "Alla ska ha en bra stol och gott ljus. Skyddsombudet går en rond varje år."),
        ("Arkiv", "Handlingar bevaras i tio år. Arkivarien svarar på frågor om gallring."),
    ];
    let chapter = |(number, (title, text)): (usize, &(&str, &str))| format!("{}\n\n{text}\n\n", heading(number + 1, title));
    chapters.iter().enumerate().map(chapter).collect()
}

#[test]
fn the_first_of_several_chapters_is_not_the_parent_of_the_others() {
    let numbered = siblings(|number, title| format!("{number}. {title}"));
    let chapters = siblings(|number, title| format!("Kapitel {number} {title}"));
    let capitals = siblings(|_, title| title.to_uppercase());
    let hashes = siblings(|_, title| format!("# {title}"));
    for (name, text) in [("a.md", &hashes), ("b.txt", &numbered), ("c.txt", &chapters), ("d.txt", &capitals)] {
        let project = Project::with(&[(name, text)]);
        let report: Value = serde_json::from_str(&project.run(&["check", name, "-f", "json"]).out).unwrap();
        let document = &report["documents"][0];
        assert_eq!(document["title"], Value::Null, "{name}");
        let rows = document["verdicts"].as_array().unwrap();
        let paths = |rule: &str| -> Vec<String> {
            let of_rule = rows.iter().filter(|row| row["rule"] == rule);
            of_rule
                .map(|row| row["section"]["path"].as_array().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>().join("/"))
                .collect()
        };
        for (rule, topic) in
            [("hrv-trafficking-link", "heders"), ("trafficking-honour-context", "människo"), ("barnahus-exploitation-referral", "barnahus")]
        {
            let found = paths(rule);
            assert!(found.len() == 1 && found[0].to_lowercase().contains(topic) && !found[0].contains('/'), "{name} {rule}: {found:?}");
        }
        assert!(rows.iter().all(|row| row["section"]["whole_document"] == false), "{name}");
    }
    let titled = Project::with(&[("a.md", &format!("# Handbok\n\nSocialnämnden 2026\n\n{hashes}"))]);
    let report: Value = serde_json::from_str(&titled.run(&["check", "a.md", "-f", "json"]).out).unwrap();
    assert_eq!(report["documents"][0]["title"], "Handbok", "a title page is no chapter");
}

#[test]
fn several_outputs_come_of_one_reading() {
    let project = Project::with(&[]);
    let outputs: Vec<String> = formats().map(|format| format!("--output={format}=ut/{format}")).collect();
    let arguments: Vec<&str> =
        ["check", "-", "--stdin-name", "a.md", "-f", "concise"].into_iter().chain(outputs.iter().map(String::as_str)).collect();
    let ran = project.pipe(&arguments, GAP.as_bytes());
    assert_eq!(ran.code, 1, "{}", ran.err);
    for format in formats() {
        assert!(project.read(&format!("ut/{format}")).contains("hrv-trafficking-link"), "{format}: standard input can be read only once");
    }
    assert_eq!(project.read("ut/concise"), ran.out);
}

#[test]
fn a_run_by_one_rule_judges_as_a_run_by_all() {
    let folders = ["dev", "dev24", "dev29"].map(|name| format!("{}/fixtures/labelled/{name}", env!("CARGO_MANIFEST_DIR")));
    let project = Project::with(&[]);
    let verdicts = |arguments: &[&str]| -> Vec<(String, Value)> {
        let paths: Vec<&str> = folders.iter().map(String::as_str).collect();
        let ran = project.run(&[&["check", "--format", "json"], arguments, &paths].concat());
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let documents = report["documents"].as_array().unwrap().iter();
        let of = |document: &Value| {
            let path = document["path"].to_string();
            document["verdicts"].as_array().unwrap().iter().map(|verdict| (path.clone(), verdict.clone())).collect::<Vec<_>>()
        };
        documents.flat_map(of).collect()
    };
    let all = verdicts(&[]);
    let rules: BTreeSet<&str> = all.iter().filter_map(|(_, verdict)| verdict["rule"].as_str()).collect();
    assert_eq!(rules.len(), 14);
    for rule in rules {
        let own: Vec<_> = all.iter().filter(|(_, verdict)| verdict["rule"] == rule).cloned().collect();
        assert_eq!(verdicts(&["--rule", rule]), own, "{rule}");
    }
}

#[test]
fn a_rule_that_passes_over_sections_about_adults_says_so() {
    let project = Project::with(&[("a.md", &GAP.replace("den unga", "den vuxna"))]);
    let other = project.run(&["check"]);
    assert!(!other.err.contains("hrv-barnahus-referral ("), "{}", other.err);
    project.write("a.md", format!("{GAP}\nAvsnittet gäller bara vuxna.\n").as_bytes());
    let ran = project.run(&["check"]);
    let said = "hrv-barnahus-referral (gäller inte avsnitt som bara handlar om ”vuxna”)";
    assert!(ran.err.contains(said), "{}", ran.err);
}
