//! Whether passages say that something is to be done, by words of duty and bidding: for rules that name nobody who is to do it together.
//!
//! The trained weights know instructions to several parties, and little of others.

use super::analysis::Analysis;
use super::block::starting_in;
use super::cues::{are_step, asks_which, bids, is_step};
use super::passage::{Passage, Place};
use super::statement::{Finding, Grade};
use crate::text::{ConceptSet, Strength, Token};

/// The first passage that says it and does not leave the matter out, else the first that may.
pub(super) fn best(
    analysis: &Analysis<'_>,
    passages: impl Iterator<Item = Passage>,
    what: ConceptSet,
    left_out: impl Fn(&Passage) -> bool,
) -> Option<Finding> {
    let mut possible = None;
    for passage in passages {
        match grade(analysis, &passage, what) {
            Some(Grade::Stated) if left_out(&passage) => {}
            Some(Grade::Stated) => return Some(finding(passage, Grade::Stated)),
            Some(Grade::Possible) if possible.is_none() => possible = Some(finding(passage, Grade::Possible)),
            _ => {}
        }
    }
    possible
}

fn finding(passage: Passage, grade: Grade) -> Finding {
    let probability = match grade {
        Grade::Stated => 1.0,
        Grade::Possible => 0.5,
    };
    Finding { passage, grade, probability, reasons: Vec::new() }
}

/// Words after one of duty or bidding, or after the beginning of an item, within which a denial or an inquiry concerns it.
const REACH: usize = 4;

fn grade(analysis: &Analysis<'_>, passage: &Passage, what: ConceptSet) -> Option<Grade> {
    if analysis.strength_at(passage.focus, what) != Some(Strength::Term) || is_asked_for(analysis, passage.focus, what) {
        return None;
    }
    let start = analysis.sentence(passage.focus)?.tokens().start;
    // "Ska hon ha handledning, …" is a condition, and asks where it is a question.
    let duties = families(analysis, passage.focus, "duty").filter(|&at| at != start && !is_open_question(analysis, passage.focus, at));
    let mut here: Vec<usize> = duties.chain(bidding(analysis, passage.focus)).collect();
    if analysis.asks(passage.focus) {
        return (!here.is_empty()).then_some(Grade::Possible);
    }
    if here.is_empty() && introduced(analysis, passage) {
        here.extend(analysis.sentence(passage.focus).map(|sentence| sentence.tokens().start));
    }
    if here.is_empty() {
        // "Handledning ges varje månad" may be a step of a routine or a report on it.
        return is_a_step(analysis, passage.focus).then_some(Grade::Possible);
    }
    let follows = |family| families(analysis, passage.focus, family).any(|at| here.iter().any(|&duty| (duty..=duty + REACH).contains(&at)));
    if follows("inquiry") || here.iter().any(|&duty| is_open(analysis, passage.focus, duty)) {
        // That it is to be looked into is no word that it is to be done.
        return None;
    }
    Some(if follows("negation") { Grade::Possible } else { Grade::Stated })
}

/// Whether a word of duty, given by its token, stands in a question within a statement, which says nothing of the answer: "Vad
/// polisanmälan ska ta upp berörs inte". After a comma such a word may point back: "..., vilka ska anmälas".
fn is_open_question(analysis: &Analysis<'_>, place: Place, duty: usize) -> bool {
    let found = analysis.block(place.block).zip(analysis.sentence(place));
    let Some((block, sentence)) = found else { return false };
    let text = analysis.document.blocks.get(place.block).map(|block| block.text.as_str()).unwrap_or_default();
    let comma = |at: usize| {
        let (Some(token), Some(next)) = (block.tokens.get(at), block.tokens.get(at + 1)) else { return false };
        text.get(token.span().end..next.span().start).is_some_and(|between| between.contains([',', ';', ':']))
    };
    let asks = |at: usize| block.tokens.get(at).is_some_and(|token| asks_which(&token.word, analysis.language));
    let mut before = (sentence.tokens().start..duty).rev().take_while(|&at| !comma(at));
    let asked = before.find(|&at| asks(at));
    // "Vilka ska anmälas?" is a question, and is told apart as such.
    asked.is_some_and(|at| at + 1 < duty && (at == sentence.tokens().start || !comma(at - 1)))
}

/// Whether all that a sentence names of a matter is asked for: "which supervision is given today".
fn is_asked_for(analysis: &Analysis<'_>, place: Place, what: ConceptSet) -> bool {
    let (Some(block), Some(sentence)) = (analysis.block(place.block), analysis.sentence(place)) else { return false };
    let asked = |start: usize| {
        let before = start.checked_sub(1).filter(|at| sentence.tokens().contains(at)).and_then(|at| block.tokens.get(at));
        before.is_some_and(|token| asks_which(&token.word, analysis.language))
    };
    block.hits_in(sentence.tokens(), what).all(|hit| asked(hit.tokens().start))
}

/// Whether what is to be done, by a word of duty at a token, is to find out whether something is so: "ska bedöma om …".
fn is_open(analysis: &Analysis<'_>, place: Place, duty: usize) -> bool {
    const CONDITIONAL: &[&str] = &["om", "if"];
    let Some(block) = analysis.block(place.block) else { return false };
    families(analysis, place, "whether").any(|at| {
        let conditional = block.tokens.get(at).is_some_and(|token| CONDITIONAL.contains(&token.word.as_str()));
        (duty + 1..=duty + 2).contains(&at) && !conditional
    })
}

/// Whether a passage is an item of a list whose introduction, up to its colon, says that its items are to be done.
fn introduced(analysis: &Analysis<'_>, passage: &Passage) -> bool {
    let Some(place) = passage.before.filter(|before| before.block != passage.focus.block) else { return false };
    let opens = analysis.document.blocks.get(place.block).is_some_and(|block| block.text.as_str().trim_end().ends_with(':'));
    opens && families(analysis, place, "duty").next().is_some()
}

/// The tokens at which words of a cue family begin in a sentence.
fn families(analysis: &Analysis<'_>, place: Place, family: &'static str) -> impl Iterator<Item = usize> {
    let sentence = analysis.sentence(place).into_iter();
    let hits = sentence.flat_map(move |sentence| starting_in(analysis.cues(place.block), &sentence.tokens()));
    hits.filter(move |hit| hit.concepts.iter().any(|other| analysis.family(other) == family)).map(|hit| hit.tokens().start)
}

/// The first token of a sentence, if it bids the reader.
fn bidding(analysis: &Analysis<'_>, place: Place) -> Option<usize> {
    let first = analysis.sentence(place)?.tokens().start;
    let word = &analysis.block(place.block)?.tokens.get(first)?.word;
    bids(word, analysis.language).then_some(first)
}

/// Whether a sentence has a verb of a step.
fn is_a_step(analysis: &Analysis<'_>, place: Place) -> bool {
    let found = analysis.block(place.block).zip(analysis.sentence(place));
    let words = found.and_then(|(block, sentence)| block.tokens.get(sentence.tokens())).unwrap_or_default();
    let single = words.iter().any(|token| is_step(&token.word, analysis.language));
    let pair = |pair: &[Token]| matches!(pair, [a, b] if are_step(&a.word, &b.word, analysis.language));
    single || words.windows(2).any(pair)
}
