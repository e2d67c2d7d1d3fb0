//! What goes between the processes: a line of JSON and the document's bytes one way, JSON the other.
//!
//! Spans and comments stay behind: the formats read in a child have no source text to point into.

use serde::{Deserialize, Serialize};

use crate::document::{Block, BlockKind, Document, MappedText, Metadata, Origin, UnreadablePart};
use crate::formats::{Limits, Reading};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// Codes that a reader in a child may give; another becomes `reader-problem`.
pub(super) const CODES: &[&str] = &[
    "blank-page",
    "cover-picture",
    "damaged",
    "document-type",
    "empty-document",
    "encrypted",
    "file-too-large",
    "format-not-read",
    "legacy-doc",
    "no-text-layer",
    "not-text",
    "page-damaged",
    "page-without-text",
    "part-too-large",
    "too-deep",
    "too-many-blocks",
    "too-many-entries",
    "too-many-pages",
    "truncated",
    "unusable-fonts",
    "wrong-format",
];

/// What the child is asked to do.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) format: String,
    pub(super) limits: Limits,
    /// Whether the child limits itself; not where a test serves in its own process.
    pub(super) bounded: bool,
    /// Length of the document that follows, in bytes.
    pub(super) length: usize,
}

/// The line that goes before the document's bytes.
pub(super) fn request(format: &str, limits: &Limits, length: usize) -> Vec<u8> {
    let request = Request { format: format.to_owned(), limits: *limits, bounded: true, length };
    let mut line = serde_json::to_vec(&request).unwrap_or_default();
    line.push(b'\n');
    line
}

/// A document and its problems.
#[derive(Serialize, Deserialize)]
struct Answer {
    title: Option<String>,
    language: Option<String>,
    blocks: Vec<WireBlock>,
    unreadable: Vec<(Option<u32>, usize)>,
    problems: Vec<WireProblem>,
}

#[derive(Serialize, Deserialize)]
struct WireBlock {
    /// The kind's name and its level, depth or flag.
    kind: (Kind, u8),
    text: String,
    page: Option<u32>,
    paragraph: Option<u32>,
    later: Vec<(usize, u32)>,
    bold: bool,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
enum Kind {
    Heading,
    Paragraph,
    ListItem,
    TableRow,
    Footnote,
    Quote,
    Caption,
    Term,
    Contents,
    Reference,
    Code,
}

#[derive(Serialize, Deserialize)]
struct WireProblem {
    code: String,
    gravity: u8,
    message: Bilingual,
    help: Option<Bilingual>,
    page: Option<u32>,
}

/// The child's answer.
pub(super) fn answer(document: &Document, problems: &[Problem]) -> Vec<u8> {
    let block = |block: &Block| WireBlock {
        kind: pack(block.kind),
        text: block.text.as_str().to_owned(),
        page: block.origin.page,
        paragraph: block.origin.paragraph,
        later: block.origin.later.clone(),
        bold: block.bold,
    };
    let problem = |problem: &Problem| WireProblem {
        code: problem.code.to_owned(),
        gravity: problem.gravity as u8,
        message: problem.message.clone(),
        help: problem.help.clone(),
        page: problem.page,
    };
    let answer = Answer {
        title: document.metadata.title.clone(),
        language: document.metadata.language.clone(),
        blocks: document.blocks.iter().map(block).collect(),
        unreadable: document.unreadable.iter().map(|part| (part.page, part.before_block)).collect(),
        problems: problems.iter().map(problem).collect(),
    };
    serde_json::to_vec(&answer).unwrap_or_default()
}

/// The document and problems in a child's answer.
pub(super) fn parse(answer: &[u8]) -> Option<Reading> {
    let answer: Answer = serde_json::from_slice(answer).ok()?;
    let block = |block: WireBlock| {
        let origin = Origin { span: None, page: block.page, paragraph: block.paragraph, later: block.later };
        Block { bold: block.bold, ..Block::new(unpack(block.kind), MappedText::unmapped(block.text), origin) }
    };
    let metadata = Metadata { title: answer.title, language: answer.language, ..Metadata::default() };
    let mut document = Document::assemble(None, metadata, answer.blocks.into_iter().map(block).collect());
    document.unreadable = answer.unreadable.into_iter().map(|(page, before_block)| UnreadablePart { page, before_block }).collect();
    Some((document, answer.problems.into_iter().map(problem).collect()))
}

fn problem(problem: WireProblem) -> Problem {
    let code = CODES.iter().find(|code| **code == problem.code).copied().unwrap_or("reader-problem");
    let gravities = [Gravity::Note, Gravity::Warning, Gravity::Error];
    let gravity = gravities.into_iter().find(|gravity| *gravity as u8 == problem.gravity).unwrap_or(Gravity::Error);
    Problem { help: problem.help, page: problem.page, ..Problem::new(code, gravity, problem.message) }
}

fn pack(kind: BlockKind) -> (Kind, u8) {
    match kind {
        BlockKind::Heading { level } => (Kind::Heading, level),
        BlockKind::Paragraph => (Kind::Paragraph, 0),
        BlockKind::ListItem { depth } => (Kind::ListItem, depth),
        BlockKind::TableRow { header } => (Kind::TableRow, u8::from(header)),
        BlockKind::Footnote => (Kind::Footnote, 0),
        BlockKind::Quote => (Kind::Quote, 0),
        BlockKind::Caption => (Kind::Caption, 0),
        BlockKind::Term => (Kind::Term, 0),
        BlockKind::Contents => (Kind::Contents, 0),
        BlockKind::Reference => (Kind::Reference, 0),
        BlockKind::Code => (Kind::Code, 0),
    }
}

fn unpack((kind, number): (Kind, u8)) -> BlockKind {
    match kind {
        Kind::Heading => BlockKind::Heading { level: number.clamp(1, 6) },
        Kind::Paragraph => BlockKind::Paragraph,
        Kind::ListItem => BlockKind::ListItem { depth: number },
        Kind::TableRow => BlockKind::TableRow { header: number > 0 },
        Kind::Footnote => BlockKind::Footnote,
        Kind::Quote => BlockKind::Quote,
        Kind::Caption => BlockKind::Caption,
        Kind::Term => BlockKind::Term,
        Kind::Contents => BlockKind::Contents,
        Kind::Reference => BlockKind::Reference,
        Kind::Code => BlockKind::Code,
    }
}
