//! Which sections a rule judges: the outermost that are about its topic.

use std::collections::HashMap;
use std::ops::Range;

use super::analysis::{Analysis, named_by};
use super::passage::{Passage, Place};
use super::reference::References;
use super::section;
use super::topic::{self, Paragraphs};
use crate::document::{Section, SectionId};
use crate::rules::{RuleSet, Topic};
use crate::text::{ConceptSet, Hit, Strength};

/// Decides what sections are about, and remembers it.
pub(super) struct Scope<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) rules: &'a RuleSet,
    /// The block of the document's title.
    title: Option<usize>,
    children: Vec<Vec<SectionId>>,
    paragraphs: Paragraphs<'a>,
    /// For each set of concepts and each section, whether the section is about one of them, as far as it was asked.
    known: HashMap<ConceptSet, Box<[Option<bool>]>>,
    /// The blocks of sections about topics, each with its topic.
    topics: Vec<(Range<usize>, ConceptSet)>,
    /// What sentences refer to by number, once it is asked for.
    references: Option<References>,
}

/// A section that a rule judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) section: SectionId,
    pub(super) whole_document: bool,
}

impl<'a> Scope<'a> {
    pub(super) fn new(analysis: &'a Analysis<'a>, rules: &'a RuleSet) -> Self {
        let document = analysis.document;
        let mut children = vec![Vec::new(); document.sections.len()];
        for (id, section) in document.sections.iter().enumerate() {
            if let Some(siblings) = section.parent.and_then(|parent| children.get_mut(parent)) {
                siblings.push(id);
            }
        }
        Self {
            analysis,
            rules,
            title: document.title_block(),
            children,
            paragraphs: Paragraphs::of(analysis, rules),
            known: HashMap::new(),
            topics: Vec::new(),
            references: None,
        }
    }

    /// Finds the sections about each topic of the packs, those of rules that are left out of the run among them.
    pub(super) fn find_topics(&mut self) {
        let named = self.analysis.named();
        for concept in self.rules.all_topics().iter().filter(|&concept| named.contains(concept)) {
            let about = ConceptSet::of([concept]);
            let sections = self.judged(&Topic { about, ..Topic::default() });
            self.note_topics(sections.into_iter().map(|found| (found.section, about)));
        }
    }

    /// Notes that sections are about topics.
    pub(super) fn note_topics(&mut self, found: impl Iterator<Item = (SectionId, ConceptSet)>) {
        let sections = &self.analysis.document.sections;
        self.topics.extend(found.filter_map(|(id, topics)| Some((sections.get(id)?.blocks.clone(), topics))));
    }

    /// What the sections around a block are about.
    pub(super) fn topics_around(&self, block: usize) -> ConceptSet {
        let around = self.topics.iter().filter(|(blocks, _)| blocks.contains(&block));
        around.fold(ConceptSet::EMPTY, |set, (_, topics)| set.union(*topics))
    }

    /// Reads what sentences refer to by number, once; the topics of the sections have to be known. Nothing asks for it before a section is judged.
    pub(super) fn read_references(&mut self) {
        if self.references.is_some() {
            return;
        }
        let mut references = References::of(self.analysis);
        references.resolve(|id| {
            self.section(id).and_then(|section| section.heading).map_or(ConceptSet::EMPTY, |heading| {
                let hits = self.analysis.block(heading).map(|block| named_by(&*block.hits));
                hits.unwrap_or_default().union(self.topics_around(heading))
            })
        });
        self.references = Some(references);
    }

    /// What the sections are about that the sentence at a place speaks of by number.
    pub(super) fn referred(&self, place: Place) -> ConceptSet {
        let Some(references) = self.references.as_ref().filter(|references| !references.is_empty()) else { return ConceptSet::EMPTY };
        let section = self.section(self.analysis.document.section_of(place.block));
        references.at(place, section.map_or(place.block, |section| section.own.start))
    }

    /// The outermost sections about a topic, in order; none if the topic's other conditions fail.
    pub(super) fn judged(&mut self, topic: &Topic) -> Vec<Judged> {
        let is_there = |scope: &mut Self| topic.document.is_empty() || scope.document_is_about(topic.document);
        let is_anywhere = |scope: &mut Self| topic.within.is_empty() || scope.any_is_about(topic.within);
        if !is_there(self) || !is_anywhere(self) {
            return Vec::new();
        }
        let mut found = Vec::new();
        self.descend(0, topic, &mut found);
        found
    }

