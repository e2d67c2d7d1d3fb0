//! Precision and recall of weights, at several thresholds.

use std::fmt::Write as _;

use crate::fit::{Weights, fit};
use crate::lesson::{Bag, FOLDS, Lesson};

/// A bag with the probability that weights give it.
#[derive(Clone, Copy)]
pub(crate) struct Judged<'b> {
    pub(crate) probability: f64,
    pub(crate) bag: &'b Bag,
}

impl Judged<'_> {
    /// Whether the likelier answer is the right one.
    pub(crate) fn is_right(&self) -> bool {
        (self.probability >= 0.5) == self.bag.positive
    }
}

/// Judges bags.
pub(crate) fn judged<'b>(weights: &Weights, bags: impl Iterator<Item = &'b Bag>) -> Vec<Judged<'b>> {
    bags.map(|bag| Judged { probability: weights.of_bag(bag), bag }).collect()
}

/// Judges each part of a lesson by weights that were trained on the other parts.
pub(crate) fn cross_validated(lesson: &Lesson, trust: f64) -> Vec<Judged<'_>> {
    let part = |fold| {
        let others: Vec<&Bag> = lesson.bags.iter().filter(|bag| bag.fold != fold).collect();
        let weights = fit(&others, lesson.vocabulary.names.len(), lesson.scaling(), trust);
        judged(&weights, lesson.bags.iter().filter(|bag| bag.fold == fold))
    };
    (0..FOLDS).flat_map(part).collect()
}

/// A line with precision and recall at several thresholds.
pub(crate) fn line(name: &str, judged: &[Judged<'_>]) -> String {
    let positive = count(judged, |judged| judged.bag.positive);
    let mut line = format!("{name:34} n={:4}", judged.len());
    for threshold in [0.3, 0.4, 0.5, 0.6, 0.7] {
        let found = count(judged, |judged| judged.probability >= threshold);
        let right = count(judged, |judged| judged.probability >= threshold && judged.bag.positive);
        let (precision, recall) = (right / found.max(1.0), right / positive.max(1.0));
        let _ = write!(line, "  @{threshold} P {precision:.3} R {recall:.3}");
    }
    line
}

#[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2^24 passages")]
fn count(judged: &[Judged<'_>], wanted: impl Fn(&Judged<'_>) -> bool) -> f64 {
    judged.iter().filter(|judged| wanted(judged)).count() as f64
}
