//! The audit as a page in Markdown: the matrix, the uptake, what is open, the timeline, and how it was made.

use std::io::{self, Write};

use super::super::MARKDOWN_MARK;
use super::super::changed::changed_at;
use super::super::markdown::cell as escape;
use super::super::words::{place_in, place_of, say, symbol, taken, turn};
use super::plain::plain;
use super::sheets::{Index, Sheet, about, evidence, matrix};
use crate::audit::model::{Audit, GapLife, OpenGap, PassageChange, Taken, ToSettle, Turn, UptakeCounts, Word, WordChange};
use crate::language::Language;
use crate::report::{EvidenceRow, SectionRow, status_name};

/// The columns of the matrix that a page has room for.
const MATRIX: [usize; 8] = [0, 3, 4, 5, 6, 8, 10, 11];

/// The columns of the evidence that a page has room for: all but date, file and judged section, of which the passage's own headings tell
/// most.
const EVIDENCE: [usize; 11] = [0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12];

pub(super) fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let index = Index::new(audit);
    let language = audit.language;
    writeln!(out, "# {}\n\n{MARKDOWN_MARK}", say(language, "Genomförande av rekommendationer", "Uptake of recommendations"))?;
    heading(out, say(language, "Matris", "Matrix"))?;
    table(&columns(&matrix(&index), &MATRIX), out)?;
    heading(out, say(language, "Genomförande", "Uptake"))?;
    uptake(audit, out)?;
    heading(out, say(language, "Öppna luckor", "Open gaps"))?;
    for gap in &audit.gaps {
        open_gap(&index, gap, out)?;
    }
    if audit.gaps.is_empty() {
        writeln!(out, "{}", say(language, "Inga.", "None."))?;
    }
    if !audit.to_settle.is_empty() {
        heading(out, say(language, "Att avgöra", "To be settled"))?;
        audit.to_settle.iter().try_for_each(|one| question(&index, one, out))?;
    }
    heading(out, say(language, "Belägg", "Evidence"))?;
    table(&columns(&evidence(&index), &EVIDENCE), out)?;
    heading(out, say(language, "Tidslinje", "Timeline"))?;
    timeline(&index, out)?;
    heading(out, say(language, "Om granskningen", "About the audit"))?;
    table(&about(&index), out)
}

fn heading(out: &mut dyn Write, text: &str) -> io::Result<()> {
    writeln!(out, "\n## {text}\n")
}

fn cell(text: &str) -> String {
    text.lines().map(|line| escape(&plain(line))).collect::<Vec<_>>().join("<br>")
}

/// Some of a sheet's columns.
fn columns(sheet: &Sheet, shown: &[usize]) -> Sheet {
    let heads = shown.iter().filter_map(|&at| sheet.heads.get(at).copied()).collect();
    let rows = sheet.rows.iter().map(|row| shown.iter().filter_map(|&at| row.get(at).cloned()).collect()).collect();
    Sheet { name: sheet.name, heads, rows }
}

