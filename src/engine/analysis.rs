//! A document with what is known of its blocks, which are looked at when a rule first asks for them, and kept.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::block::{BlockAnalysis, block_language};
use super::company::Company;
use super::cues::cues;
use super::place::Places;
use super::prefilter::{Named, is_analysed};
use super::senses::{Sense, class, senses};
use crate::document::{Block, Document};
use crate::language::Language;
use crate::rules::RuleSet;
use crate::text::{self, ConceptId, ConceptSet, ENOUGH_FOR_DOCUMENT, Families, Guess, Hit, Strength, TextHash, Token};

/// A document with the analyses of its blocks, as far as they were asked for.
pub(super) struct Analysis<'a> {
    pub(super) document: &'a Document,
    pub(super) language: Language,
    /// One for each block; blocks without running text or heading have an empty one.
    blocks: Vec<OnceCell<Box<BlockAnalysis>>>,
    /// What stands around every block.
    pub(super) places: Places,
    /// What ambiguous terms mean in this document, once one is met.
    company: OnceCell<Company>,
    is_excerpt: bool,
    /// What a glance has shown that the blocks name.
    glanced: Option<Named>,
    /// The families that cues are hits of.
    families: &'a Families,
    pub(super) rules: &'a RuleSet,
    /// The concepts that rules have as topics, and those whose terms have other meanings as well.
    topics: ConceptSet,
    ambiguous: ConceptSet,
}

impl<'a> Analysis<'a> {
    /// A document to analyse; `Err` names its language if lucka does not know it, and is empty if the document has no words.
    pub(super) fn of(document: &'a Document, rules: &'a RuleSet) -> Result<Self, Option<&'static str>> {
        Ok(Self::new(document, rules, document_language(document)?))
    }

    /// The same with what a glance has shown that it names.
    pub(super) fn glanced_at(self, named: Named) -> Self {
        Self { glanced: Some(named), ..self }
    }

    /// A passage taken out of a document.
    pub(super) fn of_excerpt(document: &'a Document, rules: &'a RuleSet) -> Result<Self, Option<&'static str>> {
        Ok(Self { is_excerpt: true, ..Self::new(document, rules, document_language(document)?) })
    }

    /// A document in this language.
    pub(super) fn new(document: &'a Document, rules: &'a RuleSet, language: Language) -> Self {
        let mut blocks = Vec::new();
        blocks.resize_with(document.blocks.len(), OnceCell::new);
        Self {
            document,
            language,
            blocks,
            places: Places::of(document),
            company: OnceCell::new(),
            is_excerpt: false,
            glanced: None,
            families: cues(rules),
            rules,
            topics: rules.all_topics(),
            ambiguous: ConceptSet::of(rules.concepts.iter().filter(|concept| !concept.means.is_empty()).map(|concept| concept.key)),
        }
    }

    /// What is known of a block.
    pub(super) fn block(&self, index: usize) -> Option<&BlockAnalysis> {
        let known = self.blocks.get(index)?;
        if known.get().is_none() {
            let found = self.unsettled(index)?;
            if found.names(self.ambiguous) {
                self.company();
            } else {
                // Nobody has analysed it meanwhile.
                let _ = known.set(Box::new(found));
            }
        }
        known.get().map(|block| &**block)
    }

    /// The concepts that a block names by its own words, ambiguous ones as the words stand.
    pub(super) fn named_by_words(&self, index: usize) -> ConceptSet {
        let names = |block: &BlockAnalysis| named_by(block.hits.iter().chain(block.named()));
        let Some(cell) = self.blocks.get(index) else { return ConceptSet::EMPTY };
        if let Some(known) = cell.get() {
            return names(known);
        }
        let Some(found) = self.unsettled(index) else { return ConceptSet::EMPTY };
        let named = names(&found);
        if !found.names(self.ambiguous) {
            let _ = cell.set(Box::new(found));
        }
        named
    }

    /// The words of a block, and its language if it is another than the document's; what is known of the block already is not told anew.
    pub(super) fn words(&self, index: usize) -> Option<(Cow<'_, [Token]>, Option<Language>)> {
        if let Some(known) = self.blocks.get(index)?.get() {
            return Some((Cow::Borrowed(&known.tokens), known.language.filter(|&own| own != self.language)));
        }
        let block = self.document.blocks.get(index).filter(|block| is_analysed(block))?;
        let tokens = text::tokenize(block.text.as_str());
        let own = block_language(block, &tokens).filter(|&own| own != self.language);
        Some((tokens.into(), own))
    }

    fn unsettled(&self, index: usize) -> Option<BlockAnalysis> {
        self.document.blocks.get(index).map(|block| BlockAnalysis::of(block, self.rules, (self.language, self.topics)))
    }

    /// What ambiguous terms mean in this document. All its blocks have to be looked at for that.
    pub(super) fn company(&self) -> &Company {
        self.company.get_or_init(|| {
            let new = self.blocks.iter().enumerate().filter(|(_, known)| known.get().is_none());
            let new: Vec<(usize, Box<BlockAnalysis>)> =
                new.filter_map(|(index, _)| Some((index, Box::new(self.unsettled(index)?)))).collect();
            let company = if self.is_excerpt {
                Company::taken_for_granted(self.rules)
            } else {
                let known = self.blocks.iter().filter_map(|known| known.get().map(|block| &**block));
                Company::of(&known.chain(new.iter().map(|(_, block)| &**block)).collect::<Vec<_>>(), self.rules)
            };
            for (index, mut block) in new {
                block.settle(&company);
                let _ = self.blocks.get(index).map(|known| known.set(block));
            }
            company
        })
    }

    /// Whether a title that is no block of the document names one of the concepts.
    pub(super) fn title_names(&self, title: &str, concepts: ConceptSet) -> bool {
        let mut hits = self.rules.lexicon.matcher().hits(title, &text::tokenize(title), &text::sentences(title), self.language);
        if hits.iter().any(|hit| hit.concepts.meets(self.ambiguous)) {
            self.company().settle(&mut hits);
        }
        named_by(&hits).meets(concepts)
    }

    /// What a glance has shown that the document names.
    pub(super) const fn glanced(&self) -> Option<&Named> {
        self.glanced.as_ref()
    }

    /// The concepts that any block names, in names or not.
    pub(super) fn named(&self) -> ConceptSet {
        let blocks = (0..self.blocks.len()).filter_map(|index| self.block(index));
        named_by(blocks.flat_map(|block| block.hits.iter().chain(block.named())))
    }

    /// The blocks in a range that may name a concept: all, if nothing is known of it yet.
    pub(super) fn may_name(&self, blocks: Range<usize>, concept: ConceptId) -> impl Iterator<Item = usize> {
        let known = self.glanced.as_ref().filter(|named| named.looked_for.contains(concept));
        blocks.filter(move |&block| known.is_none_or(|named| named.in_block(block).contains(concept)))
    }

    /// The hits of cue families in a block's text, which are looked for when they are first asked for.
    pub(super) fn cues(&self, index: usize) -> &[Hit] {
        let (Some(found), Some(block)) = (self.block(index), self.document.blocks.get(index)) else { return &[] };
        let Some(language) = found.language else { return &[] };
        found.cues.get_or_init(|| self.families.matcher().hits(block.text.as_str(), &found.tokens, &found.ranges(), language).into())
    }

    /// The senses of a block's words: looked for when they are first asked for, since most blocks are never weighed.
    pub(super) fn senses(&self, index: usize) -> &[Sense] {
        let (Some(found), Some(block)) = (self.block(index), self.document.blocks.get(index)) else { return &[] };
        let Some(language) = found.language else { return &[] };
        found.senses.get_or_init(|| senses(self.rules, block.text.as_str(), &found.tokens, &found.ranges(), language).into())
    }

    /// The name of the class of a sense, with its hash.
    pub(super) fn class(&self, sense: Sense) -> (&str, TextHash) {
        class(self.rules, sense.class())
    }

    /// The name of a cue family.
    pub(super) fn family(&self, cue: ConceptId) -> &str {
        self.families.name(cue)
    }

    /// The same with its hash.
    pub(super) fn hashed_family(&self, cue: ConceptId) -> (&str, TextHash) {
        self.families.hashed_name_at(cue.index())
    }

    /// The block with this index, if it is running text.
    pub(super) fn running(&self, index: usize) -> Option<(&'a Block, &BlockAnalysis)> {
        let block = self.document.blocks.get(index).filter(|block| block.kind.is_running_text())?;
        Some((block, self.block(index)?))
    }
}

