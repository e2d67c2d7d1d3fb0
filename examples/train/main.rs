//! Trains the weights of the verbs from labelled passages and documents, and measures them.
//!
//! `cargo run --release --example train -- [--write] [--show] [FILE]…` trains on `fixtures/labelled/passages` and on the documents in
//! `fixtures/labelled/dev` to `dev60`, measures by five-fold cross-validation (`--validate`) and on each FILE of labelled
//! passages, and with `--write` renews `rules/jamy-2022-21/models`. The same input gives the same weights, byte for byte.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the figures are what an example is run for")]

mod data;
mod documents;
mod fit;
mod lesson;
mod measure;
mod solve;
mod write;

use std::path::{Path, PathBuf};

use clap::Parser;
use lucka::files;
use lucka::rules::{Model, PackFiles, PackSource, RuleSet, Verb, compile};
use miette::{Result, miette};

use data::Material;
use lesson::{Bag, Lesson};

/// The folder of the pack whose weights are trained.
const PACK: &str = "rules/jamy-2022-21";

/// Trains the weights of the verbs from labelled passages and documents
#[derive(Parser)]
struct Options {
    /// Renew the weights in the pack
    #[arg(long)]
    write: bool,
    /// Measure by five-fold cross-validation
    #[arg(long)]
    validate: bool,
    /// Show each passage that is misjudged
    #[arg(long)]
    show: bool,
    /// Train on these folders of labelled documents only
    #[arg(long, value_name = "FOLDER", value_delimiter = ',', default_values_t = documents::folders())]
    documents: Vec<String>,
    /// Train these models only; "about" and "section" go together
    #[arg(long, value_name = "MODEL", value_delimiter = ',')]
    models: Vec<String>,
    /// The pack whose concepts are used and whose weights are written
    #[arg(long, default_value = PACK)]
    pack: PathBuf,
    /// How far the labelled texts are trusted against small weights
    #[arg(long, default_value_t = fit::TRUST)]
    trust: f64,
    /// Labelled passages to measure on that are not trained on
    #[arg(value_name = "FILE")]
    tests: Vec<PathBuf>,
}

impl Options {
    fn asks_for(&self, model: &str) -> bool {
        self.models.is_empty() || self.models.iter().any(|asked| asked == model)
    }
}

fn main() -> Result<()> {
    let options = Options::parse();
    let known = |asked: &str| Verb::ALL.iter().any(|verb| verb.name() == asked) || lesson::OTHERS.contains(&asked);
    if let Some(unknown) = options.models.iter().find(|asked| !known(asked)) {
        return Err(miette!("there is no model “{unknown}”"));
    }
    let mut rules = rules(&options.pack)?;
    let material = Material::read(&rules, &options.documents, &options.tests)?;
    for verb in Verb::ALL.into_iter().map(Some).chain([None]).filter(|verb| options.asks_for(verb.map_or(lesson::EXCLUDES, Verb::name))) {
        learn(&Lesson::of_statements(&rules, &material, verb), &options)?;
    }
    if options.asks_for(lesson::ABOUT) || options.asks_for(lesson::SECTION) {
        let topics = Lesson::of_topics(&rules, &material);
        learn(&topics, &options)?;
        let about = |fold| model(&topics, &topics.without(fold), &options);
        learn(&Lesson::of_sections(&mut rules, &material, about)?, &options)?;
    }
    Ok(())
}

fn rules(pack: &Path) -> Result<RuleSet> {
    let files = files::read_pack(pack).map_err(|(file, problem)| miette!("{file}: {}", problem.message.en))?;
    let (rules, problems) = compile(&[PackFiles::read(PackSource::Folder(pack.display().to_string()), files)]);
    match problems.first() {
        Some(fault) => Err(miette!("{}: {}", fault.file, fault.problem.message.en)),
        None => Ok(rules),
    }
}

/// Measures a lesson, trains on all of it and writes what was learnt if asked to.
fn learn(lesson: &Lesson, options: &Options) -> Result<()> {
    if options.validate {
        show(&format!("{} cross-validated", lesson.model), lesson, &measure::cross_validated(lesson, options.trust), options);
    }
    let all: Vec<_> = lesson.bags.iter().collect();
    let weights = fit::fit(&all, lesson.vocabulary.names.len(), lesson.scaling(), options.trust);
    if !lesson.held.is_empty() {
        show(&format!("{} held out", lesson.model), lesson, &measure::judged(&weights, lesson.held.iter()), options);
    }
    if options.write { write::write(&options.pack, lesson, &write::text(lesson, &weights)) } else { Ok(()) }
}

/// The model that some of a lesson's bags give.
fn model(lesson: &Lesson, bags: &[&Bag], options: &Options) -> Result<Model> {
    let weights = fit::fit(bags, lesson.vocabulary.names.len(), lesson.scaling(), options.trust);
    Model::parse(&write::text(lesson, &weights)).map_err(|line| miette!("line {line} of the weights cannot be read"))
}

/// Prints what was measured, for each group and as a whole, and what was misjudged if asked to.
fn show(name: &str, lesson: &Lesson, judged: &[measure::Judged<'_>], options: &Options) {
    println!("{}", measure::line(name, judged));
    for group in &lesson.groups {
        let part: Vec<_> = judged.iter().filter(|judged| judged.bag.group == *group).copied().collect();
        println!("{}", measure::line(&format!("   {group}"), &part));
    }
    for judged in judged.iter().filter(|judged| options.show && !judged.is_right()) {
        println!("  {:.2} {}", judged.probability, judged.bag.note);
    }
}
