//! The page of `audit`, for reviewers: uptake, matrix, what is open, every document with its editions, timeline, methods.

mod document;
mod life;
mod matrix;
mod settle;
mod uptake;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::anchor;
use super::filter::Filter;
use super::mark::{Count, Mark};
use super::methods::{Legend, Worth};
use super::page::{Fact, Page, made_with};
use super::part::{Said, Tongue};
use super::task::{Asked, Place, Task};
use crate::audit::model::{Audit, AuditedDocument, OpenGap, RecommendationRow, RecommendationState, Taken};
use crate::engine::Status;
use crate::language::Language;
use document::Card;
use life::Lives;
use matrix::Matrix;
use settle::Question;
use uptake::UptakeRow;

#[derive(Template)]
#[template(path = "audit.html", config = "src/render/html/askama.toml")]
pub(super) struct AuditPage<'a> {
    page: Page,
    audit: &'a Audit,
    counts: Vec<Count>,
    uptake: Vec<UptakeRow<'a>>,
    matrix: Matrix<'a>,
    filter: Filter<'a>,
    tasks: Vec<Task<'a>>,
    questions: Vec<Question<'a>>,
    /// Place, title and path of each document that no recommendation addresses.
    unaddressed: Vec<(String, Said<'a>, &'a str)>,
    documents: Vec<Card<'a>>,
    lives: Vec<Lives<'a>>,
    legend: Legend,
    worth: Worth<'a>,
    /// Name and SHA-256 of what the audit was made with.
    sums: Vec<(&'a str, &'a str)>,
}

/// The page on an audit.
pub(super) fn page(audit: &Audit) -> AuditPage<'_> {
    let index = Index::new(audit);
    let tasks = tasks(&index);
    let documents: Vec<Card<'_>> = audit.documents.iter().map(|document| document::card(document, &index)).collect();
    AuditPage {
        page: frame(audit),
        audit,
        counts: counts(audit),
        uptake: uptake::rows(audit),
        matrix: Matrix::new(&index),
        filter: Filter {
            tongue: index.tongue,
            marks: marks(&documents, audit.language),
            rules: tasks.iter().map(|task| (task.rule, task.title)).collect(),
        },
        tasks,
        questions: settle::questions(audit, &index),
        unaddressed: audit.unaddressed().map(|document| unaddressed(document, &index)).collect(),
        documents,
        lives: life::lives(&index),
        legend: Legend::of(audit.language),
        worth: Worth::new(&audit.methods, index.tongue),
        sums: sums(audit),
    }
}

/// An audit with what is looked up in it.
pub(super) struct Index<'a> {
    audit: &'a Audit,
    tongue: Tongue<'a>,
    recommendations: BTreeMap<&'a str, &'a RecommendationRow>,
    /// The language of each document's latest edition, where it is another than the page's.
    tongues: BTreeMap<&'a str, Tongue<'a>>,
    titles: BTreeMap<&'a str, &'a str>,
    /// The rules of which the page says what to write: those of open gaps.
    advised: BTreeSet<&'a str>,
}

impl<'a> Index<'a> {
    fn new(audit: &'a Audit) -> Self {
        let tongue = Tongue::new(audit.language, None);
        let of = |document: &'a AuditedDocument| {
            let language = document.latest().and_then(|edition| edition.document_language.as_deref());
            (document.id.as_str(), Tongue::new(audit.language, language))
        };
        Self {
            audit,
            tongue,
            recommendations: audit.recommendations.iter().map(|row| (row.id.as_str(), row)).collect(),
            tongues: audit.documents.iter().map(of).collect(),
            advised: audit.gaps.iter().map(|gap| gap.verdict.rule.as_str()).collect(),
            titles: audit.documents.iter().map(|document| (document.id.as_str(), document.title.as_str())).collect(),
        }
    }

    /// The tongue of a document.
    fn tongue(&self, document: &str) -> Tongue<'a> {
        self.tongues.get(document).copied().unwrap_or(self.tongue)
    }

    /// The title of a document.
    fn title(&self, document: &'a str) -> &'a str {
        self.titles.get(document).copied().unwrap_or(document)
    }
}

