//! A document's outline: all its headings as they nest. Each shows the verdicts on its section, what they come to, and the passages that
//! stand in it.

use askama::Template;
use askama::filters::HtmlSafe;

use super::anchor;
use super::mark::Mark;
use super::part::{Passage, Quote, Said, Tongue, Verdict, notes};
use crate::document::{Document, SectionId};
use crate::engine::Status;
use crate::report::{DocumentReport, EvidenceRow, VerdictRow, place};

/// A heading with what stands under it.
#[derive(Debug, Template)]
#[template(path = "node.html", config = "src/render/html/askama.toml")]
pub(super) struct Node<'a> {
    title: Said<'a>,
    place: String,
    /// What the verdicts on the section come to; `None` where it was not judged by itself.
    mark: Option<Mark>,
    /// Class that colours the section: that of its verdicts, else of the passages that stand in it.
    tone: &'static str,
    verdicts: Vec<Verdict<'a>>,
    /// Passages in the section that verdicts on other sections, or on the whole document, rest on.
    found: Vec<Found<'a>>,
    children: Vec<Node<'a>>,
}

impl HtmlSafe for Node<'_> {}

/// A passage where it stands.
#[derive(Debug, Template)]
#[template(path = "found.html", config = "src/render/html/askama.toml")]
struct Found<'a> {
    anchor: String,
    /// The verdict that rests on it.
    verdict: String,
    mark: Mark,
    rule: &'a str,
    quote: Quote<'a>,
}

impl HtmlSafe for Found<'_> {}

/// A document's verdicts in its outline.
#[derive(Debug, Template)]
#[template(path = "outline.html", config = "src/render/html/askama.toml")]
pub(super) struct Outline<'a> {
    /// Verdicts on the document as a whole.
    whole: Vec<Verdict<'a>>,
    /// What they come to.
    mark: Option<Mark>,
    tongue: Tongue<'a>,
    nodes: Vec<Node<'a>>,
    /// What is said of a document that could not be read, once for all rules.
    lost: Option<Lost<'a>>,
}

/// A document that could not be read.
#[derive(Debug)]
struct Lost<'a> {
    mark: Mark,
    message: &'a str,
    /// The rules that it would have been judged by, each with the place of its verdict.
    rules: Vec<(String, &'a str)>,
    notes: Vec<String>,
}

impl<'a> Lost<'a> {
    fn of(report: &'a DocumentReport, tongue: Tongue<'a>) -> Option<Self> {
        let first = report.verdicts.first().filter(|_| report.is_lost())?;
        Some(Self {
            mark: Mark::status(first.status, tongue.page),
            message: &first.message,
            rules: report.verdicts.iter().map(|row| (anchor::of_verdict(row), row.rule.as_str())).collect(),
            notes: notes(first, tongue.page),
        })
    }

    /// The rules' ids, for the filter.
    fn ids(&self) -> String {
        self.rules.iter().map(|(_, rule)| *rule).collect::<Vec<_>>().join(" ")
    }
}

impl HtmlSafe for Outline<'_> {}

/// The outline of a document; `advised` says of a rule whether the page says what to write.
pub(super) fn outline<'a>(report: &'a DocumentReport, tongue: Tongue<'a>, advised: &dyn Fn(&str) -> bool) -> Outline<'a> {
    let text = report.document.as_deref();
    let lost = Lost::of(report, tongue);
    if lost.is_some() {
        return Outline { whole: Vec::new(), mark: None, tongue, nodes: Vec::new(), lost };
    }
    let (whole, rows): (Vec<&VerdictRow>, Vec<&VerdictRow>) =
        report.verdicts.iter().partition(|row| row.section.whole_document || row.section.path.is_empty());
    let planter = Planter { text, tongue, advised, found: text.map(|text| found(report, text)).unwrap_or_default() };
    let nodes = text.map_or_else(|| planter.listed(&rows), |document| planter.grown(document, &rows));
    Outline { mark: planter.mark(&whole), whole: planter.verdicts(&whole), tongue, nodes, lost }
}

/// A passage by its verdict and its number in it.
type At<'a> = (&'a VerdictRow, usize, &'a EvidenceRow);

/// The passages that stand under another heading than that of the section judged, by the section that they stand in.
fn found<'a>(report: &'a DocumentReport, text: &'a Document) -> Vec<Vec<At<'a>>> {
    let mut found = vec![Vec::new(); text.sections.len()];
    for row in &report.verdicts {
        for (at, evidence) in row.evidence.iter().enumerate() {
            if let Some(passages) = away(row, evidence, text).and_then(|section| found.get_mut(section)) {
                passages.push((row, at, evidence));
            }
        }
    }
    found
}

/// The section that a passage stands in, if it has a heading and is another than the one judged.
fn away(row: &VerdictRow, evidence: &EvidenceRow, text: &Document) -> Option<SectionId> {
    let inside = text.section_of(evidence.block);
    let section = text.sections.get(inside).filter(|section| section.heading.is_some())?;
    let judged = section.blocks == row.section.blocks && !row.section.whole_document;
    (!judged).then_some(inside)
}

