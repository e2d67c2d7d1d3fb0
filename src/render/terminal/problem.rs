//! Faults as diagnostics: mistakes in the user's TOML with their place, and documents that could not be read.

use std::fmt;

use miette::{Diagnostic, LabeledSpan, SourceCode};

use super::super::{Options, View};
use super::excerpt::Excerpt;
use super::handler;
use crate::language::Language;
use crate::problem::{Gravity, Problem};
use crate::report::{DocumentReport, ProblemRow, VerdictRow};

/// A fault in a diagnostic's clothes.
#[derive(Debug)]
struct Fault<'a> {
    message: String,
    code: &'a str,
    gravity: Gravity,
    excerpt: Option<&'a Excerpt<'a>>,
    label: Option<LabeledSpan>,
}

/// Draws a problem; `file` is the name and text of the file that its span is in.
pub fn problem(problem: &Problem, file: Option<(&str, &str)>, language: Language, options: &Options) -> String {
    let excerpt = file.map(|(name, text)| Excerpt::new(name, text, options.width));
    let span = excerpt.as_ref().zip(problem.span.clone()).and_then(|(excerpt, span)| excerpt.clip(span));
    let fault = Fault {
        message: problem.message.get(language).to_owned(),
        code: problem.code,
        gravity: problem.gravity,
        label: span.map(|span| LabeledSpan::new_primary_with_span(None, span)),
        excerpt: excerpt.as_ref(),
    };
    let help = problem.help.as_ref().map(|help| help.get(language));
    draw(&fault, help, options)
}

/// Draws a row of the report about what went wrong in reading a document.
pub(super) fn row(view: &View<'_>, row: &ProblemRow) -> String {
    let gravity = match row.severity.as_str() {
        "error" => Gravity::Error,
        "warning" => Gravity::Warning,
        _ => Gravity::Note,
    };
    let place = crate::report::place(None, row.line, row.page, None, view.language);
    // A message may say its places itself, as in “lines 4–9”.
    let begins = row.line.or(row.page.and_then(|page| usize::try_from(page).ok())).map(|number| format!(" {number}–"));
    let said = place.is_empty() || row.message.contains(&place) || begins.is_some_and(|begins| row.message.contains(&begins));
    let place = if said { String::new() } else { format!(" ({place})") };
    let fault = Fault { message: format!("{}{place}", row.message), code: &row.code, gravity, excerpt: None, label: None };
    draw(&fault, None, &view.options)
}

/// Draws that a document was not judged at all; `row` is any of its verdicts.
pub(super) fn lost(view: &View<'_>, document: &DocumentReport, row: &VerdictRow) -> String {
    let rules = document.verdicts.len();
    let loss = view.marked_loss(document, row);
    let (regler, plural) = if rules == 1 { ("regel", "") } else { ("regler", "s") };
    let sv = format!("dokumentet är inte prövat ({rules} {regler}): {loss}");
    let en = format!("the document was not judged ({rules} rule{plural}): {loss}");
    let gravity = if row.counts().is_some() { Gravity::Error } else { Gravity::Note };
    let fault = Fault { message: view.say(&sv, &en).to_owned(), code: "unreadable", gravity, excerpt: None, label: None };
    draw(&fault, None, &view.options)
}

fn draw(fault: &Fault<'_>, help: Option<&str>, options: &Options) -> String {
    let mut handler = handler(options, false);
    if let Some(help) = help {
        handler = handler.with_footer(help.to_owned());
    }
    let mut text = String::new();
    match handler.render_report(&mut text, fault) {
        Ok(()) => text,
        Err(_) => format!("{}: {}\n", fault.code, fault.message),
    }
}

impl fmt::Display for Fault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault<'_> {}

impl Diagnostic for Fault<'_> {
    fn code<'s>(&'s self) -> Option<Box<dyn fmt::Display + 's>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.gravity {
            Gravity::Error => miette::Severity::Error,
            Gravity::Warning => miette::Severity::Warning,
            Gravity::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.label.clone().map(|label| Box::new(std::iter::once(label)) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}
