//! The documents that are mutated, and what is rightly covered in them.

use std::fmt;
use std::path::Path;
use std::sync::LazyLock;

use lucka::document::{BlockKind, Document, SectionId};
use lucka::engine::{Judgement, Status, Verdict, judge};
use lucka::formats;
use lucka::language::Language;
use lucka::rules::{RuleSet, builtin, compile};
use rayon::prelude::*;
use serde::Deserialize;

/// The folders of labelled documents whose Markdown is mutated.
const FOLDERS: [&str; 3] = ["dev", "dev9", "dev15"];

static RULES: LazyLock<RuleSet> = LazyLock::new(|| {
    let (rules, faults) = compile(&[builtin("jamy-2022-21").unwrap()]);
    assert!(faults.is_empty(), "{faults:?}");
    rules
});

/// The rules, compiled once.
pub(crate) fn rules() -> &'static RuleSet {
    &RULES
}

/// A rule that a section of a document rightly is held to cover.
pub(crate) struct Unit {
    pub(crate) file: String,
    pub(crate) text: String,
    /// Index of the rule.
    pub(crate) rule: usize,
    /// The judged section; `None` for the whole document.
    pub(crate) section: Option<SectionId>,
    pub(crate) language: Language,
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.file, rules().rules.get(self.rule).unwrap().id)
    }
}

impl Unit {
    /// What becomes of the unit in a changed text that has the same headings before its end.
    pub(crate) fn status(&self, text: &str) -> Option<Status> {
        let (document, judgement) = judged(text);
        let own = judgement.verdicts.iter().filter(|verdict| verdict.rule == self.rule);
        own.filter(|verdict| place(&document, verdict) == self.section).map(|verdict| verdict.status).next()
    }
}

/// The judged section of a verdict; `None` for the whole document.
fn place(document: &Document, verdict: &Verdict) -> Option<SectionId> {
    let headed = document.sections.get(verdict.section).is_some_and(|section| section.heading.is_some());
    (headed && !verdict.whole_document).then_some(verdict.section)
}

/// Reads and judges a text in Markdown.
pub(crate) fn judged(text: &str) -> (Document, Judgement) {
    let format = formats::by_file_name("document.md").unwrap();
    let (document, _) = (format.read)(text.as_bytes(), &formats::Limits::default());
    let judgement = judge(&document, rules());
    (document, judgement)
}

/// A reviewer's label, as far as it is needed here.
#[derive(Deserialize)]
struct Label {
    file: String,
    rule: String,
    line: Option<usize>,
    status: Status,
}

/// All units of the documents, in the order of the labels.
pub(crate) fn units() -> Vec<Unit> {
    FOLDERS.iter().flat_map(|folder| of_folder(folder)).collect()
}

fn of_folder(folder: &str) -> Vec<Unit> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/labelled").join(folder);
    let labels = std::fs::read_to_string(path.join("labels.jsonl")).unwrap();
    let labels: Vec<Label> = labels.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut files: Vec<&str> = labels.iter().map(|label| label.file.as_str()).collect();
    files.retain(|file| Path::new(file).extension().is_some_and(|end| end == "md"));
    files.dedup();
    let of = |file: &&str| of_document(&path.join(file), file, &labels.iter().filter(|label| label.file == *file).collect::<Vec<_>>());
    files.par_iter().flat_map_iter(of).collect()
}

fn of_document(path: &Path, file: &str, labels: &[&Label]) -> Vec<Unit> {
    let text = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let (document, judgement) = judged(&text);
    let language = judgement.language.as_deref().and_then(Language::from_code).unwrap_or(Language::Sv);
    let covered = judgement.verdicts.iter().filter(|verdict| verdict.status == Status::Covered);
    let right = covered.filter(|verdict| {
        let same = |label: &&&Label| Some(label.rule.as_str()) == rules().rules.get(verdict.rule).map(|rule| rule.id.as_str());
        let place = place(&document, verdict).and_then(|section| line(&document, section));
        labels.iter().filter(same).any(|label| label.status == Status::Covered && (label.line == place || verdict.whole_document))
    });
    let unit = |verdict: &Verdict| {
        let section = place(&document, verdict);
        Unit { file: file.to_owned(), text: text.clone(), rule: verdict.rule, section, language }
    };
    right.map(unit).collect()
}

/// The 1-based line of a section's heading.
fn line(document: &Document, section: SectionId) -> Option<usize> {
    let heading = document.blocks.get(document.sections.get(section)?.heading?)?;
    let before = document.source.as_deref()?.get(..heading.text.source_span(0..1)?.start)?;
    Some(before.matches('\n').count() + 1)
}

/// The level of a section's heading, 1 the highest.
pub(crate) fn level(document: &Document, section: SectionId) -> u8 {
    let heading = document.sections.get(section).and_then(|section| section.heading).and_then(|at| document.blocks.get(at));
    heading.map_or(1, |block| if let BlockKind::Heading { level } = block.kind { level } else { 1 })
}

/// A text without the addresses of its links and the marks of its footnotes.
pub(crate) fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((at, open, close)) =
        [("](", ')'), ("[^", ']')].iter().filter_map(|&(open, close)| Some((rest.find(open)?, open, close))).min()
    {
        plain.push_str(rest.get(..at).unwrap_or_default());
        let inside = rest.get(at + open.len()..).unwrap_or_default();
        rest = inside.split_once(close).map_or("", |(_, after)| after);
    }
    plain + rest
}