/// Makes nodes.
struct Planter<'a, 'f> {
    text: Option<&'a Document>,
    tongue: Tongue<'a>,
    advised: &'f dyn Fn(&str) -> bool,
    found: Vec<Vec<At<'a>>>,
}

impl<'a> Planter<'a, '_> {
    fn verdicts(&self, rows: &[&'a VerdictRow]) -> Vec<Verdict<'a>> {
        rows.iter().map(|row| Verdict::new(row, self.passages(row), self.tongue, (self.advised)(&row.rule))).collect()
    }

    fn passages(&self, row: &'a VerdictRow) -> Vec<Passage<'a>> {
        let passage = |(at, evidence): (usize, &'a EvidenceRow)| {
            let quote = Quote::new(evidence, row, self.tongue);
            match self.text.and_then(|text| away(row, evidence, text)) {
                Some(_) => Passage::There(anchor::of_passage(row, at), quote),
                None => Passage::Here(quote),
            }
        };
        row.evidence.iter().enumerate().map(passage).collect()
    }

    /// What some verdicts come to: the worst of them.
    fn mark(&self, rows: &[&VerdictRow]) -> Option<Mark> {
        let order = |status: &Status| Status::ALL.iter().position(|other| other == status);
        let worst = rows.iter().map(|row| row.status).max_by_key(order)?;
        Some(Mark::status(worst, self.tongue.page))
    }

    /// The whole tree of headings.
    fn grown(&self, document: &'a Document, rows: &[&'a VerdictRow]) -> Vec<Node<'a>> {
        let mut children = vec![Vec::new(); document.sections.len()];
        for (id, section) in document.sections.iter().enumerate() {
            if let Some(siblings) = section.parent.and_then(|parent| children.get_mut(parent)) {
                siblings.push(id);
            }
        }
        self.under(0, document, &children, rows)
    }

    fn under(&self, parent: SectionId, document: &'a Document, children: &[Vec<SectionId>], rows: &[&'a VerdictRow]) -> Vec<Node<'a>> {
        let ids = children.get(parent).map(Vec::as_slice).unwrap_or_default();
        let node = |&id: &SectionId| {
            let section = document.sections.get(id)?;
            let heading = section.heading.and_then(|index| document.blocks.get(index))?;
            let here: Vec<&VerdictRow> = rows.iter().copied().filter(|row| row.section.blocks == section.blocks).collect();
            let mark = self.mark(&here);
            let found = self.found.get(id).map(Vec::as_slice).unwrap_or_default();
            let passages: Vec<&VerdictRow> = found.iter().map(|(row, ..)| *row).collect();
            Some(Node {
                title: self.tongue.said(heading.text.as_str()),
                place: here.first().map(|row| self.place(row)).unwrap_or_default(),
                tone: mark.or_else(|| self.mark(&passages)).map(|mark| mark.class).unwrap_or_default(),
                mark,
                verdicts: self.verdicts(&here),
                found: found.iter().map(|passage| self.passage(passage)).collect(),
                children: self.under(id, document, children, rows),
            })
        };
        ids.iter().filter_map(node).collect()
    }

    fn passage(&self, (row, at, evidence): &At<'a>) -> Found<'a> {
        // The heading that it stands under is right above it.
        let quote = Quote { under: Vec::new(), ..Quote::new(evidence, row, self.tongue) };
        let mark = Mark::status(row.status, self.tongue.page);
        Found { anchor: anchor::of_passage(row, *at), verdict: anchor::of_verdict(row), mark, rule: &row.rule, quote }
    }

    /// The judged sections alone, for a report that was read back without the documents.
    fn listed(&self, rows: &[&'a VerdictRow]) -> Vec<Node<'a>> {
        let mut sections: Vec<(&'a [String], Vec<&'a VerdictRow>)> = Vec::new();
        for row in rows {
            match sections
                .iter_mut()
                .find(|(path, rows)| *path == row.section.path && rows.iter().all(|other| other.section.line == row.section.line))
            {
                Some((_, rows)) => rows.push(row),
                None => sections.push((&row.section.path, vec![row])),
            }
        }
        sections.into_iter().map(|(path, rows)| self.alone(path, &rows)).collect()
    }

    fn alone(&self, path: &'a [String], rows: &[&'a VerdictRow]) -> Node<'a> {
        Node {
            title: self.tongue.said(path.last().map(String::as_str).unwrap_or_default()),
            place: rows.first().map(|row| self.place(row)).unwrap_or_default(),
            tone: self.mark(rows).map(|mark| mark.class).unwrap_or_default(),
            mark: self.mark(rows),
            verdicts: self.verdicts(rows),
            found: Vec::new(),
            children: Vec::new(),
        }
    }

    fn place(&self, row: &VerdictRow) -> String {
        place(None, row.section.line, row.section.page, row.section.paragraph, self.tongue.page)
    }
}
