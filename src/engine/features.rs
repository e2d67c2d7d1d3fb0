//! Features of a passage: stems with the concepts in roles masked, senses, cue families, structure. The same for training and judging.

use super::analysis::Analysis;
use super::block::{Sentence, starting_in};
use super::found::{Found, Prefix, part};
use super::inquiry;
use super::masked::{JOINING, Masked};
use super::passage::{Passage, Place};
use crate::document::BlockKind;
use crate::rules::RuleSet;
use crate::text::{ConceptSet, Hit, Strength, Token};

/// The concepts in the two roles of a statement, and whether each is understood from the section's topic or a heading.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Roles {
    pub(super) concepts: [ConceptSet; 2],
    pub(super) understood: [bool; 2],
}

/// Adds the features of a passage to those found.
pub(super) fn features<'m>(analysis: &Analysis<'_>, rules: &RuleSet, passage: &Passage, roles: &Roles, mut found: Found<'m>) -> Found<'m> {
    let masked = |place: Place| Masked::of(analysis, rules, place, &roles.concepts);
    let focus = masked(passage.focus);
    let before = passage.before.map(masked);
    focus.add_words(&mut found, &Prefix::NONE);
    focus.add_order(&mut found);
    focus.add_senses(&mut found, &Prefix::NONE);
    add_families(analysis, passage.focus, &Prefix::NONE, &mut found);
    add_concepts(analysis, rules, passage.focus, &mut found);
    add_roles(analysis, passage, roles, &mut found);
    add_unnamed(analysis, rules, (passage, roles), (&focus, before.as_ref()), &mut found);
    add_structure(analysis, passage, &focus, &mut found);
    let own = passage.focus.block;
    if let Some((place, masked)) = passage.before.zip(before.as_ref()) {
        add_context(analysis, if place.block == own { "b:" } else { INTRODUCTION }, (place, masked), &mut found);
    }
    for &place in &passage.after {
        add_context(analysis, if place.block == own { "n:" } else { "l:" }, (place, &masked(place)), &mut found);
    }
    found
}

/// What the features of a sentence's introduction begin with.
const INTRODUCTION: &str = "i:";

/// What stands around the sentence, apart by what it is to it: its introduction, the sentence before, the one after, its items.
fn add_context(analysis: &Analysis<'_>, relation: &str, (place, masked): (Place, &Masked<'_>), found: &mut Found<'_>) {
    let prefix = Prefix::new(relation, "");
    masked.add_unigrams(found, &prefix);
    masked.add_senses(found, &prefix);
    add_families(analysis, place, &prefix, found);
    if relation == INTRODUCTION {
        masked.add_words(found, &prefix);
    }
}

/// Whether a sentence lists concepts of both roles and something else in one coordination.
pub(super) fn lists_roles(analysis: &Analysis<'_>, place: Place, roles: &[ConceptSet; 2]) -> bool {
    let (Some(block), Some(sentence)) = (analysis.block(place.block), analysis.sentence(place)) else { return false };
    let text = analysis.document.blocks.get(place.block).map_or("", |block| block.text.as_str());
    let mut lists: Vec<List<'_>> = Vec::new();
    for hit in starting_in(&block.hits, &sentence.tokens()).iter().filter(|hit| hit.strength == Strength::Term) {
        let between = |list: &List<'_>| block.tokens.get(list.end..hit.tokens().start.max(list.end)).unwrap_or_default();
        match lists.last_mut() {
            Some(list) if only_joins(between(list)) => list.add(hit, false),
            Some(list) if is_member(text, between(list)) => list.add(hit, true),
            _ => lists.push(List { members: vec![hit], end: hit.tokens().end, unknown: false }),
        }
    }
    let named = |list: &List<'_>, set: ConceptSet| list.members.iter().any(|hit| hit.concepts.meets(set));
    let one_list = |set: ConceptSet| lists.iter().filter(|list| named(list, set)).count() == 1;
    lists.iter().any(|list| {
        let beside = list.unknown || list.members.iter().any(|hit| !roles.iter().any(|set| hit.concepts.meets(*set)));
        beside && roles.iter().all(|set| named(list, *set) && one_list(*set))
    })
}

/// Terms in one coordination.
struct List<'a> {
    members: Vec<&'a Hit>,
    /// The token after the last term.
    end: usize,
    /// Whether a member is no term.
    unknown: bool,
}

impl<'a> List<'a> {
    fn add(&mut self, hit: &'a Hit, after_unknown: bool) {
        self.members.push(hit);
        self.end = self.end.max(hit.tokens().end);
        self.unknown |= after_unknown;
    }
}

fn only_joins(between: &[Token]) -> bool {
    between.iter().all(|token| JOINING.contains(&token.word.as_str()))
}

