//! The page of `check`, for writers: what is lacking, what to write, and every document's outline with its verdicts.

use std::collections::BTreeMap;

use askama::Template;

use super::super::View;
use super::anchor;
use super::filter::Filter;
use super::mark::{Count, Mark};
use super::methods::Legend;
use super::outline::{Outline, outline};
use super::page::{Fact, Page, made_with};
use super::part::{Said, Tongue};
use super::task::{Asked, Place, Task};
use crate::engine::Status;
use crate::language::name_of;
use crate::report::{DocumentReport, ProblemRow, VerdictRow};
use crate::rules::{Rule, Severity};

#[derive(Template)]
#[template(path = "check.html", config = "src/render/html/askama.toml")]
pub(super) struct CheckPage<'a> {
    page: Page,
    counts: Vec<Count>,
    filter: Filter<'a>,
    tasks: Vec<Task<'a>>,
    documents: Vec<Card<'a>>,
    legend: Legend,
    /// Accepted gaps and gaps known from before, which are in the outlines but not among what is to be written.
    set_aside: usize,
}

/// A document.
struct Card<'a> {
    anchor: String,
    title: Said<'a>,
    path: &'a str,
    facts: Vec<Fact>,
    counts: Vec<Count>,
    problems: &'a [ProblemRow],
    /// Why the document could not be judged at all.
    loss: Option<String>,
    outline: Outline<'a>,
    /// Rules without a section to judge.
    idle: &'a [String],
}

/// The page on a report.
pub(super) fn page<'a>(view: &View<'a>) -> CheckPage<'a> {
    let report = view.report;
    let set_aside = report.documents.iter().flat_map(|document| &document.verdicts);
    let set_aside = set_aside.filter(|row| row.accepted.is_some() || View::is_known(row)).count();
    let counts = counts(report.documents.iter().flat_map(|document| &document.verdicts), view);
    let tasks = tasks(view);
    CheckPage {
        page: frame(view),
        filter: Filter {
            tongue: Tongue::new(view.language, None),
            marks: counts.iter().map(|count| count.mark).collect(),
            rules: tasks.iter().map(|task| (task.rule, task.title)).collect(),
        },
        counts,
        tasks,
        documents: report.documents.iter().map(|document| card(view, document)).collect(),
        legend: Legend::of(view.language),
        set_aside: if view.options.include_accepted { 0 } else { set_aside },
    }
}

impl CheckPage<'_> {
    fn only(&self) -> Option<&Card<'_>> {
        self.documents.first().filter(|_| self.documents.len() == 1)
    }
}

fn frame(view: &View<'_>) -> Page {
    let report = view.report;
    let tongue = Tongue::new(view.language, None);
    Page {
        language: view.language,
        title: view.say("Luckor i dokument – lucka", "Gaps in documents – lucka"),
        parts: vec![
            ("write", view.say("Att skriva", "What to write")),
            ("documents", view.say("Dokument", "Documents")),
            ("methods", view.say("Så läses sidan", "How to read this")),
        ],
        facts: made_with(tongue, &report.today, &report.packs, report.config.as_deref(), &report.tool).into(),
    }
}

/// How many verdicts there are of each status that occurs.
fn counts<'r>(rows: impl Iterator<Item = &'r VerdictRow>, view: &View<'_>) -> Vec<Count> {
    let mut by_status = BTreeMap::new();
    for row in rows {
        *by_status.entry(row.status).or_default() += 1;
    }
    let count = |status: &Status| Some(Count { mark: Mark::status(*status, view.language), number: *by_status.get(status)? });
    // What is worst comes first.
    Status::ALL.iter().rev().filter_map(count).collect()
}

fn card<'a>(view: &View<'a>, document: &'a DocumentReport) -> Card<'a> {
    let tongue = Tongue::new(view.language, document.language.as_deref());
    let spoken = document.language.as_deref().map(|code| view.get(&name_of(code)).to_owned());
    let facts = [
        (view.say("Utgåva", "Edition"), document.edition.as_deref()),
        (view.say("Utgivare", "Publisher"), document.publisher.as_deref()),
        (view.say("Format", "Format"), Some(document.format.as_str())),
        (view.say("Språk", "Language"), spoken.as_deref()),
    ];
    let facts = facts.into_iter().filter_map(|(name, value)| Some(Fact::new(name, value.filter(|value| !value.is_empty())?)));
    Card {
        anchor: anchor::of_document(&document.path),
        title: tongue.said(document.title.as_deref().unwrap_or(&document.path)),
        path: &document.path,
        facts: facts.collect(),
        counts: counts(document.verdicts.iter(), view),
        problems: &document.problems,
        loss: View::is_lost(document).then(|| view.loss(document)),
        outline: outline(document, tongue, &|_| true),
        idle: &document.not_applicable,
    }
}

/// What to write, the gravest first.
fn tasks<'a>(view: &View<'a>) -> Vec<Task<'a>> {
    let several = view.report.documents.len() > 1;
    let mut places: BTreeMap<&str, (Severity, Vec<Place<'a>>)> = BTreeMap::new();
    for document in view.report.documents.iter().filter(|document| !View::is_lost(document)) {
        let tongue = Tongue::new(view.language, document.language.as_deref());
        let name = document.title.as_deref().unwrap_or(&document.path);
        for row in view.gaps(document) {
            let severity = row.severity.unwrap_or(Severity::Advice);
            let (worst, places) = places.entry(&row.rule).or_insert((severity, Vec::new()));
            *worst = severity.max(*worst);
            places.push(Place::new(row, name, tongue, several));
        }
    }
    let task = |rule: &'a Rule| places.remove(rule.id.as_str()).map(|(worst, places)| (worst, task(view, rule, places)));
    let mut tasks: Vec<(Severity, Task<'a>)> = view.rules.rules.iter().filter_map(task).collect();
    tasks.sort_by_key(|(worst, _)| std::cmp::Reverse(*worst));
    tasks.into_iter().map(|(_, task)| task).collect()
}

fn task<'a>(view: &View<'a>, rule: &'a Rule, places: Vec<Place<'a>>) -> Task<'a> {
    let pack = view.rules.packs.get(rule.pack);
    let recommendations = pack.map(|pack| pack.recommendations.as_slice()).unwrap_or_default();
    let asked = recommendations.iter().filter(|asked| rule.from.contains(&asked.id));
    let chapter = if rule.chapter.is_empty() { String::new() } else { format!("{} {}", view.say("kapitel", "chapter"), rule.chapter) };
    let source = [pack.map(|pack| pack.source.short()).unwrap_or_default(), chapter];
    Task {
        tongue: Tongue::new(view.language, None),
        anchor: anchor::of_rule(&rule.id),
        rule: &rule.id,
        title: rule.title.get(view.language),
        why: rule.help.get(view.language),
        asked: asked
            .map(|asked| Asked { id: &asked.id, addressee: asked.addressee.join(", "), text: asked.text.get(view.language) })
            .collect(),
        source: source.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        points: rule.drafting.get(&view.language).into_iter().flatten().map(String::as_str).collect(),
        places,
    }
}
