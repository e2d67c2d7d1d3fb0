//! From classified words to hits: phrases, proximity, ellipsis and words split in two.

use std::ops::Range;

use super::keys::FirstLetters;
use super::layout::Own;
use super::memory::{Begun, Class, Joined};
use super::numbers::Numbers;
use super::{ConceptSet, Hit, Lexicon, Matcher, Term, WordId};
use crate::language::Language;
use crate::text::detect::FunctionWord;
use crate::text::token::{Joint, Token};
use crate::text::{ByWord, Word};

/// Conjunctions that join the parts of an ellipsis or let a phrase be interrupted.
const CONJUNCTIONS: &[&str] = &["och", "eller", "samt", "respektive", "and", "or", "and/or"];
/// Most words that may stand inside a phrase, after a conjunction or comma.
const PHRASE_GAP: usize = 4;
/// How far a word of a phrase stands from the one before it, at most.
pub(super) const MOST_APART: usize = PHRASE_GAP + 1;
/// How far ahead an ellipsis looks for the word that completes it.
const ELLIPSIS_REACH: usize = 6;
/// Fewest letters that an ellipsis leaves out.
const ELLIPSIS_LETTERS: usize = 4;

/// A term found in a text, before hits are joined and exceptions applied.
pub(super) struct FoundTerm {
    /// Its number in the lexicon.
    pub(super) term: u32,
    pub(super) hit: Hit,
}

impl FoundTerm {
    fn of(begun: &Begun, tokens: Range<usize>, typo: bool) -> Self {
        Self { term: begun.term, hit: Hit { concepts: begun.concepts, tokens: tokens.into(), strength: begun.strength, typo } }
    }
}

impl Matcher<'_> {
    /// All hits in the tokens of a text, in order; sentences bound proximity terms and phrases.
    pub fn hits(&mut self, text: &str, tokens: &[Token], sentences: &[Range<usize>], language: Language) -> Vec<Hit> {
        tidy(self.found_terms(text, tokens, sentences, language).into_iter().map(|found| found.hit).collect())
    }

    /// All terms in the tokens of a text, those of exceptions included.
    pub(super) fn found_terms(&mut self, text: &str, tokens: &[Token], sentences: &[Range<usize>], language: Language) -> Vec<FoundTerm> {
        let (mut known, mut begins, mut elliptic) = (Vec::new(), Vec::new(), Vec::new());
        for (at, token) in tokens.iter().enumerate() {
            if let Some(class) = self.classify(&token.word, language) {
                known.push(at);
                begins.extend(class.begins.then_some(at));
            }
            elliptic.extend(token.is_elliptic().then_some(at));
        }
        let lexicon = self.lexicon;
        let view = View { lexicon, text, tokens, classes: &self.remembered(language).classes, sentences };
        let mut found = view.terms(&known);
        found.extend(elliptic.into_iter().flat_map(|at| view.completed(at, language)));
        for at in begins {
            let joined = self.joined(text, tokens, at, language);
            let second = tokens.get(at + 1).and_then(|token| self.remembered(language).classes.known(&token.word));
            let terms = joined.iter().flat_map(|terms| terms.iter()).filter(|begun| !second.is_some_and(|second| second.says(begun)));
            found.extend(terms.map(|begun| FoundTerm::of(begun, at..at + 2, false)));
        }
        found
    }

    /// The terms that a word which begins a term is together with the next one, if the two may be one word that was split.
    fn joined(&mut self, text: &str, tokens: &[Token], at: usize, language: Language) -> Joined {
        let (first, second) = (tokens.get(at)?, tokens.get(at + 1)?);
        if may_be_split(text, first, second) { self.classify_joined((&first.word, &second.word), language) } else { None }
    }

    /// The concepts of the terms that may begin with a word, and whether it may be the first half of one that was split.
    pub fn may_begin(&mut self, word: &Word, language: Language) -> (ConceptSet, bool) {
        self.classify(word, language).map_or((ConceptSet::EMPTY, false), |class| (class.concepts, class.begins))
    }

    /// Whether a term of one of the concepts may begin at a token, told by this and, of a term of several words, by the second: never false
    /// where [`Matcher::hits`] finds one.
    pub fn may_begin_at(&mut self, tokens: &[Token], at: usize, concepts: ConceptSet, language: Language) -> bool {
        let Some(reach) = tokens.get(at).and_then(|token| self.classify(&token.word, language)).map(|class| class.reach as usize) else {
            return false;
        };
        let around = at.saturating_sub(reach)..at.saturating_add(reach + 1).min(tokens.len());
        for token in around.clone().filter_map(|at| tokens.get(at)) {
            self.classify(&token.word, language);
        }
        let classes = &self.remembered(language).classes;
        let class = |at: usize| tokens.get(at).and_then(|token| classes.known(&token.word));
        let Some(own) = class(at) else { return false };
        let meets = |begun: &Begun| begun.concepts.meets(concepts);
        let is_by = |begun: &Begun| around.clone().filter(|&other| other != at).filter_map(class).any(|class| begun.goes_on_with(class));
        own.alone().iter().any(meets)
            || own.near().iter().any(|begun| meets(begun) && is_by(begun))
            || (at + 1..=at + MOST_APART).filter_map(class).any(|second| own.phrases_with(second).any(meets))
    }

    /// The concepts of the terms that two words are as one, if the first begins a term.
    pub fn as_one(&mut self, words: (&Word, &Word), language: Language) -> ConceptSet {
        let begins = self.classify(words.0, language).is_some_and(|class| class.begins);
        let joined = if begins { self.classify_joined(words, language) } else { None };
        joined.iter().flat_map(|terms| terms.iter()).fold(ConceptSet::EMPTY, |set, begun| set.union(begun.concepts))
    }

    /// The concepts of the terms that a word cut short may stand for.
    pub fn may_complete(&self, word: &Word, language: Language) -> ConceptSet {
        completing(self.lexicon, word, language).fold(ConceptSet::EMPTY, |set, (_, term, _)| set.union(term.concepts))
    }
}

