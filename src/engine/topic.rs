//! What a section is about: its heading says so, or most of its paragraphs are about it.

use std::ops::Range;

use super::analysis::Analysis;
use super::passage::Place;
use crate::document::{BlockKind, Section};
use crate::rules::{Model, RuleSet};
use crate::text::{ConceptId, ConceptSet, Hit, Strength};

/// The name of the weights that tell whether a paragraph is about a concept.
pub(super) const MODEL: &str = "about";

/// Whether a section's heading names one of the concepts.
pub(super) fn heading_names(analysis: &Analysis<'_>, section: &Section, concepts: ConceptSet) -> bool {
    section.heading.is_some_and(|heading| block_names(analysis, heading, concepts))
}

/// Whether a block names one of the concepts, in a name or not.
fn block_names(analysis: &Analysis<'_>, block: usize, concepts: ConceptSet) -> bool {
    let names = |hit: &Hit| hit.strength == Strength::Term && hit.concepts.meets(concepts);
    analysis.blocks.get(block).is_some_and(|found| found.hits.iter().chain(&found.named).any(names))
}

/// The name of the weights that tell whether a section under a heading that does not name a concept is about it.
pub(super) const SECTION_MODEL: &str = "section";

/// Whether a section's text is about one of the concepts though its heading does not name it.
pub(super) fn text_is_about(analysis: &Analysis<'_>, rules: &RuleSet, section: &Section, concepts: ConceptSet) -> bool {
    let Some(model) = rules.models.get(SECTION_MODEL) else { return false };
    concepts.iter().any(|concept| {
        let found = section_features(analysis, rules, section, concept);
        model.grade(model.probability(found.iter().map(String::as_str))) == Some(true)
    })
}

/// The features of a section for the question whether it is about a concept that its heading does not name: how surely its paragraphs
/// are, what the headings say, how often concept and rivals are named.
pub(super) fn section_features(analysis: &Analysis<'_>, rules: &RuleSet, section: &Section, concept: ConceptId) -> Vec<String> {
    let own = ConceptSet::of([concept]);
    let units = units(analysis, section.blocks.clone());
    let model = rules.models.get(MODEL);
    let sure: Vec<f32> = units.iter().filter_map(|unit| Some(unit_probability(analysis, rules, model?, unit, concept))).collect();
    let mut found = shares(&sure);
    let heading = heading_says(analysis, rules, section, own);
    found.extend(found.clone().iter().filter(|feature| feature.starts_with("mean")).map(|feature| format!("{heading}&{feature}")));
    found.push(format!("heading:{heading}"));
    found.push(format!("level:{}", section.level.min(3)));
    found.push(format!("paragraphs:{}", units.len().min(6)));
    let above = section.parent.and_then(|parent| analysis.document.sections.get(parent));
    let above = above.map_or("none", |above| heading_says(analysis, rules, above, own));
    found.push(format!("above:{above}"));
    let places: Vec<Place> = units.iter().cloned().flatten().flat_map(|block| sentence_places(analysis, block)).collect();
    let named = places.iter().filter(|&&place| analysis.strength_at(place, own) == Some(Strength::Term)).count();
    let rival = rivals(analysis, rules, &places, concept).into_iter().map(|(_, count)| count).max().unwrap_or(0);
    found.push(format!("named:{}", named.min(4)));
    found.push(format!("share:{}", 8 * named / places.len().max(1)));
    found.push(format!("lead:{:?}&{}", named.cmp(&rival), named.min(2)));
    let (own_parts, other_parts) = parts_under_headings(analysis, rules, section, &units, own);
    found.push(format!("parts:{own_parts}"));
    found.push(format!("other-parts:{other_parts}"));
    found.push(format!("parts:{own_parts}+{other_parts}"));
    found.sort();
    found.dedup();
    found
}

