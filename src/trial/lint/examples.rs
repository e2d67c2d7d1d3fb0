//! Doubts about examples: none at all, none that reaches the rule's topic, two that contradict one another.

use super::doubt;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::rules::{Fault, PackFiles, Rule, RuleSet};
use crate::trial::RuleTrial;

/// What a scaffold puts where its author is to write, in Swedish and in English.
pub const UNFILLED: [&str; 2] = ["FYLL I", "FILL IN"];

/// Doubts about the examples of a pack's rules.
pub(super) fn doubts(pack: &PackFiles, index: usize, rules: &RuleSet, trials: &[RuleTrial]) -> Vec<Fault> {
    let own = trials.iter().filter_map(|trial| Some((trial, rules.rules.get(trial.rule).filter(|rule| rule.pack == index)?)));
    let mut found = Vec::new();
    for (trial, rule) in own {
        if rule.examples.is_empty() {
            found.push(without(pack, rule));
        } else if trial.examples.iter().all(|example| example.found.is_none()) {
            found.push(unreached(pack, rule));
        }
        found.extend(contradictions(pack, rule));
        found.extend(unfilled(pack, rule));
    }
    found
}

/// A rule that was begun and not finished.
fn unfilled(pack: &PackFiles, rule: &Rule) -> Option<Fault> {
    let text = pack.text(&rule.file);
    let body = text.find("\nid").unwrap_or(0);
    let places = UNFILLED.iter().flat_map(|marker| text.match_indices(marker)).filter(|(at, _)| *at > body);
    let places: Vec<(usize, &str)> = places.collect();
    let &(first, marker) = places.iter().min()?;
    let count = places.len();
    let message = Bilingual::new(
        format!("regeln ”{}” är påbörjad: {count} ställen är inte ifyllda", rule.id),
        format!("the rule “{}” is begun, not finished: {count} places are not filled in", rule.id),
    );
    let problem = Problem::new("rule-unfinished", Gravity::Warning, message).with_span(first..first + marker.len());
    Some(pack.fault(&rule.file, problem))
}

fn without(pack: &PackFiles, rule: &Rule) -> Fault {
    let message = Bilingual::new(
        format!("regeln ”{}” har inget exempel, så ingenting visar att den fungerar", rule.id),
        format!("the rule “{}” has no example, so nothing shows that it works", rule.id),
    );
    let help = Bilingual::new(
        "Lägg till [[example]] med status, lang och text: minst ett ”covered” och ett ”missing”.",
        "Add [[example]] with status, lang and text: at least one “covered” and one “missing”.",
    );
    doubt(pack, &rule.file, (&["id"], &rule.id), Problem::new("rule-without-examples", Gravity::Warning, message).with_help(help))
}

fn unreached(pack: &PackFiles, rule: &Rule) -> Fault {
    let message = Bilingual::new(
        format!("inget exempel når ämnet för regeln ”{}”: inget avsnitt i dem prövas", rule.id),
        format!("no example reaches the topic of the rule “{}”: no section of them is judged", rule.id),
    );
    let help = Bilingual::new(
        "Ge exemplen en rubrik som nämner ämnet, eller rätta [topic] eller begreppets termer. ”lucka concept” visar vad termerna träffar.",
        "Give the examples a heading that names the topic, or mend [topic] or the concept's terms. “lucka concept” shows what they match.",
    );
    doubt(pack, &rule.file, (&["topic"], ""), Problem::new("topic-unreached", Gravity::Warning, message).with_help(help))
}

/// Examples with the same words and different statuses.
fn contradictions(pack: &PackFiles, rule: &Rule) -> Vec<Fault> {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (at, later) in rule.examples.iter().enumerate() {
        let same = |earlier: &&crate::rules::raw::Example| {
            words(&earlier.text) == words(&later.text) && earlier.section == later.section && earlier.status != later.status
        };
        let Some((first, earlier)) = rule.examples.iter().take(at).enumerate().find(|(_, earlier)| same(earlier)) else { continue };
        let (one, other) = (first + 1, at + 1);
        let message = Bilingual::new(
            format!("exempel {one} och {other} säger emot varandra: samma text är både ”{}” och ”{}”", earlier.status, later.status),
            format!("examples {one} and {other} contradict one another: the same text is both “{}” and “{}”", earlier.status, later.status),
        );
        let place = at.to_string();
        found.push(doubt(
            pack,
            &rule.file,
            (&["example", &place], &later.status),
            Problem::new("examples-contradict", Gravity::Warning, message),
        ));
    }
    found
}
