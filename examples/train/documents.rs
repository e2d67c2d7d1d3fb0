//! Labelled documents as bags: each reviewer's label is found its rule and section.

use std::path::Path;

use lucka::document::{Document, Section};
use lucka::engine::{Status, learn};
use lucka::formats;
use lucka::report::LineIndex;
use lucka::rules::{RuleSet, raw};
use miette::{Context, IntoDiagnostic, Result, miette};
use serde::Deserialize;

use crate::data::{LABELLED, rows};

/// The last of the folders that are trained on.
const LAST: usize = 60;

/// The folders of documents that are trained on, `dev`, `dev2` and so on; `frozen`, `frozen2` and `frozen3` are not among them, being kept for measuring.
pub(crate) fn folders() -> Vec<String> {
    std::iter::once("dev".to_owned()).chain((2..=LAST).map(|number| format!("dev{number}"))).collect()
}

/// A labelled document.
pub(crate) struct Labelled {
    /// Its place in its folder.
    pub(crate) at: usize,
    document: Document,
    labels: Vec<learn::Label>,
}

impl Labelled {
    /// What its labels say of its passages and paragraphs.
    pub(crate) fn bags(&self, rules: &RuleSet) -> Vec<learn::Bag> {
        learn::document_bags(rules, &self.document, &self.labels)
    }

    /// What its labels say of its sections.
    pub(crate) fn section_bags(&self, rules: &RuleSet) -> Vec<learn::Bag> {
        learn::section_bags(rules, &self.document, &self.labels)
    }
}

/// A reviewer's label: the status of a rule for the section whose heading stands on a line, or for the whole document.
#[derive(Deserialize)]
struct LabelRow {
    file: String,
    rule: String,
    line: Option<usize>,
    status: Status,
}

/// Every labelled document of the given folders.
pub(crate) fn labelled(rules: &RuleSet, folders: &[String]) -> Result<Vec<Labelled>> {
    let mut found = Vec::new();
    for name in folders {
        let folder = Path::new(LABELLED).join(name);
        let rows: Vec<LabelRow> = rows(&folder.join("labels.jsonl"))?;
        for (at, rows) in rows.chunk_by(|a, b| a.file == b.file).enumerate() {
            let document = read(&folder, rows)?;
            let labels = rows.iter().map(|row| label(rules, &document, row)).collect::<Result<Vec<_>>>()?;
            let labels = labels.into_iter().flatten().collect();
            found.push(Labelled { at, document, labels });
        }
    }
    Ok(found)
}

/// The examples of the rules, each labelled for its own rule alone: what a rule's author shows, its weights have to know.
pub(crate) fn examples(rules: &RuleSet) -> Vec<Labelled> {
    let read = |(rule, at, example): (usize, usize, &raw::Example)| {
        let status = serde_json::from_value(example.status.clone().into()).ok()?;
        let document = (formats::by_file_name("example.md")?.read)(example.text.as_bytes(), &formats::Limits::default()).0;
        let heading = |section: &Section| document.blocks.get(section.heading?).map(|block| block.text.as_str());
        let titled = |title: &String| document.sections.iter().position(|section| heading(section) == Some(title.as_str()));
        let section = example.section.as_ref().map_or(Some(0), titled)?;
        Some(Labelled { at, labels: vec![learn::Label { rule, section, status }], document })
    };
    let examples = rules
        .rules
        .iter()
        .enumerate()
        .flat_map(|(rule, found)| found.examples.iter().enumerate().map(move |(at, example)| (rule, at, example)));
    examples.filter_map(read).collect()
}

/// Reads the document that labels are about.
fn read(folder: &Path, labels: &[LabelRow]) -> Result<Document> {
    let name = labels.first().map(|row| row.file.as_str()).unwrap_or_default();
    let format = formats::by_file_name(name).ok_or_else(|| miette!("{name} has no known format"))?;
    let bytes = std::fs::read(folder.join(name)).into_diagnostic().wrap_err_with(|| name.to_owned())?;
    Ok((format.read)(&bytes, &formats::Limits::default()).0)
}

/// A label as the engine knows it; `None`, with a word about it, where the reader saw no heading on the label's line.
fn label(rules: &RuleSet, document: &Document, row: &LabelRow) -> Result<Option<learn::Label>> {
    let rule = rules.rules.iter().position(|rule| rule.id == row.rule).ok_or_else(|| miette!("unknown rule “{}”", row.rule))?;
    let lines = LineIndex::new(document.source.as_deref().unwrap_or_default());
    let line = |heading: Option<usize>| {
        let span = document.blocks.get(heading?)?.origin.span.as_ref()?;
        Some(lines.line(span.start))
    };
    let section = match row.line {
        None => Some(0),
        Some(wanted) => document.sections.iter().position(|section| line(section.heading) == Some(wanted)),
    };
    if section.is_none() {
        eprintln!("{}: no heading on line {}", row.file, row.line.unwrap_or_default());
    }
    Ok(section.map(|section| learn::Label { rule, section, status: row.status }))
}
