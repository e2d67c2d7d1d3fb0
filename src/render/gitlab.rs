//! GitLab Code Quality: one JSON array.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::View;
use super::anchor::Anchors;
use crate::report::{DocumentReport, ProblemRow, VerdictRow, sha256};
use crate::rules::Severity;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: Cow<'a, str>,
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
    let of_gap = |row: &'a VerdictRow, begin, check_name, severity, description| Issue {
        description,
        check_name,
        fingerprint: Cow::Borrowed(&row.fingerprint),
        severity,
        location: Location { path: &document.path, lines: Lines { begin } },
    };
    if View::is_lost(document) {
        let severity = |row: &VerdictRow| if row.counts().is_some() { "critical" } else { "info" };
        let lost = |row: &'a VerdictRow| of_gap(row, 1, "unreadable", severity(row), view.marked_loss(document, row));
        return view.gaps(document).next().map(lost).into_iter().collect();
    }
    let anchors = Anchors::new(document);
    let one = |row: &'a VerdictRow| {
        let severity = match row.counts() {
            Some(Severity::Error) => "major",
            Some(Severity::Warning) => "minor",
            Some(Severity::Advice) | None => "info",
        };
        of_gap(row, anchors.of(row).line, row.rule.as_str(), severity, view.marked(row))
    };
    View::troubles(document).map(|problem| trouble(view, document, problem)).chain(view.gaps(document).map(one)).collect()
}

/// What went wrong in reading a document. Its words tell it from others of its kind, since lines may move.
fn trouble<'a>(view: &View<'_>, document: &'a DocumentReport, problem: &'a ProblemRow) -> Issue<'a> {
    let identity = [problem.code.as_str(), &document.path, &problem.message].join("\0");
    Issue {
        description: view.trouble(problem),
        check_name: &problem.code,
        fingerprint: Cow::Owned(sha256(identity.as_bytes())),
        severity: if problem.severity == "error" { "critical" } else { "minor" },
        location: Location { path: &document.path, lines: Lines { begin: problem.line.unwrap_or(1) } },
    }
}
