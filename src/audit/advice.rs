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

/// The advice to take up a rule's topic at all.
fn take_up(rule: &Rule, rules: &RuleSet, language: Language) -> String {
    let named = rules.concepts.iter().filter(|concept| rule.topic.about.contains(concept.key));
    let topics: Vec<&str> = named.map(|concept| concept.title.get(language)).collect();
    match language {
        Language::Sv => format!("Ta upp ämnet i ett eget avsnitt: {}.", topics.join(" eller ")),
        Language::En => format!("Take up the topic in a section of its own: {}.", topics.join(" or ")),
    }
}
