//! Reviewdog's diagnostic format, whose columns count bytes of UTF-8.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::View;
use super::anchor::{Anchors, Region};
use crate::report::{DocumentReport, ProblemRow, VerdictRow};
use crate::rules::Severity;

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics: Vec<Value> = view.report.documents.iter().flat_map(|document| diagnostics(view, document)).collect();
    let log = json!({"source": {"name": "lucka", "url": env!("CARGO_PKG_REPOSITORY")}, "diagnostics": diagnostics});
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn diagnostics(view: &View<'_>, document: &DocumentReport) -> Vec<Value> {
    let anchors = Anchors::new(document);
    let severity = |severity| match severity {
        Some(Severity::Error) => "ERROR",
        Some(Severity::Warning) => "WARNING",
        Some(Severity::Advice) | None => "INFO",
    };
    let of_gap = |row: &VerdictRow, message: &str, code: &str| diagnostic(document, anchors.of(row), message, severity(row.counts()), code);
    if View::is_lost(document) {
        let lost = view.gaps(document).next().map(|row| of_gap(row, &view.marked_loss(document, row), "unreadable"));
        return lost.into_iter().collect();
    }
    let trouble = |problem: &ProblemRow| {
        let severity = if problem.severity == "error" { "ERROR" } else { "WARNING" };
        diagnostic(document, anchors.region(None, problem.line), &view.trouble(problem), severity, &problem.code)
    };
    let gaps = view.gaps(document).map(|row| of_gap(row, &view.marked(row), &row.rule));
    View::troubles(document).map(trouble).chain(gaps).collect()
}

fn diagnostic(document: &DocumentReport, region: Region, message: &str, severity: &str, code: &str) -> Value {
    let range = match region.byte_columns {
        Some((start, end)) => json!({
            "start": {"line": region.line, "column": start},
            "end": {"line": region.end_line, "column": end},
        }),
        None => json!({"start": {"line": region.line}}),
    };
    let location = json!({"path": document.path, "range": range});
    json!({"message": message, "location": location, "severity": severity, "code": {"value": code}})
}
