//! Acceptances and the baseline, from the outside.

use crate::support::{CLEAN, GAP, Project, formats};
use serde_json::Value;

#[test]
fn a_gap_or_a_scan_can_be_accepted_in_the_configuration() {
    let accept = |more: &str| format!("[[accept]]\nreason = \"känd\"\n{more}\n");
    let gap =
        accept("document = \"a.md\"\nrule = \"hrv-trafficking-link\"") + &accept("document = \"a.md\"\nrule = \"hrv-barnahus-referral\"");
    let project = Project::with(&[("a.md", GAP), ("lucka.toml", &gap)]);
    let ran = project.run(&["check", "a.md"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.err.contains("2 godtagna"), "{}", ran.err);
    project.write("b.md", b"%PDF-1.4");
    assert_eq!(project.run(&["check", "b.md"]).code, 2);
    project.write("lucka.toml", accept("document = \"b.md\"\nunreadable = true").as_bytes());
    let ran = project.run(&["check", "b.md"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("kunde inte läsas helt: 1") && ran.err.contains("0 godtagna"), "a scan is no gap: {}", ran.err);
}

#[test]
fn a_comment_in_the_document_accepts_and_an_expired_one_is_told() {
    let comment = "\n<!-- lucka: accept hrv-trafficking-link reason=\"tas upp i rutin 4\" until=2027-01-31 -->\n";
    let project = Project::with(&[("a.md", &(GAP.to_owned() + comment))]);
    let rule = ["check", "a.md", "--rule", "hrv-trafficking-link", "--today"];
    assert_eq!(project.run(&[&rule[..], &["2027-01-31"]].concat()).code, 0);
    let expired = project.run(&[&rule[..], &["2027-02-01"]].concat());
    assert_eq!(expired.code, 1);
    assert!(expired.err.contains("gick ut 2027-01-31"), "{}", expired.err);
}

#[test]
fn the_baseline_hides_known_gaps_and_grows_only_when_told_to() {
    let project = Project::with(&[("a.md", GAP), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["check"]).code, 2, "a baseline that is named has to be there");
    let written = project.run(&["baseline"]);
    assert_eq!(written.code, 0, "{}", written.err);
    assert!(written.err.contains("+5 −0"), "{}", written.err);
    let lines = project.read("kända.jsonl");
    let sorted = lines.lines().skip(1).is_sorted();
    assert!(sorted && lines.starts_with("{\"schema\":\"lucka-baseline/1\"}\n"), "{lines}");
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.err.contains("5 i baslinjen"), "{}", ran.err);
    project.write("b.md", GAP.as_bytes());
    assert_eq!(project.run(&["check"]).code, 1);
    let refused = project.run(&["baseline"]);
    assert_eq!((refused.code, project.read("kända.jsonl")), (1, lines.clone()));
    assert!(refused.err.contains("+5 −0"), "{}", refused.err);
    assert_eq!(project.run(&["baseline", "--accept-new"]).code, 0);
    assert_eq!(project.run(&["check"]).code, 0);
    project.write("b.md", CLEAN.as_bytes());
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(project.run(&["check", "--strict-baseline"]).code, 1);
    assert_eq!(project.run(&["baseline"]).code, 0);
    assert_eq!(project.read("kända.jsonl"), lines);
    project.write("kända.jsonl", b"skr\xc3\xa4p\n");
    assert_eq!(project.run(&["check"]).code, 2);
}

#[test]
fn a_malformed_acceptance_hides_nothing_and_is_told() {
    let rule = "hrv-trafficking-link";
    for (comment, said) in [
        (format!("lucka: accept {rule}"), "skälet saknas"),
        (format!("lucka: accept {rule} reason=\" \""), "skälet saknas"),
        (format!("lucka: accept {rule} reason=\"känd until=2026-01-01"), "ett citattecken saknas"),
        (format!("lucka: accept {rule} reason=\"känd\" until=snart"), "är inget datum"),
        (format!("Lucka: acept {rule} reason=\"känd\""), "det enda som kan stå är accept"),
        ("lucka: accept reason=\"känd\"".to_owned(), "regelns id saknas"),
        (format!("lucka: accept {rule}s reason=\"känd\""), "menades ”hrv-trafficking-link”?"),
    ] {
        let project = Project::with(&[("a.md", &format!("{GAP}\n<!-- {comment} -->\n"))]);
        let ran = project.run(&["check", "a.md", "--rule", rule]);
        assert_eq!(ran.code, 1, "{comment}");
        let flat = ran.err.replace("\n  │ ", " ");
        assert!(flat.contains(said) && flat.contains("a.md:6"), "{comment}: {}", ran.err);
    }
    let code = format!("{GAP}\n```html\n<!-- lucka: accept {rule} reason=\"ett exempel\" -->\n```\n");
    let project = Project::with(&[("a.md", &code)]);
    assert_eq!(project.run(&["check", "a.md", "--rule", rule]).code, 1, "a comment in code accepts nothing");
    for entry in ["reason = \"\"", "", "reason = \"känd\"\nuntil = \"snart\"", "reason = \"känd\"\nuntill = 2027-01-31"] {
        project.write("lucka.toml", format!("[[accept]]\ndocument = \"a.md\"\nrule = \"{rule}\"\n{entry}\n").as_bytes());
        assert_eq!(project.run(&["check", "a.md"]).code, 2, "{entry}");
    }
}

#[test]
fn unused_acceptances_are_told_when_every_rule_ran() {
    let accept = "[[accept]]\ndocument = \"a.md\"\nrule = \"hrv-lgbtq\"\nreason = \"känd\"\n";
    let project = Project::with(&[("a.md", CLEAN), ("lucka.toml", accept)]);
    assert!(project.run(&["check"]).err.contains("godtagandet används inte"));
    assert!(!project.run(&["check", "--rule", "hrv-trafficking-link"]).err.contains("används inte"));
}

#[test]
fn a_gap_is_delegated_to_a_document_only_if_that_says_it() {
    let says = "# Människohandel och hedersrelaterat våld\n\n## Hedersrelaterat våld\n\n\
                Hedersrelaterat våld kan vara en del av människohandel, och människohandel kan ske i en hederskontext.\n";
    let accept =
        "[[accept]]\ndocument = \"a.md\"\nrule = \"hrv-trafficking-link\"\nreason = \"står i rutinen\"\ndelegated-to = \"rutin.md\"\n";
    let project = Project::with(&[("a.md", GAP), ("rutin.md", says), ("lucka.toml", accept)]);
    let rule = ["check", "a.md", "--rule", "hrv-trafficking-link"];
    let ran = project.run(&rule);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    project.write("rutin.md", GAP.as_bytes());
    let ran = project.run(&rule);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("rutin.md säger inte det som regeln frågar efter"), "{}", ran.err);
}

