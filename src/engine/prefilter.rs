//! Which rules may apply to a document, told from its words alone. Most documents of an archive are about no rule's topic; they need not
//! be analysed.
//!
//! The answer errs on one side: a rule that the analysis would apply is never ruled out. A section is about a concept only if a term of it
//! stands in the section or in a heading. Every rule has concepts without which it applies to nothing. A look at all words tells
//! which blocks have one or two words of some term of theirs, and only in those are the terms looked for.

use std::ops::Range;
use std::sync::atomic::Ordering;

use super::analysis::{Analysis, terms_of};
use crate::document::{Block, BlockKind, Document};
use crate::language::Language;
use crate::rules::{RuleSet, Topic};
use crate::text::{self, ConceptSet, Part, Shown, Spread, Sweep};

/// What a glance at a document shows.
pub(super) struct Glanced<'a> {
    pub(super) topics: Topics<'a>,
    pub(super) doubts: Doubts,
}

/// Where a document may be in another language than Swedish and English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubts {
    /// In no more than these parts, as ranges of blocks. Short blocks in a row are one part; what is in no language does not part them.
    Within(Vec<Range<usize>>),
    /// Anywhere: it was not looked at.
    Anywhere,
}

/// What a glance shows of a document's topics.
pub(super) enum Topics<'a> {
    /// It is in this language, and no rule can apply to it.
    None(Language),
    /// Rules may apply to it.
    Some(Box<Analysis<'a>>),
    /// It takes more than a glance.
    Open,
}

/// Where a document names what a glance looks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The concepts without one of which no rule applies.
    pub(super) looked_for: ConceptSet,
    /// The blocks that name concepts, in order, each with these and what ambiguous ones may mean; the title in the metadata stands after
    /// the last block.
    blocks: Vec<(usize, ConceptSet)>,
}

impl Named {
    /// All concepts named.
    pub(super) fn concepts(&self) -> ConceptSet {
        all(self.blocks.iter().map(|&(_, named)| named))
    }

    /// The concepts that a block names.
    pub(super) fn in_block(&self, block: usize) -> ConceptSet {
        let found = self.blocks.binary_search_by_key(&block, |&(at, _)| at).ok();
        found.and_then(|at| self.blocks.get(at)).map_or(ConceptSet::EMPTY, |&(_, named)| named)
    }
}

/// Glances at a document: nearly all documents of an archive are about no topic, and are done by this.
pub(super) fn glance<'a>(document: &'a Document, rules: &'a RuleSet) -> Glanced<'a> {
    let Some((sweep, doubts)) = sweep(document, rules) else { return Glanced { topics: Topics::Open, doubts: Doubts::Anywhere } };
    let Some((texts, language)) = sweep.naming() else { return Glanced { topics: Topics::Open, doubts } };
    if texts.is_empty() {
        return Glanced { topics: Topics::None(language), doubts };
    }
    let (analysis, looked_for) = (Analysis::new(document, rules, language), decisive_of_all(rules));
    let names = |text: usize| (text, with_meaning(rules, named_in(&analysis, text)));
    let blocks = texts.into_iter().map(names).filter(|(_, named)| !named.is_empty()).collect();
    let named = Named { looked_for, blocks };
    let topics =
        if named.concepts().meets(looked_for) { Topics::Some(Box::new(analysis.glanced_at(named))) } else { Topics::None(language) };
    Glanced { topics, doubts }
}

/// A look at all texts of a document, and where it may be in another language than ours; `None` if that takes more.
fn sweep<'r>(document: &Document, rules: &'r RuleSet) -> Option<(Sweep<'r>, Doubts)> {
    if !is_worth_while(document, rules) {
        return None;
    }
    let concepts = with_ambiguous(rules, decisive_of_all(rules));
    let signs = rules.signs.get_or_init(|| rules.lexicon.signs(concepts));
    if signs.concepts() != concepts {
        // The rules were changed after the signs had been gathered.
        return None;
    }
    let mut sweep = Sweep::new(&rules.lexicon, signs);
    let mut parts = Parts::default();
    for (index, block) in document.blocks.iter().enumerate() {
        parts.add((index, block), sweep.take(block.text.as_str(), part_of(block))?);
    }
    if let Some(title) = &document.metadata.title {
        sweep.take(title, Part::Apart)?;
    }
    Some((sweep, parts.doubts()))
}

/// Whether to look at a document by signs: to gather these takes longer than to judge a few short documents without.
fn is_worth_while(document: &Document, rules: &RuleSet) -> bool {
    const FEW: usize = 4;
    /// In bytes.
    const SHORT: usize = 4_000;
    let is_short = || document.blocks.iter().map(|block| block.text.as_str().len()).sum::<usize>() < SHORT;
    rules.signs.get().is_some() || !is_short() || rules.without_signs.fetch_add(1, Ordering::Relaxed) >= FEW
}

