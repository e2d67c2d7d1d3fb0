//! From single files to documents with editions: files with one `id`, files in a folder whose names differ in the date alone, and
//! revisions of one file.

mod date;
mod order;

use std::collections::{BTreeMap, BTreeSet};

use crate::report::DocumentReport;

/// The files that are editions of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The document's id, unique among groups.
    pub(super) id: String,
    /// The editions, the oldest first.
    pub(super) editions: Vec<Named>,
}

/// One edition with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Index of the file's report.
    pub(super) at: usize,
    /// Unique within the document.
    pub(super) label: String,
    /// As precise as known.
    pub(super) date: Option<String>,
}

/// What makes files editions of one document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Id(String),
    /// Folder and file name without the date.
    Undated(String),
    Path(String),
}

/// Groups files into documents, ordered by id.
pub(super) fn group(reports: &[DocumentReport]) -> Vec<Group> {
    let undated: Vec<Option<String>> = reports.iter().map(|report| undated(&report.path)).collect();
    let mut dates: BTreeMap<&String, BTreeSet<Option<String>>> = BTreeMap::new();
    for (report, name) in reports.iter().zip(&undated) {
        if let Some(name) = name {
            dates.entry(name).or_default().insert(of_name(&report.path));
        }
    }
    let several = |name: &&String| dates.get(name).is_some_and(|dates| dates.len() > 1);
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, (report, name)) in reports.iter().zip(&undated).enumerate() {
        let key = match (&report.id, &report.revision, name.as_ref().filter(several)) {
            (Some(id), ..) => Key::Id(id.clone()),
            (None, Some(revision), _) => Key::Path(revision.path.clone()),
            (None, None, Some(name)) => Key::Undated(name.clone()),
            (None, None, None) => Key::Path(report.path.clone()),
        };
        groups.entry(key).or_default().push(at);
    }
    let mut taken = BTreeSet::new();
    let mut groups: Vec<Group> =
        groups.into_iter().map(|(key, members)| Group { id: unique(key, &mut taken), editions: editions(reports, members) }).collect();
    groups.sort_by(|a, b| a.id.cmp(&b.id));
    groups
}

/// Every file as a document of its own.
pub(super) fn singles(reports: &[DocumentReport]) -> Vec<Group> {
    let single = |(at, report): (usize, &DocumentReport)| Group {
        id: report.id.clone().unwrap_or_else(|| report.path.clone()),
        editions: vec![name(at, report)],
    };
    reports.iter().enumerate().map(single).collect()
}

/// The path without the date in the file's name; `None` where there is no date.
pub(super) fn undated(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let range = date::find(stem)?.range;
    let rest = [stem.get(..range.start)?, stem.get(range.end..)?].concat();
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let parts = [folder, rest].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    Some(parts.join("/")).filter(|name| !name.is_empty())
}

fn of_name(path: &str) -> Option<String> {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    date::find(name).map(|found| found.date)
}

fn unique(key: Key, taken: &mut BTreeSet<String>) -> String {
    let (Key::Id(name) | Key::Undated(name) | Key::Path(name)) = key;
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    let id = std::iter::once(name.clone()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or(name);
    taken.insert(id.clone());
    id
}

/// The editions of a document in order, with labels.
fn editions(reports: &[DocumentReport], members: Vec<usize>) -> Vec<Named> {
    let named = members.into_iter().filter_map(|at| Some(name(at, reports.get(at)?)));
    let mut editions: Vec<Named> = named.collect();
    let path = |edition: &Named| reports.get(edition.at).map(|report| report.path.as_str()).unwrap_or_default();
    editions.sort_by(|a, b| {
        let by_date = a.date.cmp(&b.date);
        by_date
            .then_with(|| sequence(reports, a).cmp(&sequence(reports, b)))
            .then_with(|| order::natural(&a.label, &b.label))
            .then_with(|| path(a).cmp(path(b)))
    });
    let repeated: BTreeSet<String> = {
        let mut met = BTreeSet::new();
        editions.iter().filter(|edition| !met.insert(edition.label.clone())).map(|edition| edition.label.clone()).collect()
    };
    for edition in editions.iter_mut().filter(|edition| repeated.contains(&edition.label)) {
        edition.label = format!("{} ({})", edition.label, path(edition));
    }
    editions
}

/// The place of a revision in its file's history.
fn sequence(reports: &[DocumentReport], edition: &Named) -> Option<usize> {
    reports.get(edition.at)?.revision.as_ref().map(|revision| revision.sequence)
}

fn name(at: usize, report: &DocumentReport) -> Named {
    if let Some(revision) = &report.revision {
        return Named { at, label: revision.label(), date: Some(revision.date.clone()) };
    }
    let of_name = of_name(&report.path);
    let given = report.edition.clone().map(|edition| edition.trim().to_owned()).filter(|edition| !edition.is_empty());
    let date = given.as_deref().and_then(date::find).map(|found| found.date).or_else(|| of_name.clone());
    Named { at, label: given.or(of_name).unwrap_or_else(|| report.path.clone()), date }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(path: &str, id: &str, edition: &str) -> DocumentReport {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        DocumentReport { path: path.to_owned(), id: text(id), edition: text(edition), ..DocumentReport::default() }
    }

    fn shape(reports: &[DocumentReport]) -> Vec<(String, Vec<String>)> {
        let labels = |group: &Group| group.editions.iter().map(|edition| edition.label.clone()).collect();
        group(reports).iter().map(|group| (group.id.clone(), labels(group))).collect()
    }

    #[test]
    fn one_id_and_several_editions_are_one_document() {
        let reports = [report("b.md", "handbok", "utgåva 10"), report("a.md", "handbok", "utgåva 9"), report("c.md", "", "")];
        let expected =
            [("c.md".to_owned(), vec!["c.md".to_owned()]), ("handbok".to_owned(), vec!["utgåva 9".to_owned(), "utgåva 10".to_owned()])];
        assert_eq!(shape(&reports), expected);
    }

    #[test]
    fn names_that_differ_in_the_date_alone_are_editions() {
        let reports = [
            report("polisen/Metodstöd 2024-03.pdf", "", ""),
            report("polisen/Metodstöd 2022.pdf", "", ""),
            report("polisen/Rutin 2022.pdf", "", ""),
            report("akl/2023-01-01.pdf", "", ""),
            report("akl/2021-01-01.pdf", "", ""),
        ];
        let found = shape(&reports);
        let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["akl", "polisen/Metodstöd", "polisen/Rutin 2022.pdf"]);
        assert_eq!(found[1].1, ["2022", "2024-03"]);
    }

    #[test]
    fn editions_with_one_name_are_told_apart_by_their_paths() {
        let reports = [report("a.md", "x", "2024"), report("b.md", "x", "2024")];
        assert_eq!(shape(&reports), [("x".to_owned(), vec!["2024 (a.md)".to_owned(), "2024 (b.md)".to_owned()])]);
    }
}
