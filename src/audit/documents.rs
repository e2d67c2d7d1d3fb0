//! From settled reports to documents with editions, matched to recommendations.

use super::Auditing;
use super::editions::{self, Group, Named};
use super::known::{self, Trust};
use super::model::{AuditedDocument, Edition, Match};
use crate::report::DocumentReport;

/// The audited documents, ordered by id.
pub(super) fn documents(reports: Vec<DocumentReport>, with: &Auditing<'_>) -> Vec<AuditedDocument> {
    let groups = editions::group(&reports);
    let matched: Vec<(Group, Vec<Match>, Described)> = groups
        .into_iter()
        .map(|group| {
            let matches = known::matches(&group, &reports, (with.config, with.rules), Trust::Documents);
            let described = Described::of(&group, &reports, with);
            (group, matches, described)
        })
        .collect();
    let mut reports: Vec<Option<DocumentReport>> = reports.into_iter().map(Some).collect();
    let mut take = |named: Named| Some(edition(named.clone(), reports.get_mut(named.at)?.take()?));
    matched
        .into_iter()
        .map(|(group, matches, described)| AuditedDocument {
            title: described.title.unwrap_or_else(|| group.id.clone()),
            id: group.id,
            publisher: described.publisher,
            kind: described.kind,
            matches,
            editions: group.editions.into_iter().filter_map(&mut take).collect(),
        })
        .collect()
}

/// What readers are told of a document.
struct Described {
    title: Option<String>,
    publisher: Option<String>,
    kind: Option<String>,
}

impl Described {
    fn of(group: &Group, reports: &[DocumentReport], with: &Auditing<'_>) -> Self {
        let known = known::in_all(group, reports, with.config);
        let own = |edition: &Named| reports.get(edition.at)?.title.clone();
        Self { title: group.editions.iter().rev().find_map(own).or(known.title), publisher: known.publisher, kind: known.kind }
    }
}

fn edition(named: Named, report: DocumentReport) -> Edition {
    Edition {
        label: named.label,
        date: named.date,
        path: report.path.clone(),
        revision: report.revision.as_ref().and_then(|revision| revision.commit.clone()),
        sha256: report.sha256.clone(),
        format: report.format.clone(),
        document_language: report.language.clone(),
        problems: report.problems.clone(),
        report,
    }
}
