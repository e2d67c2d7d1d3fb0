//! Figures over units.

use lucka::engine::Status;
use lucka::report::VerdictRow;

use super::judge::Label;

/// One rule for one outermost section, as the reviewer and as the program has it.
pub(crate) struct Unit {
    pub(crate) rule: String,
    gold: Status,
    found: Status,
}

impl Unit {
    /// The unit of a label and a verdict; a section that one of them does not judge is one that the rule does not apply to.
    pub(crate) fn new(rule: &str, label: Option<&Label>, row: Option<&VerdictRow>) -> Self {
        let gold = label.map_or(Status::NotApplicable, |label| label.status);
        Self { rule: rule.to_owned(), gold, found: row.map_or(Status::NotApplicable, |row| row.status) }
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
    /// The part of the units that is left to a person.
    pub(crate) deferred: Option<f64>,
    /// Number of units.
    pub(crate) units: usize,
}

/// Works out the figures. What is deferred is no error of precision, but it is not found either: it counts against recall.
pub(crate) fn figures<'u>(units: impl Iterator<Item = &'u Unit>) -> Figures {
    let units: Vec<&Unit> = units.collect();
    let count = |wanted: &dyn Fn(&Unit) -> bool| units.iter().filter(|unit| wanted(unit)).count();
    let rate = |part: &dyn Fn(&Unit) -> bool, whole: &dyn Fn(&Unit) -> bool| ratio(count(&|unit| whole(unit) && part(unit)), count(whole));
    let gap_precision = rate(&|unit| unit.gold.is_gap(), &|unit| unit.found.is_gap());
    let gap_recall = rate(&|unit| unit.found.is_gap(), &|unit| unit.gold.is_gap());
    let covered_precision = rate(&|unit| unit.gold == Status::Covered, &|unit| unit.found == Status::Covered);
    let covered_recall = rate(&|unit| unit.found == Status::Covered, &|unit| unit.gold == Status::Covered);
    let accuracy = rate(&|unit| unit.gold == unit.found, &|unit| !unit.is_deferred());
    let f1 = gap_precision.zip(gap_recall).map(|(p, r)| if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 });
    Figures {
        rates: [gap_precision, gap_recall, f1, covered_precision, covered_recall, accuracy],
        deferred: rate(&Unit::is_deferred, &|_| true),
        units: units.len(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are a few hundred units")]
fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
