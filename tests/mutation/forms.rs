//! Terms in another form: inflected, in a compound, broken over a line end, mistyped. It must not matter to the verdict.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use lucka::document::{Block, BlockKind};
use lucka::engine::Status;
use lucka::language::Language;
use lucka::text::{Strength, Token, sentences, tokenize};
use rayon::prelude::*;
use serde::Deserialize;

use super::COVERED;
use super::documents::{Unit, judged, rules};
use super::moved::share;

/// A term with other forms of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    lang: Language,
    term: String,
    inflected: Option<String>,
    compound: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    form: Vec<Form>,
}

/// The terms, longest first, so that a phrase goes before its words.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mutation/forms.toml")).unwrap();
    let mut forms = toml::from_str::<Forms>(&text).unwrap().form;
    forms.sort_by_key(|form| std::cmp::Reverse(form.term.len()));
    forms
});

/// What makes of a unit's text another one.
type Mutation = fn(&Unit) -> String;

/// What is done to the terms, with the least share of the verdicts that has to hold.
const KINDS: [(&str, Mutation, f64); 4] = [
    ("inflected", |unit| in_form(unit, |form| form.inflected.as_deref()), 0.98),
    ("in compounds", |unit| in_form(unit, |form| form.compound.as_deref()), 0.98),
    ("broken over a line end", |unit| edited(unit, &broken), 0.98),
    ("mistyped", |unit| edited(unit, &mistyped), 0.95),
];

#[test]
fn verdicts_hold_whatever_the_form_of_the_terms() {
    let mut faults = Vec::new();
    for (kind, mutate, floor) in KINDS {
        let status = |(unit, _): &'static (Unit, _)| {
            let text = mutate(unit);
            (text != unit.text).then(|| (unit, unit.status(&text)))
        };
        let found: Vec<(&Unit, Option<Status>)> = COVERED.par_iter().filter_map(status).collect();
        let held = found.iter().filter(|(_, status)| *status == Some(Status::Covered)).count();
        let mut lost: BTreeMap<&str, usize> = BTreeMap::new();
        for (unit, status) in found.iter().filter(|(_, status)| *status != Some(Status::Covered)) {
            let status = status.map_or("not judged", Status::name);
            *lost.entry(status).or_default() += 1;
            println!("  {kind}: {unit} is {status}");
        }
        println!("terms {kind}: {held} of {} verdicts hold ({:.3}); the others: {lost:?}", found.len(), share(held, found.len()));
        if share(held, found.len()) < floor {
            faults.push(format!("terms {kind}: {held} of {} verdicts hold, less than {floor}", found.len()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The text with every term of the list in another form.
fn in_form(unit: &Unit, other: impl Fn(&Form) -> Option<&str>) -> String {
    let forms: Vec<(&str, &str)> =
        FORMS.iter().filter(|form| form.lang == unit.language).filter_map(|form| Some((form.term.as_str(), other(form)?))).collect();
    let mut changed = String::with_capacity(unit.text.len());
    let mut before = None;
    let mut rest = unit.text.as_str();
    while let Some(c) = rest.chars().next() {
        let begins = !before.is_some_and(|c: char| c.is_alphanumeric() || c == '-');
        let found = forms.iter().filter(|_| begins).find_map(|(term, other)| Some((term, other, standing(rest, term)?)));
        let (old, new) = match found {
            Some((term, other, old)) if !term.is_empty() => (old, in_case_of(old, other)),
            _ => (rest.get(..c.len_utf8()).unwrap(), c.to_string()),
        };
        changed.push_str(&new);
        before = old.chars().next_back();
        rest = rest.get(old.len()..).unwrap();
    }
    changed
}

/// The words at the beginning of a text if they are a term, whatever their case and line ends.
fn standing<'t>(text: &'t str, term: &str) -> Option<&'t str> {
    let mut end = 0;
    for (c, wanted) in text.chars().zip(term.chars()) {
        let same = c.to_lowercase().eq(wanted.to_lowercase()) || (wanted == ' ' && c == '\n');
        end += same.then_some(c.len_utf8())?;
    }
    let old = text.get(..end).filter(|old| old.chars().count() == term.chars().count())?;
    let next = text.get(end..)?.chars().next();
    (!next.is_some_and(|c| c.is_alphanumeric() || c == '-')).then_some(old)
}

/// Words with a capital where those that they stand for have one.
fn in_case_of(old: &str, new: &str) -> String {
    if !old.starts_with(char::is_uppercase) {
        return new.to_owned();
    }
    let mut letters = new.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The text with the longest word of every term in running text of the judged section changed.
fn edited(unit: &Unit, edit: &dyn Fn(&str, BlockKind) -> Option<String>) -> String {
    let (document, _) = judged(&unit.text);
    let inside =
        unit.section.and_then(|section| document.sections.get(section)).map_or(0..document.blocks.len(), |section| section.blocks.clone());
    let blocks = document.blocks.get(inside).unwrap_or_default();
    let mut edits: Vec<(Range<usize>, String)> = blocks
        .iter()
        .filter(|block| block.kind.is_running_text())
        .flat_map(|block| words(block, unit.language).into_iter().map(move |span| (block, span)))
        .filter_map(|(block, span)| {
            let word = block.text.as_str().get(span.clone())?;
            let place = block.text.source_span(span)?;
            let unbroken = unit.text.get(place.clone()) == Some(word);
            unbroken.then(|| edit(word, block.kind)).flatten().map(|new| (place, new))
        })
        .collect();
    edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    edits.dedup();
    let mut changed = unit.text.clone();
    for (place, new) in edits {
        changed.replace_range(place, &new);
    }
    changed
}

/// The longest word of each term that a block names.
fn words(block: &Block, language: Language) -> Vec<Range<usize>> {
    let text = block.text.as_str();
    let (tokens, ranges) = (tokenize(text), sentences(text));
    let hits = rules().lexicon.matcher().hits(text, &tokens, &ranges, language);
    let terms = hits.iter().filter(|hit| hit.strength == Strength::Term && !hit.typo);
    let longest = terms.filter_map(|hit| tokens.get(hit.tokens())?.iter().max_by_key(|token| token.span().len()));
    let mut spans: Vec<Range<usize>> = longest.map(Token::span).collect();
    spans.sort_by_key(|span| span.start);
    spans.dedup();
    spans
}

/// Fewest letters of a word that is broken or mistyped.
const LETTERS: usize = 8;

/// A word broken over a line end, before a consonant that a vowel follows; none in tables, whose rows are lines.
fn broken(word: &str, kind: BlockKind) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < LETTERS || matches!(kind, BlockKind::TableRow { .. }) {
        return None;
    }
    let vowel = |at: usize| letters.get(at).is_some_and(|c| "aeiouyåäöAEIOUYÅÄÖ".contains(*c));
    let middle = letters.len() / 2;
    let at = (middle..letters.len() - 2).find(|&at| !vowel(at) && vowel(at + 1)).unwrap_or(middle);
    let part = |range: Range<usize>| letters.get(range).unwrap().iter().collect::<String>();
    Some(format!("{}-\n{}", part(0..at), part(at..letters.len())))
}

/// A word with two neighbouring letters in its middle exchanged.
fn mistyped(word: &str, _: BlockKind) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < LETTERS {
        return None;
    }
    let differ = |at: &usize| letters.get(*at) != letters.get(at + 1);
    let at = (letters.len() / 2..letters.len() - 1).find(differ)?;
    letters.swap(at, at + 1);
    Some(letters.into_iter().collect())
}
