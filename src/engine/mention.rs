//! Where a document names a concept, what counts of it and what does not, and what nearly names it.

use std::ops::Range;

use super::analysis::Analysis;
use super::block::block_language;
use super::names;
use crate::document::{BlockKind, Document};
use crate::rules::RuleSet;
use crate::text::{ConceptId, ConceptSet, Hit, Matcher, Miss, NearMiss, Strength, TermMatch, Token, sentences, tokenize};

/// A place where a concept is named or nearly so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Index of the block.
    pub block: usize,
    /// Byte range of the words in the block's text.
    pub words: Range<usize>,
    /// Byte range of the sentence in the block's text.
    pub sentence: Range<usize>,
    /// The term that matches or nearly does.
    pub term: String,
    /// What it is worth.
    pub worth: Worth,
}

/// What a mention is worth.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// It names the concept; `typo` if a slip of the pen was forgiven.
    Named {
        /// Whether a typo was forgiven.
        typo: bool,
    },
    /// It hints at the concept.
    Hinted,
    /// It stands in a heading, which sets a topic and covers nothing.
    Heading,
    /// It is part of the name of an organisation, a unit or a line.
    InName,
    /// It has other meanings as well, and the document does not keep it company.
    Alone,
    /// It stands in a table of contents, a reference list or code.
    NotText,
    /// It does not match.
    Near(Miss),
}

/// All mentions of a concept in a document, in order; an error is the code of a language that is not known, empty for no words.
pub fn mentions(document: &Document, rules: &RuleSet, concept: ConceptId) -> Result<Vec<Mention>, &'static str> {
    let analysis = Analysis::of(document, rules).map_err(Option::unwrap_or_default)?;
    let mut matcher = rules.lexicon.matcher();
    let blocks = 0..document.blocks.len();
    Ok(blocks.flat_map(|block| in_block(&analysis, &mut matcher, block, concept)).collect())
}

fn in_block(analysis: &Analysis<'_>, matcher: &mut Matcher<'_>, index: usize, concept: ConceptId) -> Vec<Mention> {
    let Some(block) = analysis.document.blocks.get(index) else { return Vec::new() };
    let text = block.text.as_str();
    let (tokens, ranges) = (tokenize(text), sentences(text));
    let language = block_language(block, &tokens).unwrap_or(analysis.language);
    let words = analysis.rules.concepts.iter().filter(|word| word.stands_for.contains(concept)).map(|word| word.key);
    let asked: Vec<ConceptId> = [concept].into_iter().chain(words).collect();
    let own = ConceptSet::of(asked.iter().copied());
    let hits = matcher.hits(text, &tokens, &ranges, language);
    let explained = matcher.explained(text, &tokens, &ranges, language);
    let mut found = Vec::new();
    let hits: Vec<&Hit> = hits.iter().filter(|hit| hit.concepts.meets(own)).collect();
    // A longer term speaks for the shorter ones inside it, and a term for a hint on the same words; a hint, which is weaker, for no term.
    let speaks_for = |other: &Hit, hit: &Hit| {
        let stronger = other.strength > hit.strength;
        stronger || (other.strength == hit.strength && other.tokens().len() > hit.tokens().len())
    };
    let inside = |hit: &Hit| hits.iter().any(|other| speaks_for(other, hit) && covers(&other.tokens(), &hit.tokens()));
    for hit in hits.iter().filter(|hit| !inside(hit)) {
        // Of the terms that match, the longest is the most like.
        let same = |known: &&TermMatch| known.tokens == hit.tokens() && known.concepts.meets(own) && known.strength == hit.strength;
        let term = explained.iter().filter(same).max_by_key(|known| known.term.len());
        let worth = match (block.kind, hit.strength) {
            (BlockKind::Contents | BlockKind::Reference | BlockKind::Code, _) => Worth::NotText,
            _ if analysis.company().lacks(hit.concepts) && !names_apart(analysis, hit, concept) => Worth::Alone,
            _ if names::is_inside_name(&tokens, text, hit, language) => Worth::InName,
            (BlockKind::Heading { .. }, Strength::Term) => Worth::Heading,
            (_, Strength::Term) => Worth::Named { typo: hit.typo },
            (_, Strength::Hint) => Worth::Hinted,
        };
        found.push((hit.tokens(), term.map(|known| known.term.clone()).unwrap_or_default(), worth));
    }
    let near: Vec<NearMiss> = asked.iter().flat_map(|&one| matcher.near_misses(text, &tokens, &ranges, (language, one))).collect();
    found.extend(near.into_iter().map(|miss| (miss.tokens, miss.term, Worth::Near(miss.reason))));
    let place = |(at, term, worth): (Range<usize>, String, Worth)| {
        let words = bytes(&tokens, &at)?;
        let sentence = ranges.iter().find(|range| range.contains(&words.start)).cloned().unwrap_or(0..text.len());
        Some(Mention { block: index, words, sentence, term, worth })
    };
    let mut mentions: Vec<Mention> = found.into_iter().filter_map(place).collect();
    mentions.sort_by_key(|mention| (mention.words.start, mention.words.end));
    mentions
}

/// Whether a hit names a concept by a term that is not ambiguous.
fn names_apart(analysis: &Analysis<'_>, hit: &Hit, concept: ConceptId) -> bool {
    let ambiguous = |key: ConceptId| analysis.rules.concepts.iter().any(|word| word.key == key && !word.means.is_empty());
    hit.concepts.contains(concept) && !ambiguous(concept)
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn bytes(tokens: &[Token], at: &Range<usize>) -> Option<Range<usize>> {
    Some(tokens.get(at.start)?.span().start..tokens.get(at.end.checked_sub(1)?)?.span().end)
}
