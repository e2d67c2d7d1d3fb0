//! Figures over units.

use lucka::engine::Status;
use lucka::report::VerdictRow;

use super::interval::{self, Interval};
use super::judge::Label;

/// One rule for one outermost section, as the reviewer and as the program has it.
pub(crate) struct Unit {
    pub(crate) rule: String,
    /// Set and file, which tell the documents apart.
    pub(crate) document: String,
    gold: Status,
    found: Status,
}

impl Unit {
    /// The unit of a label and a verdict; a section that one of them does not judge is one that the rule does not apply to.
    pub(crate) fn new(document: &str, rule: &str, label: Option<&Label>, row: Option<&VerdictRow>) -> Self {
        let gold = label.map_or(Status::NotApplicable, |label| label.status);
        let found = row.map_or(Status::NotApplicable, |row| row.status);
        Self { rule: rule.to_owned(), document: document.to_owned(), gold, found }
    }

    /// Whether it is a gap, and whether it is called one.
    pub(crate) fn gap(&self) -> (bool, bool) {
        (self.gold.is_gap(), self.found.is_gap())
    }

    /// Whether the program leaves the unit to a person.
    fn is_deferred(&self) -> bool {
        matches!(self.found, Status::Unclear | Status::Unreadable)
    }
}

/// The names of [`Figures::rates`].
pub(crate) const NAMES: [&str; 6] = ["gap precision", "gap recall", "gap F1", "covered precision", "covered recall", "status accuracy"];

/// Figures over units, each between 0 and 1; `None` where there is nothing to count.
pub(crate) struct Figures {
    /// In the order of [`NAMES`].
    pub(crate) rates: [Option<f64>; 6],
    /// Where each of them lies with a probability of 95 %, in the same order.
    pub(crate) intervals: [Option<Interval>; 6],
    /// The part of the units that is left to a person.
    pub(crate) deferred: Option<f64>,
    /// Number of units.
    pub(crate) units: usize,
}

/// Works out the figures. What is deferred is no error of precision, but it is not found either: it counts against recall.
pub(crate) fn figures<'u>(units: impl Iterator<Item = &'u Unit>) -> Figures {
    let units: Vec<&Unit> = units.collect();
    let count = |wanted: &dyn Fn(&Unit) -> bool| units.iter().filter(|unit| wanted(unit)).count();
    let part = |part: &dyn Fn(&Unit) -> bool, whole: &dyn Fn(&Unit) -> bool| (count(&|unit| whole(unit) && part(unit)), count(whole));
    let gap_precision = part(&|unit| unit.gold.is_gap(), &|unit| unit.found.is_gap());
    let gap_recall = part(&|unit| unit.found.is_gap(), &|unit| unit.gold.is_gap());
    let covered_precision = part(&|unit| unit.gold == Status::Covered, &|unit| unit.found == Status::Covered);
    let covered_recall = part(&|unit| unit.found == Status::Covered, &|unit| unit.gold == Status::Covered);
    let accuracy = part(&|unit| unit.gold == unit.found, &|unit| !unit.is_deferred());
    let f1 = ratio(gap_precision).zip(ratio(gap_recall)).map(|(p, r)| if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 });
    let parts = [gap_precision, gap_recall, (0, 0), covered_precision, covered_recall, accuracy];
    let (mut rates, mut intervals) = (parts.map(ratio), parts.map(interval::wilson));
    (rates[F1], intervals[F1]) = (f1, f1.and_then(|_| interval::bootstrap(&units)));
    Figures { rates, intervals, deferred: ratio(part(&Unit::is_deferred, &|_| true)), units: units.len() }
}

/// The place of the one figure that is no part of a whole.
const F1: usize = 2;

#[expect(clippy::cast_precision_loss, reason = "there are a few hundred units")]
fn ratio((part, whole): (usize, usize)) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
