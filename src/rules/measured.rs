//! How well a rule does on documents that nothing was tuned on: the figures of a pack's `measured.toml`.

use serde::Serialize;

use super::raw;

/// A rule's figures; each rate is between 0 and 1, and `None` where there was nothing to count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measured {
    /// The set of documents.
    pub set: String,
    /// Number of judged sections, those counted in that the rule does not apply to but was thought to.
    pub units: usize,
    /// The part of the gaps called that are gaps.
    pub precision: Option<f64>,
    /// The part of the gaps there are that are called.
    pub recall: Option<f64>,
    /// The part of the units that is left to a person.
    pub unclear: Option<f64>,
}

impl Measured {
    /// The figures of a rule in this revision; those of another revision say nothing.
    pub(super) fn of(file: &raw::Measured, rule: &str, revision: u32) -> Option<Self> {
        let found = file.rule.iter().find(|figures| figures.id == rule && figures.revision == revision)?;
        let raw::MeasuredRule { units, precision, recall, unclear, .. } = *found;
        Some(Self { set: file.set.clone(), units, precision, recall, unclear })
    }

    /// The precision as SARIF grades it: `very-high` from 0.97, `high` from 0.90, `medium` from 0.75, else `low`; `None` if not measured.
    pub fn grade(&self) -> Option<&'static str> {
        let precision = self.precision?;
        let grades = [(0.97, "very-high"), (0.90, "high"), (0.75, "medium")];
        Some(grades.into_iter().find(|(least, _)| precision >= *least).map_or("low", |(_, grade)| grade))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(precision: Option<f64>) -> Measured {
        Measured { set: "frozen".to_owned(), units: 9, precision, recall: None, unclear: None }
    }

    #[test]
    fn grades_are_those_of_sarif() {
        let grade = |precision| with(Some(precision)).grade().unwrap();
        assert_eq!([1.0, 0.97, 0.96, 0.9, 0.75, 0.74].map(grade), ["very-high", "very-high", "high", "high", "medium", "low"]);
        assert_eq!(with(None).grade(), None);
    }

    #[test]
    fn figures_of_another_revision_say_nothing() {
        let file: raw::Measured =
            toml::from_str("set = \"frozen\"\n[[rule]]\nid = \"a\"\nrevision = 2\nunits = 9\nprecision = 0.5\n").unwrap();
        assert_eq!(Measured::of(&file, "a", 2), Some(with(Some(0.5))));
        assert_eq!(Measured::of(&file, "a", 3), None);
    }
}
