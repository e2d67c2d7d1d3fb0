//! What training needs of the engine: the features of passages, as judging sees them, each bag with the answer that a reviewer gave.

use std::ops::Range;

use super::analysis::Analysis;
use super::decide;
use super::exclusion;
use super::features::{Roles, features};
use super::found::Found;
use super::outside;
use super::passage::Passage;
use super::scope::Scope;
use super::section;
use super::statement::{self, Understood};
use super::topic::{self, Paragraphs};
use super::verdict::Status;
use crate::document::{Block, BlockKind, CELL_BREAK, Document, MappedText, Metadata, Origin, Section, SectionId};
use crate::rules::{Requirement, Rule, RuleSet, Statement, Topic};
use crate::text::{ConceptId, ConceptSet, Strength};

/// A reviewer's label: the status of a rule for a section.
#[derive(Debug, Clone)]
pub struct Label {
    /// Index of the rule.
    pub rule: usize,
    /// The section; 0 is the whole document.
    pub section: SectionId,
    /// The status.
    pub status: Status,
}

/// The passages among which one says it (`positive`) or none does, each as its features.
#[derive(Debug, Clone)]
pub struct Bag {
    /// The name of the model that the bag trains.
    pub model: &'static str,
    /// Whether one of the passages says it.
    pub positive: bool,
    /// The passages.
    pub instances: Vec<Vec<String>>,
}

/// The sentences of a text that a statement may be judged on, each with its features.
///
/// Where a role is filled nowhere in the text, it counts as understood, as it would be from the section's topic.
pub fn statement_instances(rules: &RuleSet, text: &str, statement: &Statement) -> Vec<Vec<String>> {
    let document = document(text);
    let Ok(analysis) = Analysis::of_excerpt(&document, rules) else { return Vec::new() };
    let concepts = [statement.first, statement.second];
    let passages: Vec<Passage> = analysis.passages(0..analysis.document.blocks.len()).collect();
    let absent = concepts
        .into_iter()
        .filter(|&set| !passages.iter().any(|passage| analysis.strength_at(passage.focus, set) == Some(Strength::Term)));
    let place = Understood { concepts: absent.fold(ConceptSet::EMPTY, ConceptSet::union), topics: ConceptSet::EMPTY, judged: true };
    let judged = passages.iter().filter_map(|passage| Some((passage, statement::roles(&analysis, passage, statement, place)?)));
    let judged: Vec<Vec<String>> =
        judged.map(|(passage, roles)| features(&analysis, rules, passage, &roles, Found::new(None)).into_names()).collect();
    if !judged.is_empty() {
        return judged;
    }
    let named = |set: ConceptSet| passages.iter().any(|passage| analysis.strength_at(passage.focus, set).is_some());
    let understood = concepts.map(|set| set.is_empty() || !named(set));
    let anchored = |passage: &&Passage| {
        let here = concepts.map(|set| analysis.strength_at(passage.focus, set).is_some());
        here.contains(&true) || understood == [true, true]
    };
    passages
        .iter()
        .filter(anchored)
        .map(|passage| features(&analysis, rules, passage, &Roles { concepts, understood }, Found::new(None)).into_names())
        .collect()
}

/// The features of a text, taken as one paragraph, for the question whether it is about a concept.
pub fn topic_instance(rules: &RuleSet, text: &str, concept: ConceptId) -> Vec<String> {
    let document = document(text);
    let Ok(analysis) = Analysis::of_excerpt(&document, rules) else { return Vec::new() };
    topic::features(&analysis, rules, 0..document.blocks.len(), concept, None).into_names()
}

