//! What one model learns from: bags of passages with numbered features.

use std::collections::HashMap;

use lucka::engine::learn;
use lucka::rules::{Concept, Model, RuleSet, Verb};
use lucka::text::ConceptSet;
use miette::Result;

use crate::data::{Material, Row};
use crate::fit::Scaling;

/// Number of parts that cross-validation splits bags into.
pub(crate) const FOLDS: usize = 5;

/// The names of the models that judge no verb.
pub(crate) const EXCLUDES: &str = "excludes";
pub(crate) const ABOUT: &str = "about";
pub(crate) const SECTION: &str = "section";
pub(crate) const OTHERS: [&str; 3] = [EXCLUDES, ABOUT, SECTION];

/// The group of bags that documents give.
const DOCUMENT: &str = "document";

/// How much a document's example of a statement counts beside a single passage. A document shows what else stands in such sections, and
/// documents are what is judged; found by training on some folders and judging others.
const DOCUMENT_WEIGHT: f64 = 6.0;

/// How much a passage in the plainest wording counts beside others: most are written by people who vary every phrase, so that what
/// everybody says would be rare; found on sentences of `fixtures/plain.jsonl`.
const PLAIN_WEIGHT: f64 = 4.0;

/// Whether a model judges sentences; the others judge paragraphs and sections.
pub(crate) fn is_of_sentences(model: &str) -> bool {
    !matches!(model, ABOUT | SECTION)
}

/// Passages of which one says it (`positive`) or none does.
pub(crate) struct Bag {
    /// The features of each passage, as numbers of the vocabulary.
    pub(crate) instances: Vec<Vec<usize>>,
    /// Whether one of the passages says it.
    pub(crate) positive: bool,
    /// How much it counts.
    pub(crate) weight: f64,
    /// The part that cross-validation puts it into.
    pub(crate) fold: usize,
    /// What it is counted with: its language, or the concept that is asked about.
    pub(crate) group: String,
    /// What is shown if it is misjudged.
    pub(crate) note: String,
}

/// The features met, numbered in the order met.
#[derive(Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<String, usize>,
    /// The feature of each number.
    pub(crate) names: Vec<String>,
}

impl Vocabulary {
    fn id(&mut self, name: &str) -> usize {
        if let Some(&id) = self.ids.get(name) {
            return id;
        }
        let id = self.names.len();
        self.ids.insert(name.to_owned(), id);
        self.names.push(name.to_owned());
        id
    }

    fn instances(&mut self, instances: &[Vec<String>]) -> Vec<Vec<usize>> {
        instances.iter().map(|features| features.iter().map(|feature| self.id(feature)).collect()).collect()
    }
}

/// What one model learns from and is measured on.
pub(crate) struct Lesson {
    /// The model's name.
    pub(crate) model: &'static str,
    /// The features.
    pub(crate) vocabulary: Vocabulary,
    /// What is trained on.
    pub(crate) bags: Vec<Bag>,
    /// What is only measured on.
    pub(crate) held: Vec<Bag>,
    /// The groups to measure one by one.
    pub(crate) groups: Vec<String>,
}

impl Lesson {
    /// The lesson of a verb, or without one that of exclusion, which takes in the passages of every verb.
    pub(crate) fn of_statements(rules: &RuleSet, material: &Material, verb: Option<Verb>) -> Self {
        let model = verb.map_or(EXCLUDES, Verb::name);
        let mut vocabulary = Vocabulary::default();
        let mut bags = statement_bags(rules, material, verb, &material.passages, &mut vocabulary);
        bags.extend(document_bags(material, model, &mut vocabulary));
        bags.retain(|bag| !bag.instances.is_empty());
        let held = statement_bags(rules, material, verb, &material.tests, &mut vocabulary);
        let groups = ["sv", "en"].map(str::to_owned).to_vec();
        Self { model, vocabulary, bags, held, groups }
    }

