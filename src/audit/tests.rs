//! The counts of a ledger add up, whatever the statuses in it: read off the JSON, as those who work with it do.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Auditing, audit};
use crate::config::Config;
use crate::engine::Status;
use crate::language::{Bilingual, Language};
use crate::problem::{Gravity, Problem};
use crate::report::samples::{Sample, report, rules};
use crate::report::{DocumentReport, FileFacts, unread};
use crate::rules::RuleSet;
use crate::rules::raw::{AddressedDocument, Recommendation};

/// What documentation promises: the statuses of a cell, the best first, each with what it counts as.
const ORDER: [(Status, &str); 8] = [
    (Status::Covered, "taken_up"),
    (Status::Elsewhere, "taken_up"),
    (Status::Unclear, "unclear"),
    (Status::Unreadable, "unreadable"),
    (Status::Partial, "partly"),
    (Status::Missing, "not"),
    (Status::TopicAbsent, "not"),
    (Status::Excluded, "excluded"),
];

const COUNTS: [&str; 8] = ["taken_up", "partly", "not", "excluded", "unclear", "unreadable", "no_document", "not_checkable"];

/// `F1` with the rules `alpha` and `beta`; `F2` for which nothing is given, twice; `F3` that no document can show; `F4` with `beta` alone.
fn asked() -> RuleSet {
    let mut rules = rules();
    let pack = &mut rules.packs[0];
    let first = pack.recommendations[0].clone();
    let document = |kind: &str| AddressedDocument { kind: kind.to_owned(), ..first.documents[0].clone() };
    pack.recommendations.extend([
        Recommendation { id: "F2".to_owned(), documents: vec![document("routine"), document("regulation")], ..first.clone() },
        Recommendation { id: "F3".to_owned(), not_checkable: Some(Bilingual::new("en handling", "an act")), ..first.clone() },
        Recommendation { id: "F4".to_owned(), rules: vec!["beta".to_owned()], ..first },
    ]);
    rules
}

/// One edition of a document, with a section for each rule.
fn edition(id: &str, edition: &str, statuses: (Status, Status), rules: &RuleSet) -> DocumentReport {
    let sample = Sample::new(&format!("{id}-{edition}.md")).section("Eld", "Här brinner det.", &[(0, statuses.0)]).section(
        "Rök",
        "Och här ryker det.",
        &[(1, statuses.1)],
    );
    addressed(sample.judged(rules, Language::En), id, edition)
}

fn addressed(report: DocumentReport, id: &str, edition: &str) -> DocumentReport {
    let text = |text: &str| Some(text.to_owned());
    DocumentReport { id: text(id), edition: text(edition), publisher: text("Brandkåren"), kind: text("handbook"), ..report }
}

/// A document for every pair of statuses, each with an earlier edition that lacks everything, one that cannot be read at all, and one that
/// nobody asked for.
fn ledger(rules: &RuleSet) -> Value {
    let mut documents = Vec::new();
    for (first, _) in ORDER {
        for (second, _) in ORDER {
            let id = format!("{}-{}", first.name(), second.name());
            documents.push(edition(&id, "2020", (Status::Missing, Status::Missing), rules));
            documents.push(edition(&id, "2024", (first, second), rules));
        }
    }
    let problem = Problem::new("not-text", Gravity::Error, Bilingual::new("en bild", "a picture"));
    documents.push(addressed(unread(FileFacts::unknown("scan.pdf"), &[problem], rules, Language::En), "scan", "2024"));
    let other = edition("other", "2024", (Status::Missing, Status::Missing), rules);
    documents.push(DocumentReport { kind: Some("training-plan".to_owned()), ..other });
    let with = Auditing { rules, config: &Config::default(), config_used: None, language: Language::En, trust_inline: false };
    serde_json::to_value(audit(report(documents, rules), &with)).unwrap()
}

fn all<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value[field].as_array().unwrap()
}

fn counts(value: &Value) -> Vec<u64> {
    COUNTS.iter().map(|count| value[count].as_u64().unwrap()).collect()
}

fn sum(counts: impl Iterator<Item = Vec<u64>>) -> Vec<u64> {
    counts.fold(vec![0; COUNTS.len()], |sum, counts| sum.iter().zip(counts).map(|(sum, count)| sum + count).collect())
}

