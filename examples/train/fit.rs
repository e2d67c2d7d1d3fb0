//! Logistic regression on bags: of a bag in which one passage says it, the likeliest one teaches; of the others, all.

use crate::lesson::Bag;
use crate::solve::{Example, solve};

/// Weight of the examples against the penalty on large weights; found by training on some folders and judging others.
pub(crate) const TRUST: f64 = 0.15;

/// How often the likeliest passages are chosen anew; after that the choice hardly changes.
const ROUNDS: usize = 4;

/// Fewest bags that a feature stands in; one of a single bag teaches nothing general.
const LEAST_BAGS: u32 = 2;

/// A linear model over numbered features.
pub(crate) struct Weights {
    /// The weight that every passage gets.
    pub(crate) bias: f64,
    weights: Vec<f64>,
}

impl Weights {
    /// The weight of each feature, by number.
    pub(crate) fn all(&self) -> impl Iterator<Item = f64> {
        self.weights.iter().copied()
    }

    fn probability(&self, instance: &[usize]) -> f64 {
        let sum: f64 = instance.iter().filter_map(|&id| self.weights.get(id)).sum();
        1.0 / (1.0 + (-(self.bias + sum)).exp())
    }

    /// The probability of the likeliest passage; 0 for none.
    pub(crate) fn of_bag(&self, bag: &Bag) -> f64 {
        bag.instances.iter().map(|instance| self.probability(instance)).fold(0.0, f64::max)
    }
}

/// A bag without the features that are too rare to teach.
struct Known {
    positive: bool,
    weight: f64,
    instances: Vec<Vec<usize>>,
}

/// Trains on bags.
pub(crate) fn fit(bags: &[&Bag], features: usize, scaling: Scaling, trust: f64) -> Weights {
    let common = common(bags, features);
    let known = |instance: &Vec<usize>| instance.iter().copied().filter(|&id| common.get(id) == Some(&true)).collect::<Vec<_>>();
    let bags: Vec<Known> = bags
        .iter()
        .map(|bag| Known { positive: bag.positive, weight: bag.weight, instances: bag.instances.iter().map(known).collect() })
        .collect();
    let mut weights = Weights { bias: 0.0, weights: vec![0.0; features] };
    for round in 0..ROUNDS {
        let examples: Vec<_> = bags.iter().flat_map(|bag| examples(bag, (round > 0).then_some(&weights))).collect();
        let (bias, solved) = solve(&examples, scaling.scales(&examples, features), trust);
        weights = Weights { bias, weights: solved };
    }
    weights
}

/// Which features stand in enough bags.
fn common(bags: &[&Bag], features: usize) -> Vec<bool> {
    let mut counts = vec![0_u32; features];
    for bag in bags {
        let mut seen: Vec<usize> = bag.instances.iter().flatten().copied().collect();
        seen.sort_unstable();
        seen.dedup();
        for id in seen {
            if let Some(count) = counts.get_mut(id) {
                *count += 1;
            }
        }
    }
    counts.into_iter().map(|count| count >= LEAST_BAGS).collect()
}

/// How readily features get weight.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scaling {
    /// All alike.
    Even,
    /// By how far each tells examples apart by itself: the square root of the logarithm of how much likelier it is on one side. A feature
    /// that stands as often on either side has to earn its weight in company. After Wang and Manning, “Baselines and bigrams” (ACL 2012), who
    /// scale by the logarithm itself.
    ByContrast,
}

impl Scaling {
    fn scales(self, examples: &[Example<'_>], features: usize) -> Vec<f64> {
        match self {
            Self::Even => vec![1.0; features],
            Self::ByContrast => contrasts(examples, features).map(f64::sqrt).collect(),
        }
    }
}

/// For each feature, the logarithm of how much likelier it is on one side.
fn contrasts(examples: &[Example<'_>], features: usize) -> impl Iterator<Item = f64> {
    let mut counts = vec![[1.0, 1.0]; features];
    let mut all = [2.0, 2.0];
    for example in examples {
        let side = usize::from(example.positive);
        let mut count = |at: &mut [f64; 2]| at.iter_mut().skip(side).take(1).for_each(|count| *count += example.weight);
        count(&mut all);
        for &id in example.features {
            counts.get_mut(id).map(&mut count);
        }
    }
    let ratio = |[no, yes]: [f64; 2]| (yes / no).ln();
    counts.into_iter().map(move |count| (ratio(count) - ratio(all)).abs())
}

/// What a bag teaches: all passages that they do not say it, or the likeliest that it does; at first all of them a little.
#[expect(clippy::cast_precision_loss, reason = "a bag holds few passages")]
fn examples<'b>(bag: &'b Known, weights: Option<&Weights>) -> Vec<Example<'b>> {
    let of = |instance: &'b Vec<usize>, share: f64| Example { features: instance, positive: bag.positive, weight: share * bag.weight };
    match weights {
        Some(weights) if bag.positive => {
            let likeliest = bag.instances.iter().max_by(|a, b| weights.probability(a).total_cmp(&weights.probability(b)));
            likeliest.map(|instance| of(instance, 1.0)).into_iter().collect()
        }
        None if bag.positive => bag.instances.iter().map(|instance| of(instance, 1.0 / bag.instances.len().max(1) as f64)).collect(),
        _ => bag.instances.iter().map(|instance| of(instance, 1.0)).collect(),
    }
}
