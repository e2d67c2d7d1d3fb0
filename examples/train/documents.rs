//! Labelled documents as bags: each reviewer's label is found its rule and section.

use std::path::Path;

use lucka::document::Document;
use lucka::engine::{Status, learn};
use lucka::formats;
use lucka::report::LineIndex;
use lucka::rules::RuleSet;
use miette::{Context, IntoDiagnostic, Result, miette};
use serde::Deserialize;

use crate::data::{LABELLED, rows};

/// The folders of documents that are trained on; `frozen` is not among them, being kept for measuring.
const FOLDERS: [&str; 2] = ["dev", "dev2"];

/// A reviewer's label: the status of a rule for the section whose heading stands on a line, or for the whole document.
#[derive(Deserialize)]
struct LabelRow {
    file: String,
    rule: String,
    line: Option<usize>,
    status: Status,
}

/// The bags of every labelled document, each with the document's place in its folder.
pub(crate) fn bags(rules: &RuleSet) -> Result<Vec<(usize, learn::Bag)>> {
    let mut bags = Vec::new();
    for folder in FOLDERS {
        let folder = Path::new(LABELLED).join(folder);
        let labels: Vec<LabelRow> = rows(&folder.join("labels.jsonl"))?;
        for (at, labels) in labels.chunk_by(|a, b| a.file == b.file).enumerate() {
            let document = read(&folder, labels)?;
            let labels = labels.iter().map(|row| label(rules, &document, row)).collect::<Result<Vec<_>>>()?;
            bags.extend(learn::document_bags(rules, &document, &labels).into_iter().map(|bag| (at, bag)));
        }
    }
    Ok(bags)
}

/// Reads the document that labels are about.
fn read(folder: &Path, labels: &[LabelRow]) -> Result<Document> {
    let name = labels.first().map(|row| row.file.as_str()).unwrap_or_default();
    let format = formats::by_file_name(name).ok_or_else(|| miette!("{name} has no known format"))?;
    let bytes = std::fs::read(folder.join(name)).into_diagnostic().wrap_err_with(|| name.to_owned())?;
    Ok((format.read)(&bytes, &formats::Limits::default()).0)
}

fn label(rules: &RuleSet, document: &Document, row: &LabelRow) -> Result<learn::Label> {
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
    let section = section.ok_or_else(|| miette!("{}: no heading on line {:?}", row.file, row.line))?;
    Ok(learn::Label { rule, section, status: row.status })
}