/// How a block belongs to its document.
fn part_of(block: &Block) -> Part {
    if is_analysed(block) { Part::Text } else { Part::Mute }
}

/// The concepts of all sets.
fn all(sets: impl Iterator<Item = ConceptSet>) -> ConceptSet {
    sets.fold(ConceptSet::EMPTY, ConceptSet::union)
}

/// The concepts that a block names, given by its position, or the title in the metadata, which stands after the last block.
fn named_in(analysis: &Analysis<'_>, text: usize) -> ConceptSet {
    if text < analysis.document.blocks.len() {
        return analysis.named_by_words(text);
    }
    let title = analysis.document.metadata.title.as_deref();
    title.map_or(ConceptSet::EMPTY, |title| terms_of(analysis.rules, title, &text::tokenize(title), analysis.language))
}

/// Concepts with those whose terms may mean them.
pub(super) fn with_ambiguous(rules: &RuleSet, concepts: ConceptSet) -> ConceptSet {
    let words = rules.concepts.iter().filter(|concept| concept.stands_for.meets(concepts));
    words.fold(concepts, |set, concept| set.union(ConceptSet::of([concept.key])))
}

/// Concepts with what the terms of ambiguous ones may mean, and those that include that.
fn with_meaning(rules: &RuleSet, named: ConceptSet) -> ConceptSet {
    let words = rules.concepts.iter().filter(|concept| named.contains(concept.key) && !concept.means.is_empty());
    words.fold(named, |set, concept| set.union(concept.stands_for))
}

/// Concepts without any of which a rule with this topic applies to no section, as few as will do.
fn decisive(topic: &Topic) -> ConceptSet {
    [topic.document, topic.within].into_iter().find(|condition| !condition.is_empty()).unwrap_or(topic.about)
}

fn decisive_of_all(rules: &RuleSet) -> ConceptSet {
    all(rules.rules.iter().map(|rule| decisive(&rule.topic)))
}

/// Whether a rule with this topic may apply to a document that may name these concepts.
fn may_apply_to(topic: &Topic, named: ConceptSet) -> bool {
    let meets = |condition: ConceptSet| condition.is_empty() || condition.meets(named);
    topic.about.meets(named) && meets(topic.within) && meets(topic.document) && meets(topic.concerning)
}

/// The parts of a document that are looked at together for their language (see `report::foreign_parts`): blocks, short ones in a row as one.
#[derive(Default)]
struct Parts {
    /// The short blocks that stand last, and what they speak.
    run: Range<usize>,
    spread: Spread,
    /// Whether something odd is among them.
    odd: bool,
    /// The parts that are in doubt.
    doubtful: Vec<Range<usize>>,
}

impl Parts {
    fn add(&mut self, (index, block): (usize, &Block), shown: Shown) {
        if !block.is_in_a_language() {
            return;
        }
        if text::is_too_short(block.text.as_str()) {
            let start = if self.run.is_empty() { index } else { self.run.start };
            self.run = start..index + 1;
            self.spread = self.spread.with(shown.spread);
            self.odd |= shown.odd;
        } else {
            self.close();
            self.doubt(index..index + 1, shown);
        }
    }

    /// Closes the short blocks that stand last.
    fn close(&mut self) {
        let shown = Shown { odd: std::mem::take(&mut self.odd), spread: std::mem::take(&mut self.spread) };
        let run = std::mem::take(&mut self.run);
        self.doubt(run, shown);
    }

    fn doubt(&mut self, part: Range<usize>, shown: Shown) {
        if shown.odd || !shown.spread.is_surely_ours() {
            self.doubtful.push(part);
        }
    }

    fn doubts(mut self) -> Doubts {
        self.close();
        Doubts::Within(self.doubtful)
    }
}

/// For each rule, whether it may apply to a document: by the concepts that a glance looked for, if there was one, or by all that it names.
pub(super) fn may_apply(analysis: &Analysis<'_>, rules: &RuleSet) -> Vec<bool> {
    if let Some(named) = analysis.glanced() {
        return rules.rules.iter().map(|rule| decisive(&rule.topic).meets(named.concepts())).collect();
    }
    let title = named_in(analysis, analysis.document.blocks.len());
    let named = with_meaning(rules, title).union(analysis.named());
    rules.rules.iter().map(|rule| may_apply_to(&rule.topic, named)).collect()
}

/// Whether a block is looked at by the analysis.
pub(super) fn is_analysed(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Contents | BlockKind::Reference | BlockKind::Code)
}
