//! Tests of headings, on pages made of spans.

use super::sheet::Sheet;
use super::source::{Bookmark, Page, Role, Source, Span, Standing, Style, Tag};
use super::{build, text_of};
use crate::document::BlockKind;
use crate::formats::Limits;

pub(super) const BODY: &str =
    "Den som tar emot en anmälan skriver ned vad som har hänt och när det hände, och lämnar den vidare samma dag.";

/// A line of type: its size, `b` for bold and `i` for italics, and its text; an empty line is a gap.
pub(super) type Line<'a> = (f32, &'a str, &'a str);

pub(super) fn page(lines: &[Line<'_>]) -> Page {
    let mut y = 780.0;
    let mut spans = Vec::new();
    for &(size, style, text) in lines {
        y -= size * 1.25;
        let x = if style.contains('c') { 300.0 - text.chars().map(|_| size * 0.25).sum::<f32>() } else { 70.0 };
        let end_x = x + text.chars().map(|_| size * 0.5).sum::<f32>();
        let style = Style {
            bold: style.contains('b'),
            italic: style.contains('i'),
            underlined: style.contains('u'),
            face: u32::from(style.contains('f')),
        };
        spans.push(Span { text: text.to_owned(), x, end_x, y, size, style, turn: 0, standing: Standing::Unsaid, tag: None });
    }
    spans.retain(|span| !span.text.is_empty());
    Page { width: 600.0, height: 842.0, spans, ..Page::default() }
}

pub(super) fn outline(pages: &[Page]) -> Vec<(u8, String)> {
    headings(blocks(pages, &[]))
}

pub(super) fn headings(blocks: Vec<(BlockKind, String)>) -> Vec<(u8, String)> {
    let level = |kind| if let BlockKind::Heading { level } = kind { Some(level) } else { None };
    blocks.into_iter().filter_map(|(kind, text)| Some((level(kind)?, text))).collect()
}

/// All blocks of a document with these bookmarks.
pub(super) fn blocks(pages: &[Page], bookmarks: &[Bookmark]) -> Vec<(BlockKind, String)> {
    let sheets = |artifacts| pages.iter().enumerate().map(|(index, page)| Sheet::of(index, page, artifacts)).collect();
    let source = text_of(|artifacts| Ok(Source { pages: sheets(artifacts), bookmarks: bookmarks.to_vec(), ..Source::default() })).unwrap();
    let (document, _) = build(source, &Limits::default());
    document.blocks.into_iter().map(|block| (block.kind, block.text.as_str().to_owned())).collect()
}

pub(super) fn of_pages(pages: &[&[Line<'_>]]) -> Vec<(u8, String)> {
    outline(&pages.iter().map(|lines| page(lines)).collect::<Vec<_>>())
}

/// Tags every span as an element of its own, with the role that it is given.
pub(super) fn tag(page: &mut Page, role: impl Fn(&Span) -> Role) {
    for (element, span) in (1..).zip(&mut page.spans) {
        span.standing = Standing::InTree;
        span.tag = Some(Tag { role: role(span), element, row: 0 });
    }
}

pub(super) fn expect(found: &[(u8, String)], expected: &[(u8, &str)]) {
    assert_eq!(found.iter().map(|(level, text)| (*level, text.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn italics_over_text_head_it() {
    let text = [(10.0, "", BODY), (10.0, "", ""), (10.0, "i", "Mottagning av anmälan"), (10.0, "", BODY), (10.0, "", "")];
    let remark = [(10.0, "i", "Ändrad genom beslut den 3 maj."), (10.0, "", BODY)];
    let lines: Vec<Line<'_>> = [&[(20.0, "b", "Riktlinje"), (14.0, "b", "Ansvar")][..], &text, &remark].concat();
    expect(&of_pages(&[&lines]), &[(1, "Riktlinje"), (2, "Ansvar"), (3, "Mottagning av anmälan")]);
}

#[test]
fn the_lines_of_a_heading_are_one() {
    let lines = [
        (20.0, "bc", "Riktlinje för arbetet mot våld"),
        (20.0, "bc", "i nära relationer"),
        (10.0, "", ""),
        (14.0, "b", "KAPITEL 1"),
        (14.0, "", "Första bedömningen"),
        (10.0, "", ""),
        (10.0, "", BODY),
    ];
    expect(&of_pages(&[&lines]), &[(1, "Riktlinje för arbetet mot våld i nära relationer"), (2, "KAPITEL 1 Första bedömningen")]);
}

#[test]
fn neither_contents_nor_heads_of_columns_are_headings() {
    let entries = [
        (14.0, "b", "Innehåll"),
        (10.0, "", ""),
        (10.0, "b", "Ansvar 3"),
        (10.0, "", ""),
        (10.0, "b", "Skydd 5"),
        (10.0, "", ""),
        (10.0, "b", "Uppföljning 9"),
    ];
    let text = [(14.0, "b", "Ansvar"), (10.0, "", BODY), (10.0, "", ""), (10.0, "b", "(VFS 2030:4)"), (10.0, "", BODY)];
    expect(&of_pages(&[&entries, &text]), &[(1, "Innehåll"), (1, "Ansvar")]);
}

#[test]
fn a_paragraph_with_the_tag_of_a_heading_is_none() {
    let mut page = page(&[(10.0, "", "Ansvar"), (10.0, "", BODY), (10.0, "", "____")]);
    tag(&mut page, |_| Role::Heading(2));
    // Lines as far apart as those of a paragraph would be one heading.
    page.spans.iter_mut().zip([700.0, 660.0, 620.0]).for_each(|(span, y)| span.y = y);
    expect(&outline(&[page]), &[(2, "Ansvar")]);
}

#[test]
fn type_of_the_body_s_size_heads_it_underlined_or_in_the_middle() {
    let line: String = BODY.chars().take(92).collect();
    let text = [(10.0, "", ""), (10.0, "", line.as_str()), (10.0, "", line.as_str()), (10.0, "", "slut."), (10.0, "", "")];
    let lines = [&[(10.0, "c", "I. INLEDNING")][..], &text, &[(10.0, "u", "Skydd av den utsatta")], &text, &[(10.0, "c", "Ida Ek")], &text];
    expect(&of_pages(&[&lines.concat()]), &[(1, "I. INLEDNING"), (1, "Skydd av den utsatta")]);
}

#[test]
fn another_typeface_is_another_level() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let heads = [(10.0, "bf", "Organisation"), (10.0, "b", "Utbildning"), (10.0, "bf", "Teknik"), (10.0, "b", "Utrymning")];
    let lines: Vec<Line<'_>> = heads.iter().flat_map(|head| [&[*head][..], &text].concat()).collect();
    expect(&of_pages(&[&lines]), &[(1, "Organisation"), (2, "Utbildning"), (1, "Teknik"), (2, "Utrymning")]);
}

#[test]
fn what_has_no_number_stands_under_the_chapter_before_it() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let heads = ["1 kap. Anmälan", "2 kap. Utredning", "Samtal med barnet", "3 kap. Skydd"].map(|head| (12.0, "b", head));
    let lines: Vec<Line<'_>> = heads.iter().flat_map(|head| [&[*head][..], &text].concat()).collect();
    expect(&of_pages(&[&lines]), &[(1, "1 kap. Anmälan"), (1, "2 kap. Utredning"), (2, "Samtal med barnet"), (1, "3 kap. Skydd")]);
}

#[test]
fn a_paragraph_by_its_tag_that_looks_like_most_headings_is_one() {
    let heads = ["Anmälan", "Utredning", "Skydd"].map(|head| (14.0, "b", head));
    let lines: Vec<Line<'_>> = heads.iter().flat_map(|head| [*head, (10.0, "", ""), (10.0, "", BODY), (10.0, "", "")]).collect();
    let mut page = page(&lines);
    tag(&mut page, |span| if span.size > 12.0 && span.text != "Utredning" { Role::Heading(2) } else { Role::Paragraph });
    expect(&outline(&[page]), &[(2, "Anmälan"), (2, "Utredning"), (2, "Skydd")]);
}

#[test]
fn a_look_that_recurs_and_is_never_tagged_is_the_level_below() {
    let lines: Vec<Line<'_>> = ["Anmälan", "Utredning", "Skydd"]
        .into_iter()
        .flat_map(|head| [(14.0, "b", head), (10.0, "", ""), (10.0, "i", "Vem gör vad"), (10.0, "", BODY), (10.0, "", "")])
        .collect();
    let mut page = page(&lines);
    tag(&mut page, |span| if span.size > 12.0 { Role::Heading(2) } else { Role::Paragraph });
    let found = outline(&[page]);
    expect(&found[..2], &[(2, "Anmälan"), (3, "Vem gör vad")]);
    assert_eq!(found.len(), 6);
}

#[test]
fn a_chapter_s_number_and_the_line_under_it_are_one_heading() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let heads = [("KAP 1.", "Anmälan till nämnden"), ("KAP 2.", "Utredning")];
    let lines: Vec<Line<'_>> =
        heads.iter().flat_map(|&(number, title)| [&[(12.0, "c", number), (12.0, "ic", title)][..], &text].concat()).collect();
    expect(&of_pages(&[&lines]), &[(1, "KAP 1. Anmälan till nämnden"), (1, "KAP 2. Utredning")]);
}

#[test]
fn a_list_of_names_in_larger_type_heads_nothing() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let names = ["Ida Ek", "Bo Alm", "Siv Lind"].map(|name| [(11.0, "i", name), (11.0, "", "")]).concat();
    let lines: Vec<Line<'_>> = [&[(14.0, "b", "Anmälan")][..], &text, &[(14.0, "b", "Arbetsgrupp"), (10.0, "", "")], &names].concat();
    expect(&of_pages(&[&lines]), &[(1, "Anmälan"), (1, "Arbetsgrupp")]);
}

#[test]
fn another_typeface_at_the_text_s_edge_heads_it() {
    let text = [(10.0, "", BODY), (10.0, "", BODY), (10.0, "", ""), (10.0, "", "")];
    let lines: Vec<Line<'_>> =
        [&[(14.0, "b", "Riktlinje"), (10.0, "", "")][..], &text, &[(10.0, "f", "Vem gör vad"), (10.0, "", "")], &text].concat();
    expect(&of_pages(&[&lines]), &[(1, "Riktlinje"), (2, "Vem gör vad")]);
}

#[test]
fn numbers_that_run_through_the_document_are_its_chapters() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let heads = ["1. Syfte", "Bakgrund", "Mål", "Urval", "2. Ansvar", "Chefer", "Personal", "3. Skydd", "Boende"];
    let lines: Vec<Line<'_>> = heads.iter().flat_map(|head| [&[(12.0, "b", *head)][..], &text].concat()).collect();
    let levels: Vec<u8> = of_pages(&[&lines]).into_iter().map(|(level, _)| level).collect();
    assert_eq!(levels, [1, 2, 2, 2, 1, 2, 2, 1, 2]);
}

#[test]
fn the_heading_that_every_chapter_begins_with_is_no_running_header() {
    let page = |head: &[Line<'static>]| [head, &[(10.0, "", ""), (10.0, "", BODY), (10.0, "", ""), (10.0, "", BODY)]].concat();
    let chapter = |title| [page(&[(14.0, "b", title)]), page(&[(14.0, "b", "Inledning")]), page(&[]), page(&[])];
    let pages: Vec<Vec<Line<'_>>> = ["Anmälan", "Utredning", "Skydd"].into_iter().flat_map(chapter).collect();
    let found = of_pages(&pages.iter().map(Vec::as_slice).collect::<Vec<_>>());
    assert_eq!(found.iter().filter(|(_, text)| text == "Inledning").count(), 3, "{found:?}");
}

#[test]
fn a_title_that_the_content_draws_last_heads_its_page() {
    let chapter = |title| {
        let body = format!("{title}: {BODY}");
        let text = [(10.0, "", body.as_str()), (10.0, "", ""), (10.0, "", "")].repeat(6);
        let mut page = page(&[&[(20.0, "b", title), (10.0, "", "")][..], &text, &[(14.0, "b", "Ansvar"), (10.0, "", "")], &text].concat());
        page.spans.rotate_left(1);
        page
    };
    let found = outline(&["Anmälan", "Utredning", "Skydd"].map(chapter));
    expect(&found, &[(1, "Anmälan"), (2, "Ansvar"), (1, "Utredning"), (2, "Ansvar"), (1, "Skydd"), (2, "Ansvar")]);
}

#[test]
fn a_number_of_three_parts_makes_a_heading_in_the_type_of_the_text() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")].repeat(10);
    let first = [&[(14.0, "b", "1.1 Skydd"), (10.0, "", "")][..], &text].concat();
    let second = [&[(10.0, "", "1.1.1 Skyddat boende"), (10.0, "", "• Ring socialjouren."), (10.0, "", "")][..], &text].concat();
    expect(&of_pages(&[&first, &second]), &[(1, "1.1 Skydd"), (2, "1.1.1 Skyddat boende")]);
}

#[test]
fn larger_type_that_is_never_tagged_stands_over_what_is() {
    let entries = ["Anmälan......2", "Utredning......3", "Skydd......4", "Uppföljning......5"].map(|entry| (14.0, "", entry));
    let chapters = ["Anmälan", "Utredning", "Skydd"].into_iter().flat_map(|head| {
        [(14.0, "", head), (10.0, "", ""), (10.0, "", BODY), (10.0, "", ""), (12.0, "", "Ansvar"), (10.0, "", BODY), (10.0, "", "")]
    });
    let lines: Vec<Line<'_>> = entries.into_iter().chain(chapters).collect();
    let mut page = page(&lines);
    tag(&mut page, |span| if span.text == "Ansvar" { Role::Heading(2) } else { Role::Paragraph });
    let found = outline(&[page]);
    expect(&found, &[(1, "Anmälan"), (2, "Ansvar"), (1, "Utredning"), (2, "Ansvar"), (1, "Skydd"), (2, "Ansvar")]);
}

#[test]
fn a_bold_word_with_its_number_and_the_bold_line_under_it_are_one_heading() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let heads = [("Steg 1)", "Anmälan till nämnden"), ("Steg 2)", "Utredning")];
    let lines: Vec<Line<'_>> =
        heads.iter().flat_map(|&(number, title)| [&[(10.0, "b", number), (10.0, "b", title)][..], &text].concat()).collect();
    let mut page = page(&lines);
    tag(&mut page, |_| Role::Paragraph);
    expect(&outline(&[page]), &[(1, "Steg 1) Anmälan till nämnden"), (1, "Steg 2) Utredning")]);
}

#[test]
fn slightly_larger_type_over_smaller_at_its_edge_heads_it() {
    let text = [(10.0, "", BODY), (10.0, "", BODY), (10.0, "", ""), (10.0, "", "")];
    let lines: Vec<Line<'_>> = [
        &[(14.0, "", "Riktlinje"), (10.0, "", "")][..],
        &text,
        &[(10.5, "", "Vem gör vad")],
        &text,
        &[(10.5, "", "Hon ringer samma dag.")],
        &text,
    ]
    .concat();
    expect(&of_pages(&[&lines]), &[(1, "Riktlinje"), (2, "Vem gör vad")]);
}

