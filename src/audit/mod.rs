//! The audit: which recommendations were taken up, in which document, in which edition, in which words.
//!
//! [`model`] holds the plain data that outputs are written from; everything else here makes it from settled reports. Nothing in this
//! stage touches the disk or decides how something looks.
//!
//! ```text
//! reports ─ editions ─► documents ─ matching ─► cells ─► uptake
//!                           └─ pair, lineage, passage ─► timeline, open gaps, what is to be settled, comparison
//! ```

mod absent;
mod advice;
mod compare;
mod documents;
mod editions;
mod gaps;
mod grade;
mod known;
mod lineage;
mod matching;
mod matrix;
mod methods;
pub mod model;
mod pair;
mod passage;
mod settle;
#[cfg(test)]
mod tests;
mod timeline;
mod turn;
mod uptake;

pub use absent::{mark as mark_absent, may_require};
pub use compare::{Side, compare};
pub use known::Trust;

use crate::config::Config;
use crate::language::Language;
use crate::report::Report;
use crate::rules::RuleSet;
use model::{AUDIT_SCHEMA, Audit, ConfigUsed};

/// What an audit is made with.
pub struct Auditing<'a> {
    /// The rules that ran, with the recommendations of their packs.
    pub rules: &'a RuleSet,
    /// The configuration.
    pub config: &'a Config,
    /// Where the configuration stands, with its SHA-256.
    pub config_used: Option<ConfigUsed>,
    /// Language of messages.
    pub language: Language,
    /// Whether acceptances in the documents themselves were believed.
    pub trust_inline: bool,
}

/// Makes the ledger of an audit from a settled report.
pub fn audit(report: Report, with: &Auditing<'_>) -> Audit {
    let documents = documents::documents(report.documents, with);
    let recommendations = matrix::rows(&documents, with);
    let cells = matrix::cells(&recommendations, &documents, with);
    let (timeline, gaps) = gaps::gaps(&documents, with);
    let to_settle = settle::to_settle(&documents, with);
    let uptake = uptake::uptake(&recommendations, &documents, &cells);
    Audit {
        schema: AUDIT_SCHEMA.to_owned(),
        tool: report.tool,
        language: with.language,
        today: report.today,
        config: with.config_used.clone(),
        trust_inline: with.trust_inline,
        packs: report.packs,
        summary: uptake::sum(uptake.iter().map(|of| &of.total)),
        methods: methods::methods(with.rules, with.language),
        recommendations,
        documents,
        cells,
        gaps,
        to_settle,
        timeline,
        uptake,
    }
}
