//! Which chunks are headings, and of which level: by structure tags, else bookmarks, else size and weight of the type, else number.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::chunk::{Chunk, has_leader, is_item};
use super::number::{depth, is_caption};
use super::source::{Bookmark, Role};
use super::typography::{Typography, half_points};

/// Type this much larger than the body's, in points, makes a heading.
const LARGER: f32 = 0.75;
/// Type this much larger than the body's makes a title.
const TITLE: f32 = 1.15;
/// A heading is at most this long, in characters; one that is only bold less.
const LONGEST: usize = 200;
const LONGEST_BOLD: usize = 120;
/// A class of type with more than this share of the text is no heading's.
const COMMON: f32 = 0.25;

/// How a chunk looks: larger type first, bold before regular, fewer parts of a number first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Look {
    /// Negative half points, so that larger type comes first.
    size: i32,
    regular: bool,
    /// 0 for the slant that comes first in the document, 1 for the other: the higher level comes first.
    slant: u8,
    depth: u8,
}

/// What decides about headings.
pub(super) struct Headings<'a> {
    pub(super) chunks: &'a [Chunk],
    /// The chunks' texts.
    pub(super) texts: &'a [String],
    pub(super) bookmarks: &'a [Bookmark],
    pub(super) typography: Typography,
    pub(super) pages: usize,
}

impl Headings<'_> {
    /// The level of each chunk that is a heading.
    pub(super) fn levels(&self) -> Vec<Option<u8>> {
        let tagged: Vec<Option<u8>> = self.chunks.iter().map(tag_level).collect();
        let by_tags = tagged.iter().any(Option::is_some);
        let known = if by_tags { tagged } else { self.bookmarked() };
        let looks = self.looks();
        let mut levels = if known.iter().any(Option::is_some) {
            extend(&known, &looks, |index| self.is_settled(index, by_tags))
        } else {
            self.rank(&looks)
        };
        if let Some(title) = self.title(&looks, &known)
            && let Some(level) = levels.get_mut(title)
        {
            *level = Some(1);
        }
        levels
    }

    /// Whether the structure tree has decided that a chunk is no heading.
    fn is_settled(&self, index: usize, by_tags: bool) -> bool {
        by_tags && self.chunks.get(index).is_some_and(|chunk| chunk.role().is_some())
    }

    /// Levels of the chunks that bookmarks name on the pages they lead to; none if hardly any bookmark is found.
    fn bookmarked(&self) -> Vec<Option<u8>> {
        let mut wanted: HashMap<String, Vec<&Bookmark>> = HashMap::new();
        for bookmark in self.bookmarks {
            wanted.entry(plain(&bookmark.title)).or_default().push(bookmark);
        }
        let level = |(chunk, text): (&Chunk, &String)| {
            let heading = chunk.cells.is_none() && !text.is_empty() && text.chars().count() <= LONGEST && !has_leader(text);
            let found = wanted.get(&plain(text)).filter(|_| heading)?;
            let here = found.iter().find(|bookmark| bookmark.page.is_none_or(|page| page == chunk.page()))?;
            Some(here.depth.saturating_add(1).min(6))
        };
        let levels: Vec<Option<u8>> = self.chunks.iter().zip(self.texts).map(level).collect();
        let found = levels.iter().flatten().count();
        if found * 2 >= self.bookmarks.len() { levels } else { vec![None; levels.len()] }
    }

    /// How the chunks look that may be headings.
    fn looks(&self) -> Vec<Option<Look>> {
        let mut letters: HashMap<(i32, bool), usize> = HashMap::new();
        let mut all = 0;
        for (chunk, text) in self.chunks.iter().zip(self.texts) {
            *letters.entry((half_points(chunk.size()), chunk.bold())).or_default() += text.len();
            all += text.len();
        }
        let common = |chunk: &Chunk| {
            let count = letters.get(&(half_points(chunk.size()), chunk.bold())).copied().unwrap_or(0);
            super::order::ratio(count, all) > COMMON && all > 2_000
        };
        let mut looks = Vec::new();
        let mut slants: HashMap<(i32, bool), bool> = HashMap::new();
        for (index, (chunk, text)) in self.chunks.iter().zip(self.texts).enumerate() {
            let fits = !common(chunk) && self.may_be_heading(index, chunk, text);
            looks.push(fits.then(|| {
                let (size, regular) = (-half_points(chunk.size()), !chunk.bold());
                let first = *slants.entry((size, regular)).or_insert(chunk.italic());
                Look { size, regular, slant: u8::from(first != chunk.italic()), depth: depth(text) }
            }));
        }
        without_stray_depths(looks)
    }

    /// Whether size, weight or number and the wording allow a chunk to be a heading.
    fn may_be_heading(&self, index: usize, chunk: &Chunk, text: &str) -> bool {
        let length = text.chars().count();
        let wrong_role = !matches!(chunk.role(), None | Some(Role::Paragraph | Role::Heading(_)));
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let numbered = depth(text) > 0;
        if wrong_role
            || chunk.cells.is_some()
            || letters < 2
            || length > LONGEST
            || chunk.lines.len() > 4
            || has_leader(text)
            || is_caption(text)
            || (is_item(text) && !numbered)
        {
            return false;
        }
        let sentence = text.ends_with(['.', ';', ',', ':']);
        let body = self.typography.body;
        if chunk.size() >= body + LARGER {
            return !(sentence && length > 60);
        }
        let upper = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
        let single = upper && !sentence && length <= LONGEST_BOLD && chunk.size() >= body - 0.3 && self.stands_apart(index);
        single && ((chunk.bold() && chunk.lines.len() <= 2) || (depth(text) >= 2 && chunk.lines.len() == 1))
    }

    /// Whether there is a gap above a chunk, or nothing, or another possible heading.
    fn stands_apart(&self, index: usize) -> bool {
        let (Some(chunk), Some(before)) = (self.chunks.get(index), index.checked_sub(1).and_then(|before| self.chunks.get(before))) else {
            return true;
        };
        let (Some(first), Some(above)) = (chunk.lines.first(), before.lines.last()) else { return true };
        let step = above.y - first.y;
        let gap = step > 1.1 * self.typography.leading * first.size;
        let larger = before.size() >= self.typography.body + LARGER || before.bold();
        above.page != first.page || step <= 0.0 || gap || larger || before.cells.is_some()
    }

    /// Levels by rank of size, weight and number; what only the cover has is no heading, its title aside.
    fn rank(&self, looks: &[Option<Look>]) -> Vec<Option<u8>> {
        let title = self.title(looks, &[]);
        let cover = self.chunks.first().map_or(0, Chunk::page);
        let later: HashSet<_> =
            self.with_looks(looks).filter(|(_, chunk, _)| chunk.page() > cover).map(|(_, _, look)| (look.size, look.regular)).collect();
        let kept = |index: usize, chunk: &Chunk, look: Look| {
            self.pages <= 2 || chunk.page() > cover || Some(index) == title || later.contains(&(look.size, look.regular))
        };
        let mut ranks: BTreeMap<Look, u8> =
            self.with_looks(looks).filter(|&(index, chunk, look)| kept(index, chunk, look)).map(|(_, _, look)| (look, 0)).collect();
        for (rank, level) in ranks.values_mut().zip(1..=u8::MAX) {
            *rank = level.min(6);
        }
        let level = |(index, look): (usize, &Option<Look>)| {
            let (look, chunk) = ((*look)?, self.chunks.get(index)?);
            ranks.get(&look).copied().filter(|_| kept(index, chunk, look))
        };
        looks.iter().enumerate().map(level).collect()
    }

    fn with_looks<'a>(&'a self, looks: &'a [Option<Look>]) -> impl Iterator<Item = (usize, &'a Chunk, Look)> {
        self.chunks.iter().zip(looks).enumerate().filter_map(|(index, (chunk, look))| Some((index, chunk, (*look)?)))
    }

    /// The title: the largest type on the first page, before and not smaller than any heading that is known.
    fn title(&self, looks: &[Option<Look>], known: &[Option<u8>]) -> Option<usize> {
        let cover = self.chunks.first()?.page();
        let first_known = known.iter().position(Option::is_some).unwrap_or(usize::MAX);
        let sizes = self.chunks.iter().zip(known).filter(|(_, level)| level.is_some()).map(|(chunk, _)| chunk.size());
        let largest_known = sizes.fold(0.0, f32::max);
        let on_cover = self.with_looks(looks).filter(|(index, chunk, _)| chunk.page() == cover && *index < first_known);
        let large = on_cover.filter(|(_, chunk, _)| chunk.size() > TITLE * self.typography.body && chunk.size() + 0.3 >= largest_known);
        large.min_by_key(|&(index, _, look)| (look.size, index)).map(|(index, _, _)| index)
    }
}

