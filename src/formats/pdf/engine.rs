//! Fills the types of [`super::source`] from the library `pdfboss`; the only file that knows it.

use std::collections::HashMap;

use pdfboss_core::destination::{Destination, DestinationPage};
use pdfboss_core::{Document, Error, Immediate, OcState, OutlineItem, Page as EnginePage, StructureTree, block_on};
use pdfboss_text::{
    ExtractReport, FontCache, ReadingOrder, SkipCause, SkippedTextKind, StandardType, Structure, TextSpan,
    extract_spans_reporting_cached_with, placed_images_reporting_cached,
};

use super::share::share;
use super::source::{Bookmark, Failure, Page, Role, Source, Span, Standing, Style, Tag};
use crate::formats::Limits;

/// Pages with fewer letters than this may be pictures of text.
const SPARSE: usize = 60;
/// Bytes of drawing instructions beyond which a page without text is not blank.
const DRAWING: usize = 4_000;
/// The mark of a PDF, and within how many bytes from the start readers look for it.
const MARK: &[u8] = b"%PDF-";
const HEAD: usize = 1024;
/// Text whose baseline rises or falls by more than this share of its length is set askew, as watermarks are.
const SLANT: f32 = 0.1;

/// Opens a file and reads its pages; `take` makes of each, with its 0-based number, what is kept of it.
pub(super) fn open<P: Send>(bytes: &[u8], limits: &Limits, take: impl Fn(usize, &Page) -> P + Sync) -> Result<Source<P>, Failure> {
    let document = Document::load(bytes.to_vec()).map_err(|error| failure(bytes, error))?;
    if document.is_locked() {
        return Err(Failure::Encrypted);
    }
    let count = document.flattened_page_count();
    if count > limits.pages {
        return Err(Failure::TooManyPages(count));
    }
    let (layers, fonts, seed) = (document.oc_state(), FontCache::default(), document.seed());
    let structure = document.structure_tree();
    // A copy of the tree shares what was read of it, and remembers on its own what its thread reads.
    let copy = structure.clone();
    let reader = Reader { layers: layers.as_ref(), structure, fonts: &fonts, document };
    let fork = || Reader { layers: layers.as_ref(), structure: copy, fonts: &fonts, document: Document::from_seed(seed) };
    let (references, pages): (Vec<_>, Vec<P>) = share(count, limits.threads, &reader, fork, |reader, index| {
        let page = reader.document.page(index).ok();
        let reference = page.as_ref().and_then(EnginePage::object_ref);
        let page = page.map_or_else(|| Page { damaged: true, ..Page::default() }, |page| reader.page(&page));
        (reference, take(index, &page))
    })
    .into_iter()
    .unzip();
    let numbers: HashMap<_, usize> = references.into_iter().zip(0..).filter_map(|(reference, index)| Some((reference?, index))).collect();
    let mut bookmarks = Vec::new();
    let number = |target: &Destination| match target.page {
        DestinationPage::Object(reference) => numbers.get(&reference).copied(),
        DestinationPage::Number(number) => usize::try_from(number).ok(),
    };
    flatten(&reader.document.outline(), &number, &mut bookmarks);
    Ok(Source { title: reader.document.metadata().title, language: reader.document.language(), bookmarks, pages })
}

fn failure(bytes: &[u8], error: Error) -> Failure {
    match error {
        Error::Encrypted => Failure::Encrypted,
        _ if !is_pdf(bytes) => Failure::NotPdf,
        other => Failure::Damaged(other.to_string()),
    }
}

/// Whether the mark of a PDF stands where readers look for it.
fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..HEAD).unwrap_or(bytes);
    start.windows(MARK.len()).any(|window| window == MARK)
}

/// Bookmarks in reading order; the engine bounds their depth and number.
fn flatten(items: &[OutlineItem], number: &impl Fn(&Destination) -> Option<usize>, into: &mut Vec<Bookmark>) {
    let mut waiting: Vec<(&OutlineItem, u8)> = items.iter().rev().map(|item| (item, 0)).collect();
    while let Some((item, depth)) = waiting.pop() {
        into.push(Bookmark { title: item.title.clone(), depth, page: item.destination.as_ref().and_then(number) });
        waiting.extend(item.children.iter().rev().map(|child| (child, depth.saturating_add(1))));
    }
}

/// What a thread needs to read pages.
struct Reader<'a> {
    document: Document,
    layers: Option<&'a OcState>,
    structure: Option<StructureTree>,
    fonts: &'a FontCache,
}

impl Reader<'_> {
    fn page(&self, page: &EnginePage) -> Page {
        let read = block_on(extract_spans_reporting_cached_with(
            Immediate(&self.document),
            page,
            self.fonts,
            self.layers,
            self.structure.as_ref(),
            ReadingOrder::StructureTree,
        ));
        let (spans, damaged) = read.map_or_else(|_| (Vec::new(), true), |(spans, report)| (spans, loses_text(&report)));
        let frame = Frame::of(page);
        let sparse = is_sparse(&spans);
        let picture = if sparse { self.picture(page) } else { 0.0 };
        let drawn = sparse && page.content(&self.document).is_ok_and(|content| content.len() > DRAWING);
        let (width, height) = if page.rotate % 180 == 0 { (frame.width, frame.height) } else { (frame.height, frame.width) };
        Page { width, height, spans: spans.into_iter().map(|span| frame.span(span)).collect(), picture, drawn, damaged }
    }

    /// Share of the page that pictures cover.
    fn picture(&self, page: &EnginePage) -> f32 {
        let area = (page.crop_box.width() * page.crop_box.height()).abs();
        let images = placed_images_reporting_cached(&self.document, page, self.fonts).map(|(images, _)| images).unwrap_or_default();
        let covered =
            images.iter().filter_map(|image| image.bbox.intersect(page.crop_box)).map(|part| (part.width() * part.height()).abs());
        if area > 0.0 { (covered.sum::<f32>() / area).min(1.0) } else { 0.0 }
    }
}

