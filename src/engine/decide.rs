//! From what is found in a section, beside it and against it to the one status that stands.

use std::ops::Range;

use super::analysis::Analysis;
use super::exclusion;
use super::features::Roles;
use super::outside::Outside;
use super::passage::Place;
use super::require::{Outcome, Part};
use super::scope::{Judged, Scope};
use super::statement::{Grade, Understood};
use super::verdict::{Evidence, Role, Status, Verdict};
use crate::document::{BlockKind, SectionId};
use crate::rules::Rule;
use crate::text::ConceptSet;

/// Judges a rule on a section.
///
/// `outside` remembers what the rest of the document says of this rule from one section to the next.
pub(super) fn decide(scope: &Scope<'_>, rule: &Rule, outside: &mut Outside, index: usize, judged: Judged) -> Verdict {
    let inside = part(scope, rule, judged.section);
    let (status, evidence) = status(scope, rule, outside, judged, &inside);
    Verdict { rule: index, status, section: judged.section, whole_document: judged.whole_document, evidence }
}

/// Lets what one section says in full stand elsewhere for the other sections that the same rule judges.
///
/// Inside a section about the topic less has to be named for a passage to count, so that only the section's own verdict may have found it.
pub(super) fn settle(verdicts: &mut [Verdict]) {
    let Some(covering) = verdicts.iter().find(|verdict| verdict.status == Status::Covered).map(|verdict| verdict.evidence.clone()) else {
        return;
    };
    for verdict in verdicts {
        if matches!(verdict.status, Status::Unclear | Status::Unreadable | Status::Partial | Status::Missing) {
            verdict.status = Status::Elsewhere;
            verdict.evidence.clone_from(&covering);
        }
    }
}

fn status(scope: &Scope<'_>, rule: &Rule, outside: &mut Outside, judged: Judged, inside: &Part<'_>) -> (Status, Vec<Evidence>) {
    let outcome = inside.meets(&rule.require);
    if outcome.grade == Some(Grade::Stated) {
        return (Status::Covered, outcome.evidence);
    }
    let own = scope.analysis.document.sections.get(judged.section).map_or(0..0, |found| found.blocks.clone());
    // Who leaves out one of several things that are all asked for, and names another, has named a part.
    let exclusion = if outcome.in_part { None } else { exclusion(scope, rule, outside, inside, &own) };
    let other = if exclusion.is_none() { outside.says(scope, rule, &own) } else { Outcome::NONE };
    if other.grade == Some(Grade::Stated) {
        return (Status::Elsewhere, other.evidence);
    }
    if let Some(possible) = [&outcome, &other].into_iter().find(|found| found.grade == Some(Grade::Possible)) {
        return (Status::Unclear, possible.evidence.clone());
    }
    if has_unreadable_part(scope.analysis, judged.section) {
        return (Status::Unreadable, Vec::new());
    }
    if let Some(place) = exclusion {
        return (Status::Excluded, inside.evidence(place, Role::Exclusion, Vec::new()).into_iter().collect());
    }
    partial_or_missing(rule, inside, outcome)
}

/// The sentence by which the section, or the document as a whole, leaves the rule's matter out.
fn exclusion(scope: &Scope<'_>, rule: &Rule, outside: &mut Outside, inside: &Part<'_>, own: &Range<usize>) -> Option<Place> {
    exclusion::inside(scope, rule, inside).or_else(|| outside.excludes(scope, rule, own))
}

fn partial_or_missing(rule: &Rule, inside: &Part<'_>, outcome: Outcome) -> (Status, Vec<Evidence>) {
    let near = inside.near_misses(&rule.partial);
    if near.is_empty() && !outcome.in_part {
        return (Status::Missing, Vec::new());
    }
    let near = near.into_iter().filter_map(|place| inside.evidence(place, Role::NearMiss, Vec::new()));
    let in_part = outcome.evidence.into_iter().map(|evidence| Evidence { role: Role::NearMiss, ..evidence });
    (Status::Partial, in_part.chain(near).collect())
}

/// The passages of a section, each with what the rule's topic and the headings above it let the reader understand.
pub(super) fn part<'a>(scope: &Scope<'a>, rule: &'a Rule, section: SectionId) -> Part<'a> {
    let analysis = scope.analysis;
    let topic = rule.topic.about.union(rule.topic.within);
    let blocks = analysis.document.sections.get(section).map_or(0..0, |found| found.blocks.clone());
    let is_heading =
        |&block: &usize| analysis.document.blocks.get(block).is_some_and(|found| matches!(found.kind, BlockKind::Heading { .. }));
    let headings = blocks.clone().filter(is_heading).map(|block| Place { block, sentence: 0 }).collect();
    let passages = analysis.passages(blocks).map(|passage| {
        let understood =
            Understood { concepts: topic.union(analysis.headings_name(passage.focus.block)), topics: ConceptSet::EMPTY, judged: true };
        (passage, understood)
    });
    Part { analysis, rules: scope.rules, rule, passages: passages.collect(), headings }
}

/// The roles of an exclusion: what is left out, and what the section is about.
pub(super) fn exclusion_roles(rule: &Rule) -> Roles {
    Roles { concepts: [rule.excludes, beside(rule.topic.about, rule.excludes)], understood: [false, true] }
}

fn beside(set: ConceptSet, other: ConceptSet) -> ConceptSet {
    ConceptSet::of(set.iter().filter(|&concept| !other.contains(concept)))
}

/// Whether a part that could not be read stands in a section or next to it.
fn has_unreadable_part(analysis: &Analysis<'_>, section: SectionId) -> bool {
    let parts = &analysis.document.unreadable;
    analysis.document.sections.get(section).is_some_and(|found| {
        let first = parts.partition_point(|part| part.before_block < found.blocks.start);
        parts.get(first).is_some_and(|part| part.before_block <= found.blocks.end)
    })
}
