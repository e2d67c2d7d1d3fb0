//! A changed passage, word by word, where there is no markup: in colour, or as `[-…-]` and `{+…+}` as in git's word diff.

use super::Options;
use super::ledger::plain;
use super::words::say;
use crate::audit::model::{PassageChange, Word, WordChange};
use crate::language::Language;
use crate::report::place;

/// Most words that are shown of a stretch that did not change, on either side of a change.
const CONTEXT: usize = 12;

/// The place and the words of a passage, with what did not change cut down to what lies around the changes.
pub(super) fn changed(passage: &PassageChange, options: &Options, language: Language) -> String {
    let at = changed_at(passage, language);
    let at = if at.is_empty() { at } else { format!("{at}: ") };
    let last = passage.words.len().saturating_sub(1);
    let words = passage.words.iter().enumerate().map(|(index, of)| word(of, options, index == 0, index == last));
    format!("{at}{}", words.collect::<Vec<_>>().join(" "))
}

/// Where a passage stands; where one stood that was taken out.
pub(super) fn changed_at(passage: &PassageChange, language: Language) -> String {
    let older = if passage.new.is_none() { say(language, " i den äldre utgåvan", " of the older edition") } else { "" };
    let at = passage.new.as_ref().or(passage.old.as_ref());
    let at = at.map(|at| place(None, at.line, at.page, at.paragraph, language)).filter(|at| !at.is_empty());
    at.map(|at| format!("{at}{older}")).unwrap_or_default()
}

fn word(word: &Word, options: &Options, first: bool, last: bool) -> String {
    let text = plain(&word.text);
    match (word.change, options.colour) {
        (WordChange::Same, _) => around(&text, first, last),
        (WordChange::Removed, true) => format!("\u{1b}[31;9m{text}\u{1b}[0m"),
        (WordChange::Added, true) => format!("\u{1b}[32m{text}\u{1b}[0m"),
        (WordChange::Removed, false) => format!("[-{text}-]"),
        (WordChange::Added, false) => format!("{{+{text}+}}"),
    }
}

/// The words that lie next to a change.
fn around(text: &str, first: bool, last: bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let (head, tail) = (if first { 0 } else { CONTEXT }, if last { 0 } else { CONTEXT });
    if words.len() <= head + tail + 1 {
        return text.to_owned();
    }
    let begin = words.get(..head).unwrap_or_default().join(" ");
    let end = words.get(words.len() - tail..).unwrap_or_default().join(" ");
    [begin.as_str(), "…", end.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_stretches_without_a_change_are_cut() {
        let text = (0..60).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        assert!(around(&text, true, false).starts_with("… 48 "));
        assert!(around(&text, false, true).ends_with(" 11 …"));
        assert_eq!(around("kort text", false, false), "kort text");
    }
}
