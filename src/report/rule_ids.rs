//! Ids of rules, held once for all documents that have the same: no rule applies to nearly any document of an archive.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Ids of rules, in the order of the rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleIds(Arc<Vec<String>>);

impl RuleIds {
    /// Takes the id at this position out.
    pub(super) fn remove(&mut self, at: usize) {
        Arc::make_mut(&mut self.0).remove(at);
    }
}

impl Deref for RuleIds {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl From<Arc<Vec<String>>> for RuleIds {
    fn from(ids: Arc<Vec<String>>) -> Self {
        Self(ids)
    }
}

impl FromIterator<String> for RuleIds {
    fn from_iter<I: IntoIterator<Item = String>>(ids: I) -> Self {
        Self(Arc::new(ids.into_iter().collect()))
    }
}

impl Serialize for RuleIds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_slice().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RuleIds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|ids| Self(Arc::new(ids)))
    }
}
