//! From a folder of documents and labels to units: what a reviewer says and what the program says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use lucka::engine::{Status, judge};
use lucka::formats;
use lucka::language::Language;
use lucka::report::{FileFacts, VerdictRow, judged};
use lucka::rules::{RuleSet, builtin, compile};
use serde::Deserialize;

use super::pair::pairs;
use super::score::Unit;

/// A reviewer's label: the status of a rule for the section whose heading stands on a line; without line, for the document.
///
/// The labels of a document are complete: a rule without any is not applicable to it.
#[derive(Debug, Deserialize)]
pub(crate) struct Label {
    file: String,
    rule: String,
    pub(crate) section: Option<String>,
    pub(crate) line: Option<usize>,
    pub(crate) status: Status,
}

/// The units of a folder under `fixtures/labelled`.
pub(crate) fn units(folder: &str) -> Vec<Unit> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/labelled").join(folder);
    let text = std::fs::read_to_string(folder.join("labels.jsonl")).unwrap();
    let mut labels: BTreeMap<String, BTreeMap<String, Vec<Label>>> = BTreeMap::new();
    let mut rules = BTreeSet::new();
    for label in text.lines().map(|line| serde_json::from_str::<Label>(line).unwrap()) {
        rules.insert(label.rule.clone());
        labels.entry(label.file.clone()).or_default().entry(label.rule.clone()).or_default().push(label);
    }
    let (loaded, problems) = compile(&[builtin("jamy-2022-21").unwrap()]);
    assert!(problems.is_empty(), "{problems:?}");
    let mut units = Vec::new();
    for (file, mut labels) in labels {
        let verdicts = verdicts(&folder.join(&file), &loaded);
        for rule in &rules {
            let labels = labels.remove(rule).unwrap_or_default();
            let found: Vec<&VerdictRow> = verdicts.iter().filter(|row| row.rule == *rule).collect();
            units.extend(pairs(&labels, &found).into_iter().map(|(label, found)| Unit::new(&file, rule, label, found)));
        }
    }
    units
}

/// What the program says of a document.
fn verdicts(path: &Path, rules: &RuleSet) -> Vec<VerdictRow> {
    let format = formats::by_file_name(path.to_str().unwrap()).unwrap();
    let (document, problems) = (format.read)(&std::fs::read(path).unwrap(), &formats::Limits::default());
    let judgement = judge(&document, rules);
    judged(FileFacts::default(), &document, &judgement, &problems, (rules, Language::En)).verdicts
}
