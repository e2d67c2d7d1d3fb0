//! Sentences by which a document leaves a matter out.

use super::analysis::Analysis;
use super::block::starting_in;
use super::decide::exclusion_roles;
use super::features::{Roles, features};
use super::found::Found;
use super::passage::{Passage, Place};
use super::require::Part;
use super::scope::Scope;
use crate::rules::{Rule, RuleSet};
use crate::text::{ConceptSet, Hit, Strength};

/// The name of the weights that tell exclusions.
pub(super) const MODEL: &str = "excludes";

/// Words that join the members of a list.
const COORDINATING: &[&str] = &["och", "eller", "samt", "respektive", "liksom", "heller", "and", "or", "nor", "as", "well"];

/// How surely a passage leaves out one of the concepts, between 0 and 1, if it may.
pub(super) fn probability(analysis: &Analysis<'_>, rules: &RuleSet, passage: &Passage, roles: &Roles) -> Option<f32> {
    let model = rules.models.get(MODEL)?;
    if !names(analysis, passage, roles.concepts[0].union(roles.concepts[1])) {
        return None;
    }
    let probability = features(analysis, rules, passage, roles, Found::unnamed(Some(model))).probability();
    model.grade(probability).is_some_and(|stated| stated).then_some(probability)
}

/// How surely a passage leaves a rule's matter out, if it may.
pub(super) fn of_rule(analysis: &Analysis<'_>, rules: &RuleSet, passage: &Passage, rule: &Rule) -> Option<f32> {
    let may = may_leave_out(analysis, rules, passage, rule);
    may.then(|| probability(analysis, rules, passage, &exclusion_roles(rule))).flatten()
}

/// The sentence of a judged section that most surely leaves the rule's matter out; of two equally sure ones the later.
pub(super) fn inside(scope: &Scope<'_>, rule: &Rule, part: &Part<'_>) -> Option<Place> {
    let passages = part.passages.iter().map(|(passage, _)| passage);
    let judged = passages.filter_map(|passage| Some((of_rule(scope.analysis, scope.rules, passage, rule)?, passage.focus)));
    judged.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, place)| place)
}

/// Whether a passage may leave a rule's matter out: it names it, and does not speak of something narrower.
pub(super) fn may_leave_out(analysis: &Analysis<'_>, rules: &RuleSet, passage: &Passage, rule: &Rule) -> bool {
    names(analysis, passage, rule.excludes)
        && !narrows(analysis, rules, passage.focus, rule)
        && !names_another(analysis, rules, passage, rule)
}

/// Whether a sentence names what other rules ask for, and this rule's matter only in what it points back to: it leaves out the former.
fn names_another(analysis: &Analysis<'_>, rules: &RuleSet, passage: &Passage, rule: &Rule) -> bool {
    if analysis.strength_at(passage.focus, rule.excludes).is_some() {
        return false;
    }
    let own = rule.excludes.union(rule.topic.about).union(rule.partial.concepts());
    let others = rules.packs.get(rule.pack).map_or(ConceptSet::EMPTY, |pack| pack.excludes);
    let another = ConceptSet::of(others.iter().filter(|&concept| !own.contains(concept)));
    analysis.strength_at(passage.focus, another) == Some(Strength::Term)
}

/// Whether a sentence speaks of the rule's matter as part of another topic of the pack: who leaves out the risk assessment of trafficking,
/// or how victims of trafficking come to a Barnahus, does not leave trafficking out. What is listed beside the matter or stands in
/// another clause, and what the document as a whole is about, narrows nothing.
fn narrows(analysis: &Analysis<'_>, rules: &RuleSet, place: Place, rule: &Rule) -> bool {
    let (Some(block), Some(sentence)) = (analysis.block(place.block), analysis.sentence(place)) else { return false };
    let topic = rule.topic.about.union(rule.topic.within).union(rule.topic.document);
    let own = topic.union(rule.excludes).union(analysis.title_concepts());
    let others = rules.topics(rule.pack);
    let hits = starting_in(&block.hits, &sentence.tokens()).iter().filter(|hit| hit.strength == Strength::Term);
    let (belonging, rest): (Vec<&Hit>, Vec<&Hit>) = hits.partition(|hit| hit.concepts.meets(own));
    let stand = |one: &Hit, other: &Hit| standing(analysis, place.block, one, other);
    let is_beside_its_own = |hit: &&Hit| belonging.iter().any(|other| stand(hit, other) == Some(Standing::Listed));
    let mut rest = rest.into_iter().filter(|hit| hit.concepts.meets(others)).filter(|hit| !is_beside_its_own(hit));
    let excluded = || belonging.iter().filter(|hit| hit.concepts.meets(rule.excludes));
    rest.any(|other| excluded().all(|hit| stand(other, hit) == Some(Standing::InOnePhrase)))
}