/// Whether a token and the next one may be one word that was split.
pub fn may_be_split(text: &str, first: &Token, second: &Token) -> bool {
    let apart = second.span().start.saturating_sub(first.span().end);
    let joint = Joint { tied: first.is_tied(), elliptic: first.is_elliptic() };
    may_be_split_by((apart, joint), second.word.function(), &second.word)
        && text.get(first.span().end..second.span().start).is_some_and(is_slip)
}

/// A text with everything that is known of its words.
struct View<'a> {
    lexicon: &'a Lexicon,
    text: &'a str,
    tokens: &'a [Token],
    classes: &'a ByWord<Class>,
    sentences: &'a [Range<usize>],
}

impl View<'_> {
    /// The terms that begin at these tokens, of which something is known.
    fn terms(&self, known: &[usize]) -> Vec<FoundTerm> {
        let mut found = Vec::new();
        for &at in known {
            let Some(class) = self.class(at) else { continue };
            let exact = |begun: &&Begun| begun.exact.is_none_or(|word| self.is_exact_enough(at, word));
            found.extend(class.alone().iter().filter(exact).map(|begun| FoundTerm::of(begun, at..at + 1, begun.typo)));
            found.extend(class.near().iter().filter(exact).filter_map(|begun| self.term(begun, at)));
            found.extend(self.phrases(class, at).into_iter().filter(exact).filter_map(|begun| self.term(begun, at)));
        }
        found
    }

    /// The phrases that a word begins and whose second word follows, or stands a few words further on where a gap may open.
    fn phrases<'c>(&self, class: &'c Class, at: usize) -> Vec<&'c Begun> {
        let with = |other: usize| self.class(other).into_iter().flat_map(|second| class.phrases_with(second));
        let mut found: Vec<&Begun> = with(at + 1).collect();
        if !class.phrases().is_empty() && self.may_be_interrupted(at) {
            found.extend((at + 2..=at + MOST_APART).flat_map(with));
            found.sort_unstable_by_key(|begun| (begun.term, begun.typo));
            found.dedup_by_key(|begun| begun.term);
        }
        found
    }

    fn class(&self, at: usize) -> Option<&Class> {
        self.classes.known(&self.tokens.get(at)?.word)
    }

    /// A term of several words, if it begins at a token.
    fn term(&self, begun: &Begun, at: usize) -> Option<FoundTerm> {
        let term = self.lexicon.term(begun.term)?;
        let rest = term.words.part(1..term.words.len());
        let (tokens, typo) = match term.within {
            Some(within) => (self.near(at, rest.get(0)?, within)?, begun.typo),
            // An exception holds to the letter: who speaks of drug and human trafficking speaks of both.
            None if term.concepts.is_empty() => (self.unbroken(at, rest)?, begun.typo),
            None => self.phrase(at, rest, begun.typo)?,
        };
        self.is_in_one_sentence(&tokens).then(|| FoundTerm::of(begun, tokens, typo))
    }

    /// A pattern that is to be matched to the letter is compared with the text itself.
    fn is_exact_enough(&self, at: usize, word: WordId) -> bool {
        let Some(pattern) = self.lexicon.to_the_letter(word) else { return true };
        let original = self.tokens.get(at).and_then(|token| self.text.get(token.span()));
        original.is_some_and(|original| original.starts_with(pattern))
    }

    /// Whether the first and the last of some tokens stand in one sentence: "… of drugs. Trafficking …" is no trafficking in drugs.
    fn is_in_one_sentence(&self, tokens: &Range<usize>) -> bool {
        let sentence = |at: usize| {
            let start = self.tokens.get(at)?.span().start;
            Some(self.sentences.partition_point(|sentence| sentence.end <= start))
        };
        tokens.len() < 2 || sentence(tokens.start) == sentence(tokens.end - 1)
    }

    /// The range of a phrase that begins at this token and whose words follow one another.
    fn unbroken(&self, at: usize, rest: Numbers<'_>) -> Option<Range<usize>> {
        let follows = |(step, word): (usize, WordId)| self.matches_at(at + 1 + step, word).is_some();
        rest.iter().enumerate().all(follows).then(|| at..at + 1 + rest.len())
    }

    /// The range of a phrase that begins at this token.
    fn phrase(&self, at: usize, rest: Numbers<'_>, mut typo: bool) -> Option<(Range<usize>, bool)> {
        let mut position = at;
        for word in rest.iter() {
            let (next, mistyped) = self.next_in_phrase(position, word)?;
            typo |= mistyped;
            position = next;
        }
        // Two mistyped words in one phrase are no typo any more, and short function words cannot vouch for one.
        Some((at..position + 1, typo))
    }

    /// The next token of a phrase: the following one, or a few further on where a conjunction or comma opens the gap.
    fn next_in_phrase(&self, position: usize, word: WordId) -> Option<(usize, bool)> {
        if let Some(found) = self.matches_at(position + 1, word) {
            return Some((position + 1, found));
        }
        let mut further = if self.may_be_interrupted(position) { position + 2..=position + MOST_APART } else { return None };
        further.find_map(|at| self.matches_at(at, word).map(|typo| (at, typo)))
    }

    /// Whether a phrase may be interrupted after a token, by a conjunction or a comma: after both another clause begins, as a rule ("the
    /// meeting, and go there with …").
    fn may_be_interrupted(&self, at: usize) -> bool {
        let (Some(token), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else { return false };
        let between = self.text.get(token.span().end..next.span().start);
        between.is_some_and(|between| between.contains([',', '/']) != CONJUNCTIONS.contains(&next.word.as_str()))
    }

    /// Whether the token matches the pattern word, and if so, whether mistyped.
    fn matches_at(&self, at: usize, word: WordId) -> Option<bool> {
        let typo = self.class(at)?.matches(word)?;
        self.is_exact_enough(at, word).then_some(typo)
    }

    /// The range from a token to the other word of a proximity term, on either side, in the same sentence.
    fn near(&self, at: usize, other: WordId, within: usize) -> Option<Range<usize>> {
        let start = self.tokens.get(at)?.span().start;
        let sentence = self.sentences.get(self.sentences.partition_point(|sentence| sentence.end <= start))?;
        if !sentence.contains(&start) {
            return None;
        }
        let inside = |position: usize| self.tokens.get(position).is_some_and(|token| sentence.contains(&token.span().start));
        let around = (1..=within + 1).flat_map(|step| [Some(at + step), at.checked_sub(step)]).flatten();
        let found = around.filter(|&position| inside(position)).find(|&position| self.matches_at(position, other).is_some())?;
        Some(at.min(found)..at.max(found) + 1)
    }

    /// The terms that a word stands for which is cut short before a conjunction, completed by a later word: "barn- och tvångsäktenskap".
    fn completed(&self, at: usize, language: Language) -> Vec<FoundTerm> {
        let Some(token) = self.tokens.get(at) else { return Vec::new() };
        let following = || self.tokens.iter().skip(at + 1).take(ELLIPSIS_REACH);
        let terms = completing(self.lexicon, &token.word, language).filter(|(_, _, rest)| following().any(|next| next.word.contains(rest)));
        let hit = |term: &Term<'_>| Hit { concepts: term.concepts, tokens: (at..at + 1).into(), strength: term.strength, typo: false };
        terms.map(|(number, term, _)| FoundTerm { term: number, hit: hit(&term) }).collect()
    }
}

