//! Headings in capitals beside others in the same type: they are of another level.

use std::collections::HashMap;

use super::look::Look;

/// So many of either kind tell levels apart.
const FEWEST: usize = 2;
/// A heading in capitals has at least so many letters; fewer may be an abbreviation.
const LETTERS: usize = 6;

/// Tells looks apart in which some headings are in capitals and others are not; what comes first in the document is of the higher level.
pub(super) fn tell_apart(looks: &mut [Option<Look>], texts: &[String]) {
    let mut kinds: HashMap<Look, (Option<bool>, usize, usize)> = HashMap::new();
    for (look, text) in looks.iter().zip(texts).filter_map(|(look, text)| Some((look.filter(|look| look.depth == 0)?, text))) {
        let capital = is_capital(text);
        let (first, capitals, others) = kinds.entry(look).or_default();
        first.get_or_insert(capital);
        *(if capital { capitals } else { others }) += 1;
    }
    for (look, text) in looks.iter_mut().zip(texts).filter_map(|(look, text)| Some((look.as_mut()?, text))) {
        let Some((first, capitals, others)) = kinds.get(look) else { continue };
        if *capitals >= FEWEST && *others >= FEWEST && *first != Some(is_capital(text)) {
            look.slant += 2;
        }
    }
}

/// Whether all letters of a text are capitals.
fn is_capital(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() >= LETTERS && letters().all(char::is_uppercase)
}
