//! What the rest of a document says of a rule: worked out once for all the sections that the rule judges.

use std::ops::Range;

use super::analysis::Analysis;
use super::decide::exclusion_roles;
use super::exclusion;
use super::passage::{Passage, Place};
use super::require::{Outcome, Part};
use super::scope::Scope;
use super::statement::{Grade, Understood};
use crate::rules::{Rule, RuleSet};
use crate::text::{ConceptSet, Strength};

/// The memory of one rule over the sections that it judges. Sections are met in the order of the document.
#[derive(Default)]
pub(super) struct Outside {
    /// The leaf sections still to be looked at; `None` before the first question.
    ahead: Option<std::vec::IntoIter<Range<usize>>>,
    /// Those among them that were passed over, since they stood inside the section that was asked about: most rules judge one section.
    put_off: Vec<Range<usize>>,
    /// Leaf sections that state it, and that may, each by its first block, in the order of the document.
    stated: Vec<(usize, Outcome)>,
    possible: Vec<(usize, Outcome)>,
    excluding: Option<Excluding>,
}

impl Outside {
    /// How far one section outside these blocks says in full what the rule asks for: the first that states it, else the first that may.
    pub(super) fn says(&mut self, scope: &Scope<'_>, rule: &Rule, own: &Range<usize>) -> Outcome {
        for leaf in std::mem::take(&mut self.put_off) {
            self.look_at(scope, rule, leaf, own);
        }
        let mut ahead = self.ahead.take().unwrap_or_else(|| scope.analysis.leaf_sections().collect::<Vec<_>>().into_iter());
        while first_outside(&self.stated, own).is_none()
            && let Some(leaf) = ahead.next()
        {
            self.look_at(scope, rule, leaf, own);
        }
        self.ahead = Some(ahead);
        let found = first_outside(&self.stated, own).or_else(|| first_outside(&self.possible, own));
        found.cloned().unwrap_or(Outcome::NONE)
    }

    /// Notes how far a leaf section says it, unless it stands in these blocks.
    fn look_at(&mut self, scope: &Scope<'_>, rule: &Rule, leaf: Range<usize>, own: &Range<usize>) {
        if own.contains(&leaf.start) {
            self.put_off.push(leaf);
            return;
        }
        let start = leaf.start;
        let outcome = leaf_says(scope, rule, leaf);
        let known = match outcome.grade {
            Some(Grade::Stated) => &mut self.stated,
            Some(Grade::Possible) => &mut self.possible,
            None => return,
        };
        known.insert(known.partition_point(|(other, _)| *other < start), (start, outcome));
    }

    /// The sentence outside these blocks, in a chapter on scope that speaks for the whole document, by which it leaves the matter out.
    pub(super) fn excludes(&mut self, scope: &Scope<'_>, rule: &Rule, own: &Range<usize>) -> Option<Place> {
        if own.len() >= scope.analysis.document.blocks.len() {
            return None;
        }
        self.excluding.get_or_insert_with(|| Excluding::of(scope, rule)).surest_outside(own)
    }
}

/// The first of the leaf sections that does not stand in these blocks; those that do follow one another.
fn first_outside<'o>(found: &'o [(usize, Outcome)], own: &Range<usize>) -> Option<&'o Outcome> {
    let (first, outcome) = found.first()?;
    if !own.contains(first) {
        return Some(outcome);
    }
    let after = found.partition_point(|(start, _)| *start < own.end);
    found.get(after).map(|(_, outcome)| outcome)
}

/// How far a leaf section says what the rule asks for, in passages that speak of the rule's topic.
fn leaf_says(scope: &Scope<'_>, rule: &Rule, leaf: Range<usize>) -> Outcome {
    let passages = leaf_passages(scope, rule, leaf).collect();
    Part { analysis: scope.analysis, rules: scope.rules, rule, passages, headings: Vec::new() }.meets(&rule.require)
}

/// The passages outside a section's blocks that speak of the rule's topic.
pub(super) fn passages(scope: &Scope<'_>, rule: &Rule, own: &Range<usize>) -> Vec<(Passage, Understood)> {
    let leaves = scope.analysis.leaf_sections().filter(|leaf| !own.contains(&leaf.start));
    leaves.flat_map(|leaf| leaf_passages(scope, rule, leaf).collect::<Vec<_>>()).collect()
}