/// Whether a page has hardly any letters; counted only as far as it matters.
fn is_sparse(spans: &[TextSpan]) -> bool {
    let mut letters = spans.iter().scan(0, |sum, span| {
        *sum += span.text.trim().len();
        Some(*sum)
    });
    letters.all(|letters| letters < SPARSE)
}

/// Whether text of the page is lost, and not only a missing picture or a guessed encoding.
fn loses_text(report: &ExtractReport) -> bool {
    report
        .skipped
        .iter()
        .any(|part| matches!(part.kind, SkippedTextKind::PageContents | SkippedTextKind::Form) && part.cause != SkipCause::Missing)
}

/// The part of the plane that a page shows.
#[derive(Clone, Copy)]
struct Frame {
    left: f32,
    bottom: f32,
    width: f32,
    height: f32,
}

impl Frame {
    fn of(page: &EnginePage) -> Self {
        let shown = page.crop_box;
        Self { left: shown.x0, bottom: shown.y0, width: shown.width(), height: shown.height() }
    }

    /// A span with its coordinates turned upright.
    fn span(self, span: TextSpan) -> Span {
        let turn = u8::try_from(span.rotate.rem_euclid(360) / 90).unwrap_or(0);
        let (x, y) = self.upright(span.x, span.y, turn);
        let (end_x, end_y) = self.upright(span.end_x, span.end_y, turn);
        let askew = (end_y - y).abs() > SLANT * (end_x - x).abs() && !span.vertical && span.text.trim().len() > 1;
        Span {
            tag: span.structure.as_ref().and_then(tag),
            standing: match span.structure {
                _ if span.artifact.is_some() || askew => Standing::Artifact,
                Some(_) => Standing::InTree,
                None => Standing::Unsaid,
            },
            text: span.text,
            x,
            end_x: end_x.max(x),
            y,
            size: if span.size.is_finite() { span.size.abs() } else { 0.0 },
            style: Style { bold: span.bold, italic: span.italic, underlined: span.underline, face: face(&span.font_name) },
            turn,
        }
    }

    fn upright(self, x: f32, y: f32, turn: u8) -> (f32, f32) {
        let (x, y) = (x - self.left, y - self.bottom);
        let (x, y) = match turn {
            1 => (y, self.width - x),
            2 => (self.width - x, self.height - y),
            3 => (self.height - y, x),
            _ => (x, y),
        };
        if x.is_finite() && y.is_finite() { (x, y) } else { (0.0, 0.0) }
    }
}

/// Tells typefaces apart by the names of their fonts, without the mark of a subset and the style: `ABCDEF+Arial-BoldMT` is Arial.
fn face(font: &str) -> u32 {
    let name = font.split_once('+').map_or(font, |(_, name)| name);
    let family = name.split([',', '-']).next().unwrap_or_default().trim_end_matches("MT").trim_end_matches("PS");
    family.bytes().fold(0, |hash: u32, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)))
}

/// The block that a span belongs to, from the elements around it, outermost first.
fn tag(structure: &Structure) -> Option<Tag> {
    let mut found: Option<Tag> = None;
    let (mut lists, mut sections, mut row) = (0_u8, 0_u8, 0);
    for element in &structure.path {
        let id = element.object.num;
        let role = match element.standard_type {
            StandardType::L => {
                lists = lists.saturating_add(1);
                continue;
            }
            StandardType::Sect => {
                sections = sections.saturating_add(1);
                continue;
            }
            StandardType::TR => {
                row = id;
                continue;
            }
            other => role(other, lists, sections, found.map(|tag| tag.role)),
        };
        if let Some(role) = role {
            found = Some(Tag { role, element: id, row });
        }
    }
    found
}

/// What an element makes of its text, if it changes what the elements around it say.
fn role(kind: StandardType, lists: u8, sections: u8, outer: Option<Role>) -> Option<Role> {
    let inside_cell = matches!(outer, Some(Role::Cell(_)));
    let plain = matches!(outer, None | Some(Role::Paragraph));
    Some(match kind {
        StandardType::Note => Role::Note,
        StandardType::TD if !inside_cell => Role::Cell(false),
        StandardType::TH if !inside_cell => Role::Cell(true),
        _ if inside_cell || outer == Some(Role::Note) => return None,
        StandardType::H1 => Role::Heading(1),
        StandardType::H2 => Role::Heading(2),
        StandardType::H3 => Role::Heading(3),
        StandardType::H4 => Role::Heading(4),
        StandardType::H5 => Role::Heading(5),
        StandardType::H6 => Role::Heading(6),
        StandardType::H => Role::Heading(sections.clamp(1, 6)),
        StandardType::TOC | StandardType::TOCI => Role::Contents,
        StandardType::LI => Role::ListItem(lists.saturating_sub(1)),
        StandardType::Lbl if matches!(outer, Some(Role::ListItem(_))) => Role::Label,
        StandardType::Caption => Role::Caption,
        StandardType::BlockQuote => Role::Quote,
        StandardType::BibEntry => Role::Reference,
        StandardType::P if plain => Role::Paragraph,
        StandardType::P if outer == Some(Role::Quote) => Role::Quote,
        _ => return None,
    })
}
