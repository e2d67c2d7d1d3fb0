//! What headings name and what single paragraphs are about; [`super::section`] puts the paragraphs of a section together.

use std::collections::HashMap;
use std::ops::Range;

use super::analysis::Analysis;
use super::found::{Found, Part, Prefix, part};
use super::passage::Place;
use super::senses::senses_in;
use super::weigher::Weigher;
use super::wordings::Wordings;
use crate::document::{BlockKind, Document, Section};
use crate::rules::{Model, RuleSet};
use crate::text::{ConceptId, ConceptSet, Hit, Stem, Strength, TextHash};

/// The name of the weights that tell whether a paragraph is about a concept.
pub(super) const MODEL: &str = "about";

/// From here on a paragraph is likely about a concept.
pub(super) const LIKELY: f32 = 0.5;

/// Whether a section's heading names one of the concepts.
pub(super) fn heading_names(analysis: &Analysis<'_>, section: &Section, concepts: ConceptSet) -> bool {
    section.heading.is_some_and(|heading| block_names(analysis, heading, concepts))
}

/// Whether a block names one of the concepts, in a name or not.
pub(super) fn block_names(analysis: &Analysis<'_>, block: usize, concepts: ConceptSet) -> bool {
    let names = |hit: &Hit| hit.strength == Strength::Term && hit.concepts.meets(concepts);
    analysis.block(block).is_some_and(|found| found.hits.iter().chain(found.named()).any(names))
}

/// The paragraphs of a document, and how surely each is about a concept, as far as it was asked: sections stand in one another, and
/// rules share topics.
pub(super) struct Paragraphs<'r> {
    units: Vec<Range<usize>>,
    known: HashMap<ConceptId, About<'r>>,
    wordings: Wordings<'r>,
}

/// How surely the paragraphs of a document are about one concept.
struct About<'r> {
    weigher: Weigher<'r>,
    /// Whether each may be likely about it, as far as it was asked.
    may_be: Vec<Option<bool>>,
    /// No number where it was not asked.
    probabilities: Vec<f32>,
}

/// By so much a sum may differ that is added up in another order.
pub(super) const ROUNDING: f32 = 0.05;

impl<'r> About<'r> {
    /// Nothing known yet of so many paragraphs.
    fn new(weigher: Weigher<'r>, paragraphs: usize) -> Self {
        Self { weigher, may_be: vec![None; paragraphs], probabilities: vec![f32::NAN; paragraphs] }
    }

    /// Whether the paragraph with this number may be likely about it, told at small cost.
    fn may_be_likely(
        &mut self,
        (analysis, wordings): (&Analysis<'_>, &mut Wordings<'_>),
        (number, paragraph): (usize, &Range<usize>),
    ) -> bool {
        match (self.may_be.get_mut(number), self.probabilities.get(number)) {
            (Some(_), Some(&known)) if !known.is_nan() => known > LIKELY,
            (Some(known), _) => {
                *known.get_or_insert_with(|| self.weigher.at_most(analysis, wordings, paragraph).is_none_or(|sum| sum > -ROUNDING))
            }
            _ => true,
        }
    }

    /// How surely the paragraph with this number is about it, worked out where that is not known yet.
    fn probability(
        &mut self,
        (analysis, wordings): (&Analysis<'_>, &mut Wordings<'_>),
        (number, paragraph): (usize, &Range<usize>),
    ) -> f32 {
        let Some(known) = self.probabilities.get_mut(number) else { return 0.0 };
        if known.is_nan() {
            *known = self.weigher.probability(analysis, wordings, paragraph);
        }
        *known
    }
}

impl<'r> Paragraphs<'r> {
    pub(super) fn of(analysis: &Analysis<'_>, rules: &'r RuleSet) -> Self {
        let units = units(analysis.document, 0..analysis.document.blocks.len());
        Self { units, known: HashMap::new(), wordings: Wordings::new(rules, analysis.language) }
    }

