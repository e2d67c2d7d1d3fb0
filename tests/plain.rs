//! Statements in the plainest official wording ("Trafficking may lie behind honour-based abuse."), and sentences that look like them and
//! state nothing. Nothing of `fixtures/plain.jsonl` is trained on.
//!
//! `cargo test --release --test plain -- --nocapture` prints precision, recall and every sentence that is judged wrongly.
#![expect(clippy::unwrap_used, clippy::panic, clippy::cast_precision_loss, reason = "a failed test may panic, and figures are printed")]

use std::path::Path;

use lucka::engine::{Status, judge};
use lucka::formats;
use lucka::language::Language;
use lucka::rules::{RuleSet, builtin, compile};
use serde::Deserialize;

/// A section of a document that has one plain sentence on the matter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    rule: String,
    lang: Language,
    title: String,
    heading: String,
    text: String,
    /// Whether the sentence says what the rule asks for.
    covered: bool,
}

/// Fewest sentences.
const SENTENCES: usize = 300;
/// What is trained on.
const LABELLED: &str = "fixtures/labelled";
/// The least precision and recall of `covered`.
const PRECISION: f64 = 0.97;
const RECALL: f64 = 0.88;

fn sentences() -> Vec<Plain> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plain.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

/// What stands before the sentence in every section, so that it is not the whole of it.
const fn ordinary(language: Language) -> &'static str {
    match language {
        Language::Sv => {
            "Den som är utsatt behöver stöd. Handläggaren dokumenterar vad som har hänt och när det hände. Tolk ska anlitas vid behov, och \
             familjemedlemmar får inte tolka."
        }
        Language::En => {
            "Victims need support. The caseworker documents what has happened and when. An interpreter is engaged where needed, and family \
             members must not interpret."
        }
    }
}

/// The status of the rule for the section, if it judges any.
fn status(rules: &RuleSet, plain: &Plain) -> Option<Status> {
    let text = format!("# {}\n\n## {}\n\n{}\n\n{}\n", plain.title, plain.heading, ordinary(plain.lang), plain.text);
    let (document, _) = (formats::by_file_name("plain.md").unwrap().read)(text.as_bytes(), &formats::Limits::default());
    let rule = rules.rules.iter().position(|rule| rule.id == plain.rule).unwrap_or_else(|| panic!("no rule {}", plain.rule));
    judge(&document, rules).verdicts.iter().find(|verdict| verdict.rule == rule).map(|verdict| verdict.status)
}

/// The words of a text in lower case.
fn words(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_plain_sentence_is_trained_on() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(LABELLED);
    let folders = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let trained = folders.filter(|folder| folder.is_dir() && !folder.file_name().unwrap().to_string_lossy().starts_with("frozen"));
    let files = trained.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    let texts: Vec<String> = files.map(|file| words(&String::from_utf8_lossy(&std::fs::read(file).unwrap()))).collect();
    for plain in sentences() {
        let sentence = words(&plain.text);
        assert!(!texts.iter().any(|text| text.contains(&sentence)), "{}", plain.text);
    }
}

#[test]
fn plain_statements_are_covered_and_what_looks_like_them_is_not() {
    let (rules, problems) = compile(&[builtin("jamy-2022-21").unwrap()]);
    assert!(problems.is_empty(), "{problems:?}");
    let sentences = sentences();
    assert!(sentences.len() >= SENTENCES, "{}", sentences.len());
    let (mut right, mut called, mut stated) = (0, 0, 0);
    for plain in &sentences {
        let status = status(&rules, plain);
        let covered = status == Some(Status::Covered);
        right += usize::from(covered && plain.covered);
        called += usize::from(covered);
        stated += usize::from(plain.covered);
        if covered != plain.covered {
            println!("{} {}: {}", plain.rule, status.map_or("not-applicable", Status::name), plain.text);
        }
    }
    let (precision, recall) = (right as f64 / called as f64, right as f64 / stated as f64);
    println!("{} sentences, {stated} of them statements: precision {precision:.3}, recall {recall:.3}", sentences.len());
    assert!(precision >= PRECISION && recall >= RECALL, "precision {precision:.3}, recall {recall:.3}");
}