fn leaf_passages<'a>(scope: &'a Scope<'_>, rule: &'a Rule, leaf: Range<usize>) -> impl Iterator<Item = (Passage, Understood)> + 'a {
    let (analysis, rules) = (scope.analysis, scope.rules);
    let topics = scope.topics_around(leaf.start);
    let passages = analysis.passages(leaf).map(move |passage| {
        let concepts = analysis.headings_name(passage.focus.block).union(scope.referred(passage.focus));
        let understood = Understood { concepts, topics, judged: false };
        (passage, understood)
    });
    let asked = rule.require.concepts();
    passages.filter(move |(passage, understood)| speaks_of_topic(analysis, rules, (rule, asked), passage, *understood))
}

/// Whether a passage outside the judged section speaks of the rule's topic, or of all that the document is about: in a chapter without a topic of
/// its own, if it says so or names the duty that the rule asks for. A rule that asks for mere mention takes any, and so does a statement with
/// the topic among the concepts that it asks for.
pub(super) fn speaks_of_topic(
    analysis: &Analysis<'_>,
    rules: &RuleSet,
    (rule, asked): (&Rule, ConceptSet),
    passage: &Passage,
    understood: Understood,
) -> bool {
    let (topic, topics) = (rule.topic.about, rules.topics(rule.pack));
    let named = |place: Place| analysis.strength_at(place, topic) == Some(Strength::Term);
    rule.require.is_mention()
        || asked.meets(topic)
        || understood.concepts.meets(topic)
        || named(passage.focus)
        || passage.context().any(named)
        || !analysis.chapter_concepts(passage.focus.block).meets(topics)
            && (analysis.has_cue(passage.focus, &["throughout"])
                || analysis.strength_at(passage.focus, rule.require.duty()) == Some(Strength::Term))
}

/// The passages that may leave a rule's matter out for the whole document, because they speak of the document itself.
pub(super) fn speaking_for_all<'a>(analysis: &'a Analysis<'_>, rules: &'a RuleSet, rule: &'a Rule) -> impl Iterator<Item = Passage> + 'a {
    let speaks_for_all = |passage: &Passage| {
        let block = passage.focus.block;
        analysis.is_under_scope_heading(block)
            || analysis.has_cue(passage.focus, &["document"])
            || (analysis.is_on_scope(block) && analysis.has_cue(passage.focus, &["scope"]))
    };
    let all = analysis.passages(0..analysis.document.blocks.len());
    all.filter(move |passage| exclusion::may_leave_out(analysis, rules, passage, rule) && speaks_for_all(passage))
}

/// The sentences by which a document leaves a rule's matter out as a whole.
struct Excluding {
    places: Vec<Place>,
    /// For each of them, the surest up to it and from it on, as index; of two equally sure ones the later.
    up_to: Vec<usize>,
    from: Vec<usize>,
    probabilities: Vec<f32>,
}

impl Excluding {
    fn of(scope: &Scope<'_>, rule: &Rule) -> Self {
        let analysis = scope.analysis;
        let roles = exclusion_roles(rule);
        let passages = speaking_for_all(analysis, scope.rules, rule);
        let (places, probabilities): (Vec<Place>, Vec<f32>) =
            passages.filter_map(|passage| Some((passage.focus, exclusion::probability(analysis, scope.rules, &passage, &roles)?))).unzip();
        let mut excluding = Self { up_to: Vec::with_capacity(places.len()), from: vec![0; places.len()], places, probabilities };
        for at in 0..excluding.places.len() {
            let before = excluding.up_to.last().copied().unwrap_or(at);
            excluding.up_to.push(excluding.surer(before, at));
        }
        let mut after = excluding.places.len().saturating_sub(1);
        for at in (0..excluding.places.len()).rev() {
            after = excluding.surer(at, after);
            if let Some(from) = excluding.from.get_mut(at) {
                *from = after;
            }
        }
        excluding
    }

    /// The surer of two, the later where they are equally sure.
    fn surer(&self, earlier: usize, later: usize) -> usize {
        let probability = |at: usize| self.probabilities.get(at).copied().unwrap_or(0.0);
        if probability(later).total_cmp(&probability(earlier)).is_ge() { later } else { earlier }
    }

    fn surest_outside(&self, own: &Range<usize>) -> Option<Place> {
        let before = self.places.partition_point(|place| place.block < own.start).checked_sub(1);
        let before = before.and_then(|at| self.up_to.get(at)).copied();
        let after = self.from.get(self.places.partition_point(|place| place.block < own.end)).copied();
        let surest = match (before, after) {
            (Some(before), Some(after)) => Some(self.surer(before, after)),
            (before, after) => before.or(after),
        };
        surest.and_then(|at| self.places.get(at)).copied()
    }
}