#[test]
fn bold_type_that_the_tags_call_a_heading_once_makes_headings() {
    let heads = ["Anmälan", "Utredning", "Skydd"].map(|head| [(10.0, "b", head), (10.0, "", ""), (10.0, "", BODY), (10.0, "", "")]);
    let lines: Vec<Line<'_>> = [&[(14.0, "b", "Ansvar"), (10.0, "", "")][..], &heads.concat()].concat();
    let mut page = page(&lines);
    tag(&mut page, |span| match span.text.as_str() {
        "Ansvar" => Role::Heading(1),
        "Utredning" => Role::Heading(2),
        _ => Role::Paragraph,
    });
    expect(&outline(&[page]), &[(1, "Ansvar"), (2, "Anmälan"), (2, "Utredning"), (2, "Skydd")]);
}

#[test]
fn items_of_a_list_that_count_sections_are_headings() {
    let sections = ["1.1 Samtal", "1.2 Riskbedömning", "1.3 Skydd"].map(|head| [(10.0, "", head), (10.0, "", BODY), (10.0, "", "")]);
    let contents = [(10.0, "", "1. Mottagning"), (10.0, "", "2. Uppföljning"), (10.0, "", "")];
    let lines: Vec<Line<'_>> =
        [&[(14.0, "b", "Åtgärder"), (10.0, "", "")][..], &contents, &[(10.0, "i", "1. Mottagning")], &sections.concat()].concat();
    let mut page = page(&lines);
    tag(&mut page, |span| if span.text.starts_with(char::is_numeric) { Role::ListItem(0) } else { Role::Paragraph });
    let levels = [(1, "Åtgärder"), (2, "1. Mottagning"), (3, "1.1 Samtal"), (3, "1.2 Riskbedömning"), (3, "1.3 Skydd")];
    expect(&outline(&[page]), &levels);
}

