//! Annotations for GitHub Actions, one workflow command a gap.

use std::io::{self, Write};

use super::View;
use super::anchor::{Anchors, Region};
use crate::report::{DocumentReport, VerdictRow};
use crate::rules::Severity;

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for document in &view.report.documents {
        let anchors = Anchors::new(document);
        let path = property(&document.path);
        if View::is_lost(document)
            && let Some(row) = view.gaps(document).next()
        {
            let command = if row.counts().is_some() { "error" } else { "notice" };
            writeln!(out, "::{command} file={path},line=1,endLine=1,title=unreadable::{}", data(&view.marked_loss(document, row)))?;
            continue;
        }
        for problem in View::troubles(document) {
            let command = if problem.severity == "error" { "error" } else { "warning" };
            let (line, code) = (problem.line.unwrap_or(1), property(&problem.code));
            writeln!(out, "::{command} file={path},line={line},endLine={line},title={code}::{}", data(&view.trouble(problem)))?;
        }
        for row in view.gaps(document) {
            annotation(view, document, row, anchors.of(row), out)?;
        }
    }
    Ok(())
}

fn annotation(view: &View<'_>, document: &DocumentReport, row: &VerdictRow, region: Region, out: &mut dyn Write) -> io::Result<()> {
    let command = match row.counts() {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Advice) | None => "notice",
    };
    write!(out, "::{command} file={},line={},endLine={}", property(&document.path), region.line, region.end_line)?;
    if let Some((start, end)) = region.columns.filter(|_| region.line == region.end_line) {
        write!(out, ",col={start},endColumn={end}")?;
    }
    writeln!(out, ",title={}::{}", property(&row.rule), data(&view.marked(row)))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_would_end_a_command() {
        assert_eq!(data("100 %\r\nå: b, c"), "100 %25%0D%0Aå: b, c");
        assert_eq!(property("a: b, c"), "a%3A b%2C c");
    }
}
