//! How many documents are judged at a time, and how many threads read one of them.

use std::num::NonZeroUsize;

use crate::formats::processors;

/// How many threads the user asks for, if any number.
pub(super) type Asked = Option<NonZeroUsize>;

/// How many of so many documents are judged at a time: as many as asked for, else as there are processors.
pub(super) fn at_a_time(asked: Asked, documents: usize) -> usize {
    asked.map_or_else(processors, NonZeroUsize::get).min(documents).max(1)
}

/// How many threads, at most so many, read one of so many documents: where several are judged at a time, a second one would only take time
/// from the others.
pub(super) fn for_one(asked: Asked, documents: usize, most: usize) -> usize {
    let alone = at_a_time(asked, documents) == 1 && asked.is_none_or(|asked| asked.get() > 1);
    if alone { most } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_document_alone_is_read_by_several_threads() {
        let asked = |number: usize| NonZeroUsize::new(number);
        assert_eq!((for_one(None, 1, 2), for_one(asked(4), 1, 2)), (2, 2));
        assert_eq!((for_one(asked(2), 3, 2), for_one(asked(1), 1, 2), for_one(asked(1), 3, 2)), (1, 1, 1));
        assert_eq!((at_a_time(asked(4), 3), at_a_time(asked(4), 9), at_a_time(None, 0)), (3, 4, 1));
    }
}
