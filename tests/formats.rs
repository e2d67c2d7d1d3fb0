//! The same guidance text in every format gives the same outline and the same running text.
#![expect(clippy::unwrap_used, reason = "a fixture that cannot be read fails the test")]

use lucka::document::{Block, Document};
use lucka::formats::{Limits, by_file_name};

/// The text that all other files were made from.
const SOURCE: (&str, &[u8]) = ("source.md", include_bytes!("../fixtures/formats/source.md"));

/// The same text in other formats; how each was made is told in `fixtures/formats/README.md`.
const COPIES: &[(&str, &[u8])] = &[
    ("pandoc.html", include_bytes!("../fixtures/formats/html/pandoc.html")),
    ("pandoc.docx", include_bytes!("../fixtures/formats/office/pandoc.docx")),
    ("pandoc.odt", include_bytes!("../fixtures/formats/office/pandoc.odt")),
    ("libreoffice.docx", include_bytes!("../fixtures/formats/office/libreoffice.docx")),
    ("libreoffice.odt", include_bytes!("../fixtures/formats/office/libreoffice.odt")),
];

fn read((name, bytes): (&str, &[u8])) -> Document {
    let format = by_file_name(name).unwrap();
    let (document, problems) = (format.read)(bytes, &Limits::default());
    assert!(problems.is_empty(), "{name}: {problems:?}");
    document
}

fn lines(document: &Document) -> Vec<String> {
    let line = |block: &Block| format!("{:?} {} {}", block.kind, block.bold, block.text.as_str());
    document.blocks.iter().map(line).collect()
}

#[test]
fn every_format_gives_the_same_text() {
    let expected = lines(&read(SOURCE));
    for copy in COPIES {
        let document = read(*copy);
        for (line, expected) in lines(&document).iter().zip(&expected) {
            assert_eq!(line, expected, "{}", copy.0);
        }
        assert_eq!(document.blocks.len(), expected.len(), "{}", copy.0);
        assert_eq!(document.title(), Some("Vägledning för familjehemmens handläggare"));
    }
}

#[test]
fn every_block_says_where_it_stands() {
    for copy in COPIES {
        let document = read(*copy);
        let mut last = 0;
        for block in document.blocks.iter().filter(|block| block.origin.paragraph.is_some()) {
            let paragraph = block.origin.paragraph.unwrap();
            assert!(paragraph >= last && paragraph > 0, "{}: {block:?}", copy.0);
            last = paragraph;
        }
        let placed = |block: &Block| block.origin.paragraph.is_some() != block.origin.span.is_some();
        assert!(document.blocks.iter().all(placed), "{}", copy.0);
    }
}
