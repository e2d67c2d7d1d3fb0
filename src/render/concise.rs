//! One line a gap: `path:line: severity rule message`.

use std::io::{self, Write};

use super::View;
use crate::report::{DocumentReport, VerdictRow};
use crate::rules::Severity;

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for document in &view.report.documents {
        if View::is_lost(document) && view.shown(document).next().is_some() {
            writeln!(out, "{}: {} unreadable {}", document.path, view.severity(Severity::Error), view.loss(document))?;
            continue;
        }
        for problem in document.problems.iter().filter(|problem| problem.severity != "note") {
            let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
            let severity = if problem.severity == "error" { Severity::Error } else { Severity::Warning };
            writeln!(out, "{}{line}: {} {} {}", document.path, view.severity(severity), problem.code, problem.message)?;
        }
        for row in view.shown(document) {
            line(view, document, row, out)?;
        }
    }
    Ok(())
}

fn line(view: &View<'_>, document: &DocumentReport, row: &VerdictRow, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}", document.path)?;
    if let Some(line) = row.section.line {
        write!(out, ":{line}")?;
    }
    let severity = match row.severity {
        Some(_) if row.unchanged => view.say("känd", "known"),
        Some(severity) => view.severity(severity),
        None => view.say("täckt", "covered"),
    };
    writeln!(out, ": {severity} {} {}", row.rule, view.message(row))
}
