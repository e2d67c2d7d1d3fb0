//! Knows the names of those who publish by the head of the phrase.

use super::body_words::{BODIES, BODY_ENDS, BREAKS, NAMED};
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
    let asks = head.first().is_some_and(|first| ASKING.contains(first));
    (1..=MOST_WORDS).contains(&head.len()) && !asks && (has_swedish(&head) || ends_in_body(&head))
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

/// In Swedish the name may stand after the word, as in `Region Mellansjö` or `Centrum för statistik`.
fn has_swedish(head: &[&str]) -> bool {
    head == ["centrum"] || head.iter().any(|word| BODY_ENDS.iter().any(|end| word.ends_with(end)) || *word == "grupp")
}

/// In English the word comes last: `Borough Council of X`, `City Social Services`, `Police Region South`.
fn ends_in_body(head: &[&str]) -> bool {
    let mut words = head.iter().rev().skip_while(|word| NAMED.contains(word));
    let body = words.next().is_some_and(|last| BODIES.contains(last));
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
            "Police Region South",
            "MIGRATION AND SETTLEMENT AGENCY",
            "Ekmans kommun",
            "European Agency for Practice (EAP)",
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
        ] {
            assert!(!names_body(text), "{text}");
        }
    }
}
