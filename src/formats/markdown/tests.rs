//! Tests of the Markdown reader: what becomes of each construct, and that nothing breaks it.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::document::{Block, BlockKind};

const HANDBOOK: &str = include_str!("../../../fixtures/formats/markdown/handbok.md");

fn reading(source: &str) -> Reading {
    read(source.as_bytes(), &Limits::default())
}

/// One line per block: kind, text, and `*` where it is set in bold.
fn outline(document: &Document) -> Vec<String> {
    let line = |block: &Block| {
        let kind = match block.kind {
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::ListItem { depth } => format!("item{depth}"),
            BlockKind::TableRow { header } => if header { "head" } else { "row" }.to_owned(),
            other => format!("{other:?}").to_lowercase(),
        };
        format!("{kind}{}: {}", if block.bold { "*" } else { "" }, block.text.as_str())
    };
    document.blocks.iter().map(line).collect()
}

fn blocks(source: &str) -> Vec<String> {
    outline(&reading(source).0)
}

#[test]
fn reads_every_construct_of_a_handbook() {
    let (document, problems) = reading(HANDBOOK);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(
        outline(&document),
        [
            "h1: Lövhults kommun",
            "h2: 1. Att möta utsatta barn",
            "paragraph: Frågan ställs enskilt. Säg inte  högt, utan rådgör med Barnahus & polis *alltid*. Se .",
            "footnote: Använd auktoriserad tolk.",
            "paragraph*: Vem ringer jag?",
            "item0: Ring jouren",
            "item1: kvällstid",
            "item1: helger",
            "item1: Andra stycket.",
            "item0: Läs rutinen före mötet",
            "quote: Jag trodde att ingen skulle lyssna.",
            "paragraph: Tänk på sekretessen.",
            "head: Vem | Gör vad",
            "row: Skolan | Anmäler genast",
            "term: Skyddat boende",
            "paragraph: En plats dit ingen obehörig hittar.",
            "code: barnahus = true",
            "paragraph: Fler frågor",
            "paragraph: Fråga om pengar.",
            "head: Brott | Ansvar",
            "row: Tvång | Åklagare",
            "h2: Innehåll",
            "contents: Att möta",
            "contents: Källor",
            "h2: Källor",
            "reference: Alm, T. (2021). Utsatt.",
        ]
    );
    assert_eq!(document.metadata.title.as_deref(), Some("Handbok om utsatthet"));
    assert_eq!(document.metadata.language.as_deref(), Some("sv"));
    let comment = &document.comments[0];
    assert_eq!(comment.text, " lucka: accept demo reason=\"provas\" ");
    assert_eq!(&HANDBOOK[comment.span.clone()], "<!-- lucka: accept demo reason=\"provas\" -->");
    assert_eq!(comment.before_block, 1);
}

#[test]
fn maps_words_to_their_place_in_the_source() {
    let (document, _) = reading(HANDBOOK);
    for (word, copies) in [("utsatta", 1), ("polis", 1), ("auktoriserad", 1), ("Åklagare", 1)] {
        let block = document.blocks.iter().find(|block| block.text.as_str().contains(word)).unwrap();
        let at = block.text.as_str().find(word).unwrap();
        let span = block.text.source_span(at..at + word.len()).unwrap();
        assert_eq!(&HANDBOOK[span], word);
        assert_eq!(HANDBOOK.matches(word).count(), copies);
    }
}

#[test]
fn comments_know_the_block_after_them() {
    let (document, _) = reading("# A\n\nett <!-- i -->\n\n<!-- ii -->\ntvå\n\n# B\n\ntre\n<!-- iii -->\n");
    let found: Vec<_> = document.comments.iter().map(|comment| (comment.text.trim(), comment.before_block)).collect();
    assert_eq!(found, [("i", 2), ("ii", 2), ("iii", 5)]);
}

#[test]
fn contents_and_comments_inside_code_are_code() {
    let (document, _) = reading("```\n<!-- lucka: accept x -->\n```\n\n`<!-- y -->` text\n");
    assert!(document.comments.is_empty());
}

#[test]
fn a_list_of_anchors_is_a_table_of_contents() {
    assert_eq!(blocks("- [Ett](#a)\n  1. [Två](#b)\n- [Tre](#c)\n"), ["contents: Ett", "contents: Två", "contents: Tre"]);
    assert_eq!(blocks("- [Ett](#a) gör så\n- [Tre](#c)\n"), ["item0: Ett gör så", "item0: Tre"]);
}

#[test]
fn lines_that_count_on_are_items_of_a_list() {
    let source = "Nämnden ska\na) ringa polisen,\noch skriva, och\nb) underrätta rektor.\n\nEnligt punkt\na) i lagen gäller annat.\n";
    let expected = [
        "paragraph: Nämnden ska",
        "item0: a) ringa polisen, och skriva, och",
        "item0: b) underrätta rektor.",
        "paragraph: Enligt punkt a) i lagen gäller annat.",
    ];
    assert_eq!(blocks(source), expected);
    assert_eq!(blocks("Text <!-- lucka: accept\na) ett\nb) två\n"), ["paragraph: Text"]);
    let long = format!("{}\n{}", "x".repeat(200_000), "b) x\n".repeat(20_000));
    assert_eq!(blocks(&long).len(), 1);
}

