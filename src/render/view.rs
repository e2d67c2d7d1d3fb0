//! What every output needs: the report, the rules behind it, the language, and which rows are shown.

use std::collections::BTreeSet;

use super::words;
use crate::engine::Status;
use crate::language::{Bilingual, Language, name_of};
use crate::report::{DocumentReport, ProblemRow, Report, VerdictRow, place, status_name};
use crate::rules::{Rule, RuleSet, Severity};

/// How much is shown, and in which dress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Show what is covered too.
    pub all: bool,
    /// Show accepted and known gaps too.
    pub include_accepted: bool,
    /// Use colour in the terminal.
    pub colour: bool,
    /// Width of the terminal in characters.
    pub width: usize,
    /// What leads from the repository's root to the project's, with a slash at the end; empty where they are the same.
    pub prefix: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { all: false, include_accepted: false, colour: false, width: 100, prefix: String::new() }
    }
}

/// A report as an output sees it.
#[derive(Clone)]
pub struct View<'a> {
    /// The report.
    pub report: &'a Report,
    /// The rules that ran.
    pub rules: &'a RuleSet,
    /// Language of everything that the output adds.
    pub language: Language,
    /// How much is shown.
    pub options: Options,
}

impl<'a> View<'a> {
    /// The text in the view's language.
    pub fn say<'t>(&self, sv: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Sv => sv,
            Language::En => en,
        }
    }

    /// The text in the view's language.
    pub fn get<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.get(self.language)
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&'a Rule> {
        self.rules.rules.iter().find(|rule| rule.id == id)
    }

    /// The rows of a document that are shown.
    pub fn shown(&self, document: &'a DocumentReport) -> impl Iterator<Item = &'a VerdictRow> {
        document.verdicts.iter().filter(|row| self.shows(row))
    }

    /// The rows of a document that are shown and have a severity, for outputs that report only what is wrong.
    pub fn gaps(&self, document: &'a DocumentReport) -> impl Iterator<Item = &'a VerdictRow> {
        let hidden = |row: &VerdictRow| row.accepted.is_some() || Self::is_known(row);
        document.verdicts.iter().filter(move |row| row.severity.is_some() && (!hidden(row) || self.options.include_accepted))
    }

    /// Gaps in documents that have not changed are shown as known where only changes count; the baseline's are not.
    fn shows(&self, row: &VerdictRow) -> bool {
        let hidden = row.accepted.is_some() || row.baselined;
        (row.severity.is_some() || self.options.all) && (!hidden || self.options.include_accepted || self.options.all)
    }

    /// Whether a gap does not count because it is known.
    pub fn is_known(row: &VerdictRow) -> bool {
        row.baselined || row.unchanged
    }

    /// Why a known gap is known; `None` for one that is not.
    pub fn known(&self, row: &VerdictRow) -> Option<&'static str> {
        words::known(row, self.language)
    }

    /// Why a gap does not count – it is accepted, or known – in words; `None` for one that does.
    pub fn set_aside(&self, row: &VerdictRow) -> Option<String> {
        let accepted = row.accepted.as_ref().map(|accepted| format!("{}: {}", self.say("godtaget", "accepted"), accepted.reason));
        accepted.or_else(|| self.known(row).map(str::to_owned))
    }

    /// The message of a verdict for outputs that tell in nothing but words whether it counts.
    pub fn marked(&self, row: &VerdictRow) -> String {
        let message = self.message(row);
        match self.set_aside(row) {
            Some(why) => format!("{message} [{why}]"),
            None => message,
        }
    }

    /// The message of a verdict, with the page or paragraph where there is no line to show it at.
    pub fn message(&self, row: &VerdictRow) -> String {
        let section = &row.section;
        let place = match section.line {
            Some(_) => String::new(),
            None => place(section.title.as_deref(), None, section.page, section.paragraph, self.language),
        };
        if place.is_empty() { row.message.clone() } else { format!("{} ({place})", row.message) }
    }

    /// Whether the document could not be read or judged at all, so that one message says it for all rules.
    pub fn is_lost(document: &DocumentReport) -> bool {
        document.is_lost()
    }

    /// Why a lost document is lost, in one line.
    pub fn loss(&self, document: &DocumentReport) -> String {
        let reasons: BTreeSet<&str> =
            document.problems.iter().filter(|problem| problem.severity == "error").map(|problem| problem.message.as_str()).collect();
        match (reasons.is_empty(), document.language.as_deref()) {
            (false, _) => reasons.into_iter().collect::<Vec<_>>().join("; "),
            (true, Some(code)) if Language::from_code(code).is_none() => {
                let name = name_of(code);
                let sv = format!("dokumentet är på {}, och lucka prövar bara svenska och engelska", name.sv);
                let en = format!("the document is in {}, and lucka judges Swedish and English only", name.en);
                self.say(&sv, &en).to_owned()
            }
            _ => document.verdicts.first().map(|row| row.message.clone()).unwrap_or_default(),
        }
    }

    /// The same, with the reason why it does not count where that is accepted; `row` is any of its verdicts.
    pub fn marked_loss(&self, document: &DocumentReport, row: &VerdictRow) -> String {
        let loss = self.loss(document);
        match self.set_aside(row) {
            Some(why) => format!("{loss} [{why}]"),
            None => loss,
        }
    }

    /// What went wrong in reading a document, or was left unjudged in it, and has to be seen; notes are not among it.
    pub fn troubles(document: &DocumentReport) -> impl Iterator<Item = &ProblemRow> {
        document.problems.iter().filter(|problem| problem.severity != "note")
    }

    /// What a problem says, with the page where there is no line and it is not said already.
    pub fn trouble(&self, problem: &ProblemRow) -> String {
        let place = place(None, None, problem.page.filter(|_| problem.line.is_none()), None, self.language);
        if place.is_empty() || problem.message.contains(&place) {
            problem.message.clone()
        } else {
            format!("{} ({place})", problem.message)
        }
    }

    /// The name of a severity for readers.
    pub fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.say("fel", "error"),
            Severity::Warning => self.say("varning", "warning"),
            Severity::Advice => self.say("råd", "advice"),
        }
    }

    /// The name of a status for readers.
    pub fn status(&self, status: Status) -> &'static str {
        status_name(status, self.language)
    }
}
