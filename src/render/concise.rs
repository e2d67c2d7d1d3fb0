//! One line a gap: `path:line: severity rule message`, with the passage that a person has to read where it is unclear; a gap that does not
//! count has `accepted` or `known` for its severity.

use std::io::{self, Write};

use super::View;
use crate::engine::Status;
use crate::report::{DocumentReport, VerdictRow, place};
use crate::rules::Severity;

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for document in &view.report.documents {
        if View::is_lost(document)
            && let Some(row) = view.shown(document).next()
        {
            let severity = severity(view, row);
            writeln!(out, "{}: {severity} unreadable {}", name(document), view.marked_loss(document, row))?;
            continue;
        }
        for problem in View::troubles(document) {
            let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
            let severity = if problem.severity == "error" { Severity::Error } else { Severity::Warning };
            writeln!(out, "{}{line}: {} {} {}", name(document), view.severity(severity), problem.code, problem.message)?;
        }
        for row in view.shown(document) {
            line(view, document, row, out)?;
        }
    }
    Ok(())
}

fn line(view: &View<'_>, document: &DocumentReport, row: &VerdictRow, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}", name(document))?;
    if let Some(line) = row.section.line {
        write!(out, ":{line}")?;
    }
    let severity = severity(view, row);
    writeln!(out, ": {severity} {} {}{}", row.rule, view.marked(row), passage(view, row))
}

/// A document's name, which may hold what would break the line.
fn name(document: &DocumentReport) -> String {
    let shown = |c: char| if c.is_control() { c.escape_default().collect() } else { String::from(c) };
    document.path.chars().map(shown).collect()
}

/// The passage of an unclear verdict with its place, cut short.
fn passage(view: &View<'_>, row: &VerdictRow) -> String {
    const MOST: usize = 120;
    let Some(evidence) = row.evidence.first().filter(|_| row.status == Status::Unclear) else { return String::new() };
    let place = place(None, evidence.line, evidence.page, evidence.paragraph, view.language);
    let mut quote: String = evidence.quote.chars().take(MOST).collect();
    if quote.len() < evidence.quote.len() {
        quote.push('…');
    }
    format!(" ({place}: {})", view.say(&format!("”{quote}”"), &format!("“{quote}”")))
}

/// How grave a gap is, or why it does not count.
fn severity(view: &View<'_>, row: &VerdictRow) -> &'static str {
    match row.severity {
        Some(_) if row.accepted.is_some() => view.say("godtagen", "accepted"),
        Some(_) if View::is_known(row) => view.say("känd", "known"),
        Some(severity) => view.severity(severity),
        None => view.say("täckt", "covered"),
    }
}
