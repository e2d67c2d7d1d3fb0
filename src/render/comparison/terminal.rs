//! A comparison at a terminal: document by document, what opened first, each with the words that changed.

use std::io::{self, Write};

use super::super::Options;
use super::super::changed::changed;
use super::super::ledger::plain;
use super::super::made::Made;
use super::super::words::{change_count, change_name, place_of, say, symbol};
use super::{Passages, Shown};
use crate::audit::model::{Change, ChangeKind, ComparedDocument, Comparison, State};
use crate::report::status_name;

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
    page.summary(out)
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
        let mut shown = Shown::default();
        document.changes.iter().try_for_each(|change| self.change(change, &shown.split(change), out))
    }

    fn change(&self, change: &Change, passages: &Passages<'_>, out: &mut dyn Write) -> io::Result<()> {
        let code = match change.kind {
            ChangeKind::Opened => "31",
            ChangeKind::Closed => "32",
            ChangeKind::Doubtful | ChangeKind::Moved | ChangeKind::Remaining => "33",
        };
        let name = self.paint(code, change_name(change.kind, self.comparison.language));
        writeln!(out, "{name}  {}  {}", change.rule, self.statuses(change))?;
        writeln!(out, "{}", self.wrapped("  ", &format!("{}: {}", self.say("Lucka", "Gap"), plain(&change.title))))?;
        writeln!(out, "{}", self.wrapped("  ", &change.message))?;
        if let Some(state) = change.old.as_ref().filter(|_| change.kind == ChangeKind::Moved) {
            self.place(self.say("förut: ", "before: "), state, out)?;
        }
        if let Some(state) = change.new.as_ref().or(change.old.as_ref()) {
            self.place("", state, out)?;
        }
        self.passages(passages, out)?;
        if let Some(point) = change.to_close.first() {
            writeln!(out, "{}", self.wrapped("    ", &format!("{}: {}", self.say("skriv", "write"), plain(point))))?;
        }
        writeln!(out)
    }

    /// What the status was and is; one where it is the same.
    fn statuses(&self, change: &Change) -> String {
        let status = |state: &Option<State>| state.as_ref().map(|state| state.status);
        let name = |status| format!("{} {}", symbol(status), status_name(status, self.comparison.language));
        match (status(&change.old), status(&change.new)) {
            (Some(old), Some(new)) if old == new => name(old),
            (old, new) => [old, new].map(|status| status.map_or_else(|| "–".to_owned(), name)).join(" → "),
        }
    }

    fn place(&self, before: &str, state: &State, out: &mut dyn Write) -> io::Result<()> {
        let section = &state.section;
        let place = place_of(&section.path, section.line, section.page, section.paragraph, self.comparison.language);
        if !place.is_empty() {
            writeln!(out, "{}", self.wrapped("  ", &plain(&format!("{before}{place}"))))?;
        }
        let Some(reason) = &state.accepted else { return Ok(()) };
        writeln!(out, "{}", self.wrapped("  ", &format!("{}: {}", self.say("godtaget", "accepted"), plain(reason))))
    }

    /// The passages that have not been shown yet, and where the others were.
    fn passages(&self, Passages { fresh, with, .. }: &Passages<'_>, out: &mut dyn Write) -> io::Result<()> {
        for passage in fresh.iter().take(PASSAGES) {
            writeln!(out, "{}", self.wrapped("    ", &changed(passage, self.options, self.comparison.language)))?;
        }
        let more = fresh.len().saturating_sub(PASSAGES);
        if more > 0 {
            writeln!(out, "    … {} {more}", self.say("fler ändrade stycken:", "more changed passages:"))?;
        }
        if with.is_empty() {
            return Ok(());
        }
        let said = format!("{} {}", self.say("ändrade ord: se ovan,", "changed words: see above,"), with.join(", "));
        writeln!(out, "{}", self.wrapped("    ", &said))
    }

    fn summary(&self, out: &mut dyn Write) -> io::Result<()> {
        let Comparison { tool, today, config, packs, trust_inline, language, summary, .. } = self.comparison;
        let counts = ChangeKind::ALL.map(|kind| format!("{}: {}", change_count(kind, *language), summary.get(kind)));
        let (old, new) = (plain(&self.comparison.old), plain(&self.comparison.new));
        writeln!(out, "{old} → {new}  {}", counts.join(", "))?;
        let made = Made { tool, today, config: config.as_ref(), packs, trust_inline: *trust_inline };
        writeln!(out, "{}", self.wrapped("", &plain(&made.line(*language))))
    }
}
