//! Whether passages state what a rule's verb asks of the concepts in its roles.

use super::analysis::Analysis;
use super::denial;
use super::features::{Roles, features};
use super::found::Found;
use super::passage::{Passage, Place};
use super::{inquiry, instruction, topic};
use crate::rules::{Model, RuleSet, Statement, Verb};
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
    /// What the sections around it are about, whichever rule judges them; empty in the judged section, where `concepts` says it.
    pub(super) topics: ConceptSet,
    /// Whether the passage stands in the judged section, where a sentence may speak of the matter without naming it.
    pub(super) judged: bool,
}

/// The roles of a statement for a passage that may be judged, or `None` if it names nothing that the statement is about.
pub(super) fn roles(analysis: &Analysis<'_>, passage: &Passage, statement: &Statement, understood: Understood) -> Option<Roles> {
    let concepts = [statement.first, statement.second];
    // A section on forced marriage need not name it in the sentence that links it with trafficking.
    let at_home = understood.judged || statement.verb == Verb::Links && understood.topics.meets(statement.first);
    let mut known = concepts.map(|set| set.is_empty() || understood.concepts.meets(set));
    known[0] |= statement.verb == Verb::Links && understood.topics.meets(statement.first);
    let filling = |set: ConceptSet, known: bool| {
        let here = analysis.strength_at(passage.focus, set);
        let around = analysis.read_along(passage).any(|place| analysis.strength_at(place, set) == Some(Strength::Term));
        match here {
            Some(Strength::Term) => Filling::Named,
            _ if around => Filling::Around,
            _ if known => Filling::Understood { hinted: here.is_some() },
            Some(Strength::Hint) => Filling::Hinted,
            None => Filling::Open,
        }
    };
    let [first, second] = [filling(statement.first, known[0]), filling(statement.second, known[1])];
    // To bear an offence in mind is no part of a report, unless the sentence or one beside it speaks of reporting.
    let has_occasion = || passage.context().any(|place| analysis.strength_at(place, statement.first).is_some());
    let enough = match statement.verb {
        Verb::Instructs => first.is_here() || second == Filling::Named,
        // Forms, scales, lessons and offences go by too many names to list them all: one role is enough, of an occasion to consider
        // something the occasion.
        Verb::Assesses if !matches!(first, Filling::Named | Filling::Around) && !measures(analysis, passage, known[0]) => false,
        Verb::Links | Verb::Assesses | Verb::Verifies | Verb::Teaches if at_home => first.is_firm() || second.is_firm(),
        // A house or a team is “here” or “the house” in a text that is about it.
        Verb::Refers if at_home && known == [true, true] => true,
        // Under a heading that names the group every sentence may be about it.
        Verb::Exposes if understood.judged && headed(analysis, passage, statement.first) => second.is_filled_beside(Filling::Named),
        Verb::Considers if at_home => first.is_firm() || second == Filling::Named && (first.is_here() || has_occasion()),
        _ => first.is_filled_beside(second) && second.is_filled_beside(first) && (first.is_here() || second.is_here()),
    };
    let forbidden =
        matches!(statement.verb, Verb::Refers | Verb::Instructs) && denial::is_forbidden(analysis, passage.focus, statement.first);
    (enough && !forbidden && !is_open(analysis, passage, statement) && !is_enumeration(analysis, passage, statement))
        .then_some(Roles { concepts, understood: known })
}

/// Whether the heading right above a sentence names one of the concepts.
fn headed(analysis: &Analysis<'_>, passage: &Passage, concepts: ConceptSet) -> bool {
    analysis.heading_above(passage.focus.block).is_some_and(|heading| topic::block_names(analysis, heading, concepts))
}

/// Whether a sentence, or one read along with it, has a word of measuring. Where its section is about an assessment, a question is an item of
/// it, and a sentence on its questions, lines or parts says what it takes in.
fn measures(analysis: &Analysis<'_>, passage: &Passage, in_assessment: bool) -> bool {
    let measure = |place| analysis.has_cue(place, &["measure"]);
    let is_item = |place| analysis.asks(place) || analysis.has_cue(place, &["item"]);
    let measured = || measure(passage.focus) || analysis.read_along(passage).any(measure);
    if in_assessment {
        return measured() || is_item(passage.focus);
    }
    // Much is assessed that is no exposure: whether somebody is a party to a case, what is needed for a treaty.
    let exposed = |place| analysis.has_cue(place, &["exposed"]);
    measured() && (exposed(passage.focus) || analysis.read_along(passage).any(exposed))
}

