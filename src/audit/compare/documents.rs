//! Which documents of two sides are editions of one another.

use std::collections::BTreeSet;

use crate::audit::editions::undated;
use crate::report::{DocumentReport, normal_heading};

/// Documents of one side, with what they are called in it.
type Documents<'a> = (&'a [DocumentReport], &'a [String]);

/// What two documents have to share to be editions of one another; `None` never matches.
type Known = fn(&DocumentReport, &str) -> Option<String>;

/// The ways in the order in which they are tried.
const WAYS: [Known; 4] = [
    |_, key| Some(key.to_owned()),
    |report, _| report.id.clone(),
    |_, key| undated(key),
    |report, _| report.title.as_deref().map(normal_heading),
];

/// The indices of the documents of either side; one that has no counterpart stands alone.
pub(super) fn pairs(old: Documents<'_>, new: Documents<'_>) -> Vec<(Option<usize>, Option<usize>)> {
    if let ([_], [_]) = (old.0, new.0) {
        return vec![(Some(0), Some(0))];
    }
    let mut left: BTreeSet<usize> = (0..old.0.len()).collect();
    let mut found: Vec<Option<usize>> = vec![None; new.0.len()];
    for known in WAYS {
        let name = |side: Documents<'_>, at: usize| known(side.0.get(at)?, side.1.get(at)?);
        for (at, slot) in found.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
            let Some(own) = name(new, at) else { continue };
            let partner = left.iter().copied().find(|&before| name(old, before).is_some_and(|other| other == own));
            if let Some(partner) = partner {
                left.remove(&partner);
                *slot = Some(partner);
            }
        }
    }
    let paired = found.into_iter().enumerate().map(|(at, partner)| (partner, Some(at)));
    paired.chain(left.into_iter().map(|gone| (Some(gone), None))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(id: &str, title: &str) -> DocumentReport {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        DocumentReport { id: text(id), title: text(title), ..DocumentReport::default() }
    }

    #[test]
    fn documents_are_paired_by_name_id_undated_name_and_title() {
        let old = [report("", "A"), report("x", "B"), report("", "C"), report("", "Handbok"), report("", "Borta")];
        let new = [report("", "Nytt"), report("x", "B2"), report("", "C2"), report("", "HANDBOK"), report("", "D")];
        let keys = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let before = keys(&["a.md", "b1.md", "plan 2022.pdf", "h1.md", "borta.md"]);
        let after = keys(&["a.md", "b2.md", "plan 2024.pdf", "h2.md", "ny.md"]);
        let found = pairs((&old, &before), (&new, &after));
        let expected = [(Some(0), Some(0)), (Some(1), Some(1)), (Some(2), Some(2)), (Some(3), Some(3)), (None, Some(4)), (Some(4), None)];
        assert_eq!(found, expected);
    }
}
