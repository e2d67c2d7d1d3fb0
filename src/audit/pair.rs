//! Which verdicts on two editions are about the same section, although headings and texts change.

use std::collections::BTreeSet;

use super::passage::{likeness, words_of};
use crate::engine::Status;
use crate::report::{DocumentReport, VerdictRow, normal_heading};

/// From which likeness of their words on two sections under different headings are the same.
const ALIKE: f32 = 0.5;

/// The verdicts of a rule on a section before and after; at least one of the two is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
}

/// A verdict with what it is recognised by.
struct Known<'r> {
    at: usize,
    row: &'r VerdictRow,
    /// Headings below the title.
    path: Vec<String>,
    /// 0 for the first of the same headings, 1 for the second, and so on.
    ordinal: usize,
}

/// A way in which two verdicts of one rule may be about the same section.
type Fits = fn(&Known<'_>, &Known<'_>) -> bool;

/// The ways in the order in which they are tried.
const WAYS: [Fits; 5] = [
    |old, new| same_place(old, new) && old.row.section.text_hash == new.row.section.text_hash,
    |old, new| old.row.section.text_hash == new.row.section.text_hash && !is_absent(old) && !is_absent(new),
    |old, new| same_place(old, new) && is_absent(old) == is_absent(new),
    |old, new| old.path.last().is_some() && old.path.last() == new.path.last(),
    |old, new| old.row.section.whole_document && new.row.section.whole_document && is_absent(old) == is_absent(new),
];

/// Pairs the verdicts of one rule, ordered by the newer edition, those that are gone last.
pub(super) fn pairs(old: &DocumentReport, new: &DocumentReport, rule: &str) -> Vec<Pair> {
    let (before, after) = (known(old, rule), known(new, rule));
    let mut left: BTreeSet<usize> = (0..before.len()).collect();
    let mut found: Vec<Option<usize>> = vec![None; after.len()];
    for fits in WAYS {
        for (slot, new) in found.iter_mut().zip(&after).filter(|(slot, _)| slot.is_none()) {
            let fit = left.iter().copied().find(|&at| before.get(at).is_some_and(|old| fits(old, new)));
            take(slot, fit, &mut left);
        }
    }
    for (slot, section) in found.iter_mut().zip(&after).filter(|(slot, _)| slot.is_none()) {
        let closest = closest((old, new), &before, section, &left);
        take(slot, closest, &mut left);
    }
    pair_absent(&before, &after, &mut found, &mut left);
    let at = |index: usize| before.get(index).map(|known| known.at);
    let kept = found.into_iter().zip(&after).map(|(slot, new)| Pair { old: slot.and_then(at), new: Some(new.at) });
    let gone = left.into_iter().map(|index| Pair { old: at(index), new: None });
    kept.chain(gone).collect()
}

fn take(slot: &mut Option<usize>, fit: Option<usize>, left: &mut BTreeSet<usize>) {
    if let Some(fit) = fit {
        left.remove(&fit);
        *slot = Some(fit);
    }
}

/// A topic that was absent and a section that takes it up now are one, and the other way round: the best of the sections stands for all.
fn pair_absent(before: &[Known<'_>], after: &[Known<'_>], found: &mut [Option<usize>], left: &mut BTreeSet<usize>) {
    let best = |rows: &mut dyn Iterator<Item = (usize, &Known<'_>)>| rows.min_by_key(|(_, known)| known.row.status).map(|(at, _)| at);
    let unpaired: Vec<usize> = found.iter().enumerate().filter(|(_, slot)| slot.is_none()).map(|(at, _)| at).collect();
    let was_absent = left.iter().copied().find(|&at| before.get(at).is_some_and(is_absent));
    let is_absent_now = unpaired.iter().copied().find(|&at| after.get(at).is_some_and(is_absent));
    let (old, new) = match (was_absent, is_absent_now) {
        (Some(old), None) => (Some(old), best(&mut unpaired.iter().filter_map(|&at| Some((at, after.get(at)?))))),
        (None, Some(new)) => (best(&mut left.iter().filter_map(|&at| Some((at, before.get(at)?)))), Some(new)),
        _ => return,
    };
    if let Some(slot) = new.and_then(|new| found.get_mut(new)) {
        take(slot, old, left);
    }
}

fn known<'r>(report: &'r DocumentReport, rule: &str) -> Vec<Known<'r>> {
    let mut known: Vec<Known<'_>> = Vec::new();
    for (at, row) in report.verdicts.iter().enumerate().filter(|(_, row)| row.rule == rule) {
        let path = below_title(report, row);
        let ordinal = known.iter().filter(|other| other.path == path).count();
        known.push(Known { at, row, path, ordinal });
    }
    known
}

