//! Trains the weights of the verbs from labelled passages and documents, and measures them.
//!
//! `cargo run --release --example train -- [--write] [--show] [FILE]…` trains on `fixtures/labelled/passages` and on the documents in
//! `fixtures/labelled/dev` and `fixtures/labelled/dev2`, measures by five-fold cross-validation and on each FILE of labelled passages,
//! and with `--write` renews `rules/jamy-2022-21/models`. The same input gives the same weights, byte for byte.
#![expect(clippy::print_stdout, reason = "the figures are what an example is run for")]

mod data;
mod documents;
mod fit;
mod lesson;
mod measure;
mod write;

use std::path::PathBuf;

use clap::Parser;
use lucka::rules::{RuleSet, Verb, builtin, compile};
use miette::{Result, miette};

use data::Material;
use lesson::Lesson;

/// The pack whose weights are trained.
const PACK: &str = "jamy-2022-21";

/// Trains the weights of the verbs from labelled passages and documents
#[derive(Parser)]
struct Options {
    /// Renew the weights in the pack
    #[arg(long)]
    write: bool,
    /// Show each passage that is misjudged
    #[arg(long)]
    show: bool,
    /// Labelled passages to measure on that are not trained on
    #[arg(value_name = "FILE")]
    tests: Vec<PathBuf>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let rules = rules()?;
    let material = Material::read(&rules, &options.tests)?;
    for verb in Verb::ALL.into_iter().map(Some).chain([None]) {
        learn(&Lesson::of_statements(&rules, &material, verb), &options)?;
    }
    learn(&Lesson::of_topics(&rules, &material), &options)
}

fn rules() -> Result<RuleSet> {
    let pack = builtin(PACK).ok_or_else(|| miette!("no built-in pack {PACK}"))?;
    let (rules, problems) = compile(&[pack]);
    match problems.first() {
        Some(fault) => Err(miette!("{}: {}", fault.file, fault.problem.message.en)),
        None => Ok(rules),
    }
}

/// Measures a lesson, trains on all of it and writes what was learnt if asked to.
fn learn(lesson: &Lesson, options: &Options) -> Result<()> {
    let validated = measure::cross_validated(lesson);
    println!("{}", measure::line(&format!("{} cross-validated", lesson.model), &validated));
    let all: Vec<_> = lesson.bags.iter().collect();
    let weights = fit::fit(&all, lesson.vocabulary.names.len(), lesson.epochs);
    let judged = match &lesson.held {
        None => validated,
        Some(held) => {
            let judged = measure::judged(&weights, held.iter());
            println!("{}", measure::line(&format!("{} held out", lesson.model), &judged));
            judged
        }
    };
    for group in &lesson.groups {
        let part: Vec<_> = judged.iter().filter(|judged| judged.bag.group == *group).copied().collect();
        println!("{}", measure::line(&format!("   {group}"), &part));
    }
    for judged in judged.iter().filter(|judged| options.show && !judged.is_right()) {
        println!("  {:.2} {}", judged.probability, judged.bag.note);
    }
    if options.write { write::write(lesson, &weights) } else { Ok(()) }
}
