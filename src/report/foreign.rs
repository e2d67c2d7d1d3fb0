//! Parts of a document that are in another language than those judged: they are told, so that nobody takes silence for a verdict.

use std::ops::{Range, RangeInclusive};

use super::lines::LineIndex;
use crate::document::{Block, Document};
use crate::engine::Doubts;
use crate::language::{Bilingual, Language, name_of};
use crate::problem::{Gravity, Problem};
use crate::text::{self, Spoken};

/// Most places that are named of one language.
const PLACES: usize = 5;

/// What is said of a document that is in another language as a whole; `code` is the one that was detected.
pub fn other_language(code: &str) -> Option<Problem> {
    if Language::from_code(code).is_some() {
        return None;
    }
    let name = name_of(code);
    let message = Bilingual::new(
        format!("dokumentet är på {}, och lucka prövar bara svenska och engelska", name.sv),
        format!("the document is in {}, and lucka judges Swedish and English only", name.en),
    );
    Some(Problem::new("language-unknown", Gravity::Warning, message))
}

/// What is said of the parts of a document that are in other languages: one warning for each language, with the places. Where none can be,
/// nothing is read.
pub fn foreign_parts(document: &Document, doubts: &Doubts) -> Vec<Problem> {
    let may_be = match doubts {
        Doubts::Anywhere => true,
        Doubts::Within(doubtful) => doubtful.iter().any(|part| is_foreign(document, part)),
    };
    let parts = if may_be { parts(document) } else { Vec::new() };
    if parts.is_empty() {
        return Vec::new();
    }
    let lines = document.source.as_deref().map(LineIndex::new);
    let mut codes: Vec<&str> = Vec::new();
    for part in &parts {
        if !codes.contains(&part.code) {
            codes.push(part.code);
        }
    }
    codes.into_iter().map(|code| problem(document, lines.as_ref(), code, &parts)).collect()
}

/// Whether blocks that are looked at together are in another language.
fn is_foreign(document: &Document, part: &Range<usize>) -> bool {
    let blocks = document.blocks.get(part.clone()).unwrap_or_default().iter();
    let texts = blocks.filter(|block| block.is_in_a_language()).map(|block| block.text.as_str());
    matches!(text::spoken(texts), Spoken::Other(_))
}

/// Blocks that follow one another in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    code: &'static str,
    blocks: RangeInclusive<usize>,
}

/// The parts in other languages, in order. What is too short to tell goes with what stands on both sides of it.
fn parts(document: &Document) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut joined = false;
    for (index, spoken) in languages(&document.blocks).into_iter().enumerate() {
        match (spoken, parts.last_mut()) {
            (Spoken::TooShort, _) => {}
            (Spoken::Ours, _) => joined = false,
            (Spoken::Other(code), Some(last)) if joined && last.code == code => last.blocks = *last.blocks.start()..=index,
            (Spoken::Other(code), _) => {
                joined = true;
                parts.push(Part { code, blocks: index..=index });
            }
        }
    }
    parts
}

/// The language of every block; short ones in a row are looked at together.
fn languages(blocks: &[Block]) -> Vec<Spoken> {
    let mut languages = vec![Spoken::TooShort; blocks.len()];
    let looked_at = blocks.iter().enumerate().filter(|(_, block)| block.is_in_a_language());
    let looked_at: Vec<(usize, &str, bool)> =
        looked_at.map(|(index, block)| (index, block.text.as_str(), text::is_too_short(block.text.as_str()))).collect();
    for run in looked_at.chunk_by(|(.., one), (.., next)| *one && *next) {
        let found = text::spoken(run.iter().map(|(_, text, _)| *text));
        for (index, ..) in run {
            if let Some(slot) = languages.get_mut(*index) {
                *slot = found;
            }
        }
    }
    languages
}