/// The level in the structure tree.
fn tag_level(chunk: &Chunk) -> Option<u8> {
    match chunk.role() {
        Some(Role::Heading(level)) => Some(level),
        _ => None,
    }
}

/// Lets numbers decide within a look only where at least half of its chunks are numbered.
fn without_stray_depths(mut looks: Vec<Option<Look>>) -> Vec<Option<Look>> {
    let mut counts: HashMap<(i32, bool), (usize, usize, u8)> = HashMap::new();
    for look in looks.iter().flatten() {
        let (all, numbered, least) = counts.entry((look.size, look.regular)).or_insert((0, 0, u8::MAX));
        *all += 1;
        if look.depth > 0 {
            *numbered += 1;
            *least = (*least).min(look.depth);
        }
    }
    for look in looks.iter_mut().flatten() {
        let (all, numbered, least) = counts.get(&(look.size, look.regular)).copied().unwrap_or_default();
        look.depth = if numbered * 2 >= all && numbered > 0 { look.depth.max(least) } else { 0 };
    }
    looks
}

/// Carries known levels over to other chunks that look the same; other looks come one level below the next larger known one.
fn extend(known: &[Option<u8>], looks: &[Option<Look>], settled: impl Fn(usize) -> bool) -> Vec<Option<u8>> {
    let mut votes: BTreeMap<Look, BTreeMap<u8, usize>> = BTreeMap::new();
    for (level, look) in known.iter().zip(looks) {
        if let (Some(level), Some(look)) = (level, look) {
            *votes.entry(*look).or_default().entry(*level).or_default() += 1;
        }
    }
    let decided: BTreeMap<Look, u8> = votes
        .into_iter()
        .filter_map(|(look, votes)| Some((look, votes.into_iter().max_by_key(|&(level, count)| (count, level))?.0)))
        .collect();
    let mut levels = decided.clone();
    let open: std::collections::BTreeSet<Look> = looks.iter().flatten().copied().filter(|look| !decided.contains_key(look)).collect();
    for look in open {
        let above = levels.range(..look).map(|(_, level)| *level).max();
        levels.insert(look, above.map_or(1, |level| (level + 1).min(6)));
    }
    let level = |(index, (level, look)): (usize, (&Option<u8>, &Option<Look>))| {
        level.or_else(|| (*look).filter(|_| !settled(index)).and_then(|look| levels.get(&look).copied()))
    };
    known.iter().zip(looks).enumerate().map(level).collect()
}

/// A heading's letters and digits in lower case, without its number.
fn plain(text: &str) -> String {
    let unnumbered = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\t'));
    let text = if unnumbered.is_empty() { text } else { unnumbered };
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
