//! What a part of a document says of a rule's requirement.

use super::analysis::Analysis;
use super::features::Roles;
use super::passage::{Passage, Place};
use super::statement::{self, Grade, Understood};
use super::verdict::{Evidence, Role};
use super::{denial, exclusion, outside};
use crate::rules::{Condition, Requirement, Rule, RuleSet};
use crate::text::{ConceptSet, Strength};

/// How far a part of a document meets a requirement.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    /// Whether it is met, may be met, or is not (`None`).
    pub(super) grade: Option<Grade>,
    /// The passages that meet it or may.
    pub(super) evidence: Vec<Evidence>,
    /// Whether a part of a requirement of several parts is met.
    pub(super) in_part: bool,
}

impl Outcome {
    /// Nothing found.
    pub(super) const NONE: Self = Self { grade: None, evidence: Vec::new(), in_part: false };
}

/// A part of a document with what its place lets the reader understand.
pub(super) struct Part<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) rules: &'a RuleSet,
    pub(super) rule: &'a Rule,
    pub(super) passages: Vec<(Passage, Understood)>,
    /// Its headings: what they alone name is named, with nothing said of it.
    pub(super) headings: Vec<Place>,
}

impl Part<'_> {
    /// How far the part meets a requirement.
    pub(super) fn meets(&self, requirement: &Requirement) -> Outcome {
        self.meets_beside(requirement, ConceptSet::EMPTY)
    }

    /// The same for one of several requirements that all have to be met, given the cases that the others ask for: a sentence that names one
    /// of those and not this one's speaks of the former.
    fn meets_beside(&self, requirement: &Requirement, others: ConceptSet) -> Outcome {
        match requirement {
            Requirement::Mentions(concepts) => self.mentions(*concepts),
            Requirement::States(statement) => {
                let left_out = |passage: &Passage| exclusion::of_rule(self.analysis, self.rules, passage, self.rule);
                let asked = statement.first.union(statement.second);
                let speaks = |(passage, understood): &&(Passage, Understood)| {
                    understood.judged || outside::speaks_of_topic(self.analysis, self.rules, (self.rule, asked), passage, *understood)
                };
                let is_for_another = |(passage, _): &&(Passage, Understood)| {
                    self.strength(passage, others) == Some(Strength::Term)
                        && self.strength(passage, statement.second) != Some(Strength::Term)
                };
                let passages = self.passages.iter().filter(speaks).filter(|passage| !is_for_another(passage)).cloned();
                let best = statement::best(self.analysis, self.rules, passages, statement, left_out);
                best.map_or(Outcome::NONE, |found| Outcome {
                    grade: Some(found.grade),
                    evidence: self.evidence(found.passage.focus, role(found.grade), found.reasons).into_iter().collect(),
                    in_part: false,
                })
            }
            Requirement::All(parts) => all(parts.iter().map(|part| self.meets_beside(part, others.union(beside(parts, part)))).collect()),
            Requirement::Any(parts) => {
                let outcomes = parts.iter().map(|part| self.meets_beside(part, others));
                outcomes.max_by_key(|outcome| (outcome.grade, outcome.in_part)).unwrap_or(Outcome::NONE)
            }
        }
    }

    fn strength(&self, passage: &Passage, concepts: ConceptSet) -> Option<Strength> {
        self.analysis.strength_at(passage.focus, concepts)
    }

    fn mentions(&self, concepts: ConceptSet) -> Outcome {
        let named = |place: Place| self.analysis.strength_at(place, concepts) == Some(Strength::Term);
        let found =
            self.passages.iter().map(|(passage, _)| passage).find(|passage| named(passage.focus) && !self.leaves_out(passage, concepts));
        let evidence = found.and_then(|passage| self.evidence(passage.focus, Role::Covers, Vec::new()));
        Outcome { grade: evidence.is_some().then_some(Grade::Stated), evidence: evidence.into_iter().collect(), in_part: false }
    }

    /// Whether a passage denies or leaves out what it names, or points to another text for it.
    fn leaves_out(&self, passage: &Passage, concepts: ConceptSet) -> bool {
        let roles = Roles { concepts: [concepts, ConceptSet::EMPTY], understood: [false, true] };
        denial::is_denied(self.analysis, passage.focus, concepts)
            || self.analysis.leaves_out(passage.focus)
            || self.analysis.has_cue(passage.focus, &["pointer"])
            || exclusion::probability(self.analysis, self.rules, passage, &roles).is_some()
    }

    pub(super) fn evidence(&self, place: Place, role: Role, reasons: Vec<String>) -> Option<Evidence> {
        let range = self.analysis.sentence(place)?.range();
        Some(Evidence { role, block: place.block, range, reasons })
    }

    /// The sentences by which a condition on what is named holds; empty if it does not.
    pub(super) fn near_misses(&self, condition: &Condition) -> Vec<Place> {
        match condition {
            Condition::Never => Vec::new(),
            Condition::Names(concepts) => {
                let places = self.passages.iter().map(|(passage, _)| passage.focus).chain(self.headings.iter().copied());
                places.filter(|&place| self.analysis.strength_at(place, *concepts) == Some(Strength::Term)).take(1).collect()
            }
            Condition::Together(sets) => {
                let named = |place: Place| sets.iter().all(|set| self.analysis.strength_at(place, *set).is_some());
                let fits = |&place: &Place| named(place) && !self.analysis.counts_cases(place);
                self.passages.iter().map(|(passage, _)| passage.focus).find(fits).into_iter().collect()
            }
            Condition::All(parts) => {
                let found: Vec<Vec<Place>> = parts.iter().map(|part| self.near_misses(part)).collect();
                if found.iter().any(Vec::is_empty) { Vec::new() } else { found.concat() }
            }
            Condition::Any(parts) => parts.iter().map(|part| self.near_misses(part)).find(|found| !found.is_empty()).unwrap_or_default(),
        }
    }
}

/// The cases that the other parts of a requirement ask for.
fn beside(parts: &[Requirement], one: &Requirement) -> ConceptSet {
    let own = cases(one);
    let all = parts.iter().fold(ConceptSet::EMPTY, |set, part| set.union(cases(part)));
    ConceptSet::of(all.iter().filter(|&concept| !own.contains(concept)))
}

/// The cases of the statements in a requirement.
fn cases(requirement: &Requirement) -> ConceptSet {
    match requirement {
        Requirement::States(statement) => statement.second,
        Requirement::Mentions(_) => ConceptSet::EMPTY,
        Requirement::All(parts) | Requirement::Any(parts) => parts.iter().fold(ConceptSet::EMPTY, |set, part| set.union(cases(part))),
    }
}

const fn role(grade: Grade) -> Role {
    match grade {
        Grade::Stated => Role::Covers,
        Grade::Possible => Role::Possible,
    }
}

/// Joins the outcomes of parts that all have to be met.
fn all(outcomes: Vec<Outcome>) -> Outcome {
    let in_part = outcomes.iter().any(|outcome| outcome.grade == Some(Grade::Stated) || outcome.in_part);
    let grade = outcomes.iter().map(|outcome| outcome.grade).min().flatten();
    Outcome { grade, evidence: outcomes.into_iter().flat_map(|outcome| outcome.evidence).collect(), in_part }
}
