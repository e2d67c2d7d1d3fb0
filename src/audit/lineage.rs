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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Status;
    use crate::language::Language;
    use crate::problem::{Gravity, Problem};
    use crate::report::samples::{Sample, rules};
    use crate::report::{DocumentReport, FileFacts, unread};

    fn edition(label: &str, report: DocumentReport) -> Edition {
        Edition {
            label: label.to_owned(),
            date: None,
            path: label.to_owned(),
            revision: None,
            sha256: String::new(),
            format: String::new(),
            document_language: None,
            problems: Vec::new(),
            report,
        }
    }

    #[test]
    fn a_section_is_followed_past_an_edition_that_could_not_be_read() {
        let rules = rules();
        let sample = |status| Sample::new("a.md").section("Eld", "Här brinner det.", &[(0, status)]).judged(&rules, Language::En);
        let problem = Problem::new("not-text", Gravity::Error, crate::language::Bilingual::default());
        let lost = unread(FileFacts::unknown("b.md"), &[problem], &rules, Language::En);
        let editions = [edition("1", sample(Status::Missing)), edition("2", lost), edition("3", sample(Status::Covered))];
        let found = lineages(&editions, "alpha");
        assert_eq!(found, [Lineage { rule: "alpha".to_owned(), steps: vec![Some(0), None, Some(0)] }]);
    }

    #[test]
    fn a_section_that_comes_later_begins_then() {
        let rules = rules();
        let first = Sample::new("a.md").section("Eld", "Här brinner det.", &[(0, Status::Missing)]).judged(&rules, Language::En);
        let second = Sample::new("a.md")
            .section("Eld", "Här brinner det.", &[(0, Status::Missing)])
            .section("Rök", "Och här ryker det något alldeles förfärligt.", &[(0, Status::Missing)])
            .judged(&rules, Language::En);
        let found = lineages(&[edition("1", first), edition("2", second)], "alpha");
        let steps: Vec<_> = found.iter().map(|lineage| lineage.steps.clone()).collect();
        assert_eq!(steps, [vec![Some(0), Some(0)], vec![None, Some(1)]]);
    }
}