/// What is told of one language.
fn problem(document: &Document, lines: Option<&LineIndex>, code: &str, parts: &[Part]) -> Problem {
    let own: Vec<&Part> = parts.iter().filter(|part| part.code == code).collect();
    let places = |language| {
        let named: Vec<String> = own.iter().take(PLACES).map(|part| place(document, lines, part, language)).collect();
        named.join("; ") + &more(own.len().saturating_sub(PLACES), language)
    };
    let name = name_of(code);
    let message = Bilingual::new(
        format!("text på {} har inte prövats: {}", name.sv, places(Language::Sv)),
        format!("text in {} was not judged: {}", name.en, places(Language::En)),
    );
    let help = Bilingual::new(
        "Lucka prövar bara svenska och engelska; läs själv det som står där.",
        "Lucka judges Swedish and English only; read for yourself what stands there.",
    );
    let first = own.first().and_then(|part| document.blocks.get(*part.blocks.start()));
    let (span, page) = first.map(|block| (block.origin.span.clone(), block.origin.page)).unwrap_or_default();
    Problem { span, page, ..Problem::new("language-not-judged", Gravity::Warning, message).with_help(help) }
}

fn more(places: usize, language: Language) -> String {
    match (places, language) {
        (0, _) => String::new(),
        (1, Language::Sv) => "; och ett ställe till".to_owned(),
        (1, Language::En) => "; and one more place".to_owned(),
        (_, Language::Sv) => format!("; och {places} ställen till"),
        (_, Language::En) => format!("; and {places} more places"),
    }
}

/// Lines, pages or paragraphs of a part, and the heading that it stands under.
fn place(document: &Document, lines: Option<&LineIndex>, part: &Part, language: Language) -> String {
    let (first, last) = (*part.blocks.start(), *part.blocks.end());
    let numbers = extent(document.blocks.get(first), document.blocks.get(last), lines).map(|extent| extent.said(language));
    let section = document.sections.get(document.section_of(first));
    let heading = section.and_then(|section| section.heading).and_then(|at| document.blocks.get(at)).map(|block| block.text.as_str());
    let under = heading.map(|heading| match language {
        Language::Sv => format!("under ”{heading}”"),
        Language::En => format!("under “{heading}”"),
    });
    let said: Vec<String> = numbers.into_iter().chain(under).collect();
    match language {
        _ if !said.is_empty() => said.join(" "),
        Language::Sv => "i början".to_owned(),
        Language::En => "at the beginning".to_owned(),
    }
}

/// From where to where a part goes, in what the format counts.
struct Extent {
    unit: Unit,
    from: usize,
    to: usize,
}

enum Unit {
    Line,
    Page,
    Paragraph,
}

fn extent(first: Option<&Block>, last: Option<&Block>, lines: Option<&LineIndex>) -> Option<Extent> {
    let (first, last) = (&first?.origin, &last?.origin);
    if let Some((lines, span)) = lines.zip(first.span.as_ref()) {
        let end = last.span.as_ref().unwrap_or(span).end.saturating_sub(1).max(span.start);
        return Some(Extent { unit: Unit::Line, from: lines.line(span.start), to: lines.line(end) });
    }
    let (unit, from, to) = match (first.page, first.paragraph) {
        (Some(page), _) => (Unit::Page, page, last.page.unwrap_or(page)),
        (None, paragraph) => (Unit::Paragraph, paragraph?, last.paragraph.or(paragraph)?),
    };
    Some(Extent { unit, from: usize::try_from(from).ok()?, to: usize::try_from(to).ok()? })
}

impl Extent {
    fn said(&self, language: Language) -> String {
        let Self { unit, from, to } = self;
        let (sv, en) = match unit {
            Unit::Line => (["rad", "raderna"], ["line", "lines"]),
            Unit::Page => (["sida", "sidorna"], ["page", "pages"]),
            Unit::Paragraph => (["stycke", "styckena"], ["paragraph", "paragraphs"]),
        };
        let [one, several] = if language == Language::Sv { sv } else { en };
        if from == to { format!("{one} {from}") } else { format!("{several} {from}–{to}") }
    }
}
