//! From lines to running text: broken words made whole, note marks taken out.

use std::collections::HashSet;

use super::fragment::Fragment;

/// Characters that end the first half of a broken word.
const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{AD}', '\u{2011}'];
/// Words after which a hyphen at a line's end stands for a left-out part: «barn- och ungdomsvård».
const CONJUNCTIONS: [&str; 7] = ["och", "eller", "samt", "som", "and", "or", "respektive"];

/// What the whole document tells about joining lines.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    /// Words with a hyphen inside that stand whole somewhere, in lower case.
    compounds: HashSet<String>,
    /// Page and number of every footnote.
    notes: HashSet<(usize, String)>,
}

/// A text made of lines.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub(super) text: String,
    /// The note marks that stood in it, each with the page it stood on.
    pub(super) marks: Vec<(usize, String)>,
    /// The byte offsets at which it goes on on another page, with the page.
    pub(super) turns: Vec<(usize, usize)>,
}

impl Joiner {
    /// Learns from all lines which words keep their hyphen, and from the footnotes which numbers are marks.
    pub(super) fn new<'a>(lines: impl Iterator<Item = &'a Fragment>, notes: HashSet<(usize, String)>) -> Self {
        let mut compounds = HashSet::new();
        for line in lines {
            let text = line.text();
            let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
            compounds.extend(words.filter(|word| word.contains(HYPHENS)).map(normal));
        }
        Self { compounds, notes }
    }

    /// The text of these lines.
    pub(super) fn text(&self, lines: &[Fragment]) -> Joined {
        let mut joined = Joined::default();
        let mut page = lines.first().map_or(0, |line| line.page);
        for line in lines {
            let own = self.line(line, &mut joined.marks);
            self.append(&mut joined.text, &own);
            if line.page != page {
                page = line.page;
                joined.turns.push((joined.text.len() - own.len(), page));
            }
        }
        let soft = |to: usize| joined.text.get(..to).map_or(0, |before| before.matches('\u{AD}').count() * '\u{AD}'.len_utf8());
        joined.turns = joined.turns.iter().map(|&(at, page)| (at - soft(at), page)).collect();
        joined.text = joined.text.trim().replace('\u{AD}', "");
        joined
    }

    /// The text of a line, white space evened out.
    fn line(&self, line: &Fragment, marks: &mut Vec<(usize, String)>) -> String {
        let mut text = String::new();
        for piece in &line.pieces {
            let number = piece.text.trim();
            if piece.raised && is_mark(number) && self.is_note_mark(&text, line.page, number) {
                marks.extend(number.split(',').map(|mark| (line.page, mark.trim().to_owned())));
            } else {
                text.push_str(&piece.text);
            }
        }
        let shown = text.chars().map(|c| if c.is_control() && !c.is_whitespace() { ' ' } else { c }).collect::<String>();
        shown.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A raised number is a mark if a note has it; else unless it may be an exponent.
    fn is_note_mark(&self, before: &str, page: usize, number: &str) -> bool {
        let unit = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        self.notes.contains(&(page, number.to_owned()))
            || unit.chars().count() > 2
            || before.ends_with(['.', ',', ';', ':', '?', '!', ')', '”', '»', '"'])
    }

    /// Appends a line to a text.
    fn append(&self, text: &mut String, line: &str) {
        if text.is_empty() || line.is_empty() {
            text.push_str(line);
            return;
        }
        let next = line.split_whitespace().next().unwrap_or_default();
        let lower = next.starts_with(char::is_lowercase);
        let before = text.chars().rev().nth(1).unwrap_or(' ');
        let after_letter = before.is_alphabetic();
        if text.ends_with(HYPHENS) && before.is_ascii_digit() && next.starts_with(|c: char| c.is_ascii_digit()) {
            // A date or a range, broken at its hyphen.
        } else if !text.ends_with(HYPHENS) || !after_letter || CONJUNCTIONS.contains(&next) {
            text.push(' ');
        } else if text.ends_with('\u{AD}') || (lower && !self.keeps_hyphen(text, next)) {
            text.pop();
        }
        text.push_str(line);
    }

    /// Whether the word stands elsewhere with its hyphen.
    fn keeps_hyphen(&self, text: &str, next: &str) -> bool {
        let first = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let whole = format!("{first}{next}");
        starts_with_initials(first) || self.compounds.contains(&normal(whole.trim_matches(|c: char| !c.is_alphanumeric())))
    }
}

/// Whether a word starts as only abbreviations do, such as «hbtq»: no Swedish or English syllable starts with four consonants.
fn starts_with_initials(word: &str) -> bool {
    let start: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).take(4).flat_map(char::to_lowercase).collect();
    start.len() == 4 && start.iter().all(|c| !"aeiouyåäöéü".contains(*c))
}

/// A word in lower case with plain hyphens.
fn normal(word: &str) -> String {
    word.to_lowercase().replace(HYPHENS, "-")
}

/// Whether a raised text can be one or more note numbers.
fn is_mark(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 8
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_broken_words_whole() {
        let joiner = Joiner { compounds: HashSet::from(["hbtqi-personer".to_owned()]), notes: HashSet::new() };
        let join = |first: &str, second: &str| {
            let mut text = first.to_owned();
            joiner.append(&mut text, second);
            text
        };
        assert_eq!(join("verksamhe\u{2010}", "ter ska"), "verksamheter ska");
        assert_eq!(join("med hbtqi-", "personer."), "med hbtqi-personer.");
        assert_eq!(join("barn-", "och ungdomsvård"), "barn- och ungdomsvård");
        assert_eq!(join("alla hbtq-", "personer."), "alla hbtq-personer.");
        assert_eq!(join("EU-", "Länder"), "EU-Länder");
        assert_eq!(join("2014–", "15"), "2014– 15");
        assert_eq!(join("i 2020-", "11 och"), "i 2020-11 och");
    }
}
