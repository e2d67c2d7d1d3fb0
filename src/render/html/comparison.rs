//! The page of `compare`: which gaps opened, closed, moved and remain, and the words that did it.

use askama::Template;

use super::super::comparison::{Passages, Shown};
use super::anchor;
use super::change::Passage;
use super::filter::Filter;
use super::mark::{Count, Mark};
use super::page::{Fact, Page, made_with};
use super::part::{Said, Tongue};
use crate::audit::model::{Change, ChangeKind, ComparedDocument, Comparison, PassageChange, State};
use crate::report::place;

#[derive(Template)]
#[template(path = "comparison.html", config = "src/render/html/askama.toml")]
pub(super) struct ComparisonPage<'a> {
    page: Page,
    counts: Vec<Count>,
    filter: Filter<'a>,
    documents: Vec<Card<'a>>,
}

/// A document on both sides.
struct Card<'a> {
    anchor: String,
    title: Said<'a>,
    document: &'a ComparedDocument,
    changes: Vec<Item<'a>>,
}

/// What became of a gap.
struct Item<'a> {
    mark: Mark,
    change: &'a Change,
    sides: Vec<Side<'a>>,
    /// What changed in the words.
    passages: Vec<Passage<'a>>,
    /// What of it stands with other changes above, and the rules of those.
    again: Vec<Passage<'a>>,
    with: String,
}

/// A verdict on one side.
struct Side<'a> {
    name: &'static str,
    mark: Mark,
    section: Said<'a>,
    place: String,
    accepted: Option<&'a str>,
}

/// The page on a comparison.
pub(super) fn page(comparison: &Comparison) -> ComparisonPage<'_> {
    let tongue = Tongue::new(comparison.language, None);
    let count = |kind: &ChangeKind| Count { mark: Mark::change(*kind, tongue.page), number: comparison.summary.get(*kind) };
    let counts: Vec<Count> = ChangeKind::ALL.iter().map(count).collect();
    let marks = counts.iter().map(|count| count.mark).collect();
    ComparisonPage {
        page: frame(comparison),
        filter: Filter { tongue, marks, rules: Vec::new() },
        counts,
        documents: comparison.documents.iter().map(|document| card(document, tongue)).collect(),
    }
}

fn frame(comparison: &Comparison) -> Page {
    let tongue = Tongue::new(comparison.language, None);
    let config = comparison.config.as_ref().map(|config| config.path.as_str());
    let sides = [
        Fact::new(tongue.say("Äldre", "Older"), comparison.old.as_str()),
        Fact::new(tongue.say("Nyare", "Newer"), comparison.new.as_str()),
    ];
    let inline = if comparison.trust_inline { tongue.say("gäller", "believed") } else { tongue.say("gäller inte", "not believed") };
    let inline = Fact::new(tongue.say("Godtaganden i dokumenten", "Acceptances in the documents"), inline);
    let made = made_with(tongue, &comparison.today, &comparison.packs, config, &comparison.tool);
    Page {
        language: comparison.language,
        title: tongue.say("Två utgåvor jämförda – lucka", "Two editions compared – lucka"),
        parts: vec![("documents", tongue.say("Ändringar", "Changes"))],
        facts: sides.into_iter().chain(made).chain([inline]).collect(),
    }
}

fn card<'a>(document: &'a ComparedDocument, tongue: Tongue<'a>) -> Card<'a> {
    let path = document.new_path.as_deref().or(document.old_path.as_deref()).unwrap_or(&document.title);
    let mut shown = Shown::default();
    Card {
        anchor: anchor::of_document(path),
        title: tongue.said(&document.title),
        document,
        changes: document.changes.iter().map(|change| item(change, shown.split(change), tongue)).collect(),
    }
}

fn item<'a>(change: &'a Change, split: Passages<'a>, tongue: Tongue<'a>) -> Item<'a> {
    let side = |name: &'static str, state: &'a State| Side {
        name,
        mark: Mark::status(state.status, tongue.page),
        section: tongue.said(state.section.title.as_deref().unwrap_or_default()),
        place: place(None, state.section.line, state.section.page, state.section.paragraph, tongue.page),
        accepted: state.accepted.as_deref(),
    };
    let old = change.old.as_ref().map(|state| side(tongue.say("Förut", "Before"), state));
    let new = change.new.as_ref().map(|state| side(tongue.say("Nu", "Now"), state));
    Item {
        mark: Mark::change(change.kind, tongue.page),
        change,
        sides: old.into_iter().chain(new).collect(),
        passages: passages(split.fresh, tongue),
        again: passages(split.again, tongue),
        with: split.with.join(", "),
    }
}

fn passages<'a>(passages: Vec<&'a PassageChange>, tongue: Tongue<'a>) -> Vec<Passage<'a>> {
    passages.into_iter().map(|passage| Passage::new(passage, tongue)).collect()
}