#[test]
fn footnotes_follow_their_first_mark() {
    let source = "[^b]: Bi, se[^c].\n[^c]: Ce.\n[^d]: Ensam.\n\nEtt[^a] två[^b].\n\nTre[^a].\n\n[^a]: A.\n\n    Mer.\n";
    assert_eq!(
        blocks(source),
        [
            "paragraph: Ett två.",
            "footnote: A.",
            "footnote: Mer.",
            "footnote: Bi, se.",
            "footnote: Ce.",
            "footnote: Ensam.",
            "paragraph: Tre."
        ]
    );
}

#[test]
fn headings_in_quotations_open_no_section() {
    assert_eq!(blocks("# A\n\n> ## Citat\n> text\n"), ["h1: A", "quote: Citat", "quote: text"]);
}

#[test]
fn words_broken_over_a_line_end_are_joined() {
    assert_eq!(
        blocks("Stöd vid männi-\nskohandel, barn-\noch LSS-\nboende.\n"),
        ["paragraph: Stöd vid människohandel, barn- och LSS-boende."]
    );
    assert_eq!(blocks("- honour-\n  based *abu-\nse*\n"), ["item0: honour-based abuse"]);
    assert_eq!(blocks("Eld -\nfara-  \nalltid\n"), ["paragraph: Eld - fara- alltid"]);
}

#[test]
fn struck_and_hidden_text_is_dropped() {
    assert_eq!(blocks("a <del>b</del> <s>c\n\nd <span hidden>e</span> f\n"), ["paragraph: a", "paragraph: d  f"]);
    assert_eq!(blocks("<script>var x;</script>\n<p>x<!-- y -->z</p>\n"), ["paragraph: xz"]);
}

#[test]
fn says_what_is_empty_binary_or_too_long() {
    let codes = |bytes: &[u8], limits: &Limits| read(bytes, limits).1.iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(codes(b"", &Limits::default()), ["empty-document"]);
    assert_eq!(codes(b"<!-- only -->", &Limits::default()), ["empty-document"]);
    assert_eq!(codes(b"\0\0\0\x01abc\0\0\0\0", &Limits::default()), ["not-text"]);
    let short = Limits { blocks: 1, ..Limits::default() };
    assert_eq!(codes(b"a\n\nb", &short), ["too-many-blocks"]);
}

#[test]
fn deep_nesting_is_flattened_and_said() {
    let quotes = format!("{} djupt", ">".repeat(10_000));
    let lists = format!("{} djupt", "- ".repeat(10_000));
    for source in [quotes, lists] {
        let (document, problems) = reading(&source);
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["too-deep"]);
        assert!(document.blocks.iter().any(|block| block.text.as_str().contains("djupt")));
    }
}

fn check(source: &str) -> Result<(), TestCaseError> {
    let (document, _) = reading(source);
    let text = document.source.unwrap_or_default();
    for block in &document.blocks {
        if let Some(span) = &block.origin.span {
            prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
        }
        for (at, c) in block.text.as_str().char_indices() {
            if let Some(span) = block.text.source_span(at..at + c.len_utf8()) {
                prop_assert!(text.get(span.clone()).is_some(), "{span:?} in {:?}", block.text);
            }
        }
    }
    for comment in &document.comments {
        prop_assert!(text.get(comment.span.clone()).is_some());
        prop_assert!(comment.before_block <= document.blocks.len());
    }
    Ok(())
}

/// Bits of Markdown that meet in odd ways.
fn fragments() -> impl Strategy<Value = String> {
    let bits = [
        "# ",
        "- ",
        "> ",
        "\t",
        "    ",
        "\n",
        "\n\n",
        "\r\n",
        "| a | b |\n|--|--|\n",
        "[^1]",
        "[^1]: ",
        "<!-- å -->",
        "<!--",
        "-->",
        "<div hidden>",
        "</div>",
        "<td>",
        "<s>",
        "~~",
        "**",
        "&aring;",
        "\\*",
        "`",
        "```\n",
        "å",
        "ord ",
        "[x](#y)",
        "<https://x.se>",
        ": ",
        "---\n",
        "+++\n",
        "\0",
        "1. ",
        "- [ ] ",
        "![b](c)",
        "<table>\n",
        "</table>",
    ];
    proptest::collection::vec(proptest::sample::select(bits.to_vec()), 0..60).prop_map(|bits| bits.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &Limits::default());
    }

    #[test]
    fn odd_markdown_is_read(source in fragments()) {
        check(&source)?;
    }

    #[test]
    fn mutated_handbooks_are_read(cut in 0..HANDBOOK.len(), bit in fragments()) {
        let at = (cut..=HANDBOOK.len()).find(|&at| HANDBOOK.is_char_boundary(at)).unwrap_or(0);
        let mut source = HANDBOOK[..at].to_owned();
        let _ = write!(source, "{bit}{}", &HANDBOOK[at..]);
        check(&source)?;
    }
}