/// Whether what stands between two terms of a list is a short member of it, set off by commas or a joining word.
fn is_member(text: &str, between: &[Token]) -> bool {
    const LONGEST: usize = 4;
    let (Some(first), Some(last)) = (between.first(), between.last()) else { return false };
    let before = text.get(..first.span().start).is_some_and(|before| before.trim_end().ends_with(','));
    let after = text.get(last.span().end..).is_some_and(|after| after.trim_start().starts_with(','));
    between.len() <= LONGEST && before && (after || JOINING.contains(&last.word.as_str()))
}

/// Cue families of a sentence.
fn add_families(analysis: &Analysis<'_>, place: Place, prefix: &Prefix<'_>, found: &mut Found<'_>) {
    let Some(sentence) = analysis.sentence(place) else { return };
    for hit in starting_in(analysis.cues(place.block), &sentence.tokens()) {
        for family in hit.concepts.iter() {
            found.add_parts(prefix, [const { part("f:") }, analysis.hashed_family(family)]);
        }
    }
}

/// The concepts that a sentence names or hints at.
fn add_concepts(analysis: &Analysis<'_>, rules: &RuleSet, place: Place, found: &mut Found<'_>) {
    let (Some(block), Some(sentence)) = (analysis.block(place.block), analysis.sentence(place)) else { return };
    for hit in starting_in(&block.hits, &sentence.tokens()) {
        for concept in hit.concepts.iter().filter_map(|id| rules.concept(id)) {
            found.add(&["k:", &concept.id]);
        }
    }
}

/// Where each role is filled: in the sentence, in its context, by heading or topic, or nowhere.
fn add_roles(analysis: &Analysis<'_>, passage: &Passage, roles: &Roles, found: &mut Found<'_>) {
    let filled = |concepts: &ConceptSet, understood: bool| {
        let here = analysis.strength_at(passage.focus, *concepts);
        let around = passage.context().filter_map(|place| analysis.strength_at(place, *concepts)).max();
        match (here, around) {
            (Some(Strength::Term), _) => "T",
            (Some(Strength::Hint), _) => "H",
            (None, Some(_)) => "c",
            (None, None) if understood => "c",
            (None, None) => "-",
        }
    };
    let ([first, second], [first_known, second_known]) = (&roles.concepts, roles.understood);
    found.add(&["roles:", filled(first, first_known), filled(second, second_known)]);
    for (name, concepts) in ["countA:", "countB:"].into_iter().zip(roles.concepts) {
        let sentence = analysis.sentence(passage.focus).map(Sentence::tokens).unwrap_or_default();
        let count = analysis.block(passage.focus.block).map_or(0, |block| block.hits_in(sentence, concepts).count());
        found.add_number(name, count.min(4));
    }
}

/// The words and senses of a sentence that does not name a role's concept, and those of the sentence before, as features of that concept:
/// some stand for it.
fn add_unnamed(
    analysis: &Analysis<'_>,
    rules: &RuleSet,
    (passage, roles): (&Passage, &Roles),
    (focus, before): (&Masked<'_>, Option<&Masked<'_>>),
    found: &mut Found<'_>,
) {
    let unnamed = roles.concepts.iter().filter(|&&set| analysis.strength_at(passage.focus, set) != Some(Strength::Term));
    for concept in unnamed.flat_map(|set| set.iter()).filter_map(|concept| rules.concept(concept)) {
        let prefix = Prefix::new(&concept.id, "?");
        focus.add_unigrams(found, &prefix);
        focus.add_senses(found, &prefix);
        if let Some(before) = before {
            let prefix = Prefix::new(&concept.id, "?b:");
            before.add_unigrams(found, &prefix);
            before.add_senses(found, &prefix);
        }
    }
}

/// The kind of block, length, question, numbers.
fn add_structure(analysis: &Analysis<'_>, passage: &Passage, masked: &Masked<'_>, found: &mut Found<'_>) {
    let Some(block) = analysis.document.blocks.get(passage.focus.block) else { return };
    let kind = match block.kind {
        BlockKind::ListItem { .. } => "item",
        BlockKind::TableRow { .. } => "row",
        BlockKind::Footnote => "note",
        _ => "text",
    };
    found.add(&["kind:", kind]);
    found.add_number("length:", masked.len().min(49) / 7);
    if analysis.asks(passage.focus) {
        found.add(&["question"]);
    }
    if passage.before.is_some_and(|before| analysis.asks(before)) {
        found.add(&["answer"]);
    }
    if masked.has_number() {
        found.add(&["number"]);
    }
    // "Examine whether the child …" bids the reader; "examine whether children …" is a study.
    if inquiry::is_on_a_case(analysis, passage.focus) {
        found.add(&["case"]);
        if inquiry::inquires(analysis, passage.focus) {
            found.add(&["case&inquired"]);
        }
    }
}
