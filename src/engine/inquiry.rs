//! Whether a sentence leaves it open if there is to be such a thing: "shall examine whether a common assessment is needed".

use super::analysis::Analysis;
use super::block::starting_in;
use super::cues;
use super::passage::Place;
use crate::text::ConceptSet;

/// The cue family of words that put something to an inquiry.
const INQUIRED: &str = "inquired";
/// The cue family of those who are given such tasks, and of the tasks.
const MANDATE: &str = "mandate";
/// The cue family of words that say that something is yet to be made.
const YET_TO_COME: &str = "yet_to_come";

/// Whether a sentence puts to an inquiry what it names of a matter after that word, or says that it is yet to be made.
pub(super) fn leaves_open(analysis: &Analysis<'_>, place: Place, matter: ConceptSet) -> bool {
    let (Some(block), Some(sentence)) = (analysis.block(place.block), analysis.sentence(place)) else { return false };
    let named_after = |end: usize| block.hits_in(end..sentence.tokens().end, matter).next().is_some();
    let names_it = block.hits_in(sentence.tokens(), matter).next().is_some();
    starting_in(analysis.cues(place.block), &sentence.tokens()).iter().any(|cue| {
        cue.concepts.iter().any(|family| match analysis.family(family) {
            INQUIRED => named_after(cue.tokens().end),
            YET_TO_COME => names_it,
            _ => false,
        })
    })
}

/// Whether a sentence speaks of the person whom a case is about.
pub(super) fn is_on_a_case(analysis: &Analysis<'_>, place: Place) -> bool {
    let tokens =
        analysis.block(place.block).zip(analysis.sentence(place)).and_then(|(block, sentence)| block.tokens.get(sentence.tokens()));
    let tokens = tokens.unwrap_or_default();
    (0..tokens.len()).any(|at| cues::CASE.opening(tokens.get(at..).unwrap_or_default(), analysis.language) > 0)
}

/// Whether a sentence puts something to an inquiry.
pub(super) fn inquires(analysis: &Analysis<'_>, place: Place) -> bool {
    analysis.has_cue(place, &[INQUIRED])
}

/// Whether a sentence has somebody with a task of finding out, a committee or a researcher, put something to an inquiry. What the reader is
/// to find out in a case, about "the child", is an instruction.
pub(super) fn is_commissioned(analysis: &Analysis<'_>, place: Place) -> bool {
    inquires(analysis, place) && analysis.has_cue(place, &[MANDATE]) && !is_on_a_case(analysis, place)
}
