//! Tests of the plain-text reader: outlines of texts as several programs draw them, and that nothing breaks it.

use proptest::prelude::*;

use super::*;
use crate::document::{BlockKind, MappedText};

const REPORT: &str = include_str!("../../../fixtures/formats/text/rapport.txt");
const RAW: &str = include_str!("../../../fixtures/formats/text/ra-text.txt");
const LEAFLET: &str = include_str!("../../../fixtures/formats/text/folder.txt");
const STATUTE: &str = include_str!("../../../fixtures/formats/text/stadga.txt");
const UNBROKEN: &str = include_str!("../../../fixtures/formats/text/langa-rader.txt");

fn document(source: &str) -> Document {
    let (document, problems) = read(source.as_bytes(), &Limits::default());
    assert!(problems.is_empty(), "{problems:?}");
    document
}

#[test]
fn an_address_is_no_title() {
    let source = "Regeringsbeslut                                      II:7\n\nSocialdepartementet                 2026-10-08\n\nVårdverket\nBox 12256\n102 26 Storstad\n\n\nUppdrag att samla kunskap om eftervård\n\n1. Regeringens beslut\n\nRegeringen uppdrar åt Vårdverket att samla kunskap om eftervård efter operationer\noch att redovisa den i maj.\n";
    assert_eq!(titles(source).first().map(|(_, title)| title.as_str()), Some("Uppdrag att samla kunskap om eftervård"));
}

/// The headings with their levels and lines.
fn outline(source: &str) -> Vec<(u8, usize, String)> {
    let document = document(source);
    let heading = |block: &Block| {
        let BlockKind::Heading { level } = block.kind else { return None };
        let start = block.origin.span.as_ref()?.start;
        Some((level, 1 + source[..start].matches('\n').count(), block.text.as_str().to_owned()))
    };
    document.blocks.iter().filter_map(heading).collect()
}

fn titles(source: &str) -> Vec<(u8, String)> {
    outline(source).into_iter().map(|(level, _, title)| (level, title)).collect()
}

/// The texts of all blocks of a kind.
fn texts(source: &str, is: fn(BlockKind) -> bool) -> Vec<String> {
    document(source).blocks.iter().filter(|block| is(block.kind)).map(|block| block.text.as_str().to_owned()).collect()
}

#[test]
fn a_signature_is_no_chapter() {
    let chapters = "1. Mål\n\nHär står det vad badhuset vill uppnå under året.\n\n2. Ansvar\n\nHär står det vem som öppnar badhuset.\n\n";
    let expected = [(1, "1. Mål".to_owned()), (1, "2. Ansvar".to_owned())];
    for name in ["I. Karlsson", "V. Andersson, enhetschef", "I. Karlsson\n\nV. Andersson"] {
        assert_eq!(titles(&format!("{chapters}{name}\n")), expected, "{name}");
    }
}

#[test]
fn roman_numbers_that_count_up_are_chapters() {
    let source = "I. Mål\n\nHär står det vad badhuset vill uppnå under året.\n\n1. Bad\n\nHär står det om bad.\n\nII. Ansvar\n\nHär står det vem som öppnar badhuset.\n";
    assert_eq!(titles(source), [(1, "I. Mål".to_owned()), (2, "1. Bad".to_owned()), (1, "II. Ansvar".to_owned())]);
}

#[test]
fn reads_the_outline_of_a_report() {
    let expected = [
        (1, 1, "FÖRORD"),
        (1, 24, "SAMMANFATTNING"),
        (1, 40, "ENGLISH SUMMARY"),
        (1, 47, "1. BAKGRUND"),
        (2, 54, "1.1. TILLSYNSVERKETS UPPDRAG"),
        (3, 73, "1.1.1. Utgångspunkter för arbetet"),
        (3, 86, "1.1.2. Avgränsningar"),
        (1, 111, "2. GENOMFÖRANDE"),
        (2, 114, "2.1. SAMRÅD OCH ENKÄT"),
        (3, 122, "2.1.1. Intervjuer"),
        (1, 146, "3. BEHOV SOM INTE MÖTS OCH SLUTSATSER"),
        (2, 151, "3.1. STÖDETS FORM"),
        (2, 161, "3.2. SLUTSATSER"),
        (1, 169, "4. REKOMMENDATIONER"),
    ];
    assert_eq!(outline(REPORT), expected.map(|(level, line, title)| (level, line, title.to_owned())));
}