/// The bags of a labelled document: what its sections say, what they leave out, what its paragraphs are about.
pub fn document_bags(rules: &RuleSet, document: &Document, labels: &[Label]) -> Vec<Bag> {
    let Ok(analysis) = Analysis::of(document, rules) else { return Vec::new() };
    let mut scope = Scope::new(&analysis, rules);
    let judged = labels.iter().filter(|label| label.status != Status::NotApplicable);
    let topic = |label: &Label| Some((label.section, rules.rules.get(label.rule)?.topic.about));
    // Which of several concepts a section is about, a label does not say.
    scope.note_topics(judged.filter_map(topic).filter(|(_, about)| about.iter().count() == 1));
    scope.read_references();
    let mut bags = topic_bags(&analysis, rules, labels);
    for label in labels.iter().filter(|label| label.status != Status::NotApplicable) {
        if let Some(rule) = rules.rules.get(label.rule) {
            bags.extend(statement_bags(&scope, rule, label));
            bags.push(exclusion_bag(&scope, rule, label));
        }
    }
    bags
}

/// What a label says of each statement that a rule asks for: where it is `covered`, some passage makes it; where the section lacks it,
/// none does; `elsewhere`, one outside the section makes it.
fn statement_bags(scope: &Scope<'_>, rule: &Rule, label: &Label) -> Vec<Bag> {
    let part = decide::part(scope, rule, label.section);
    let bag = |statement: &Statement, positive: bool, passages: &[(Passage, Understood)]| {
        let judged = passages.iter().filter_map(|(passage, understood)| {
            let roles = statement::roles(scope.analysis, passage, statement, *understood)?;
            Some(features(scope.analysis, scope.rules, passage, &roles, Found::new(None)).into_names())
        });
        Bag { model: statement.verb.name(), positive, instances: judged.collect() }
    };
    let (all, any) = statements(&rule.require);
    let first = any.first().into_iter().chain(&all);
    let mut bags = Vec::new();
    match label.status {
        Status::Covered => bags.extend(first.map(|statement| bag(statement, true, &part.passages))),
        // One of several parts may be there; which one, the label does not say.
        Status::Partial | Status::Elsewhere if all.len() > 1 => {}
        _ => bags.extend(all.iter().chain(&any).map(|statement| bag(statement, false, &part.passages))),
    }
    if label.status == Status::Elsewhere {
        let outside = outside::passages(scope, rule, &own(scope, label.section));
        bags.extend(any.first().into_iter().chain(&all).map(|statement| bag(statement, true, &outside)));
    }
    bags
}

/// The statements that are all needed, and those of which one is enough.
fn statements(require: &Requirement) -> (Vec<Statement>, Vec<Statement>) {
    let stated = |parts: &[Requirement]| {
        let statements = parts.iter().filter_map(|part| match part {
            Requirement::States(statement) => Some(statement.clone()),
            _ => None,
        });
        statements.collect()
    };
    match require {
        Requirement::States(statement) => (vec![statement.clone()], Vec::new()),
        Requirement::All(parts) => (stated(parts), Vec::new()),
        Requirement::Any(parts) => (Vec::new(), stated(parts)),
        Requirement::Mentions(_) => (Vec::new(), Vec::new()),
    }
}

fn exclusion_bag(scope: &Scope<'_>, rule: &Rule, label: &Label) -> Bag {
    let roles = decide::exclusion_roles(rule);
    let own = own(scope, label.section);
    let inside =
        scope.analysis.passages(own.clone()).filter(|passage| exclusion::may_leave_out(scope.analysis, scope.rules, passage, rule));
    let outside = outside::speaking_for_all(scope.analysis, scope.rules, rule).filter(|passage| !own.contains(&passage.focus.block));
    let excluding: Vec<Passage> = inside.chain(outside).collect();
    let instances =
        excluding.iter().map(|passage| features(scope.analysis, scope.rules, passage, &roles, Found::new(None)).into_names()).collect();
    Bag { model: exclusion::MODEL, positive: label.status == Status::Excluded, instances }
}

/// The blocks of a section.
fn own(scope: &Scope<'_>, section: SectionId) -> Range<usize> {
    scope.analysis.document.sections.get(section).map_or(0..0, |found| found.blocks.clone())
}

