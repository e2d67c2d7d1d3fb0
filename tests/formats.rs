//! The same guidance text in every format gives the same outline, running text and verdicts, and no format lacks what it needs.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fixture that cannot be read fails the test")]

use std::path::Path;

use lucka::document::{Block, BlockKind, Document};
use lucka::engine;
use lucka::formats::{Limits, TABLE, by_file_name};
use lucka::rules;

macro_rules! fixture {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../fixtures/formats/", $name)))
    };
}

type Fixture = (&'static str, &'static [u8]);

/// Two texts, each with its copies in other formats; how each was made is told in `fixtures/formats/README.md`.
const TEXTS: [(Fixture, &[Fixture]); 2] = [
    (
        fixture!("source.md"),
        &[
            fixture!("html/pandoc.html"),
            fixture!("office/pandoc.docx"),
            fixture!("office/pandoc.odt"),
            fixture!("office/libreoffice.docx"),
            fixture!("office/libreoffice.odt"),
        ],
    ),
    (
        fixture!("pdf/handledning.md"),
        &[
            fixture!("html/handledning.html"),
            fixture!("office/handledning.docx"),
            fixture!("office/handledning.odt"),
            fixture!("rtf/libreoffice.rtf"),
            fixture!("rtf/pandoc.rtf"),
            fixture!("pdf/libreoffice.pdf"),
            fixture!("pdf/libreoffice-tagged.pdf"),
            fixture!("pdf/libreoffice-bookmarks.pdf"),
            fixture!("pdf/columns.pdf"),
            fixture!("pdf/columns-tagged.pdf"),
        ],
    ),
];

fn read((name, bytes): Fixture) -> Document {
    let format = by_file_name(name).unwrap();
    let (document, problems) = (format.read)(bytes, &Limits::default());
    assert!(problems.is_empty(), "{name}: {problems:?}");
    document
}

fn lines(document: &Document) -> Vec<String> {
    let line = |block: &Block| format!("{:?} {} {}", block.kind, block.bold, block.text.as_str());
    document.blocks.iter().map(line).collect()
}

/// Level and text of every heading, without that of a table of contents, which only some programs write.
fn outline(document: &Document) -> Vec<(u8, &str)> {
    let heading = |block: &'_ Block| if let BlockKind::Heading { level } = block.kind { Some(level) } else { None };
    let headings = document.blocks.iter().filter_map(|block| Some((heading(block)?, block.text.as_str())));
    headings.filter(|(_, text)| *text != "Innehåll").collect()
}

/// Rule, section and status of every verdict.
fn verdicts(document: &Document) -> Vec<String> {
    let (rules, problems) = rules::compile(&[rules::builtin("jamy-2022-21").unwrap()]);
    assert!(problems.is_empty());
    let judgement = engine::judge(document, &rules);
    let row = |verdict: &engine::Verdict| {
        let heading = document.sections[verdict.section].heading.map_or("", |index| document.blocks[index].text.as_str());
        format!("{} {heading}: {}", rules.rules[verdict.rule].id, verdict.status.name())
    };
    judgement.verdicts.iter().map(row).collect()
}

#[test]
fn word_processors_and_pages_give_the_same_text() {
    let (source, copies) = TEXTS[0];
    let expected = lines(&read(source));
    for copy in copies {
        let document = read(*copy);
        for (line, expected) in lines(&document).iter().zip(&expected) {
            assert_eq!(line, expected, "{}", copy.0);
        }
        assert_eq!(document.blocks.len(), expected.len(), "{}", copy.0);
        assert_eq!(document.title(), Some("Vägledning för familjehemmens handläggare"));
    }
}

#[test]
fn every_format_gives_the_same_outline_and_verdicts() {
    for (source, copies) in TEXTS {
        let original = read(source);
        let expected = verdicts(&original);
        for copy in copies {
            let document = read(*copy);
            assert_eq!(outline(&document), outline(&original), "{}", copy.0);
            assert_eq!(verdicts(&document), expected, "{}", copy.0);
        }
    }
    let (source, copies) = TEXTS[1];
    assert!(!verdicts(&read(source)).is_empty());
    let covered = copies.iter().filter_map(|(name, _)| by_file_name(name)).map(|format| format.name);
    for name in ["html", "docx", "odt", "rtf", "pdf"] {
        assert!(covered.clone().any(|covered| covered == name), "{name}");
    }
}

#[test]
fn every_block_says_where_it_stands() {
    for copy in TEXTS.iter().flat_map(|(_, copies)| *copies) {
        let document = read(*copy);
        let mut last = 0;
        let in_order = |block: &&Block| block.origin.paragraph.is_some() && block.kind != BlockKind::Footnote;
        for block in document.blocks.iter().filter(in_order) {
            let paragraph = block.origin.paragraph.unwrap();
            assert!(paragraph >= last && paragraph > 0, "{}: {block:?}", copy.0);
            last = paragraph;
        }
        let places = |block: &Block| [block.origin.paragraph.is_some(), block.origin.span.is_some(), block.origin.page.is_some()];
        let placed = |block: &Block| places(block).into_iter().filter(|place| *place).count() == 1;
        assert!(document.blocks.iter().all(placed), "{}", copy.0);
    }
}

#[test]
fn no_format_lacks_fixtures_documentation_or_a_fuzz_target() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = std::fs::read_to_string(root.join("docs/formats.md")).unwrap();
    let targets = std::fs::read_to_string(root.join("fuzz/Cargo.toml")).unwrap();
    let fixtures = fixture_names(&root.join("fixtures/formats"));
    for format in TABLE {
        assert!(docs.contains(&format!("(`{}`)", format.name)), "docs/formats.md has no row for {}", format.name);
        assert!(targets.contains(&format!("name = \"{}\"", format.name)), "{} has no fuzz target", format.name);
        assert!(root.join(format!("fuzz/targets/{}.rs", format.name)).is_file(), "{} has no fuzz target", format.name);
        let has = |name: &String| by_file_name(name).is_some_and(|found| found.name == format.name);
        assert!(fixtures.iter().any(has), "{} has no fixture", format.name);
    }
    for limit in Limits::ALL {
        assert!(docs.contains(&format!("`{}`", limit.name)), "docs/formats.md does not name the limit {}", limit.name);
    }
}

fn fixture_names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            names.extend(fixture_names(&path));
        } else {
            names.push(path.to_string_lossy().into_owned());
        }
    }
    names
}
