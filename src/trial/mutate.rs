//! Mutations of an example that is covered: without the passages that cover it the verdict must fall, and where they stand as no running
//! text they must not count.

use std::ops::Range;

use super::example::Judged;
use crate::engine::{Role, Status};
use crate::language::{Bilingual, Language};
use crate::rules::RuleSet;

/// What is done with the passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hiding {
    /// They are taken away.
    Removed,
    /// They are lines of a table of contents.
    Contents,
    /// They are entries of a reference list.
    References,
    /// They stand in comments.
    Comment,
    /// They are struck out.
    StruckOut,
}

impl Hiding {
    /// All mutations.
    pub const ALL: [Self; 5] = [Self::Removed, Self::Contents, Self::References, Self::Comment, Self::StruckOut];

    /// What was done, for users.
    pub fn name(self, language: Language) -> String {
        let name = match self {
            Self::Removed => Bilingual::new("borttagna", "taken away"),
            Self::Contents => Bilingual::new("som innehållsförteckning", "as a table of contents"),
            Self::References => Bilingual::new("som referenslista", "as a reference list"),
            Self::Comment => Bilingual::new("i kommentarer", "in comments"),
            Self::StruckOut => Bilingual::new("överstrukna", "struck out"),
        };
        name.get(language).to_owned()
    }
}

/// An example that is still covered after its passages were hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// How they were hidden.
    pub hiding: Hiding,
    /// The passage that still counts.
    pub quote: String,
}

/// Most rounds of taking passages away: one for each passage that covers by itself.
const ROUNDS: usize = 20;
/// Longest line of a table of contents.
const CONTENTS_LINE: usize = 100;

/// The mutations of a covered text after which it is still covered.
pub(super) fn leaks(rules: &RuleSet, rule: usize, text: &str, language: Language) -> Vec<Leak> {
    let (passages, kept) = covering(rules, rule, text);
    if let Some(quote) = kept {
        return vec![Leak { hiding: Hiding::Removed, quote }];
    }
    let hidden = Hiding::ALL.into_iter().filter(|hiding| *hiding != Hiding::Removed);
    let leak = |hiding| {
        let mutated = mutated(text, &passages, hiding, language);
        still_covered(rules, rule, &mutated).map(|quote| Leak { hiding, quote })
    };
    hidden.filter_map(leak).collect()
}

/// All passages that cover a text, each found after those before it were blanked out; and the passage that goes on covering it though it
/// cannot be taken away.
fn covering(rules: &RuleSet, rule: usize, text: &str) -> (Vec<Range<usize>>, Option<String>) {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut rest = text.to_owned();
    for _ in 0..ROUNDS {
        let judged = Judged::of(rules, rule, &rest);
        let Some(verdict) = judged.verdicts.iter().find(|verdict| verdict.status == Status::Covered) else { return (found, None) };
        let spans = verdict.evidence.iter().filter(|evidence| evidence.role == Role::Covers).filter_map(|evidence| judged.span(evidence));
        let mut spans: Vec<Range<usize>> = spans.filter(|span| !found.contains(span) && !span.is_empty()).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        spans.dedup();
        if spans.is_empty() {
            return (found, Some(still_covered(rules, rule, &rest).unwrap_or_default()));
        }
        for span in spans {
            blank(&mut rest, &span);
            found.push(span);
        }
    }
    (found, still_covered(rules, rule, &rest))
}

/// Puts blanks in place of a range, so that all other places stay.
fn blank(text: &mut String, span: &Range<usize>) {
    let Some(old) = text.get(span.clone()) else { return };
    let blanks: String = old.chars().flat_map(|c| std::iter::repeat_n(if c == '\n' { '\n' } else { ' ' }, c.len_utf8())).collect();
    text.replace_range(span.clone(), &blanks);
}

/// The passage by which a text is covered, if it is.
fn still_covered(rules: &RuleSet, rule: usize, text: &str) -> Option<String> {
    let judged = Judged::of(rules, rule, text);
    let verdict = judged.verdicts.iter().find(|verdict| verdict.status == Status::Covered)?;
    let quote = verdict
        .evidence
        .iter()
        .find_map(|evidence| judged.document.blocks.get(evidence.block).and_then(|block| block.text.as_str().get(evidence.range.clone())));
    Some(quote.unwrap_or_default().to_owned())
}

/// A text with its passages hidden.
fn mutated(text: &str, passages: &[Range<usize>], hiding: Hiding, language: Language) -> String {
    let mut sorted: Vec<&Range<usize>> = passages.iter().collect();
    sorted.sort_by_key(|span| std::cmp::Reverse(span.start));
    let mut mutated = text.to_owned();
    let mut lines = Vec::new();
    for span in sorted {
        let Some(old) = text.get(span.clone()) else { continue };
        match hiding {
            Hiding::Removed => blank(&mut mutated, span),
            Hiding::Comment => mutated.replace_range(span.clone(), &format!("<!-- {} -->", old.replace("--", "–"))),
            Hiding::StruckOut => mutated.replace_range(span.clone(), &format!("~~{old}~~")),
            Hiding::Contents | Hiding::References => {
                blank(&mut mutated, span);
                lines.push(format!("- {}", one_line(old, hiding)));
            }
        }
    }
    let heading = match (hiding, language) {
        (Hiding::Contents, Language::Sv) => "Innehåll",
        (Hiding::Contents, Language::En) => "Contents",
        (_, Language::Sv) => "Referenser",
        (_, Language::En) => "References",
    };
    if !lines.is_empty() {
        lines.reverse();
        mutated = format!("{}\n\n## {heading}\n\n{}\n", mutated.trim_end(), lines.join("\n"));
    }
    mutated
}

/// A passage as one line of a list; one of a table of contents is no sentence and not long.
fn one_line(passage: &str, hiding: Hiding) -> String {
    let words: Vec<&str> = passage.split_whitespace().collect();
    let mut line = words.join(" ");
    if hiding == Hiding::Contents {
        line = line.chars().take(CONTENTS_LINE).collect();
        line = line.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_hidden_where_they_stand_or_moved_to_a_list() {
        let text = "# Eld\n\nGå ut. Utgången är\nhär. Spring inte.\n";
        let start = text.find("Utgången").unwrap();
        let span = start..text.find(" Spring").unwrap();
        let hide = |hiding| mutated(text, std::slice::from_ref(&span), hiding, Language::Sv);
        assert_eq!(hide(Hiding::StruckOut), "# Eld\n\nGå ut. ~~Utgången är\nhär.~~ Spring inte.\n");
        assert_eq!(hide(Hiding::Comment), "# Eld\n\nGå ut. <!-- Utgången är\nhär. --> Spring inte.\n");
        assert!(hide(Hiding::Contents).ends_with("Spring inte.\n\n## Innehåll\n\n- Utgången är här\n"));
        assert!(hide(Hiding::References).ends_with("## Referenser\n\n- Utgången är här.\n"));
        assert_eq!(hide(Hiding::Removed).len(), text.len());
        assert!(!hide(Hiding::Removed).contains("Utgången"));
    }
}
