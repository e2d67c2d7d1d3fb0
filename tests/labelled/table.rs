//! The table of figures, and what falls under the floors.

use std::collections::BTreeSet;

use super::interval::Interval;
use super::score::{Figures, NAMES, Unit, figures};

/// The names of the columns.
pub(crate) fn head() -> String {
    let columns: String = NAMES.iter().map(|name| format!("{name:>19}")).collect::<Vec<_>>().concat();
    format!("{:34}{columns}{:>10}{:>7}", "", "deferred", "units")
}

/// A row of figures, each with its interval.
pub(crate) fn row(name: &str, figures: &Figures) -> String {
    let show = |rate: Option<f64>| rate.map_or_else(|| "–".to_owned(), |rate| format!("{rate:.3}"));
    let within = |interval: Option<Interval>| interval.map(|(low, high)| format!(" ({low:.2}–{high:.2})")).unwrap_or_default();
    let columns = figures.rates.iter().zip(figures.intervals);
    let columns: String = columns.map(|(&rate, interval)| format!("{:>19}", show(rate) + &within(interval))).collect::<Vec<_>>().concat();
    format!("{name:34}{columns}{:>10}{:>7}", show(figures.deferred), figures.units)
}

/// A row for each rule.
pub(crate) fn rules(set: &str, units: &[Unit]) -> String {
    let names: BTreeSet<&str> = units.iter().map(|unit| unit.rule.as_str()).collect();
    let of = |name: &&str| row(&format!("{set} {name}"), &figures(units.iter().filter(|unit| unit.rule == *name)));
    names.iter().map(of).collect::<Vec<_>>().join("\n")
}

/// What falls under its floor.
pub(crate) fn under(set: &str, total: &Figures, floors: &Figures) -> Vec<String> {
    let rates = NAMES.iter().zip(total.rates.iter().zip(floors.rates));
    let low = rates.filter_map(|(name, (rate, floor))| Some((name, rate.unwrap_or(0.0), floor?))).filter(|(_, rate, floor)| rate < floor);
    low.map(|(name, rate, floor)| format!("{set}: {name} is {rate:.3}, under {floor:.3}")).collect()
}
