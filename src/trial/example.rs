//! One example: read, judged, and named; then mutated, if it is covered.

use super::mutate::{Leak, Subject};
use super::named::Named;
use crate::document::{Document, SectionId};
use crate::engine::{self, Evidence, Status, Verdict};
use crate::formats::{self, Limits};
use crate::rules::{RuleSet, raw};

/// A rule's examples and what became of them.
#[derive(Debug, Clone)]
pub struct RuleTrial {
    /// Index of the rule.
    pub rule: usize,
    /// In the order of the file.
    pub examples: Vec<ExampleTrial>,
}

/// What became of an example.
#[derive(Debug, Clone)]
pub struct ExampleTrial {
    /// The status that it expects.
    pub expected: Status,
    /// The status found; `None` if the rule judges no section of it, or not the one named.
    pub found: Option<Status>,
    /// The outcome by name.
    pub named: Named,
    /// The passages that the status rests on.
    pub passages: Vec<Passage>,
    /// Hidden passages that still count; empty if all is well.
    pub leaks: Vec<Leak>,
}

impl ExampleTrial {
    /// Whether everything is as expected.
    pub fn is_expected(&self) -> bool {
        self.named.is_expected() && self.leaks.is_empty()
    }
}

/// A passage of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its words.
    pub quote: String,
    /// 1-based line in the example's text.
    pub line: usize,
}

/// An example as judged.
pub(super) struct Judged {
    pub(super) document: Document,
    /// The verdicts of the rule in question.
    pub(super) verdicts: Vec<Verdict>,
}

impl Judged {
    /// Reads a text as Markdown and judges it. All rules take part: what a section is about depends on the topics there are.
    pub(super) fn of(rules: &RuleSet, rule: usize, text: &str) -> Self {
        let document = formats::by_file_name("example.md").map(|format| (format.read)(text.as_bytes(), &Limits::default()).0);
        let document = document.unwrap_or_default();
        let judgement = engine::judge(&document, rules);
        let verdicts = judgement.verdicts.into_iter().filter(|verdict| verdict.rule == rule).collect();
        Self { document, verdicts }
    }

    /// Byte range in the source of a passage.
    pub(super) fn span(&self, evidence: &Evidence) -> Option<std::ops::Range<usize>> {
        self.document.blocks.get(evidence.block)?.text.source_span(evidence.range.clone())
    }

    /// Whether a section is another one or stands in it.
    pub(super) fn is_inside(&self, section: SectionId, outer: SectionId) -> bool {
        let parent = |id: &SectionId| self.document.sections.get(*id)?.parent;
        std::iter::successors(Some(section), parent).any(|id| id == outer)
    }

    /// The words of a passage.
    pub(super) fn quote(&self, evidence: &Evidence) -> Option<&str> {
        self.document.blocks.get(evidence.block)?.text.as_str().get(evidence.range.clone())
    }

    fn heading(&self, verdict: &Verdict) -> Option<&str> {
        let section = self.document.sections.get(verdict.section)?;
        section.heading.and_then(|heading| self.document.blocks.get(heading)).map(|block| block.text.as_str())
    }

    fn passage(&self, text: &str, evidence: &Evidence) -> Option<Passage> {
        let quote = self.quote(evidence)?.to_owned();
        let before = text.get(..self.span(evidence)?.start)?;
        Some(Passage { quote, line: before.matches('\n').count() + 1 })
    }
}

/// The status with this name; what is no status expects nothing to be judged.
fn status(name: &str) -> Status {
    Status::ALL.into_iter().find(|status| status.name() == name).unwrap_or(Status::NotApplicable)
}

/// Runs an example of a rule.
pub(super) fn run(rules: &RuleSet, rule: usize, example: &raw::Example) -> ExampleTrial {
    let text = example.text.trim_start_matches('\n');
    let judged = Judged::of(rules, rule, text);
    let expected = status(&example.status);
    let same = |verdict: &&Verdict| match &example.section {
        Some(wanted) => judged.heading(verdict).is_some_and(|heading| heading.trim() == wanted.trim()),
        None => true,
    };
    let of_section: Vec<&Verdict> = judged.verdicts.iter().filter(same).collect();
    let verdict = of_section.iter().find(|verdict| verdict.status != expected).or(of_section.first()).copied();
    let found = verdict.map(|verdict| verdict.status);
    let named = Named::of(expected, found);
    let evidence = verdict.map(|verdict| verdict.evidence.as_slice()).unwrap_or_default();
    let mut passages: Vec<Passage> = evidence.iter().filter_map(|evidence| judged.passage(text, evidence)).collect();
    passages.dedup();
    let covered = named == Named::Covered && found == Some(Status::Covered);
    let subject = Subject { rules, rule, section: None, language: example.lang };
    let leaks = if covered { subject.leaks(text) } else { Vec::new() };
    ExampleTrial { expected, found, named, passages, leaks }
}
