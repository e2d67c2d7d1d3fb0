//! Tests of the PDF reader.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use proptest::prelude::*;

use super::source::Page;
use super::{engine, read};
use crate::document::{BlockKind, Document};
use crate::formats::Limits;
use crate::formats::fixture::{outline, source_outline, source_paragraphs};
use crate::problem::Problem;

const LIBREOFFICE: &[u8] = include_bytes!("../../../fixtures/formats/pdf/libreoffice.pdf");
const TAGGED: &[u8] = include_bytes!("../../../fixtures/formats/pdf/libreoffice-tagged.pdf");
const BOOKMARKS: &[u8] = include_bytes!("../../../fixtures/formats/pdf/libreoffice-bookmarks.pdf");
const COLUMNS: &[u8] = include_bytes!("../../../fixtures/formats/pdf/columns.pdf");
const COLUMNS_TAGGED: &[u8] = include_bytes!("../../../fixtures/formats/pdf/columns-tagged.pdf");
const ENCRYPTED: &[u8] = include_bytes!("../../../fixtures/formats/pdf/encrypted.pdf");
const SCAN: &[u8] = include_bytes!("../../../fixtures/formats/pdf/scan.pdf");
const SCANNED_PAGE: &[u8] = include_bytes!("../../../fixtures/formats/pdf/scanned-page.pdf");
const CHAPTERS: &[u8] = include_bytes!("../../../fixtures/formats/pdf/chapters.pdf");
const RECURRING: &[u8] = include_bytes!("../../../fixtures/formats/pdf/recurring.pdf");
const RECURRING_TAGGED: &[u8] = include_bytes!("../../../fixtures/formats/pdf/recurring-tagged.pdf");

const READABLE: [(&str, &[u8]); 5] =
    [("libreoffice", LIBREOFFICE), ("tagged", TAGGED), ("bookmarks", BOOKMARKS), ("columns", COLUMNS), ("columns-tagged", COLUMNS_TAGGED)];

