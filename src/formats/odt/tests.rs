//! Documents in, blocks out: what counts as text, and what makes a heading.

use super::super::Limits;
use super::super::office::testing::{odt, package};
use super::super::testing::outline;

fn check(body: &str, automatic: &str, common: &str, expected: &[&str]) {
    let (document, problems) = super::read(&odt(body, automatic, common), &Limits::default());
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(outline(&document), expected, "{body}");
}

#[test]
fn leaves_out_what_is_deleted_or_hidden() {
    let automatic = r#"<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
        <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Dolt"/>"#;
    let common = r#"<style:style style:name="Dolt" style:family="paragraph"><style:text-properties text:display="none"/></style:style>"#;
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p>a<text:change text:change-id="1"/> <text:change-start/>b<text:change-end/><office:annotation><text:p>x</text:p></office:annotation>
        <text:span text:style-name="T1">x</text:span><text:span text:style-name="T2">x</text:span><text:s text:c="2"/>c<text:tab/>d<text:line-break/>e
        <text:hidden-text text:is-hidden="true">x</text:hidden-text></text:p><text:p text:style-name="P1">x</text:p>
        <text:section text:display="none"><text:p>x</text:p></text:section>
        <text:p>x<text:hidden-paragraph text:is-hidden="true"/>x</text:p>"#;
    check(body, automatic, common, &["p a b c d e", "p x"]);
}

#[test]
fn reads_what_was_written_in_content_controls() {
    let control = |mark: &str, text: &str| format!("<text:p>a <loext:content-control{mark}>{text}</loext:content-control> c</text:p>");
    let body = control("", "b") + &control(r#" loext:showing-place-holder="true""#, "x");
    check(&body, "", "", &["p a b c", "p a c"]);
}

#[test]
fn reads_lists_tables_notes_and_boxes() {
    let body = r#"<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>
        <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>k1</text:p></table:table-cell><table:table-cell><text:p>k2</text:p></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell><text:p>1</text:p><text:p>2</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>
        <text:p>Ord<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Noten.</text:p></text:note-body></text:note>.</text:p>
        <text:p>före<draw:frame><draw:text-box><text:p>låda</text:p></draw:text-box><svg:title>x</svg:title></draw:frame> efter</text:p>
        <table:table><table:table-row><table:table-cell><text:h text:outline-level="2">H</text:h><text:p>ruta</text:p></table:table-cell></table:table-row></table:table>"#;
    check(
        body,
        "",
        "",
        &["li0 a", "li1 b", "head k1 | k2", "row 1 2 |", "p Ord.", "note Noten.", "p före efter", "p låda", "h2 H", "p ruta"],
    );
}

#[test]
fn knows_titles_headings_and_their_numbers() {
    let automatic = r#"<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
        <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Heading_20_1" style:list-style-name=""/>
        <style:style style:name="P3" style:family="paragraph" style:parent-style-name="Kapitel"><style:text-properties fo:font-weight="bold"/></style:style>"#;
    let common = r#"<style:style style:name="Title" style:family="paragraph"/><style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"/>
        <style:style style:name="Kapitel" style:family="paragraph" style:parent-style-name="Heading_20_1"/>
        <style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Title"/>
        <text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="a" text:display-levels="2" style:num-suffix=")"/></text:outline-style>"#;
    let body = r#"<text:p text:style-name="P1">Handbok</text:p><text:p text:style-name="Subtitle">u</text:p><text:h text:outline-level="1">A</text:h>
        <text:h text:outline-level="2">B</text:h><text:h text:outline-level="1" text:style-name="P2">C</text:h><text:h text:outline-level="1"><text:number>9.</text:number>D</text:h>
        <text:p text:style-name="P3">E</text:p>"#;
    check(body, automatic, common, &["h1 Handbok", "p u", "h2 1 A", "h3 1.a) B", "h2 C", "h2 9. D", "h2 E"]);
}

#[test]
fn tells_contents_references_captions_and_quotes() {
    let body = r#"<text:table-of-content><text:table-of-content-source><text:p>x</text:p></text:table-of-content-source><text:index-body><text:index-title><text:p>Innehåll</text:p></text:index-title><text:p>Heder 3</text:p></text:index-body></text:table-of-content>
        <text:p text:style-name="Quotations">Sagt.</text:p><text:p text:style-name="Table_20_Caption">Tabell <text:sequence>1</text:sequence></text:p>
        <text:p text:style-name="Preformatted_20_Text">kod</text:p><text:bibliography><text:index-body><text:p>Alm</text:p></text:index-body></text:bibliography>"#;
    check(body, "", "", &["contents Innehåll", "contents Heder 3", "quote Sagt.", "caption Tabell 1", "code kod", "ref Alm"]);
}

#[test]
fn reads_title_and_language() {
    let meta = br#"<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Handbok</dc:title><dc:language>sv-SE</dc:language></m>"#;
    let content = br#"<o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text><t:p>a</t:p></o:text></o:body></o:d>"#;
    let (document, problems) = super::read(&package(&[("content.xml", content), ("meta.xml", meta)]), &Limits::default());
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(document.title(), Some("Handbok"));
    assert_eq!(document.metadata.language.as_deref(), Some("sv"));
    assert_eq!(document.blocks[0].origin.paragraph, Some(1));
}
