//! What `lucka.toml` says, after parsing.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;

use crate::engine::Status;
use crate::formats::Limits;
use crate::language::Language;
use crate::problem::Problem;
use crate::rules::{Rule, RuleSet, Severity};
use crate::toml_check::not_one_of;

/// The configuration; the default is what holds without a file.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Ids of built-in packs and folders of others, relative to the file; without any, the built-in pack alone, unless `no_packs`.
    pub packs: Vec<Spanned<String>>,
    /// Where the file says that it wants no pack at all, by an empty list; then packs have to come from the command line.
    pub no_packs: Option<Range<usize>>,
    /// Language of messages.
    pub lang: Option<Language>,
    /// The least grave gap that fails a run.
    pub fail_on: Option<FailOn>,
    /// Patterns of paths that a walk leaves out, as in `.gitignore`.
    pub exclude: Vec<Spanned<String>>,
    /// The file of known gaps, relative to the file.
    pub baseline: Option<String>,
    /// Bounds on what a document may demand of the machine.
    pub limits: Limits,
    /// What is said of single documents.
    pub documents: Vec<DocumentEntry>,
    /// Settings of rules.
    pub rules: Vec<RuleSetting>,
    /// Gaps that are accepted.
    pub acceptances: Vec<Acceptance>,
    /// Verdicts that a reviewer settled.
    pub judgings: Vec<Judging>,
}

/// The least grave gap that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FailOn {
    /// Only errors.
    #[default]
    Error,
    /// Warnings too.
    Warning,
    /// Advice too.
    Advice,
    /// Nothing.
    Never,
}

impl FailOn {
    /// All values with their names on the command line and in the file.
    pub const NAMES: [(&'static str, Self); 4] =
        [("error", Self::Error), ("warning", Self::Warning), ("advice", Self::Advice), ("never", Self::Never)];

    /// Whether a gap of this severity fails the run.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Advice => true,
            Self::Never => false,
        }
    }
}

/// `[[document]]`: what is said of a document; it beats what the document says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentEntry {
    /// Path relative to the file; a folder stands for every document in it.
    pub path: String,
    /// Identity over editions.
    pub id: Option<String>,
    /// Title, where the document has no heading of level 1.
    pub title: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Kind.
    pub kind: Option<String>,
    /// Edition.
    pub edition: Option<String>,
    /// Ids of the recommendations that address it; empty to have them found by publisher, kind and title.
    pub recommendations: Vec<Spanned<String>>,
}

/// `[rules.ID]`: the setting of a rule.
#[derive(Debug, Clone)]
pub struct RuleSetting {
    /// Id of the rule.
    pub rule: Spanned<String>,
    /// The severity of its gaps, instead of the one by status.
    pub severity: Option<Severity>,
    /// Whether the rule does not run at all; `None` for what the packs say.
    pub off: Option<bool>,
}

/// Which verdicts an entry speaks of.
#[derive(Debug, Clone)]
pub struct Target {
    /// Path of the document, relative to the file.
    pub document: String,
    /// Id of the rule; `None` for all rules (only with `unreadable`).
    pub rule: Option<Spanned<String>>,
    /// The last headings of the path to the section; empty where the rule has no more than one in the document.
    pub section: Vec<String>,
    /// Byte range of the entry in the file.
    pub span: std::ops::Range<usize>,
}

/// `[[accept]]`: a gap, or an unreadable document, that is known and tolerated.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// What is accepted.
    pub target: Target,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Last day of validity.
    pub until: Option<Date>,
    /// Another document that says what is missing here.
    pub delegated_to: Option<String>,
    /// Whether it is the document's being unreadable that is accepted, not a gap.
    pub unreadable: bool,
}

/// `[[judgement]]`: a reviewer's decision on a verdict.
#[derive(Debug, Clone)]
pub struct Judging {
    /// Which verdict.
    pub target: Target,
    /// The status that the reviewer gives it.
    pub status: Status,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub who: String,
    /// When.
    pub date: Date,
    /// Hash of the section's words at the time of the decision; without it the decision does not hold.
    pub text: Option<String>,
}

impl Config {
    /// What is said of the document with this path: by its own entry, else by that of the nearest folder that it lies in.
    pub fn document(&self, path: &str) -> Option<&DocumentEntry> {
        let own = self.documents.iter().find(|entry| entry.path == path);
        own.or_else(|| self.documents.iter().filter(|entry| lies_in(path, &entry.path)).max_by_key(|entry| entry.path.len()))
    }

    /// The setting of the rule with this id.
    pub fn rule(&self, id: &str) -> Option<&RuleSetting> {
        self.rules.iter().find(|setting| setting.rule.get_ref() == id)
    }

    /// Whether a rule does not run, by this configuration or else by the packs.
    pub fn is_off(&self, rule: &Rule) -> bool {
        self.rule(&rule.id).and_then(|setting| setting.off).unwrap_or(rule.off)
    }

    /// The severity of a rule's gaps, if this configuration or else a pack sets one for all of them.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.rule(&rule.id).and_then(|setting| setting.severity).or(rule.severity)
    }

    /// Ids of rules and recommendations that are none, with the nearest right one.
    pub fn check_names(&self, rules: &RuleSet) -> Vec<Problem> {
        let known: Vec<&str> = rules.rules.iter().map(|rule| rule.id.as_str()).collect();
        let settings = self.rules.iter().map(|setting| &setting.rule);
        let accepted = self.acceptances.iter().filter_map(|entry| entry.target.rule.as_ref());
        let judged = self.judgings.iter().filter_map(|entry| entry.target.rule.as_ref());
        let unknown = settings.chain(accepted).chain(judged).filter(|rule| !known.contains(&rule.get_ref().as_str()));
        let mut problems: Vec<Problem> =
            unknown.map(|rule| not_one_of("rule", rule.get_ref(), known.iter().copied(), rule.span())).collect();
        let asked: Vec<&str> = rules.packs.iter().flat_map(|pack| &pack.recommendations).map(|asked| asked.id.as_str()).collect();
        let named = self.documents.iter().flat_map(|entry| &entry.recommendations);
        let unknown = named.filter(|id| !asked.contains(&id.get_ref().as_str()));
        problems.extend(unknown.map(|id| not_one_of("recommendations", id.get_ref(), asked.iter().copied(), id.span())));
        problems
    }
}

/// Whether a path lies in a folder.
fn lies_in(path: &str, folder: &str) -> bool {
    let folder = folder.trim_end_matches('/');
    folder == "." || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
