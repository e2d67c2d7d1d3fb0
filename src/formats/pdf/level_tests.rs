//! Tests of headings that are told by their names or places, and of levels that tags give wrongly.

use super::outline_tests::{BODY, Line, expect, of_pages, outline, page, tag};
use super::source::{Page, Role, Span};

const GAP: Line<'_> = (10.0, "", "");

#[test]
fn what_every_document_has_stands_beside_its_chapters() {
    let cover = [(30.0, "b", "Riktlinje mot våld")];
    let front = [(12.0, "b", "Förord"), (10.0, "", BODY), GAP, (12.0, "b", "Innehåll"), (10.0, "", BODY)];
    let chapter = |title| [(20.0, "b", title), (10.0, "", BODY), GAP, (14.0, "b", "Ansvar"), (10.0, "", BODY), GAP];
    let last = [(12.0, "b", "Bilaga 1"), (10.0, "", BODY), GAP, (10.0, "", "Referenser"), GAP, (10.0, "", BODY)];
    let pages = [&cover[..], &front, &chapter("Skydd"), &chapter("Stöd"), &last];
    let expected = [
        (1, "Riktlinje mot våld"),
        (2, "Förord"),
        (2, "Innehåll"),
        (2, "Skydd"),
        (3, "Ansvar"),
        (2, "Stöd"),
        (3, "Ansvar"),
        (2, "Bilaga 1"),
        (2, "Referenser"),
    ];
    expect(&of_pages(&pages), &expected);
}

#[test]
fn lines_of_contents_recur_where_no_page_number_says_so() {
    let contents = [(14.0, "b", "Innehåll"), GAP, (10.0, "b", "Ansvar"), GAP, (10.0, "b", "Skydd"), GAP, (10.0, "b", "Stöd"), GAP];
    let section = |title| [(14.0, "b", title), (10.0, "", BODY), GAP];
    let text = [section("Ansvar"), section("Skydd"), section("Stöd")].concat();
    expect(&of_pages(&[&contents, &text]), &[(1, "Innehåll"), (1, "Ansvar"), (1, "Skydd"), (1, "Stöd")]);
}

#[test]
fn a_title_that_no_tag_calls_a_heading_stands_over_the_chapters() {
    let lines = [
        (24.0, "", "Riktlinje mot våld"),
        (10.0, "", BODY),
        GAP,
        (16.0, "b", "Skydd"),
        (10.0, "", BODY),
        GAP,
        (16.0, "b", "Stöd"),
        (10.0, "", BODY),
    ];
    let mut only = page(&lines);
    tag(&mut only, |span| if span.size.to_bits() == 16.0_f32.to_bits() { Role::Heading(1) } else { Role::Paragraph });
    expect(&outline(&[only]), &[(1, "Riktlinje mot våld"), (2, "Skydd"), (2, "Stöd")]);
}

#[test]
fn tags_that_contradict_the_type_give_no_levels() {
    let heads = [(16.0, "b", "Avdelning"), (14.0, "b", "Kapitel"), (12.0, "b", "Stycke")];
    let lines: Vec<Line<'_>> = heads.iter().flat_map(|head| [*head, (10.0, "", BODY), GAP]).collect();
    let mut pages: Vec<Page> = (0..3).map(|_| page(&lines)).collect();
    let role = |span: &Span| match span.text.as_str() {
        "Avdelning" => Role::Heading(2),
        "Kapitel" => Role::Heading(3),
        "Stycke" => Role::Heading(1),
        _ => Role::Paragraph,
    };
    for page in &mut pages {
        tag(page, role);
    }
    let expected = [(1, "Avdelning"), (2, "Kapitel"), (3, "Stycke")];
    expect(&outline(&pages), &expected.repeat(3));
}

#[test]
fn tags_of_one_level_leave_sizes_to_tell_levels() {
    let lines: Vec<Line<'_>> = [(16.0, "b", "Kapitel"), (12.0, "b", "Stycke")].iter().flat_map(|head| [*head, (10.0, "", BODY)]).collect();
    let mut pages: Vec<Page> = (0..3).map(|_| page(&lines)).collect();
    for page in &mut pages {
        tag(page, |span| if span.size > 10.0 { Role::Heading(2) } else { Role::Paragraph });
    }
    expect(&outline(&pages), &[(1, "Kapitel"), (2, "Stycke")].repeat(3));
}