/// How much of a section stands under subheadings that name a concept, and how much under those that name another topic, in quarters.
fn parts_under_headings(
    analysis: &Analysis<'_>,
    rules: &RuleSet,
    section: &Section,
    units: &[Range<usize>],
    own: ConceptSet,
) -> (usize, usize) {
    let below = |found: &&Section| {
        found.heading != section.heading && section.blocks.start <= found.blocks.start && found.blocks.end <= section.blocks.end
    };
    let below: Vec<(&Section, &str)> =
        analysis.document.sections.iter().filter(below).map(|found| (found, heading_says(analysis, rules, found, own))).collect();
    let under = |says: &str| {
        let inside = |unit: &&Range<usize>| below.iter().any(|(found, said)| *said == says && found.blocks.contains(&unit.start));
        let count = units.iter().filter(inside).count();
        // Rounded up, so that any at all shows.
        (4 * count).div_ceil(units.len().max(1))
    };
    (under("names"), under("another"))
}

/// How surely the paragraphs of a section are about a concept: on average, how many, the first and the surest.
#[expect(clippy::cast_precision_loss, reason = "a section has far fewer paragraphs than a mantissa counts")]
fn shares(sure: &[f32]) -> Vec<String> {
    let count = sure.len().max(1) as f32;
    let mean = sure.iter().sum::<f32>() / count;
    let likely = sure.iter().filter(|&&one| one > 0.5).count() as f32 / count;
    let first = sure.first().copied().unwrap_or(0.0);
    let most = sure.iter().copied().fold(0.0, f32::max);
    // Graded so that weights may rise with every tenth passed.
    let steps = |name: &str, value: f32| {
        let passed = (1..10_u8).take_while(|&step| value * 10.0 >= f32::from(step));
        passed.map(|step| format!("{name}>={step}")).collect::<Vec<_>>()
    };
    [steps("mean", mean), steps("likely", likely), steps("first", first), steps("most", most)].concat()
}

/// What a section's heading says of concepts: names them, hints at them, names another topic, nothing; or it has none.
fn heading_says(analysis: &Analysis<'_>, rules: &RuleSet, section: &Section, concepts: ConceptSet) -> &'static str {
    let Some(heading) = section.heading else { return "none" };
    if block_names(analysis, heading, concepts) {
        "names"
    } else if block_hints(analysis, heading, concepts) {
        "hints"
    } else if block_names(analysis, heading, topics(rules)) {
        "another"
    } else {
        "silent"
    }
}

/// The concepts that rules have as topics.
fn topics(rules: &RuleSet) -> ConceptSet {
    rules.rules.iter().fold(ConceptSet::EMPTY, |set, rule| set.union(rule.topic.about))
}

/// Whether a block hints at one of the concepts.
fn block_hints(analysis: &Analysis<'_>, block: usize, concepts: ConceptSet) -> bool {
    analysis.blocks.get(block).is_some_and(|found| found.hits.iter().any(|hit| hit.concepts.meets(concepts)))
}

/// The paragraphs of a range of blocks; a list with its introduction, and a table, is one.
pub(super) fn units(analysis: &Analysis<'_>, blocks: Range<usize>) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut previous: Option<BlockKind> = None;
    for at in blocks {
        let Some((block, _)) = analysis.running(at) else {
            previous = None;
            continue;
        };
        let goes_on = match block.kind {
            BlockKind::ListItem { .. } => matches!(previous, Some(BlockKind::ListItem { .. } | BlockKind::Paragraph)),
            BlockKind::TableRow { .. } => matches!(previous, Some(BlockKind::TableRow { .. })),
            BlockKind::Footnote | BlockKind::Caption => previous.is_some(),
            BlockKind::Paragraph => at
                .checked_sub(1)
                .and_then(|before| analysis.document.blocks.get(before))
                .is_some_and(|before| before.bold && previous.is_some()),
            _ => false,
        };
        previous = Some(block.kind);
        match units.last_mut() {
            Some(unit) if goes_on => unit.end = at + 1,
            _ => units.push(at..at + 1),
        }
    }
    units
}

/// How surely a paragraph is about a concept, 0 or 1 where the weights leave little doubt.
fn unit_probability(analysis: &Analysis<'_>, rules: &RuleSet, model: &Model, unit: &Range<usize>, concept: ConceptId) -> f32 {
    let found = features(analysis, rules, unit.clone(), concept);
    model.probability(found.iter().map(String::as_str))
}

/// The features of a paragraph for the question whether it is about a concept.
pub(super) fn features(analysis: &Analysis<'_>, rules: &RuleSet, unit: Range<usize>, concept: ConceptId) -> Vec<String> {
    let own = ConceptSet::of([concept]);
    let places: Vec<Place> = unit.flat_map(|block| sentence_places(analysis, block)).collect();
    let strengths: Vec<Option<Strength>> = places.iter().map(|&place| analysis.strength_at(place, own)).collect();
    let count = |strength| strengths.iter().filter(|&&found| found == Some(strength)).count();
    let (named, hinted) = (count(Strength::Term), count(Strength::Hint));
    let mut found =
        vec![format!("named:{}", named.min(3)), format!("hinted:{}", hinted.min(3)), format!("sentences:{}", places.len().min(6))];
    let total = places.len().max(1);
    found.push(format!("share:{}", 4 * (named + hinted) / total));
    found.push(format!("first:{}", grade(strengths.first().copied().flatten())));
    found.push(format!("named+hinted:{}{}", named.min(2), hinted.min(2)));
    let rivals = rivals(analysis, rules, &places, concept);
    let strongest = rivals.iter().map(|&(_, count)| count).max().unwrap_or(0);
    found.push(format!("rivals:{}", rivals.len().min(4)));
    found.push(format!(
        "lead:{}",
        match named.cmp(&strongest) {
            std::cmp::Ordering::Less => "behind",
            std::cmp::Ordering::Equal => "level",
            std::cmp::Ordering::Greater => "ahead",
        }
    ));
    if named + hinted > 0 {
        found.push("any".to_owned());
    }
    add_stems(analysis, rules, &places, concept, &mut found);
    found.sort();
    found.dedup();
    found
}

fn grade(strength: Option<Strength>) -> &'static str {
    match strength {
        Some(Strength::Term) => "T",
        Some(Strength::Hint) => "H",
        None => "-",
    }
}