#[test]
fn roman_numbers_make_chapters_that_numbered_sections_stand_in() {
    let source = "EXPLANATORY MEMORANDUM\n\nVI. A single door for the child\n\nA child should tell the story once. The authorities come to the child,\nand not the other way round.\n\nVII. Training\n\n1. Content\n\nTraining explains how control works and how to speak with a child who loves\nthose whom he or she fears.\n\n2. Participants\n\nTraining is most useful where several professions attend together, and where\nthey return to it each year.\n\nVIII. Return of a child\n\nNo return should be carried out until the household has been examined by the\nauthorities of the other State.\n";
    let expected = [
        (1, "EXPLANATORY MEMORANDUM"),
        (2, "VI. A single door for the child"),
        (2, "VII. Training"),
        (3, "1. Content"),
        (3, "2. Participants"),
        (2, "VIII. Return of a child"),
    ];
    assert_eq!(titles(source), expected.map(|(level, title)| (level, title.to_owned())));
}

#[test]
fn a_report_has_no_furniture_in_its_text() {
    let all = document(REPORT).blocks.iter().map(|block| block.text.as_str().to_owned()).collect::<Vec<_>>().join("\n");
    for furniture in ["2031:4", "(21)", "TRYGG MED SINA PENGAR"] {
        assert!(!all.contains(furniture), "{furniture}");
    }
}

#[test]
fn footnotes_follow_the_block_of_their_mark() {
    let document = document(REPORT);
    let notes: Vec<_> = document.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Footnote).collect();
    assert_eq!(notes.len(), 5);
    let before = |text: &str| {
        let (index, _) = notes.iter().find(|(_, block)| block.text.as_str().starts_with(text)).unwrap();
        document.blocks[index - 1].text.as_str()
    };
    assert!(before("Dnr 2029/1187").ends_with("hos domstol."));
    assert!(before("Dnr 2029/1187").contains("ges till äldre. Uppdraget"));
    assert!(before("Se särskilt").contains("tidigare rapporter. Målet"));
    assert!(before("Enligt arkivlagen").ends_with("anhörig med sig."));
}

#[test]
fn joins_lines_pages_and_broken_words() {
    let paragraphs = texts(REPORT, |kind| kind == BlockKind::Paragraph);
    let has = |part: &str| assert!(paragraphs.iter().any(|text| text.contains(part)), "{part}");
    has("Hemtjänstens personal uppger");
    has("där social- och äldreomsorgen är skilda åt");
    has("follow-up is rare. Older people living alone need long-term follow-up.");
    has("per telefon, och den som ville fick ha en anhörig med sig.");
    has("förlorar ofta mer än pengar. Många berättar om skam och om en rädsla");
}

#[test]
fn reads_tables_captions_and_lists_of_a_report() {
    assert_eq!(texts(REPORT, |kind| kind == BlockKind::Caption), ["Tabell 1. Stöd efter kommunens storlek"]);
    let rows = texts(REPORT, |kind| matches!(kind, BlockKind::TableRow { .. }));
    assert_eq!(rows, ["Stöd | Små kommuner | Stora kommuner", "Kontaktperson | 12 | 41", "Samtalsgrupp | 3 | 28"]);
    let items = texts(REPORT, |kind| matches!(kind, BlockKind::ListItem { .. }));
    assert_eq!(items.len(), 10);
    assert_eq!(items[0], "Kommunerna bör utse en kontaktperson som den äldre själv kan nå, och se till att numret finns hos hemtjänsten.");
}

#[test]
fn reads_text_without_blank_lines() {
    let expected = [
        (1, "Riktlinje för stöd vid brand"),
        (2, "Innehåll"),
        (2, "1 Inledning"),
        (2, "2 Ansvar"),
        (3, "2.1 Brandvärnet"),
        (3, "2.2 Kommunen"),
        (2, "Bilaga 1 Telefonlista"),
    ];
    assert_eq!(titles(RAW), expected.map(|(level, title)| (level, title.to_owned())));
    assert_eq!(texts(RAW, |kind| kind == BlockKind::Contents).len(), 5);
    let paragraphs = texts(RAW, |kind| kind == BlockKind::Paragraph);
    assert!(paragraphs.iter().any(|text| text.ends_with("hämta mediciner eller handlingar.")));
    assert!(paragraphs.iter().any(|text| text.starts_with("Den gäller alla förvaltningar.")));
}

