//! Holding a report against the baseline.

use std::collections::BTreeSet;

use super::{Baseline, Entry, revision, weight};
use crate::language::Bilingual;
use crate::report::identity::{Key, keys};
use crate::report::settle::Settling;
use crate::report::{DocumentReport, Notice, VerdictRow};

/// A way in which an entry may be that of a gap.
type Fits = fn(known: (&Key, &Entry), key: &Key, row: &VerdictRow) -> bool;

/// The ways in the order in which they are tried: the same place and text, the same text under another heading, the same place.
const WAYS: [Fits; 3] = [
    |(known, entry), key, row| known == key && entry.text == row.section.text_hash,
    |(known, entry), key, row| known.rule == key.rule && known.document == key.document && entry.text == row.section.text_hash,
    |(known, _), key, _| known == key,
];

impl Baseline {
    /// Marks the known gaps of a report; returns what has changed since the baseline was written.
    pub(in crate::report) fn apply(&self, documents: &mut [DocumentReport], with: &Settling<'_>) -> Vec<Notice> {
        let mut left = self.in_scope(documents, with);
        let mut notices = Vec::new();
        let mut taken = BTreeSet::new();
        for fits in WAYS {
            for document in &mut *documents {
                let path = document.path.clone();
                let keys = keys(&path, &document.verdicts);
                for (row, key) in document.verdicts.iter_mut().zip(keys) {
                    if !row.status.is_gap() || taken.contains(&key) {
                        continue;
                    }
                    let Some(known) =
                        left.iter().find(|known| self.entries.get(**known).is_some_and(|entry| fits((known, entry), &key, row)))
                    else {
                        continue;
                    };
                    let known = *known;
                    left.remove(known);
                    notices.extend(
                        self.mark(row, known, with).map(|message| Notice::document("baseline-changed", message, &path, row.section.line)),
                    );
                    taken.insert(key);
                }
            }
        }
        notices.extend(left.into_iter().map(stale));
        notices
    }

    /// The entries that this run can say something about.
    fn in_scope(&self, documents: &[DocumentReport], with: &Settling<'_>) -> BTreeSet<&Key> {
        let ran = |key: &Key| with.rules.rules.iter().any(|rule| rule.id == key.rule);
        let read = |key: &Key| with.scope.all_documents || documents.iter().any(|document| document.path == key.document);
        self.entries.keys().filter(|key| ran(key) && read(key)).collect()
    }

    /// Marks a gap that is known, unless it has become worse; says what has changed.
    fn mark(&self, row: &mut VerdictRow, known: &Key, with: &Settling<'_>) -> Option<Bilingual> {
        let entry = self.entries.get(known)?;
        row.baselined = row.accepted.is_none() && weight(row.status) <= weight(entry.status);
        let changed = entry.text != row.section.text_hash || entry.revision != revision(with.rules, &row.rule);
        (row.baselined && changed).then(|| changed_since(row))
    }
}

fn changed_since(row: &VerdictRow) -> Bilingual {
    Bilingual::new(
        format!("avsnittet eller regeln {} har ändrats sedan baslinjen skrevs; luckan är kvar", row.rule),
        format!("the section or the rule {} has changed since the baseline was written; the gap remains", row.rule),
    )
}

fn stale(key: &Key) -> Notice {
    let message = Bilingual::new(
        format!("baslinjens lucka {} ({}) finns inte längre", key.rule, key.section.join(" › ")),
        format!("the baseline's gap {} ({}) is gone", key.rule, key.section.join(" › ")),
    );
    Notice::document("baseline-stale", message, &key.document, None)
}
