//! What to say when a document demands more than [`super::Limits`] allows.

use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// More blocks than allowed: the rest was not read.
pub(super) fn too_many_blocks(limit: usize) -> Problem {
    let message = Bilingual::new(
        format!("dokumentet har fler än {limit} stycken; resten har inte lästs"),
        format!("the document has more than {limit} paragraphs; the rest was not read"),
    );
    let help = Bilingual::new("Dela upp dokumentet i flera filer.", "Split the document into several files.");
    Problem::new("too-many-blocks", Gravity::Error, message).with_help(help)
}
