//! The audit at a terminal: recommendation by recommendation, what is to be settled, when gaps opened and closed, then the table of uptake.

mod timeline;
mod uptake;

use std::io::{self, Write};

use super::super::Options;
use super::super::made::Made;
use super::super::words::{place_in, place_of, say, state, symbol};
use super::plain::plain;
use crate::audit::model::{Audit, AuditedDocument, Cell, CellRule, RecommendationRow, RecommendationState, ToSettle};
use crate::engine::Status;
use crate::report::{Accepted, VerdictRow, status_name};

/// An audit as the terminal shows it.
struct Page<'a> {
    audit: &'a Audit,
    options: &'a Options,
}

pub(super) fn write(audit: &Audit, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { audit, options };
    // Where no document is addressed, every recommendation would only be said to have none.
    let void = !audit.documents.is_empty() && audit.unaddressed().count() == audit.documents.len();
    for row in audit.recommendations.iter().filter(|_| !void) {
        page.recommendation(row, out)?;
    }
    page.to_settle(out)?;
    page.timeline(out)?;
    page.unaddressed(out)?;
    if !void {
        page.uptake(out)?;
    }
    page.made(out)
}

impl Page<'_> {
    fn say<'t>(&self, sv: &'t str, en: &'t str) -> &'t str {
        say(self.audit.language, sv, en)
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.options.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A text wrapped under an indent.
    fn wrapped(&self, indent: &str, text: &str) -> String {
        let options = textwrap::Options::new(self.options.width).initial_indent(indent).subsequent_indent(indent);
        textwrap::fill(&plain(text), options)
    }

    fn recommendation(&self, row: &RecommendationRow, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}  {}", self.paint("1", &row.id), plain(&row.addressee.join(", ")))?;
        writeln!(out, "{}", self.wrapped("    ", &row.text))?;
        if row.state == RecommendationState::NotCheckable {
            let reason = row.reason.as_deref().unwrap_or_default();
            return writeln!(out, "{}\n", self.wrapped("    ", &format!("– {}: {reason}", state(row.state, self.audit.language))));
        }
        for document in &self.audit.documents {
            let cells = self.audit.cells.iter().filter(|cell| cell.recommendation == row.id && cell.document == document.id);
            self.document(document, &cells.collect::<Vec<_>>(), out)?;
        }
        let none = state(RecommendationState::NoDocumentGiven, self.audit.language);
        for addressed in row.documents.iter().filter(|addressed| addressed.given.is_empty()) {
            writeln!(out, "{}", self.wrapped("    ", &format!("– {none}: {}", addressed.title)))?;
        }
        if row.documents.is_empty() && row.state == RecommendationState::NoDocumentGiven {
            writeln!(out, "    – {none}")?;
        }
        writeln!(out)
    }

    /// A document in the matrix: its latest status, those of the editions before, and what the latest rests on.
    fn document(&self, document: &AuditedDocument, cells: &[&Cell], out: &mut dyn Write) -> io::Result<()> {
        let Some((latest, before)) = cells.split_last() else { return Ok(()) };
        let publisher = document.publisher.as_deref().map(|publisher| format!(", {publisher}")).unwrap_or_default();
        let title = plain(&format!("{}{publisher}", document.title));
        writeln!(out, "    {}  {title}", self.status(latest.status))?;
        let trail = before.iter().chain([latest]).map(|cell| format!("{} {}", plain(&cell.edition), self.name(cell.status)));
        writeln!(out, "{}", self.wrapped("      ", &trail.collect::<Vec<_>>().join(" → ")))?;
        latest.rules.iter().try_for_each(|rule| self.rule(rule, out))
    }

    fn rule(&self, rule: &CellRule, out: &mut dyn Write) -> io::Result<()> {
        if rule.status == Status::NotApplicable {
            return Ok(());
        }
        writeln!(out, "      {} {}", symbol(rule.status), rule.rule)?;
        for verdict in &rule.verdicts {
            self.verdict(verdict, out)?;
        }
        match rule.to_close.first() {
            Some(point) => writeln!(out, "{}", self.wrapped("          ", &format!("{}: {point}", self.say("skriv", "write")))),
            None => Ok(()),
        }
    }

    fn verdict(&self, verdict: &VerdictRow, out: &mut dyn Write) -> io::Result<()> {
        let section = &verdict.section;
        let place = place_of(&section.path, section.line, section.page, section.paragraph, self.audit.language);
        let place = if place.is_empty() { verdict.message.clone() } else { place };
        writeln!(out, "{}", self.wrapped("        ", &format!("{}: {place}", self.name(verdict.status))))?;
        self.passage(verdict, "          ", out)?;
        self.accepted(verdict.accepted.as_ref(), "          ", out)
    }

    /// The strongest passage of a verdict.
    fn passage(&self, verdict: &VerdictRow, indent: &str, out: &mut dyn Write) -> io::Result<()> {
        let Some(evidence) = verdict.evidence.first() else { return Ok(()) };
        let place = place_in(&verdict.section, evidence, self.audit.language);
        let place = if place.is_empty() { place } else { format!(" ({place})") };
        let quote = format!("{}{}”{place}", self.say("”", "“"), evidence.quote);
        writeln!(out, "{}", self.wrapped(indent, &quote))
    }

    /// Why a verdict is accepted, if it is.
    fn accepted(&self, accepted: Option<&Accepted>, indent: &str, out: &mut dyn Write) -> io::Result<()> {
        let Some(accepted) = accepted else { return Ok(()) };
        let text = format!("{}: {}", self.say("godtaget", "accepted"), accepted.reason);
        writeln!(out, "{}", self.wrapped(indent, &text))
    }

    /// What a person has to settle.
    fn to_settle(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.audit.to_settle.is_empty() {
            return Ok(());
        }
        writeln!(out, "{}", self.paint("1", self.say("Att avgöra", "To be settled")))?;
        self.audit.to_settle.iter().try_for_each(|one| self.question(one, out))?;
        writeln!(out)
    }

    fn question(&self, one: &ToSettle, out: &mut dyn Write) -> io::Result<()> {
        let document = self.audit.document(&one.document);
        let title = document.map(|document| document.title.as_str()).unwrap_or_default();
        let recommendations = one.recommendations.join(", ");
        let head = format!("{title}, {} {} ({recommendations})", self.say("utgåva", "edition"), one.edition);
        writeln!(out, "    {}  {}", self.status(one.status), plain(&head))?;
        writeln!(out, "{}", self.wrapped("      ", &one.question))?;
        if one.status == Status::Unclear {
            self.verdict(&one.verdict, out)?;
        } else {
            self.accepted(one.accepted(), "        ", out)?;
        }
        let say = |point: &String| writeln!(out, "{}", self.wrapped("        ", &format!("• {point}")));
        one.to_settle.iter().try_for_each(say)
    }

    /// The documents that no recommendation addresses.
    fn unaddressed(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut documents = self.audit.unaddressed().peekable();
        if documents.peek().is_none() {
            return Ok(());
        }
        let head = self.say("Ingen rekommendation riktar sig till", "No recommendation addresses");
        writeln!(out, "{}", self.paint("1", head))?;
        for document in documents {
            let path = document.latest().map(|edition| edition.path.as_str()).unwrap_or_default();
            writeln!(out, "{}", self.wrapped("    ", &format!("– {} ({path})", document.title)))?;
        }
        writeln!(out)
    }

    fn name(&self, status: Status) -> &'static str {
        status_name(status, self.audit.language)
    }

    /// A status by sign, word and colour.
    fn status(&self, status: Status) -> String {
        let code = match status {
            Status::Covered | Status::Elsewhere => "32",
            Status::Partial | Status::Unclear | Status::Unreadable => "33",
            Status::Missing | Status::TopicAbsent | Status::Excluded => "31",
            Status::NotApplicable => "2",
        };
        self.paint(code, &format!("{} {}", symbol(status), self.name(status)))
    }

    /// How the audit was made.
    fn made(&self, out: &mut dyn Write) -> io::Result<()> {
        for (path, said) in self.audit.documents.iter().flat_map(AuditedDocument::troubles) {
            writeln!(out, "\n{}", self.wrapped("", &format!("{path}: {said}")))?;
        }
        let Audit { tool, today, config, packs, trust_inline, language, .. } = self.audit;
        let made = Made { tool, today, config: config.as_ref(), packs, trust_inline: *trust_inline };
        writeln!(out, "\n{}", self.wrapped("", &made.line(*language)))
    }
}
