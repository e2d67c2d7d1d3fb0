//! Whether a paragraph that does not name a concept may be likely about it all the same, told from what its words weigh at most: nearly all
//! paragraphs are ruled out by this, and need not be weighed to the last feature.
//!
//! Every feature is looked at as it is but one kind: for the senses of words stand those that the words may have, as far as they
//! speak for the concept. The sum is never less than the exact one.

use std::ops::Range;

use super::analysis::Analysis;
use super::senses::{Class, classes};
use super::weigher::Weigher;
use crate::text::ConceptSet;

/// By so much a sum may differ that is added up in another order.
const ROUNDING: f32 = 0.05;

/// Whether each paragraph of a document may be likely about a concept, as far as it was asked.
pub(super) struct Ceiling {
    likely: Vec<Option<bool>>,
}

impl Ceiling {
    /// Nothing known yet of so many paragraphs.
    pub(super) fn new(paragraphs: usize) -> Self {
        Self { likely: vec![None; paragraphs] }
    }

    /// Whether the paragraph with this number, in these blocks, may be likely about the weigher's concept. The classes of senses that its words
    /// may have are worked out once for all concepts.
    pub(super) fn may_be_likely(
        &mut self,
        (analysis, weigher): (&Analysis<'_>, &mut Weigher<'_>),
        senses: &mut [Option<Box<[Class]>>],
        (number, paragraph): (usize, &Range<usize>),
    ) -> bool {
        if let Some(Some(known)) = self.likely.get(number) {
            return *known;
        }
        let may = weigher.without_senses(analysis, paragraph).is_none_or(|sum| {
            let known = senses.get_mut(number).map(|known| known.get_or_insert_with(|| may_sense(analysis, paragraph)));
            sum + weigher.favourable(known.map(|known| &**known).unwrap_or_default()) > -ROUNDING
        });
        if let Some(known) = self.likely.get_mut(number) {
            *known = Some(may);
        }
        may
    }
}

/// The classes of senses that the words of blocks may have.
fn may_sense(analysis: &Analysis<'_>, blocks: &Range<usize>) -> Box<[Class]> {
    let mut all: Vec<ConceptSet> = Vec::new();
    for block in blocks.clone() {
        for (part, own) in analysis.may_sense(block).enumerate() {
            match all.get_mut(part) {
                Some(known) => *known = known.union(own),
                None => all.push(own),
            }
        }
    }
    classes(&all).collect()
}

#[cfg(test)]
mod tests {
    use super::super::topic::{self, LIKELY, MODEL, Paragraphs, features};
    use super::*;
    use crate::document::Document;
    use crate::formats::{Limits, by_file_name};
    use crate::rules::{builtin, compile};

    /// The documents of some labelled folders.
    fn documents() -> Vec<Document> {
        let labelled = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/labelled");
        let files = ["dev", "dev10", "dev29"].into_iter().flat_map(|folder| std::fs::read_dir(labelled.join(folder)).unwrap());
        let read = files.filter_map(|entry| {
            let path = entry.unwrap().path();
            let format = by_file_name(&path.to_string_lossy())?;
            Some((format.read)(&std::fs::read(&path).unwrap(), &Limits::default()).0)
        });
        read.collect()
    }

    #[test]
    fn no_paragraph_that_is_likely_is_ruled_out() {
        let rules = compile(&[builtin("jamy-2022-21").unwrap()]).0;
        let model = &rules.models[MODEL];
        let (mut likely, mut ruled_out, mut told) = (0, 0, [0, 0]);
        for document in documents() {
            let Ok(analysis) = Analysis::of(&document, &rules) else { continue };
            let units = topic::units(&document, 0..document.blocks.len());
            let mut classes = vec![None; units.len()];
            for concept in rules.all_topics().iter() {
                let mut ceiling = Ceiling::new(units.len());
                let mut weigher = Weigher::new((&rules, model), analysis.language, concept);
                let probability = |unit: &Range<usize>| {
                    let found = features(&analysis, &rules, unit.clone(), concept, Some(model)).into_names();
                    model.probability(found.iter().map(String::as_str))
                };
                let exact: Vec<f32> = units.iter().map(probability).collect();
                let remembered: Vec<f32> = units.iter().map(|unit| weigher.probability(&analysis, unit)).collect();
                assert_eq!(remembered, exact);
                let exact: Vec<bool> = exact.into_iter().map(|probability| probability > LIKELY).collect();
                for (found, &exact) in units.iter().enumerate().zip(&exact) {
                    let may = ceiling.may_be_likely((&analysis, &mut weigher), &mut classes, found);
                    assert!(may || !exact, "{:?} {found:?}", document.title());
                    likely += usize::from(exact);
                    ruled_out += usize::from(!may);
                }
                for section in &document.sections {
                    let inside = units.iter().zip(&exact).filter(|(unit, _)| section.blocks.contains(&unit.start));
                    let (count, all) = inside.fold((0, 0), |(count, all), (_, exact)| (count + usize::from(*exact), all + 1));
                    let many = Paragraphs::of(&analysis).many_are_likely((&analysis, &rules), &section.blocks, concept, 3);
                    assert_eq!(many, count * 3 >= all, "{:?} {:?}", document.title(), section.blocks);
                    told[usize::from(many)] += 1;
                }
            }
        }
        assert!(likely > 100 && ruled_out > 1000, "{likely} likely, {ruled_out} ruled out");
        assert!(told.iter().all(|&sections| sections > 100), "{told:?}");
    }
}
