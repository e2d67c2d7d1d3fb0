//! What is trained on: labelled passages, the statements that their tasks ask about, and labelled documents.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lucka::engine::learn;
use lucka::rules::{RuleSet, Statement, Verb};
use lucka::text::ConceptSet;
use miette::{Context, IntoDiagnostic, Result, miette};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::documents::{self, Labelled};
use crate::lesson::is_of_sentences;

/// Where everything labelled lies.
pub(crate) const LABELLED: &str = "fixtures/labelled";

/// A labelled passage: one of a task, with its label, or one with the topics that it is about.
#[derive(Deserialize)]
pub(crate) struct Row {
    #[serde(default)]
    pub(crate) task: String,
    #[serde(default)]
    pub(crate) label: String,
    #[serde(default)]
    pub(crate) topics: Vec<String>,
    pub(crate) lang: String,
    pub(crate) text: String,
    /// Whether it says it, or seems to, in the plainest wording, as the names of such files tell.
    #[serde(skip)]
    pub(crate) is_plain: bool,
}

/// A task as `tasks.toml` has it: a verb and the ids of the concepts in its roles.
#[derive(Deserialize)]
struct Task {
    verb: String,
    first: Vec<String>,
    second: Vec<String>,
}

/// Everything that is read before training.
pub(crate) struct Material {
    /// The statement that each task asks about.
    pub(crate) tasks: BTreeMap<String, Statement>,
    /// Passages of tasks.
    pub(crate) passages: Vec<Row>,
    /// Passages with topics.
    pub(crate) topics: Vec<Row>,
    /// Passages of tasks to measure on only.
    pub(crate) tests: Vec<Row>,
    /// Labelled documents.
    pub(crate) documents: Vec<Labelled>,
    /// The bags of their passages and paragraphs, each with the document's place in its folder.
    pub(crate) bags: Vec<(usize, learn::Bag)>,
}

impl Material {
    /// Reads everything, with the passages of `tests` to measure on.
    pub(crate) fn read(rules: &RuleSet, folders: &[String], tests: &[PathBuf]) -> Result<Self> {
        let folder = Path::new(LABELLED);
        let (topics, passages): (Vec<_>, Vec<_>) =
            files(&folder.join("passages"))?.into_iter().partition(|path| has_in_name(path, "topics"));
        let documents = documents::labelled(rules, folders)?;
        let placed = |document: &Labelled| document.bags(rules).into_iter().map(|bag| (document.at, bag)).collect::<Vec<_>>();
        let examples = documents::examples(rules);
        // An example has no labels for the other rules, so that it says nothing of their topics.
        let of_examples = examples.iter().flat_map(placed).filter(|(_, bag)| is_of_sentences(bag.model));
        let bags = documents.iter().flat_map(placed).chain(of_examples);
        let material = Self {
            bags: bags.collect(),
            tasks: tasks(rules, &folder.join("tasks.toml"))?,
            passages: rows_of(&passages)?,
            topics: rows_of(&topics)?,
            tests: rows_of(tests)?,
            documents,
        };
        let mut of_tasks = material.passages.iter().chain(&material.tests);
        match of_tasks.find(|row| !material.tasks.contains_key(&row.task)) {
            Some(row) => Err(miette!("unknown task “{}”", row.task)),
            None => Ok(material),
        }
    }
}

fn has_in_name(path: &Path, word: &str) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().contains(word))
}

/// The files in a folder, by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).into_diagnostic().wrap_err_with(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().into_diagnostic()?;
    paths.sort();
    Ok(paths)
}

fn rows_of(paths: &[PathBuf]) -> Result<Vec<Row>> {
    let read = |path: &PathBuf| {
        let is_plain = has_in_name(path, "-plain-");
        Ok(rows::<Row>(path)?.into_iter().map(move |row| Row { is_plain, ..row }))
    };
    let rows = paths.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// Reads a file of one JSON object a line.
pub(crate) fn rows<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let lines = text(path)?;
    let lines = (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty());
    let row = |(number, line): (usize, &str)| {
        serde_json::from_str(line).into_diagnostic().wrap_err_with(|| format!("{}:{number}", path.display()))
    };
    lines.map(row).collect()
}

/// Reads a text file.
fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| path.display().to_string())
}

fn tasks(rules: &RuleSet, path: &Path) -> Result<BTreeMap<String, Statement>> {
    let raw: BTreeMap<String, Task> = toml::from_str(&text(path)?).into_diagnostic().wrap_err_with(|| path.display().to_string())?;
    raw.into_iter().map(|(name, task)| Ok((name, statement(rules, &task)?))).collect()
}

fn statement(rules: &RuleSet, task: &Task) -> Result<Statement> {
    let verb = Verb::ALL.into_iter().find(|verb| verb.name() == task.verb).ok_or_else(|| miette!("unknown verb “{}”", task.verb))?;
    Ok(Statement { verb, first: concepts(rules, &task.first)?, second: concepts(rules, &task.second)? })
}

fn concepts(rules: &RuleSet, names: &[String]) -> Result<ConceptSet> {
    let key = |name: &String| {
        let found = rules.concepts.iter().find(|concept| concept.id == *name);
        found.map(|concept| concept.key).ok_or_else(|| miette!("unknown concept “{name}”"))
    };
    Ok(ConceptSet::of(names.iter().map(key).collect::<Result<Vec<_>>>()?))
}
