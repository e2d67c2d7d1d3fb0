//! Holding a report against the baseline.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Baseline, Entry, Fit, is_unread, same_text, told, weight};
use crate::engine::Status;
use crate::language::Bilingual;
use crate::report::identity::{Key, keys};
use crate::report::outline::Outline;
use crate::report::settle::Settling;
use crate::report::{DocumentReport, Notice, VerdictRow};

/// A gap of the report.
struct Gap<'r> {
    key: &'r Key,
    row: &'r VerdictRow,
    outline: &'r Outline,
}

type Known<'b> = (&'b Key, &'b Entry);

/// A way in which an entry of the same rule and document may be that of a gap.
type Fits = fn(known: Known<'_>, gap: &Gap<'_>) -> bool;

/// The ways in the order in which they are tried: the same place and text, the same text under another heading, the same place, the
/// same place under another title, the whole document.
const WAYS: [Fits; 5] = [
    |(known, entry), gap| known == gap.key && entry.text == gap.row.section.text_hash,
    |known, gap| same_text(known, gap.key, &gap.row.section.text_hash),
    |(known, _), gap| known == gap.key,
    |(known, _), gap| known.ordinal == gap.key.ordinal && gap.outline.is_retitled(&known.section, &gap.key.section),
    |(_, entry), gap| entry.whole && gap.row.section.whole_document,
];

/// The rule is judged on a section around the one of the entry.
const AROUND: Fits = |(known, entry), gap| {
    let here = &gap.row.section;
    let inside = |place: &Range<usize>| here.whole_document || holds(&here.blocks, place);
    entry.status != Status::TopicAbsent && !entry.whole && gap.outline.places(&known.section, &entry.text).any(inside)
};

/// The rule is judged on a section inside the one of the entry.
const INSIDE: Fits = |(known, entry), gap| {
    let around = |place: &Range<usize>| holds(place, &gap.row.section.blocks);
    entry.status != Status::TopicAbsent && (entry.whole || gap.outline.places(&known.section, &entry.text).any(around))
};

/// Whether blocks hold others and more.
fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer != inner && outer.start <= inner.start && inner.end <= outer.end
}

impl Baseline {
    /// Marks the known gaps of a report; returns how the baseline fits it, and what has changed since it was written.
    pub(in crate::report) fn apply(&self, documents: &mut [DocumentReport], with: &Settling<'_>) -> (Fit, Vec<Notice>) {
        let left = self.in_scope(documents, with);
        let mut applying = Applying { left, found: BTreeSet::new(), divided: BTreeSet::new(), fit: Fit::default(), notices: vec![], with };
        for fits in WAYS {
            for document in documents.iter_mut() {
                applying.each(document, |applying, gap| applying.pair(fits, gap));
            }
        }
        for document in documents.iter_mut() {
            applying.each(document, Applying::join);
        }
        for document in documents.iter_mut() {
            applying.each(document, Applying::divide);
        }
        applying.finish()
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

/// The entries that are not yet found in the report, by document and rule.
struct Left<'b>(BTreeMap<&'b str, BTreeMap<&'b str, Vec<Known<'b>>>>);

impl<'b> Left<'b> {
    fn of(&mut self, key: &Key) -> Option<&mut Vec<Known<'b>>> {
        self.0.get_mut(key.document.as_str())?.get_mut(key.rule.as_str())
    }

    /// Takes out the first entry that fits.
    fn take(&mut self, fits: Fits, gap: &Gap<'_>) -> Option<Known<'b>> {
        let entries = self.of(gap.key)?;
        let at = entries.iter().position(|known| fits(*known, gap))?;
        Some(entries.remove(at))
    }

    /// Takes out all entries that fit.
    fn take_all(&mut self, fits: Fits, gap: &Gap<'_>) -> Vec<Known<'b>> {
        self.of(gap.key).map(|entries| entries.extract_if(.., |known| fits(*known, gap)).collect()).unwrap_or_default()
    }
}

/// What an entry, or several, say of a gap.
struct Holding {
    /// How bad the known gap was.
    weight: u8,
    /// What has changed since.
    changes: Vec<Bilingual>,
    /// Whether another gap is held by the same entry.
    shared: bool,
}

/// The work of holding a report against the baseline.
struct Applying<'b, 's> {
    left: Left<'b>,
    /// The gaps that entries were found for.
    found: BTreeSet<Key>,
    /// The entries whose section is now judged in parts.
    divided: BTreeSet<&'b Key>,
    fit: Fit,
    notices: Vec<Notice>,
    with: &'s Settling<'s>,
}

impl Applying<'_, '_> {
    /// Looks for entries of the gaps of a document that have none yet.
    fn each(&mut self, document: &mut DocumentReport, look: impl Fn(&mut Self, &Gap<'_>) -> Option<Holding>) {
        let DocumentReport { path, outline, verdicts, .. } = document;
        if !self.left.0.contains_key(path.as_str()) {
            return;
        }
        let (keys, nothing) = (keys(path, verdicts), Outline::default());
        let outline = outline.as_deref().unwrap_or(&nothing);
        for (row, key) in verdicts.iter_mut().zip(keys).filter(|(row, _)| row.status.is_gap()) {
            if self.found.contains(&key) {
                continue;
            }
            if let Some(holding) = look(self, &Gap { key: &key, row, outline }) {
                self.hold(row, &key.document, holding);
                self.found.insert(key);
            }
        }
    }

    /// One entry is that of the gap.
    fn pair(&mut self, fits: Fits, gap: &Gap<'_>) -> Option<Holding> {
        let (_, entry) = self.left.take(fits, gap)?;
        Some(Holding { weight: weight(entry.status), changes: told::changes(gap.row, entry, self.with), shared: false })
    }

    /// The gap is that of one or several entries whose sections lie in its own.
    fn join(&mut self, gap: &Gap<'_>) -> Option<Holding> {
        let entries = self.left.take_all(AROUND, gap);
        let weight = entries.iter().map(|(_, entry)| weight(entry.status)).max()?;
        Some(Holding { weight, changes: vec![told::rejudged(gap.row, *entries.first()?)], shared: false })
    }

    /// The gap is a part of that of an entry, which may have other parts.
    fn divide(&mut self, gap: &Gap<'_>) -> Option<Holding> {
        let known = *self.left.of(gap.key)?.iter().find(|known| INSIDE(**known, gap))?;
        let shared = !self.divided.insert(known.0);
        Some(Holding { weight: weight(known.1.status), changes: vec![told::rejudged(gap.row, known)], shared })
    }

    /// Marks a gap that is known, unless it is accepted or has become worse; says what has changed.
    fn hold(&mut self, row: &mut VerdictRow, document: &str, holding: Holding) {
        if row.accepted.is_some() {
            self.notices.push(told::redundant(row, document));
            return;
        }
        if holding.shared {
            self.fit.shared += 1;
        } else {
            self.fit.carried += 1;
        }
        row.baselined = weight(row.status) <= holding.weight;
        if row.baselined {
            self.fit.changes += holding.changes.len();
            let place = row.section.line;
            self.notices.extend(holding.changes.into_iter().map(|change| Notice::document("baseline-changed", change, document, place)));
        }
    }

    fn finish(mut self) -> (Fit, Vec<Notice>) {
        let left = self.left.0.into_values().flat_map(BTreeMap::into_values).flatten();
        let stale: Vec<Notice> = left.filter(|(key, _)| !self.divided.contains(key)).map(|(key, _)| told::stale(key)).collect();
        self.fit.changes += stale.len();
        self.notices.extend(stale);
        (self.fit, self.notices)
    }
}
