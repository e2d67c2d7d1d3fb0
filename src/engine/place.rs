//! Where a block stands: under which headings, in which section, on scope or not.

use std::ops::Range;

use super::analysis::Analysis;
use crate::document::Section;
use crate::text::{ConceptSet, Strength};

impl Analysis<'_> {
    /// The concepts that the headings above a block name, the nearest two levels.
    pub(super) fn headings_name(&self, block: usize) -> ConceptSet {
        let mut above: Vec<&Section> =
            self.document.sections.iter().filter(|section| section.heading.is_some() && section.blocks.contains(&block)).collect();
        above.sort_by_key(|section| section.level);
        let headings = above.iter().rev().take(2).filter_map(|section| section.heading);
        headings.map(|heading| self.named_by(heading)).fold(ConceptSet::EMPTY, ConceptSet::union)
    }

    fn named_by(&self, heading: usize) -> ConceptSet {
        let hits = self.blocks.get(heading).map(|found| found.hits.iter().filter(|hit| hit.strength == Strength::Term));
        hits.into_iter().flatten().fold(ConceptSet::EMPTY, |set, hit| set.union(hit.concepts))
    }

    /// Blocks between one heading and the next, for every heading, and those before the first.
    pub(super) fn leaf_sections(&self) -> Vec<Range<usize>> {
        self.document.sections.iter().map(|section| section.own.clone()).filter(|own| !own.is_empty()).collect()
    }

    /// Whether a block stands where a document speaks of its own scope: before the first subheading of the title's section, or under a
    /// heading that names no concept of a rule's topic.
    pub(super) fn is_on_scope(&self, block: usize) -> bool {
        let innermost = self.document.sections.iter().filter(|section| section.own.contains(&block)).max_by_key(|section| section.level);
        innermost.is_some_and(|section| section.level <= 1 || self.headings_name(block).is_empty())
    }
}
