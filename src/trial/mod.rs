//! A pack put to the test: every rule on its own examples and on what becomes of them when the passages that cover are taken away or
//! hidden, and every term of the pack on the words that it should find.
//!
//! Nothing here touches the disk or knows a subject.

mod example;
mod lint;
mod mutate;
mod named;

pub use example::{ExampleTrial, Passage, RuleTrial};
pub use lint::{UNFILLED, lint};
pub use mutate::{Covering, Hiding, Leak, Subject, hide};
pub use named::Named;

use crate::rules::RuleSet;

/// Runs the examples of the rules for which `wanted` holds, in the order of the rules.
pub fn examples(rules: &RuleSet, wanted: impl Fn(&crate::rules::Rule) -> bool) -> Vec<RuleTrial> {
    let chosen = rules.rules.iter().enumerate().filter(|(_, rule)| wanted(rule));
    chosen
        .map(|(at, rule)| RuleTrial { rule: at, examples: rule.examples.iter().map(|own| example::run(rules, at, own)).collect() })
        .collect()
}
