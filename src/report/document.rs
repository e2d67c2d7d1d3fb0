//! From a document and its judgement to the rows of the report, with places and quotations.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::identity::{keys, text_hash};
use super::lines::LineIndex;
use super::message::{place, sentence};
use super::quote::quote;
use super::{DocumentReport, EvidenceRow, Outline, ProblemRow, SectionRow, VerdictRow, inline};
use crate::document::{Document, Section, SectionId};
use crate::engine::{Evidence, Judgement, Status, Verdict};
use crate::language::Language;
use crate::problem::{Gravity, Problem};
use crate::rules::{Rule, RuleSet};

/// What is known of a file apart from its text.
#[derive(Debug, Clone, Default)]
pub struct FileFacts {
    /// Path relative to the project's root.
    pub path: String,
    /// SHA-256 of the bytes; empty if they could not be read.
    pub sha256: String,
    /// Name of the format; `unknown` if the file could not be read.
    pub format: String,
}

impl FileFacts {
    /// A file of which only the name is known.
    pub fn unknown(path: &str) -> Self {
        Self { path: path.to_owned(), sha256: String::new(), format: "unknown".to_owned() }
    }
}

/// Makes the rows of a document that was read and judged, without its text. Severities, acceptances and the baseline come later, in
/// [`super::settle`].
pub fn judged(
    file: FileFacts,
    document: &Document,
    judgement: &Judgement,
    problems: &[Problem],
    with: (&RuleSet, Language),
) -> DocumentReport {
    let (rules, language) = with;
    // Of most documents nothing is told that has a line.
    let told = !(judgement.verdicts.is_empty() && problems.is_empty() && document.comments.is_empty());
    let lines = document.source.as_deref().filter(|_| told).map(LineIndex::new);
    let view = View::of(document, lines, language);
    let rows = judgement.verdicts.iter().filter_map(|verdict| Some((verdict, rules.rules.get(verdict.rule)?)));
    let verdicts = fingerprinted(&file.path, rows.map(|(verdict, rule)| view.verdict(verdict, rule)).collect());
    // Only where there is a gap does the baseline look for where its section stood.
    let outline = verdicts.iter().any(|row| row.status.is_gap()).then(|| Box::new(view.outline()));
    let inline = inline::remarks(document, judgement, view.lines.as_ref());
    let problems = problems.iter().map(|problem| view.problem(problem)).collect();
    let idle = &judgement.not_applicable;
    let not_applicable = if idle.len() == rules.rules.len() {
        rules.ids().into()
    } else {
        idle.iter().filter_map(|&rule| rules.rules.get(rule)).map(|rule| rule.id.clone()).collect()
    };
    DocumentReport {
        path: file.path,
        sha256: file.sha256,
        format: file.format,
        language: judgement.language.clone(),
        title: document.title().map(str::to_owned),
        id: document.metadata.id.clone(),
        edition: document.metadata.edition.clone(),
        publisher: document.metadata.publisher.clone(),
        kind: document.metadata.kind.clone(),
        problems,
        inline,
        outline,
        verdicts,
        not_applicable,
        ..DocumentReport::default()
    }
}

/// Keeps the source of a document for outputs that underline in it, and its blocks where they are shown too.
pub fn keep_text(report: &mut DocumentReport, mut document: Document, blocks: bool) {
    report.source = document.source.take().map(Arc::from);
    report.document = blocks.then(|| Arc::new(document));
}

/// Notes the whole document as a section, for the rules whose topic it may have to take up (see [`super::mark_absent`]).
pub fn note_whole(report: &mut DocumentReport, document: &Document, language: Language) {
    let lines = document.source.as_deref().map(LineIndex::new);
    let view = View::of(document, lines, language);
    report.whole = document.sections.first().map(|root| Box::new(view.section((0, root), true)));
}

/// Makes the rows of a document that could not be read at all: one per rule.
pub fn unread(file: FileFacts, problems: &[Problem], rules: &RuleSet, language: Language) -> DocumentReport {
    let nothing = Document::default();
    let view = View::of(&nothing, None, language);
    let verdict = |rule: &Rule| {
        let section = SectionRow { whole_document: true, ..SectionRow::default() };
        let message = sentence(rule, Status::Unreadable, language, None);
        VerdictRow::new(rule.id.clone(), Status::Unreadable, message, section)
    };
    let verdicts = fingerprinted(&file.path, rules.rules.iter().map(verdict).collect());
    DocumentReport {
        path: file.path,
        sha256: file.sha256,
        format: file.format,
        problems: problems.iter().map(|problem| view.problem(problem)).collect(),
        verdicts,
        ..DocumentReport::default()
    }
}

fn fingerprinted(path: &str, mut verdicts: Vec<VerdictRow>) -> Vec<VerdictRow> {
    let keys = keys(path, &verdicts);
    for (row, key) in verdicts.iter_mut().zip(keys) {
        row.fingerprint = key.fingerprint();
    }
    verdicts
}

/// A document with what is needed to say where something stands in it.
struct View<'d> {
    document: &'d Document,
    title_block: Option<usize>,
    lines: Option<LineIndex>,
    language: Language,
    /// The hash of each section's text, once it is asked for: many rules judge one section.
    hashes: Vec<OnceCell<String>>,
}

impl<'d> View<'d> {
    fn of(document: &'d Document, lines: Option<LineIndex>, language: Language) -> Self {
        let hashes = vec![OnceCell::new(); document.sections.len()];
        Self { document, title_block: document.title_block(), lines, language, hashes }
    }

    fn text_hash(&self, (id, section): (SectionId, &Section)) -> String {
        let hash = || text_hash(self.document, section);
        self.hashes.get(id).map_or_else(hash, |known| known.get_or_init(hash).clone())
    }

