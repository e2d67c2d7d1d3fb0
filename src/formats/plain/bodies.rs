//! Knows the names of those who publish by the head of the phrase.

use super::body_words::{BODIES, BODY_ENDS, BREAKS, COMPOUND_ENDS, DEEDS, NAMED, PLACED, PLACED_ENDS, SWEDISH_BODIES};
use super::sentence::starts_upper;
use super::words::ASKING;

/// A head with more words is a title.
const MOST_WORDS: usize = 8;

/// Whether a line names a body: a ministry, a board, a unit. `Kommunens arbete` and `Wexmoor Constabulary: the response` do not, since
/// they are about one.
pub(super) fn names_body(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.split(" (").next().unwrap_or_default();
    if bare.contains(": ") || bare.ends_with([':', '?', '.']) {
        return false;
    }
    let head = head(bare);
    let acts = head.first().is_some_and(|first| ASKING.contains(first) || DEEDS.contains(first)) || acts_against(bare, &head);
    (1..=MOST_WORDS).contains(&head.len()) && !acts && (has_swedish(&head) || ends_in_body(text, &head))
}

/// Whether a phrase tells what a body that is named by its place is against.
fn acts_against(text: &str, head: &[&str]) -> bool {
    let against = text.split_whitespace().nth(head.len()).is_some_and(|word| matches!(word, "mot" | "against"));
    // `skolan` in `Polisen och skolan mot …` is no name, so any of them will do.
    against && head.iter().any(|word| PLACED.iter().chain(PLACED_ENDS).any(|end| word.ends_with(end)))
}

/// The words up to one that leads to where the body is or what it is for.
fn head(text: &str) -> Vec<&str> {
    let mut head = Vec::new();
    for word in text.split_whitespace() {
        if BREAKS.contains(&word) {
            break;
        }
        head.push(word.trim_matches(|c: char| matches!(c, ',' | ';' | '"' | '”' | '.')));
        if word.ends_with([',', ';']) {
            break;
        }
    }
    head
}

/// In Swedish the name may stand after the word, as in `Region Mellansjö` or `Centrum för statistik`. In `Våld och socialtjänsten` the
/// body is only part of what the phrase is about, unlike in `Barn- och familjeenheten` and `Kultur och fritidsnämnden`.
fn has_swedish(head: &[&str]) -> bool {
    if head.iter().any(|word| COMPOUND_ENDS.iter().any(|end| word.ends_with(end))) {
        return true;
    }
    let joins = |pair: &[&str]| matches!(pair, [before, "och"] if !before.ends_with('-'));
    let first = head.windows(2).position(joins).and_then(|at| head.get(..=at)).unwrap_or(head);
    head == ["centrum"] || first.iter().any(|word| BODY_ENDS.iter().chain(PLACED_ENDS).any(|end| word.ends_with(end)) || *word == "grupp")
}

/// In English the word comes last, with a capital as in every name: `Borough Council of X`, `City Social Services`,
/// `Police Region South`, but not `Mobile team`.
fn ends_in_body(text: &str, head: &[&str]) -> bool {
    let mut words = head.iter().rev().skip_while(|word| NAMED.contains(word));
    let named: Vec<String> = text.split_whitespace().filter(|word| starts_upper(word)).map(str::to_lowercase).collect();
    let capital = |last: &str| named.iter().any(|word| word.trim_matches(|c: char| !c.is_alphanumeric()) == last);
    let body =
        words.next().is_some_and(|last| SWEDISH_BODIES.contains(last) || (BODIES.contains(last) || PLACED.contains(last)) && capital(last));
    let article = words.next().is_some_and(|before| matches!(*before, "the" | "a" | "an" | "and" | "och" | "each" | "every"));
    body && (!article || head.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_known_by_the_head_of_its_name() {
        for text in [
            "EASTMARSH CONSTABULARY",
            "Inspektionen för vård och omsorg",
            "Samverkansrådet för Barnahus Norrådalen",
            "City Social Services, International Desk",
            "Revisorerna i Fagerås kommun",
            "GROUP OF EXPERTS ON CHILD-FRIENDLY JUSTICE",
            "Barn- och familjeenheten",
            "Centrum för brottsstatistik",
            "Kultur och fritidsnämnden",
            "Police Region South",
            "MIGRATION AND SETTLEMENT AGENCY",
            "Ekmans kommun",
            "European Agency for Practice (EAP)",
            "Delegationen mot buller",
            "Committee against Noise",
            "Kommuner och regioner",
            "Avdelningen Barn och unga",
            "Norrådalens län",
        ] {
            assert!(names_body(text), "{text}");
        }
        for text in [
            "Kommunens arbete mot ensamhet",
            "Socialnämndens protokoll 20 mars 2024",
            "Wexmoor Constabulary: the response to abuse",
            "Inspection of the Children's House at Fenwick",
            "How services respond when a child is at risk",
            "Råd och anvisningar rörande våld",
            "Riktlinje för socialnämnden",
            "Honour-based abuse and the police",
            "Levande centrum",
            "Hedersrelaterat våld och socialtjänsten",
            "Skolan och socialtjänsten",
            "Kommunen mot hedersvåld",
            "Polisen och skolan mot hedersvåld",
            "Wexmoor Council against forced marriage",
            "Att lämna gruppen",
            "Kontakta socialtjänsten",
            "The children's house service",
            "Mobile team",
        ] {
            assert!(!names_body(text), "{text}");
        }
    }
}
