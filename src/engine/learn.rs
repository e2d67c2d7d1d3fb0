//! What training needs of the engine: the features of passages, as judging sees them, each bag with the answer that a reviewer gave.

use super::analysis::Analysis;
use super::decide;
use super::exclusion;
use super::features::{Roles, features};
use super::passage::Passage;
use super::scope::Scope;
use super::statement::{self, Understood};
use super::topic;
use super::verdict::Status;
use crate::document::{Block, BlockKind, Document, MappedText, Metadata, Origin, SectionId};
use crate::rules::{Requirement, Rule, RuleSet, Statement};
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
    let Ok(analysis) = Analysis::of(&document, rules) else { return Vec::new() };
    let concepts = [statement.first, statement.second];
    let passages: Vec<Passage> = analysis.passages(0..analysis.document.blocks.len()).collect();
    let absent = concepts
        .into_iter()
        .filter(|&set| !passages.iter().any(|passage| analysis.strength_at(passage.focus, set) == Some(Strength::Term)));
    let place = Understood { concepts: absent.fold(ConceptSet::EMPTY, ConceptSet::union) };
    let judged = passages.iter().filter_map(|passage| Some((passage, statement::roles(&analysis, passage, statement, place)?)));
    let judged: Vec<Vec<String>> = judged.map(|(passage, roles)| features(&analysis, rules, passage, &roles)).collect();
    if !judged.is_empty() {
        return judged;
    }
    let named = |set: ConceptSet| passages.iter().any(|passage| analysis.strength_at(passage.focus, set).is_some());
    let understood = concepts.map(|set| set.is_empty() || !named(set));
    let anchored = |passage: &&Passage| {
        let here = concepts.map(|set| analysis.strength_at(passage.focus, set).is_some());
        here.contains(&true) || understood == [true, true]
    };
    passages.iter().filter(anchored).map(|passage| features(&analysis, rules, passage, &Roles { concepts, understood })).collect()
}

/// The features of a text, taken as one paragraph, for the question whether it is about a concept.
pub fn topic_instance(rules: &RuleSet, text: &str, concept: ConceptId) -> Vec<String> {
    let document = document(text);
    let Ok(analysis) = Analysis::of(&document, rules) else { return Vec::new() };
    topic::features(&analysis, rules, 0..document.blocks.len(), concept)
}

/// The bags of a labelled document: what its sections say, what they leave out, what their paragraphs are about.
pub fn document_bags(rules: &RuleSet, document: &Document, labels: &[Label]) -> Vec<Bag> {
    let Ok(analysis) = Analysis::of(document, rules) else { return Vec::new() };
    let scope = Scope::new(&analysis, rules);
    let mut bags = topic_bags(&analysis, rules, labels);
    for label in labels.iter().filter(|label| label.status != Status::NotApplicable) {
        if let Some(rule) = rules.rules.get(label.rule) {
            bags.extend(section_bags(&scope, rule, label));
        }
    }
    bags
}

fn section_bags(scope: &Scope<'_>, rule: &Rule, label: &Label) -> Vec<Bag> {
    let part = decide::part(scope, rule, label.section);
    let mut bags = Vec::new();
    let statement = match &rule.require {
        Requirement::States(statement) => Some(statement),
        Requirement::Any(parts) => parts.iter().find_map(|part| match part {
            Requirement::States(statement) => Some(statement),
            _ => None,
        }),
        _ => None,
    };
    if let Some(statement) = statement {
        let judged = part.passages.iter().filter_map(|(passage, understood)| {
            let roles = statement::roles(scope.analysis, passage, statement, *understood)?;
            Some(features(scope.analysis, scope.rules, passage, &roles))
        });
        bags.push(Bag { model: statement.verb.name(), positive: label.status == Status::Covered, instances: judged.collect() });
    }
    let roles = decide::exclusion_roles(rule);
    let named = part
        .passages
        .iter()
        .map(|(passage, _)| passage)
        .filter(|passage| scope.analysis.strength_at(passage.focus, rule.excludes).is_some());
    let excluding = named.map(|passage| features(scope.analysis, scope.rules, passage, &roles));
    bags.push(Bag { model: exclusion::MODEL, positive: label.status == Status::Excluded, instances: excluding.collect() });
    bags
}

/// Paragraphs inside sections judged under a silent heading are about the topic; paragraphs outside all judged sections are not.
fn topic_bags(analysis: &Analysis<'_>, rules: &RuleSet, labels: &[Label]) -> Vec<Bag> {
    let mut bags = Vec::new();
    for (index, rule) in rules.rules.iter().enumerate() {
        let own = labels.iter().filter(|label| label.rule == index);
        let judged: Vec<_> = own
            .filter(|label| label.status != Status::NotApplicable)
            .filter_map(|label| analysis.document.sections.get(label.section))
            .collect();
        let unconditional = rule.topic.within.is_empty()
            && rule.topic.document.is_empty()
            && rule.topic.concerning.is_empty()
            && rule.topic.unless_only.is_none();
        for concept in rule.topic.about.iter().filter(|_| unconditional) {
            let set = ConceptSet::of([concept]);
            for unit in topic::units(analysis.document, 0..analysis.document.blocks.len()) {
                let around = judged.iter().find(|section| section.blocks.contains(&unit.start));
                let named = unit
                    .clone()
                    .any(|block| analysis.blocks.get(block).is_some_and(|found| found.hits.iter().any(|hit| hit.concepts.meets(set))));
                let silent = around.is_some_and(|section| !topic::heading_names(analysis, section, set));
                let positive = silent && named && rule.topic.about.iter().count() == 1;
                if positive || around.is_none() {
                    bags.push(Bag { model: topic::MODEL, positive, instances: vec![topic::features(analysis, rules, unit, concept)] });
                }
            }
        }
    }
    bags
}

/// A document of one block a line; a line with ` | ` is a table row.
fn document(text: &str) -> Document {
    let block = |line: &str| {
        let kind = if line.contains(" | ") { BlockKind::TableRow { header: false } } else { BlockKind::Paragraph };
        Block::new(kind, MappedText::unmapped(line.trim()), Origin::default())
    };
    let blocks = text.lines().filter(|line| !line.trim().is_empty()).map(block).collect();
    Document::assemble(None, Metadata::default(), blocks)
}