    fn verdict(&self, verdict: &Verdict, rule: &Rule) -> VerdictRow {
        let whole = Section { heading: None, level: 0, parent: None, blocks: 0..self.document.blocks.len(), own: 0..0 };
        let section = self.document.sections.get(verdict.section).unwrap_or(&whole);
        let elsewhere = verdict.evidence.first().filter(|_| verdict.status == Status::Elsewhere).map(|evidence| self.where_is(evidence));
        let message = sentence(rule, verdict.status, self.language, elsewhere.as_deref());
        let mut row =
            VerdictRow::new(rule.id.clone(), verdict.status, message, self.section((verdict.section, section), verdict.whole_document));
        for evidence in verdict.evidence.iter().filter_map(|evidence| self.evidence(evidence)) {
            // Two passages may share their words, as when a sentence names two things.
            if !row.evidence.contains(&evidence) {
                row.evidence.push(evidence);
            }
        }
        row
    }

    fn section(&self, (id, section): (SectionId, &Section), whole_document: bool) -> SectionRow {
        let heading = if whole_document { self.title_block } else { section.heading };
        let block = heading.and_then(|index| self.document.blocks.get(index));
        let span = self.span(heading);
        let title = block.map(|block| block.text.as_str()).or_else(|| self.title());
        let path = if whole_document { title.map(str::to_owned).into_iter().collect() } else { self.path(section) };
        SectionRow {
            title: title.map(str::to_owned),
            path,
            line: self.lines.as_ref().map(|lines| span.as_ref().map_or(1, |span| lines.line(span.start))),
            page: block.and_then(|block| block.origin.page),
            paragraph: block.and_then(|block| block.origin.paragraph),
            whole_document,
            blocks: section.blocks.clone(),
            text_hash: self.text_hash((id, section)),
            // A section without a heading, which is the outermost, is shown at the title.
            span: span.or_else(|| self.span(self.title_block)),
        }
    }

    fn outline(&self) -> Outline {
        let mut outline = Outline::new(self.title());
        for (id, section) in self.document.sections.iter().enumerate() {
            outline.add(&self.path(section), self.text_hash((id, section)), section.blocks.clone());
        }
        outline
    }

    /// The document's title, as [`Document::title`] gives it.
    fn title(&self) -> Option<&str> {
        let block = self.title_block.and_then(|index| self.document.blocks.get(index));
        block.map(|block| block.text.as_str()).or(self.document.metadata.title.as_deref())
    }

    /// Where a heading stands in the source.
    fn span(&self, heading: Option<usize>) -> Option<Range<usize>> {
        let block = self.document.blocks.get(heading?)?;
        block.text.source_span(0..block.text.as_str().len()).or_else(|| block.origin.span.clone())
    }

    /// The headings from the document's title down to a section.
    fn path(&self, section: &Section) -> Vec<String> {
        let mut path = Vec::new();
        let mut current = Some(section);
        while let Some(section) = current {
            let block = section.heading.and_then(|index| self.document.blocks.get(index));
            path.extend(block.map(|block| block.text.as_str().to_owned()));
            current = section.parent.and_then(|parent| self.document.sections.get(parent));
        }
        let title = self.title().filter(|title| path.last().is_none_or(|top| top != title));
        path.extend(title.map(str::to_owned));
        path.reverse();
        path
    }

    fn evidence(&self, evidence: &Evidence) -> Option<EvidenceRow> {
        let block = self.document.blocks.get(evidence.block)?;
        let span = block.text.source_span(evidence.range.clone()).or_else(|| block.origin.span.clone());
        let start = span.as_ref().map(|span| span.start);
        let source = self.document.source.as_deref().unwrap_or_default();
        let inside = self.document.sections.get(self.document.section_of(evidence.block));
        let at = self.lines.as_ref().zip(start);
        Some(EvidenceRow {
            role: evidence.role,
            path: inside.map(|section| self.path(section)).unwrap_or_default(),
            line: at.map(|(lines, start)| lines.line(start)),
            column: at.map(|(lines, start)| lines.column(source, start)),
            page: block.origin.page_at(evidence.range.start),
            paragraph: block.origin.paragraph_at(evidence.range.start),
            quote: quote(block.text.as_str(), evidence.range.clone()),
            block: evidence.block,
            span,
        })
    }

    /// The heading and line (or page, or paragraph) of a passage.
    fn where_is(&self, evidence: &Evidence) -> String {
        let inside = self.document.sections.get(self.document.section_of(evidence.block));
        let heading = inside.and_then(|section| section.heading).and_then(|index| self.document.blocks.get(index));
        let row = self.evidence(evidence);
        let (line, page, paragraph) = row.map_or((None, None, None), |row| (row.line, row.page, row.paragraph));
        place(heading.map(|block| block.text.as_str()), line, page, paragraph, self.language)
    }

    fn problem(&self, problem: &Problem) -> ProblemRow {
        let help = problem.help.as_ref().map(|help| format!(". {}", help.get(self.language))).unwrap_or_default();
        ProblemRow {
            code: problem.code.to_owned(),
            severity: problem.gravity.name().to_owned(),
            message: format!("{}{help}", problem.message.get(self.language)),
            line: self.lines.as_ref().zip(problem.span.as_ref()).map(|(lines, span)| lines.line(span.start)),
            page: problem.page,
        }
    }
}

/// Whether a document with these problems and this many blocks could not be read at all.
pub fn is_unread(document: &Document, problems: &[Problem]) -> bool {
    document.blocks.is_empty() && problems.iter().any(|problem| problem.gravity == Gravity::Error)
}
