//! From what is found in a section, beside it and against it to the one status that stands.

use std::ops::Range;

use super::analysis::Analysis;
use super::exclusion;
use super::features::Roles;
use super::passage::{Passage, Place};
use super::require::{Outcome, Part};
use super::scope::{Judged, Scope};
use super::statement::{Grade, Understood};
use super::verdict::{Evidence, Role, Status, Verdict};
use crate::document::SectionId;
use crate::rules::Rule;
use crate::text::{ConceptSet, Strength};

/// Judges a rule on a section.
pub(super) fn decide(scope: &mut Scope<'_>, rule: &Rule, index: usize, judged: Judged) -> Verdict {
    let inside = part(scope, rule, judged.section);
    let (status, evidence) = status(scope, rule, judged, &inside);
    Verdict { rule: index, status, section: judged.section, whole_document: judged.whole_document, evidence }
}

fn status(scope: &mut Scope<'_>, rule: &Rule, judged: Judged, inside: &Part<'_>) -> (Status, Vec<Evidence>) {
    let outcome = inside.meets(&rule.require);
    if outcome.grade == Some(Grade::Stated) {
        return (Status::Covered, outcome.evidence);
    }
    let exclusion = exclusion(scope, rule, judged.section);
    let other = if exclusion.is_none() { elsewhere(scope, rule, judged.section) } else { Outcome::NONE };
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
pub(super) fn part<'a>(scope: &Scope<'a>, rule: &Rule, section: SectionId) -> Part<'a> {
    let analysis = scope.analysis;
    let topic = rule.topic.about.union(rule.topic.within);
    let blocks = analysis.document.sections.get(section).map_or(0..0, |found| found.blocks.clone());
    let passages = analysis.passages(blocks).map(|passage| {
        let understood = Understood { concepts: topic.union(analysis.headings_name(passage.focus.block)) };
        (passage, understood)
    });
    Part { analysis, rules: scope.rules, passages: passages.collect() }
}

/// How far one other section of the document says in full what the rule asks for.
fn elsewhere(scope: &Scope<'_>, rule: &Rule, section: SectionId) -> Outcome {
    let mut best = Outcome::NONE;
    for passages in outside(scope, rule, section) {
        let part = Part { analysis: scope.analysis, rules: scope.rules, passages };
        let outcome = part.meets(&rule.require);
        if outcome.grade == Some(Grade::Stated) {
            return outcome;
        }
        if outcome.grade > best.grade {
            best = outcome;
        }
    }
    best
}

/// The passages of each other section of the document that speak of a rule's topic.
pub(super) fn outside(scope: &Scope<'_>, rule: &Rule, section: SectionId) -> Vec<Vec<(Passage, Understood)>> {
    let analysis = scope.analysis;
    let own = analysis.document.sections.get(section).map_or(0..0, |found| found.blocks.clone());
    let passages = |other: Range<usize>| {
        let outside = other.filter(|block| !own.contains(block));
        outside
            .flat_map(|block| analysis.passages(block..block + 1))
            .map(|passage| {
                let understood = Understood { concepts: analysis.headings_name(passage.focus.block) };
                (passage, understood)
            })
            .filter(|(passage, understood)| speaks_of_topic(analysis, rule, passage, *understood))
            .collect()
    };
    analysis.leaf_sections().into_iter().map(passages).collect()
}

/// Whether a passage outside the judged section speaks of the rule's topic; a rule that asks for mere mention, or whose
/// roles hold the topic already, takes any.
fn speaks_of_topic(analysis: &Analysis<'_>, rule: &Rule, passage: &Passage, understood: Understood) -> bool {
    let topic = rule.topic.about;
    let named = |place: Place| analysis.strength_at(place, topic) == Some(Strength::Term);
    rule.require.is_mention()
        || rule.require.concepts().meets(topic)
        || understood.concepts.meets(topic)
        || named(passage.focus)
        || passage.context().any(named)
}

/// The sentence by which the section, or a chapter on scope that speaks for the whole document, leaves the matter out.
fn exclusion(scope: &Scope<'_>, rule: &Rule, section: SectionId) -> Option<Place> {
    let roles = exclusion_roles(rule);
    let judged = may_exclude(scope, rule, section)
        .into_iter()
        .filter_map(|passage| Some((exclusion::probability(scope.analysis, scope.rules, &passage, &roles)?, passage.focus)));
    judged.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, place)| place)
}

/// The passages that may leave a rule's matter out for a section: its own, and those outside that speak for the whole document.
pub(super) fn may_exclude(scope: &Scope<'_>, rule: &Rule, section: SectionId) -> Vec<Passage> {
    let analysis = scope.analysis;
    let Some(own) = analysis.document.sections.get(section).map(|found| found.blocks.clone()) else { return Vec::new() };
    let named = |passage: &Passage| exclusion::names(analysis, passage, rule.excludes);
    let speaks_for_all = |passage: &Passage| {
        let block = passage.focus.block;
        analysis.is_under_scope_heading(block) || (analysis.is_on_scope(block) && analysis.has_cue(passage.focus, &["scope"]))
    };
    let all = analysis.passages(0..analysis.document.blocks.len());
    all.filter(|passage| named(passage) && (own.contains(&passage.focus.block) || speaks_for_all(passage))).collect()
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
    analysis.document.sections.get(section).is_some_and(|found| {
        analysis.document.unreadable.iter().any(|part| found.blocks.start <= part.before_block && part.before_block <= found.blocks.end)
    })
}