#[test]
fn a_look_that_mostly_heads_text_heads_pictures_too() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let heads = ["Anmälan", "Utredning", "Skydd", "Boende"].map(|head| [&[(14.0, "b", head)][..], &text].concat()).concat();
    let cover = [&[(20.0, "b", "Riktlinje")][..], &text].concat();
    let mut pages = [page(&cover), page(&heads)];
    let last = pages[1].spans.last_mut().unwrap();
    (last.x, last.end_x) = (300.0, 500.0);
    assert_eq!(outline(&pages).len(), 5);
}

#[test]
fn the_title_may_run_through_the_document() {
    let running = (8.0, "", "Riktlinje för skydd");
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let chapter = |head| [&[running, (10.0, "", ""), (14.0, "b", head)][..], &text, &text].concat();
    let cover = [&[(24.0, "b", "Riktlinje för skydd")][..], &text].concat();
    let pages = [cover, chapter("Ansvar"), chapter("Samtal"), chapter("Boende"), chapter("Uppföljning")];
    let found = of_pages(&pages.iter().map(Vec::as_slice).collect::<Vec<_>>());
    expect(&found[..2], &[(1, "Riktlinje för skydd"), (2, "Ansvar")]);
}

#[test]
fn sizes_that_differ_by_little_are_one_level() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let heads = [(20.0, "b", "Ansvar"), (13.5, "b", "Chefer"), (13.0, "b", "Personal"), (13.5, "b", "Boende"), (13.0, "b", "Skola")];
    let lines: Vec<Line<'_>> = heads.iter().flat_map(|head| [&[*head][..], &text].concat()).collect();
    let levels: Vec<u8> = of_pages(&[&lines]).into_iter().map(|(level, _)| level).collect();
    assert_eq!(levels, [1, 2, 2, 2, 2]);
}

