//! A document with the words, sentences, terms and cues of every block, found once and used by every rule.

use std::cell::OnceCell;
use std::ops::Range;

use super::company::Company;
use super::cues::cues;
use super::names;
use super::place::Places;
use super::prefilter::is_analysed;
use super::senses::{Sense, class, may_find, senses};
use crate::document::{Block, BlockKind, CELL_BREAK, Document};
use crate::language::Language;
use crate::rules::RuleSet;
use crate::text::{
    self, ConceptId, ConceptSet, ENOUGH_FOR_DOCUMENT, ENOUGH_FOR_PART, Families, Guess, Hit, Matcher, Stem, Stemmers, Strength, TextHash,
    Token,
};

/// A sentence of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Byte range in the block's text.
    pub(super) range: Range<usize>,
    /// Range of tokens.
    pub(super) tokens: Range<usize>,
}

/// A block with what is known of its text.
#[derive(Debug, Default)]
pub(super) struct BlockAnalysis {
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
    /// The cells of a table's row that hold a sentence of their own: a row says what its cells say together, and what each says.
    pub(super) cells: Vec<Sentence>,
    /// Hits of concepts, those inside names left out.
    pub(super) hits: Vec<Hit>,
    /// Hits of concepts inside names of organisations, units and lines, which count for nothing but the topic of a heading.
    pub(super) named: Vec<Hit>,
    /// Hits of cue families, once they are asked for.
    cues: OnceCell<Vec<Hit>>,
    /// The language of its text; `None` where it is not analysed.
    language: Option<Language>,
    /// Senses of words, in the order of the text, once they are asked for.
    senses: OnceCell<Vec<Sense>>,
}

impl BlockAnalysis {
    /// The hits of these concepts in a range of tokens.
    pub(super) fn hits_in(&self, tokens: Range<usize>, concepts: ConceptSet) -> impl Iterator<Item = &Hit> {
        starting_in(&self.hits, &tokens).iter().filter(move |hit| hit.concepts.meets(concepts))
    }

    /// The sentences, in bytes of the text.
    fn ranges(&self) -> Vec<Range<usize>> {
        self.sentences.iter().map(|sentence| sentence.range.clone()).collect()
    }

    /// The stems of a range of tokens; `#` for a number.
    pub(super) fn stems(&self, tokens: Range<usize>, stemmers: &Stemmers, language: Language) -> impl Iterator<Item = &Stem> {
        self.tokens.get(tokens).unwrap_or_default().iter().map(move |token| token.word.stem(stemmers, language))
    }

    /// How firmly the concepts are named in a range of tokens, if at all.
    pub(super) fn strength(&self, tokens: Range<usize>, concepts: ConceptSet) -> Option<Strength> {
        self.hits_in(tokens, concepts).map(|hit| hit.strength).max()
    }
}

/// The hits that start in a range of tokens; hits stand in the order of the text.
pub(super) fn starting_in<'h>(hits: &'h [Hit], tokens: &Range<usize>) -> &'h [Hit] {
    let from = hits.partition_point(|hit| hit.tokens.start < tokens.start);
    let to = hits.partition_point(|hit| hit.tokens.start < tokens.end);
    hits.get(from..to).unwrap_or_default()
}

/// A document with the analyses of its blocks.
pub(super) struct Analysis<'a> {
    pub(super) document: &'a Document,
    pub(super) language: Language,
    /// One for each block; blocks without running text or heading have an empty one.
    pub(super) blocks: Vec<BlockAnalysis>,
    /// What stands around every block.
    pub(super) places: Places,
    /// What ambiguous terms mean in this document.
    pub(super) company: Company,
    /// The families that cues are hits of.
    families: &'a Families,
    pub(super) rules: &'a RuleSet,
}

