//! Where headings start: at an edge of the text, in its middle or outside it; the words of a drawing stand anywhere.

use std::collections::HashMap;

use super::chunk::Chunk;
use super::fragment::Fragment;
use super::look::Look;
use super::source::Role;
use super::typography::half_points;

/// A paragraph is at least so long, in characters.
const PARAGRAPH: usize = 60;
/// Edges and middles that differ by less, in type sizes, are the same.
const SAME: f32 = 1.5;
/// So many headings of one look at one edge have that edge, whatever the text's is.
const RECURS: usize = 3;

/// The left and right edges of a paragraph, or of what stands of it in one column.
type Edges = (f32, f32);

/// Drops what stands within the width of a page's paragraphs, neither at their edges nor in their middle.
pub(super) fn drop_words(looks: &mut [Option<Look>], chunks: &[Chunk], texts: &[String]) {
    let cover = chunks.first().map_or(0, Chunk::page);
    let mut pages: HashMap<usize, Vec<Edges>> = HashMap::new();
    for (chunk, text) in chunks.iter().zip(texts) {
        if chunk.cells.is_none() && text.chars().count() >= PARAGRAPH {
            for column in chunk.lines.chunk_by(|above, line| above.page == line.page && above.y > line.y) {
                pages.entry(column.first().map_or(0, |line| line.page)).or_default().push(edges(column));
            }
        }
    }
    let mut recurring: HashMap<(Look, i32), usize> = HashMap::new();
    let place = |look: Look, chunk: &Chunk| (look, half_points(edges(&chunk.lines).0) / 4);
    for (look, chunk) in looks.iter().zip(chunks).filter_map(|(look, chunk)| Some(((*look)?, chunk))) {
        *recurring.entry(place(look, chunk)).or_default() += 1;
    }
    for (slot, chunk) in looks.iter_mut().zip(chunks) {
        let tagged = matches!(chunk.role(), Some(Role::Heading(_)));
        let within = || pages.get(&chunk.page()).is_some_and(|paragraphs| is_within(chunk, paragraphs));
        slot.take_if(|look| {
            let recurs = recurring.get(&place(*look, chunk)).is_some_and(|count| *count >= RECURS);
            !tagged && look.depth == 0 && chunk.page() > cover && !recurs && within()
        });
    }
}

/// Whether a chunk stands inside a paragraph's width, and at no paragraph's edge or middle.
fn is_within(chunk: &Chunk, paragraphs: &[Edges]) -> bool {
    let (left, right) = edges(&chunk.lines);
    let near = |a: f32, b: f32| (a - b).abs() < SAME * chunk.size();
    let aligned = |&(from, to): &Edges| near(left, from) || near(right, to) || near(left + right, from + to);
    let inside = paragraphs.iter().any(|&(from, to)| left > from && right < to);
    inside && !paragraphs.iter().any(aligned)
}

/// The edges of lines, all together.
fn edges(lines: &[Fragment]) -> Edges {
    lines.iter().fold((f32::MAX, 0.0), |(left, right), line| (line.x.min(left), line.end_x.max(right)))
}
