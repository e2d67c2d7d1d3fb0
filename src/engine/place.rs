//! Where a block stands: under which headings, in which section, on scope or not.

use std::cell::OnceCell;
use std::num::NonZeroU32;
use std::ops::Range;

use super::analysis::{Analysis, named_by};
use super::passage::Place;
use crate::document::{BlockKind, Document, Section, SectionId};
use crate::text::ConceptSet;

/// What is asked of every sentence about the blocks around it, worked out once.
pub(super) struct Places {
    /// For each block, the innermost section that holds it.
    sections: Vec<SectionId>,
    /// What headings name, once it is asked for.
    headings: OnceCell<Headings>,
    /// For each block, the block that introduces it, once it is asked for: the introduction of its list, its column heads, its question or
    /// term.
    introductions: OnceCell<Vec<Option<NonZeroU32>>>,
}

impl Places {
    pub(super) fn of(document: &Document) -> Self {
        let mut sections = vec![0; document.blocks.len()];
        for (id, section) in document.sections.iter().enumerate() {
            for at in section.heading.into_iter().chain(section.own.clone()) {
                if let Some(known) = sections.get_mut(at) {
                    *known = id;
                }
            }
        }
        Self { sections, introductions: OnceCell::new(), headings: OnceCell::new() }
    }
}

/// What headings name.
struct Headings {
    /// For each section, the concepts that its heading and the one above it name.
    chapters: Vec<ConceptSet>,
    /// The title's.
    title: ConceptSet,
}

impl Headings {
    fn of(analysis: &Analysis<'_>) -> Self {
        let document = analysis.document;
        let named = |heading: Option<usize>| {
            heading.and_then(|heading| analysis.block(heading)).map_or(ConceptSet::EMPTY, |block| named_by(&*block.hits))
        };
        let title_block = document.title_block();
        let untitled = |heading: Option<usize>| if heading == title_block { ConceptSet::EMPTY } else { named(heading) };
        let chapters = document.sections.iter().map(|section| {
            let above = section.parent.and_then(|parent| document.sections.get(parent));
            untitled(section.heading).union(untitled(above.and_then(|above| above.heading)))
        });
        Self { chapters: chapters.collect(), title: named(title_block) }
    }
}

/// What introduces each block, by its place counted from 1: for a list item the nearest block before it that is no item as deep or deeper, for a row of a table its
/// column heads, for any other block the term or bold line right before it.
fn introductions(document: &Document) -> Vec<Option<NonZeroU32>> {
    let mut found = Vec::with_capacity(document.blocks.len());
    // Open items, outermost first, each deeper than the one before, under the block that introduces the list.
    let mut items: Vec<(usize, u8)> = Vec::new();
    let mut list: Option<usize> = None;
    let mut heads: Option<usize> = None;
    for (at, block) in document.blocks.iter().enumerate() {
        let opens = |before: &usize| document.blocks.get(*before).is_some_and(|block| block.bold || block.kind == BlockKind::Term);
        let introduction = match block.kind {
            BlockKind::ListItem { depth } => {
                while items.last().is_some_and(|&(_, other)| other >= depth) {
                    items.pop();
                }
                let introduction = items.last().map(|&(item, _)| item).or(list);
                items.push((at, depth));
                introduction
            }
            BlockKind::TableRow { header: false } => heads,
            _ => at.checked_sub(1).filter(opens),
        };
        found.push(introduction.and_then(|at| u32::try_from(at + 1).ok().and_then(NonZeroU32::new)));
        match block.kind {
            BlockKind::Heading { .. } => (list, heads) = (None, None),
            BlockKind::TableRow { header } => {
                list = Some(at);
                heads = if header { Some(at) } else { heads };
            }
            BlockKind::ListItem { .. } => heads = None,
            _ => (list, heads) = (Some(at), None),
        }
        if !matches!(block.kind, BlockKind::ListItem { .. }) {
            items.clear();
        }
    }
    found
}

impl Analysis<'_> {
    /// The concepts that the headings above a block name: the nearest two levels, and the title.
    pub(super) fn headings_name(&self, block: usize) -> ConceptSet {
        self.chapter_concepts(block).union(self.title_concepts())
    }

    /// The concepts that the title names.
    pub(super) fn title_concepts(&self) -> ConceptSet {
        self.headings().title
    }

    /// Blocks between one heading and the next, for every heading, and those before the first.
    pub(super) fn leaf_sections(&self) -> impl Iterator<Item = Range<usize>> {
        self.document.sections.iter().map(|section| section.own.clone()).filter(|own| !own.is_empty())
    }

    /// The block that introduces a block, if any does.
    pub(super) fn introducing(&self, block: usize) -> Option<usize> {
        let found = self.places.introductions.get_or_init(|| introductions(self.document)).get(block).copied().flatten()?;
        Some(found.get() as usize - 1)
    }

    /// Whether a block stands where a document speaks of itself: before the first subheading of the title's section, or under a heading
    /// that names no concept, in a chapter that names none.
    pub(super) fn is_on_scope(&self, block: usize) -> bool {
        self.innermost(block).is_some_and(|section| section.level <= 1 || self.chapter_concepts(block).is_empty())
    }

    /// The concepts that the heading above a block and the one above that name; the title is not counted.
    pub(super) fn chapter_concepts(&self, block: usize) -> ConceptSet {
        self.places.sections.get(block).and_then(|&id| self.headings().chapters.get(id)).copied().unwrap_or_default()
    }

    /// Whether the heading above a block announces what the document covers.
    pub(super) fn is_under_scope_heading(&self, block: usize) -> bool {
        let heading = self.innermost(block).and_then(|section| section.heading);
        heading.is_some_and(|heading| self.has_cue(Place { block: heading, sentence: 0 }, &["scope_heading"]))
    }

    /// The heading that a block stands under.
    pub(super) fn heading_above(&self, block: usize) -> Option<usize> {
        self.innermost(block)?.heading.filter(|&heading| heading != block)
    }

    fn headings(&self) -> &Headings {
        self.places.headings.get_or_init(|| Headings::of(self))
    }

    fn innermost(&self, block: usize) -> Option<&Section> {
        self.document.sections.get(*self.places.sections.get(block)?)
    }
}
