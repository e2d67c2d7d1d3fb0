//! Trained weights as a file of the pack.

use std::fmt::Write as _;
use std::path::Path;

use miette::{IntoDiagnostic, Result};

use crate::fit::Weights;
use crate::lesson::{self, Lesson};

/// The least weight that is written; smaller ones change no judgement.
const LEAST: f64 = 0.02;

/// What each file opens with: where it comes from. The bias follows, then the probabilities that the engine judges by.
const HEAD: &str = "# Written by `cargo run --release --example train -- --write`; do not edit.";

/// The probabilities from which a passage says it, and may say it; chosen on labelled documents of hands that were not trained on.
const GRADES: [f32; 2] = [0.76, 0.44];
/// The same for verbs whose statements are told apart at lower probabilities with as few mistakes.
const LOWER_GRADES: [(&str, [f32; 2]); 4] =
    [("refers", [0.66, 0.44]), ("assesses", [0.66, 0.44]), ("instructs", [0.70, 0.44]), ("exposes", [0.70, 0.44])];
/// The same for exclusions, which are never merely possible.
const EXCLUSION_GRADES: [f32; 2] = [0.36, 0.36];
/// The same for what sections are about.
const SECTION_GRADES: [f32; 2] = [0.72, 0.72];

/// A model's file, its features in alphabetical order.
pub(crate) fn text(lesson: &Lesson, weights: &Weights) -> String {
    let mut lines: Vec<(&String, f64)> = lesson.vocabulary.names.iter().zip(weights.all()).filter(|(_, w)| w.abs() >= LEAST).collect();
    lines.sort_by_key(|(name, _)| *name);
    let [stated, possible] = match lesson.model {
        lesson::EXCLUDES => EXCLUSION_GRADES,
        lesson::SECTION => SECTION_GRADES,
        verb => LOWER_GRADES.iter().find(|(lower, _)| *lower == verb).map_or(GRADES, |(_, grades)| *grades),
    };
    let mut text = format!("{HEAD}\nbias\t{:.4}\nstated\t{stated:.2}\npossible\t{possible:.2}\n", weights.bias);
    for (name, weight) in lines {
        let _ = writeln!(text, "{name}\t{weight:.4}");
    }
    text
}

/// Writes a model's file into the pack.
pub(crate) fn write(pack: &Path, lesson: &Lesson, text: &str) -> Result<()> {
    let folder = pack.join("models");
    std::fs::create_dir_all(&folder).into_diagnostic()?;
    std::fs::write(folder.join(lesson.model).with_extension("tsv"), text).into_diagnostic()
}
