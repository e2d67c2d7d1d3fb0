//! Tests of headings beside tables and heads of columns, on pages made of spans.

use super::outline_tests::{BODY, Line, expect, outline, page, tag};
use super::source::{Page, Role, Span};

/// Lines of which those with tabs in their texts are rows of a table.
fn with_rows(lines: &[Line<'_>]) -> Page {
    let mut page = page(lines);
    let spans = std::mem::take(&mut page.spans);
    for span in spans {
        for (column, cell) in span.text.split('\t').enumerate() {
            let x = [70.0, 300.0, 400.0][column];
            let end_x = x + f32::from(u8::try_from(cell.chars().count()).unwrap_or(0)) * 5.0;
            let size = if column > 0 { span.size.min(10.0) } else { span.size };
            page.spans.push(Span { text: cell.to_owned(), x, end_x, size, ..span.clone() });
        }
    }
    page
}

#[test]
fn a_bold_line_that_parts_a_table_is_no_heading_but_what_stands_beside_heads_of_columns_is() {
    let rows = [(10.0, "", "Samtal\t12\t14"), (10.0, "", "Placeringar\t3\t4"), (10.0, "", "")];
    let note = |head| [&[(13.0, "", head)][..], &rows, &[(10.0, "b", "Därav barn")], &rows].concat();
    let lines = [note("Tabell över 2030\tVår\tHöst"), note("Skydd\tVår\tHöst")].concat();
    let text = [(20.0, "b", "Bokslut"), (10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let found = outline(&[page(&text), with_rows(&lines)]);
    expect(&found, &[(1, "Bokslut"), (2, "Tabell över 2030"), (2, "Skydd")]);
}

#[test]
fn heads_of_columns_that_one_element_holds_are_no_heading() {
    let head = [(10.0, "b", "Förvaltning\tAnsvarig\tTid"), (10.0, "", BODY), (10.0, "", "")];
    let text = [(14.0, "b", "Åtgärder"), (10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let mut page = with_rows(&[&text[..], &head, &text[2..]].concat());
    tag(&mut page, |_| Role::Paragraph);
    let (first, rest) = page.spans.split_at_mut(3);
    rest[..2].iter_mut().for_each(|span| span.tag = first[2].tag);
    expect(&outline(&[page]), &[(1, "Åtgärder")]);
}

#[test]
fn bold_words_side_by_side_head_columns_and_no_text() {
    let text = [(20.0, "b", "Bokslut"), (10.0, "", ""), (10.0, "", BODY), (10.0, "", "")];
    let lines = [&text[..], &[(10.0, "b", "Vid årets början"), (10.0, "b", "Vid årets slut"), (10.0, "", BODY)]].concat();
    let mut page = page(&lines);
    let y = page.spans[2].y;
    page.spans[3].y = y;
    (page.spans[3].x, page.spans[3].end_x) = (300.0, 370.0);
    page.spans[2].end_x = 150.0;
    expect(&outline(&[page]), &[(1, "Bokslut")]);
}
