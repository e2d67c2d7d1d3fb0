//! What a reader of the audit has to know to judge it.

use serde::Serialize;

use crate::engine::Status;

/// How the audit was made and what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Methods {
    /// What the statuses mean, the best first.
    pub statuses: Vec<StatusMeaning>,
    /// What lucka cannot see, one sentence each.
    pub limits: Vec<String>,
    /// How often the rules err, as measured; empty where the packs hold no measurement.
    pub accuracy: Vec<Accuracy>,
}

/// What a status means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusMeaning {
    /// The status.
    pub status: Status,
    /// Its name for readers.
    pub name: String,
    /// What it means, in a sentence.
    pub meaning: String,
}

/// How often a rule errs, measured on labelled documents that nothing was tuned on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Accuracy {
    /// Id of the rule.
    pub rule: String,
    /// The set of documents.
    pub set: String,
    /// Number of judged sections that the shares rest on.
    pub sections: usize,
    /// Share of the gaps reported that a reviewer also found, from 0 to 1; `None` where none was reported.
    pub precision: Option<f64>,
    /// Share of the reviewer's gaps that were reported, from 0 to 1; `None` where there was none.
    pub recall: Option<f64>,
}
