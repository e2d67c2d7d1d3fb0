//! Passages that are moved to another chapter, under a heading without a topic: the section that they stood in is no longer covered,
//! and where they say by themselves what is asked for, it is said elsewhere.

use std::collections::BTreeMap;

use lucka::engine::Status;
use lucka::language::Language;
use lucka::text::{Strength, sentences, tokenize};
use lucka::trial::{Covering, Hiding, hide};
use rayon::prelude::*;

use super::COVERED;
use super::documents::{Unit, judged, level, rules};

/// The least share of sections that are `elsewhere` after the move, of those whose passages name the topic themselves. The others lose with
/// their heading what they are about: who reads them where they now stand cannot tell either.
const FLOOR: f64 = 0.75;

/// The document with the passages in a chapter of their own at its end; `None` where the whole document is judged.
fn moved(unit: &Unit, covering: &Covering) -> Option<String> {
    let (document, _) = judged(&unit.text);
    let marks = "#".repeat(usize::from(level(&document, unit.section?).min(2)));
    let heading = if unit.language == Language::Sv { "Övrigt" } else { "Further points" };
    let passage =
        |span: &std::ops::Range<usize>| unit.text.get(span.clone()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let passages: Vec<String> = covering.passages.iter().map(passage).collect();
    let rest = hide(&unit.text, &covering.passages, Hiding::Removed, unit.language);
    Some(format!("{}\n\n{marks} {heading}\n\n{}\n", rest.trim_end(), passages.join("\n\n")))
}

/// Whether one of the passages names the topic of the rule.
fn names_topic(unit: &Unit, covering: &Covering) -> bool {
    let topic = rules().rules.get(unit.rule).unwrap().topic.about;
    covering.passages.iter().filter_map(|span| unit.text.get(span.clone())).any(|passage| {
        let (tokens, ranges) = (tokenize(passage), sentences(passage));
        let hits = rules().lexicon.matcher().hits(passage, &tokens, &ranges, unit.language);
        hits.iter().any(|hit| hit.strength == Strength::Term && hit.concepts.meets(topic))
    })
}

/// How many sections have which status.
fn counts(statuses: impl Iterator<Item = Option<Status>>) -> BTreeMap<&'static str, usize> {
    statuses.fold(BTreeMap::new(), |mut counts, status| {
        *counts.entry(status.map_or("not judged", Status::name)).or_default() += 1;
        counts
    })
}

#[test]
fn passages_in_another_chapter_cover_no_longer() {
    let after =
        |(unit, covering): &'static (Unit, Covering)| Some((unit, unit.status(&moved(unit, covering)?), names_topic(unit, covering)));
    let after: Vec<(&Unit, Option<Status>, bool)> = COVERED.par_iter().filter_map(after).collect();
    println!("moved to another chapter, {} sections: {:?}", after.len(), counts(after.iter().map(|&(_, status, _)| status)));
    let covered = after.iter().filter(|(_, status, _)| *status == Some(Status::Covered));
    let covered: Vec<String> = covered.map(|(unit, ..)| unit.to_string()).collect();
    assert!(covered.is_empty(), "still covered: {}", covered.join("\n"));
    let named: Vec<_> = after.iter().filter(|(_, status, named)| *named && status.is_some()).collect();
    println!("of these, {} with passages that name the topic: {:?}", named.len(), counts(named.iter().map(|&&(_, status, _)| status)));
    let elsewhere = named.iter().filter(|(_, status, _)| *status == Some(Status::Elsewhere)).count();
    for (unit, status, _) in named.iter().filter(|(_, status, _)| *status != Some(Status::Elsewhere)) {
        println!("  {unit} is {}", status.map_or("not judged", Status::name));
    }
    assert!(share(elsewhere, named.len()) >= FLOOR, "{elsewhere} of {} are elsewhere", named.len());
}

#[expect(clippy::cast_precision_loss, reason = "there are a few hundred")]
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