fn texts(document: &Document, wanted: impl Fn(BlockKind) -> bool) -> Vec<&str> {
    document.blocks.iter().filter(|block| wanted(block.kind)).map(|block| block.text.as_str()).collect()
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn gives_the_source_s_outline_and_blocks() {
    for (name, bytes) in READABLE {
        let (document, problems) = read(bytes, &Limits::default());
        assert!(problems.is_empty(), "{name}: {problems:?}");
        let mut found = outline(&document.blocks);
        found.retain(|&(_, text)| text != "Innehåll");
        assert_eq!(found, source_outline(), "{name}");
        assert_eq!(texts(&document, |kind| kind == BlockKind::Paragraph), source_paragraphs(), "{name}");
        assert_eq!(texts(&document, |kind| kind == BlockKind::ListItem { depth: 0 }).len(), 4, "{name}");
        let rows = texts(&document, |kind| matches!(kind, BlockKind::TableRow { .. }));
        let expected = ["Verksamhet | Ansvar | Senast", "Socialtjänsten | Bedömning och placering | samma dag"];
        assert_eq!(rows.len(), 4, "{name}: {rows:?}");
        assert_eq!(rows[..2], expected, "{name}");
    }
}

#[test]
fn sets_footnotes_after_the_block_with_their_mark() {
    for (name, bytes) in READABLE {
        let (document, _) = read(bytes, &Limits::default());
        let note = document.blocks.iter().position(|block| block.kind == BlockKind::Footnote).expect(name);
        let (before, note) = (&document.blocks[note - 1], &document.blocks[note]);
        assert_eq!(
            note.text.as_str(),
            "Samtal utan vårdnadshavarens samtycke regleras i socialtjänstlagen, och beslutet ska dokumenteras samma dag."
        );
        assert!(before.text.as_str().contains("vid det första samtalet. Berätta"), "{name}: {}", before.text.as_str());
    }
}

#[test]
fn a_paragraph_over_two_pages_stands_on_both() {
    for (name, bytes) in [("columns", COLUMNS), ("columns-tagged", COLUMNS_TAGGED)] {
        let (document, _) = read(bytes, &Limits::default());
        let last = "Håll tät kontakt även när";
        let (block, at) = document.blocks.iter().find_map(|block| Some((block, block.text.as_str().find(last)?))).expect(name);
        assert_eq!((block.origin.page_at(0), block.origin.page_at(at)), (Some(1), Some(2)), "{name}");
    }
}

#[test]
fn leaves_out_running_headers_and_keeps_contents_apart() {
    for (name, bytes) in READABLE {
        let (document, _) = read(bytes, &Limits::default());
        let kept = |kind: BlockKind| kind.is_running_text();
        let wrong =
            |text: &&str| text.starts_with("Sida ") || **text == *"Handledning om hedersrelaterat våld" || text.parse::<u32>().is_ok();
        assert!(!texts(&document, kept).iter().any(wrong), "{name}");
        let contents = texts(&document, |kind| kind == BlockKind::Contents);
        assert!(
            contents.is_empty() || contents == ["Utgångspunkter 1", "Första bedömningen 1", "Skydd och uppföljning 1"],
            "{name}: {contents:?}"
        );
    }
}

#[test]
fn keeps_text_that_recurs_at_the_same_height() {
    for (name, bytes) in [("recurring", RECURRING), ("recurring-tagged", RECURRING_TAGGED)] {
        let (document, problems) = read(bytes, &Limits::default());
        assert!(problems.is_empty(), "{name}: {problems:?}");
        let paragraphs = texts(&document, |kind| kind == BlockKind::Paragraph);
        let whole = paragraphs.iter().filter(|text| text.ends_with(" våld."));
        assert_eq!((whole.count(), paragraphs.len()), (6, 6), "{name}: {paragraphs:?}");
    }
    let (document, _) = read(RECURRING_TAGGED, &Limits::default());
    assert_eq!(texts(&document, |kind| matches!(kind, BlockKind::Heading { .. })), ["Utgåvor"; 6]);
    let rows = texts(&document, |kind| matches!(kind, BlockKind::TableRow { .. }));
    assert_eq!((rows[1], rows[2], rows.len()), ("0 | 12 | 7", "2001 | 1 | 3", 18));
}

#[test]
fn says_what_has_no_text() {
    let (document, problems) = read(SCANNED_PAGE, &Limits::default());
    assert_eq!(codes(&problems), ["page-without-text"]);
    assert_eq!(problems[0].page, Some(2));
    let part = &document.unreadable[0];
    assert_eq!(part.page, Some(2));
    assert_eq!(document.blocks[part.before_block].origin.page, Some(3));
    let (document, problems) = read(SCAN, &Limits::default());
    assert_eq!((codes(&problems), document.unreadable.len()), (vec!["no-text-layer"], 1));
    assert_eq!(codes(&read(ENCRYPTED, &Limits::default()).1), ["encrypted"]);
    assert_eq!(codes(&read(b"hej", &Limits::default()).1), ["wrong-format"]);
    assert_eq!(codes(&read(b"%PDF-1.7 hej", &Limits::default()).1), ["damaged"]);
}

#[test]
fn keeps_the_limits() {
    let limits = Limits { pages: 2, ..Limits::default() };
    assert_eq!(codes(&read(LIBREOFFICE, &limits).1), ["too-many-pages"]);
    let limits = Limits { blocks: 3, ..Limits::default() };
    let (document, problems) = read(LIBREOFFICE, &limits);
    assert_eq!((document.blocks.len(), codes(&problems)), (3, vec!["too-many-blocks"]));
}

#[test]
fn two_threads_read_as_one_does() {
    let on = |threads| read(CHAPTERS, &Limits { threads, ..Limits::default() });
    let ((alone, said), (shared, said_by_two)) = (on(1), on(2));
    assert_eq!((alone.blocks.len(), outline(&alone.blocks).len(), said.len()), (24 * 4, 24, 0));
    assert_eq!((shared.blocks, shared.sections, said_by_two), (alone.blocks, alone.sections, said));
}

#[test]
fn two_threads_take_pages_each_with_the_same_text() {
    let (first, ready) = (std::thread::current().id(), Condvar::new());
    let other = Mutex::new(false);
    // The first thread waits at the first page until the other has taken one, so that both have a share.
    let take = |index: usize, page: &Page| {
        let here = std::thread::current().id();
        if here != first {
            *other.lock().unwrap() = true;
            ready.notify_all();
        } else if index == 0 {
            let waited = ready.wait_timeout_while(other.lock().unwrap(), Duration::from_secs(60), |taken| !*taken);
            assert!(!waited.unwrap().1.timed_out(), "no other thread");
        }
        (here == first, page.spans.iter().map(|span| (span.text.clone(), span.style, span.tag)).collect::<Vec<_>>())
    };
    let on = |threads| engine::open(CHAPTERS, &Limits { threads, ..Limits::default() }, take).unwrap().pages;
    let shared = on(2);
    assert!(shared.iter().any(|(first, _)| *first) && shared.iter().any(|(first, _)| !*first));
    *other.lock().unwrap() = true;
    let alone = on(1);
    assert!(shared.iter().map(|(_, spans)| spans).eq(alone.iter().map(|(_, spans)| spans)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_on_damaged_files(which in 0..READABLE.len(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..60), cut: prop::sample::Index) {
        let mut bytes = READABLE[which].1.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(bytes.len() / 2 + cut.index(bytes.len()));
        read(&bytes, &Limits::default());
    }
}
