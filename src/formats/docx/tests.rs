//! Documents in, blocks out: what counts as text, and what makes a heading.

use super::super::office::testing::{docx, docx_with_main, package, word_part};
use super::super::testing::outline;
use super::super::{Limits, Reading};
use crate::document::Document;

fn reading(bytes: &[u8]) -> Reading {
    super::read(bytes, &Limits::default())
}

fn read(body: &str, parts: &[(&str, &str)]) -> Document {
    let (document, problems) = reading(&docx(body, parts));
    assert!(problems.is_empty(), "{problems:?}");
    document
}

fn check(body: &str, parts: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(outline(&read(body, parts)), expected, "{body}");
}

/// A run with this text.
fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// A paragraph in this style.
fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, run(text))
}

#[test]
fn leaves_out_what_is_deleted_hidden_or_code() {
    let body = r#"<w:p><w:r><w:t>a </w:t></w:r><w:del><w:r><w:delText>x</w:delText><w:t>x</w:t></w:r></w:del><w:ins><w:r><w:t>b</w:t></w:r></w:ins>
        <w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> c</w:t></w:r></w:moveTo>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> d</w:t></w:r>
        <w:r><w:rPr><w:rStyle w:val="Dold"/></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>x</w:t></w:r>
        <w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t> e</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
        <w:r><w:t> f</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="DoltStycke"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#;
    let styles = r#"<w:style w:type="character" w:styleId="Bas"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Dold"><w:basedOn w:val="Bas"/></w:style>
        <w:style w:type="paragraph" w:styleId="DoltStycke"><w:rPr><w:vanish/></w:rPr></w:style>"#;
    check(body, &[("styles", styles)], &["p a b c d e f"]);
}

#[test]
fn joins_paragraphs_whose_mark_was_deleted() {
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>",
        run("a "),
        run("b"),
        run("c")
    );
    check(&body, &[], &["p a b", "p c"]);
    let cap = format!(r#"<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{}</w:p><w:p>{}</w:p>"#, run("F"), run("råga först."));
    check(&cap, &[], &["p Fråga först."]);
}

#[test]
fn reads_tables_boxes_and_alternatives() {
    let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
    let body = format!(
        r#"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}<w:tc><w:p>{}</w:p><w:p>{}</w:p></w:tc></w:tr>
        <w:tr><w:trPr><w:del/></w:trPr>{}{}</w:tr></w:tbl><w:tbl><w:tr><w:tc>{}<w:p>{}</w:p></w:tc></w:tr></w:tbl>
        <w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent><w:p>{}</w:p></w:txbxContent></mc:Choice>
        <mc:Fallback><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>"#,
        cell("a"),
        cell("b"),
        cell("1"),
        run("2"),
        run("3"),
        cell("x"),
        cell("x"),
        styled("Heading2", "H"),
        run("ruta"),
        run("före"),
        run("låda"),
        run("x"),
        run(" efter"),
    );
    check(&body, &[], &["head a | b", "row 1 | 2 3", "h2 H", "p ruta", "p före efter", "p låda"]);
    let document = read(&body, &[]);
    let row = &document.blocks[1];
    assert_eq!(["1", "2", "3"].map(|text| row.origin.paragraph_at(row.text.as_str().find(text).unwrap())), [3, 4, 5].map(Some));
}