/// A handbook with two chapters that have gaps.
fn chapters(first: &str, second: &str) -> String {
    let rest = "## Arbetsmiljö\n\nAlla ska ha en bra stol.\n\nLjuset ska vara gott.\n\n## Resor\n\nTåg går före flyg.\n\nSpara kvitton.\n";
    format!("# Handbok\n\n{first}\n{second}\n{rest}")
}

const HONOUR: &str = "## 2. Hedersrelaterat våld\n\nHedersrelaterat våld kan bestå av kontroll, hot och slag.\n";
const MARRIAGE: &str = "## 3. Barnäktenskap\n\nBarnäktenskap är när någon under 18 år gifts bort. Det är förbjudet i Sverige.\n";

#[test]
fn a_baseline_survives_reordering_renumbering_and_rewording_elsewhere() {
    let project = Project::with(&[("a.md", &chapters(HONOUR, MARRIAGE)), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    let lines = project.read("kända.jsonl");
    assert!(lines.contains("hedersrelaterat våld") && lines.contains("barnäktenskap"), "{lines}");
    let (honour, marriage) = (HONOUR.replace("2.", "9.1"), MARRIAGE.replace("3.", "1"));
    for same in [
        chapters(&marriage, &honour),
        chapters(HONOUR, MARRIAGE).replace("stol", "stol och ett bra bord"),
        chapters(HONOUR, MARRIAGE).replace("kan bestå av kontroll,", "kan bestå av\nkontroll,"),
        chapters(&HONOUR.replace("2. Hedersrelaterat våld", "Om hedersrelaterat våld"), MARRIAGE),
    ] {
        project.write("a.md", same.as_bytes());
        let ran = project.run(&["check", "--strict-baseline"]);
        assert_eq!(ran.code, 0, "{same}{}{}", ran.out, ran.err);
        assert!(!ran.err.contains("har skrivits om"), "{}", ran.err);
        let written = project.run(&["baseline"]);
        assert_eq!(written.code, 0, "nothing is new: {}", written.err);
        assert!(written.err.contains("+0 −0"), "{}", written.err);
        project.write("kända.jsonl", lines.as_bytes());
    }
    project.write("a.md", chapters(&HONOUR.replace("slag", "slag och utfrysning"), MARRIAGE).as_bytes());
    let rewritten = project.run(&["check"]);
    assert_eq!(rewritten.code, 0, "{}", rewritten.out);
    assert!(
        rewritten.err.contains("avsnittet har skrivits om sedan baslinjen skrevs; luckan hrv-trafficking-link är kvar"),
        "{}",
        rewritten.err
    );
    assert_eq!(project.run(&["check", "--strict-baseline"]).code, 1);
    assert_eq!(project.run(&["check", "--strict-baseline", "--exit-zero"]).code, 0);
    let other = "## 2. Öppettider\n\nMottagningen har öppet på vardagar. Telefonen besvaras på förmiddagen.\n\n";
    project.write("a.md", chapters(other, MARRIAGE).as_bytes());
    let stale = project.run(&["check"]);
    assert_eq!(stale.code, 0, "{}", stale.out);
    assert!(stale.err.contains("baslinjens lucka hrv-trafficking-link") && stale.err.contains("finns inte längre"), "{}", stale.err);
    assert_eq!(project.run(&["check", "--strict-baseline"]).code, 1);
}

#[test]
fn a_malformed_baseline_hides_nothing() {
    let project = Project::with(&[("a.md", GAP), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    let whole = project.read("kända.jsonl");
    let line = whole.lines().nth(1).unwrap();
    let twice = format!("{whole}{}\n", line.replace("\"missing\"", "\"partial\""));
    let merged = format!("{whole}<<<<<<< HEAD\n{line}\n=======\n>>>>>>> gren\n");
    let more = whole.replacen("\"ordinal\"", "\"line\":3,\"ordinal\"", 1);
    let half = &whole[..whole.len() - 20];
    for faulty in [twice.as_str(), &merged, &more, half, "", "{}\n"] {
        project.write("kända.jsonl", faulty.as_bytes());
        for arguments in [&["check"][..], &["check", "--exit-zero"], &["baseline"], &["baseline", "--accept-new"]] {
            let ran = project.run(arguments);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?} {faulty}");
            assert!(ran.err.contains("baslinjen är trasig på rad"), "{}", ran.err);
        }
        assert_eq!(project.read("kända.jsonl"), faulty, "a broken file is not written over");
    }
}

#[test]
fn the_baseline_keeps_what_it_knows_of_a_document_that_cannot_be_read_today() {
    let project = Project::with(&[("a.md", GAP), ("b.md", GAP), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    let lines = project.read("kända.jsonl");
    project.write("b.md", b"%PDF-1.7\n");
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(!ran.err.contains("finns inte längre"), "{}", ran.err);
    assert_eq!(project.run(&["baseline"]).code, 2);
    assert_eq!(project.read("kända.jsonl"), lines);
}

#[test]
fn what_is_shown_though_it_does_not_count_is_marked_in_every_format() {
    let accept = "[[accept]]\ndocument = \"a.md\"\nrule = \"hrv-trafficking-link\"\nreason = \"väntar på beslut 17\"\n";
    let scan = "[[accept]]\ndocument = \"trasig.pdf\"\nunreadable = true\nreason = \"ny skanning är beställd\"\n";
    let project = Project::with(&[("a.md", GAP), ("b.md", GAP), ("lucka.toml", &format!("baseline = \"kända.jsonl\"\n{accept}{scan}"))]);
    project.write("trasig.pdf", b"%PDF-1.7\n");
    assert_eq!(project.run(&["baseline", "b.md"]).code, 0);
    for format in formats() {
        let ran = project.run(&["check", "-f", format, "--include-accepted"]);
        assert!(ran.out.contains("väntar på beslut 17"), "{format}: {}", ran.out);
        assert!(format == "sarif" || ran.out.contains("ny skanning är beställd"), "{format}: {}", ran.out);
        let known = if format == "json" { "\"baselined\": true" } else { "känd sedan tidigare (baslinjen)" };
        assert!(ran.out.contains(known), "{format}: {}", ran.out);
    }
    let ran = project.run(&["check", "-f", "concise", "--include-accepted"]);
    for line in [
        "a.md:1: godtagen hrv-trafficking-link ",
        "a.md:1: fel hrv-barnahus-referral ",
        "b.md:1: känd hrv-trafficking-link ",
        "trasig.pdf: godtagen unreadable ",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
    let ran = project.run(&["check", "-f", "github", "--include-accepted"]);
    let failing: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("::error ")).collect();
    assert!(failing.len() == 1 && failing[0].contains("title=hrv-barnahus-referral"), "{}", ran.out);
    for (format, list, severity, mild) in [("gitlab", "", "severity", "info"), ("rdjson", "/diagnostics", "severity", "INFO")] {
        let report: Value = serde_json::from_str(&project.run(&["check", "-f", format, "--include-accepted"]).out).unwrap();
        let marked = report.pointer(list).unwrap().as_array().unwrap().iter().filter(|row| row.to_string().contains("[godtaget: "));
        assert!(marked.clone().count() == 2 && marked.clone().all(|row| row[severity] == mild), "{format}: {report:#}");
    }
}

#[test]
fn a_gap_cannot_be_delegated_to_a_document_that_is_not_there() {
    let accept =
        "[[accept]]\ndocument = \"a.md\"\nrule = \"hrv-trafficking-link\"\nreason = \"står i rutinen\"\ndelegated-to = \"rutinn.md\"\n";
    let project = Project::with(&[("a.md", GAP), ("lucka.toml", accept)]);
    for format in formats() {
        let ran = project.run(&["check", "a.md", "-f", format]);
        let flat = ran.err.replace("\n  │ ", " ");
        assert_eq!(ran.code, 2, "{format}: {}", ran.err);
        assert!(flat.contains("rutinn.md, som luckan delegeras till, kunde inte läsas: filen eller mappen finns inte"), "{}", ran.err);
        assert!(flat.contains("[lucka.toml:1:"), "{}", ran.err);
    }
}

#[test]
fn a_reason_may_stand_in_single_quotation_marks() {
    let comment = "\n<!-- lucka: accept hrv-trafficking-link reason='tas upp i rutin 4' owner='EG' -->\n";
    let project = Project::with(&[("a.md", &(GAP.to_owned() + comment))]);
    let ran = project.run(&["check", "a.md", "--rule", "hrv-trafficking-link", "-f", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("\"reason\": \"tas upp i rutin 4\""), "{}", ran.out);
}

#[test]
fn a_baseline_holds_from_whatever_folder_the_program_is_started_in() {
    let from = |project: &Project, folder: &str, arguments: &[&str]| {
        let mut command = project.command(arguments);
        let output = command.current_dir(project.path(folder)).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    // With a configuration, and with nothing but a repository, whose root is that of the project.
    for config in [true, false] {
        let project = Project::with(&[("rutiner/a.md", GAP), ("rutiner/barn/b.md", GAP), ("annat/c.md", CLEAN)]);
        if config {
            project.write("lucka.toml", b"baseline = \"k\xc3\xa4nda.jsonl\"\n");
        }
        let (file, up) = if config { ("kända.jsonl", vec![]) } else { ("lucka-baseline.jsonl", vec!["--baseline"]) };
        let named = |depth: usize| -> Vec<String> {
            up.iter().map(|flag| (*flag).to_owned()).chain((!config).then(|| format!("{}{file}", "../".repeat(depth)))).collect()
        };
        let mut written = Vec::new();
        for (folder, path, depth) in [("", ".", 0), ("rutiner", "..", 1), ("rutiner/barn", "../..", 2), ("annat", "../rutiner", 1)] {
            let more = named(depth);
            let more: Vec<&str> = more.iter().map(String::as_str).collect();
            let (code, said) = from(&project, folder, &[&["baseline", path][..], &more].concat());
            assert_eq!(code, Some(0), "{folder}: {said}");
            written.push(project.read(file));
            std::fs::remove_file(project.path(file)).unwrap();
        }
        assert!(written.windows(2).all(|pair| pair[0] == pair[1]), "{written:#?}");
        assert!(written[0].contains("\"rutiner/barn/b.md\""), "{}", written[0]);
        project.write(file, written[0].as_bytes());
        for (folder, path, depth) in [("", ".", 0), ("rutiner", ".", 1), ("rutiner/barn", "b.md", 2), ("annat", "../rutiner/a.md", 1)] {
            let more = named(depth);
            let more: Vec<&str> = more.iter().map(String::as_str).collect();
            let (code, said) = from(&project, folder, &[&["check", path, "--strict-baseline"][..], &more].concat());
            assert_eq!(code, Some(0), "{folder} {path}: {said}");
            assert!(!said.contains(" 0 i baslinjen"), "{folder} {path}: {said}");
        }
    }
}
