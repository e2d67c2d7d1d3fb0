//! Tests of text that stands elsewhere on the page than in one column from top to bottom, on pages made of spans.

use super::outline_tests::{BODY, Line, blocks, expect, headings, of_pages, outline, page};
use super::source::{Bookmark, Page, Span, Standing, Style};
use crate::document::BlockKind;

/// A line that begins at a place.
fn span((x, y): (f32, f32), size: f32, bold: bool, text: &str) -> Span {
    let end_x = x + text.chars().map(|_| size * 0.5).sum::<f32>();
    let style = Style { bold, ..Style::default() };
    Span { text: text.to_owned(), x, end_x, y, size, style, turn: 0, standing: Standing::Unsaid, tag: None }
}

/// So many lines of a column from a place downwards, full ones but for the last; the first begins with a word.
fn column((x, y): (f32, f32), count: u8, first: &str) -> Vec<Span> {
    let line = |at: u8| match at {
        0 => format!("{first} beskriver vad som ska göras och"),
        _ if at + 1 == count => "följs upp varje år.".to_owned(),
        _ => "hur barnet får stöd, och det som sagts följs upp".to_owned(),
    };
    (0..count).map(|at| span((x, y - 12.5 * f32::from(at)), 10.0, false, &line(at))).collect()
}

fn sheet(parts: &[Vec<Span>]) -> Page {
    Page { width: 600.0, height: 842.0, spans: parts.concat(), ..Page::default() }
}

#[test]
fn a_row_whose_cells_have_one_middle_is_a_row_and_its_taller_head_no_heading() {
    let mut spans = vec![span((70.0, 760.0), 14.0, true, "Tecken på våld"), span((70.0, 740.0), 10.0, false, BODY)];
    let head = [((70.0, 700.0), "Typ av"), ((70.0, 687.5), "våld"), ((150.0, 693.7), "Tecken"), ((400.0, 693.7), "Åtgärd")];
    spans.extend(head.map(|(place, text)| span(place, 10.0, true, text)));
    for y in [660.0, 630.0, 600.0] {
        let row = [
            ((70.0, y - 6.2), "Form"),
            ((150.0, y), "Barnet kontrolleras"),
            ((150.0, y - 12.5), "av familjen"),
            ((400.0, y - 6.2), "Anmäl"),
        ];
        spans.extend(row.map(|(place, text)| span(place, 10.0, false, text)));
    }
    let found = blocks(&[sheet(&[spans])], &[]);
    let rows: Vec<&str> =
        found.iter().filter(|(kind, _)| matches!(kind, BlockKind::TableRow { .. })).map(|(_, text)| text.as_str()).collect();
    assert_eq!(rows[..2], ["Typ av våld | Tecken | Åtgärd", "Form | Barnet kontrolleras av familjen | Anmäl"]);
    assert_eq!(rows.len(), 4);
    expect(&headings(found), &[(1, "Tecken på våld")]);
}

#[test]
fn a_kind_of_heading_that_only_the_first_page_has_heads_the_text_that_begins_there() {
    let text = [(10.0, "", BODY), (10.0, "", "")];
    let under = |head| [&[(12.0, "b", head)][..], &text].concat();
    let first =
        [&[(20.0, "b", "Handbok"), (12.0, "b", "Dokumenttyp")][..], &text, &[(14.0, "b", "Våld")], &text, &under("Tecken"), &under("Hot")]
            .concat();
    let later = |head| [&[(14.0, "b", head)][..], &text, &text, &text].concat();
    let (second, third) = (later("Samverkan"), later("Uppföljning"));
    let found = of_pages(&[&first, &second, &third]);
    expect(&found, &[(1, "Handbok"), (2, "Våld"), (3, "Tecken"), (3, "Hot"), (2, "Samverkan"), (2, "Uppföljning")]);
}

#[test]
fn a_note_whose_number_has_a_full_stop_follows_its_mark() {
    let sheet = |mark: &str| {
        let mut page = page(&[(10.0, "", BODY), (10.0, "", ""), (10.0, "", "Chefen ansvarar."), (8.0, "", "1. Se lagen.")]);
        page.spans[2].y = 60.0;
        let end = page.spans[0].end_x;
        page.spans.insert(1, span((end, page.spans[0].y + 3.0), 6.0, false, mark));
        page
    };
    let kinds = |mark| {
        blocks(&[sheet(mark)], &[]).into_iter().map(|(kind, text)| (kind, text.chars().take(8).collect::<String>())).collect::<Vec<_>>()
    };
    let chef = (BlockKind::Paragraph, "Chefen a".to_owned());
    let body = (BlockKind::Paragraph, BODY.chars().take(8).collect::<String>());
    assert_eq!(kinds("1"), [body.clone(), (BlockKind::Footnote, "Se lagen".into()), chef.clone()]);
    assert_eq!(kinds("2"), [body, chef, (BlockKind::ListItem { depth: 0 }, "Se lagen".into())]);
}