    /// The lesson of topics: is a paragraph about a concept that rules have for their topic?
    pub(crate) fn of_topics(rules: &RuleSet, material: &Material) -> Self {
        let model = ABOUT;
        let mut vocabulary = Vocabulary::default();
        let about = rules.rules.iter().fold(ConceptSet::EMPTY, |set, rule| set.union(rule.topic.about));
        let concepts: Vec<&Concept> = rules.concepts.iter().filter(|concept| about.contains(concept.key)).collect();
        let mut bags = Vec::new();
        for (at, row) in material.topics.iter().enumerate() {
            for concept in &concepts {
                let instance = learn::topic_instance(rules, &row.text, concept.key);
                bags.push(Bag {
                    instances: vocabulary.instances(&[instance]),
                    positive: row.topics.contains(&concept.id),
                    weight: 1.0,
                    fold: at % FOLDS,
                    group: concept.id.clone(),
                    note: note(&concept.id, row),
                });
            }
        }
        bags.extend(document_bags(material, model, &mut vocabulary));
        bags.retain(|bag| !bag.instances.is_empty());
        let groups = concepts.iter().map(|concept| concept.id.clone()).collect();
        Self { model, vocabulary, bags, held: Vec::new(), groups }
    }

    /// The lesson of sections: is one whose heading does not name a concept about it?
    ///
    /// `about` gives the weights `about` as learnt without the documents of a fold. The sections of those documents are described by
    /// them: weights that have seen a paragraph would be too sure of it.
    pub(crate) fn of_sections(rules: &mut RuleSet, material: &Material, about: impl Fn(usize) -> Result<Model>) -> Result<Self> {
        let mut vocabulary = Vocabulary::default();
        let mut bags = Vec::new();
        for fold in 0..FOLDS {
            rules.models.insert(ABOUT.to_owned(), about(fold)?);
            for document in material.documents.iter().filter(|document| document.at % FOLDS == fold) {
                bags.extend(
                    document
                        .section_bags(rules)
                        .iter()
                        .filter(|bag| !bag.instances.is_empty())
                        .map(|bag| document_bag(document.at, bag, &mut vocabulary)),
                );
            }
        }
        Ok(Self { model: SECTION, vocabulary, bags, held: Vec::new(), groups: Vec::new() })
    }

    /// How to weigh features, by what is judged: words that tell sentences apart are trusted more; paragraphs are judged worse so.
    pub(crate) fn scaling(&self) -> Scaling {
        if is_of_sentences(self.model) { Scaling::ByContrast } else { Scaling::Even }
    }

    /// The bags without those of documents of a fold.
    pub(crate) fn without(&self, fold: usize) -> Vec<&Bag> {
        self.bags.iter().filter(|bag| bag.fold != fold || bag.group != DOCUMENT).collect()
    }
}

fn note(asked: &str, row: &Row) -> String {
    format!("{asked} {} | {}", row.lang, row.text)
}

fn statement_bags(rules: &RuleSet, material: &Material, verb: Option<Verb>, rows: &[Row], vocabulary: &mut Vocabulary) -> Vec<Bag> {
    let positive = if verb.is_some() { "yes" } else { "excluded" };
    let asked = rows.iter().filter_map(|row| Some((row, material.tasks.get(&row.task)?)));
    let asked = asked.filter(|(_, statement)| verb.is_none_or(|verb| verb == statement.verb));
    let bag = |(at, (row, statement)): (usize, (&Row, _))| Bag {
        instances: vocabulary.instances(&learn::statement_instances(rules, &row.text, statement)),
        positive: row.label == positive,
        weight: if row.is_plain { PLAIN_WEIGHT } else { 1.0 },
        fold: at % FOLDS,
        group: row.lang.clone(),
        note: note(&row.label, row),
    };
    asked.enumerate().map(bag).collect()
}

/// The bags of labelled documents that train a model; those of one document are never split by cross-validation.
fn document_bags(material: &Material, model: &str, vocabulary: &mut Vocabulary) -> Vec<Bag> {
    let own = material.bags.iter().filter(|(_, bag)| bag.model == model);
    own.map(|(at, bag)| document_bag(*at, bag, vocabulary)).collect()
}

fn document_bag(at: usize, bag: &learn::Bag, vocabulary: &mut Vocabulary) -> Bag {
    Bag {
        instances: vocabulary.instances(&bag.instances),
        positive: bag.positive,
        weight: if is_of_sentences(bag.model) { DOCUMENT_WEIGHT } else { 1.0 },
        fold: at % FOLDS,
        group: DOCUMENT.to_owned(),
        note: "document sv | ".to_owned(),
    }
}