fn table(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    let heads: Vec<&str> = sheet.heads.iter().map(|(head, _)| *head).collect();
    writeln!(out, "| {} |\n|{}", heads.join(" | "), " --- |".repeat(heads.len()))?;
    for row in &sheet.rows {
        let cells: Vec<String> = row.iter().map(|value| cell(&value.to_text())).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn uptake(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let language = audit.language;
    let names: Vec<&str> = Taken::ALL.iter().map(|of| taken(*of, language)).collect();
    let (no_document, not_checkable) =
        (say(language, "inget dokument", "no document given"), say(language, "går inte att pröva", "not checkable"));
    writeln!(
        out,
        "| {} | {} | {} | {no_document} | {not_checkable} |\n| --- | --- |{}",
        say(language, "rekommendation", "recommendation"),
        say(language, "vem", "who"),
        names.join(" | "),
        " ---: |".repeat(names.len() + 2)
    )?;
    for of in &audit.uptake {
        for addressee in &of.addressees {
            writeln!(out, "| {} | {} | {} |", cell(&of.recommendation), cell(&addressee.addressee), counts(&addressee.counts))?;
        }
    }
    writeln!(out, "| **{}** | | {} |", say(language, "summa", "sum"), counts(&audit.summary))
}

fn counts(of: &UptakeCounts) -> String {
    let taken = Taken::ALL.iter().map(|taken| of.get(*taken)).chain([of.no_document, of.not_checkable]);
    taken.map(|count| count.to_string()).collect::<Vec<_>>().join(" | ")
}

fn open_gap(index: &Index<'_>, gap: &OpenGap, out: &mut dyn Write) -> io::Result<()> {
    let language = index.language();
    let (verdict, section) = (&gap.verdict, &gap.verdict.section);
    let title = index.document(&gap.document).map(|document| document.title.as_str()).unwrap_or_default();
    let place = place_of(&section.path, section.line, section.page, section.paragraph, language);
    let mark = format!("{} {}", symbol(verdict.status), status_name(verdict.status, language));
    writeln!(out, "### {}: {}\n", gap.recommendations.join(", "), cell(&gap.title))?;
    writeln!(
        out,
        "{mark} – {}, {} ({} {})\n",
        cell(title),
        cell(&gap.edition),
        say(language, "öppen sedan", "open since"),
        cell(&gap.since)
    )?;
    writeln!(out, "- {}: {}", say(language, "var", "where"), cell(&place))?;
    for evidence in verdict.evidence.iter().take(1) {
        writeln!(out, "- {}: {}", say(language, "närmast", "closest words"), passage(evidence, section, language))?;
    }
    if let Some(accepted) = &verdict.accepted {
        writeln!(out, "- {}: {}", say(language, "godtaget", "accepted"), cell(&accepted.reason))?;
    }
    for point in &gap.to_close {
        writeln!(out, "- {}: {}", say(language, "skriv", "write"), cell(point))?;
    }
    writeln!(out)
}

/// What a person has to settle.
fn question(index: &Index<'_>, one: &ToSettle, out: &mut dyn Write) -> io::Result<()> {
    let language = index.language();
    let (verdict, section) = (&one.verdict, &one.verdict.section);
    let title = index.document(&one.document).map(|document| document.title.as_str()).unwrap_or_default();
    let place = place_of(&section.path, section.line, section.page, section.paragraph, language);
    writeln!(out, "### {}: {}\n", one.recommendations.join(", "), cell(&one.question))?;
    writeln!(out, "{} {} – {}, {}\n", symbol(one.status), status_name(one.status, language), cell(title), cell(&one.edition))?;
    if !place.is_empty() {
        writeln!(out, "- {}: {}", say(language, "var", "where"), cell(&place))?;
    }
    writeln!(out, "- {}: {}", say(language, "regler", "rules"), one.rules.join(", "))?;
    for evidence in &verdict.evidence {
        writeln!(out, "- {}: {}", say(language, "stycket", "the passage"), passage(evidence, section, language))?;
    }
    if let Some(accepted) = one.accepted() {
        writeln!(out, "- {}: {}", say(language, "godtaget", "accepted"), cell(&accepted.reason))?;
    }
    for point in &one.to_settle {
        writeln!(out, "- {point}")?;
    }
    writeln!(out)
}

/// A passage in its words, and where it stands.
fn passage(evidence: &EvidenceRow, section: &SectionRow, language: Language) -> String {
    let place = place_in(section, evidence, language);
    let place = if place.is_empty() { place } else { format!(" ({})", cell(&place)) };
    format!("{}{place}", quoted(&evidence.quote, language))
}

fn quoted(text: &str, language: Language) -> String {
    format!("{}{}”", say(language, "”", "“"), cell(text))
}

fn timeline(index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    let language = index.language();
    let heads = [
        say(language, "dokument", "document"),
        say(language, "regel", "rule"),
        say(language, "avsnitt", "section"),
        say(language, "öppnad", "opened"),
        say(language, "stängd", "closed"),
    ];
    writeln!(out, "| {} |\n|{}", heads.join(" | "), " --- |".repeat(heads.len()))?;
    for life in &index.audit.timeline {
        let title = index.document(&life.document).map(|document| document.title.as_str()).unwrap_or_default();
        let closed = life.closed.as_ref().map_or_else(|| say(language, "öppen", "open").to_owned(), |turn| event(turn, language));
        let section = life.section.last().map(|heading| cell(heading)).unwrap_or_default();
        writeln!(out, "| {} | {} | {section} | {} | {closed} |", cell(title), rule(life), event(&life.opened, language))?;
    }
    Ok(())
}

fn rule(life: &GapLife) -> String {
    format!("{} ({})", life.rule, life.recommendations.join(", "))
}

fn event(of: &Turn, language: Language) -> String {
    let passage = of.passage.as_ref().map(|passage| format!("<br>{}", diff(passage, language))).unwrap_or_default();
    format!("{}: {}{passage}", cell(&of.edition), turn(of.kind, language))
}

/// A changed passage, what was taken out struck and what was put in bold; one that is new or gone as a whole is quoted.
fn diff(passage: &PassageChange, language: Language) -> String {
    let whole = passage.words.len() == 1;
    let word = |word: &Word| match word.change {
        WordChange::Removed if !whole => format!("~~{}~~", cell(&word.text)),
        WordChange::Added if !whole => format!("**{}**", cell(&word.text)),
        _ => cell(&word.text),
    };
    let words = passage.words.iter().map(word).collect::<Vec<_>>().join(" ");
    let place = changed_at(passage, language);
    let place = if place.is_empty() { place } else { format!(" ({})", cell(&place)) };
    format!("{}{words}”{place}", say(language, "”", "“"))
}
