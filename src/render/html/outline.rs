//! A document's outline: its headings as they nest, each with the verdicts on its section.

use askama::Template;
use askama::filters::HtmlSafe;

use super::part::{Said, Tongue, Verdict};
use crate::document::{Document, SectionId};
use crate::report::{DocumentReport, VerdictRow, place};

/// A heading with what stands under it.
#[derive(Debug, Template)]
#[template(path = "node.html", config = "src/render/html/askama.toml")]
pub(super) struct Node<'a> {
    title: Said<'a>,
    place: String,
    verdicts: Vec<Verdict<'a>>,
    children: Vec<Node<'a>>,
}

impl HtmlSafe for Node<'_> {}

/// A document's verdicts in its outline.
#[derive(Debug, Template)]
#[template(path = "outline.html", config = "src/render/html/askama.toml")]
pub(super) struct Outline<'a> {
    /// Verdicts on the document as a whole.
    whole: Vec<Verdict<'a>>,
    tongue: Tongue<'a>,
    nodes: Vec<Node<'a>>,
}

impl HtmlSafe for Outline<'_> {}

/// The outline of a document; `advised` says of a rule whether the page says what to write.
pub(super) fn outline<'a>(report: &'a DocumentReport, tongue: Tongue<'a>, advised: &dyn Fn(&str) -> bool) -> Outline<'a> {
    let text = report.document.as_deref();
    let (whole, rows): (Vec<&VerdictRow>, Vec<&VerdictRow>) =
        report.verdicts.iter().partition(|row| row.section.whole_document || row.section.path.is_empty());
    let planter = Planter { text, tongue, advised };
    let whole = planter.verdicts(&whole);
    let nodes = text.map_or_else(|| planter.listed(&rows), |document| planter.grown(document, &rows));
    Outline { whole, tongue, nodes }
}

/// Makes nodes.
struct Planter<'a, 'f> {
    text: Option<&'a Document>,
    tongue: Tongue<'a>,
    advised: &'f dyn Fn(&str) -> bool,
}

impl<'a> Planter<'a, '_> {
    fn verdicts(&self, rows: &[&'a VerdictRow]) -> Vec<Verdict<'a>> {
        rows.iter().map(|row| Verdict::new(row, self.text, self.tongue, (self.advised)(&row.rule))).collect()
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
            Some(Node {
                title: self.tongue.said(heading.text.as_str()),
                place: here.first().map(|row| self.place(row)).unwrap_or_default(),
                verdicts: self.verdicts(&here),
                children: self.under(id, document, children, rows),
            })
        };
        ids.iter().filter_map(node).collect()
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
            verdicts: self.verdicts(rows),
            children: Vec::new(),
        }
    }

    fn place(&self, row: &VerdictRow) -> String {
        place(None, row.section.line, row.section.page, row.section.paragraph, self.tongue.page)
    }
}
