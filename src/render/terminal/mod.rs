//! Diagnostics for people at a terminal: grouped by document, the section's heading underlined in its source.

mod diagnostic;
mod excerpt;
mod explanation;
mod problem;
mod summary;

pub use problem::problem;

use std::collections::BTreeSet;
use std::io::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme};

use super::{Options, View};
use crate::report::{DocumentReport, VerdictRow, place};
use diagnostic::Gap;
use excerpt::Excerpt;
use explanation::explanation;

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for document in &view.report.documents {
        write_document(view, document, out)?;
    }
    summary::write(view, out)
}

fn write_document(view: &View<'_>, document: &DocumentReport, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<&VerdictRow> = view.shown(document).collect();
    if rows.is_empty() && document.problems.is_empty() {
        return Ok(());
    }
    let title = document.title.as_deref().map(|title| format!(" – {title}")).unwrap_or_default();
    writeln!(out, "━━ {}{title}\n", document.path)?;
    let lost = rows.first().filter(|_| View::is_lost(document));
    for problem in document.problems.iter().filter(|problem| lost.is_none() || problem.severity != "error") {
        writeln!(out, "{}", problem::row(view, problem))?;
    }
    if let Some(row) = lost {
        return writeln!(out, "{}", problem::lost(view, document, row));
    }
    let excerpt = document.source.as_deref().map(|source| Excerpt::new(&document.path, source, view.options.width));
    let mut explained = BTreeSet::new();
    let (known, counted): (Vec<&VerdictRow>, Vec<&VerdictRow>) = rows.into_iter().partition(|row| row.unchanged);
    for row in counted {
        let first = explained.insert(&row.rule);
        writeln!(out, "{}", gap(view, row, excerpt.as_ref(), first))?;
    }
    write_known(view, &known, out)
}

/// The gaps of a document that has not changed, a line each: they are there, but nobody is asked to mend them now.
fn write_known(view: &View<'_>, rows: &[&VerdictRow], out: &mut dyn Write) -> io::Result<()> {
    let Some(known) = rows.first().and_then(|row| view.known(row)) else { return Ok(()) };
    writeln!(out, "  {known}:")?;
    for row in rows {
        let section = &row.section;
        let place = place(section.title.as_deref(), section.line, section.page, section.paragraph, view.language);
        writeln!(out, "  • {}: {} ({place})", row.rule, row.message)?;
    }
    writeln!(out)
}

/// One verdict as a diagnostic; what the rule is about is said only the first time it comes up.
fn gap(view: &View<'_>, row: &VerdictRow, excerpt: Option<&Excerpt<'_>>, first: bool) -> String {
    let gap = Gap::new(view, row, excerpt);
    let mut handler = handler(&view.options, row.severity.is_none());
    let footer = explanation(view, row, excerpt, first);
    if !footer.is_empty() {
        handler = handler.with_footer(footer);
    }
    let mut text = String::new();
    match handler.render_report(&mut text, &gap) {
        Ok(()) => text,
        Err(_) => format!("{}: {}\n", row.rule, row.message),
    }
}

/// The handler that draws a diagnostic; `good` marks one that reports no gap.
fn handler(options: &Options, good: bool) -> GraphicalReportHandler {
    let mut theme = if options.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    if good {
        "✓".clone_into(&mut theme.characters.advice);
    }
    GraphicalReportHandler::new_themed(theme).with_width(options.width).with_links(false)
}