/// What a recommendation's latest cells come to, worked out from the order alone.
fn expected(worst: impl Fn(usize, usize) -> usize) -> BTreeMap<&'static str, u64> {
    let mut expected = BTreeMap::from([("unreadable", 1)]);
    for first in 0..ORDER.len() {
        for second in 0..ORDER.len() {
            *expected.entry(ORDER[worst(first, second)].1).or_default() += 1;
        }
    }
    expected
}

#[test]
fn every_cell_counts_once_as_what_its_worst_status_says() {
    let ledger = ledger(&asked());
    let of = |id: &str| all(&ledger, "uptake").iter().find(|uptake| uptake["recommendation"] == id).unwrap()["total"].clone();
    let listed = |counts: BTreeMap<&str, u64>| COUNTS.map(|count| counts.get(count).copied().unwrap_or(0)).to_vec();
    assert_eq!(counts(&of("F1")), listed(expected(usize::max)));
    assert_eq!(counts(&of("F4")), listed(expected(|_, second| second)));
    assert_eq!(counts(&of("F2")), listed(BTreeMap::from([("no_document", 2)])));
    assert_eq!(counts(&of("F3")), listed(BTreeMap::from([("not_checkable", 1)])));
    assert!(counts(&ledger["summary"]).iter().all(|count| *count > 0), "every count occurs: {}", ledger["summary"]);
}

#[test]
fn addressees_add_up_to_recommendations_and_those_to_the_summary() {
    let ledger = ledger(&asked());
    for uptake in all(&ledger, "uptake") {
        let parts = sum(all(uptake, "addressees").iter().map(|addressee| counts(&addressee["counts"])));
        assert_eq!(parts, counts(&uptake["total"]), "{}", uptake["recommendation"]);
        let cells = all(&ledger, "cells").iter().filter(|cell| cell["recommendation"] == uptake["recommendation"]);
        let latest = cells.filter(|cell| cell["latest"] == true).count() as u64;
        assert_eq!(counts(&uptake["total"])[..6].iter().sum::<u64>(), latest, "{}", uptake["recommendation"]);
    }
    assert_eq!(sum(all(&ledger, "uptake").iter().map(|uptake| counts(&uptake["total"]))), counts(&ledger["summary"]));
    let checkable = |found: &&Value| found["recommendation"] != "F3";
    let cells = |document: &Value| all(document, "matches").iter().filter(checkable).count() * all(document, "editions").len();
    let expected: usize = all(&ledger, "documents").iter().map(cells).sum();
    assert_eq!(all(&ledger, "cells").len(), expected, "a cell for every match and edition");
}

#[test]
fn what_is_open_in_a_latest_edition_is_listed_once_and_nothing_else() {
    let ledger = ledger(&asked());
    let latest = || all(&ledger, "cells").iter().filter(|cell| cell["latest"] == true);
    let verdicts = |wanted: &[&str]| -> BTreeSet<String> {
        let rules = latest().flat_map(|cell| all(cell, "rules").iter().map(move |rule| (cell, rule)));
        let rows = rules.flat_map(|(cell, rule)| all(rule, "verdicts").iter().map(move |row| (cell, row)));
        let wanted = rows.filter(|(_, row)| wanted.contains(&row["status"].as_str().unwrap()));
        wanted.map(|(cell, row)| format!("{} {}", cell["document"], row["section"]["title"])).collect()
    };
    let list = |field: &str| -> Vec<String> {
        all(&ledger, field).iter().map(|one| format!("{} {}", one["document"], one["verdict"]["section"]["title"])).collect()
    };
    for (field, statuses) in
        [("gaps", &["missing", "partial", "excluded", "topic-absent"][..]), ("to_settle", &["unclear", "unreadable"][..])]
    {
        let listed = list(field);
        let once: BTreeSet<String> = listed.iter().cloned().collect();
        assert_eq!(listed.len(), once.len(), "{field}: each once");
        assert_eq!(once, verdicts(statuses), "{field}");
    }
    let open = all(&ledger, "timeline")
        .iter()
        .filter(|life| life["closed"].is_null() && life["statuses"].as_array().is_some_and(|statuses| is_gap(statuses)));
    assert_eq!(open.count(), all(&ledger, "gaps").len(), "every open gap has a life");
}

/// Whether the last status in the life of a gap is one.
fn is_gap(statuses: &[Value]) -> bool {
    let gaps = ["missing", "partial", "excluded", "topic-absent"];
    statuses.last().is_some_and(|last| gaps.contains(&last["status"].as_str().unwrap_or_default()))
}