#[test]
fn what_begins_a_paragraph_in_other_type_is_no_heading() {
    let begin = [(10.0, "b", "Den som möter ett barn"), (10.0, "", "som far illa ska anmäla det."), (10.0, "", "")];
    let larger = [(12.0, "", "Socialtjänsten: Vi ringer"), (10.0, "", "samma dag, och går dit."), (10.0, "", "")];
    let rest = [(10.0, "", BODY), (10.0, "", ""), (12.0, "", "samma dag.)"), (10.0, "", ""), (10.0, "", BODY)];
    let lines = [&[(14.0, "b", "Anmälan"), (10.0, "", "")][..], &begin, &larger, &rest].concat();
    expect(&of_pages(&[&lines]), &[(1, "Anmälan")]);
}

#[test]
fn what_stands_beside_the_page_is_not_read() {
    let mut page = page(&[(20.0, "b", "Anmälan"), (14.0, "b", "Ansvar"), (10.0, "", BODY)]);
    (page.spans[1].x, page.spans[1].end_x) = (-400.0, -300.0);
    expect(&outline(std::slice::from_ref(&page)), &[(1, "Anmälan")]);
    page.spans[2].x = -900.0;
    page.spans[2].end_x = -300.0;
    expect(&outline(&[page]), &[(1, "Anmälan"), (2, "Ansvar")]);
}