#[test]
fn a_heading_in_the_second_column_stands_at_the_edge_of_a_paragraph_that_begins_in_the_first() {
    let left = |y, count, head: &str, first| [vec![span((60.0, y + 25.0), 14.0, true, head)], column((60.0, y), count, first)].concat();
    let mut over = left(600.0, 40, "Inledning", "Planen");
    over.pop();
    over.extend(column((330.0, 760.0), 10, "och"));
    let heading = vec![span((330.0, 610.0), 14.0, true, "Ansvar")];
    let mut second = column((330.0, 590.0), 38, "Chefen");
    second.pop();
    let next = [column((60.0, 760.0), 10, "och"), left(560.0, 12, "Skydd", "Boendet")].concat();
    let cover = vec![span((60.0, 700.0), 24.0, true, "Handbok")];
    let found = outline(&[sheet(&[cover]), sheet(&[over, heading, second]), sheet(&[next])]);
    assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["Handbok", "Inledning", "Ansvar", "Skydd"]);
}

#[test]
fn the_left_column_comes_first_whichever_is_drawn_first() {
    let head = vec![span((60.0, 770.0), 20.0, true, "Handbok")];
    let (left, right) = (column((60.0, 700.0), 20, "Vänster"), column((330.0, 700.0), 20, "Höger"));
    for parts in [vec![head.clone(), right.clone(), left.clone()], vec![right.clone(), left.clone(), head.clone()], vec![head, left, right]]
    {
        let texts: Vec<String> = blocks(&[sheet(&parts)], &[]).into_iter().map(|(_, text)| text).collect();
        let firsts: Vec<&str> = texts.iter().filter_map(|text| text.split(' ').next()).collect();
        assert_eq!(firsts, ["Handbok", "Vänster", "Höger"]);
    }
}

#[test]
fn headings_in_the_margin_stand_over_the_text_beside_them() {
    let head = |y, text: &str| vec![span((60.0, y), 10.0, true, text)];
    let long = head(400.0, "Skydd av den som är").into_iter().chain(head(387.5, "utsatt för våld")).collect();
    let parts = vec![
        head(700.0, "Inledning"),
        column((190.0, 700.0), 15, "Planen"),
        column((190.0, 490.0), 5, "Chefen"),
        long,
        column((190.0, 400.0), 5, "Boendet"),
        head(300.0, "Uppföljning"),
        column((190.0, 300.0), 5, "Nämnden"),
    ];
    let found = blocks(&[sheet(&parts)], &[]);
    let texts: Vec<&str> = found.iter().filter_map(|(_, text)| text.split(' ').next()).collect();
    assert_eq!(texts, ["Inledning", "Planen", "Chefen", "Skydd", "Boendet", "Uppföljning", "Nämnden"]);
    expect(&headings(found), &[(1, "Inledning"), (1, "Skydd av den som är utsatt för våld"), (1, "Uppföljning")]);
    // Text in a first column that is not set apart makes a table.
    let plain: Vec<Vec<Span>> =
        parts.into_iter().map(|part| part.into_iter().map(|one| Span { style: Style::default(), ..one }).collect()).collect();
    assert_eq!(outline(&[sheet(&plain)]), []);
}

#[test]
fn a_line_in_the_type_of_the_text_that_a_bookmark_names_is_a_heading() {
    let text: [Line<'_>; 2] = [(10.0, "", BODY), (10.0, "", "Det gäller även")];
    let of = |head| page(&[&[(10.0, "", head)][..], &text, &[(10.0, "", "annat våld.")]].concat());
    let pages = [of("Anmälan"), of("Skydd")];
    let bookmark = |(page, title): (usize, &str)| Bookmark { title: title.to_owned(), depth: 0, page: Some(page) };
    let bookmarks: Vec<Bookmark> = ["Anmälan", "Skydd"].into_iter().enumerate().map(bookmark).collect();
    expect(&headings(blocks(&pages, &bookmarks)), &[(1, "Anmälan"), (1, "Skydd")]);
    assert_eq!(headings(blocks(&pages, &[])), []);
}
