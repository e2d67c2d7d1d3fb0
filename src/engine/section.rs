//! Whether a section whose heading does not name a concept is about it all the same.

use std::ops::Range;

use super::analysis::Analysis;
use super::passage::Place;
use super::topic::{self, LIKELY, Paragraphs};
use crate::document::Section;
use crate::rules::RuleSet;
use crate::text::{ConceptId, ConceptSet, Strength};

/// More than half of the paragraphs have to be about a concept. Weights err on single paragraphs, so that they decide from one in this
/// many on.
const PASSING: usize = 3;

/// The name of the weights that tell it.
pub(super) const MODEL: &str = "section";

/// Whether a section's text is about one of the concepts though its heading does not name it.
pub(super) fn text_is_about<'r>(
    analysis: &Analysis<'_>,
    rules: &'r RuleSet,
    paragraphs: &mut Paragraphs<'r>,
    section: &Section,
    concepts: ConceptSet,
) -> bool {
    let Some(model) = rules.models.get(MODEL) else { return false };
    concepts.iter().any(|concept| {
        let found = features(analysis, rules, paragraphs, section, concept);
        found.is_some_and(|found| model.grade(model.probability(found.iter().map(String::as_str))) == Some(true))
    })
}

/// The features of a section for the question whether it is about a concept that its heading does not name: how surely its paragraphs
/// are, what the headings say, how often concept and rivals are named.
///
/// `None` if its text does not name the concept, nor a heading that hints at it under a title that names it; or if so few paragraphs are
/// likely about it that it is mentioned in passing: then it is not.
pub(super) fn features<'r>(
    analysis: &Analysis<'_>,
    rules: &'r RuleSet,
    paragraphs: &mut Paragraphs<'r>,
    section: &Section,
    concept: ConceptId,
) -> Option<Vec<String>> {
    let own = ConceptSet::of([concept]);
    let units = paragraphs.inside(&section.blocks).to_vec();
    let is_named = any_names(analysis, &units, concept);
    if !(is_named || analysis.title_concepts().meets(own)) {
        return None;
    }
    let heading = heading_says(analysis, rules, section, own);
    if !(is_named || heading == "hints") {
        return None;
    }
    let declared = declares(analysis, rules, &units, concept);
    let announced = heading == "hints" || declared.is_some();
    if !(announced || paragraphs.many_are_likely((analysis, rules), &section.blocks, concept, PASSING)) {
        return None;
    }
    let places: Vec<Place> = units.iter().flat_map(|unit| topic::sentence_places(analysis, unit.clone())).collect();
    let sure = paragraphs.sure(analysis, rules, &section.blocks, concept);
    let mut found = shares(&sure);
    found.extend(declared.map(str::to_owned));
    found.extend(found.clone().iter().filter(|feature| feature.starts_with("mean")).map(|feature| format!("{heading}&{feature}")));
    found.push(format!("heading:{heading}"));
    found.push(format!("level:{}", section.level.min(3)));
    found.push(format!("paragraphs:{}", units.len().min(6)));
    let above = section.parent.and_then(|parent| analysis.document.sections.get(parent));
    found.push(format!("above:{}", above.map_or("none", |above| heading_says(analysis, rules, above, own))));
    found.extend(naming(analysis, rules, &places, concept));
    found.extend(parts(analysis, rules, section, &units, own));
    found.sort();
    found.dedup();
    Some(found)
}

/// Whether a sentence of these paragraphs names a concept.
fn any_names(analysis: &Analysis<'_>, paragraphs: &[Range<usize>], concept: ConceptId) -> bool {
    let blocks = paragraphs.iter().flat_map(|paragraph| analysis.may_name(paragraph.clone(), concept));
    let mut places = blocks.flat_map(|block| topic::sentence_places(analysis, block..block + 1));
    places.any(|place| analysis.strength_at(place, ConceptSet::of([concept])) == Some(Strength::Term))
}

/// Sentences at the beginning of a section among which it may say what it is about.
pub(super) const OPENING: usize = 4;

