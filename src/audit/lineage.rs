//! A section followed through the editions of its document.

use super::model::Edition;
use super::pair::pairs;

/// The verdicts of one rule on one section, edition by edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lineage {
    pub(super) rule: String,
    /// For every edition the index of its verdict; `None` where the section is not there.
    pub(super) steps: Vec<Option<usize>>,
}

/// Follows every section that a rule judges. An edition that could not be read is passed over: what it holds is unknown.
pub(super) fn lineages(editions: &[Edition], rule: &str) -> Vec<Lineage> {
    let mut lineages: Vec<Lineage> = Vec::new();
    let mut previous: Option<(usize, &Edition)> = None;
    for (at, edition) in editions.iter().enumerate() {
        for lineage in &mut lineages {
            lineage.steps.push(None);
        }
        if edition.is_lost() {
            continue;
        }
        let found = match previous {
            Some((_, before)) => pairs(&before.report, &edition.report, rule),
            None => pairs(&crate::report::DocumentReport::default(), &edition.report, rule),
        };
        for (old, new) in found.iter().filter_map(|pair| Some((pair.old, pair.new?))) {
            let known = |lineage: &&mut Lineage| old.is_some() && lineage.steps.get(previous.map_or(0, |(at, _)| at)) == Some(&old);
            match lineages.iter_mut().find(known).and_then(|lineage| lineage.steps.last_mut()) {
                Some(step) => *step = Some(new),
                None => lineages.push(start(rule, at, new)),
            }
        }
        previous = Some((at, edition));
    }
    lineages
}

fn start(rule: &str, at: usize, row: usize) -> Lineage {
    let absent = std::iter::repeat_n(None, at);
    Lineage { rule: rule.to_owned(), steps: absent.chain([Some(row)]).collect() }
}
