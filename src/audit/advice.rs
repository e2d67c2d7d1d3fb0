//! What would close a gap.

use crate::engine::Status;
use crate::language::Language;
use crate::rules::{Rule, RuleSet};

/// What to write to close a rule's gap with this status; empty where nothing is open.
pub(super) fn to_close(rule: &Rule, status: Status, rules: &RuleSet, language: Language) -> Vec<String> {
    if !status.is_gap() {
        return Vec::new();
    }
    let topic = (status == Status::TopicAbsent).then(|| take_up(rule, rules, language));
    let points = rule.drafting.get(&language).filter(|points| !points.is_empty()).cloned();
    topic.into_iter().chain(points.unwrap_or_else(|| vec![rule.help.get(language).to_owned()])).collect()
}

/// What settles a status that leaves the matter open; empty for any other.
pub(super) fn to_settle(status: Status, language: Language) -> Vec<String> {
    let advice = match (status, language) {
        (Status::Unclear, Language::Sv) => ["Läs stycket och avgör om det räcker.", "Skriv beslutet som [[judgement]] i lucka.toml."],
        (Status::Unclear, Language::En) => {
            ["Read the passage and decide whether it is enough.", "Write the decision as [[judgement]] in lucka.toml."]
        }
        (Status::Unreadable, Language::Sv) => [
            "Skaffa en utgåva som lucka kan läsa: på svenska eller engelska, utan lösenord, med text och inte bilder av sidor.",
            "Tills dess: läs dokumentet själv. Räkna inte rekommendationen som vare sig genomförd eller inte genomförd.",
        ],
        (Status::Unreadable, Language::En) => [
            "Get an edition that lucka can read: in Swedish or English, without a password, with text and not pictures of pages.",
            "Until then: read the document yourself. Count the recommendation neither as taken up nor as not taken up.",
        ],
        _ => return Vec::new(),
    };
    advice.map(str::to_owned).to_vec()
}

/// The advice to take up a rule's topic at all.
fn take_up(rule: &Rule, rules: &RuleSet, language: Language) -> String {
    let named = rules.concepts.iter().filter(|concept| rule.topic.about.contains(concept.key));
    let topics: Vec<&str> = named.map(|concept| concept.title.get(language)).collect();
    match language {
        Language::Sv => format!("Ta upp ämnet i ett eget avsnitt: {}.", topics.join(" eller ")),
        Language::En => format!("Take up the topic in a section of its own: {}.", topics.join(" or ")),
    }
}
