//! Holding a report against the baseline.

use std::collections::{BTreeMap, BTreeSet};

use super::{Baseline, Entry, is_unread, revision, same_text, weight};
use crate::language::Bilingual;
use crate::report::identity::{Key, keys};
use crate::report::settle::Settling;
use crate::report::{DocumentReport, Notice, VerdictRow};

/// A way in which an entry may be that of a gap.
type Fits = fn(known: (&Key, &Entry), key: &Key, row: &VerdictRow) -> bool;

/// The ways in the order in which they are tried: the same place and text, the same text under another heading, the same place.
const WAYS: [Fits; 3] = [
    |(known, entry), key, row| known == key && entry.text == row.section.text_hash,
    |known, key, row| same_text(known, key, &row.section.text_hash),
    |(known, _), key, _| known == key,
];

/// Entries of one rule in one document.
type Entries<'b> = Vec<(&'b Key, &'b Entry)>;

/// The entries that are not yet found in the report, by document and rule.
struct Left<'b>(BTreeMap<&'b str, BTreeMap<&'b str, Entries<'b>>>);

impl<'b> Left<'b> {
    /// Takes out the entry of a gap.
    fn take(&mut self, key: &Key, row: &VerdictRow, fits: Fits) -> Option<&'b Entry> {
        let entries = self.0.get_mut(key.document.as_str())?.get_mut(key.rule.as_str())?;
        let at = entries.iter().position(|known| fits(*known, key, row))?;
        Some(entries.remove(at).1)
    }
}

impl Baseline {
    /// Marks the known gaps of a report; returns what has changed since the baseline was written.
    pub(in crate::report) fn apply(&self, documents: &mut [DocumentReport], with: &Settling<'_>) -> Vec<Notice> {
        let mut left = self.in_scope(documents, with);
        let mut notices = Vec::new();
        let mut found = BTreeSet::new();
        for fits in WAYS {
            for document in &mut *documents {
                let keys = keys(&document.path, &document.verdicts);
                let gaps = document.verdicts.iter_mut().zip(keys).filter(|(row, key)| row.status.is_gap() && !found.contains(key));
                for (row, key) in gaps.collect::<Vec<_>>() {
                    let Some(entry) = left.take(&key, row, fits) else { continue };
                    let changes = mark(row, entry, with);
                    let place = row.section.line;
                    notices.extend(changes.into_iter().map(|change| Notice::document("baseline-changed", change, &key.document, place)));
                    found.insert(key);
                }
            }
        }
        notices.extend(left.0.into_values().flat_map(BTreeMap::into_values).flatten().map(|(key, _)| stale(key)));
        notices
    }

    /// The entries that this run can say something about: not those of rules that did not run, nor of what could not be read.
    fn in_scope(&self, documents: &[DocumentReport], with: &Settling<'_>) -> Left<'_> {
        let rules: BTreeSet<&str> = with.rules.rules.iter().map(|rule| rule.id.as_str()).collect();
        let ran = |rule: &str| rules.contains(rule) || !with.known_rules.contains(rule);
        let read: BTreeMap<&str, &DocumentReport> = documents.iter().map(|document| (document.path.as_str(), document)).collect();
        let told = |key: &Key| match read.get(key.document.as_str()) {
            Some(document) => !is_unread(document, &key.rule),
            None => with.scope.all_documents,
        };
        let mut left = BTreeMap::<_, BTreeMap<_, Vec<_>>>::new();
        for (key, entry) in self.entries.iter().filter(|(key, _)| ran(&key.rule) && told(key)) {
            left.entry(key.document.as_str()).or_default().entry(key.rule.as_str()).or_default().push((key, entry));
        }
        Left(left)
    }
}

/// Marks a gap that is known, unless it has become worse; says what has changed.
fn mark(row: &mut VerdictRow, entry: &Entry, with: &Settling<'_>) -> Vec<Bilingual> {
    row.baselined = row.accepted.is_none() && weight(row.status) <= weight(entry.status);
    if !row.baselined {
        return Vec::new();
    }
    let rewritten = (entry.text != row.section.text_hash).then(|| rewritten(&row.rule));
    let revised = (entry.revision != revision(with.rules, &row.rule)).then(|| revised(&row.rule));
    rewritten.into_iter().chain(revised).collect()
}

fn rewritten(rule: &str) -> Bilingual {
    Bilingual::new(
        format!("avsnittet har skrivits om sedan baslinjen skrevs; luckan {rule} är kvar"),
        format!("the section has been rewritten since the baseline was written; the gap {rule} remains"),
    )
}

fn revised(rule: &str) -> Bilingual {
    Bilingual::new(
        format!("regeln {rule} har ändrats sedan baslinjen skrevs; luckan är kvar"),
        format!("the rule {rule} has changed since the baseline was written; the gap remains"),
    )
}

fn stale(key: &Key) -> Notice {
    let message = Bilingual::new(
        format!("baslinjens lucka {} ({}) finns inte längre", key.rule, key.section.join(" › ")),
        format!("the baseline's gap {} ({}) is gone", key.rule, key.section.join(" › ")),
    );
    Notice::document("baseline-stale", message, &key.document, None)
}