/// Whether a section says at its beginning that the text is about a concept, which that sentence or the next in its paragraph names: "This
/// note is about …"; and whether it names this topic alone.
fn declares(analysis: &Analysis<'_>, rules: &RuleSet, paragraphs: &[Range<usize>], concept: ConceptId) -> Option<&'static str> {
    let own = ConceptSet::of([concept]);
    // No more are looked at than the opening, and one after it.
    let places =
        paragraphs.iter().flat_map(|paragraph| paragraph.clone().flat_map(|block| topic::sentence_places(analysis, block..block + 1)));
    let places: Vec<Place> = places.take(OPENING + 1).collect();
    let names = |place: &&Place| analysis.strength_at(**place, own) == Some(Strength::Term);
    let declares =
        |place: &Place| analysis.has_cue(*place, &["document"]) && analysis.has_cue(*place, &["applies"]) && !analysis.leaves_out(*place);
    let opening = places.iter().take(OPENING).enumerate().filter(|(_, place)| declares(place));
    let naming = |(at, opening): (usize, &Place)| places.iter().skip(at).take(2).filter(|place| place.block == opening.block).find(names);
    let mut naming = opening.filter_map(naming);
    let is_alone = |place: &Place| topic::rivals(analysis, rules, &[*place], concept).is_empty();
    let first = naming.next()?;
    Some(if is_alone(first) || naming.any(is_alone) { "declared" } else { "declared-among-others" })
}

/// How often the sentences name the concept, beside the rival that they name most.
fn naming(analysis: &Analysis<'_>, rules: &RuleSet, places: &[Place], concept: ConceptId) -> [String; 3] {
    let own = ConceptSet::of([concept]);
    let named = places.iter().filter(|&&place| analysis.strength_at(place, own) == Some(Strength::Term)).count();
    let rival = topic::rivals(analysis, rules, places, concept).into_iter().map(|(_, count)| count).max().unwrap_or(0);
    [
        format!("named:{}", named.min(4)),
        format!("share:{}", 8 * named / places.len().max(1)),
        format!("lead:{:?}&{}", named.cmp(&rival), named.min(2)),
    ]
}

/// How much of a section stands under subheadings that name the concept, and how much under those that name another topic, in quarters.
fn parts(analysis: &Analysis<'_>, rules: &RuleSet, section: &Section, units: &[Range<usize>], own: ConceptSet) -> [String; 3] {
    // Sections stand in the order of the document, each before those inside it.
    let all = &analysis.document.sections;
    let at = |block: usize| all.partition_point(|found| found.blocks.start < block);
    let around = all.get(at(section.blocks.start)..at(section.blocks.end)).unwrap_or_default();
    let below = around.iter().filter(|found| found.heading != section.heading && found.blocks.end <= section.blocks.end);
    let below: Vec<(&Range<usize>, &str)> = below.map(|found| (&found.blocks, heading_says(analysis, rules, found, own))).collect();
    let under = |says: &str| {
        let (mut count, mut counted_to) = (0, 0);
        for (blocks, _) in below.iter().filter(|(_, said)| *said == says) {
            if blocks.start >= counted_to {
                let unit = |block: usize| units.partition_point(|unit| unit.start < block);
                count += unit(blocks.end) - unit(blocks.start);
                counted_to = blocks.end;
            }
        }
        // Rounded up, so that any at all shows.
        (4 * count).div_ceil(units.len().max(1))
    };
    let (named, other) = (under("names"), under("another"));
    [format!("parts:{named}"), format!("other-parts:{other}"), format!("parts:{named}+{other}")]
}

/// How surely the paragraphs of a section are about a concept: on average, how many, the first and the surest.
#[expect(clippy::cast_precision_loss, reason = "a section has far fewer paragraphs than a mantissa counts")]
fn shares(sure: &[f32]) -> Vec<String> {
    let count = sure.len().max(1) as f32;
    let mean = sure.iter().sum::<f32>() / count;
    let likely = sure.iter().filter(|&&one| one > LIKELY).count() as f32 / count;
    let first = sure.first().copied().unwrap_or(0.0);
    let most = sure.iter().copied().fold(0.0, f32::max);
    [steps("mean", mean), steps("likely", likely), steps("first", first), steps("most", most)].concat()
}

/// A value between 0 and 1 as features, graded so that weights may rise with every tenth passed.
fn steps(name: &str, value: f32) -> Vec<String> {
    let passed = (1..10_u8).take_while(|&step| value * 10.0 >= f32::from(step));
    passed.map(|step| format!("{name}>={step}")).collect()
}

/// What a section's heading says of concepts: names them, hints at them, names another topic, nothing; or it has none.
fn heading_says(analysis: &Analysis<'_>, rules: &RuleSet, section: &Section, concepts: ConceptSet) -> &'static str {
    let Some(heading) = section.heading else { return "none" };
    if topic::block_names(analysis, heading, concepts) {
        "names"
    } else if topic::block_hints(analysis, heading, concepts) {
        "hints"
    } else if topic::block_names(analysis, heading, rules.all_topics()) {
        "another"
    } else {
        "silent"
    }
}
