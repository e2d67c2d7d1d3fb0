//! What is known of a document over its editions: the configuration first, then what the document says of itself.

use super::editions::Group;
use super::matching::{self, Known};
use super::model::{Match, MatchedBy};
use crate::config::{Config, DocumentEntry};
use crate::report::DocumentReport;
use crate::rules::RuleSet;

/// Whose word on publisher, kind and title a match may rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The configuration's alone.
    Configuration,
    /// Also the document's own, where the configuration's finds no recommendation.
    Documents,
}

/// The recommendations that a document is held against, in order.
pub(super) fn matches(group: &Group, reports: &[DocumentReport], (config, rules): (&Config, &RuleSet), trust: Trust) -> Vec<Match> {
    let said = by_configuration(group, reports, config);
    let found = said.map(|known| matching::matches(&known, rules)).unwrap_or_default();
    if found.is_empty() && trust == Trust::Documents {
        return matching::matches(&in_all(group, reports, config), rules);
    }
    found
}

/// What the configuration says of a document, of its latest edition first; `None` if it says nothing that a match could rest on.
fn by_configuration(group: &Group, reports: &[DocumentReport], config: &Config) -> Option<Known> {
    let entries = entries(group, reports, config);
    let first = |field: fn(&DocumentEntry) -> Option<&String>| entries.iter().find_map(|entry| field(entry)).cloned();
    let (publisher, kind) = (first(|entry| entry.publisher.as_ref()), first(|entry| entry.kind.as_ref()));
    let title = first(|entry| entry.title.as_ref());
    let named = entries.iter().map(|entry| &entry.recommendations).find(|named| !named.is_empty());
    let named: Vec<String> = named.into_iter().flatten().map(|id| id.get_ref().clone()).collect();
    if publisher.is_none() && kind.is_none() && title.is_none() && named.is_empty() {
        return None;
    }
    let title = title.or_else(|| latest(group, reports, |report| report.title.as_ref()));
    Some(Known { publisher, kind, title, named, by: Some(MatchedBy::Configuration) })
}

/// What is known of a document when it is believed too: the configuration beats it field by field.
pub(super) fn in_all(group: &Group, reports: &[DocumentReport], config: &Config) -> Known {
    let said = by_configuration(group, reports, config).unwrap_or_default();
    Known {
        publisher: said.publisher.or_else(|| latest(group, reports, |report| report.publisher.as_ref())),
        kind: said.kind.or_else(|| latest(group, reports, |report| report.kind.as_ref())),
        title: said.title.or_else(|| latest(group, reports, |report| report.title.as_ref())),
        named: said.named,
        by: Some(MatchedBy::Document),
    }
}

/// The entries about a document's editions, and those with its id, of the latest edition first.
fn entries<'c>(group: &Group, reports: &[DocumentReport], config: &'c Config) -> Vec<&'c DocumentEntry> {
    let path = |report: &DocumentReport| report.revision.as_ref().map_or_else(|| report.path.clone(), |revision| revision.path.clone());
    let of_paths = members(group, reports).filter_map(|report| config.document(&path(report)));
    let of_id = config.documents.iter().filter(|entry| entry.id.as_ref() == Some(&group.id));
    of_paths.chain(of_id).collect()
}

/// The latest edition's value of a field, else an earlier one's.
fn latest(group: &Group, reports: &[DocumentReport], field: fn(&DocumentReport) -> Option<&String>) -> Option<String> {
    members(group, reports).find_map(field).cloned()
}

/// The editions' reports, the latest first.
fn members<'r>(group: &Group, reports: &'r [DocumentReport]) -> impl Iterator<Item = &'r DocumentReport> {
    group.editions.iter().rev().filter_map(|edition| reports.get(edition.at))
}
