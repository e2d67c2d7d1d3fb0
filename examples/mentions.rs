//! Measures term matching against labelled phrases: `cargo run --example mentions -- FILE.json`.

use std::collections::BTreeMap;

use lucka::language::Language;
use lucka::rules::{builtin, compile};
use lucka::text::{Strength, sentences, tokenize};

#[derive(serde::Deserialize)]
struct Item {
    concept: String,
    counts: u8,
    kind: String,
    lang: Language,
    text: String,
}

fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let items: Vec<Item> = serde_json::from_str(&std::fs::read_to_string(path).expect("readable")).expect("JSON");
    let (rules, problems) = compile(&[builtin("jamy-2022-21").expect("pack")]);
    for problem in &problems {
        println!("{}", problem.message.en);
    }
    let mut matcher = rules.lexicon.matcher();
    let (mut tp, mut fp, mut fnn) = (0, 0, 0);
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    for item in &items {
        let Some(concept) = rules.concepts.iter().position(|c| c.id == item.concept) else {
            *unknown.entry(item.concept.clone()).or_default() += 1;
            continue;
        };
        let tokens = tokenize(&item.text);
        let spans = sentences(&item.text);
        let hits = matcher.hits(&item.text, &tokens, &spans, item.lang);
        let found = hits.iter().any(|h| h.strength == Strength::Term && h.concepts.iter().any(|c| c == rules.concepts[concept].key));
        match (item.counts == 1, found) {
            (true, true) => tp += 1,
            (false, true) => {
                fp += 1;
                println!("FP {} {} {}: {}", item.lang.code(), item.concept, item.kind, item.text);
            }
            (true, false) => {
                fnn += 1;
                println!("FN {} {} {}: {}", item.lang.code(), item.concept, item.kind, item.text);
            }
            _ => {}
        }
    }
    println!("unknown {unknown:?}");
    let (p, r) = (tp as f64 / (tp + fp) as f64, tp as f64 / (tp + fnn) as f64);
    println!("P {p:.3} R {r:.3} F1 {:.3}", 2.0 * p * r / (p + r));
}