/// The normalised headings down to a section without the document's title, which often names the edition.
pub(super) fn below_title(report: &DocumentReport, row: &VerdictRow) -> Vec<String> {
    let titled = row.section.path.first().is_some_and(|first| Some(first) == report.title.as_ref());
    row.section.path.iter().skip(usize::from(titled)).map(|heading| normal_heading(heading)).collect()
}

fn same_place(old: &Known<'_>, new: &Known<'_>) -> bool {
    (&old.path, old.ordinal) == (&new.path, new.ordinal)
}

fn is_absent(known: &Known<'_>) -> bool {
    known.row.status == Status::TopicAbsent
}

/// Of the sections that are left, the one whose words are closest, if close enough.
fn closest(reports: (&DocumentReport, &DocumentReport), before: &[Known<'_>], new: &Known<'_>, left: &BTreeSet<usize>) -> Option<usize> {
    if is_absent(new) {
        return None;
    }
    let words = words_of(reports.1, new.row);
    let alike = left.iter().filter_map(|&at| Some((at, before.get(at)?))).filter(|(_, old)| !is_absent(old));
    let scored = alike.map(|(at, old)| (likeness(&words_of(reports.0, old.row), &words), at)).filter(|(score, _)| *score >= ALIKE);
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1))).map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::report::samples::{Sample, rules};

    const FIRE: &str = "Det brinner ofta i källare där ingen vet vägen ut.";
    const SMOKE: &str = "Rök är farligare än eld för den som ligger och sover.";

    fn report(sample: Sample) -> DocumentReport {
        sample.judged(&rules(), Language::En)
    }

    fn sections(parts: &[(&str, &str, Status)]) -> DocumentReport {
        let add = |sample: Sample, (heading, text, status): &(&str, &str, Status)| sample.section(heading, text, &[(0, *status)]);
        report(parts.iter().fold(Sample::new("a.md"), add))
    }

    fn paired(old: &DocumentReport, new: &DocumentReport) -> Vec<(Option<usize>, Option<usize>)> {
        pairs(old, new, "alpha").into_iter().map(|pair| (pair.old, pair.new)).collect()
    }

    #[test]
    fn sections_are_followed_when_they_are_moved_renamed_or_reworded() {
        let old = sections(&[("Eld", FIRE, Status::Missing), ("Rök", SMOKE, Status::Missing)]);
        let swapped = sections(&[("Rök", SMOKE, Status::Missing), ("Eld", FIRE, Status::Missing)]);
        assert_eq!(paired(&old, &swapped), [(Some(1), Some(0)), (Some(0), Some(1))]);
        let renamed = sections(&[("Brand", FIRE, Status::Missing), ("2. rök", "Helt annan text.", Status::Missing)]);
        assert_eq!(paired(&old, &renamed), [(Some(0), Some(0)), (Some(1), Some(1))]);
        let reworded = sections(&[("Brand", "Det brinner ofta i gamla källare där ingen vet vägen ut.", Status::Missing)]);
        assert_eq!(paired(&old, &reworded), [(Some(0), Some(0)), (Some(1), None)]);
    }

    #[test]
    fn what_is_new_and_what_is_gone_stand_alone() {
        let old = sections(&[("Eld", FIRE, Status::Missing)]);
        let new = sections(&[("Vatten", "Släck med vatten från närmaste post.", Status::Missing)]);
        assert_eq!(paired(&old, &new), [(None, Some(0)), (Some(0), None)]);
    }

    #[test]
    fn a_topic_that_was_absent_is_one_with_the_best_section_that_takes_it_up() {
        let mut old = report(Sample::new("a.md"));
        crate::report::mark_absent(&mut old, &rules().rules[0], Language::En);
        let new = sections(&[("Eld", FIRE, Status::Missing), ("Rök", SMOKE, Status::Covered)]);
        assert_eq!(paired(&old, &new), [(None, Some(0)), (Some(0), Some(1))]);
        assert_eq!(paired(&new, &old), [(Some(1), Some(0)), (Some(0), None)]);
    }
}
