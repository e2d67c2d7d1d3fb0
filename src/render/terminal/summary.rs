//! The closing lines: how many gaps there are, and how many are not counted.

use std::io::{self, Write};

use super::super::View;
use crate::report::VerdictRow;
use crate::rules::Severity;

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let judged = || view.report.documents.iter().filter(|document| !View::is_lost(document));
    let rows = || judged().flat_map(|document| &document.verdicts);
    let count = |severity| rows().filter_map(VerdictRow::counts).filter(|counted| *counted == severity).count();
    let (errors, warnings, advice) = (count(Severity::Error), count(Severity::Warning), count(Severity::Advice));
    let documents = judged().count();
    let lost = view.report.documents.len() - documents;
    let sv = format!(
        "{}, {} och {} i {}",
        counted(errors, "fel", "fel"),
        counted(warnings, "varning", "varningar"),
        counted(advice, "råd", "råd"),
        counted(documents, "dokument", "dokument")
    );
    let en = format!(
        "{}, {} and {} in {}",
        counted(errors, "error", "errors"),
        counted(warnings, "warning", "warnings"),
        counted(advice, "piece of advice", "pieces of advice"),
        counted(documents, "document", "documents")
    );
    writeln!(out, "{}", view.say(&sv, &en))?;
    if lost > 0 {
        let sv = format!("{} kunde inte prövas", counted(lost, "dokument", "dokument"));
        let en = format!("{} could not be judged", counted(lost, "document", "documents"));
        writeln!(out, "{}", view.say(&sv, &en))?;
    }
    Ok(())
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
