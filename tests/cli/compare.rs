//! `lucka compare`: what closed, opened, moved and remains from one edition to the next, and the words that did it.

use std::process::Command;

use serde_json::Value;

use crate::support::{GAP, Project, Ran};

fn handbook(heading: &str, section: &str) -> String {
    format!(
        "# Handbok för socialtjänsten\n\nHandboken gäller alla enheter.\n\n## {heading}\n\nHedersrelaterat våld och förtryck utövas av flera \
         i familjen. {section}\n\nHandläggaren ska fråga hur den unga har det hemma och vilka regler som gäller där.\n\n## Dokumentation\n\n\
         Skriv vad den unga har berättat.\n"
    )
}

const LINK: &str = "Den som är utsatt för hedersrelaterat våld kan samtidigt utnyttjas i prostitution eller människohandel.";

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

/// The changes of one rule, by kind.
fn kinds(comparison: &Value, rule: &str) -> Vec<String> {
    let changes = comparison["documents"].as_array().unwrap().iter().flat_map(|document| document["changes"].as_array().unwrap());
    changes.filter(|change| change["rule"] == rule).map(|change| change["kind"].as_str().unwrap().to_owned()).collect()
}

fn compared(old: &str, new: &str) -> (Ran, Value) {
    let project = Project::with(&[("gammal.md", old), ("ny.md", new)]);
    let ran = project.run(&["compare", "gammal.md", "ny.md", "--format", "json"]);
    let value = json(&ran);
    (ran, value)
}

const RULE: &str = "hrv-trafficking-link";

#[test]
fn a_gap_that_closed_is_told_with_the_words_that_did_it() {
    let (old, new) = (handbook("Hedersrelaterat våld och förtryck", ""), handbook("Hedersrelaterat våld och förtryck", LINK));
    let (ran, value) = compared(&old, &new);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(kinds(&value, RULE), ["closed"]);
    let changes = value["documents"][0]["changes"].as_array().unwrap();
    let change = changes.iter().find(|change| change["rule"] == RULE).unwrap();
    let words = change["passages"][0]["words"].as_array().unwrap();
    let shape: Vec<(&str, &str)> = words.iter().map(|word| (word["change"].as_str().unwrap(), word["text"].as_str().unwrap())).collect();
    assert_eq!(shape, [("same", "Hedersrelaterat våld och förtryck utövas av flera i familjen."), ("added", LINK)]);
    assert_eq!(change["passages"].as_array().unwrap().len(), 1);
    let project = Project::with(&[("gammal.md", &old), ("ny.md", &new)]);
    let shown = project.run(&["compare", "gammal.md", "ny.md"]);
    assert!(shown.out.contains("stängd") && shown.out.contains("{+Den som är utsatt"), "{}", shown.out);
    let coloured = project.run(&["compare", "gammal.md", "ny.md", "--color", "always"]);
    assert!(coloured.out.contains("\u{1b}[32mDen som är utsatt"), "{}", coloured.out);
}

#[test]
fn a_gap_that_opened_fails_the_run() {
    let (old, new) = (handbook("Hedersrelaterat våld och förtryck", LINK), handbook("Hedersrelaterat våld och förtryck", ""));
    let (ran, value) = compared(&old, &new);
    assert_eq!((ran.code, kinds(&value, RULE)), (1, vec!["opened".to_owned()]), "{}", ran.err);
    let project = Project::with(&[("gammal.md", &old), ("ny.md", &new)]);
    let shown = project.run(&["compare", "gammal.md", "ny.md"]);
    assert!(shown.code == 1 && shown.out.contains("[-Den som är utsatt"), "{}", shown.out);
    assert_eq!(project.run(&["compare", "gammal.md", "ny.md", "--exit-zero"]).code, 0);
}

#[test]
fn a_gap_that_grew_opened() {
    let named = "Kommunen arbetar mot hedersrelaterat våld och förtryck, prostitution och människohandel.";
    let (old, new) = (handbook("Hedersrelaterat våld och förtryck", named), handbook("Hedersrelaterat våld och förtryck", ""));
    let (ran, value) = compared(&old, &new);
    assert_eq!((ran.code, kinds(&value, RULE)), (1, vec!["opened".to_owned()]), "{}", ran.err);
}