impl<'a> Analysis<'a> {
    /// Analyses a document; `Err` names its language if lucka does not know it, and is empty if the document has no words.
    pub(super) fn of(document: &'a Document, rules: &'a RuleSet) -> Result<Self, Option<&'static str>> {
        Self::in_company(document, rules, |blocks| Company::of(blocks, rules))
    }

    /// Analyses a passage taken out of a document.
    pub(super) fn of_excerpt(document: &'a Document, rules: &'a RuleSet) -> Result<Self, Option<&'static str>> {
        Self::in_company(document, rules, |_| Company::taken_for_granted(rules))
    }

    fn in_company(
        document: &'a Document,
        rules: &'a RuleSet,
        company: impl FnOnce(&[BlockAnalysis]) -> Company,
    ) -> Result<Self, Option<&'static str>> {
        let tokens: Vec<Vec<Token>> = document.blocks.iter().map(|block| text::tokenize(block.text.as_str())).collect();
        let language = document_language(document, &tokens)?;
        let families = cues(rules);
        let mut matchers = Matchers { concepts: rules.lexicon.matcher(), topics: rules.all_topics() };
        let blocks = document.blocks.iter().zip(tokens);
        let mut blocks: Vec<BlockAnalysis> = blocks
            .map(|(block, tokens)| {
                if !is_analysed(block) {
                    return BlockAnalysis::default();
                }
                let own = block_language(block, &tokens).unwrap_or(language);
                matchers.analyse(block, tokens, own)
            })
            .collect();
        let company = company(&blocks);
        for block in &mut blocks {
            company.settle(&mut block.hits);
            company.settle(&mut block.named);
        }
        let places = Places::of(document, &blocks);
        Ok(Self { document, language, blocks, places, company, families, rules })
    }

    /// Whether a title that is no block of the document names one of the concepts.
    pub(super) fn title_names(&self, title: &str, concepts: ConceptSet) -> bool {
        let mut hits = self.rules.lexicon.matcher().hits(title, &text::tokenize(title), &text::sentences(title), self.language);
        self.company.settle(&mut hits);
        named_by(&hits).meets(concepts)
    }

    /// The concepts that any block names, in names or not.
    pub(super) fn named(&self) -> ConceptSet {
        named_by(self.blocks.iter().flat_map(|block| block.hits.iter().chain(&block.named)))
    }

    /// The hits of cue families in a block's text, which are looked for when they are first asked for.
    pub(super) fn cues(&self, index: usize) -> &[Hit] {
        let (Some(found), Some(block)) = (self.blocks.get(index), self.document.blocks.get(index)) else { return &[] };
        let Some(language) = found.language else { return &[] };
        found.cues.get_or_init(|| self.families.matcher().hits(block.text.as_str(), &found.tokens, &found.ranges(), language))
    }

    /// The senses of a block's words: looked for when they are first asked for, since most blocks are never weighed.
    pub(super) fn senses(&self, index: usize) -> &[Sense] {
        let (Some(found), Some(block)) = (self.blocks.get(index), self.document.blocks.get(index)) else { return &[] };
        let Some(language) = found.language else { return &[] };
        found.senses.get_or_init(|| senses(self.rules, block.text.as_str(), &found.tokens, &found.ranges(), language))
    }

    /// For each part of the classes of senses, those that a block's words may have; never fewer than they have.
    pub(super) fn may_sense(&self, index: usize) -> impl Iterator<Item = ConceptSet> {
        let known = self.blocks.get(index).zip(self.document.blocks.get(index));
        let known = known.and_then(|(found, block)| Some((found, block.text.as_str(), found.language?)));
        known.into_iter().flat_map(|(found, text, language)| may_find(self.rules, text, &found.tokens, language))
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
        Some((block, self.blocks.get(index)?))
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
fn document_language(document: &Document, tokens: &[Vec<Token>]) -> Result<Language, Option<&'static str>> {
    let words = || tokens.iter().flatten().take(ENOUGH_FOR_DOCUMENT).map(|token| &token.word);
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

/// The language of a block where it is long enough to tell and differs from the document's.
pub(super) fn block_language(block: &Block, tokens: &[Token]) -> Option<Language> {
    let enough = tokens.len() >= ENOUGH_FOR_PART;
    enough.then(|| text::detect(block.text.as_str(), tokens.iter().map(|token| &token.word))?.ok()).flatten()
}

/// Finds in one block after another what is known of its words.
struct Matchers<'l> {
    concepts: Matcher<'l>,
    /// The concepts that rules have as topics.
    topics: ConceptSet,
}

