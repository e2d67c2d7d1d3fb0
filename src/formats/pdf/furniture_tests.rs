//! Tests of running headers and footers beside text that recurs, on pages made of spans.

use super::outline_tests::{BODY, Line, blocks, headings, page, tag};
use super::source::{Page, Role};
use crate::document::BlockKind;

const CHAPTERS: [&str; 6] = ["Anmälan", "Utredning", "Skydd", "Stöd", "Samverkan", "Uppföljning"];
/// The first two lines of every chapter.
const OPENING: [&str; 2] =
    ["Bakom en anmälan om våld kan det finnas mer än vad som sägs, och därför ska den som möter", "barnet alltid fråga om utnyttjande."];

/// A page for every chapter: what is said to stand over its title, the title, the opening and text of its own.
fn chapters(head: &[Line<'_>], title: (f32, &'static str), foot: &[Line<'_>]) -> Vec<Page> {
    let of = |name: &&str| {
        let (second, own) = (format!("{} {name} är viktigt.", OPENING[1]), format!("{name}: {BODY}"));
        let text = [
            (title.0, title.1, *name),
            (10.0, "", OPENING[0]),
            (10.0, "", second.as_str()),
            (10.0, "", ""),
            (12.0, "b", "Ansvar"),
            (10.0, "", own.as_str()),
            (10.0, "", own.as_str()),
        ];
        page(&[head, &text, foot].concat())
    };
    CHAPTERS.iter().map(of).collect()
}

fn found(pages: &[Page], wanted: &str) -> usize {
    blocks(pages, &[]).iter().filter(|(_, text)| text.contains(wanted)).count()
}

#[test]
fn chapters_that_open_alike_keep_their_first_lines_and_headings() {
    let head = [(8.0, "", "Riktlinje för skydd"), (10.0, "", ""), (10.0, "", "")];
    let foot = [(10.0, "", ""), (10.0, "", ""), (10.0, "", ""), (10.0, "", "Exempelkommun, Storgatan 1")];
    let pages = chapters(&head, (14.0, "b"), &foot);
    assert_eq!((found(&pages, "Bakom en anmälan"), found(&pages, OPENING[1])), (6, 6));
    assert_eq!(headings(blocks(&pages, &[])).iter().filter(|(_, text)| text == "Ansvar").count(), 6);
    assert_eq!((found(&pages, "Riktlinje för skydd"), found(&pages, "Exempelkommun")), (0, 0));
}

#[test]
fn what_the_tags_call_a_paragraph_under_a_chapter_s_title_stays() {
    let mut pages = chapters(&[], (10.0, ""), &[]);
    for page in &mut pages {
        tag(page, |span| if CHAPTERS.contains(&span.text.as_str()) { Role::Heading(1) } else { Role::Paragraph });
    }
    assert_eq!(found(&pages, "Bakom en anmälan"), 6);
}

#[test]
fn headers_in_the_type_of_the_text_are_dropped_close_to_it_too() {
    let page = |(number, name): (usize, &&str)| {
        let own = format!("{name}: {BODY}");
        let (chapter, edition) = (format!("Kapitel om {name}"), format!("Utgåva A, sida {number} av 6"));
        page(&[
            (8.0, "", chapter.as_str()),
            (10.0, "", "Exempelkommunens handbok"),
            (10.0, "", edition.as_str()),
            (10.0, "", own.as_str()),
            (10.0, "", own.as_str()),
            (10.0, "", own.as_str()),
        ])
    };
    let pages: Vec<Page> = CHAPTERS.iter().enumerate().map(page).collect();
    assert_eq!((found(&pages, "handbok"), found(&pages, "Utgåva"), found(&pages, "Den som tar emot")), (0, 0, 6));
}

#[test]
fn what_recurs_beside_the_text_is_dropped() {
    let mut pages = chapters(&[], (14.0, "b"), &[(8.0, "", "Uppdrag")]);
    for page in &mut pages {
        let beside = page.spans.last_mut().unwrap();
        (beside.x, beside.end_x, beside.y) = (20.0, 60.0, 500.0);
        let mut turned = page.spans[0].clone();
        (turned.text, turned.turn, turned.size) = ("EXEMPELKOMMUN".into(), 1, 8.0);
        page.spans.push(turned);
    }
    let texts = blocks(&pages, &[]);
    assert!(texts.iter().all(|(_, text)| text != "Uppdrag" && text != "EXEMPELKOMMUN"), "{texts:?}");
    assert!(texts.iter().any(|(kind, _)| *kind == BlockKind::Paragraph));
}