#[test]
fn reads_headings_known_only_by_standing_alone() {
    let expected = [
        (1, "Att prata om spel"),
        (2, "Varför det här materialet?"),
        (2, "Tecken att vara uppmärksam på"),
        (2, "Ord och uttryck"),
        (2, "Samtalet"),
        (2, "Så kan du börja"),
        (2, "Vad säger lagen?"),
        (2, "Mer hjälp"),
    ];
    assert_eq!(titles(LEAFLET), expected.map(|(level, title)| (level, title.to_owned())));
}

#[test]
fn the_first_of_several_chapters_is_no_title() {
    let chapter = |title: &str, paragraphs: usize| {
        let paragraph = "Den som tar emot en anmälan skriver ned vad som har hänt. Anmälan lämnas vidare samma dag.\n\n";
        format!("{title}\n\n{}", paragraph.repeat(paragraphs))
    };
    let levels = |first: usize| {
        let source = [chapter("När en anmälan kommer", first), chapter("Första samtalet", 2), chapter("Skydd samma dag", 2)].concat();
        titles(&source).into_iter().map(|(level, _)| level).collect::<Vec<_>>()
    };
    assert_eq!(levels(3), [1, 1, 1]);
    // A single paragraph is an introduction.
    assert_eq!(levels(1), [1, 2, 2]);
}

#[test]
fn sections_of_a_statute_are_text_under_its_chapters() {
    let expected =
        [(1, "STADGA FÖR BYSTUGAN"), (2, "Kapitel 1 Bystugans uppgift"), (2, "Kapitel 2 Uthyrning"), (3, "Avgift"), (2, "BILAGA A")];
    assert_eq!(titles(STATUTE), expected.map(|(level, title)| (level, title.to_owned())));
    let paragraphs = texts(STATUTE, |kind| kind == BlockKind::Paragraph);
    assert!(paragraphs.contains(&"1 § Bystugan ska vara öppen för alla som bor i byn.".to_owned()));
    assert!(paragraphs.iter().any(|text| text.ends_with("får ordföranden fatta beslut.")));
}

#[test]
fn reads_paragraphs_of_one_long_line() {
    let expected = [(1, "Rutin för klagomål"), (2, "Syfte"), (2, "Så tar du emot ett klagomål"), (2, "Uppföljning")];
    assert_eq!(titles(UNBROKEN), expected.map(|(level, title)| (level, title.to_owned())));
    assert_eq!(texts(UNBROKEN, |kind| matches!(kind, BlockKind::ListItem { .. })).len(), 2);
    assert_eq!(texts(UNBROKEN, |kind| kind == BlockKind::Paragraph).len(), 4);
}

#[test]
fn a_numbered_list_is_no_row_of_chapters() {
    let source = "1 Syfte\n\nTexten gäller alla.\n\n2 Ansvar\n\nGör så här:\n\n1. Ring polisen\n2. Ring socialjouren\n\nSedan väntar du.\n\n3 Uppföljning\n\nVarje år.\n";
    assert_eq!(titles(source).iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>(), ["1 Syfte", "2 Ansvar", "3 Uppföljning"]);
}

#[test]
fn says_what_cannot_be_read() {
    let codes = |bytes: &[u8]| read(bytes, &Limits::default()).1.iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(codes(b" \n"), ["empty-document"]);
    assert_eq!(codes(b"\0\0\0\x01"), ["not-text"]);
    let short = Limits { blocks: 1, ..Limits::default() };
    assert_eq!(read(b"Ett.\n\nTv\xC3\xA5.", &short).1[0].code, "too-many-blocks");
}

/// Every character that claims to come from the source is the character that stands there.
fn traceable(source: &str, text: &MappedText) -> bool {
    text.as_str().char_indices().all(|(at, c)| {
        let there = text.source_span(at..at + c.len_utf8());
        there.is_none_or(|span| source.get(span).is_some_and(|there| there.is_empty() || there.chars().eq([c])))
    })
}