    /// The paragraphs in a section's blocks; a heading ends every paragraph, so that none stands in two sections.
    pub(super) fn inside(&self, blocks: &Range<usize>) -> &[Range<usize>] {
        self.units.get(self.indices(blocks)).unwrap_or_default()
    }

    fn indices(&self, blocks: &Range<usize>) -> Range<usize> {
        let at = |block: usize| self.units.partition_point(|unit| unit.start < block);
        at(blocks.start)..at(blocks.end)
    }

    /// Whether at least one in so many of the paragraphs in a section's blocks is likely about a concept. Those that surely are not are left
    /// unweighed; all are, where too few are left.
    pub(super) fn many_are_likely(
        &mut self,
        (analysis, rules): (&Analysis<'_>, &'r RuleSet),
        blocks: &Range<usize>,
        concept: ConceptId,
        each: usize,
    ) -> bool {
        let indices = self.indices(blocks);
        let enough = |count: usize| count * each >= indices.len();
        let Some((units, wordings, about)) = self.about((analysis, rules), concept) else { return enough(0) };
        let inside = || units.iter().enumerate().skip(indices.start).take(indices.len());
        let mut open: Vec<(usize, &Range<usize>)> = Vec::new();
        for (passed, paragraph) in (1..).zip(inside()) {
            if about.may_be_likely((analysis, wordings), paragraph) {
                open.push(paragraph);
            }
            if !enough(open.len() + indices.len() - passed) {
                return false;
            }
        }
        let mut count = open.len();
        for paragraph in open {
            count -= usize::from(about.probability((analysis, wordings), paragraph) <= LIKELY);
            if !enough(count) {
                return false;
            }
        }
        true
    }

    /// How surely each paragraph in a section's blocks is about a concept.
    pub(super) fn sure(&mut self, analysis: &Analysis<'_>, rules: &'r RuleSet, blocks: &Range<usize>, concept: ConceptId) -> Vec<f32> {
        let indices = self.indices(blocks);
        let Some((units, wordings, about)) = self.about((analysis, rules), concept) else { return Vec::new() };
        let inside = units.iter().enumerate().skip(indices.start).take(indices.len());
        inside.map(|paragraph| about.probability((analysis, wordings), paragraph)).collect()
    }

    /// The paragraphs, what their words may stand for, and what is known of them and a concept; `None` without weights.
    fn about(
        &mut self,
        (analysis, rules): (&Analysis<'_>, &'r RuleSet),
        concept: ConceptId,
    ) -> Option<(&[Range<usize>], &mut Wordings<'r>, &mut About<'r>)> {
        let Self { units, known, wordings } = self;
        let model = rules.models.get(MODEL)?;
        let new = || About::new(Weigher::new((rules, model), analysis.language, concept), units.len());
        Some((units, wordings, known.entry(concept).or_insert_with(new)))
    }
}

/// Whether a block hints at one of the concepts.
pub(super) fn block_hints(analysis: &Analysis<'_>, block: usize, concepts: ConceptSet) -> bool {
    analysis.block(block).is_some_and(|found| found.hits.iter().any(|hit| hit.concepts.meets(concepts)))
}

