//! Reader for PDF: positioned text to headings, paragraphs, lists, tables and footnotes in reading order.
//!
//! The engine gives spans ([`source`]); they become fragments and lines, running headers are dropped, footnotes set apart,
//! columns put in order, and chunks of lines become blocks. What has no text layer is said, page by page.

mod aside;
mod blocks;
mod capitals;
mod centred;
mod chunk;
mod class;
#[cfg(test)]
mod column_tests;
mod contents;
mod counts;
mod edges;
mod engine;
mod fragment;
mod furniture;
#[cfg(test)]
mod furniture_tests;
mod heading;
mod join;
#[cfg(test)]
mod layout_tests;
#[cfg(test)]
mod level_tests;
mod look;
mod margin;
mod markers;
mod named;
mod notes;
mod number;
mod order;
#[cfg(test)]
mod outline_tests;
mod overprint;
mod parts;
mod problems;
mod quality;
mod rank;
mod raw;
mod reach;
mod rows;
mod share;
mod sheet;
mod sightings;
mod source;
mod spacing;
mod state;
mod table;
#[cfg(test)]
mod tests;
mod trust;
mod typography;

pub use raw::raw_text;

use std::collections::HashSet;

use super::problems::{file_too_large, too_many_blocks};
use super::source::lose_end;
use super::{Limits, Reading};
use crate::document::{Block, Document, Metadata, UnreadablePart};
use crate::problem::Problem;
use fragment::Fragment;
use sheet::Sheet;
use source::{Failure, Source};
use typography::Typography;

/// Reads a document; runs in this process, with no bound on memory or time (see [`super::isolated`]).
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes {
        return (Document::default(), vec![file_too_large(limits)]);
    }
    let open = |artifacts| engine::open(bytes, limits, |index, page| Sheet::of(index, page, artifacts));
    match text_of(open) {
        Ok(source) => build(source, limits),
        Err(failure) => (Document::default(), vec![problems::failure(&failure, limits)]),
    }
}

/// The pages without what the producer calls no text, unless that is nearly all; then they are read anew with it.
fn text_of(open: impl Fn(bool) -> Result<Source<Sheet>, Failure>) -> Result<Source<Sheet>, Failure> {
    let source = open(false)?;
    if source.is_all_artifacts() { open(true) } else { Ok(source) }
}

/// Builds the document from what the engine gave.
fn build(mut source: Source<Sheet>, limits: &Limits) -> Reading {
    let (pages, running) = page_fragments(&mut source);
    let (unreadable, mut problems) = state::judge(&source, &pages);
    let mut blocks = blocks(&source, pages, &running);
    let cut = blocks.len() > limits.blocks;
    if cut {
        blocks.truncate(limits.blocks);
        problems.push(too_many_blocks(limits.blocks));
    }
    let mut document = Document::assemble(None, metadata(&source), blocks);
    document.unreadable = unreadable.into_iter().map(|page| part(page, &document.blocks)).collect();
    if cut {
        lose_end(&mut document);
    }
    (document, problems)
}

/// The fragments of every page, without running headers and footers, and those lines that run through most of the pages.
fn page_fragments(source: &mut Source<Sheet>) -> (Vec<Vec<Fragment>>, HashSet<String>) {
    let marked = source.marks_artifacts();
    let mut pages: Vec<Vec<Fragment>> = source.pages.iter_mut().map(|page| std::mem::take(&mut page.fragments)).collect();
    for fragments in &mut pages {
        typography::mark_right_edges(fragments);
    }
    let heights: Vec<f32> = source.pages.iter().map(|page| page.height).collect();
    let running = furniture::remove(&mut pages, &heights, marked);
    (pages, running)
}

/// All blocks in reading order.
fn blocks(source: &Source<Sheet>, mut pages: Vec<Vec<Fragment>>, running: &HashSet<String>) -> Vec<Block> {
    let typography = Typography::of(&pages);
    margin::lift(&mut pages, typography.body);
    let mut notes = Vec::new();
    let mut items = Vec::new();
    for (fragments, page) in pages.iter_mut().zip(&source.pages) {
        notes.extend(notes::take(fragments, typography.body));
        markers::join(fragments);
        order::sort(fragments, page.width);
        typography::mark_right_edges(fragments);
        items.extend(table::items(fragments));
    }
    let mut chunks = chunk::chunks(items, typography, &named::Named::by(&source.bookmarks));
    let marks = notes.iter().flat_map(notes::Note::keys).collect();
    let lines = chunks.iter().flat_map(|chunk| &chunk.lines).chain(notes.iter().flat_map(|note| &note.lines));
    let joiner = join::Joiner::new(lines, marks);
    let mut joined: Vec<join::Joined> = chunks.iter().map(|chunk| joiner.text(&chunk.lines)).collect();
    let texts: Vec<String> = joined.iter_mut().map(|joined| std::mem::take(&mut joined.text)).collect();
    contents::mark(&mut chunks, &texts);
    let (classes, sections) = (class::Classes::of(&chunks, &texts), counts::sections(&chunks, &texts));
    let looks = look::Looks { chunks: &chunks, texts: &texts, typography, classes, running, sections };
    let headings = heading::Headings { looks, bookmarks: &source.bookmarks, pages: source.pages.len() };
    let mut builder = blocks::Builder::new(&joiner, &notes);
    for (((chunk, level), text), joined) in chunks.iter().zip(headings.levels()).zip(&texts).zip(joined) {
        builder.add(chunk, level, text, joined);
    }
    builder.finish()
}

/// What the file's properties say.
fn metadata(source: &Source<Sheet>) -> Metadata {
    let title = source.title.as_deref().map(|title| title.trim().trim_start_matches("Microsoft Word - "));
    let title = title.filter(|title| !title.is_empty() && !title.contains(".doc") && !title.contains(".indd"));
    let language = source.language.as_deref().and_then(|tag| tag.split(['-', '_']).next()).map(str::to_lowercase);
    Metadata { title: title.map(str::to_owned), language: language.filter(|code| code.len() == 2), ..Metadata::default() }
}

/// A part that could not be read, placed before the first block after it.
fn part(page: Option<u32>, blocks: &[Block]) -> UnreadablePart {
    let after = |block: &Block| block.origin.page > page;
    let before_block = if page.is_some() { blocks.iter().position(after).unwrap_or(blocks.len()) } else { 0 };
    UnreadablePart { page, before_block }
}

/// Collects problems of pages; shared with [`state`].
type Judgement = (Vec<Option<u32>>, Vec<Problem>);