fn frame(audit: &Audit) -> Page {
    let tongue = Tongue::new(audit.language, None);
    let config = audit.config.as_ref().map(|config| config.path.as_str());
    let [date, packs, config, program] = made_with(tongue, &audit.today, &audit.packs, config, &audit.tool);
    let inline = if audit.trust_inline { tongue.say("gäller", "believed") } else { tongue.say("gäller inte", "not believed") };
    Page {
        language: audit.language,
        title: tongue.say("Uppföljning av rekommendationer – lucka", "Uptake of recommendations – lucka"),
        parts: vec![
            ("matrix", tongue.say("Matris", "Matrix")),
            ("uptake", tongue.say("Genomförande", "Uptake")),
            ("write", tongue.say("Öppna luckor", "Open gaps")),
            ("settle", tongue.say("Att avgöra", "To be settled")),
            ("documents", tongue.say("Dokument", "Documents")),
            ("timeline", tongue.say("Tidslinje", "Timeline")),
            ("methods", tongue.say("Metod", "Methods")),
        ],
        facts: vec![
            date,
            packs,
            config,
            Fact::new(tongue.say("Godtaganden i dokumenten", "Acceptances in the documents"), inline),
            program,
        ],
    }
}

fn unaddressed<'a>(document: &'a AuditedDocument, index: &Index<'a>) -> (String, Said<'a>, &'a str) {
    let path = document.latest().map(|edition| edition.path.as_str()).unwrap_or_default();
    (anchor::of_document(&document.id), index.tongue(&document.id).said(&document.title), path)
}

/// What the configuration and the packs were, to the byte.
fn sums(audit: &Audit) -> Vec<(&str, &str)> {
    let config = audit.config.iter().map(|config| (config.path.as_str(), config.sha256.as_str()));
    config.chain(audit.packs.iter().map(|pack| (pack.id.as_str(), pack.sha256.as_str()))).collect()
}

/// The statuses that occur in the documents, the worst first.
fn marks(documents: &[Card<'_>], language: Language) -> Vec<Mark> {
    let all = Status::ALL.iter().rev().map(|status| Mark::status(*status, language));
    all.filter(|mark| documents.iter().any(|card| card.shows(*mark))).collect()
}

/// What became of the recommendations, in numbers.
fn counts(audit: &Audit) -> Vec<Count> {
    let language = audit.language;
    let taken = Taken::ALL.iter().map(|taken| Count { mark: Mark::taken(*taken, language), number: audit.summary.get(*taken) });
    let rest = [
        Count { mark: Mark::state(RecommendationState::NoDocumentGiven, language), number: audit.summary.no_document },
        Count { mark: Mark::state(RecommendationState::NotCheckable, language), number: audit.summary.not_checkable },
    ];
    taken.chain(rest).collect()
}

/// What to write, by rule, in the order in which the rules come up among the open gaps.
fn tasks<'a>(index: &Index<'a>) -> Vec<Task<'a>> {
    let mut order: Vec<&str> = Vec::new();
    let mut by_rule: BTreeMap<&str, Vec<&'a OpenGap>> = BTreeMap::new();
    for gap in &index.audit.gaps {
        let gaps = by_rule.entry(&gap.verdict.rule).or_default();
        if gaps.is_empty() {
            order.push(&gap.verdict.rule);
        }
        gaps.push(gap);
    }
    order.into_iter().filter_map(|rule| task(index, &by_rule.remove(rule)?)).collect()
}

fn task<'a>(index: &Index<'a>, gaps: &[&'a OpenGap]) -> Option<Task<'a>> {
    let first = *gaps.first()?;
    let mut ids: Vec<&str> = gaps.iter().flat_map(|gap| &gap.recommendations).map(String::as_str).collect();
    ids.sort_unstable();
    ids.dedup();
    let asked = ids.into_iter().filter_map(|id| index.recommendations.get(id));
    Some(Task {
        tongue: index.tongue,
        anchor: anchor::of_rule(&first.verdict.rule),
        rule: &first.verdict.rule,
        title: &first.title,
        why: "",
        asked: asked.map(|row| Asked { id: &row.id, addressee: row.addressee.join(", "), text: &row.text }).collect(),
        source: String::new(),
        points: first.to_close.iter().map(String::as_str).collect(),
        places: gaps.iter().map(|gap| place(index, gap)).collect(),
    })
}

fn place<'a>(index: &Index<'a>, gap: &'a OpenGap) -> Place<'a> {
    let mut place = Place::new(&gap.verdict, index.title(&gap.document), index.tongue(&gap.document), true);
    if gap.since != gap.edition {
        place.notes.push(format!("{} {}", index.tongue.say("öppen sedan utgåva", "open since edition"), gap.since));
    }
    place
}
