//! The heads of groups of rows within tables: they look like headings, and head no text.

use std::collections::HashMap;

use super::chunk::{Chunk, SLIGHTLY};
use super::class::{Class, class};
use super::look::Look;
use super::source::Role;

/// Of a look that heads groups of rows so many are needed.
const FEWEST: usize = 3;

/// Drops what looks like a heading in the running text's size where most of such type stands right over rows of a table.
pub(super) fn drop_heads(looks: &mut [Option<Look>], chunks: &[Chunk], body: f32) {
    let small = |chunk: &Chunk| chunk.size() < body + SLIGHTLY && !matches!(chunk.role(), Some(Role::Heading(_)));
    let mut counts: HashMap<Class, (usize, usize)> = HashMap::new();
    for (index, (chunk, look)) in
        chunks.iter().zip(looks.iter()).enumerate().filter(|(_, (chunk, _))| chunk.cells.is_none() && small(chunk))
    {
        let over_row = is_over_row(index, chunks);
        let (all, over_rows) = counts.entry(class(chunk)).or_default();
        *all += usize::from(over_row || look.is_some());
        *over_rows += usize::from(over_row);
    }
    let heads = |class| counts.get(&class).is_some_and(|(all, over_rows)| *over_rows >= FEWEST && over_rows * 2 > *all);
    for (slot, chunk) in looks.iter_mut().zip(chunks) {
        slot.take_if(|look| look.depth == 0 && small(chunk) && heads(class(chunk)));
    }
}

/// Whether a row of several cells follows on the same page.
fn is_over_row(index: usize, chunks: &[Chunk]) -> bool {
    let (Some(chunk), Some(next)) = (chunks.get(index), chunks.get(index + 1)) else { return false };
    chunk.page() == next.page() && next.cells.as_ref().is_some_and(|cells| cells.len() > 1)
}
