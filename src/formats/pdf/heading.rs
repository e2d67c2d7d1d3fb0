//! Which chunks are headings, and of which level: by structure tags, else bookmarks, else size and weight of the type, else number.

use std::collections::{HashMap, HashSet};

use super::capitals;
use super::chunk::{Chunk, LARGER, ends_sentence, has_leader};
use super::class::{Class, class};
use super::contents::is_title;
use super::counts::level_numbers;
use super::look::{LONGEST, Look, Looks};
use super::parts;
use super::rank::{DEEPEST, by_nesting, close_gaps, extend, merge_near_sizes};
use super::source::{Bookmark, Role};
use super::trust;

/// Type this much larger than the body's makes a title.
const TITLE: f32 = 1.1;
/// What the structure tree calls a heading, and is longer than this and a sentence or more, is a numbered paragraph.
const PARAGRAPH: usize = 80;
/// Text under a heading that is at least so long, in characters, is a paragraph.
const TEXT: usize = 80;
/// A look that so many chunks have recurs.
const RECURS: usize = 3;

/// What decides about headings.
pub(super) struct Headings<'a> {
    pub(super) looks: Looks<'a>,
    pub(super) bookmarks: &'a [Bookmark],
    pub(super) pages: usize,
}

impl Headings<'_> {
    /// The level of each chunk that is a heading.
    pub(super) fn levels(&self) -> Vec<Option<u8>> {
        let tagged: Vec<Option<u8>> = self.texts().map(|(chunk, text)| tag_level(chunk, text)).collect();
        let by_tags = tagged.iter().any(Option::is_some);
        let mut known = if by_tags { tagged } else { self.bookmarked() };
        let looks = self.looks.all();
        trust::relevel(&mut known, &looks, self.looks.chunks);
        let mut levels = if known.iter().any(Option::is_some) {
            let open = self.open_looks(&known, &looks);
            extend(&known, &looks, |index| {
                let look = looks.get(index).copied().flatten();
                self.is_settled(index, by_tags) && !look.is_some_and(|look| open.contains(&look))
            })
        } else {
            self.rank(&looks)
        };
        level_numbers(&mut levels, self.looks.texts);
        parts::find(&mut levels, self.looks.chunks, self.looks.texts);
        parts::level(&mut levels, self.looks.texts, self.after_cover());
        if let Some(title) = self.title(&looks, &known) {
            if self.is_over_all(title, &known) {
                levels.iter_mut().flatten().for_each(|level| *level = level.saturating_add(1).min(DEEPEST));
            }
            if let Some(level) = levels.get_mut(title) {
                *level = Some(1);
            }
        }
        close_gaps(&mut levels, &looks);
        levels
    }

    /// The first chunk after the first page, if there is one.
    fn after_cover(&self) -> usize {
        let cover = self.looks.chunks.first().map_or(0, Chunk::page);
        self.looks.chunks.iter().position(|chunk| chunk.page() > cover).unwrap_or(0)
    }

    fn texts(&self) -> impl Iterator<Item = (&Chunk, &String)> {
        self.looks.chunks.iter().zip(self.looks.texts)
    }

    /// Whether the structure tree has decided that a chunk is no heading.
    fn is_settled(&self, index: usize, by_tags: bool) -> bool {
        let titles_contents = || self.looks.texts.get(index).is_some_and(|text| is_title(text));
        by_tags && self.looks.chunks.get(index).is_some_and(|chunk| chunk.role().is_some()) && !titles_contents()
    }

    /// The looks that make headings although the structure tree does not say so of all: those of which most are headings; bold type that is
    /// larger than the text, if one of it is tagged, or than the usual tagged headings; bold, italic or underlined type that recurs, if one
    /// of it is tagged; and what recurs and no tagged heading has, as the lowest level often is left untagged.
    fn open_looks(&self, known: &[Option<u8>], looks: &[Option<Look>]) -> HashSet<Look> {
        let mut counts: HashMap<Look, Count> = HashMap::new();
        let mut classes: HashMap<_, usize> = HashMap::new();
        for ((level, look), (chunk, text)) in known.iter().zip(looks).zip(self.texts()) {
            *classes.entry(class(chunk)).or_default() += usize::from(!chunk.contents && !has_leader(text));
            if let Some(look) = look {
                let count = counts.entry(*look).or_default();
                count.all += 1;
                count.headings += usize::from(level.is_some());
                count.marked += usize::from(chunk.bold() || chunk.italic() || chunk.underlined());
                count.class = class(chunk);
            }
        }
        let larger = |look: &Look| f32::from(u16::try_from(-look.size).unwrap_or(0)) / 2.0 >= self.looks.typography.body + LARGER;
        let tagged = counts.iter().filter(|(look, count)| count.headings >= RECURS && larger(look)).map(|(look, _)| look.size).max();
        let usual = counts.into_iter().filter(|(look, count)| {
            let over = larger(look) && !look.regular && tagged.is_some_and(|usual| look.size <= usual);
            let mostly = || count.all * 2 > classes.get(&count.class).copied().unwrap_or(0);
            let untagged = count.headings == 0 && count.all >= RECURS && (count.marked == count.all || mostly());
            count.headings > 1 && count.headings * 2 > count.all
                || count.headings > 0 && (larger(look) || count.all >= RECURS && count.marked == count.all)
                || untagged
                || over
        });
        usual.map(|(look, _)| look).collect()
    }

    /// Levels of the chunks that bookmarks name on the pages they lead to; none if hardly any bookmark is found.
    fn bookmarked(&self) -> Vec<Option<u8>> {
        let mut wanted: HashMap<String, Vec<&Bookmark>> = HashMap::new();
        for bookmark in self.bookmarks {
            wanted.entry(plain(&bookmark.title)).or_default().push(bookmark);
        }
        let level = |(chunk, text): (&Chunk, &String)| {
            let contents = chunk.contents || has_leader(text);
            let heading = chunk.cells.is_none() && !text.is_empty() && text.chars().count() <= LONGEST && !contents;
            let found = wanted.get(&plain(text)).filter(|_| heading)?;
            let here = found.iter().find(|bookmark| bookmark.page.is_none_or(|page| page == chunk.page()))?;
            Some(here.depth.saturating_add(1).min(6))
        };
        let levels: Vec<Option<u8>> = self.texts().map(level).collect();
        let found = levels.iter().flatten().count();
        if found * 2 >= self.bookmarks.len() { levels } else { vec![None; levels.len()] }
    }

    /// Levels by size, weight and number; what only the cover has is no heading, its title aside and what heads the text that begins there.
    fn rank(&self, looks: &[Option<Look>]) -> Vec<Option<u8>> {
        let title = self.lone_title(looks).or_else(|| self.title(looks, &[]));
        let cover = self.looks.chunks.first().map_or(0, Chunk::page);
        let later: HashSet<_> =
            self.with_looks(looks).filter(|(_, chunk, _)| chunk.page() > cover).map(|(_, _, look)| (look.size, look.regular)).collect();
        let recurs = |(index, _, look): &(usize, &Chunk, Look)| Some(*index) != title && later.contains(&(look.size, look.regular));
        let begun = self.with_looks(looks).find(recurs).map_or(usize::MAX, |(index, ..)| index);
        let kept = |(index, (chunk, look)): (usize, (&Chunk, &Option<Look>))| {
            let in_text = index > begun && self.is_over_paragraph(index, chunk);
            let cover_only = self.pages > 2 && chunk.page() == cover && Some(index) != title && !in_text;
            look.filter(|look| !cover_only || later.contains(&(look.size, look.regular)))
        };
        let mut kept: Vec<Option<Look>> = self.looks.chunks.iter().zip(looks).enumerate().map(kept).collect();
        merge_near_sizes(&mut kept);
        capitals::tell_apart(&mut kept, self.looks.texts);
        let levels = by_nesting(&kept, title);
        kept.iter().map(|look| look.and_then(|look| levels.get(&look).copied())).collect()
    }

    /// Whether a paragraph in smaller or lighter type follows on the same page.
    fn is_over_paragraph(&self, index: usize, chunk: &Chunk) -> bool {
        let next = self.looks.chunks.get(index + 1).zip(self.looks.texts.get(index + 1));
        next.is_some_and(|(next, text)| {
            let under = next.page() == chunk.page() && next.cells.is_none() && class(next) != class(chunk);
            under && text.chars().count() >= TEXT && ends_sentence(text)
        })
    }

    fn with_looks<'a>(&'a self, looks: &'a [Option<Look>]) -> impl Iterator<Item = (usize, &'a Chunk, Look)> {
        self.looks.chunks.iter().zip(looks).enumerate().filter_map(|(index, (chunk, look))| Some((index, chunk, (*look)?)))
    }

    /// The title where headings in larger type stand on the first page too: the largest type before all type that recurs, itself set in none.
    fn lone_title(&self, looks: &[Option<Look>]) -> Option<usize> {
        let cover = self.looks.chunks.first()?.page();
        let class = |look: Look| (look.size, look.regular);
        let later: HashSet<_> = self.with_looks(looks).filter(|(_, chunk, _)| chunk.page() > cover).map(|(.., look)| class(look)).collect();
        let on_cover = || self.with_looks(looks).filter(|(_, chunk, _)| chunk.page() == cover);
        let first = on_cover().find(|(.., look)| later.contains(&class(*look)))?.0;
        let large = on_cover().filter(|(index, chunk, _)| *index < first && chunk.size() > TITLE * self.looks.typography.body);
        large.min_by_key(|&(index, _, look)| (look.size, index)).map(|(index, ..)| index)
    }

    /// The title: the largest type on the first page, before and not smaller than any heading that is known.
    fn title(&self, looks: &[Option<Look>], known: &[Option<u8>]) -> Option<usize> {
        let cover = self.looks.chunks.first()?.page();
        let first_known = known.iter().position(Option::is_some).unwrap_or(usize::MAX);
        let sizes = self.looks.chunks.iter().zip(known).filter(|(_, level)| level.is_some()).map(|(chunk, _)| chunk.size());
        let largest_known = sizes.fold(0.0, f32::max);
        let on_cover = self.with_looks(looks).filter(|(index, chunk, _)| chunk.page() == cover && *index < first_known);
        let body = self.looks.typography.body;
        let large = on_cover.filter(|(_, chunk, _)| chunk.size() > TITLE * body && chunk.size() + 0.3 >= largest_known);
        large.min_by_key(|&(index, _, look)| (look.size, index)).map(|(index, _, _)| index)
    }

    /// Whether the title is in larger type than all that bookmarks or tags call headings: word processors leave it out of both, so that its chapters
    /// are of the first level as well.
    fn is_over_all(&self, title: usize, known: &[Option<u8>]) -> bool {
        let size = |index: usize| self.looks.chunks.get(index).map_or(0.0, Chunk::size);
        let mut chapters = known.iter().enumerate().filter(|(_, level)| **level == Some(1)).map(|(index, _)| size(index)).peekable();
        chapters.peek().is_some() && chapters.all(|chapter| size(title) > chapter * TITLE)
    }
}

/// What the chunks of a look have in common.
#[derive(Default)]
struct Count {
    all: usize,
    /// How many the structure tree calls headings, and how many are bold, italic or underlined.
    headings: usize,
    marked: usize,
    class: Class,
}

/// The level in the structure tree.
fn tag_level(chunk: &Chunk, text: &str) -> Option<u8> {
    let paragraph = text.chars().count() > PARAGRAPH && (ends_sentence(text) || has_sentences(text));
    match chunk.role() {
        Some(Role::Heading(level)) if !paragraph && text.contains(char::is_alphanumeric) => Some(level),
        _ => None,
    }
}

/// Whether a sentence ends within a text and another begins; the point after the number before a heading ends none.
fn has_sentences(text: &str) -> bool {
    let after_number = text.split_once(". ").filter(|(first, _)| !first.contains(char::is_whitespace)).map_or(text, |(_, rest)| rest);
    after_number.split(". ").skip(1).any(|rest| rest.starts_with(char::is_uppercase))
}

/// A heading's letters and digits in lower case, without its number.
pub(super) fn plain(text: &str) -> String {
    let unnumbered = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\t'));
    let text = if unnumbered.is_empty() { text } else { unnumbered };
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