/// Whether what stands between two words may have split one: a blank, a line break or a hyphen, but no full stop.
fn is_slip(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || !c.is_ascii_punctuation() || c == '-')
}

/// The terms of a single word that begin with a folded word cut short, with their numbers and what it leaves out.
pub(super) fn completing<'l>(lexicon: &'l Lexicon, cut: &str, language: Language) -> impl Iterator<Item = (u32, Term<'l>, &'l str)> {
    let singles = lexicon.index(Own::Singles, language).get(FirstLetters::of(cut).initial());
    singles.iter().filter_map(move |at| {
        let term = lexicon.term(at)?;
        let rest = lexicon.word_text(term.first()?).strip_prefix(cut)?;
        (rest.chars().count() >= ELLIPSIS_LETTERS).then_some((at, term, rest))
    })
}

/// Whether two neighbours, the first of which begins a term, may be one word split by a blank or a stray hyphen; a function word
/// stands by itself: "hem för" is no beginning of "hemförande". The first is so many bytes from the second, and joined to it like this.
pub(in crate::text) fn may_be_split_by((apart, joint): (usize, Joint), function: FunctionWord, second: &str) -> bool {
    let alone = !joint.tied && function != FunctionWord::Neither;
    apart <= 3 && (joint.tied || !joint.elliptic) && !alone && !CONJUNCTIONS.contains(&second)
}

