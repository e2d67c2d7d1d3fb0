//! Sentences by which a document leaves a matter out.

use super::analysis::{Analysis, starting_in};
use super::cues::cues;
use super::decide::exclusion_roles;
use super::features::{Roles, features};
use super::passage::{Passage, Place};
use super::require::Part;
use super::scope::Scope;
use crate::rules::{Rule, RuleSet};
use crate::text::{ConceptSet, Strength};

/// The name of the weights that tell exclusions.
pub(super) const MODEL: &str = "excludes";

/// How surely a passage leaves out one of the concepts, between 0 and 1, if it may.
pub(super) fn probability(analysis: &Analysis<'_>, rules: &RuleSet, passage: &Passage, roles: &Roles) -> Option<f32> {
    let model = rules.models.get(MODEL)?;
    if !names(analysis, passage, roles.concepts[0].union(roles.concepts[1])) {
        return None;
    }
    let found = features(analysis, rules, passage, roles);
    let probability = found.probability(model);
    model.grade(probability).is_some_and(|stated| stated).then_some(probability)
}

/// The sentence of a judged section that most surely leaves the rule's matter out; of two equally sure ones the later.
pub(super) fn inside(scope: &Scope<'_>, rule: &Rule, part: &Part<'_>) -> Option<Place> {
    let analysis = scope.analysis;
    let roles = exclusion_roles(rule);
    let passages = part.passages.iter().map(|(passage, _)| passage);
    let named = passages.filter(|passage| names(analysis, passage, rule.excludes));
    let judged = named.filter_map(|passage| Some((probability(analysis, scope.rules, passage, &roles)?, passage.focus)));
    judged.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, place)| place)
}

/// Whether a passage names concepts, in its sentence or in what that points back to ("these matters are left aside").
pub(super) fn names(analysis: &Analysis<'_>, passage: &Passage, concepts: ConceptSet) -> bool {
    let around = || analysis.read_along(passage).any(|place| analysis.strength_at(place, concepts) == Some(Strength::Term));
    analysis.strength_at(passage.focus, concepts).is_some() || around()
}

impl Analysis<'_> {
    /// Whether the sentence at a place has a cue of one of these families.
    pub(super) fn has_cue(&self, place: Place, families: &[&str]) -> bool {
        let (Some(block), Some(sentence)) = (self.blocks.get(place.block), self.sentence(place)) else { return false };
        let inside = starting_in(&block.cues, &sentence.tokens);
        inside.iter().flat_map(|hit| hit.concepts.iter()).any(|family| families.contains(&cues().name(family)))
    }

    /// Whether the sentence at a place says that the text is about a group alone.
    pub(super) fn restricts_to(&self, place: Place, group: ConceptSet) -> bool {
        self.strength_at(place, group) == Some(Strength::Term) && self.has_cue(place, &["restriction"]) && self.has_cue(place, &["scope"])
    }

    /// Whether the sentence at a place denies or leaves out what it names.
    pub(super) fn leaves_out(&self, place: Place) -> bool {
        self.has_cue(place, &["exclusion"]) && self.has_cue(place, &["scope", "negation"])
    }
}
