//! How sure a figure is: intervals of 95 %.

use std::collections::BTreeMap;

use super::score::Unit;

/// The lower and the upper end.
pub(crate) type Interval = (f64, f64);

/// The part of the normal distribution's width that 95 % lie in, to either side.
const Z: f64 = 1.959_964;
/// How often documents are drawn anew.
const DRAWS: usize = 2_000;
/// What the draws begin with, so that every run draws the same.
const SEED: u64 = 2022;

/// Wilson's interval for a part of a whole; it holds for few units and near 0 and 1, where the normal one does not.
#[expect(clippy::cast_precision_loss, reason = "there are a few hundred units")]
pub(crate) fn wilson((part, whole): (usize, usize)) -> Option<Interval> {
    if whole == 0 {
        return None;
    }
    let (rate, n) = (part as f64 / whole as f64, whole as f64);
    let middle = rate + Z * Z / (2.0 * n);
    let half = Z * (rate * (1.0 - rate) / n + Z * Z / (4.0 * n * n)).sqrt();
    let within = |end: f64| (end / (1.0 + Z * Z / n)).clamp(0.0, 1.0);
    Some((within(middle - half), within(middle + half)))
}

/// Of one document: gaps that were called, gaps called, gaps.
type Counts = [usize; 3];

/// The interval of the F1 of gaps when whole documents are drawn anew: the units of one document resemble each other. `None` if there is
/// no gap.
pub(crate) fn bootstrap(units: &[&Unit]) -> Option<Interval> {
    let mut documents: BTreeMap<&str, Counts> = BTreeMap::new();
    for unit in units {
        let (gold, found) = unit.gap();
        let counts = documents.entry(&unit.document).or_default();
        *counts = sum(*counts, [usize::from(gold && found), usize::from(found), usize::from(gold)]);
    }
    let documents: Vec<Counts> = documents.into_values().collect();
    let mut random = fastrand::Rng::with_seed(SEED);
    let mut draw = || (0..documents.len()).filter_map(|_| random.choice(&documents)).copied().fold([0; 3], sum);
    let mut drawn: Vec<f64> = (0..DRAWS).filter_map(|_| f1(draw())).collect();
    drawn.sort_by(f64::total_cmp);
    let at = |thousandths: usize| drawn.get(drawn.len() * thousandths / 1000).copied();
    at(25).zip(at(975))
}

fn sum(a: Counts, b: Counts) -> Counts {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

#[expect(clippy::cast_precision_loss, reason = "there are a few hundred units")]
fn f1([right, called, gaps]: Counts) -> Option<f64> {
    (called + gaps > 0).then(|| 2.0 * right as f64 / (called + gaps) as f64)
}

#[test]
fn wilson_is_as_tabled() {
    let (low, high) = wilson((81, 263)).unwrap();
    assert!((low - 0.2553).abs() < 5e-4 && (high - 0.3662).abs() < 5e-4, "{low} {high}");
    let (low, high) = wilson((20, 20)).unwrap();
    assert!((low - 0.8389).abs() < 5e-4 && high > 0.9999, "{low} {high}");
    assert_eq!(wilson((0, 0)), None);
}
