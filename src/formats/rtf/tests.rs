//! Tests of the RTF reader.

use proptest::prelude::*;

use super::read;
use crate::document::{Block, BlockKind};
use crate::formats::Limits;
use crate::formats::fixture::{outline, source_outline, source_paragraphs};

const LIBREOFFICE: &[u8] = include_bytes!("../../../fixtures/formats/rtf/libreoffice.rtf");
const PANDOC: &[u8] = include_bytes!("../../../fixtures/formats/rtf/pandoc.rtf");

/// The blocks of an RTF document with this body.
fn blocks(body: &str) -> Vec<Block> {
    let (document, problems) = read(format!("{{\\rtf1\\ansi {body}}}").as_bytes(), &Limits::default());
    assert!(problems.is_empty(), "{problems:?}");
    document.blocks
}

fn texts(body: &str) -> Vec<String> {
    blocks(body).iter().map(|block| block.text.as_str().to_owned()).collect()
}

#[test]
fn gives_the_source_s_outline_and_blocks() {
    for bytes in [LIBREOFFICE, PANDOC] {
        let (document, problems) = read(bytes, &Limits::default());
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(outline(&document.blocks), source_outline());
        let paragraphs = document.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
        assert_eq!(paragraphs.map(|block| block.text.as_str()).collect::<Vec<_>>(), source_paragraphs());
        let count = |kind: fn(&BlockKind) -> bool| document.blocks.iter().filter(|block| kind(&block.kind)).count();
        assert_eq!(count(|kind| matches!(kind, BlockKind::ListItem { depth: 0 })), 4);
        assert_eq!(count(|kind| matches!(kind, BlockKind::TableRow { .. })), 4);
        let note = document.blocks.iter().position(|block| block.kind == BlockKind::Footnote).unwrap();
        assert!(document.blocks[note].text.as_str().starts_with("Samtal utan vårdnadshavarens samtycke"));
        assert!(document.blocks[note - 1].text.as_str().contains("vid det första samtalet. Berätta för barnet"));
        let row = document.blocks.iter().find(|block| block.text.as_str().contains("Barnahus |")).unwrap();
        assert_eq!(row.text.as_str(), "Barnahus | Samordnat förhör och stöd | inom två veckor");
        assert!(document.blocks.iter().all(|block| block.text.as_str() != "Handledning om hedersrelaterat våld"));
        assert_eq!(document.blocks.first().unwrap().origin.paragraph, Some(1));
    }
}

#[test]
fn leaves_out_what_is_not_part_of_the_document() {
    let body = r"{\info{\title Titel}{\author Bort1}}{\header Bort2\par}{\footer Bort3\par}Kvar1 {\deleted Bort4}{\revised Kvar2}{\v Bort5}{\strike Bort6}
        {\field{\*\fldinst HYPERLINK Bort7}{\fldrslt Kvar3}}{\pict Bort8}{\*\annotation Bort9}{\*\okänd Bort10}{\object{\*\objdata Bort11}{\result Kvar4}}\par";
    assert_eq!(texts(body), ["Kvar1 Kvar2 Kvar3Kvar4"]);
}

#[test]
fn decodes_code_pages_and_unicode() {
    assert_eq!(texts(r"f\'f6rtryck v\u229\'e5ld \u-10179?\u-8704? \uc2\u246 xxr\uc0\u228 n\par"), ["förtryck våld 😀 örän"]);
    assert_eq!(texts(r"{\fonttbl{\f1\fcharset204 Times;}}{\f1 \'ef\'f0\'e0\'e2}\'e5\par"), ["прав\u{e5}"]);
    let (document, _) = read(br"{\rtf1\mac v\'8cld\par}", &Limits::default());
    assert_eq!(document.blocks[0].text.as_str(), "våld");
    assert_eq!(texts(r"{\upr{ansi}{\*\ud{unicod\u233}}}\par"), ["unicodé"]);
}

