//! `JUnit` XML: a suite for each document, a test case for each rule and section.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Property, Report, TestCase, TestCaseStatus, TestSuite};

use super::View;
use crate::engine::Status;
use crate::report::{DocumentReport, VerdictRow};

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report::new("lucka");
    report.add_test_suites(view.report.documents.iter().map(|document| suite(view, document)));
    // The library wraps errors of the writer, and a closed pipe has to be told from a full disk.
    let xml = report.to_string().map_err(io::Error::other)?;
    // It also counts what was skipped over all suites, in an attribute that Jenkins does not allow there.
    let xml = xml.replacen(&format!(" skipped=\"{}\"", report.skipped), "", 1);
    writeln!(out, "{}", xml.trim_end())
}

fn suite(view: &View<'_>, document: &DocumentReport) -> TestSuite {
    let mut suite = TestSuite::new(document.path.as_str());
    if let Some(config) = &view.report.config {
        suite.add_property(Property::new("configuration", config.as_str()));
    }
    suite.add_test_cases(document.verdicts.iter().map(|row| case(view, document, row)));
    for rule in document.not_applicable.iter() {
        let mut status = TestCaseStatus::skipped();
        status.set_message(view.say("inget avsnitt att pröva", "no section to judge"));
        let mut case = TestCase::new(rule.as_str(), status);
        case.set_classname(document.path.as_str());
        suite.add_test_case(case);
    }
    let problems: Vec<String> = document.problems.iter().map(|problem| format!("{}: {}", problem.severity, problem.message)).collect();
    if !problems.is_empty() {
        suite.set_system_err(problems.join("\n"));
    }
    suite
}

fn case(view: &View<'_>, document: &DocumentReport, row: &VerdictRow) -> TestCase {
    let name = if row.section.path.is_empty() { row.rule.clone() } else { format!("{} › {}", row.rule, row.section.path.join(" › ")) };
    let mut case = TestCase::new(name, status(view, document, row));
    case.set_classname(document.path.as_str());
    let quotes: Vec<String> = row.evidence.iter().map(|evidence| evidence.quote.clone()).collect();
    if matches!(row.status, Status::Unclear | Status::Elsewhere) {
        case.set_system_out([row.message.clone()].into_iter().chain(quotes).collect::<Vec<_>>().join("\n"));
    }
    case
}

fn status(view: &View<'_>, document: &DocumentReport, row: &VerdictRow) -> TestCaseStatus {
    if let Some(accepted) = &row.accepted {
        return skipped(format!("{}: {}", view.say("godtaget", "accepted"), accepted.reason));
    }
    if let Some(known) = view.known(row) {
        return skipped(known.to_owned());
    }
    let kind = match row.status {
        Status::Covered | Status::Elsewhere | Status::Unclear => return TestCaseStatus::success(),
        Status::NotApplicable => return skipped(row.message.clone()),
        Status::Unreadable => NonSuccessKind::Error,
        Status::Missing | Status::TopicAbsent | Status::Partial | Status::Excluded => NonSuccessKind::Failure,
    };
    let mut status = TestCaseStatus::non_success(kind);
    let place = row.section.line.map_or_else(|| document.path.clone(), |line| format!("{}:{line}", document.path));
    let message = if View::is_lost(document) { view.loss(document) } else { view.message(row) };
    status.set_type(row.status.name()).set_message(message.as_str()).set_description(format!("{place}: {message}"));
    status
}

fn skipped(message: String) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(message);
    status
}