/// Sorts hits, joins those on the same words, and drops hits inside an exception (a hit without concepts).
fn tidy(mut hits: Vec<Hit>) -> Vec<Hit> {
    let exceptions = Exceptions::of(&hits);
    hits.retain(|hit| !hit.concepts.is_empty() && !exceptions.hold(&hit.tokens()));
    hits.sort_by_key(|hit| (hit.tokens, std::cmp::Reverse(hit.strength), hit.typo));
    let mut joined: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        match joined.last_mut() {
            Some(last) if last.tokens == hit.tokens && last.strength == hit.strength => last.concepts = last.concepts.union(hit.concepts),
            _ => joined.push(hit),
        }
    }
    joined.shrink_to_fit();
    joined
}

/// The ranges of exceptions, by their start, each end raised to the furthest so far.
struct Exceptions(Vec<Range<usize>>);

impl Exceptions {
    fn of(hits: &[Hit]) -> Self {
        let mut ranges: Vec<Range<usize>> = hits.iter().filter(|hit| hit.concepts.is_empty()).map(Hit::tokens).collect();
        ranges.sort_by_key(|range| range.start);
        let mut furthest = 0;
        for range in &mut ranges {
            furthest = furthest.max(range.end);
            range.end = furthest;
        }
        Self(ranges)
    }

    /// Whether an exception holds all these tokens.
    fn hold(&self, tokens: &Range<usize>) -> bool {
        let before = self.0.partition_point(|range| range.start <= tokens.start);
        before.checked_sub(1).and_then(|last| self.0.get(last)).is_some_and(|range| tokens.end <= range.end)
    }
}
