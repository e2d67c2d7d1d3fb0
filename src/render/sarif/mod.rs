//! SARIF 2.1.0, as code-scanning services take it: every result has a place, a level and a fingerprint without line numbers.

mod results;
mod rules;

use std::io::{self, Write};

use serde_json::{Value, json};

use super::View;
use crate::language::Bilingual;
use crate::report::ProblemRow;
use results::{location, results};

/// Address of the program.
pub(super) const HOME: &str = env!("CARGO_PKG_REPOSITORY");
/// Most results that services take in one run.
const MOST_RESULTS: usize = 25_000;

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut found: Vec<Value> = view.report.documents.iter().flat_map(|document| results(view, document)).collect();
    let mut notifications: Vec<Value> = view.report.documents.iter().flat_map(|document| problems(view, document)).collect();
    if let Some(said) = left_out(view) {
        notifications.push(json!({
            "level": "warning",
            "message": {"text": view.get(&said)},
            "descriptor": {"id": "results-left-out"},
        }));
        // What does not count goes first, then what is least grave.
        let worth = |result: &Value| {
            let level = ["error", "warning", "note"].iter().position(|level| result["level"] == **level);
            (result.get("suppressions").is_some(), level)
        };
        found.sort_by_key(worth);
        found.truncate(MOST_RESULTS);
    }
    let driver = json!({
        "name": view.report.tool.name,
        "version": view.report.tool.version,
        "informationUri": HOME,
        "rules": view.rules.rules.iter().map(|rule| rules::descriptor(view, rule)).collect::<Vec<_>>(),
    });
    let run = json!({
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": base(view),
        "invocations": [{
            "executionSuccessful": view.report.summary.documents_unreadable == 0,
            "toolExecutionNotifications": notifications,
        }],
        "results": found,
        "properties": {"configuration": view.report.config, "today": view.report.today},
    });
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// Says that there are more results than services take, if there are.
pub(super) fn left_out(view: &View<'_>) -> Option<Bilingual> {
    let judged = view.report.documents.iter().filter(|document| !View::is_lost(document));
    let all = judged.map(|document| view.gaps(document).count()).sum::<usize>();
    let over = all.checked_sub(MOST_RESULTS).filter(|&over| over > 0)?;
    Some(Bilingual::new(
        format!("SARIF rymmer högst {MOST_RESULTS} resultat: {over} av {all} luckor är utelämnade, de lindrigaste"),
        format!("SARIF holds {MOST_RESULTS} results at most: {over} of {all} gaps are left out, the least grave"),
    ))
}

/// What paths are relative to: the repository's root, whose place on disk is nobody else's business.
fn base(view: &View<'_>) -> Value {
    let text = view.say("arkivets rot", "root of the repository");
    json!({"SRCROOT": {"description": {"text": text}}})
}

/// What went wrong in reading a document, as notifications.
fn problems(view: &View<'_>, document: &crate::report::DocumentReport) -> Vec<Value> {
    let row = |problem: &ProblemRow| {
        let level = match problem.severity.as_str() {
            "error" => "error",
            "warning" => "warning",
            _ => "note",
        };
        let text = view.trouble(problem);
        let region = json!({"startLine": problem.line.unwrap_or(1)});
        let place = location(view, document, &region, None);
        json!({"level": level, "message": {"text": text}, "descriptor": {"id": problem.code}, "locations": [place]})
    };
    document.problems.iter().map(row).collect()
}