#[test]
fn headings_in_cells_begin_sections_unless_they_are_column_heads() {
    let heading = |text: &str| styled("Heading1", text);
    let plain = |text: &str| format!("<w:p>{}</w:p>", run(text));
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl><w:p/>", rows.concat());
    let spanning = table(&[row(&[heading("Skydd")]), row(&[plain("Vad"), plain("Fråga.")])]);
    check(&spanning, &[], &["h1 Skydd", "row Vad | Fråga."]);
    let beside = table(&[row(&[heading("Skydd"), plain("Fråga.")]), row(&[heading("Stöd"), plain("Ring."), plain("Nu.")])]);
    check(&beside, &[], &["h1 Skydd", "p Fråga.", "h1 Stöd", "row Ring. | Nu."]);
    let numbered = read(&table(&[row(&[heading("Skydd") + "<w:p/>" + &plain("Fråga.") + &plain("Skriv."), plain("Nu.")])]), &[]);
    let numbers: Vec<_> = numbered.blocks.iter().map(|block| block.origin.paragraph).collect();
    assert_eq!(numbers, [1, 3, 4, 5].map(Some));
    let columns = table(&[row(&[heading("Skydd") + &plain("Fråga."), heading("Stöd") + &plain("Ring.")])]);
    check(&columns, &[], &["h1 Skydd", "p Fråga.", "h1 Stöd", "p Ring."]);
    let heads = table(&[row(&[heading("Vad"), heading("Vem")]), row(&[plain("a"), plain("b")])]);
    check(&heads, &[], &["row Vad | Vem", "row a | b"]);
}

#[test]
fn a_heading_in_a_box_takes_nothing_from_the_text_around_it() {
    let boxed = |text: &str| {
        format!(
            "<w:p><w:r><w:pict><w:txbxContent>{}<w:p>{}</w:p></w:txbxContent></w:pict></w:r></w:p>",
            styled("Heading1", text),
            run("Ring.")
        )
    };
    let plain = |text: &str| format!("<w:p>{}</w:p>", run(text));
    let beside = [styled("Heading1", "Skydd"), boxed("Telefon"), plain("Fråga."), styled("Heading1", "Slut")].concat();
    check(&beside, &[], &["h1 Skydd", "p* Telefon", "p Ring.", "p Fråga.", "h1 Slut"]);
    let leaflet = [boxed("Ett"), boxed("Två"), plain("Text.")].concat();
    check(&leaflet, &[], &["h1 Ett", "p Ring.", "h1 Två", "p Ring.", "p Text."]);
}

#[test]
fn prompts_of_empty_controls_and_sentences_in_heading_styles_are_no_content() {
    let control =
        |mark: &str, text: &str| format!("<w:p><w:sdt><w:sdtPr>{mark}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>", run(text));
    let body = control("<w:showingPlcHdr/>", "Skriv här.") + &control(r#"<w:showingPlcHdr w:val="0"/>"#, "Ifyllt.");
    check(&body, &[], &["p Ifyllt."]);
    let sentences =
        "Bakom våldet kan det finnas ett annat brott. Därför ska den som möter barnet alltid fråga om utnyttjande och dokumentera svaret.";
    check(&(styled("Heading1", "Skydd") + &styled("Heading2", sentences)), &[], &["h1 Skydd", &format!("p {sentences}")]);
}

#[test]
fn finds_column_heads_in_bold() {
    let cell = |text: &str, bold: &str| format!("<w:tc><w:p><w:r><w:rPr>{bold}</w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |bold: &str| format!("<w:tr>{}{}</w:tr>", cell("a", bold), cell("b", bold));
    check(&format!("<w:tbl>{}{}{}</w:tbl>", row("<w:b/>"), row(""), row("<w:b/>")), &[], &["head a | b", "row a | b", "row* a | b"]);
}

#[test]
fn knows_headings_by_style_chain_and_outline() {
    let styles = r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Kapitel"/><w:basedOn w:val="Rubrik1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Ram"><w:name w:val="Ram"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>"#;
    let body = [
        styled("Rubrik1", "a"),
        styled("Egen", "b"),
        styled("Ram", "c"),
        styled("Ring", "d"),
        styled("Överskrift2", "e"),
        r#"<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>f</w:t></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:pPr><w:pStyle w:val="Rubrik1"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>g</w:t></w:r></w:p>"#.to_owned(),
        "<w:p/>".to_owned(),
    ];
    check(&body.concat(), &[("styles", styles)], &["h1 a", "h1 b", "h3 c", "p d", "h2 e", "h2 f", "p g"]);
}

#[test]
fn puts_headings_under_the_title() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="Underrubrik"><w:name w:val="Subtitle"/><w:basedOn w:val="Rubrik"/></w:style>
        <w:style w:type="paragraph" w:styleId="Myndighet"><w:name w:val="Myndighet"/><w:basedOn w:val="Rubrik"/></w:style>
        <w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>"#;
    let body = [
        styled("Myndighet", "m"),
        styled("Rubrik", "Handbok"),
        styled("Rubrik", "om heder"),
        styled("Underrubrik", "u"),
        styled("Rubrik1", "a"),
    ];
    check(&body.concat(), &[("styles", styles)], &["p m", "h1 Handbok om heder", "p u", "h2 a"]);
}

#[test]
fn prints_the_numbers_of_headings() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik1"/><w:lvlText w:val="%1"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik2"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let heading = |level: u8| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="Rubrik{level}"><w:name w:val="heading {level}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#
        )
    };
    let styles = heading(1) + &heading(2);
    let item = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>punkt</w:t></w:r></w:p>"#;
    let off = r#"<w:p><w:pPr><w:pStyle w:val="Rubrik1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>Bilaga</w:t></w:r></w:p>"#;
    let body =
        [styled("Rubrik1", "a"), styled("Rubrik2", "b"), item.to_owned(), styled("Rubrik2", "c"), styled("Rubrik1", "d"), off.to_owned()];
    check(
        &body.concat(),
        &[("styles", &styles), ("numbering", numbering)],
        &["h1 2 a", "h2 2.1 b", "li1 punkt", "h2 2.2 c", "h1 3 d", "h1 Bilaga"],
    );
}

