//! A comparison at a terminal: document by document, what opened first, each with the words that changed.
//!
//! Without colour, what was removed stands as `[-…-]` and what was added as `{+…+}`, as in git's word diff.

use std::io::{self, Write};

use super::super::Options;
use super::super::ledger::plain;
use super::super::words::{change_name, place_of, say, symbol};
use crate::audit::model::{Change, ChangeKind, ComparedDocument, Comparison, PassageChange, State, Word, WordChange};
use crate::report::{place, status_name};

/// Most words that are shown of a stretch that did not change, on either side of a change.
const CONTEXT: usize = 12;

/// Most passages that are shown of one gap; the machine formats hold all.
const PASSAGES: usize = 4;

/// A comparison as the terminal shows it.
struct Page<'a> {
    comparison: &'a Comparison,
    options: &'a Options,
}

pub(super) fn write(comparison: &Comparison, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { comparison, options };
    for document in comparison.documents.iter().filter(|document| !document.changes.is_empty() || !document.problems.is_empty()) {
        page.document(document, out)?;
    }
    let counts = ChangeKind::ALL.map(|kind| format!("{}: {}", change_name(kind, comparison.language), comparison.summary.get(kind)));
    let (old, new) = (plain(&comparison.old), plain(&comparison.new));
    writeln!(out, "{old} → {new}  {}", counts.join(", "))
}

impl Page<'_> {
    fn say<'t>(&self, sv: &'t str, en: &'t str) -> &'t str {
        say(self.comparison.language, sv, en)
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.options.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn wrapped(&self, indent: &str, text: &str) -> String {
        let options = textwrap::Options::new(self.options.width).initial_indent(indent).subsequent_indent(indent);
        textwrap::fill(text, options)
    }

    fn document(&self, document: &ComparedDocument, out: &mut dyn Write) -> io::Result<()> {
        let paths = match (&document.old_path, &document.new_path) {
            (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
            (Some(only), _) | (None, Some(only)) => only.clone(),
            (None, None) => String::new(),
        };
        writeln!(out, "━━ {} – {}\n", plain(&paths), plain(&document.title))?;
        for problem in &document.problems {
            writeln!(out, "{}", self.wrapped("  ! ", &plain(&problem.message)))?;
        }
        document.changes.iter().try_for_each(|change| self.change(change, out))
    }

    fn change(&self, change: &Change, out: &mut dyn Write) -> io::Result<()> {
        let code = match change.kind {
            ChangeKind::Opened => "31",
            ChangeKind::Closed => "32",
            ChangeKind::Moved | ChangeKind::Remaining => "33",
        };
        let name = self.paint(code, change_name(change.kind, self.comparison.language));
        let statuses = [&change.old, &change.new].map(|state| self.status(state.as_ref()));
        writeln!(out, "{name}  {}  {}", change.rule, statuses.join(" → "))?;
        writeln!(out, "{}", self.wrapped("  ", &format!("{}: {}", plain(&change.title), change.message)))?;
        if let Some(state) = change.new.as_ref().or(change.old.as_ref()) {
            let section = &state.section;
            let place = place_of(&section.path, section.line, section.page, section.paragraph, self.comparison.language);
            writeln!(out, "{}", self.wrapped("  ", &plain(&place)))?;
        }
        for passage in change.passages.iter().take(PASSAGES) {
            self.passage(passage, out)?;
        }
        let more = change.passages.len().saturating_sub(PASSAGES);
        if more > 0 {
            writeln!(out, "    … {} {more}", self.say("fler ändrade stycken:", "more changed passages:"))?;
        }
        if let Some(point) = change.to_close.first() {
            writeln!(out, "{}", self.wrapped("    ", &format!("{}: {}", self.say("skriv", "write"), plain(point))))?;
        }
        writeln!(out)
    }

    fn status(&self, state: Option<&State>) -> String {
        let name = |state: &State| format!("{} {}", symbol(state.status), status_name(state.status, self.comparison.language));
        state.map_or_else(|| "–".to_owned(), name)
    }

    /// The words of a passage, with what did not change cut down to what lies around the changes.
    fn passage(&self, passage: &PassageChange, out: &mut dyn Write) -> io::Result<()> {
        let at = passage.new.as_ref().or(passage.old.as_ref());
        let at = at.map(|at| place(None, at.line, at.page, at.paragraph, self.comparison.language)).filter(|at| !at.is_empty());
        let last = passage.words.len().saturating_sub(1);
        let words = passage.words.iter().enumerate().map(|(index, word)| self.word(word, index == 0, index == last));
        let at = at.map(|at| format!("{at}: ")).unwrap_or_default();
        writeln!(out, "{}", self.wrapped("    ", &format!("{at}{}", words.collect::<Vec<_>>().join(" "))))
    }

    fn word(&self, word: &Word, first: bool, last: bool) -> String {
        let text = plain(&word.text);
        match (word.change, self.options.colour) {
            (WordChange::Same, _) => around(&text, first, last),
            (WordChange::Removed, true) => self.paint("31;9", &text),
            (WordChange::Added, true) => self.paint("32", &text),
            (WordChange::Removed, false) => format!("[-{text}-]"),
            (WordChange::Added, false) => format!("{{+{text}+}}"),
        }
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