/// How two hits stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// In one clause, with words between them that join no list.
    InOnePhrase,
    /// As members of one list, side by side.
    Listed,
    /// In different clauses.
    Apart,
}

fn standing(analysis: &Analysis<'_>, block: usize, one: &Hit, other: &Hit) -> Option<Standing> {
    let (from, to) = (one.tokens().end.min(other.tokens().end), one.tokens().start.max(other.tokens().start));
    let found = analysis.block(block)?;
    let tokens = found.tokens.get(from..to).unwrap_or_default();
    let (last, next) = (found.tokens.get(from.checked_sub(1)?)?, found.tokens.get(to)?);
    let text = analysis.document.blocks.get(block)?.text.as_str().get(last.span().end..next.span().start)?;
    Some(if tokens.iter().all(|token| COORDINATING.contains(&token.word.as_str())) {
        Standing::Listed
    } else if text.contains([',', ';', ':']) {
        Standing::Apart
    } else {
        Standing::InOnePhrase
    })
}

/// Whether a passage names concepts, in its sentence or in what that points back to ("these matters are left aside").
pub(super) fn names(analysis: &Analysis<'_>, passage: &Passage, concepts: ConceptSet) -> bool {
    let around = || analysis.read_along(passage).any(|place| analysis.strength_at(place, concepts) == Some(Strength::Term));
    analysis.strength_at(passage.focus, concepts).is_some() || around()
}

impl Analysis<'_> {
    /// Whether the sentence at a place has a cue of one of these families.
    pub(super) fn has_cue(&self, place: Place, families: &[&str]) -> bool {
        let Some(sentence) = self.sentence(place) else { return false };
        let inside = starting_in(self.cues(place.block), &sentence.tokens());
        inside.iter().flat_map(|hit| hit.concepts.iter()).any(|family| families.contains(&self.family(family)))
    }

    /// Whether the sentence at a place says that the text is about a group alone.
    pub(super) fn restricts_to(&self, place: Place, group: ConceptSet) -> bool {
        let named = self.strength_at(place, group) == Some(Strength::Term);
        named
            && self.has_cue(place, &["restriction"])
            && self.has_cue(place, &["scope", "applies"])
            && !self.has_cue(place, &["inclusive"])
            && !self.lists_with_others(place, group)
    }

    /// Whether the sentence at a place names a group in one list with something else: "children and adults who …" speaks of both.
    fn lists_with_others(&self, place: Place, group: ConceptSet) -> bool {
        let (Some(block), Some(sentence)) = (self.block(place.block), self.sentence(place)) else { return false };
        let hits = || starting_in(&block.hits, &sentence.tokens()).iter().filter(|hit| hit.strength == Strength::Term);
        let listed = |one: &Hit, other: &Hit| standing(self, place.block, one, other) == Some(Standing::Listed);
        hits().filter(|hit| hit.concepts.meets(group)).any(|own| {
            let apart = |other: &&Hit| other.tokens().end <= own.tokens().start || own.tokens().end <= other.tokens().start;
            hits().filter(|other| !other.concepts.meets(group)).filter(apart).any(|other| listed(own, other))
        })
    }

    /// Whether the sentence at a place denies or leaves out what it names.
    pub(super) fn leaves_out(&self, place: Place) -> bool {
        self.has_cue(place, &["exclusion"]) && self.has_cue(place, &["scope", "negation"])
    }
}