#[test]
fn larger_type_that_paragraphs_are_set_in_makes_no_heading() {
    let notes = [(8.0, "", BODY)].repeat(12);
    let long = [(10.0, "", BODY)].repeat(3);
    let text = [&long[..], &[(10.0, "", ""), (10.0, "", "Ring jouren"), (10.0, "", "")]].concat().repeat(3);
    let lines = [&[(14.0, "b", "Anmälan"), (10.0, "", "")][..], &text, &[(14.0, "b", "Noter"), (10.0, "", "")], &notes].concat();
    expect(&of_pages(&[&lines]), &[(1, "Anmälan"), (1, "Noter")]);
}

#[test]
fn one_element_may_hold_a_heading_and_the_text_under_it() {
    let mut page = page(&[(14.0, "", "Anmälan"), (10.0, "", BODY), (10.0, "", BODY), (10.0, "", "")]);
    tag(&mut page, |_| Role::Paragraph);
    let first = page.spans[0].tag;
    page.spans.iter_mut().for_each(|span| span.tag = first);
    expect(&outline(&[page]), &[(1, "Anmälan")]);
}

#[test]
fn type_larger_than_the_tagged_headings_is_bold_over_them() {
    let heads = ["Anmälan", "Utredning", "Skydd"].map(|head| [(14.0, "b", head), (10.0, "", ""), (10.0, "", BODY), (10.0, "", "")]);
    let lines = [&heads.concat()[..], &[(16.0, "b", "Källor"), (10.0, "", ""), (10.0, "", BODY)]].concat();
    let mut page = page(&lines);
    tag(&mut page, |span| if (12.0..15.0).contains(&span.size) { Role::Heading(2) } else { Role::Paragraph });
    let found = outline(&[page]);
    assert_eq!(found.last().map(|(_, text)| text.as_str()), Some("Källor"));
}

#[test]
fn a_numbered_heading_ends_before_another_under_it() {
    let text = [(10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let lines = [&[(10.0, "b", "1.1 Mål och vision"), (10.0, "b", "Vision")][..], &text, &[(10.0, "b", "1.2 Ansvar")], &text].concat();
    expect(&of_pages(&[&lines]), &[(1, "1.1 Mål och vision"), (2, "Vision"), (1, "1.2 Ansvar")]);
}