/// Other concepts that rules have as topics and that the sentences name, with the number of sentences that do.
fn rivals(analysis: &Analysis<'_>, rules: &RuleSet, places: &[Place], concept: ConceptId) -> Vec<(ConceptId, usize)> {
    let others = topics(rules).iter().filter(|&other| other != concept);
    others
        .map(|other| {
            let set = ConceptSet::of([other]);
            (other, places.iter().filter(|&&place| analysis.strength_at(place, set) == Some(Strength::Term)).count())
        })
        .filter(|&(_, count)| count > 0)
        .collect()
}

/// The places of a block's sentences.
fn sentence_places(analysis: &Analysis<'_>, block: usize) -> Vec<Place> {
    let sentences = analysis.blocks.get(block).map_or(0, |found| found.sentences.len());
    (0..sentences).map(|sentence| Place { block, sentence }).collect()
}

fn concept_name(rules: &RuleSet, concept: ConceptId) -> Option<&str> {
    rules.concepts.iter().find(|known| known.key == concept).map(|known| known.id.as_str())
}

/// The stems of the sentences, each as a feature of this concept, so that a paragraph may be recognised that never names it.
fn add_stems(analysis: &Analysis<'_>, rules: &RuleSet, places: &[Place], concept: ConceptId, found: &mut Vec<String>) {
    let Some(name) = concept_name(rules, concept) else { return };
    for stem in stems(analysis, rules, places) {
        let short: String = stem.chars().take(5).collect();
        found.push(format!("{name}:{stem}"));
        found.push(format!("{name}:{short}*"));
    }
}

fn stems(analysis: &Analysis<'_>, rules: &RuleSet, places: &[Place]) -> Vec<String> {
    let words = places.iter().filter_map(|&place| {
        let sentence = analysis.sentence(place)?;
        analysis.blocks.get(place.block)?.tokens.get(sentence.tokens.clone())
    });
    words.flatten().map(|token| rules.lexicon.stemmers().stem(&token.word, analysis.language)).collect()
}
