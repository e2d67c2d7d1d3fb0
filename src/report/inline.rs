//! Acceptances written in the document itself: `<!-- lucka: accept RULE reason="…" until=2027-01-31 -->`.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::lines::LineIndex;
use crate::document::{Comment, Document, meant_for_lucka};
use crate::engine::{Judgement, Verdict};
use crate::language::Bilingual;

/// A comment that speaks to lucka.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// 1-based line of the comment.
    pub line: Option<usize>,
    /// What it says, after `lucka:`.
    pub said: String,
    /// Whether it is a comment from beginning to end: one that never ends has swallowed what comes after it.
    pub whole: bool,
    /// Whether the colon after the name is missing, so that the comment does not hold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bare: bool,
    /// Indices of the verdicts on sections that contain it, whatever their rule.
    pub verdicts: Vec<usize>,
}

/// An acceptance in a comment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Inline {
    /// Id of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Last day of validity.
    pub until: Option<Date>,
}

/// The comments of a document that speak to lucka.
pub(super) fn remarks(document: &Document, judgement: &Judgement, lines: Option<&LineIndex>) -> Vec<Remark> {
    let remark = |comment: &Comment| {
        let (said, bare) = match comment.said() {
            Some(said) => (said, false),
            None => (meant_for_lucka(&comment.text)?, true),
        };
        let around = judgement.verdicts.iter().enumerate().filter(|(_, verdict)| contains(document, verdict, comment.before_block));
        Some(Remark {
            line: lines.map(|lines| lines.line(comment.span.start)),
            said: said.to_owned(),
            whole: is_whole(document, comment),
            bare,
            verdicts: around.map(|(index, _)| index).collect(),
        })
    };
    document.comments.iter().filter_map(remark).collect()
}

/// Whether a comment begins with `<!--` and ends with `-->`, or as HTML lets it end.
fn is_whole(document: &Document, comment: &Comment) -> bool {
    let text = document.source.as_deref().and_then(|source| source.get(comment.span.clone())).unwrap_or_default().trim_end();
    text.strip_prefix("<!--").is_some_and(|rest| rest.ends_with("-->") || rest.ends_with("--!>"))
}

/// Whether the judged section holds the place before this block; the place above its heading belongs to the section before.
fn contains(document: &Document, verdict: &Verdict, before_block: usize) -> bool {
    let Some(section) = document.sections.get(verdict.section) else { return verdict.whole_document };
    let inside = section.blocks.start < before_block && before_block <= section.blocks.end;
    inside || verdict.whole_document || section.heading.is_none()
}

/// Reads a comment; an error says why it cannot be understood.
pub(super) fn read(remark: &Remark) -> Result<Inline, Bilingual> {
    if remark.bare {
        return Err(Bilingual::new("ett kolon saknas: <!-- lucka: accept …", "a colon is missing: <!-- lucka: accept …"));
    }
    if remark.whole {
        return parse(&remark.said);
    }
    Err(Bilingual::new("den ska börja med <!-- och sluta med -->", "it should begin with <!-- and end with -->"))
}

fn parse(said: &str) -> Result<Inline, Bilingual> {
    let mut words = words(said)?.into_iter();
    match words.next().as_deref() {
        Some("accept") => {}
        other => {
            let verb = other.unwrap_or_default();
            return Err(Bilingual::new(
                format!("”{verb}” är inget som lucka kan; det enda som kan stå är accept"),
                format!("lucka does not know “{verb}”; all that can stand here is accept"),
            ));
        }
    }
    let missing = || Bilingual::new("regelns id saknas efter accept", "the rule's id is missing after accept");
    let rule = words.next().filter(|word| !word.contains('=')).ok_or_else(missing)?;
    let mut inline = Inline { rule, ..Inline::default() };
    let mut seen = BTreeSet::new();
    for word in words {
        let (key, value) = word.split_once('=').unwrap_or((&word, ""));
        match key {
            "reason" => value.trim().clone_into(&mut inline.reason),
            "owner" => inline.owner = Some(value.to_owned()),
            "until" => inline.until = Some(date(value)?),
            _ => {
                return Err(Bilingual::new(
                    format!("”{key}” är okänt; det som kan stå är reason, owner och until"),
                    format!("“{key}” is not known; what can stand is reason, owner and until"),
                ));
            }
        }
        if !seen.insert(key.to_owned()) {
            return Err(Bilingual::new(format!("”{key}” står två gånger"), format!("“{key}” stands twice")));
        }
    }
    if inline.reason.is_empty() {
        return Err(Bilingual::new("skälet saknas: reason=\"…\"", "the reason is missing: reason=\"…\""));
    }
    Ok(inline)
}

