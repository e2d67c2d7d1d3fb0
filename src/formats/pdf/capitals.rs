//! Headings in capitals beside others in the same type: they are of another level.

use std::collections::HashMap;

use super::look::Look;

/// So many of either kind tell levels apart.
const FEWEST: usize = 2;
/// A heading in capitals has at least so many letters; fewer may be an abbreviation, which says nothing of its kind.
const LETTERS: usize = 6;

/// Tells looks apart in which some headings are in capitals and others are not; what comes first in the document is of the higher level.
pub(super) fn tell_apart(looks: &mut [Option<Look>], texts: &[String]) {
    let mut kinds: HashMap<Look, (Option<bool>, usize, usize)> = HashMap::new();
    for (look, text) in looks.iter().zip(texts).filter_map(|(look, text)| Some((look.filter(|look| look.depth == 0)?, text))) {
        let Some(capital) = is_capital(text) else { continue };
        let (first, capitals, others) = kinds.entry(look).or_default();
        first.get_or_insert(capital);
        *(if capital { capitals } else { others }) += 1;
    }
    for (look, text) in looks.iter_mut().zip(texts).filter_map(|(look, text)| Some((look.as_mut()?, text))) {
        let Some((first, capitals, others)) = kinds.get(look) else { continue };
        if *capitals >= FEWEST && *others >= FEWEST && is_capital(text).is_some_and(|capital| *first != Some(capital)) {
            look.slant += 2;
        }
    }
}

/// Whether all letters of a text are capitals; of a few such it cannot be told.
fn is_capital(text: &str) -> Option<bool> {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let capital = letters().all(char::is_uppercase);
    (!capital || letters().count() >= LETTERS).then_some(capital)
}
