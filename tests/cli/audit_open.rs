//! What an audit leaves open and says so: paths that are not there, documents that nobody asked for, and what a person has to settle.

use serde_json::Value;

use crate::support::{CLEAN, GAP, Project, Ran};

const MAPPED: &str = "[[document]]\npath = \"polisen\"\nid = \"metodstod\"\npublisher = \"Polismyndigheten\"\nkind = \"method-support\"\n";

const COVERED: &str = "\
# Hedersrelaterat våld och förtryck

Hedersrelaterat våld och förtryck utövas av flera i familjen.
Den som är utsatt för hedersrelaterat våld kan samtidigt utnyttjas i prostitution eller människohandel.
";

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

#[test]
fn a_path_that_is_not_there_is_an_error_and_the_others_are_judged() {
    let project = Project::with(&[("polisen/stöd.md", GAP), ("lucka.toml", MAPPED)]);
    let ran = project.run(&["audit", "polisen", "sakans.md", "--format", "json"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("file-not-found") && ran.err.contains("det finns ingen fil eller mapp som heter sakans.md"), "{}", ran.err);
    let audit = json(&ran);
    assert_eq!(audit["cells"][0]["status"], "missing", "the other document is judged");
    assert_eq!(audit["documents"].as_array().unwrap().len(), 1, "what is not there is no document: {}", audit["documents"]);
    assert_eq!(project.run(&["audit", "polisen", "sakans.md", "--exit-zero"]).code, 2);
    let alone = project.run(&["audit", "sakans.md", "--lang", "en", "--quiet"]);
    assert_eq!((alone.code, alone.out.as_str()), (2, ""), "no ledger of nothing");
    assert!(alone.err.contains("there is no file or folder called sakans.md"), "{}", alone.err);
}

#[test]
fn a_document_that_no_recommendation_addresses_is_said_everywhere() {
    let project = Project::with(&[("polisen/stöd.md", COVERED), ("resor.md", CLEAN), ("lucka.toml", MAPPED)]);
    let ran = project.run(&["audit", "--quiet"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("ingen rekommendation riktar sig till resor.md") && ran.err.contains("[[document]]"), "{}", ran.err);
    assert!(ran.out.contains("Ingen rekommendation riktar sig till\n    – Rutin för tjänsteresor (resor.md)"), "{}", ran.out);
    for format in ["markdown", "csv", "html"] {
        let ran = project.run(&["audit", "--format", format]);
        assert!(ran.out.contains("Ingen rekommendation riktar sig till"), "{format}: {}", ran.out);
        assert!(ran.out.contains("Rutin för tjänsteresor"), "{format}: {}", ran.out);
    }
    let documents = json(&project.run(&["audit", "--format", "json"]))["documents"].clone();
    assert_eq!(documents[1]["matches"].as_array().map(Vec::len), Some(0), "{documents}");
}

#[test]
fn an_audit_of_nothing_that_was_asked_for_does_not_pass() {
    let project = Project::with(&[("resor.md", CLEAN)]);
    let ran = project.run(&["audit", "--lang", "en"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("nothing was audited: no recommendation addresses resor.md"), "{}", ran.err);
    assert!(!ran.out.contains("no document given"), "the list of all recommendations would bury the error: {}", ran.out);
    assert!(json(&project.run(&["audit", "--format", "json"]))["recommendations"].as_array().is_some_and(|rows| !rows.is_empty()));
    let allowed = project.run(&["audit", "--allow-empty"]);
    assert_eq!(allowed.code, 0, "{}", allowed.err);
    assert!(allowed.err.contains("ingen rekommendation riktar sig till resor.md"), "{}", allowed.err);
}

#[test]
fn a_latest_edition_that_cannot_be_read_is_to_be_settled() {
    let project = Project::with(&[("polisen/stöd 2022.md", COVERED), ("lucka.toml", MAPPED)]);
    project.write("polisen/stöd 2024.md", b"%PDF-1.7\n");
    let ran = project.run(&["audit", "--format", "json"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let audit = json(&ran);
    assert_eq!(audit["gaps"].as_array().map(Vec::len), Some(0), "what cannot be read is no gap");
    let open = audit["to_settle"].as_array().unwrap();
    assert_eq!(open.len(), 1, "one thing to settle, whatever the number of rules: {open:?}");
    let one = &open[0];
    assert_eq!(
        (one["status"].as_str(), one["edition"].as_str(), one["document"].as_str()),
        (Some("unreadable"), Some("2024"), Some("metodstod"))
    );
    assert_eq!(one["recommendations"], serde_json::json!(["R3"]));
    assert!(one["rules"].as_array().unwrap().contains(&Value::from("hrv-trafficking-link")), "{one}");
    for (format, words) in [("terminal", "Att avgöra\n    ⊘ oläst"), ("markdown", "## Att avgöra\n\n### R3"), ("html", "id=\"settle\"")]
    {
        let ran = project.run(&["audit", "--format", format]);
        assert!(ran.out.contains(words) && ran.out.contains("Skaffa en utgåva som lucka kan läsa"), "{format}: {}", ran.out);
    }
}

#[test]
fn the_markdown_quotes_what_covers_and_says_where_it_stands() {
    let project = Project::with(&[("polisen/stöd.md", COVERED), ("lucka.toml", MAPPED)]);
    let ran = project.run(&["audit", "--format", "markdown"]);
    let row = ran.out.lines().find(|line| line.contains("Den som är utsatt för hedersrelaterat våld kan samtidigt")).expect(&ran.out);
    assert!(row.starts_with("| R3 |") && row.contains("| täckt | säger det |") && row.contains("| 4 |"), "{row}");
}

#[test]
fn the_terminal_shows_uptake_by_addressee() {
    let config = "[[document]]\npath = \"a.md\"\npublisher = \"Ådals kommun\"\nkind = \"training-plan\"\nrecommendations = [\"R8\"]\n\n\
                  [[document]]\npath = \"b.md\"\npublisher = \"Domstolsverket\"\nkind = \"training-plan\"\nrecommendations = [\"R8\"]\n";
    let project = Project::with(&[("a.md", GAP), ("b.md", GAP), ("lucka.toml", config)]);
    let ran = project.run(&["audit", "--fail-on", "never"]);
    let table: Vec<&str> = ran.out.lines().skip_while(|line| *line != "Genomförande").collect();
    let at =
        |name: &str| table.iter().position(|line| line.trim_start().starts_with(name)).unwrap_or_else(|| panic!("{name}: {}", ran.out));
    assert!(at("R8") < at("Ådals kommun") && at("Ådals kommun") < at("U1") && at("R8") < at("Domstolsverket"), "{}", ran.out);
    let numbers = |name: &str| table[at(name)].chars().filter(char::is_ascii_digit).collect::<String>();
    assert_eq!((numbers("R8"), numbers("Ådals kommun")), ("82".to_owned(), "1".to_owned()), "{}", ran.out);
    assert!(ran.out.contains("✕ inte genomfört") && ran.out.contains("– går inte att pröva"), "{}", ran.out);
}

#[test]
fn an_entry_of_the_configuration_that_is_about_no_document_is_told() {
    let config = format!("{MAPPED}\n[[document]]\npath = \"akl/vägledning.md\"\npublisher = \"Åklagarmyndigheten\"\n");
    let project = Project::with(&[("polisen/stöd.md", COVERED), ("lucka.toml", &config)]);
    let ran = project.run(&["audit", "--quiet"]);
    assert!(ran.code == 0 && ran.err.contains("[[document]] akl/vägledning.md: det finns ingen sådan fil"), "{}", ran.err);
    assert!(!ran.err.contains("polisen"), "{}", ran.err);
}

#[test]
fn an_edition_by_its_own_word_alone_is_told() {
    let own = format!("---\nid: metodstod\nedition: \"2099\"\n---\n\n{COVERED}");
    let project = Project::with(&[("polisen/stöd.md", GAP), ("annat/stöd.md", own.as_str()), ("lucka.toml", MAPPED)]);
    let ran = project.run(&["audit", "--quiet"]);
    assert!(ran.err.contains("annat/stöd.md räknas som en utgåva av metodstod för att filen själv säger det"), "{}", ran.err);
    assert!(!ran.err.contains("polisen/stöd.md räknas"), "{}", ran.err);
}