/// The paragraphs of a range of blocks; a list with its introduction, and a table, is one.
pub(super) fn units(document: &Document, blocks: Range<usize>) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut previous: Option<BlockKind> = None;
    for at in blocks {
        let Some(block) = document.blocks.get(at).filter(|block| block.kind.is_running_text()) else {
            previous = None;
            continue;
        };
        let goes_on = match block.kind {
            BlockKind::ListItem { .. } => matches!(previous, Some(BlockKind::ListItem { .. } | BlockKind::Paragraph)),
            BlockKind::TableRow { .. } => matches!(previous, Some(BlockKind::TableRow { .. })),
            BlockKind::Footnote | BlockKind::Caption => previous.is_some(),
            BlockKind::Paragraph => {
                at.checked_sub(1).and_then(|before| document.blocks.get(before)).is_some_and(|before| before.bold && previous.is_some())
            }
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

/// The features of a paragraph for the question whether it is about a concept: those that a model weighs, or all for training. Judging takes
/// [`super::weigher::Weigher::probability`], which a test holds to these.
pub(super) fn features<'m>(
    analysis: &Analysis<'_>,
    rules: &RuleSet,
    unit: Range<usize>,
    concept: ConceptId,
    model: Option<&'m Model>,
) -> Found<'m> {
    let heading = analysis.heading_above(unit.start).map(|block| Place { block, sentence: 0 });
    let places = sentence_places(analysis, unit);
    let mut found = Found::new(model);
    add_structure(&Counts::of(analysis, rules, &places, concept), &mut found);
    add_words(analysis, rules, &places, (concept, ""), &mut found);
    add_words(analysis, rules, heading.as_slice(), (concept, "h:"), &mut found);
    found
}

/// The places of the sentences in blocks.
pub(super) fn sentence_places(analysis: &Analysis<'_>, blocks: Range<usize>) -> Vec<Place> {
    let counts = blocks.filter_map(|block| Some((block, analysis.block(block)?.sentences.len())));
    counts.flat_map(|(block, sentences)| (0..sentences).map(move |sentence| Place { block, sentence })).collect()
}

/// What a paragraph shows of a concept beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Counts {
    /// Sentences that name it, and that only hint at it.
    pub(super) named: usize,
    pub(super) hinted: usize,
    /// All sentences.
    pub(super) sentences: usize,
    /// How firmly the first sentence names it.
    first: Option<Strength>,
    /// Other topics named, and the most sentences that one of them is named in.
    pub(super) rivals: usize,
    strongest: usize,
}

impl Counts {
    /// All that a paragraph may have that neither names the concept nor hints at it, as far as features tell them apart.
    #[cfg(test)]
    pub(super) fn unnamed() -> impl Iterator<Item = Self> {
        let sentences = 0..=MOST_SENTENCES;
        let rivals = || (0..=MOST_RIVALS).flat_map(|rivals| [0, 1].map(|strongest| (rivals, strongest)));
        let of = |sentences, (rivals, strongest)| Self { named: 0, hinted: 0, sentences, first: None, rivals, strongest };
        sentences.flat_map(move |sentences| rivals().map(move |rivals| of(sentences, rivals)))
    }

    /// Of the sentences at these places.
    pub(super) fn of(analysis: &Analysis<'_>, rules: &RuleSet, places: &[Place], concept: ConceptId) -> Self {
        let own = ConceptSet::of([concept]);
        let strengths: Vec<Option<Strength>> = places.iter().map(|&place| analysis.strength_at(place, own)).collect();
        let count = |strength| strengths.iter().filter(|&&found| found == Some(strength)).count();
        let rivals = rivals(analysis, rules, places, concept);
        Self {
            named: count(Strength::Term),
            hinted: count(Strength::Hint),
            sentences: places.len(),
            first: strengths.first().copied().flatten(),
            rivals: rivals.len(),
            strongest: rivals.iter().map(|&(_, count)| count).max().unwrap_or(0),
        }
    }
}

/// From here on sentences and rival topics are not told apart by number.
const MOST_SENTENCES: usize = 6;
const MOST_RIVALS: usize = 4;

/// The features of those counts.
pub(super) fn add_structure(counts: &Counts, found: &mut Found<'_>) {
    let &Counts { named, hinted, sentences, first, rivals, strongest } = counts;
    let lead = match named.cmp(&strongest) {
        std::cmp::Ordering::Less => "behind",
        std::cmp::Ordering::Equal => "level",
        std::cmp::Ordering::Greater => "ahead",
    };
    found.add_number("named:", named.min(3));
    found.add_number("hinted:", hinted.min(3));
    found.add_number("sentences:", sentences.min(MOST_SENTENCES));
    found.add_number("share:", 4 * (named + hinted) / sentences.max(1));
    found.add(&["first:", grade(first)]);
    found.add(&["named+hinted:", &named.min(2).to_string(), &hinted.min(2).to_string()]);
    found.add_number("rivals:", rivals.min(MOST_RIVALS));
    found.add(&["lead:", lead]);
    if named + hinted > 0 {
        found.add(&["any"]);
    }
}

