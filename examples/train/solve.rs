//! Logistic regression with a quadratic penalty, solved by L-BFGS (Nocedal and Wright, *Numerical Optimization*, algorithm 7.4).

/// What is learnt from: the features present, the right answer, and how much it counts.
pub(crate) struct Example<'b> {
    pub(crate) features: &'b [usize],
    pub(crate) positive: bool,
    pub(crate) weight: f64,
}

/// Steps remembered.
const MEMORY: usize = 8;
/// Most steps.
const STEPS: usize = 120;
/// The gradient has to become so much smaller than at the start.
const ACCURACY: f64 = 1e-4;

/// The bias and the weights that minimise half the square sum of their parts by `scales` plus `trust` times the loss on the examples.
///
/// A feature with a larger scale is penalised less for the same weight.
pub(crate) fn solve(examples: &[Example<'_>], mut scales: Vec<f64>, trust: f64) -> (f64, Vec<f64>) {
    // The bias is the last of the numbers that are looked for.
    scales.push(1.0);
    let loss = |at: &[f64]| loss(examples, at, &scales, trust);
    let mut at = vec![0.0; scales.len()];
    let (mut value, mut gradient) = loss(&at);
    let small = ACCURACY * dot(&gradient, &gradient).sqrt();
    let mut memory: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for _ in 0..STEPS {
        if dot(&gradient, &gradient).sqrt() <= small {
            break;
        }
        let direction = direction(&gradient, &memory);
        let slope = dot(&direction, &gradient);
        let mut length = 1.0;
        let (next, next_value, next_gradient) = loop {
            let next: Vec<f64> = at.iter().zip(&direction).map(|(x, d)| x + length * d).collect();
            let (next_value, next_gradient) = loss(&next);
            if next_value <= value + 1e-4 * length * slope || length < 1e-9 {
                break (next, next_value, next_gradient);
            }
            length *= 0.5;
        };
        let step = difference(&next, &at);
        let turn = difference(&next_gradient, &gradient);
        if dot(&step, &turn) > 0.0 {
            memory.push((step, turn));
            if memory.len() > MEMORY {
                memory.remove(0);
            }
        }
        (at, value, gradient) = (next, next_value, next_gradient);
    }
    let mut weights: Vec<f64> = at.iter().zip(&scales).map(|(at, scale)| at * scale).collect();
    let bias = weights.pop().unwrap_or_default();
    (bias, weights)
}

/// The penalised loss and its gradient.
fn loss(examples: &[Example<'_>], at: &[f64], scales: &[f64], trust: f64) -> (f64, Vec<f64>) {
    let mut value = 0.5 * dot(at, at);
    let mut gradient = at.to_vec();
    let weights: Vec<f64> = at.iter().zip(scales).map(|(at, scale)| at * scale).collect();
    let bias = at.len() - 1;
    for example in examples {
        let ids = || example.features.iter().copied().chain([bias]);
        let sum: f64 = ids().filter_map(|id| weights.get(id)).sum();
        let signed = if example.positive { sum } else { -sum };
        let weight = trust * example.weight;
        // ln(1 + e^-x) without overflow.
        value += weight * ((-signed.abs()).exp().ln_1p() + (-signed).max(0.0));
        let error = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(example.positive));
        for id in ids() {
            if let Some((gradient, scale)) = gradient.get_mut(id).zip(scales.get(id)) {
                *gradient += weight * error * scale;
            }
        }
    }
    (value, gradient)
}

/// Where to go from a gradient, by what the last steps tell of the curvature.
fn direction(gradient: &[f64], memory: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut factors = Vec::new();
    for (step, turn) in memory.iter().rev() {
        let factor = dot(step, &direction) / dot(step, turn);
        add(&mut direction, turn, -factor);
        factors.push(factor);
    }
    if let Some((step, turn)) = memory.last() {
        let scale = dot(step, turn) / dot(turn, turn);
        for d in &mut direction {
            *d *= scale;
        }
    }
    for ((step, turn), factor) in memory.iter().zip(factors.into_iter().rev()) {
        let back = dot(turn, &direction) / dot(step, turn);
        add(&mut direction, step, factor - back);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], what: &[f64], times: f64) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += times * what;
    }
}

fn difference(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}
