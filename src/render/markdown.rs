//! A page in Markdown, for a pull request, a wiki or the summary of a job.

use std::io::{self, Write};

use super::{MARKDOWN_MARK, View};
use crate::engine::Status;
use crate::report::{DocumentReport, EvidenceRow, VerdictRow, place};

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n\n{MARKDOWN_MARK}\n", view.say("Luckor", "Gaps"))?;
    counts(view, out)?;
    for document in &view.report.documents {
        write_document(view, document, out)?;
    }
    let packs = view.report.packs.iter().map(|pack| format!("{} (revision {})", pack.id, pack.revision)).collect::<Vec<_>>().join(", ");
    let config = view.report.config.as_deref().unwrap_or_else(|| view.say("inga", "none"));
    let tool = &view.report.tool;
    writeln!(
        out,
        "\n{} {}, {}. {}: {}. {}: {}.",
        tool.name,
        tool.version,
        view.report.today,
        view.say("Regelpaket", "Packs"),
        cell(&packs),
        view.say("Inställningar", "Configuration"),
        cell(config)
    )
}

/// A table of statuses, those with something in them.
fn counts(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let summary = &view.report.summary;
    writeln!(out, "| {} | {} |\n| --- | ---: |", view.say("status", "status"), view.say("antal", "number"))?;
    writeln!(out, "| {} | {} |", view.say("dokument", "documents"), summary.documents)?;
    for status in Status::ALL {
        let count = summary.verdicts.get(status.name()).copied().unwrap_or(0);
        if count > 0 {
            writeln!(out, "| {} | {count} |", view.status(status))?;
        }
    }
    let hidden = [
        (view.say("därav godtagna", "of these accepted"), summary.accepted),
        (view.say("därav kända", "of these known"), summary.baselined + summary.unchanged.unwrap_or(0)),
    ];
    for (name, count) in hidden.into_iter().filter(|(_, count)| *count > 0) {
        writeln!(out, "| {name} | {count} |")?;
    }
    Ok(())
}

fn write_document(view: &View<'_>, document: &DocumentReport, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<&VerdictRow> = view.shown(document).collect();
    if rows.is_empty() && document.problems.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {}\n", cell(document.title.as_deref().unwrap_or(&document.path)))?;
    writeln!(out, "{}\n", cell(&document.path))?;
    for problem in &document.problems {
        writeln!(out, "- **{}**: {}", cell(&problem.code), cell(&problem.message))?;
    }
    if View::is_lost(document) {
        return Ok(());
    }
    if !document.problems.is_empty() {
        writeln!(out)?;
    }
    let heads = [view.say("status", "status"), view.say("regel", "rule"), view.say("avsnitt", "section"), view.say("vad", "what")];
    writeln!(out, "| {} |\n| --- | --- | --- | --- |", heads.join(" | "))?;
    for row in rows {
        let section = place(row.section.title.as_deref(), row.section.line, row.section.page, row.section.paragraph, view.language);
        let cells = [view.status(row.status).to_owned(), row.rule.clone(), cell(&section), what(view, row)];
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// The message, the strongest passage, and whether the gap counts.
fn what(view: &View<'_>, row: &VerdictRow) -> String {
    let quote = |evidence: &EvidenceRow| format!("<br>> {}", cell(&evidence.quote));
    let quote = row.evidence.first().map(quote).unwrap_or_default();
    let accepted = row.accepted.as_ref().map(|accepted| format!("<br>{}: {}", view.say("godtaget", "accepted"), cell(&accepted.reason)));
    let known = view.known(row).map(|known| format!("<br>{known}"));
    format!("{}{quote}{}{}", cell(&row.message), accepted.unwrap_or_default(), known.unwrap_or_default())
}

/// Text that means nothing to Markdown: it stays in its cell and on its line.
pub(super) fn cell(text: &str) -> String {
    let mut cell = String::new();
    for c in text.chars() {
        match c {
            '\\' | '|' | '`' | '*' | '_' | '~' | '[' | ']' | '#' => cell.extend(['\\', c]),
            '<' => cell.push_str("&lt;"),
            '>' => cell.push_str("&gt;"),
            '&' => cell.push_str("&amp;"),
            '\n' | '\r' | '\t' => cell.push(' '),
            c => cell.push(c),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_a_cell() {
        assert_eq!(cell("a|b\n<x> *c*"), "a\\|b &lt;x&gt; \\*c\\*");
    }
}
