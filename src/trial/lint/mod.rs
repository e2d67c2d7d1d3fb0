//! Doubts about a pack that is well formed: terms that do not do what their author will have meant, and rules that are not tried.

mod examples;
mod terms;

pub use examples::UNFILLED;

use super::RuleTrial;
use crate::problem::{Gravity, Problem};
use crate::rules::{Fault, PackFiles, RuleSet};
use crate::toml_check::find;

/// All doubts about a pack, in order of file and place. The trials are those of the pack's rules; the rule set holds the pack.
pub fn lint(pack: &PackFiles, rules: &RuleSet, trials: &[RuleTrial]) -> Vec<Fault> {
    let id = pack.id().unwrap_or_default();
    let Some(index) = rules.packs.iter().position(|known| known.id == id) else { return Vec::new() };
    let mut found = terms::doubts(pack, index, rules);
    found.extend(examples::doubts(pack, index, rules, trials));
    found.sort_by_key(|fault| (fault.file.clone(), fault.problem.span.as_ref().map(|span| span.start)));
    found
}

/// A doubt about a string somewhere under a path of keys in a file of a pack.
fn doubt(pack: &PackFiles, file: &str, (path, name): (&[&str], &str), problem: Problem) -> Fault {
    let span = find(pack.text(file), path, name).unwrap_or(0..1);
    pack.fault(file, Problem { gravity: Gravity::Warning, ..problem }.with_span(span))
}
