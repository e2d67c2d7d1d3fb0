//! Logistic regression on bags: of a bag in which one passage says it, the likeliest one teaches; of the others, all.

use crate::lesson::Bag;

/// Weight of the penalty on large weights.
const L2: f32 = 0.002;

/// Length of a step before it is scaled down by the gradients so far.
const RATE: f32 = 0.1;

/// Where the sums of squared gradients begin, so that nothing is divided by 0.
const SMALLEST: f32 = 1e-4;

/// A feature's weight in training.
#[derive(Clone)]
struct Slot {
    weight: f32,
    /// Sum of its squared gradients.
    squares: f32,
    /// Number of bags that hold it.
    bags: u32,
}

/// A linear model over numbered features.
pub(crate) struct Weights {
    /// The weight that every passage gets.
    pub(crate) bias: f32,
    slots: Vec<Slot>,
}

impl Weights {
    fn zero(features: usize) -> Self {
        Self { bias: 0.0, slots: vec![Slot { weight: 0.0, squares: SMALLEST, bags: 0 }; features] }
    }

    /// The weight of each feature, by number.
    pub(crate) fn all(&self) -> impl Iterator<Item = f32> {
        self.slots.iter().map(|slot| slot.weight)
    }

    fn probability(&self, instance: &[usize]) -> f32 {
        let sum: f32 = instance.iter().filter_map(|&id| self.slots.get(id)).map(|slot| slot.weight).sum();
        1.0 / (1.0 + (-(self.bias + sum)).exp())
    }

    /// The probability of the likeliest passage; 0 for none.
    pub(crate) fn of_bag(&self, bag: &Bag) -> f32 {
        bag.instances.iter().map(|instance| self.probability(instance)).fold(0.0, f32::max)
    }

    /// Counts in how many bags each feature stands.
    fn count(&mut self, bags: &[&Bag]) {
        for bag in bags {
            let mut seen: Vec<usize> = bag.instances.iter().flatten().copied().collect();
            seen.sort_unstable();
            seen.dedup();
            for id in seen {
                if let Some(slot) = self.slots.get_mut(id) {
                    slot.bags += 1;
                }
            }
        }
    }

    /// One step of `AdaGrad` for one passage; a feature of a single bag teaches nothing general and keeps weight 0.
    fn step(&mut self, instance: &[usize], positive: bool, bias_squares: &mut f32) {
        let error = self.probability(instance) - f32::from(u8::from(positive));
        *bias_squares += error * error;
        self.bias -= RATE * error / bias_squares.sqrt();
        for &id in instance {
            if let Some(slot) = self.slots.get_mut(id).filter(|slot| slot.bags >= 2) {
                let gradient = error + L2 * slot.weight;
                slot.squares += gradient * gradient;
                slot.weight -= RATE * gradient / slot.squares.sqrt();
            }
        }
    }
}

/// Trains on bags.
pub(crate) fn fit(bags: &[&Bag], features: usize, epochs: usize) -> Weights {
    let mut weights = Weights::zero(features);
    weights.count(bags);
    let mut bias_squares = SMALLEST;
    let mut order = bags.to_vec();
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    for _ in 0..epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        for bag in &order {
            let mut chosen: Vec<&Vec<usize>> = bag.instances.iter().collect();
            if bag.positive {
                chosen.sort_by(|a, b| weights.probability(b).total_cmp(&weights.probability(a)));
                chosen.truncate(1);
            }
            for instance in chosen {
                weights.step(instance, bag.positive, &mut bias_squares);
            }
        }
    }
    weights
}

/// A generator that gives the same numbers on every machine (xorshift64).
struct Random(u64);

impl Random {
    /// A number under `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or(0)
    }
}