fn check(source: &str) -> Result<(), TestCaseError> {
    let (document, _) = read(source.as_bytes(), &Limits::default());
    let text = document.source.unwrap_or_default();
    for block in &document.blocks {
        let span = block.origin.span.clone().unwrap_or_default();
        prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
        prop_assert!(traceable(&text, &block.text), "{:?}", block.text);
    }
    Ok(())
}

/// Bits of layout that meet in odd ways.
fn fragments() -> impl Strategy<Value = String> {
    let bits = [
        "\n",
        "\n\n",
        "\r\n",
        "\u{C}",
        " ",
        "    ",
        "\t",
        "1 ",
        "1. ",
        "2.1 ",
        "• ",
        "– ",
        "o ",
        "a) ",
        "Rubrik",
        "RUBRIK",
        "ord ",
        "ord1 ",
        "å.2 ",
        "ord-\n",
        "\u{AD}\n",
        "_____\n",
        "Innehåll\n",
        "Titel ........ 3\n",
        "Titel    3\n",
        "Sida 2 av 4\n",
        "12\n",
        "§ 3 ",
        "Kapitel 4 ",
        "Bilaga B\n",
        "Tabell 1. ",
        "https://exempel.se/å\n",
        "¹ ",
        "---   ---\n",
        "Verket | Rapport 1 (3)\n",
        "Verket | Rapport 2 (3)\n",
        "Källor\n",
        "En hel mening som är så lång att den fyller sin rad och går vidare ",
    ];
    proptest::collection::vec(proptest::sample::select(bits.to_vec()), 0..80).prop_map(|bits| bits.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &Limits::default());
    }

    #[test]
    fn odd_layout_is_read(source in fragments()) {
        check(&source)?;
    }

    #[test]
    fn mutated_reports_are_read(cut in 0..REPORT.len(), length in 0..200_usize, bit in fragments()) {
        let boundary = |from: usize| (from..=REPORT.len()).find(|&at| REPORT.is_char_boundary(at)).unwrap_or(REPORT.len());
        let (start, end) = (boundary(cut), boundary(cut + length.min(REPORT.len() - cut)));
        check(&format!("{}{bit}{}", &REPORT[..start], &REPORT[end..]))?;
    }
}

#[test]
fn underlined_lines_are_headings_by_their_signs() {
    let source = "Handbok om skydd\n================\n\nArbetssätt\n----------\n\nPersonalen frågar varje gång.\n\nSkydd för den som är hotad\n--------------------------\n\nEn plan skrivs samma dag.\n\nPlanens innehåll\n~~~~~~~~~~~~~~~~\n\nDen anger vem som gör vad.\n";
    let expected = [(1, "Handbok om skydd"), (2, "Arbetssätt"), (2, "Skydd för den som är hotad"), (3, "Planens innehåll")]
        .map(|(level, title)| (level, title.to_owned()));
    assert_eq!(titles(source), expected);
    let overlined = source.replacen("Handbok", "================\nHandbok", 1);
    assert_eq!(titles(&overlined), expected);
}

#[test]
fn known_words_in_capitals_stand_beside_other_capitals() {
    let source = "HANDBOK OM SKYDD\n\n\nINLEDNING\n\nPersonalen frågar varje gång.\n\nSKYDD FÖR DEN SOM ÄR HOTAD\n\nEn plan skrivs samma dag.\n\nUPPFÖLJNING\n\nPlanen prövas efter en månad.\n";
    let levels: Vec<u8> = titles(source).iter().map(|(level, _)| *level).collect();
    assert_eq!(levels, [1, 2, 2, 2]);
}

#[test]
fn codes_of_a_letter_and_a_number_are_no_note_marks() {
    let source = "Inledning\n\nBedömningen görs enligt R1 och dokumenteras varje gång som barnet kommer på besök\nhos kuratorn.\n\nSkydd\n\nDen som är hotad får en plan samma dag, och den prövas efter en månad av den som är\nansvarig.1\n\n\n1 Se regeringens skrivelse om skydd.\n";
    let document = document(source);
    assert!(document.blocks.iter().any(|block| block.text.as_str().contains("enligt R1 och")));
    let note = document.blocks.iter().position(|block| block.kind == BlockKind::Footnote).unwrap();
    assert!(document.blocks[note - 1].text.as_str().ends_with("ansvarig."));
}