/// Paragraphs inside sections judged under a silent heading are about the topic; paragraphs outside all judged sections are not.
fn topic_bags(analysis: &Analysis<'_>, rules: &RuleSet, labels: &[Label]) -> Vec<Bag> {
    let mut bags = Vec::new();
    for (rule, judged) in by_topic(analysis, rules, labels).into_iter().filter(|(rule, _)| is_unconditional(&rule.topic)) {
        for concept in rule.topic.about.iter() {
            let set = ConceptSet::of([concept]);
            for unit in topic::units(analysis.document, 0..analysis.document.blocks.len()) {
                let around =
                    judged.iter().filter_map(|&id| analysis.document.sections.get(id)).find(|found| found.blocks.contains(&unit.start));
                let named = unit
                    .clone()
                    .any(|block| analysis.block(block).is_some_and(|found| found.hits.iter().any(|hit| hit.concepts.meets(set))));
                let silent = around.is_some_and(|section| !topic::heading_names(analysis, section, set));
                let positive = silent && named && rule.topic.about.iter().count() == 1;
                if positive || around.is_none() {
                    bags.push(Bag {
                        model: topic::MODEL,
                        positive,
                        instances: vec![topic::features(analysis, rules, unit, concept, None).into_names()],
                    });
                }
            }
        }
    }
    bags
}

/// The bags of a labelled document's sections: those that a rule judges under a silent heading are about its topic; those that hold them
/// or stand beside them are not.
pub fn section_bags(rules: &RuleSet, document: &Document, labels: &[Label]) -> Vec<Bag> {
    let Ok(analysis) = Analysis::of(document, rules) else { return Vec::new() };
    let mut paragraphs = Paragraphs::of(&analysis, rules);
    let mut bags = Vec::new();
    for (rule, judged) in by_topic(&analysis, rules, labels) {
        let topic = &rule.topic;
        if judged.is_empty() && !is_unconditional(topic) || !topic.within.is_empty() && judged.is_empty() {
            continue;
        }
        for (id, section) in document.sections.iter().enumerate() {
            let positive = judged.contains(&id);
            let inside = judged.iter().filter_map(|&found| document.sections.get(found)).any(|found| covers(found, section));
            let told = topic::heading_names(&analysis, section, topic.about);
            let uncertain = !positive && (inside || !topic.within.is_empty());
            if !told && !uncertain {
                let instances =
                    topic.about.iter().filter_map(|concept| section::features(&analysis, rules, &mut paragraphs, section, concept));
                bags.push(Bag { model: section::MODEL, positive, instances: instances.collect() });
            }
        }
    }
    bags
}

fn covers(outer: &Section, inner: &Section) -> bool {
    outer.blocks.start <= inner.blocks.start && inner.blocks.end <= outer.blocks.end
}

/// One rule for each topic, the one with the fewest conditions, and the sections that it judges.
fn by_topic<'r>(analysis: &Analysis<'_>, rules: &'r RuleSet, labels: &[Label]) -> Vec<(&'r Rule, Vec<SectionId>)> {
    let mut found: Vec<(&Rule, Vec<SectionId>)> = Vec::new();
    for (index, rule) in rules.rules.iter().enumerate() {
        if found.iter().any(|(known, _)| known.topic.about == rule.topic.about) || rule.topic.unless_only.is_some() {
            continue;
        }
        let own = labels.iter().filter(|label| label.rule == index && label.status != Status::NotApplicable);
        found.push((rule, own.map(|label| label.section).filter(|&id| analysis.document.sections.get(id).is_some()).collect()));
    }
    found
}

fn is_unconditional(topic: &Topic) -> bool {
    topic.within.is_empty() && topic.document.is_empty() && topic.concerning.is_empty() && topic.unless_only.is_none()
}

/// A document of one block a line; a line with ` | ` is a table row.
fn document(text: &str) -> Document {
    let block = |line: &str| {
        let kind = if line.contains(CELL_BREAK) { BlockKind::TableRow { header: false } } else { BlockKind::Paragraph };
        Block::new(kind, MappedText::unmapped(line.trim()), Origin::default())
    };
    let blocks = text.lines().filter(|line| !line.trim().is_empty()).map(block).collect();
    Document::assemble(None, Metadata::default(), blocks)
}
