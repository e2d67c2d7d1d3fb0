//! Whether passages state what a rule's verb asks of the concepts in its roles.

use super::analysis::Analysis;
use super::features::{Roles, features};
use super::passage::Passage;
use crate::rules::{Model, RuleSet, Statement};
use crate::text::{ConceptSet, Strength};

/// How sure the program is that a passage states something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// It may.
    Possible,
    /// It does.
    Stated,
}

/// A judged passage.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) passage: Passage,
    pub(super) grade: Grade,
    pub(super) probability: f32,
    pub(super) reasons: Vec<String>,
}

/// What the place of a passage lets the reader understand: the concepts of the section's topic and of the headings above it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Understood {
    pub(super) concepts: ConceptSet,
}

/// The roles of a statement for a passage that may be judged, or `None` if it names nothing that the statement is about.
pub(super) fn roles(analysis: &Analysis<'_>, passage: &Passage, statement: &Statement, understood: Understood) -> Option<Roles> {
    let concepts = [statement.first, statement.second];
    let here = concepts.map(|set| analysis.strength_at(passage.focus, set));
    let around = concepts.map(|set| passage.context().any(|place| analysis.strength_at(place, set) == Some(Strength::Term)));
    let known = concepts.map(|set| set.is_empty() || understood.concepts.meets(set));
    let filled = |at: usize| here.get(at).copied().flatten().is_some() || around.get(at) == Some(&true) || known.get(at) == Some(&true);
    let anchored = anchors(statement, understood).any(|at| here.get(at).copied().flatten().is_some());
    (filled(0) && filled(1) && anchored).then_some(Roles { concepts, understood: known })
}

/// The roles of which one has to be named in the sentence itself: those that the place does not let the reader understand, else either.
fn anchors(statement: &Statement, understood: Understood) -> impl Iterator<Item = usize> {
    let open = |set: ConceptSet| !set.is_empty() && !understood.concepts.meets(set);
    let (first, second) = (open(statement.first), open(statement.second));
    let either = first == second;
    [(0, first || either), (1, second || either)].into_iter().filter(|&(_, counts)| counts).map(|(at, _)| at)
}

/// The best passage for a statement among those given, if any may state it.
pub(super) fn best(
    analysis: &Analysis<'_>,
    rules: &RuleSet,
    passages: impl Iterator<Item = (Passage, Understood)>,
    statement: &Statement,
) -> Option<Finding> {
    let model = rules.models.get(statement.verb.name())?;
    let judged = passages.filter_map(|(passage, understood)| {
        let roles = roles(analysis, &passage, statement, understood)?;
        judge(analysis, rules, passage, &roles, model)
    });
    judged.max_by(|a, b| a.probability.total_cmp(&b.probability).then(b.passage.focus.cmp(&a.passage.focus)))
}

fn judge(analysis: &Analysis<'_>, rules: &RuleSet, passage: Passage, roles: &Roles, model: &Model) -> Option<Finding> {
    let found = features(analysis, rules, &passage, roles);
    let probability = model.probability(found.iter().map(String::as_str));
    let grade = model.grade(probability)?;
    let grade = if grade { Grade::Stated } else { Grade::Possible };
    Some(Finding { passage, grade, probability, reasons: model.reasons(&found) })
}