#[test]
fn numbered_paragraphs_are_no_headings() {
    let long = format!("2.1.2 {BODY}");
    let text = [(10.0, "", ""), (10.0, "", long.as_str()), (10.0, "", ""), (10.0, "", long.as_str()), (10.0, "", "")];
    let lines = [&[(14.0, "b", "2 Skydd"), (10.0, "", "2.1.1 Den som tar emot en anmälan")][..], &text].concat();
    expect(&of_pages(&[&lines]), &[(1, "2 Skydd")]);
}

#[test]
fn the_words_of_a_drawing_stand_at_no_edge_of_the_text() {
    let text = |title| [(14.0, "b", title), (10.0, "", BODY), GAP, (10.0, "", BODY), GAP];
    let mut drawn = page(&[&[GAP, GAP][..], &text("Stöd"), &[(12.0, "b", "Polis"), (10.0, "", BODY)]].concat());
    for word in drawn.spans.iter_mut().filter(|span| span.text == "Polis") {
        (word.x, word.end_x) = (word.x + 130.0, word.end_x + 130.0);
    }
    expect(&outline(&[page(&text("Skydd")), drawn]), &[(1, "Skydd"), (1, "Stöd")]);
}

#[test]
fn what_heads_groups_of_rows_heads_no_text() {
    let group = [(10.0, "b", "Intäkter"), (10.0, "", "Medlemsavgifter"), (10.0, "", "Bidrag från kommunen"), GAP, GAP, GAP];
    let lines: Vec<Line<'_>> = [&[(14.0, "b", "Resultat"), (10.0, "", BODY), GAP][..], &group, &group, &group].concat();
    let mut table = page(&lines);
    let sum = |span: &Span| Span { text: "100".into(), x: 400.0, end_x: 420.0, ..span.clone() };
    let row = |span: &Span| matches!(span.text.as_str(), "Medlemsavgifter" | "Bidrag från kommunen");
    let cells = |span: &Span| if row(span) { vec![span.clone(), sum(span)] } else { vec![span.clone()] };
    table.spans = table.spans.iter().flat_map(cells).collect();
    expect(&outline(&[table]), &[(1, "Resultat")]);
}

#[test]
fn capitals_are_another_level() {
    let text = [GAP, (10.0, "", BODY), GAP];
    let heads = ["ORGANISATION", "Utbildning", "TEKNISK UTRUSTNING", "Utrymning"];
    let lines: Vec<Line<'_>> = heads.iter().flat_map(|head| [&[(10.0, "b", *head)][..], &text].concat()).collect();
    expect(&of_pages(&[&lines]), &[(1, "ORGANISATION"), (2, "Utbildning"), (1, "TEKNISK UTRUSTNING"), (2, "Utrymning")]);
}

#[test]
fn short_words_in_capitals_are_no_other_level() {
    let text = [GAP, (10.0, "", BODY), GAP];
    let expected = [(1, "VÅLD I NÄRA RELATIONER"), (1, "SYFTE"), (1, "ORGANISATION"), (1, "STÖD"), (1, "UPPFÖLJNING")];
    let lines: Vec<Line<'_>> = expected.iter().flat_map(|(_, head)| [&[(10.0, "b", *head)][..], &text].concat()).collect();
    expect(&of_pages(&[&lines]), &expected);
}

#[test]
fn a_row_of_numbers_right_under_a_heading_belongs_to_it() {
    let head = |text| [(14.0, "b", text), GAP, (10.0, "", BODY), GAP];
    let before = [head("Syfte"), head("Krav")].concat();
    let rows = [head("1. Byggnad"), head("2. Verksamhet"), head("3. Organisation"), head("4. Övrigt")].concat();
    let lines = [&before[..], &[(14.0, "b", "Uppgifter"), GAP], &rows].concat();
    let under = [(2, "1. Byggnad"), (2, "2. Verksamhet"), (2, "3. Organisation"), (2, "4. Övrigt")];
    let expected = [&[(1, "Syfte"), (1, "Krav"), (1, "Uppgifter")][..], &under].concat();
    expect(&of_pages(&[&lines]), &expected);
}

#[test]
fn a_title_goes_on_in_smaller_type() {
    let lines = [(30.0, "", "Riktlinje"), (18.0, "", "för arbetet mot våld"), GAP, (18.0, "", "Arbetsmarknad"), (10.0, "", BODY)];
    expect(&of_pages(&[&lines]), &[(1, "Riktlinje för arbetet mot våld"), (2, "Arbetsmarknad")]);
}
