//! Weighs the lines of a cover: which of them would do as the title.

use crate::formats::months::MONTHS;

use super::bodies::names_body;
use super::cover_words::{ABOUT, FIELD_LINKS, FIELDS, KIND_ENDS, KIND_WORDS, KINDS, MARKINGS, SERIES, SERIES_ENDS, SUBTITLES};
use super::furniture::{Running, mask};
use super::lines::{Line, Role};
use super::lists::marker;
use super::sentence::{ends_sentence, is_capitals, normal, starts_lower};

/// How well a line would do as the title; `None` if it cannot be one.
pub(super) fn score(line: &Line<'_>, text: &str, running: &Running) -> Option<i32> {
    if matches!(line.role, Role::Row(_) | Role::Taken | Role::Cover) || !may_be_title(text) {
        return None;
    }
    let words = text.split_whitespace().count();
    let kind = names_kind(text);
    let mut score = i32::from(words >= 3) + i32::from(words >= 2) + i32::from(is_about(text));
    score += 2 * i32::from(is_capitals(text) && !(kind && words == 1));
    score += 2 * i32::from(kind && !is_series(text)) + i32::from(kind && words == 1);
    score -= 2 * i32::from(!kind && is_part_of_running(text, running));
    score += 2 * i32::from(words >= 3 && runs_with_page(text, running));
    let barred = names_body(text) || is_series(text);
    score -= 6 * i32::from(barred);
    // Only who publishes and the series are too little for a title; a word that runs on every page may be all there is.
    (!barred || score >= 0).then_some(score.max(0))
}

fn may_be_title(text: &str) -> bool {
    let numbers = text.chars().filter(char::is_ascii_digit).count() * 3 > text.chars().count();
    let closed = ends_sentence(text) && !text.ends_with(['?', ';']);
    !(closed || numbers || is_postal(text) || starts_lower(text) || text.contains("   ") || has_stop(text) || marker(text).is_some())
        && text.contains(char::is_alphabetic)
}

/// Whether a sentence ends within the text; the stop after an abbreviation ends none.
pub(super) fn has_stop(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        !matches!(last.as_str(), "no" | "nr" | "kap" | "dnr" | "st" | "dr" | "vol" | "art")
    })
}

/// A running line is often the title itself; part of one is rather the publisher or the series.
fn is_part_of_running(text: &str, running: &Running) -> bool {
    let masked = mask(text);
    let alone = running.contains(&masked) && !masked.contains('#');
    !alone && running.iter().any(|running| running.contains(masked.as_str()))
}

/// Whether a line returns on other pages beside the number of the page: few names of who publishes do.
fn runs_with_page(text: &str, running: &Running) -> bool {
    let masked = mask(text);
    running.iter().any(|running| {
        let (bare, masked) = (running.trim_matches(|c: char| c == '#' || c.is_whitespace()), masked.as_str());
        bare != running && bare == masked
    })
}

/// Whether a line leads to a topic: `Handlingsplan mot …`, `Lending in …`.
fn is_about(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split_whitespace().skip(1).any(|word| ABOUT.contains(&word))
}

/// Whether a line says what kind of text this is; it may do so in letters set apart.
pub(super) fn names_kind(text: &str) -> bool {
    let lower = text.to_lowercase();
    let spaced = lower.split_whitespace().count() > 3 && lower.split_whitespace().all(|word| word.chars().count() == 1);
    let lower = if spaced { lower.split_whitespace().collect() } else { lower };
    let word_names = |word: &str| {
        KINDS.iter().any(|kind| word.contains(kind)) || KIND_WORDS.contains(&word) || KIND_ENDS.iter().any(|end| word.ends_with(end))
    };
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(word_names)
}

/// Too short to say what a text is about.
pub(super) fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 2 || text.split_whitespace().all(|word| word.chars().count() == 1)
}

/// Whether a line is no more than the kind of text.
pub(super) fn is_bare_kind(text: &str) -> bool {
    names_kind(text) && is_short(text) && !is_series(text)
}

/// Whether a line begins as what stands under a title does.
pub(super) fn is_subtitle(text: &str) -> bool {
    let lower = text.to_lowercase();
    SUBTITLES.iter().any(|start| lower.starts_with(start))
}

/// Whether a line names a series, a date, a decision or who may read it.
pub(super) fn is_series(text: &str) -> bool {
    let lower = text.to_lowercase();
    SERIES.iter().any(|start| lower.starts_with(start))
        || is_field(&lower)
        || SERIES_ENDS.iter().any(|end| lower.ends_with(end))
        || MARKINGS.contains(&normal(text).as_str())
        || has_series_number(text)
        || is_code(text)
        || is_numbered_kind(text)
        || is_date(&lower)
}

/// Whether a line gives the version, date or owner of the text: `Review: May 2024`, `Effective from 1 June`. `Review of care` does not.
fn is_field(lower: &str) -> bool {
    let mut words = lower.split_whitespace();
    let first = words.next().unwrap_or_default();
    let field = first.trim_end_matches(':');
    if !FIELDS.contains(&field) {
        return false;
    }
    let value = words.find(|word| !FIELD_LINKS.contains(word));
    let is_value = |word: &str| {
        let number = word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ':' | '|' | '#'));
        // The colon may stand after what leads to the value: `Effective date:`.
        number || MONTHS.contains(&word) || FIELD_LINKS.contains(&word.trim_end_matches(':'))
    };
    first != field || value.map_or(lower != field || !names_kind(field), is_value)
}

/// Whether the line ends in a year or the number of a series: `Rapport 2022:21`, `Fisheries Bulletin 3/2024`; the years that a plan is
/// for are no such number.
fn has_series_number(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let digits = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let years = last.split(['–', '-']).filter(|part| digits(part)).count() == 2;
    let season = last.split_once('/').is_some_and(|(first, second)| digits(first) && second.len() == 2);
    let number = last.starts_with(|c: char| c.is_ascii_digit());
    let parted = last.contains(['/', ':']);
    let year_of_kind = digits(last) && names_kind(text);
    let called = text.split_whitespace().rev().nth(1).is_some_and(|before| matches!(normal(before).as_str(), "no" | "nr"));
    number && !years && !season && !year_of_kind && words <= if parted || called { 5 } else { 3 }
}

/// The kind of text with its number, and a place or date after a dash: `Practical note 6 – Oslo, May 2023`.
fn is_numbered_kind(text: &str) -> bool {
    let Some((before, after)) = text.split_once(" – ").or_else(|| text.split_once(" · ")) else { return false };
    let number = before.split_whitespace().next_back().unwrap_or_default();
    before.split_whitespace().count() <= 3
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && names_kind(before)
        && is_date(&after.to_lowercase())
}

/// One word with numbers in it: `THB(2023)R3`.
fn is_code(text: &str) -> bool {
    let plain = text.chars().any(char::is_lowercase) || text.contains(char::is_whitespace);
    !plain && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A month and year, or a place and year: `Oslo, March 2023`.
fn is_date(lower: &str) -> bool {
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let year = words.last().is_some_and(|last| last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()));
    let month = words.iter().any(|word| MONTHS.contains(word));
    year && words.len() <= 5 && (month || words.len() <= 3 && lower.contains(", ")) && !names_kind(lower)
}

/// Whether a line belongs to a postal address: `Box 12256`, `102 26 Stockholm`, `FI-00170 Helsingfors`.
pub(super) fn is_postal(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    let number = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    match digits {
        0 => first == "Box" && number(words.next()),
        3 => first.len() == 3 && words.next().is_some_and(|second| second.len() == 2 && number(Some(second))),
        _ => digits == 5 && words.next().is_some(),
    }
}
