//! Acceptances, from the outside.

use crate::support::{CLEAN, GAP, HONOUR, Project, chapters, formats};
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
fn every_gap_takes_an_acceptance_of_its_own() {
    let entry = |section: &str| format!("[[accept]]\ndocument = \"a.md\"\nrule = \"hrv-trafficking-link\"\nreason = \"känd\"\n{section}\n");
    let again = "## 3. Mat\n\nKaffe finns i köket.\n\nDiska din kopp.\n\n## 4. Hedersrelaterat våld bland unga\n\n\
                 Hedersrelaterat våld bland unga kan vara kontroll och hot i familjen.\n";
    let project = Project::with(&[("a.md", &chapters(HONOUR, again)), ("lucka.toml", &entry(""))]);
    let rule = ["check", "--rule", "hrv-trafficking-link"];
    let flat = |err: &str| err.replace("\n  │ ", " ");
    let several = project.run(&rule);
    assert_eq!(several.code, 2, "{}", several.err);
    for said in
        ["a.md har 2 sådana luckor", "[\"Handbok\", \"2. Hedersrelaterat våld\"]", "[\"Handbok\", \"4. Hedersrelaterat våld bland unga\"]"]
    {
        assert!(flat(&several.err).contains(said), "{said}: {}", several.err);
    }
    let each = entry("section = [\"Handbok\", \"2. Hedersrelaterat våld\"]") + &entry("section = [\"Hedersrelaterat våld bland unga\"]");
    project.write("lucka.toml", each.as_bytes());
    let ran = project.run(&rule);
    assert!(ran.code == 0 && ran.err.contains("2 godtagna"), "{}", ran.err);
    let comment = "\n<!-- lucka: accept hrv-trafficking-link reason=\"en gång till\" -->\n";
    project.write("a.md", chapters(&(HONOUR.to_owned() + comment), again).as_bytes());
    let ran = project.run(&rule);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = "godtagandet är överflödigt: luckan hrv-trafficking-link är redan godtagen (”känd”)";
    assert!(flat(&ran.err).contains(said) && ran.err.contains("a.md:7"), "{}", ran.err);
    project.write("a.md", chapters(HONOUR, again).as_bytes());
    project.write("lucka.toml", format!("baseline = \"kända.jsonl\"\n{each}").as_bytes());
    project.write("kända.jsonl", b"{\"schema\":\"lucka-baseline/1\"}\n");
    project.write("utan.toml", b"");
    assert_eq!(project.run(&["baseline", "--config", "utan.toml", "--baseline", "kända.jsonl", "--accept-new"]).code, 0);
    let ran = project.run(&rule);
    assert!(flat(&ran.err).contains("luckan hrv-trafficking-link är godtagen och står dessutom i baslinjen"), "{}", ran.err);
    assert!(project.run(&["baseline"]).err.contains("+0 −2"));
    assert!(!project.run(&rule).err.contains("baslinjen;"));
}

#[test]
fn an_acceptance_of_the_wrong_section_names_those_that_have_the_gap() {
    let entry = "[[accept]]\ndocument = \"a.md\"\nrule = \"hrv-trafficking-link\"\nsection = [\"Hedersvåld\"]\nreason = \"känd\"\n";
    let project = Project::with(&[("a.md", &chapters(HONOUR, "")), ("lucka.toml", entry)]);
    let ran = project.run(&["check"]);
    let flat = ran.err.replace("\n  │ ", " ");
    let said = "ingen sådan lucka i det avsnittet, men här: section = [\"Handbok\", \"2. Hedersrelaterat våld\"]";
    assert!(flat.contains(said), "{}", ran.err);
    project.write("a.md", CLEAN.as_bytes());
    assert!(project.run(&["check"]).err.contains("har ingen sådan lucka (längre)"));
}
