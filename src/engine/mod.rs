//! The judgement: a document and a rule set in, one verdict for every rule and judged section out.
//!
//! Pure and total: no input or output, no failure. It decides by concepts in roles, and knows no subject.

mod analysis;
mod cues;
mod decide;
mod exclusion;
mod features;
pub mod learn;
mod names;
mod outside;
mod passage;
mod place;
mod require;
mod scope;
mod statement;
mod topic;
mod verdict;

pub use verdict::{Evidence, Judgement, Role, Status, Verdict};

use analysis::Analysis;
use outside::Outside;
use scope::Scope;

use crate::document::Document;
use crate::rules::RuleSet;

/// Judges a document by every rule.
pub fn judge(document: &Document, rules: &RuleSet) -> Judgement {
    let all = 0..rules.rules.len();
    let analysis = match Analysis::of(document, rules) {
        Ok(analysis) => analysis,
        Err(language) => return unjudged(rules, language),
    };
    let mut judgement = Judgement { language: Some(analysis.language.code().to_owned()), ..Judgement::default() };
    let mut scope = Scope::new(&analysis, rules);
    for (index, rule) in all.zip(&rules.rules) {
        let judged = scope.judged(&rule.topic);
        if judged.is_empty() {
            judgement.not_applicable.push(index);
        }
        let mut outside = Outside::default();
        judgement.verdicts.extend(judged.into_iter().map(|judged| decide::decide(&scope, rule, &mut outside, index, judged)));
    }
    judgement
}

/// A document without words applies to no rule; one in an unknown language is unreadable for every rule.
fn unjudged(rules: &RuleSet, language: Option<&'static str>) -> Judgement {
    let all = 0..rules.rules.len();
    let Some(language) = language else {
        return Judgement { not_applicable: all.collect(), ..Judgement::default() };
    };
    let verdict = |rule| Verdict { rule, status: Status::Unreadable, section: 0, whole_document: true, evidence: Vec::new() };
    Judgement { language: Some(language.to_owned()), verdicts: all.map(verdict).collect(), not_applicable: Vec::new() }
}