#[test]
fn hangs_notes_on_their_paragraphs() {
    let notes = r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Noten.</w:t></w:r></w:p><w:p><w:r><w:t>Mer.</w:t></w:r></w:p></w:footnote>"#;
    let end = r#"<w:endnote w:id="1"><w:p><w:r><w:t>Slutnoten.</w:t></w:r></w:p></w:endnote>"#;
    let body = r#"<w:p><w:r><w:t>Ord</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>, mer.</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r><w:r><w:endnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"#;
    check(body, &[("footnotes", notes), ("endnotes", end)], &["p Ord, mer.", "note Noten. Mer.", "row a |", "note Slutnoten."]);
}

#[test]
fn tells_contents_captions_quotes_and_code() {
    let body = [
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Heder</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>3</w:t></w:r></w:p>"#,
        r#"<w:p><w:r><w:t>Stöd 4</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>text</w:t></w:r></w:p>"#,
        r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Innehåll</w:t></w:r></w:p></w:sdtContent></w:sdt>"#,
    ]
    .concat();
    let body = body + &styled("TOC1", "Rad") + &styled("Caption", "Bild 1") + &styled("Citat", "Sagt.") + &styled("SourceCode", "kod");
    check(
        &body,
        &[],
        &[
            "contents Heder 3",
            "contents Stöd 4",
            "p text",
            "contents Innehåll",
            "contents Rad",
            "caption Bild 1",
            "quote Sagt.",
            "code kod",
        ],
    );
}

#[test]
fn reads_strict_documents_with_other_names_and_encodings() {
    let strict = r#"<?xml version="1.0" encoding="UTF-16"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>våld</x:t></x:r></x:p></x:body></x:document>"#;
    let utf_16: Vec<u8> = std::iter::once(0xFEFF).chain(strict.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (document, problems) = reading(&docx_with_main(&utf_16, &[]));
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(outline(&document), ["p våld"]);
    assert_eq!(document.blocks[0].origin.paragraph, Some(1));
}

#[test]
fn reads_title_and_language() {
    let core =
        r#"<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Handbok  om heder</dc:title><dc:language>sv-SE</dc:language></c>"#;
    let links = r#"<R><R Type="x/officeDocument" Target="d.xml"/><R Type="x/core-properties" Target="/p/core.xml"/></R>"#;
    let main = word_part("document", "<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>");
    let bytes = package(&[("_rels/.rels", links.as_bytes()), ("P/core.xml", core.as_bytes()), ("d.xml", main.as_bytes())]);
    let (document, _) = reading(&bytes);
    assert_eq!(document.title(), Some("Handbok om heder"));
    assert_eq!(document.metadata.language.as_deref(), Some("sv"));
}
