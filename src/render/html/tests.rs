//! Tests of the pages as text; `tests/browser` opens them in a browser.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::super::{Options, Output, View};
use crate::engine::Status;
use crate::language::Language;
use crate::report::samples::{Sample, report, rules};
use crate::report::{Accepted, DocumentReport};

/// The page on documents, in a language.
fn page(documents: Vec<DocumentReport>, language: Language, options: Options) -> String {
    let rules = rules();
    let report = report(documents, &rules);
    let view = View { report: &report, rules: &rules, language, options };
    let mut out = Vec::new();
    Output::by_name("html").unwrap().write(&view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn document(heading: &str, text: &str) -> DocumentReport {
    let rules = rules();
    let sample =
        Sample::new("mapp/a.md").section(heading, text, &[(0, Status::Partial), (1, Status::Covered)]).section("Tyst", "Inget.", &[]);
    let mut document = sample.judged(&rules, Language::Sv);
    document.verdicts[0].severity = Some(crate::rules::Severity::Warning);
    document
}

/// The values of an attribute.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    page.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    page.split(start).nth(1).unwrap().split(end).next().unwrap()
}

#[test]
fn every_link_leads_to_a_place_in_the_page_and_every_place_is_one() {
    let page = page(vec![document("Eld", "Dörren nämns.")], Language::Sv, Options::default());
    let ids = values(&page, "id");
    let places: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), places.len(), "{ids:?}");
    let links = values(&page, "href");
    assert!(links.len() > 6);
    for link in links {
        assert!(places.contains(link.strip_prefix('#').unwrap()), "{link}");
    }
    assert!(values(&page, "src").is_empty());
}

#[test]
fn the_policy_lets_in_this_style_and_script_alone() {
    let page = page(vec![document("Eld", "Dörren.")], Language::En, Options::default());
    let policy = values(&page, "content")[0];
    for (kind, text) in [("style", between(&page, "<style>", "</style>")), ("script", between(&page, "<script>", "</script>"))] {
        let hash = STANDARD.encode(Sha256::digest(text));
        assert!(policy.contains(&format!("{kind}-src &#39;sha256-{hash}&#39;")), "{policy}");
    }
    assert!(policy.starts_with("default-src &#39;none&#39;;") && !policy.contains("unsafe"), "{policy}");
}

#[test]
fn text_out_of_documents_is_escaped_and_isolated() {
    let heading = "</style><script>alert(1)</script> {{ 1 }} \u{202e}dle";
    let page = page(vec![document(heading, "<img src=x onerror=\"alert(1)\">")], Language::Sv, Options::default());
    assert!(!page.contains("<script>alert") && !page.contains("<img"), "{page}");
    assert_eq!((page.matches("<script").count(), page.matches("</style>").count()), (1, 1));
    let escaped = "<bdi>&#60;/style&#62;&#60;script&#62;alert(1)&#60;/script&#62; {{ 1 }} \u{202e}dle</bdi>";
    assert!(page.contains(escaped), "{page}");
}

#[test]
fn the_outline_shows_quiet_headings_statuses_and_passages_in_place() {
    let page = page(vec![document("Eld", "Dörren nämns.")], Language::Sv, Options::default());
    let outline = between(&page, "<div class=\"outline\">", "</article>");
    let at = |text: &str| outline.find(text).unwrap_or_else(|| panic!("{text}: {outline}"));
    assert!(at("Handbok") < at("Eld") && at("Eld") < at("delvis") && at("delvis") < at("Dörren nämns.") && at("täckt") < at("Tyst"));
    assert!(page.contains("Den som inte vet vägen ut blir kvar.") && page.contains("Skriv var utgången är."));
    assert!(page.contains("Brandkåren, 1:1, kapitel 2"));
}

#[test]
fn every_heading_is_coloured_by_what_was_judged_or_found_in_it() {
    let page = page(vec![document("Eld", "Dörren nämns.")], Language::Sv, Options::default());
    let outline = between(&page, "<div class=\"outline\">", "</article>");
    let headings: Vec<&str> = outline.split("<li class=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(headings, ["section", "section partial", "section"], "the whole outline: {outline}");
    let judged = outline.split("<li class=\"section partial\"").nth(1).unwrap();
    assert!(judged.split("</p>").next().unwrap().contains("delvis"), "never by colour alone: {judged}");
}

#[test]
fn a_passage_is_quoted_where_it_stands_and_linked_from_its_verdict() {
    let mut document = document("Eld", "Dörren nämns.");
    let block = document.document.as_ref().unwrap().blocks.len() - 1;
    document.verdicts[0].evidence[0].block = block;
    document.verdicts[0].evidence[0].path = vec!["Handbok".to_owned(), "Tyst".to_owned()];
    let page = page(vec![document], Language::Sv, Options::default());
    let quiet = page.split("Tyst").last().unwrap();
    let place = values(quiet, "id").into_iter().find(|id| id.starts_with("p-")).unwrap();
    assert!(quiet.contains("Dörren nämns.") && quiet.contains("delvis"), "{quiet}");
    assert!(page.contains(&format!("<a href=\"#{place}\">nämner det bara, <bdi>Tyst</bdi>")), "{page}");
    assert_eq!(page.matches("<li class=\"section partial\"").count(), 2, "the section that it stands in has its colour");
}

#[test]
fn a_document_in_another_language_than_the_page_says_so() {
    let english = page(vec![document("Eld", "Dörren.")], Language::En, Options::default());
    assert!(english.contains("<html lang=\"en\">") && english.contains("<bdi lang=\"sv\">Eld</bdi>"), "{english}");
    assert!(!page(vec![document("Eld", "Dörren.")], Language::Sv, Options::default()).contains("<bdi lang="));
}

#[test]
fn an_accepted_gap_stands_in_its_place_with_the_reason_but_is_not_to_be_written() {
    let mut accepted = document("Eld", "Dörren.");
    accepted.verdicts[0].accepted =
        Some(Accepted { reason: "står i <rutinen>".to_owned(), owner: None, until: Some("2027-01-31".to_owned()) });
    let without = page(vec![accepted.clone()], Language::Sv, Options::default());
    assert!(without.contains("godtaget: står i &#60;rutinen&#62;, till och med 2027-01-31") && without.contains("Ingen lucka hittades."));
    let with = page(vec![accepted], Language::Sv, Options { include_accepted: true, ..Options::default() });
    assert!(with.contains("Skriv var utgången är."), "{with}");
}

#[test]
fn a_link_to_a_verdict_holds_when_other_sections_come_and_go() {
    let id = |document: DocumentReport| super::anchor::of_verdict(&document.verdicts[0]);
    let rules = rules();
    let later = Sample::new("mapp/a.md").section("Nytt", "Först.", &[]).section("Eld", "Annan text.", &[(0, Status::Missing)]);
    assert_eq!(id(document("Eld", "Dörren.")), id(later.judged(&rules, Language::Sv)));
}
