//! Mutations of an example that is covered: without the passages that cover it the verdict must fall, and where they stand as no running
//! text they must not count.

use std::ops::Range;

use super::example::Judged;
use crate::document::SectionId;
use crate::engine::{Role, Status, Verdict};
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
const ROUNDS: usize = 60;
/// Longest line of a table of contents.
const CONTENTS_LINE: usize = 100;

/// A rule put to the test on texts in Markdown.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct Subject<'r> {
    /// All rules, of which each may bear on what a section is about.
    pub rules: &'r RuleSet,
    /// Index of the rule in question.
    pub rule: usize,
    /// The section in question, with those inside it; `None` for the whole text.
    pub section: Option<SectionId>,
    /// The language of the headings that a mutation adds.
    pub language: Language,
}

/// What covers a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covering {
    /// The byte ranges of the passages in the text, in its order; some were found only after others had been taken away.
    pub passages: Vec<Range<usize>>,
    /// The passage that goes on covering though all that could be taken away is.
    pub remains: Option<String>,
}

impl Subject<'_> {
    /// The mutations of a covered text after which it is still covered.
    pub fn leaks(&self, text: &str) -> Vec<Leak> {
        let Covering { passages, remains } = self.covering(text);
        if let Some(quote) = remains {
            return vec![Leak { hiding: Hiding::Removed, quote }];
        }
        self.hidden_leaks(text, &passages)
    }

    /// The mutations that put the passages where they are no running text, and after which the text is still covered.
    pub fn hidden_leaks(&self, text: &str, passages: &[Range<usize>]) -> Vec<Leak> {
        let hidden = Hiding::ALL.into_iter().filter(|hiding| *hiding != Hiding::Removed);
        let leak = |hiding| self.quote(&hide(text, passages, hiding, self.language)).map(|quote| Leak { hiding, quote });
        hidden.filter_map(leak).collect()
    }

    /// All passages that cover a text, each found after those before it were taken away.
    pub fn covering(&self, text: &str) -> Covering {
        let mut passages: Vec<Range<usize>> = Vec::new();
        for _ in 0..ROUNDS {
            let rest = hide(text, &passages, Hiding::Removed, self.language);
            let judged = Judged::of(self.rules, self.rule, &rest);
            let Some(verdict) = self.covered(&judged) else { return Covering { passages, remains: None } };
            let evidence = verdict.evidence.iter().filter(|evidence| evidence.role == Role::Covers);
            let spans = evidence.filter_map(|evidence| judged.span(evidence)).filter(|span| !span.is_empty());
            let spans: Vec<Range<usize>> = spans.map(|span| in_original(&passages, &span)).collect();
            if spans.is_empty() {
                break;
            }
            passages.extend(spans);
            passages = joined(passages);
        }
        let remains = self.quote(&hide(text, &passages, Hiding::Removed, self.language));
        Covering { passages, remains }
    }

    /// The verdict that holds the section, or one inside it, to be covered.
    fn covered<'j>(&self, judged: &'j Judged) -> Option<&'j Verdict> {
        let inside = |verdict: &&Verdict| self.section.is_none_or(|section| judged.is_inside(verdict.section, section));
        judged.verdicts.iter().filter(|verdict| verdict.status == Status::Covered).find(inside)
    }

    /// The passage by which a text is covered, if it is.
    fn quote(&self, text: &str) -> Option<String> {
        let judged = Judged::of(self.rules, self.rule, text);
        let verdict = self.covered(&judged)?;
        Some(verdict.evidence.iter().find_map(|evidence| judged.quote(evidence)).unwrap_or_default().to_owned())
    }
}

/// Ranges in order, those that overlap joined.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Where a range of a text stood before these ranges, in order, were taken out of it.
fn in_original(taken: &[Range<usize>], range: &Range<usize>) -> Range<usize> {
    let back = |place: usize, ends: bool| {
        taken.iter().fold(place, |place, gap| {
            let before = gap.start < place || (gap.start == place && !ends);
            if before { place + gap.len() } else { place }
        })
    };
    back(range.start, false)..back(range.end, true)
}

/// A text with its passages, which are in order, hidden.
pub fn hide(text: &str, passages: &[Range<usize>], hiding: Hiding, language: Language) -> String {
    let mut hidden = text.to_owned();
    let mut lines = Vec::new();
    for span in passages.iter().rev() {
        let Some(old) = text.get(span.clone()) else { continue };
        let instead = match hiding {
            Hiding::Comment => by_cell(old, |cell| format!("<!-- {} -->", cell.replace("--", "–"))),
            Hiding::StruckOut => by_cell(old, |cell| format!("~~{cell}~~")),
            Hiding::Removed | Hiding::Contents | Hiding::References => String::new(),
        };
        hidden.replace_range(span.clone(), &instead);
        if matches!(hiding, Hiding::Contents | Hiding::References) {
            lines.push(format!("- {}", one_line(old, hiding)));
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
        hidden = format!("{}\n\n## {heading}\n\n{}\n", hidden.trim_end(), lines.join("\n"));
    }
    hidden
}

/// A passage with the words of every cell changed: no markup reaches from one cell of a table into the next.
fn by_cell(passage: &str, change: impl Fn(&str) -> String) -> String {
    let cell = |cell: &str| {
        let words = cell.trim();
        if words.is_empty() { cell.to_owned() } else { cell.replace(words, &change(words)) }
    };
    passage.split('|').map(cell).collect::<Vec<_>>().join("|")
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
        let hide = |hiding| hide(text, std::slice::from_ref(&span), hiding, Language::Sv);
        assert_eq!(hide(Hiding::StruckOut), "# Eld\n\nGå ut. ~~Utgången är\nhär.~~ Spring inte.\n");
        assert_eq!(hide(Hiding::Comment), "# Eld\n\nGå ut. <!-- Utgången är\nhär. --> Spring inte.\n");
        assert!(hide(Hiding::Contents).ends_with("Spring inte.\n\n## Innehåll\n\n- Utgången är här\n"));
        assert!(hide(Hiding::References).ends_with("## Referenser\n\n- Utgången är här.\n"));
        assert_eq!(hide(Hiding::Removed), "# Eld\n\nGå ut.  Spring inte.\n");
    }

    #[test]
    fn every_cell_of_a_row_is_hidden_by_itself() {
        let row = "| Eld | Gå ut | |\n";
        let span = 2..row.len() - 3;
        let hide = |hiding| hide(row, std::slice::from_ref(&span), hiding, Language::Sv);
        assert_eq!(hide(Hiding::StruckOut), "| ~~Eld~~ | ~~Gå ut~~ | |\n");
        assert_eq!(hide(Hiding::Comment), "| <!-- Eld --> | <!-- Gå ut --> | |\n");
    }

    #[test]
    fn places_are_told_as_before_anything_was_taken_away() {
        let text = "ett två tre fyra fem";
        let taken = joined(vec![12..17, 4..9, 8..9]);
        assert_eq!(taken, [4..9, 12..17]);
        let rest = hide(text, &taken, Hiding::Removed, Language::Sv);
        for word in ["ett", "re", "fem"] {
            let at = rest.find(word).unwrap();
            assert_eq!(text.get(in_original(&taken, &(at..at + word.len()))), Some(word), "{rest}");
        }
        let around = in_original(&taken, &(0..rest.len()));
        assert_eq!(around, 0..text.len());
    }
}
