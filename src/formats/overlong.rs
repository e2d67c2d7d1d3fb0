//! Running text that a file sets in the style of a heading.

/// A heading is no longer than this, in characters, if it has sentences.
const LONGEST: usize = 120;

/// Whether a heading is a paragraph in the wrong style: it is long, has several sentences, and ends as the last of them does.
pub(super) fn is_running_text(text: &str) -> bool {
    let text = text.trim();
    let starts_upper = |text: &str| text.trim_start().starts_with(char::is_uppercase);
    let ends = |text: &str| text.rsplit(|c: char| !c.is_alphabetic()).next().is_some_and(|word| word.chars().count() > 3);
    let mut sentences = text
        .match_indices(". ")
        .filter_map(|(at, _)| text.split_at_checked(at))
        .filter(|(before, after)| ends(before) && after.get(1..).is_some_and(starts_upper));
    text.chars().count() > LONGEST && text.ends_with(['.', '!', '?']) && sentences.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_no_heading() {
        assert!(is_running_text(
            "Bakom hedersrelaterat våld kan det finnas människohandel. Därför ska den som möter barnet alltid fråga om utnyttjande. Svaret \
             ska dokumenteras i journalen samma dag."
        ));
        for heading in [
            "Hur ska personalen ställa frågor om våld? Och när?",
            "Kap. 4. Samverkan mellan socialtjänsten, polisen, skolan och hälso- och sjukvården i ärenden om hedersrelaterat våld m.m. enligt 5 §",
        ] {
            assert!(!is_running_text(heading), "{heading}");
        }
    }
}
