//! A document's page: its editions, what became of each recommendation in each of them, and the outline of the latest.

use std::collections::BTreeSet;

use super::super::super::words;
use super::super::anchor;
use super::super::mark::{Count, Mark};
use super::super::outline::{Outline, outline};
use super::super::page::Fact;
use super::super::part::{Quote, Said, Tongue};
use super::Index;
use crate::audit::model::{AuditedDocument, Cell, CellRule, Edition, Match, MatchedBy, RecommendationRow};
use crate::engine::Status;
use crate::report::{ProblemRow, VerdictRow};

/// A document.
pub(super) struct Card<'a> {
    pub(super) anchor: String,
    pub(super) title: Said<'a>,
    pub(super) id: &'a str,
    pub(super) facts: Vec<Fact>,
    pub(super) editions: &'a [Edition],
    pub(super) problems: &'a [ProblemRow],
    pub(super) asked: Vec<AskedOf<'a>>,
    pub(super) counts: Vec<Count>,
    pub(super) outline: Option<Outline<'a>>,
}

/// A recommendation that a document is held against.
pub(super) struct AskedOf<'a> {
    pub(super) anchor: String,
    pub(super) row: &'a RecommendationRow,
    /// What the match rests on.
    pub(super) by: &'static str,
    pub(super) cells: Vec<Moment<'a>>,
}

/// A recommendation in one edition.
pub(super) struct Moment<'a> {
    pub(super) cell: &'a Cell,
    pub(super) mark: Mark,
    pub(super) taken: Mark,
    pub(super) rules: Vec<RuleMoment<'a>>,
}

/// A rule in one edition.
pub(super) struct RuleMoment<'a> {
    pub(super) rule: &'a CellRule,
    pub(super) mark: Mark,
    pub(super) sections: Vec<SectionMoment<'a>>,
    /// Where the page says what would close it; empty where nothing is open or the edition is an earlier one.
    pub(super) advice: String,
}

/// A judged section in one edition.
pub(super) struct SectionMoment<'a> {
    pub(super) path: Vec<Said<'a>>,
    pub(super) message: &'a str,
    /// The verdict in the outline, for the latest edition.
    pub(super) anchor: String,
    pub(super) quotes: Vec<Quote<'a>>,
}

impl Card<'_> {
    /// Whether a verdict in the outline has a mark.
    pub(super) fn shows(&self, mark: Mark) -> bool {
        self.counts.iter().any(|count| count.mark == mark)
    }
}

/// The page of a document.
pub(super) fn card<'a>(document: &'a AuditedDocument, index: &Index<'a>) -> Card<'a> {
    let tongue = index.tongue(&document.id);
    let latest = document.latest();
    let facts = [
        (tongue.say("Utgivare", "Publisher"), document.publisher.as_deref()),
        (tongue.say("Slag", "Kind"), document.kind.as_deref().map(|kind| words::kind(kind, tongue.page))),
        (tongue.say("Språk", "Language"), latest.and_then(|edition| edition.document_language.as_deref())),
    ];
    let facts = facts.into_iter().filter_map(|(name, value)| Some(Fact::new(name, value.filter(|value| !value.is_empty())?)));
    Card {
        anchor: anchor::of_document(&document.id),
        title: tongue.said(&document.title),
        id: &document.id,
        facts: facts.collect(),
        editions: &document.editions,
        problems: latest.map(|edition| edition.problems.as_slice()).unwrap_or_default(),
        asked: document.matches.iter().filter_map(|found| asked(document, found, index)).collect(),
        counts: latest.map(|edition| counts(edition, tongue)).unwrap_or_default(),
        outline: latest.map(|edition| outline(&edition.report, tongue, &|rule| index.advised.contains(rule))),
    }
}

fn counts(edition: &Edition, tongue: Tongue<'_>) -> Vec<Count> {
    let number = |status: Status| edition.report.verdicts.iter().filter(|row| row.status == status).count();
    let count = |status: &Status| Count { mark: Mark::status(*status, tongue.page), number: number(*status) };
    Status::ALL.iter().rev().map(count).filter(|count| count.number > 0).collect()
}

fn asked<'a>(document: &'a AuditedDocument, found: &'a Match, index: &Index<'a>) -> Option<AskedOf<'a>> {
    let row = index.recommendations.get(found.recommendation.as_str()).copied()?;
    let of_both = |cell: &&Cell| cell.document == document.id && cell.recommendation == found.recommendation;
    let tongue = index.tongue(&document.id);
    Some(AskedOf {
        anchor: anchor::of_cell(&document.id, &found.recommendation),
        row,
        by: match found.by {
            MatchedBy::Configuration => tongue.say("kopplat i inställningarna", "matched by the configuration"),
            MatchedBy::Document => tongue.say("kopplat genom dokumentets egna uppgifter", "matched by what the document says of itself"),
        },
        cells: index.audit.cells.iter().filter(of_both).map(|cell| moment(cell, tongue, &index.advised)).collect(),
    })
}

fn moment<'a>(cell: &'a Cell, tongue: Tongue<'a>, advised: &BTreeSet<&str>) -> Moment<'a> {
    Moment {
        cell,
        mark: Mark::status(cell.status, tongue.page),
        taken: Mark::taken(cell.taken, tongue.page),
        rules: cell.rules.iter().map(|rule| rule_moment(rule, cell.latest, tongue, advised)).collect(),
    }
}

fn rule_moment<'a>(rule: &'a CellRule, latest: bool, tongue: Tongue<'a>, advised: &BTreeSet<&str>) -> RuleMoment<'a> {
    let open = latest && !rule.to_close.is_empty();
    RuleMoment {
        rule,
        mark: Mark::status(rule.status, tongue.page),
        sections: rule.verdicts.iter().map(|row| section(row, latest, tongue)).collect(),
        advice: if open && advised.contains(rule.rule.as_str()) { anchor::of_rule(&rule.rule) } else { String::new() },
    }
}

fn section<'a>(row: &'a VerdictRow, latest: bool, tongue: Tongue<'a>) -> SectionMoment<'a> {
    SectionMoment {
        path: row.section.path.iter().map(|heading| tongue.said(heading)).collect(),
        message: &row.message,
        anchor: if latest { anchor::of_verdict(row) } else { String::new() },
        quotes: row.evidence.iter().map(|evidence| Quote::new(evidence, row, tongue)).collect(),
    }
}