/// The concepts that a text names, in names or not; of ambiguous words the concept of the word.
pub(super) fn terms_of(rules: &RuleSet, text: &str, tokens: &[Token], language: Language) -> ConceptSet {
    named_by(&rules.lexicon.matcher().hits(text, tokens, &text::sentences(text), language))
}

/// The concepts that hits name.
pub(super) fn named_by<'h>(hits: impl IntoIterator<Item = &'h Hit>) -> ConceptSet {
    let terms = hits.into_iter().filter(|hit| hit.strength == Strength::Term);
    terms.fold(ConceptSet::EMPTY, |set, hit| set.union(hit.concepts))
}

/// The language of a whole document: of its running text together, a declared language breaking ties.
fn document_language(document: &Document) -> Result<Language, Option<&'static str>> {
    let tokens = document.blocks.iter().flat_map(|block| text::tokenize(block.text.as_str()));
    let first: Vec<Token> = tokens.take(ENOUGH_FOR_DOCUMENT).collect();
    let words = || first.iter().map(|token| &token.word);
    let declared = document.metadata.language.as_deref().and_then(|code| Language::from_code(code.split(['-', '_']).next()?));
    let detected = match text::guess(words()) {
        Guess::Known(language) => return Ok(language),
        Guess::TooShort => None,
        Guess::Open { .. } => text::detect(&sample(document), words()),
    };
    match detected {
        Some(Ok(language)) => Ok(language),
        Some(Err(other)) => Err(Some(other)),
        None => declared.ok_or(None),
    }
}

/// The beginning of a document's text.
fn sample(document: &Document) -> String {
    let mut sample = String::new();
    for block in &document.blocks {
        if sample.len() > 20_000 {
            break;
        }
        sample.push_str(block.text.as_str());
        sample.push(' ');
    }
    sample
}
