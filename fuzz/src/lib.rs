//! What all targets do: read, and hold the document to what every reader promises.

use lucka::formats::{Limits, by_name};

/// Reads the bytes in this process, under limits small enough for a fuzzer.
///
/// # Panics
/// Where the reader does, or where a span lies outside the source or within a character.
pub fn read(format: &str, bytes: &[u8]) {
    let limits = Limits { unpacked_bytes: 1 << 20, archive_entries: 200, blocks: 20_000, pages: 50, ..Limits::default() };
    let format = by_name(format).expect("a format of the table");
    let (document, problems) = (format.read)(bytes, &limits);
    let source = document.source.as_deref().unwrap_or_default();
    let spans = document.blocks.iter().filter_map(|block| block.origin.span.clone()).chain(problems.iter().filter_map(|problem| problem.span.clone()));
    for span in spans {
        assert!(source.get(span.clone()).is_some(), "{span:?}");
    }
    assert!(!document.sections.is_empty() || document.blocks.is_empty());
}
