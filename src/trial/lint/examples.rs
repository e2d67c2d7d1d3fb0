//! Doubts about examples: none at all, none that covers or none that lacks it, none that reaches the rule's topic, two that contradict one
//! another.

use super::doubt;
use crate::engine::Status;
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
        } else {
            found.extend(one_sided(pack, rule, trial));
        }
        if !rule.examples.is_empty() && trial.examples.iter().all(|example| example.found.is_none()) {
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
    let (sv, en) = match count {
        1 => ("ställe är inte ifyllt", "place is"),
        _ => ("ställen är inte ifyllda", "places are"),
    };
    let message = Bilingual::new(
        format!("regeln ”{}” är påbörjad: {count} {sv}", rule.id),
        format!("the rule “{}” is begun, not finished: {count} {en} not filled in", rule.id),
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

/// Doubts about a rule whose examples show only that it is silent, or only that it reports.
fn one_sided(pack: &PackFiles, rule: &Rule, trial: &RuleTrial) -> Vec<Fault> {
    let without = |is: fn(Status) -> bool| !trial.examples.iter().any(|example| is(example.expected));
    let mut found = Vec::new();
    if without(|status| status == Status::Covered) {
        let message = Bilingual::new(
            format!("regeln ”{}” har inget exempel som täcker, så ingenting visar att den godtar det som den frågar efter", rule.id),
            format!("the rule “{}” has no example that covers, so nothing shows that it accepts what it asks for", rule.id),
        );
        let help = Bilingual::new("Lägg till [[example]] med status = \"covered\".", "Add [[example]] with status = \"covered\".");
        found.push(Problem::new("rule-without-covered", Gravity::Warning, message).with_help(help));
    }
    if without(Status::is_gap) {
        let message = Bilingual::new(
            format!("regeln ”{}” har inget exempel som ska rapporteras, så ingenting visar att den hittar en lucka", rule.id),
            format!("the rule “{}” has no example that is to be reported, so nothing shows that it finds a gap", rule.id),
        );
        let help = Bilingual::new(
            "Lägg till [[example]] med status = \"missing\" (eller ”partial” eller ”excluded”).",
            "Add [[example]] with status = \"missing\" (or “partial” or “excluded”).",
        );
        found.push(Problem::new("rule-without-gap", Gravity::Warning, message).with_help(help));
    }
    found.into_iter().map(|problem| doubt(pack, &rule.file, (&["id"], &rule.id), problem)).collect()
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
