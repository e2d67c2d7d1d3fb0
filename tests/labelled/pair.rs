//! Which verdict a label is about.

use lucka::engine::Status;
use lucka::report::{VerdictRow, normal_heading};

use super::judge::Label;

/// A label, a verdict, or both where they are about the same section.
pub(crate) type Pair<'a> = (Option<&'a Label>, Option<&'a VerdictRow>);

/// The tests of whether a label and a verdict are about the same section, strictest first.
const SAME: [fn(&Label, &VerdictRow) -> bool; 4] = [
    |label, row| same_title(label, row) && row.section.line == label.line,
    |label, row| label.line.is_some() && row.section.line == label.line,
    same_title,
    |label, row| label.section.is_none() && row.section.whole_document,
];

fn same_title(label: &Label, row: &VerdictRow) -> bool {
    let normal = |title: &Option<String>| title.as_deref().map(normal_heading);
    label.section.is_some() && normal(&label.section) == normal(&row.section.title)
}

/// Pairs the labels and verdicts of one document and rule. A label that no verdict answers and a verdict that no label answers stand
/// alone: a verdict on another section than the label's is both a miss and an extra.
pub(crate) fn pairs<'a>(labels: &'a [Label], verdicts: &[&'a VerdictRow]) -> Vec<Pair<'a>> {
    let mut labels: Vec<&Label> = labels.iter().filter(|label| label.status != Status::NotApplicable).collect();
    let mut left = verdicts.to_vec();
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    for same in SAME {
        labels.retain(|label| {
            let Some(at) = left.iter().position(|row| same(label, row)) else { return true };
            pairs.push((Some(*label), Some(left.remove(at))));
            false
        });
    }
    pairs.extend(labels.into_iter().map(|label| (Some(label), None)));
    pairs.extend(left.into_iter().map(|row| (None, Some(row))));
    pairs
}
