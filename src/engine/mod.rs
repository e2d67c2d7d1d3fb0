//! The judgement: a document and a rule set in, one verdict for every rule and judged section out.
//!
//! Pure and total: no input or output, no failure. It decides by concepts in roles, and knows no subject.

mod verdict;

pub use verdict::{Evidence, Judgement, Role, Status, Verdict};

use crate::document::Document;
use crate::rules::RuleSet;

/// Judges a document by every rule.
pub fn judge(_document: &Document, rules: &RuleSet) -> Judgement {
    Judgement { not_applicable: (0..rules.rules.len()).collect(), ..Judgement::default() }
}
