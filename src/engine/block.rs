//! A block with the words, sentences, terms and cues of its text.

use std::cell::OnceCell;
use std::ops::Range;

use super::company::Company;
use super::names;
use super::prefilter::is_analysed;
use super::senses::Sense;
use crate::document::{Block, BlockKind, CELL_BREAK};
use crate::language::Language;
use crate::rules::RuleSet;
use crate::text::{self, ConceptSet, ENOUGH_FOR_PART, Hit, Stem, Stemmers, Strength, Stretch, Token};

/// A sentence of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    range: Stretch,
    tokens: Stretch,
}

impl Sentence {
    /// Byte range in the block's text.
    pub(super) const fn range(&self) -> Range<usize> {
        self.range.range()
    }

    /// Range of tokens.
    pub(super) const fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }
}

/// A block with what is known of its text. A large document has many, so that nothing in it takes more room than it needs.
#[derive(Debug, Default)]
pub(super) struct BlockAnalysis {
    pub(super) tokens: Box<[Token]>,
    pub(super) sentences: Box<[Sentence]>,
    /// Hits of concepts, those inside names left out.
    pub(super) hits: Box<[Hit]>,
    /// What few blocks have.
    rare: Option<Box<Rare>>,
    /// Hits of cue families, once they are asked for.
    pub(super) cues: OnceCell<Box<[Hit]>>,
    /// The language of its text; `None` where it is not analysed.
    pub(super) language: Option<Language>,
    /// Senses of words, in the order of the text, once they are asked for.
    pub(super) senses: OnceCell<Box<[Sense]>>,
}

#[derive(Debug)]
struct Rare {
    cells: Box<[Sentence]>,
    named: Box<[Hit]>,
}

impl BlockAnalysis {
    /// The cells of a table's row that hold a sentence of their own: a row says what its cells say together, and what each says.
    pub(super) fn cells(&self) -> &[Sentence] {
        self.rare.as_ref().map_or(&[], |rare| &rare.cells)
    }

    /// Hits of concepts inside names of organisations, units and lines, which count for nothing but the topic of a heading.
    pub(super) fn named(&self) -> &[Hit] {
        self.rare.as_ref().map_or(&[], |rare| &rare.named)
    }

    /// The hits of these concepts in a range of tokens.
    pub(super) fn hits_in(&self, tokens: Range<usize>, concepts: ConceptSet) -> impl Iterator<Item = &Hit> {
        starting_in(&self.hits, &tokens).iter().filter(move |hit| hit.concepts.meets(concepts))
    }

    /// Whether it names or hints at one of the concepts, in names or not.
    pub(super) fn names(&self, concepts: ConceptSet) -> bool {
        self.hits.iter().chain(self.named()).any(|hit| hit.concepts.meets(concepts))
    }

    /// The sentences, in bytes of the text.
    pub(super) fn ranges(&self) -> Vec<Range<usize>> {
        self.sentences.iter().map(Sentence::range).collect()
    }

    /// Gives hits of ambiguous terms their meaning.
    pub(super) fn settle(&mut self, company: &Company) {
        for hits in [&mut self.hits].into_iter().chain(self.rare.as_mut().map(|rare| &mut rare.named)) {
            let mut settled = std::mem::take(hits).into_vec();
            company.settle(&mut settled);
            *hits = settled.into();
        }
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
    let from = hits.partition_point(|hit| hit.tokens().start < tokens.start);
    let to = hits.partition_point(|hit| hit.tokens().start < tokens.end);
    hits.get(from..to).unwrap_or_default()
}

/// The language of a block where it is long enough to tell and differs from the document's.
pub(super) fn block_language(block: &Block, tokens: &[Token]) -> Option<Language> {
    let enough = tokens.len() >= ENOUGH_FOR_PART;
    enough.then(|| text::detect(block.text.as_str(), tokens.iter().map(|token| &token.word))?.ok()).flatten()
}

impl BlockAnalysis {
    /// Finds what is known of a block's words; in a document of this language, with these concepts as topics.
    pub(super) fn of(block: &Block, rules: &RuleSet, (language, topics): (Language, ConceptSet)) -> Self {
        if !is_analysed(block) {
            return Self::default();
        }
        let text = block.text.as_str();
        let tokens = text::tokenize(text);
        let language = block_language(block, &tokens).unwrap_or(language);
        let ranges = text::sentences(text);
        let hits = without_spoken_for(rules.lexicon.matcher().hits(text, &tokens, &ranges, language), topics);
        let heading = matches!(block.kind, BlockKind::Heading { .. });
        let sentences: Box<[Sentence]> = ranges.into_iter().map(|range| sentence(range, &tokens)).collect();
        let around = |hit: &Hit| sentences.get(sentences.partition_point(|own| own.tokens().end <= hit.tokens().start));
        let contact = |hit: &Hit| {
            let own = around(hit).filter(|own| !heading && own.tokens().contains(&hit.tokens().start));
            own.is_some_and(|own| is_contact_line(&tokens, own))
        };
        let (named, hits): (Vec<Hit>, Vec<Hit>) =
            hits.into_iter().partition(|hit| contact(hit) || names::is_inside_name(&tokens, text, hit, language));
        let cells = if block.kind == (BlockKind::TableRow { header: false }) { cells(text, &sentences, &tokens) } else { Vec::new() };
        let rare = !(cells.is_empty() && named.is_empty());
        let rare = rare.then(|| Box::new(Rare { cells: cells.into(), named: named.into() }));
        Self { tokens: tokens.into(), sentences, hits: hits.into(), rare, language: Some(language), ..Self::default() }
    }
}

/// Drops hints at a topic inside a term of another: "sexual exploitation" says what kind of exploitation is meant.
fn without_spoken_for(hits: Vec<Hit>, topics: ConceptSet) -> Vec<Hit> {
    let terms: Vec<(Range<usize>, ConceptSet)> = hits
        .iter()
        .filter(|hit| hit.strength == Strength::Term && hit.concepts.meets(topics))
        .map(|hit| (hit.tokens(), hit.concepts))
        .collect();
    let kept = hits.into_iter().filter_map(|mut hit| {
        let holds = |(tokens, _): &&(Range<usize>, ConceptSet)| tokens.start <= hit.tokens().start && hit.tokens().end <= tokens.end;
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
    let inside = tokens.get(sentence.tokens()).unwrap_or_default();
    let (numbers, words): (Vec<&Token>, Vec<&Token>) = inside.iter().partition(|token| token.word.chars().all(|c| c.is_ascii_digit()));
    numbers.iter().map(|token| token.word.len()).sum::<usize>() >= DIGITS && words.len() <= WORDS
}

/// The cells of a row that are long enough for a sentence, unless they are one already.
fn cells(text: &str, sentences: &[Sentence], tokens: &[Token]) -> Vec<Sentence> {
    const WORDS: usize = 5;
    let mut found = Vec::new();
    for own in sentences {
        let words = text.get(own.range()).unwrap_or_default();
        let mut start = own.range().start;
        for cell in words.split(CELL_BREAK) {
            let end = start + cell.len();
            let cell = sentence(start..end, tokens);
            if cell.range != own.range && cell.tokens().len() >= WORDS {
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
    Sentence { range: range.into(), tokens: (first..last).into() }
}