    fn descend(&mut self, id: SectionId, topic: &Topic, found: &mut Vec<Judged>) {
        if self.is_about(id, topic.about) {
            // What holds for a section about one group alone holds for everything in it.
            if topic.unless_only.is_some_and(|group| self.is_only_about(id, ConceptSet::of([group]))) {
                return;
            }
            if self.fits(id, topic) {
                found.push(Judged { section: id, whole_document: self.is_whole(id) });
                return;
            }
        }
        for at in 0.. {
            let Some(&child) = self.children.get(id).and_then(|children| children.get(at)) else { break };
            self.descend(child, topic, found);
        }
    }

    fn section(&self, id: SectionId) -> Option<&'a Section> {
        self.analysis.document.sections.get(id)
    }

    /// Whether a section is the whole document: the root, or the section of the title with nothing of weight before it.
    pub(super) fn is_whole(&self, id: SectionId) -> bool {
        let is_title = |section: &Section| section.heading == self.title && self.covers_document(section);
        self.section(id).is_some_and(|section| section.heading.is_none() || is_title(section))
    }

    /// Whether hardly any running text stands outside a section.
    fn covers_document(&self, section: &Section) -> bool {
        is_most(self.running(&section.blocks), self.running(&(0..self.analysis.document.blocks.len())))
    }

    /// How much running text stands in some blocks, in bytes.
    fn running(&self, blocks: &Range<usize>) -> usize {
        let blocks = self.analysis.document.blocks.get(blocks.clone()).unwrap_or_default().iter();
        blocks.filter(|block| block.kind.is_running_text()).map(|block| block.text.as_str().len()).sum()
    }

    /// A section with the one inside it that has hardly less running text, and the one inside that: what they say of themselves holds for all of it.
    fn alike(&self, id: SectionId) -> Vec<&'a Section> {
        let mut found = Vec::new();
        let mut next = Some(id);
        while let Some(at) = next
            && let Some(outer) = self.section(at)
        {
            found.push(outer);
            let all = self.running(&outer.blocks);
            let is_alike = |child: &SectionId| self.section(*child).is_some_and(|child| is_most(self.running(&child.blocks), all));
            next = self.children.get(at).into_iter().flatten().copied().find(is_alike);
        }
        found
    }

    /// Whether a section is about one of the concepts, by its heading or by most of its text.
    pub(super) fn is_about(&mut self, id: SectionId, concepts: ConceptSet) -> bool {
        if let Some(known) = self.known.get(&concepts).and_then(|known| *known.get(id)?) {
            return known;
        }
        let about = self.section(id).is_some_and(|section| {
            let named = match section.heading {
                Some(_) => topic::heading_names(self.analysis, section, concepts),
                None => self.title_names(concepts),
            };
            named || section::text_is_about(self.analysis, self.rules, &mut self.paragraphs, section, concepts)
        });
        let sections = self.analysis.document.sections.len();
        let known = self.known.entry(concepts).or_insert_with(|| vec![None; sections].into());
        if let Some(known) = known.get_mut(id) {
            *known = Some(about);
        }
        about
    }

    /// Whether a title that stands in the metadata alone names one of the concepts.
    fn title_names(&self, concepts: ConceptSet) -> bool {
        let document = self.analysis.document;
        match (self.title, document.metadata.title.as_deref()) {
            (None, Some(title)) => self.analysis.title_names(title, concepts),
            _ => false,
        }
    }

    /// Whether the document's title names one of the concepts, or most of its text is about one.
    pub(super) fn document_is_about(&mut self, concepts: ConceptSet) -> bool {
        let title = self.title.map(|title| self.analysis.document.section_of(title));
        title.is_some_and(|id| self.is_about(id, concepts)) || self.is_about(0, concepts)
    }

    /// The conditions of a topic beside what the section is about.
    fn fits(&mut self, id: SectionId, topic: &Topic) -> bool {
        let within = topic.within.is_empty() || self.is_within(id, topic.within);
        let concerning = topic.concerning.is_empty() || self.concerns(id, topic);
        within && concerning
    }

    /// Whether any section is about one of the concepts.
    fn any_is_about(&mut self, concepts: ConceptSet) -> bool {
        (0..self.analysis.document.sections.len()).any(|id| self.is_about(id, concepts))
    }

    /// Whether a section, or one that it stands in, is about one of the concepts.
    fn is_within(&mut self, id: SectionId, concepts: ConceptSet) -> bool {
        let mut at = Some(id);
        while let Some(here) = at {
            if self.is_about(here, concepts) {
                return true;
            }
            at = self.section(here).and_then(|section| section.parent);
        }
        false
    }

    /// Whether a section is about the group that its topic has to concern: its heading, the one above or the title names the group, many
    /// of its paragraphs do, or a sentence names it together with the topic or points back to such a one. A group that a long text
    /// names somewhere is not what the text is about.
    fn concerns(&self, id: SectionId, topic: &Topic) -> bool {
        let Some(section) = self.section(id) else { return false };
        let analysis = self.analysis;
        let headings = section.heading.map_or(ConceptSet::EMPTY, |heading| analysis.headings_name(heading));
        headings.union(analysis.title_concepts()).meets(topic.concerning)
            || self.many_name(section, topic.concerning)
            || self.says_together(section, topic)
    }

    /// Whether enough sentences of a section name the group together with the topic: one for every so many, since a long text that names
    /// both once is not about the group.
    fn says_together(&self, section: &Section, topic: &Topic) -> bool {
        const SENTENCES_EACH: usize = 12;
        let passages = self.analysis.passages(section.blocks.clone());
        let (together, all) =
            passages.fold((0, 0), |(together, all), passage| (together + usize::from(names_both(self.analysis, &passage, topic)), all + 1));
        together > 0 && together * SENTENCES_EACH >= all
    }

    /// Whether at least a third of a section's blocks of running text name one of the concepts.
    fn many_name(&self, section: &Section, concepts: ConceptSet) -> bool {
        let names = |hit: &Hit| hit.strength == Strength::Term && hit.concepts.meets(concepts);
        let running = section.blocks.clone().filter_map(|block| self.analysis.running(block));
        let (naming, all) = running.fold((0, 0), |(naming, all), (_, block)| (naming + usize::from(block.hits.iter().any(names)), all + 1));
        naming > 0 && naming * 3 >= all
    }

    /// Whether a section says that it is about a group alone: by its heading, at its beginning, or of itself ("this chapter"), before its first
    /// subheading or in a part on scope. What another of its parts says of itself does not hold for the rest, and further on "it applies to
    /// adults with …" speaks of what stands before it.
    fn is_only_about(&self, id: SectionId, group: ConceptSet) -> bool {
        // The whole document says of itself what stands under its title.
        let titled = self.section(id).filter(|section| section.heading.is_none()).and(self.title);
        let id = titled.map_or(id, |title| self.analysis.document.section_of(title));
        let Some(section) = self.section(id) else { return false };
        let analysis = self.analysis;
        let alike = self.alike(id);
        let of_the_whole = |block: usize| alike.iter().any(|one| one.own.contains(&block)) || analysis.is_under_scope_heading(block);
        let says = |(at, passage): (usize, Passage)| {
            let place = passage.focus;
            of_the_whole(place.block)
                && analysis.restricts_to(place, group)
                && (at < section::OPENING || analysis.has_cue(place, &["scope"]))
        };
        analysis.passages(section.blocks.clone()).enumerate().any(says)
            || alike.into_iter().any(|one| topic::heading_names(analysis, one, group))
    }
}

/// Whether a part is nearly all there is.
const fn is_most(part: usize, all: usize) -> bool {
    part * 10 >= all * 9
}

/// Whether a sentence, with what it points back to, names a topic and the group that the topic has to concern.
fn names_both(analysis: &Analysis<'_>, passage: &Passage, topic: &Topic) -> bool {
    let names = |place: Place, set: ConceptSet| analysis.strength_at(place, set) == Some(Strength::Term);
    let along = |set: ConceptSet| names(passage.focus, set) || analysis.read_along(passage).any(|place| names(place, set));
    along(topic.about) && along(topic.concerning)
}
