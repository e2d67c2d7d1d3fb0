//! Documents that a recommendation addresses and that never touch its topic.

use crate::support::{CLEAN, GAP, Project};
use serde_json::Value;

const MAPPED: &str = "[[document]]\npath = \"resor.md\"\npublisher = \"Polismyndigheten\"\nkind = \"method-support\"\n";

#[test]
fn check_prints_a_topic_that_is_absent_when_the_configuration_maps_the_document() {
    let project = Project::with(&[("resor.md", CLEAN), ("lucka.toml", MAPPED)]);
    let ran = project.run(&["check", "resor.md", "--format", "concise"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("hrv-trafficking-link") && ran.out.contains("inget avsnitt om ämnet"), "{}", ran.out);
    let report: Value = serde_json::from_str(&project.run(&["check", "resor.md", "--format", "json"]).out).unwrap();
    let document = &report["documents"][0];
    assert_eq!(document["verdicts"].as_array().unwrap().len(), 1);
    assert_eq!(document["verdicts"][0]["status"], "topic-absent");
    let counted: u64 = report["summary"]["verdicts"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(counted, report["summary"]["rules"].as_u64().unwrap(), "the ledger stays closed");
}

#[test]
fn front_matter_alone_maps_nothing_in_check() {
    let text = format!("---\npublisher: Polismyndigheten\nkind: method-support\n---\n\n{CLEAN}");
    let project = Project::with(&[("resor.md", &text)]);
    assert_eq!(project.run(&["check", "resor.md"]).code, 0);
}

#[test]
fn a_topic_that_is_absent_can_be_accepted_and_baselined() {
    let accept = format!("{MAPPED}[[accept]]\ndocument = \"resor.md\"\nrule = \"hrv-trafficking-link\"\nreason = \"Skrivs om i vår.\"\n");
    let project = Project::with(&[("resor.md", CLEAN), ("lucka.toml", &accept)]);
    assert_eq!(project.run(&["check", "resor.md"]).code, 0);
    let project = Project::with(&[("resor.md", CLEAN), ("lucka.toml", &format!("baseline = \"b.jsonl\"\n{MAPPED}"))]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn a_document_that_takes_the_topic_up_is_judged_as_before() {
    let project = Project::with(&[("resor.md", GAP), ("lucka.toml", MAPPED)]);
    let ran = project.run(&["check", "resor.md", "--format", "concise"]);
    assert!(!ran.out.contains("inget avsnitt om ämnet"), "{}", ran.out);
}

#[test]
fn unknown_recommendations_are_told_with_the_nearest() {
    let config = "[[document]]\npath = \"resor.md\"\nrecommendations = [\"R33\"]\n";
    let project = Project::with(&[("resor.md", CLEAN), ("lucka.toml", config)]);
    let ran = project.run(&["check"]);
    assert!(ran.code == 2 && ran.err.contains("R33") && ran.err.contains("R3"), "{}", ran.err);
}

const PRIZE: &str = "# Honour where it is due\n\nThe honour goes to the keeper of the year. Members choose the winner in March, and the prize is a brass bell.\n";

#[test]
fn a_word_with_other_meanings_counts_in_company_only() {
    let project = Project::with(&[("a.md", PRIZE)]);
    assert_eq!(project.run(&["check", "a.md"]).code, 0);
    let told = project.run(&["concept", "honour-violence", "a.md", "--lang", "en"]).out;
    assert!(told.contains("has other meanings, and the document does not speak of such things"), "{told}");
    let spoken = format!("{PRIZE}\nSome families punish daughters by honour-based abuse, by forced marriage and by honour killings.\n");
    let project = Project::with(&[("a.md", &spoken)]);
    assert_eq!(project.run(&["check", "a.md"]).code, 1);
    let told = project.run(&["concept", "honour-violence", "a.md", "--lang", "en"]).out;
    assert!(told.contains("heading: sets a topic") && !told.contains("has other meanings"), "{told}");
}
