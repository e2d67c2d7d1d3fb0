//! Finds the table of contents, and what it says of the headings to come.

use std::collections::HashMap;

use crate::document::is_contents_heading;

use super::lines::{HeadingKind, Line, Role};
use super::sentence::normal;

/// Longest line of contents, in characters.
const LONGEST: usize = 140;

/// The entries of the table of contents: normalised heading, and whether it is indented.
#[derive(Debug, Default)]
pub(super) struct Entries {
    indents: HashMap<String, usize>,
    least: Option<usize>,
}

impl Entries {
    fn add(&mut self, title: &str, indent: usize) {
        self.least = Some(self.least.map_or(indent, |least| least.min(indent)));
        self.indents.entry(normal(title)).or_insert(indent);
    }

    fn holds(&self, title: &str) -> bool {
        self.indents.contains_key(&normal(title))
    }

    /// How far below the chapters an entry with this heading stands, judged by its indentation; `None` if there is no such entry.
    pub(super) fn depth(&self, heading: &str) -> Option<u8> {
        let indent = self.indents.get(&normal(heading))?;
        Some(u8::from(*indent > self.least.unwrap_or(0) + 1))
    }
}

/// Marks contents lines and the heading over them; also returns the entries.
pub(super) fn find(lines: &mut [Line<'_>]) -> Entries {
    let mut entries = Entries::default();
    let mut open = false;
    for index in 0..lines.len() {
        let next_leads = lines.get(index + 1).is_some_and(|next| !next.is_apart() && leaders(next.text).is_some());
        let Some(line) = lines.get_mut(index) else { break };
        if line.is_apart() && is_contents_heading(line.text) {
            line.role = Role::Heading(HeadingKind::Chapter);
            open = true;
            continue;
        }
        let title = leaders(line.text).or_else(|| if open { entry(line, &entries, next_leads) } else { None });
        let Some(title) = title else {
            open = false;
            continue;
        };
        entries.add(title, line.indent);
        line.role = Role::Contents;
    }
    entries
}

/// The title in a line with dotted leaders after it.
pub(super) fn leaders(text: &str) -> Option<&str> {
    let numberless = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let title = numberless.trim_end_matches(|c: char| matches!(c, '.' | '…' | '·' | '_') || c.is_whitespace());
    let led = numberless.get(title.len()..)?;
    let weight: usize = led.chars().map(|c| if c == '…' { 3 } else { usize::from(!c.is_whitespace()) }).sum();
    (weight >= 4 && title.contains(char::is_alphabetic)).then_some(title)
}

/// The title in a line under the heading of the contents, which may have no leaders.
fn entry<'a>(line: &Line<'a>, entries: &Entries, next_leads: bool) -> Option<&'a str> {
    let text = line.text;
    let unnumbered = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let wide = unnumbered.ends_with("  ") || unnumbered.ends_with('\t');
    let title = if wide && unnumbered.len() < text.len() { unnumbered.trim_end() } else { text };
    let paged = title.len() < text.len();
    let sentence = text.ends_with(['.', ':', ';', '!']) || text.chars().count() > LONGEST;
    let starts_over = entries.holds(title) || line.page_start && !paged && !next_leads && entries.least.is_some();
    (title.contains(char::is_alphabetic) && !sentence && !starts_over).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn contents(source: &str) -> Vec<&str> {
        let mut lines = split(source);
        find(&mut lines);
        lines.iter().filter(|line| line.role == Role::Contents).map(|line| line.text).collect()
    }

    #[test]
    fn finds_leaders_anywhere_and_titles_under_the_heading() {
        assert_eq!(leaders("2.1 Målsäganden ........ 2"), Some("2.1 Målsäganden"));
        assert_eq!(leaders("Källor . . . . . 14"), Some("Källor"));
        assert_eq!(leaders("Slut på meningen."), None);
        assert_eq!(leaders("Och så vidare... 3"), None);
        assert_eq!(contents("Innehåll\n1 Mål   3\n2 Ansvar   4\n\n1 Mål\nText."), ["1 Mål   3", "2 Ansvar   4"]);
        assert_eq!(contents("Innehåll\n\nMål\nAnsvar\n\nMål\nText här."), ["Mål", "Ansvar"]);
    }
}