#[test]
fn what_stays_remains_and_under_another_heading_has_moved() {
    let old = handbook("Hedersrelaterat våld och förtryck", "");
    let (ran, value) = compared(&old, &old);
    assert_eq!((ran.code, kinds(&value, RULE)), (0, vec!["remaining".to_owned()]), "{}", ran.err);
    let changes = value["documents"][0]["changes"].as_array().unwrap();
    assert!(changes.iter().all(|change| change["passages"].as_array().unwrap().is_empty()), "no word changed");
    let (ran, value) = compared(&old, &handbook("Heder och hedersrelaterat våld", "Fler kan vara inblandade."));
    assert_eq!((ran.code, kinds(&value, RULE)), (0, vec!["moved".to_owned()]), "{}", ran.err);
    let moved = value["documents"][0]["changes"].as_array().unwrap().iter().find(|change| change["rule"] == RULE).unwrap().clone();
    assert_eq!(moved["passages"].as_array().unwrap().len(), 1, "{moved}");
}

#[test]
fn folders_are_compared_document_by_document() {
    let gap = handbook("Hedersrelaterat våld och förtryck", "");
    let closed = handbook("Hedersrelaterat våld och förtryck", LINK);
    let files = [("2022/a.md", gap.as_str()), ("2022/borta.md", GAP), ("2024/a.md", closed.as_str()), ("2024/ny.md", GAP)];
    let project = Project::with(&files);
    let ran = project.run(&["compare", "2022", "2024", "--format", "json"]);
    assert_eq!(ran.code, 0, "the same document under a new name is no new gap: {}", ran.out);
    let value = json(&ran);
    let paths: Vec<(Option<&str>, Option<&str>)> = value["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| (document["old_path"].as_str(), document["new_path"].as_str()))
        .collect();
    assert_eq!(paths, [(Some("2022/a.md"), Some("2024/a.md")), (Some("2022/borta.md"), Some("2024/ny.md"))]);
    std::fs::remove_file(project.path("2022/borta.md")).unwrap();
    let ran = project.run(&["compare", "2022", "2024", "--format", "json"]);
    assert_eq!(ran.code, 1, "a new document with gaps opens them: {}", ran.err);
    assert!(ran.err.contains("nya: 1"), "{}", ran.err);
}

fn git(project: &Project, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(project.path(".")).args(["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]);
    assert!(command.args(arguments).output().unwrap().status.success(), "{arguments:?}");
}

#[test]
fn a_revision_is_compared_with_what_lies_there_now() {
    let project = Project::with(&[]);
    std::fs::remove_dir_all(project.path(".git")).unwrap();
    git(&project, &["init", "-q"]);
    project.write("mapp/råd.md", handbook("Hedersrelaterat våld och förtryck", "").as_bytes());
    git(&project, &["add", "."]);
    git(&project, &["commit", "-qm", "1"]);
    project.write("mapp/råd.md", handbook("Hedersrelaterat våld och förtryck", LINK).as_bytes());
    for paths in [&["mapp"][..], &["mapp/råd.md"], &[]] {
        let ran = project.run(&[&["compare", "--git", "HEAD", "--format", "json"], paths].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let value = json(&ran);
        assert_eq!((kinds(&value, RULE), value["old"].as_str()), (vec!["closed".to_owned()], Some("HEAD")), "{paths:?}");
    }
    let unknown = project.run(&["compare", "--git", "ingen-sådan"]);
    assert!(unknown.code == 2 && unknown.err.contains("revisionen ”ingen-sådan” finns inte"), "{}", unknown.err);
}

/// The configuration may stand above the repository, as where several lie side by side.
#[test]
fn a_repository_below_the_configuration_is_asked() {
    let project = Project::with(&[("lucka.toml", "")]);
    std::fs::remove_dir_all(project.path(".git")).unwrap();
    project.write("arkiv/råd.md", handbook("Hedersrelaterat våld och förtryck", "").as_bytes());
    let inside = |arguments: &[&str]| project.command(arguments).current_dir(project.path("arkiv")).output().unwrap();
    for arguments in [&["init", "-q"][..], &["add", "."], &["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "1"]] {
        assert!(Command::new("git").current_dir(project.path("arkiv")).args(arguments).output().unwrap().status.success());
    }
    project.write("arkiv/råd.md", handbook("Hedersrelaterat våld och förtryck", LINK).as_bytes());
    let compared = inside(&["compare", "--git", "HEAD", "råd.md", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&compared.stdout).unwrap();
    assert_eq!(value["documents"][0]["new_path"], "arkiv/råd.md", "{value}");
    assert_eq!(inside(&["check", "--changed-since", "HEAD"]).status.code(), Some(1));
}

#[test]
fn what_cannot_be_compared_breaks_the_run() {
    let project = Project::with(&[("a.md", GAP)]);
    assert_eq!(project.run(&["compare", "a.md", "saknas.md"]).code, 2);
    let single = project.run(&["compare", "a.md"]);
    assert!(single.code == 2 && single.err.contains("två sökvägar"), "{}", single.err);
    project.write("trasig.md", b"%PDF-1.7\n");
    let ran = project.run(&["compare", "a.md", "trasig.md", "--format", "json"]);
    assert_eq!(ran.code, 2);
    let value = json(&ran);
    assert_eq!(kinds(&value, RULE), ["remaining"], "what cannot be read closes nothing");
    let change = value["documents"][0]["changes"].as_array().unwrap().iter().find(|change| change["rule"] == RULE).unwrap();
    assert_eq!((change["new"]["status"].as_str(), change["passages"].as_array().map(Vec::len)), (Some("unreadable"), Some(0)), "{change}");
}

#[test]
fn an_accepted_gap_that_opens_does_not_fail() {
    let accept = "[[accept]]\ndocument = \"ny.md\"\nrule = \"hrv-trafficking-link\"\nreason = \"Skrivs om.\"\n";
    let (old, new) = (handbook("Hedersrelaterat våld och förtryck", LINK), handbook("Hedersrelaterat våld och förtryck", ""));
    let project = Project::with(&[("gammal.md", &old), ("ny.md", &new), ("lucka.toml", accept)]);
    let ran = project.run(&["compare", "gammal.md", "ny.md"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn the_new_edition_cannot_excuse_itself() {
    let accept = "<!-- lucka: accept hrv-trafficking-link reason=\"Står i en annan handbok.\" -->\n\n";
    let (old, new) = (handbook("Hedersrelaterat våld och förtryck", LINK), handbook("Hedersrelaterat våld och förtryck", ""));
    let new = new.replace("Handläggaren ska", &format!("{accept}Handläggaren ska"));
    let project = Project::with(&[("gammal.md", &old), ("ny.md", &new)]);
    let distrusting = project.run(&["compare", "gammal.md", "ny.md", "--format", "json"]);
    assert_eq!((distrusting.code, json(&distrusting)["trust_inline"].as_bool()), (1, Some(false)), "{}", distrusting.err);
    assert!(distrusting.err.contains("acceptance-not-trusted") && distrusting.err.contains("ny.md:9"), "{}", distrusting.err);
    let trusting = project.run(&["compare", "gammal.md", "ny.md", "--trust-inline"]);
    assert_eq!(trusting.code, 0, "{}", trusting.err);
    assert!(trusting.out.contains("godtaget: Står i en annan handbok."), "{}", trusting.out);
}

#[test]
fn a_change_in_the_words_is_shown_once() {
    let old = handbook("Hedersrelaterat våld och förtryck", "");
    let new = handbook("Hedersrelaterat våld och förtryck", "Våldet kan pågå länge.");
    let project = Project::with(&[("gammal.md", &old), ("ny.md", &new)]);
    let shown = project.run(&["compare", "gammal.md", "ny.md"]).out;
    assert_eq!(shown.matches("{+Våldet kan pågå länge.+}").count(), 1, "{shown}");
    assert!(shown.contains("Luckan är kvar, fast avsnittet är ändrat.") && shown.contains("ändrade ord: se ovan, "), "{shown}");
    let value = json(&project.run(&["compare", "gammal.md", "ny.md", "--format", "json"]));
    let changes = value["documents"][0]["changes"].as_array().unwrap();
    assert!(changes.len() > 1 && changes.iter().all(|change| change["passages"].as_array().unwrap().len() == 1), "{value}");
}

#[test]
fn a_gap_that_grew_is_told_with_the_words_that_were_lost_alone() {
    let named = "Kommunen arbetar mot hedersrelaterat våld och förtryck, prostitution och människohandel.";
    let old = handbook("Hedersrelaterat våld och förtryck", named);
    let new = handbook("Hedersrelaterat våld och förtryck", "").replace("regler som gäller där.", "regler som gäller.");
    let (_, value) = compared(&old, &new);
    let change = value["documents"][0]["changes"].as_array().unwrap().iter().find(|change| change["rule"] == RULE).unwrap().clone();
    let passages = change["passages"].as_array().unwrap();
    assert!(passages.len() == 1 && passages[0]["old"]["text"].as_str().unwrap().contains(named), "{change}");
}

#[test]
fn a_path_that_is_not_there_is_told_and_nothing_is_made_up() {
    let project = Project::with(&[("a.md", GAP), ("mapp/b.md", GAP)]);
    for paths in [["a.md", "saknas.md"], ["saknas.md", "a.md"], ["mapp", "saknas"]] {
        let ran = project.run(&["compare", paths[0], paths[1], "--quiet"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{paths:?}: {}", ran.err);
        assert!(ran.err.contains("file-not-found") && ran.err.contains("det finns ingen fil eller mapp som heter saknas"), "{}", ran.err);
    }
    let both = project.run(&["compare", "ett.md", "två.md", "--lang", "en"]);
    assert!(both.err.contains("called ett.md") && both.err.contains("called två.md"), "{}", both.err);
}

#[test]
fn with_a_revision_a_path_may_be_gone_but_not_unknown() {
    let project = Project::with(&[]);
    std::fs::remove_dir_all(project.path(".git")).unwrap();
    git(&project, &["init", "-q"]);
    project.write("borta.md", handbook("Hedersrelaterat våld och förtryck", "").as_bytes());
    project.write("kvar.md", handbook("Hedersrelaterat våld och förtryck", "").as_bytes());
    git(&project, &["add", "."]);
    git(&project, &["commit", "-qm", "1"]);
    std::fs::remove_file(project.path("borta.md")).unwrap();
    let gone = project.run(&["compare", "--git", "HEAD", "borta.md", "--format", "json"]);
    assert_eq!((gone.code, kinds(&json(&gone), RULE)), (0, vec!["closed".to_owned()]), "{}", gone.err);
    let unknown = project.run(&["compare", "--git", "HEAD", "kvar.md", "aldrig.md", "--format", "json"]);
    assert_eq!((unknown.code, kinds(&json(&unknown), RULE)), (2, vec!["remaining".to_owned()]), "{}", unknown.err);
    assert!(unknown.err.contains("som heter aldrig.md"), "{}", unknown.err);
}

#[test]
fn a_compared_document_is_never_overwritten() {
    let project = Project::with(&[("a.md", GAP), ("b.md", GAP)]);
    for path in ["a.md", "b.md", "./b.md"] {
        let ran = project.run(&["compare", "a.md", "b.md", "--output", &format!("json={path}")]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(&format!("{path} är ett av de granskade dokumenten")), "{}", ran.err);
    }
    assert_eq!((project.read("a.md"), project.read("b.md")), (GAP.to_owned(), GAP.to_owned()));
}

#[test]
fn what_was_said_and_is_now_unclear_is_doubtful_and_fails_nothing() {
    let page = |said: &str| format!("# Hedersrelaterat våld och förtryck\n\nVåldet kan utövas av flera i familjen.\n\n{said}\n");
    let project = Project::with(&[
        ("gammal.md", &page("Personalen ska få handledning varje månad.")),
        ("ny.md", &page("Handledning ges varje månad till personalen.")),
        ("lucka.toml", "[lucka]\npacks = [\"jamy-2022-21-findings\"]\n"),
    ]);
    let ran = project.run(&["compare", "gammal.md", "ny.md", "--format", "json"]);
    let value = json(&ran);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(kinds(&value, "staff-supervision"), ["doubtful"]);
    assert_eq!(value["summary"]["doubtful"], 1);
    let shown = project.run(&["compare", "gammal.md", "ny.md"]).out;
    for said in ["tveksam", "behöver en människa avgöra", "[-Personalen ska få handledning"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
}

#[test]
fn a_gap_that_opened_fails_the_run_by_how_grave_it_is() {
    let says = handbook("Hedersrelaterat våld och förtryck", "Socialtjänst, polis och skola ska samverka i varje ärende.");
    let (old, new) = (("gammal.md", says.as_str()), ("ny.md", &*handbook("Hedersrelaterat våld och förtryck", "")));
    let project = Project::with(&[old, new]);
    let run = |more: &[&str]| project.run(&[&["compare", "gammal.md", "ny.md"], more].concat());
    let value = json(&run(&["--format", "json"]));
    let changes = value["documents"][0]["changes"].as_array().unwrap();
    let opened: Vec<&Value> = changes.iter().filter(|change| change["kind"] == "opened").collect();
    let told: Vec<(&Value, &Value)> = opened.iter().map(|change| (&change["rule"], &change["new"]["severity"])).collect();
    assert_eq!(told, [(&Value::from("hrv-cooperation"), &Value::from("warning"))]);
    let passed = run(&[]);
    assert!(passed.code == 0 && passed.err.contains("godkänt, fast luckor har öppnats: 1"), "{}", passed.err);
    assert_eq!(run(&["--fail-on", "warning"]).code, 1);
    assert_eq!(run(&["--fail-on", "never"]).code, 0);
    project.write("lucka.toml", b"[lucka]\nfail-on = \"warning\"\n");
    assert_eq!(run(&[]).code, 1, "as in a check");
}
