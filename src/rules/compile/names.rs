//! The concepts that a pack can name: its own, and those of the packs that it builds on.

use std::collections::BTreeMap;

use crate::text::ConceptId;

/// Concepts by id, as one pack sees them.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    known: BTreeMap<String, ConceptId>,
    /// Whether some ids could not be read, so that an unknown one may be right.
    pub(super) in_doubt: bool,
}

impl Scope {
    /// The scope of a pack before its own concepts; where two packs have a concept of the same id, the first one counts.
    pub(super) fn over<'s>(bases: impl Iterator<Item = &'s Self>) -> Self {
        let mut scope = Self::default();
        for base in bases {
            scope.in_doubt |= base.in_doubt;
            for (id, &key) in &base.known {
                scope.known.entry(id.clone()).or_insert(key);
            }
        }
        scope
    }

    pub(super) fn get(&self, id: &str) -> Option<ConceptId> {
        self.known.get(id).copied()
    }

    pub(super) fn insert(&mut self, id: &str, key: ConceptId) {
        self.known.insert(id.to_owned(), key);
    }

    /// All ids, in order.
    pub(super) fn ids(&self) -> Vec<String> {
        self.known.keys().cloned().collect()
    }
}
