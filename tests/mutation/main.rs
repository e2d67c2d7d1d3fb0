//! Mutations of labelled documents: what is rightly covered is so because of certain passages, and by their words.
//!
//! Without these passages nothing may be covered any more, nor where they stand as no running text; in another chapter they count
//! there; and it must not matter in which form a term stands. `cargo test --release --test mutation -- --nocapture` prints the shares.
#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

mod documents;
mod forms;
mod moved;

use std::sync::LazyLock;

use documents::{Unit, judged, rules, units};
use lucka::trial::{Covering, Subject};
use rayon::prelude::*;

/// Every unit that is rightly covered, with the passages that cover it.
static COVERED: LazyLock<Vec<(Unit, Covering)>> = LazyLock::new(|| {
    let cover = |unit: Unit| {
        let covering = subject(&unit).covering(&unit.text);
        (unit, covering)
    };
    units().into_par_iter().map(cover).collect()
});

/// Fewest units that the documents hold, so that no fault in choosing them makes the tests say nothing.
const UNITS: usize = 150;

fn subject(unit: &Unit) -> Subject<'static> {
    Subject { rules: rules(), rule: unit.rule, section: unit.section, language: unit.language }
}

/// What is said of each unit for which there is something to say, in order.
fn faults<'u>(check: impl Fn(&'u Unit, &'u Covering) -> Vec<String> + Sync) -> Vec<String> {
    let of = |(unit, covering): &'u (Unit, Covering)| check(unit, covering).into_iter().map(move |fault| format!("{unit}: {fault}"));
    COVERED.par_iter().flat_map_iter(of).collect()
}

/// The letters and digits of a text, without its markup.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn without_the_passages_nothing_is_covered() {
    assert!(COVERED.len() >= UNITS, "only {} units", COVERED.len());
    let passages: usize = COVERED.iter().map(|(_, covering)| covering.passages.len()).sum();
    println!("{} units rest on {passages} passages", COVERED.len());
    let faults = faults(|_, covering| covering.remains.iter().map(|quote| format!("still covered by: {quote}")).collect());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_passage_stands_in_its_document() {
    let faults = faults(|unit, covering| {
        let (document, _) = judged(&unit.text);
        let running = document.blocks.iter().filter(|block| block.kind.is_running_text());
        let text: String = running.map(|block| letters(block.text.as_str()) + "\n").collect();
        let stands = |passage: &str| !letters(passage).is_empty() && text.contains(&letters(&documents::without_links(passage)));
        let passages = covering.passages.iter().map(|span| unit.text.get(span.clone()).unwrap_or_default());
        let strange = passages.filter(|passage| !stands(passage)).map(|passage| format!("no passage of the document: “{passage}”"));
        let none = covering.passages.is_empty().then(|| "covered by nothing".to_owned());
        strange.chain(none).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn passages_that_are_no_running_text_do_not_count() {
    let faults = faults(|unit, covering| {
        let leaks = subject(unit).hidden_leaks(&unit.text, &covering.passages);
        leaks.iter().map(|leak| format!("{:?} counts: {}", leak.hiding, leak.quote)).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