impl Matchers<'_> {
    fn analyse(&mut self, block: &Block, tokens: Vec<Token>, language: Language) -> BlockAnalysis {
        let text = block.text.as_str();
        let ranges = text::sentences(text);
        let hits = without_spoken_for(self.concepts.hits(text, &tokens, &ranges, language), self.topics);
        let heading = matches!(block.kind, BlockKind::Heading { .. });
        let sentences: Vec<Sentence> = ranges.into_iter().map(|range| sentence(range, &tokens)).collect();
        let around = |hit: &Hit| sentences.get(sentences.partition_point(|own| own.tokens.end <= hit.tokens.start));
        let contact = |hit: &Hit| {
            let own = around(hit).filter(|own| !heading && own.tokens.contains(&hit.tokens.start));
            own.is_some_and(|own| is_contact_line(&tokens, own))
        };
        let (mut named, mut hits): (Vec<Hit>, Vec<Hit>) =
            hits.into_iter().partition(|hit| contact(hit) || names::is_inside_name(&tokens, text, hit, language));
        let cells = if block.kind == (BlockKind::TableRow { header: false }) { cells(text, &sentences, &tokens) } else { Vec::new() };
        // Most blocks have one or two, and a large document has many blocks.
        named.shrink_to_fit();
        hits.shrink_to_fit();
        BlockAnalysis { tokens, sentences, cells, hits, named, language: Some(language), ..BlockAnalysis::default() }
    }
}

/// Drops hints at a topic inside a term of another: "sexual exploitation" says what kind of exploitation is meant.
fn without_spoken_for(hits: Vec<Hit>, topics: ConceptSet) -> Vec<Hit> {
    let terms: Vec<(Range<usize>, ConceptSet)> = hits
        .iter()
        .filter(|hit| hit.strength == Strength::Term && hit.concepts.meets(topics))
        .map(|hit| (hit.tokens.clone(), hit.concepts))
        .collect();
    let kept = hits.into_iter().filter_map(|mut hit| {
        let holds = |(tokens, _): &&(Range<usize>, ConceptSet)| tokens.start <= hit.tokens.start && hit.tokens.end <= tokens.end;
        if hit.strength == Strength::Hint
            && let Some((_, named)) = terms.iter().find(holds)
        {
            hit.concepts = ConceptSet::of(hit.concepts.iter().filter(|&concept| named.contains(concept) || !topics.contains(concept)));
        }
        (!hit.concepts.is_empty()).then_some(hit)
    });
    kept.collect()
}

/// Whether a sentence is an entry of a list of numbers to call: a few words with at least six digits.
fn is_contact_line(tokens: &[Token], sentence: &Sentence) -> bool {
    const DIGITS: usize = 6;
    const WORDS: usize = 7;
    let inside = tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let (numbers, words): (Vec<&Token>, Vec<&Token>) = inside.iter().partition(|token| token.word.chars().all(|c| c.is_ascii_digit()));
    numbers.iter().map(|token| token.word.len()).sum::<usize>() >= DIGITS && words.len() <= WORDS
}

/// The cells of a row that are long enough for a sentence, unless they are one already.
fn cells(text: &str, sentences: &[Sentence], tokens: &[Token]) -> Vec<Sentence> {
    const WORDS: usize = 5;
    let mut found = Vec::new();
    for own in sentences {
        let words = text.get(own.range.clone()).unwrap_or_default();
        let mut start = own.range.start;
        for cell in words.split(CELL_BREAK) {
            let end = start + cell.len();
            let cell = sentence(start..end, tokens);
            if cell.range != own.range && cell.tokens.len() >= WORDS {
                found.push(cell);
            }
            start = end + CELL_BREAK.len();
        }
    }
    found
}

fn sentence(range: Range<usize>, tokens: &[Token]) -> Sentence {
    let first = tokens.partition_point(|token| token.span().start < range.start);
    let last = tokens.partition_point(|token| token.span().start < range.end);
    Sentence { range, tokens: first..last }
}