/// What the features of counts weigh at most where the concept is neither named nor hinted at: each kind of feature by itself.
pub(super) fn most_beside(model: &Model) -> f32 {
    let none = Counts { named: 0, hinted: 0, sentences: 0, first: None, rivals: 0, strongest: 0 };
    let weight = |counts: &Counts| {
        let mut found = Found::unnamed(Some(model));
        add_structure(counts, &mut found);
        found.sum()
    };
    let least = weight(&none);
    let most = |counts: &mut dyn Iterator<Item = Counts>| counts.map(|counts| weight(&counts) - least).fold(0.0, f32::max);
    least
        + most(&mut (0..=MOST_SENTENCES).map(|sentences| Counts { sentences, ..none }))
        + most(&mut (0..=MOST_RIVALS).map(|rivals| Counts { rivals, ..none }))
        + most(&mut [Counts { strongest: 1, ..none }].into_iter())
}

fn grade(strength: Option<Strength>) -> &'static str {
    match strength {
        Some(Strength::Term) => "T",
        Some(Strength::Hint) => "H",
        None => "-",
    }
}

/// Other concepts that rules have as topics and that the sentences name, with the number of sentences that do.
pub(super) fn rivals(analysis: &Analysis<'_>, rules: &RuleSet, places: &[Place], concept: ConceptId) -> Vec<(ConceptId, usize)> {
    let named: Vec<ConceptSet> = places.iter().map(|&place| analysis.named_at(place)).collect();
    let others = rules.all_topics().iter().filter(|&other| other != concept);
    let counted = others.map(|other| (other, named.iter().filter(|set| set.contains(other)).count()));
    counted.filter(|&(_, count)| count > 0).collect()
}

/// The name that features of a concept begin with.
pub(super) fn name(rules: &RuleSet, concept: ConceptId) -> Option<&str> {
    rules.concept(concept).map(|known| known.id.as_str())
}

/// The stems of the sentences with their beginnings, and the senses of their words, each as a feature of this concept: a paragraph may be
/// recognised that never names it.
pub(super) fn add_words(
    analysis: &Analysis<'_>,
    rules: &RuleSet,
    places: &[Place],
    (concept, own): (ConceptId, &str),
    found: &mut Found<'_>,
) {
    let Some(name) = name(rules, concept) else { return };
    let (prefix, own) = (Prefix::new(name, ":"), (own, TextHash::of(own)));
    for place in places {
        let (Some(block), Some(sentence)) = (analysis.block(place.block), analysis.sentence(*place)) else { continue };
        for stem in block.stems(sentence.tokens(), rules.lexicon.stemmers(), analysis.language) {
            for [first, second] in of_stem(stem) {
                found.add_parts(&prefix, [own, first, second]);
            }
        }
        for sense in senses_in(analysis.senses(place.block), &sentence.tokens()) {
            let [first, second] = of_class(analysis.class(*sense));
            found.add_parts(&prefix, [own, first, second]);
        }
    }
}

/// The features of a stem, in two parts each: itself and its beginning.
pub(super) fn of_stem(stem: &Stem) -> [[Part<'_>; 2]; 2] {
    [[stem.hashed(), const { part("") }], [stem.shortened(), const { part("*") }]]
}

/// The feature of a class of senses, in two parts.
pub(super) const fn of_class(class: Part<'_>) -> [Part<'_>; 2] {
    [const { part("s:") }, class]
}
