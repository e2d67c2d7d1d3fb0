//! Several packs at once, and packs that build on others.

use lucka::language::Language;
use lucka::rules::{PackFiles, PackSource, Severity, builtin, compile};
use lucka::text::{sentences, tokenize};

use crate::support::{concept, fixture, pack, rule};

#[test]
fn a_pack_uses_extends_and_changes_the_one_that_it_builds_on() {
    let more = "extends = [\"jamy-2022-21\"]\n[rules.hrv-lgbtq]\noff = true\n[rules.hrv-disability]\nseverity = \"advice\"\n";
    let concepts = "[[extend]]\nid = \"trafficking\"\n[extend.sv]\nterms = [\"barnbortrövande\"]\n";
    let own = rule("own", "honour-violence", "trafficking");
    let (rules, faults) = compile(&[pack("mine", more, &[("concepts.toml", concepts), ("rules/own.toml", &own)])]);
    assert!(faults.is_empty(), "{faults:#?}");
    let ids: Vec<&str> = rules.packs.iter().map(|pack| pack.id.as_str()).collect();
    assert_eq!(ids, ["jamy-2022-21", "mine"]);
    assert_eq!(rules.packs[1].extends, ["jamy-2022-21"]);
    let found = |id: &str| rules.rules.iter().find(|rule| rule.id == id).unwrap();
    assert!(found("hrv-lgbtq").off && !found("hrv-disability").off);
    assert_eq!(found("hrv-disability").severity, Some(Severity::Advice));
    let text = "Ett barnbortrövande";
    let hits = rules.lexicon.matcher().hits(text, &tokenize(text), &sentences(text), Language::Sv);
    let trafficking = rules.concepts.iter().find(|concept| concept.id == "trafficking").unwrap();
    assert!(hits.iter().any(|hit| hit.concepts.contains(trafficking.key)), "{hits:?}");
}

#[test]
fn packs_that_do_not_build_on_one_another_keep_their_concepts_apart() {
    let one = pack("one", "", &[("concepts.toml", &(concept("eld", "terms = [\"eldsvåda\"]")))]);
    let other = pack("other", "", &[("concepts.toml", &(concept("eld", "terms = [\"kärlek\"]")))]);
    let (rules, faults) = compile(&[one, other]);
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(rules.concepts.len(), 2);
    let text = "Kärlek";
    let hits = rules.lexicon.matcher().hits(text, &tokenize(text), &sentences(text), Language::Sv);
    assert_eq!(hits.len(), 1);
    assert!(hits[0].concepts.contains(rules.concepts[1].key) && !hits[0].concepts.contains(rules.concepts[0].key));
}

#[test]
fn a_pack_can_build_on_a_folder_beside_it() {
    let (rules, faults) = compile(&[fixture("accessibility-regional"), fixture("accessibility")]);
    assert!(faults.is_empty(), "{faults:#?}");
    let ids: Vec<&str> = rules.packs.iter().map(|pack| pack.id.as_str()).collect();
    assert_eq!(ids, ["accessibility", "accessibility-regional"]);
}

#[test]
fn the_lock_changes_with_any_file() {
    let sum = |files: PackFiles| compile(&[files]).0.packs[0].sha256.clone();
    let built_in = PackFiles { source: PackSource::Folder("copy".to_owned()), ..builtin("jamy-2022-21").unwrap() };
    let mut other = built_in.clone();
    other.files.insert("concepts.toml".to_owned(), format!("{}# more\n", built_in.text("concepts.toml")).into());
    assert_eq!(sum(built_in.clone()), sum(built_in.clone()));
    assert_ne!(sum(built_in), sum(other));
}

#[test]
fn the_same_pack_named_twice_is_used_once() {
    let twice = [builtin("jamy-2022-21").unwrap(), builtin("jamy-2022-21").unwrap()];
    let (rules, faults) = compile(&twice);
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(rules.packs.len(), 1);
    let copy = PackFiles { source: PackSource::Folder("copy".to_owned()), ..builtin("jamy-2022-21").unwrap() };
    let (_, faults) = compile(&[builtin("jamy-2022-21").unwrap(), copy]);
    assert_eq!(faults.len(), 1, "{faults:#?}");
}