fn date(value: &str) -> Result<Date, Bilingual> {
    let faulty = |_| Bilingual::new(format!("”{value}” är inget datum, ÅÅÅÅ-MM-DD"), format!("“{value}” is no date, YYYY-MM-DD"));
    value.parse().map_err(faulty)
}

/// The quotation mark that ends what this one begins. Single ones, which are apostrophes too, begin a quotation only where a value does.
fn closing(open: char, value_begins: bool) -> Option<&'static [char]> {
    match open {
        '"' | '”' | '“' | '„' => Some(&['"', '”', '“']),
        '\'' | '’' | '‘' if value_begins => Some(&['\'', '’', '‘']),
        _ => None,
    }
}

/// Splits at white space outside quotation marks, which are left out; a quotation that does not end would swallow what comes after it.
fn words(text: &str) -> Result<Vec<String>, Bilingual> {
    let mut words = vec![String::new()];
    let mut quoted: Option<&[char]> = None;
    for c in text.chars() {
        let begins = words.last().is_some_and(|word| word.is_empty() || word.ends_with('='));
        match (quoted, words.last_mut()) {
            (Some(ends), _) if ends.contains(&c) => quoted = None,
            (None, _) if closing(c, begins).is_some() => quoted = closing(c, begins),
            (quoted, Some(last)) if quoted.is_some() || !c.is_whitespace() => last.push(if c.is_whitespace() { ' ' } else { c }),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    let open = || Bilingual::new("ett citattecken saknas", "a quotation mark is missing");
    if quoted.is_some() { Err(open()) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rule_reason_and_date() {
        let inline = parse(" accept hrv-x reason=\"står i  rutin 4\" until=2027-01-31 ").unwrap();
        assert_eq!((inline.rule.as_str(), inline.reason.as_str()), ("hrv-x", "står i  rutin 4"));
        assert_eq!(inline.until.map(|date| date.to_string()).as_deref(), Some("2027-01-31"));
    }

    #[test]
    fn quotation_marks_may_be_single_or_typographic() {
        for said in ["reason='står i rutin 4'", "reason=’står i rutin 4’", "reason=”står i rutin 4”", "reason=„står i rutin 4“"]
        {
            assert_eq!(parse(&format!("accept r {said} until=2027-01-31")).unwrap().reason, "står i rutin 4", "{said}");
        }
        assert_eq!(parse("accept r reason=\"that's known\"").unwrap().reason, "that's known");
        assert_eq!(parse("accept r reason='sagt \"två\" gånger'").unwrap().reason, "sagt \"två\" gånger");
        assert!(parse("accept r reason='öppen").is_err());
    }

    #[test]
    fn says_what_is_wrong() {
        for said in [
            "",
            "ignore x",
            "accept",
            "accept reason=\"x\"",
            "accept r",
            "accept r reason=\" \"",
            "accept r reason=x until=2027-13-01",
            "accept r because=x",
            "accept r reason=\"x until=2027-01-31",
            "accept r reason=x until=2027-01-31 until=2099-01-31",
        ] {
            assert!(parse(said).is_err(), "{said}");
        }
    }
}
