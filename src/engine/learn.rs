//! What training needs of the engine: the features of a passage, as judging sees them.

use super::analysis::Analysis;
use super::features::{Roles, features};
use super::passage::Passage;
use crate::document::{Block, BlockKind, Document, MappedText, Metadata, Origin};
use crate::rules::{RuleSet, Statement};
use crate::text::{ConceptSet, Strength};

/// The sentences of a text that a statement may be judged on, each with its features.
///
/// Where a role is filled nowhere in the text, it counts as understood, as it would be from the section's topic.
pub fn statement_instances(rules: &RuleSet, text: &str, statement: &Statement) -> Vec<Vec<String>> {
    let document = document(text);
    let Ok(analysis) = Analysis::of(&document, rules) else { return Vec::new() };
    instances(&analysis, rules, [statement.first, statement.second])
}

fn instances(analysis: &Analysis<'_>, rules: &RuleSet, concepts: [ConceptSet; 2]) -> Vec<Vec<String>> {
    let passages: Vec<Passage> = analysis.passages(0..analysis.document.blocks.len()).collect();
    let named = |set: ConceptSet| passages.iter().any(|passage| analysis.strength_at(passage.focus, set).is_some());
    let understood = concepts.map(|set| set.is_empty() || !named(set));
    let anchored = |passage: &Passage| {
        let here = concepts.map(|set| analysis.strength_at(passage.focus, set).is_some());
        here.contains(&true) || understood == [true, true]
    };
    let chosen: Vec<&Passage> = passages.iter().filter(|passage| anchored(passage)).collect();
    chosen.into_iter().map(|passage| features(analysis, rules, passage, &Roles { concepts, understood })).collect()
}

/// Whether a text names one of the concepts.
pub fn names(rules: &RuleSet, text: &str, concepts: ConceptSet) -> bool {
    let document = document(text);
    let Ok(analysis) = Analysis::of(&document, rules) else { return false };
    analysis.passages(0..document.blocks.len()).any(|passage| analysis.strength_at(passage.focus, concepts) == Some(Strength::Term))
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

/// The features of a text, taken as one paragraph, for the question whether it is about a concept.
pub fn topic_instance(rules: &RuleSet, text: &str, concept: crate::text::ConceptId) -> Vec<String> {
    let document = document(text);
    let Ok(analysis) = Analysis::of(&document, rules) else { return Vec::new() };
    super::topic::features(&analysis, rules, 0..document.blocks.len(), concept)
}