#[test]
fn knows_headings_by_style_and_outline_level() {
    let body = r"{\stylesheet{\s0 Normal;}{\s5 Rubrik 2;}{\s6 Rubrik;}{\s7 toc 1;}{\*\cs5 Tecken;}}\pard\s6 Titel\par\pard\s5 Andra\par\pard\outlinelevel2 Tredje\par\pard\s7 Kapitel 4\par\pard Text\par";
    let blocks = blocks(body);
    assert_eq!(outline(&blocks), [(1, "Titel"), (3, "Andra"), (4, "Tredje")]);
    assert_eq!(blocks[3].kind, BlockKind::Contents);
}

#[test]
fn keeps_notes_and_boxes_after_their_paragraph_and_joins_across_a_deleted_mark() {
    let body = r"F\'f6re{\footnote {\super\chftn} Not\par Tv\'e5}efter{\deleted\par}samma.\par{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Ruta\par}}}N\'e4sta\par";
    assert_eq!(texts(body), ["Föreeftersamma.", "Not Två", "Nästa", "Ruta"]);
    let kinds: Vec<_> = blocks(body).iter().map(|block| block.kind).collect();
    assert_eq!(kinds[1], BlockKind::Footnote);
}

#[test]
fn reads_lists_and_tables() {
    let body = r"\pard\ls1\ilvl1{\listtext 1.\tab}Punkt\par\pard \bullet\tab Prick\par\trowd\trhdr\pard\intbl Ett\cell Tv\'e5\par tv\'e5\cell\row\pard\intbl a\cell\cell\row\pard Slut\par";
    let blocks = blocks(body);
    let seen: Vec<_> = blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
    let expected = [
        (BlockKind::ListItem { depth: 1 }, "Punkt"),
        (BlockKind::ListItem { depth: 0 }, "Prick"),
        (BlockKind::TableRow { header: true }, "Ett | Två två"),
        (BlockKind::TableRow { header: false }, "a |"),
        (BlockKind::Paragraph, "Slut"),
    ];
    assert_eq!(seen, expected);
    let at = |block: &Block, words: &str| block.origin.paragraph_at(block.text.as_str().find(words).unwrap());
    let (row, empty, last) = (&blocks[2], &blocks[3], &blocks[4]);
    assert_eq!([at(row, "Ett"), at(row, "Två"), at(row, "två"), at(empty, "a"), at(last, "Slut")], [3, 4, 5, 6, 8].map(Some));
}

#[test]
fn headings_in_cells_begin_sections_and_sentences_are_no_heading() {
    let body = r"{\stylesheet{\s0 Normal;}{\s5 Rubrik 1;}}\trowd\pard\intbl\s5 Skydd\cell\row\pard\intbl Vad\cell Fr\'e5ga.\cell\row\pard\s5 Bakom v\'e5ldet kan det finnas ett brott. D\'e4rf\'f6r ska den som m\'f6ter barnet alltid fr\'e5ga om utnyttjande och dokumentera svaret.\par";
    let blocks = blocks(body);
    assert_eq!(outline(&blocks), [(1, "Skydd")]);
    let kinds: Vec<_> = blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds[1..], [BlockKind::TableRow { header: false }, BlockKind::Paragraph]);
}

#[test]
fn survives_deep_groups_and_says_what_is_lost() {
    let deep = format!("{{\\rtf1 f\\'f6re{}djupt{} efter}}", "{".repeat(500_000), "}".repeat(500_000));
    let (document, problems) = read(deep.as_bytes(), &Limits::default());
    assert_eq!(document.blocks[0].text.as_str(), "före efter");
    assert_eq!(problems[0].code, "too-deep");
    let (document, problems) = read(b"{\\rtf1 halv", &Limits::default());
    assert_eq!((document.blocks.len(), document.unreadable.len(), problems[0].code), (1, 1, "truncated"));
    assert_eq!(read(b"PK", &Limits::default()).1[0].code, "wrong-format");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_on_damaged_files(pandoc: bool, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..200), cut: prop::sample::Index) {
        let mut bytes = if pandoc { PANDOC } else { LIBREOFFICE }.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(6 + cut.index(2 * bytes.len()));
        bytes.splice(..5, *b"{\\rtf");
        read(&bytes, &Limits::default());
    }
}
