//! Parts that most documents have under the same names, such as a foreword and a list of references: they stand beside the chapters,
//! whatever they look like.

use std::collections::BTreeMap;

use super::chunk::Chunk;
use super::contents::is_title;
use super::number::is_appendix;
use super::source::Role;
use crate::document::is_bibliography_heading;

/// What such parts are called besides contents and references, in lower case.
const NAMES: [&str; 15] = [
    "förord",
    "foreword",
    "preface",
    "acknowledgements",
    "acknowledgments",
    "abbreviations",
    "förkortningar",
    "figurförteckning",
    "tabellförteckning",
    "list of figures",
    "list of tables",
    "executive summary",
    "bilagor",
    "appendices",
    "annexes",
];

/// Makes headings of the titles of contents and of reference lists that do not look like any: each the first or the last of its name.
pub(super) fn find(levels: &mut [Option<u8>], chunks: &[Chunk], texts: &[String]) {
    let stands_alone = |index: &usize| {
        let chunk = chunks.get(*index);
        chunk.is_some_and(|chunk| chunk.cells.is_none() && !chunk.contents && matches!(chunk.role(), None | Some(Role::Paragraph)))
    };
    let found = |named: fn(&str) -> bool| {
        let all: Vec<usize> = (0..texts.len()).filter(|index| texts.get(*index).is_some_and(|text| named(text))).collect();
        let known = all.iter().any(|index| levels.get(*index).copied().flatten().is_some());
        if known { Vec::new() } else { all.into_iter().filter(stands_alone).collect() }
    };
    let (contents, references) = (found(is_title), found(is_bibliography));
    for index in contents.first().into_iter().chain(references.last()) {
        if let Some(slot) = levels.get_mut(*index) {
            *slot = Some(1);
        }
    }
}

/// Whether a text is the title of a list of references.
fn is_bibliography(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && is_bibliography_heading(text)
}

/// Gives the parts that every document may have the highest level that its chapters have, which are told by the headings before the
/// appendices; those on the first page, whose index is below `cover`, may be lines of the title.
pub(super) fn level(levels: &mut [Option<u8>], texts: &[String], cover: usize) {
    let headings = || levels.iter().zip(texts).enumerate().filter_map(|(index, (level, text))| Some((index, (*level)?, text)));
    let end = headings().find(|(index, _, text)| *index >= cover && is_appendix(text)).map_or(usize::MAX, |(index, ..)| index);
    let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
    for (_, level, _) in headings().filter(|(index, _, text)| (cover..end).contains(index) && !is_named(text)) {
        *counts.entry(level).or_default() += 1;
    }
    let Some(top) = counts.into_iter().find(|(_, count)| *count > 1).map(|(level, _)| level) else { return };
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, _, text) in headings().filter(|(.., text)| is_named(text)) {
        named.entry(text.to_lowercase()).or_default().push(index);
    }
    // What recurs ends every chapter.
    for index in named.into_values().filter(|found| found.len() == 1).flatten() {
        if let Some(slot) = levels.get_mut(index) {
            *slot = Some(top);
        }
    }
}

/// Whether a text names such a part.
fn is_named(text: &str) -> bool {
    is_title(text) || is_appendix(text) || is_bibliography(text) || NAMES.contains(&text.trim_end_matches(':').to_lowercase().as_str())
}