/// Whether what a sentence asks for is yet to be looked into or made.
fn is_open(analysis: &Analysis<'_>, passage: &Passage, statement: &Statement) -> bool {
    match statement.verb {
        Verb::Instructs if analysis.strength_at(passage.focus, statement.first).is_none() => inquiry::inquires(analysis, passage.focus),
        Verb::Assesses if analysis.strength_at(passage.focus, statement.first).is_none() => {
            inquiry::is_commissioned(analysis, passage.focus)
        }
        Verb::Assesses | Verb::Instructs => inquiry::leaves_open(analysis, passage.focus, statement.first),
        _ => inquiry::is_commissioned(analysis, passage.focus),
    }
}

/// Whether a sentence cannot be more than a possible instruction to several parties: it asks, or a hint at a common task is all that it has:
/// "together" may be with anybody.
fn is_weak_instruction(analysis: &Analysis<'_>, passage: &Passage, statement: &Statement) -> bool {
    if statement.verb != Verb::Instructs {
        return false;
    }
    let named = |place: Place, set: ConceptSet| analysis.strength_at(place, set) == Some(Strength::Term);
    let around = || analysis.read_along(passage).any(|place| named(place, statement.second));
    analysis.asks(passage.focus) || !named(passage.focus, statement.first) && !named(passage.focus, statement.second) && !around()
}

/// Whether a sentence merely lists both roles among other topics: nothing but joining words stands between the two, and the list names
/// something else as well.
fn is_enumeration(analysis: &Analysis<'_>, passage: &Passage, statement: &Statement) -> bool {
    let linking = matches!(statement.verb, Verb::Links | Verb::Teaches);
    linking && super::features::lists_roles(analysis, passage.focus, &[statement.first, statement.second])
}

/// How a role is filled in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filling {
    /// The sentence names it.
    Named,
    /// A sentence read along names it.
    Around,
    /// The place lets the reader understand it; the sentence may hint at it.
    Understood { hinted: bool },
    /// The sentence hints at it.
    Hinted,
    /// Nothing fills it.
    Open,
}

impl Filling {
    /// Whether the sentence itself names it or hints at it.
    const fn is_here(self) -> bool {
        matches!(self, Self::Named | Self::Hinted | Self::Understood { hinted: true })
    }

    /// Whether more than a hint fills it.
    const fn is_firm(self) -> bool {
        matches!(self, Self::Named | Self::Around | Self::Understood { .. })
    }

    /// Whether the role is filled, given how the other one is: a hint counts only beside something firmer.
    const fn is_filled_beside(self, other: Self) -> bool {
        match self {
            Self::Open => false,
            Self::Hinted => other.is_firm(),
            Self::Named | Self::Around | Self::Understood { .. } => true,
        }
    }
}

/// The best passage for a statement among those given, if any may state it. `left_out` tells how surely a passage leaves the matter out: one
/// that more surely does so, or in so many words, states nothing.
pub(super) fn best(
    analysis: &Analysis<'_>,
    rules: &RuleSet,
    passages: impl Iterator<Item = (Passage, Understood)>,
    statement: &Statement,
    left_out: impl Fn(&Passage) -> Option<f32>,
) -> Option<Finding> {
    if statement.verb == Verb::Instructs && statement.second.is_empty() {
        let passages = passages.map(|(passage, _)| passage);
        return instruction::best(analysis, passages, statement.first, |passage| left_out(passage).is_some());
    }
    let model = rules.models.get(statement.verb.name())?;
    let judged = passages.filter_map(|(passage, understood)| {
        let roles = roles(analysis, &passage, statement, understood)?;
        Some((judge(analysis, rules, (passage, statement), &roles, model)?, roles))
    });
    let says_so = |found: &Finding| analysis.leaves_out(found.passage.focus);
    let judged = judged.filter(|(found, _)| left_out(&found.passage).is_none_or(|surely| surely < found.probability && !says_so(found)));
    let best = judged.max_by(|(a, _), (b, _)| a.probability.total_cmp(&b.probability).then(b.passage.focus.cmp(&a.passage.focus)));
    best.map(|(found, roles)| {
        let reasons = features(analysis, rules, &found.passage, &roles, Found::new(Some(model))).reasons();
        Finding { reasons, ..found }
    })
}

/// What becomes of a passage, without the reasons, which are asked of the best one alone.
fn judge(
    analysis: &Analysis<'_>,
    rules: &RuleSet,
    (passage, statement): (Passage, &Statement),
    roles: &Roles,
    model: &Model,
) -> Option<Finding> {
    let probability = features(analysis, rules, &passage, roles, Found::unnamed(Some(model))).probability();
    let grade = model.grade(probability)?;
    let grade = if grade && !is_weak_instruction(analysis, &passage, statement) { Grade::Stated } else { Grade::Possible };
    Some(Finding { passage, grade, probability, reasons: Vec::new() })
}
