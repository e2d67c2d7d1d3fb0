//! The judgement: a document and a rule set in, one verdict for every rule and judged section out.
//!
//! Pure and total: no input or output, no failure. It decides by concepts in roles, and knows no subject.

mod analysis;
mod block;
mod company;
mod cues;
mod decide;
mod denial;
mod exclusion;
mod families;
mod features;
mod found;
mod inquiry;
mod instruction;
pub mod learn;
mod lists;
mod masked;
mod mention;
mod names;
mod outside;
mod passage;
mod place;
mod prefilter;
mod reference;
mod require;
mod scope;
mod section;
mod senses;
mod statement;
mod topic;
mod verdict;
mod weigher;
mod wordings;

pub use mention::{Mention, Worth, mentions};
pub use prefilter::Doubts;
pub use verdict::{Evidence, Judgement, Role, Status, Verdict};

use analysis::Analysis;
use outside::Outside;
use prefilter::{Glanced, Topics};
use scope::{Judged, Scope};

use crate::document::Document;
use crate::language::Language;
use crate::rules::{Rule, RuleSet};

/// Judges a document by every rule.
pub fn judge(document: &Document, rules: &RuleSet) -> Judgement {
    judge_and_tell(document, rules).0
}

/// Judges a document by every rule; tells, too, where it may be in another language than Swedish and English.
pub fn judge_and_tell(document: &Document, rules: &RuleSet) -> (Judgement, Doubts) {
    let Glanced { topics, doubts } = prefilter::glance(document, rules);
    let judgement = match topics {
        Topics::None(language) => not_about(language, rules),
        Topics::Some(analysis) => judge_analysed(&analysis, rules, prefilter::may_apply),
        Topics::Open => analysed(document, rules, prefilter::may_apply),
    };
    (judgement, doubts)
}

/// Judges a document by every rule without first asking which rules may apply: slower, with the same result, to test the short cut by.
#[doc(hidden)]
pub fn judge_in_full(document: &Document, rules: &RuleSet) -> Judgement {
    analysed(document, rules, |_, rules| vec![true; rules.rules.len()])
}

/// Which rules may apply to a document.
type MayApply = fn(&Analysis<'_>, &RuleSet) -> Vec<bool>;

fn analysed(document: &Document, rules: &RuleSet, may_apply: MayApply) -> Judgement {
    match Analysis::of(document, rules) {
        Ok(analysis) => judge_analysed(&analysis, rules, may_apply),
        Err(language) => unjudged(rules, language),
    }
}

/// Judges a document by those rules that may apply to it.
fn judge_analysed(analysis: &Analysis<'_>, rules: &RuleSet, may_apply: MayApply) -> Judgement {
    let may_apply = may_apply(analysis, rules);
    let mut scope = Scope::new(analysis, rules);
    let judged = |(rule, may): (&Rule, bool)| if may { scope.judged(&rule.topic) } else { Vec::new() };
    let judged: Vec<Vec<Judged>> = rules.rules.iter().zip(may_apply).map(judged).collect();
    if judged.iter().all(Vec::is_empty) {
        return not_about(analysis.language, rules);
    }
    scope.find_topics();
    scope.read_references();
    let mut judgement = Judgement { language: Some(analysis.language.code().to_owned()), ..Judgement::default() };
    for ((index, rule), judged) in rules.rules.iter().enumerate().zip(judged) {
        if judged.is_empty() {
            judgement.not_applicable.push(index);
            continue;
        }
        let mut outside = Outside::default();
        let mut verdicts: Vec<_> = judged.into_iter().map(|judged| decide::decide(&scope, rule, &mut outside, index, judged)).collect();
        decide::settle(&mut verdicts);
        judgement.verdicts.append(&mut verdicts);
    }
    judgement
}

/// A document in this language that no rule applies to.
fn not_about(language: Language, rules: &RuleSet) -> Judgement {
    let not_applicable = (0..rules.rules.len()).collect();
    Judgement { language: Some(language.code().to_owned()), not_applicable, ..Judgement::default() }
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
