//! The ledger stage: severities, reviewers' judgements, acceptances and the baseline are applied to the verdicts of all documents.
//!
//! Nothing here changes what the documents were found to say, except a reviewer's judgement, which is marked as one.

mod accept;
mod changes;
mod inline;
mod judge;
mod select;
mod severity;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Baseline, DocumentReport, Fit, Notice, Report, summarise};
use crate::config::Config;
use crate::engine::Status;
use crate::language::Language;
use crate::rules::RuleSet;

/// What the verdicts are settled by.
pub struct Settling<'a> {
    /// The rules that ran.
    pub rules: &'a RuleSet,
    /// Ids of all rules loaded, those that did not run too.
    pub known_rules: &'a BTreeSet<String>,
    /// The configuration.
    pub config: &'a Config,
    /// The known gaps.
    pub baseline: Option<&'a Baseline>,
    /// The date by which expiry is decided.
    pub today: Date,
    /// Language of messages.
    pub language: Language,
    /// What the run took in.
    pub scope: Scope,
    /// Whether acceptances in the documents themselves count.
    pub trust_inline: bool,
    /// In a run that counts only changes: the documents that have not changed.
    pub unchanged: Option<&'a BTreeSet<String>>,
    /// Documents outside the run that gaps are delegated to.
    pub delegates: &'a BTreeMap<String, Delegate>,
}

/// The rules that a document covers, or why it could not be read, in the run's language.
pub type Delegate = Result<BTreeSet<String>, String>;

/// What a run took in: only what it took in can be called unused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Every rule ran that is not switched off in the configuration.
    pub all_rules: bool,
    /// All documents of the project were looked at, not only some that were named.
    pub all_documents: bool,
}

/// What settling brought to light.
#[derive(Debug, Default)]
pub struct Settled {
    /// Expired, unused, unknown and malformed entries.
    pub notices: Vec<Notice>,
    /// How the baseline fits.
    pub fit: Fit,
}

/// Settles all verdicts of a report and counts them.
pub fn settle(report: &mut Report, with: &Settling<'_>) -> Settled {
    let mut settled = Settled::default();
    judge::apply(&mut report.documents, with, &mut settled.notices);
    for row in report.documents.iter_mut().flat_map(|document| &mut document.verdicts) {
        row.severity = severity::of(row, with);
    }
    accept::apply(&mut report.documents, with, &mut settled.notices);
    inline::apply(&mut report.documents, with, &mut settled.notices);
    if let Some(baseline) = with.baseline {
        let (fit, notices) = baseline.apply(&mut report.documents, with);
        settled.fit = fit;
        settled.notices.extend(notices);
    }
    report.summary = summarise(&report.documents, with.rules.rules.len());
    if let Some(unchanged) = with.unchanged {
        report.summary.unchanged = Some(changes::apply(&mut report.documents, unchanged));
    }
    settled
}

/// The rules that a document covers: some section says what the rule asks for, and no section lacks it.
pub fn covers(document: &DocumentReport) -> BTreeSet<String> {
    let with = |wanted: fn(Status) -> bool| -> BTreeSet<String> {
        document.verdicts.iter().filter(|row| wanted(row.status)).map(|row| row.rule.clone()).collect()
    };
    let covered = with(|status| matches!(status, Status::Covered | Status::Elsewhere));
    covered.difference(&with(Status::is_gap)).cloned().collect()
}

#[cfg(test)]
mod tests;
