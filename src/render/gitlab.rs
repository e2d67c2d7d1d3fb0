//! GitLab Code Quality: one JSON array.

use std::io::{self, Write};

use serde::Serialize;

use super::View;
use super::anchor::Anchors;
use crate::report::{DocumentReport, VerdictRow};
use crate::rules::Severity;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Issue<'_>> = view.report.documents.iter().flat_map(|document| issues(view, document)).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issues<'a>(view: &View<'a>, document: &'a DocumentReport) -> Vec<Issue<'a>> {
    if View::is_lost(document) {
        let row = view.gaps(document).next();
        return row.map(|row| issue(document, row, 1, "unreadable", "critical", view.loss(document))).into_iter().collect();
    }
    let anchors = Anchors::new(document);
    let one = |row: &'a VerdictRow| {
        let severity = match row.severity {
            Some(Severity::Error) => "major",
            Some(Severity::Warning) => "minor",
            Some(Severity::Advice) | None => "info",
        };
        issue(document, row, anchors.of(row).line, &row.rule, severity, view.message(row))
    };
    view.gaps(document).map(one).collect()
}

fn issue<'a>(
    document: &'a DocumentReport,
    row: &'a VerdictRow,
    begin: usize,
    check: &'a str,
    severity: &'static str,
    description: String,
) -> Issue<'a> {
    let location = Location { path: &document.path, lines: Lines { begin } };
    Issue { description, check_name: check, fingerprint: &row.fingerprint, severity, location }
}
