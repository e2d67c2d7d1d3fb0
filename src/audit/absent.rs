//! Topics that documents have to take up because a recommendation addresses them.

use std::collections::BTreeSet;

use super::known::{self, Trust};
use super::model::Match;
use super::{editions, matching};
use crate::config::Config;
use crate::language::Language;
use crate::report::{DocumentReport, mark_absent};
use crate::rules::raw::Recommendation;
use crate::rules::{Rule, RuleSet};

/// Whether a document may have to take up a topic at all.
pub fn may_require(config: &Config, trust: Trust) -> bool {
    trust == Trust::Documents || !config.documents.is_empty()
}

/// Marks the rules whose topic a document has to take up and does not: their `not-applicable` becomes `topic-absent`.
pub fn mark(reports: &mut [DocumentReport], (config, rules): (&Config, &RuleSet), language: Language, trust: Trust) {
    if !may_require(config, trust) {
        return;
    }
    // What the configuration says does not depend on which other documents are in the run.
    let groups = match trust {
        Trust::Configuration => editions::singles(reports),
        Trust::Documents => editions::group(reports),
    };
    for group in groups {
        let matches = known::matches(&group, reports, (config, rules), trust);
        let required: BTreeSet<&str> = matches.iter().flat_map(|found| required(found, rules)).collect();
        for rule in rules.rules.iter().filter(|rule| required.contains(rule.id.as_str())) {
            mark_editions(reports, &group, rule, language);
        }
    }
}

fn mark_editions(reports: &mut [DocumentReport], group: &editions::Group, rule: &Rule, language: Language) {
    for edition in &group.editions {
        if let Some(report) = reports.get_mut(edition.at) {
            mark_absent(report, rule, language);
        }
    }
}

/// The rules whose topic a matched document has to take up.
pub(super) fn required<'r>(found: &Match, rules: &'r RuleSet) -> Vec<&'r str> {
    let asked = matching::asked(rules).into_iter().find(|asked| asked.id(rules) == found.recommendation);
    asked.map(|asked| required_by(asked.recommendation, found.addressed)).unwrap_or_default()
}

/// The rules whose topic a recommendation's addressed document has to take up.
pub(super) fn required_by(asked: &Recommendation, addressed: Option<usize>) -> Vec<&str> {
    let own = addressed.and_then(|at| asked.documents.get(at)).map(|document| &document.requires);
    let rules = own.filter(|requires| !requires.is_empty()).unwrap_or(&asked.rules);
    rules.iter().map(String::as_str).collect()
}
