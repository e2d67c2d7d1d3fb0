//! Documents as agencies describe them, held against the built-in pack.

use super::*;
use crate::rules::{builtin, compile};

fn found(publisher: &str, kind: &str, title: &str) -> Vec<String> {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let known = Known { publisher: text(publisher), kind: text(kind), title: text(title), ..Known::default() };
    let (rules, _) = compile(&[builtin("jamy-2022-21").unwrap()]);
    matches(&known, &rules).into_iter().map(|found| format!("{}.{}", found.recommendation, found.addressed.unwrap())).collect()
}

#[test]
fn publisher_and_kind_find_the_recommendation() {
    assert_eq!(found("Polismyndigheten", "method-support", ""), ["R3.0"]);
    assert_eq!(found("polismyndigheten", "method-support", "Något annat"), ["R3.0"]);
    assert_eq!(found("Socialstyrelsen", "handbook", "Våld i nära relationer: stöd"), ["R1.1"]);
    assert_eq!(found("Socialstyrelsen", "regulation", ""), ["R1.0"]);
    assert_eq!(found("Barnafrid", "training-plan", "Utbildningar 2024"), ["R4.1"]);
}

#[test]
fn where_the_publisher_is_open_the_title_or_the_addressee_decides() {
    assert_eq!(found("Ådals kommun", "routine", "Rutin för hänvisning till Barnahus"), ["R7.0"]);
    assert_eq!(found("Ådals kommun", "routine", "Rutin för tjänsteresor"), Vec::<String>::new());
    assert_eq!(found("Socialtjänsten i Ådal", "training-plan", "Kurser"), ["R8.0"]);
    assert_eq!(found("", "risk-instrument", "Riskbedömning vid hedersrelaterat våld"), ["R5.1"]);
    assert_eq!(found("Socialstyrelsen", "risk-instrument", "Instrument för riskbedömning: prostitution och människohandel"), ["R5.0"]);
}

#[test]
fn the_closest_title_decides_between_several() {
    assert_eq!(found("Polismyndigheten", "routine", "Rutin för hänvisning till Barnahus"), ["R7.0"]);
    assert_eq!(found("Polismyndigheten", "routine", "Rutin för anmälan om tvångsäktenskap"), ["R6.0"]);
    assert_eq!(found("Jämställdhetsmyndigheten", "training-plan", "Utbildningsinsatser om hedersrelaterat våld och förtryck"), ["U4.0"]);
}

#[test]
fn a_title_alone_has_to_be_the_same() {
    assert_eq!(found("", "", "Metodstöd för hedersrelaterad brottslighet"), ["R3.0"]);
    assert_eq!(found("", "", "Metodstöd"), Vec::<String>::new());
    assert_eq!(found("Brottsförebyggande rådet", "", "Metodstöd för hedersrelaterad brottslighet"), Vec::<String>::new());
}

#[test]
fn named_recommendations_beat_everything() {
    let (rules, _) = compile(&[builtin("jamy-2022-21").unwrap()]);
    let known = Known { named: vec!["R4".to_owned(), "R8".to_owned()], kind: Some("training-plan".to_owned()), ..Known::default() };
    let found = matches(&known, &rules);
    assert_eq!(
        found.iter().map(|found| (found.recommendation.as_str(), found.addressed)).collect::<Vec<_>>(),
        [("R4", Some(1)), ("R8", Some(0))]
    );
}
