//! `lucka concept`: what a concept or a trial term matches in documents, in context, and what it nearly matches and why not.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use super::args::{ConceptArgs, General};
use super::console::Console;
use super::settings::{Settings, about};
use crate::document::Document;
use crate::engine::{Mention, Worth, mentions};
use crate::files::{self, Found};
use crate::formats::{self, Detected};
use crate::language::{Bilingual, name_of};
use crate::problem::{Gravity, Problem};
use crate::report::{LineIndex, Outcome, place};
use crate::rules::{PackFiles, PackSource, RuleSet, compile};
use crate::text::{ConceptId, Miss};
use crate::toml_check::nearest;

pub(super) fn run(args: &ConceptArgs, general: &General, console: Console) -> Outcome {
    let settings = match Settings::load(general, &args.sources, console) {
        Ok(settings) => settings,
        Err(outcome) => return outcome,
    };
    let console = settings.console;
    let known = settings.rules.concepts.iter().find(|concept| concept.id == args.term).map(|concept| concept.key);
    let trial;
    let (rules, concept) = if let Some(key) = known.filter(|_| !args.exact) {
        (&settings.rules, key)
    } else if let Some((set, key)) = trial_term(&args.term, args.exact) {
        let (sv, en) = near(&args.term, &settings.rules);
        console.note(&Bilingual::new(
            format!("”{}” är inget begrepp i paketen och prövas som term{sv}", args.term),
            format!("“{}” is no concept of the packs and is tried as a term{en}", args.term),
        ));
        trial = set;
        (&trial, key)
    } else {
        console.error(&Bilingual::new(format!("”{}” innehåller inget ord", args.term), format!("“{}” holds no word", args.term)));
        return Outcome::Broken;
    };
    let mut outcome = Outcome::Clean;
    for path in &args.paths {
        outcome = outcome.max(one(&settings, path, (rules, concept)));
    }
    outcome
}

/// The question whether a concept was meant, for a term that is all but the id of one.
fn near(term: &str, rules: &RuleSet) -> (String, String) {
    /// One letter in so many may be wrong.
    const LETTERS: usize = 4;
    let close = |id: &&str| strsim::osa_distance(id, term) * LETTERS <= term.chars().count().max(2 * LETTERS);
    match nearest(term, rules.concepts.iter().map(|concept| concept.id.as_str())).filter(close) {
        Some(id) => (format!("; menades begreppet ”{id}”?"), format!("; did you mean the concept “{id}”?")),
        None => Default::default(),
    }
}

/// Most words between two word beginnings that are tried together, where no number is given.
const WITHIN: usize = 5;

/// Two word beginnings that are to be tried near one another, as in `tolk … anhörig` or `tolk …8 anhörig`, and most words between them.
fn pair(term: &str) -> Option<(&str, &str, usize)> {
    let (first, rest) = term.split_once('…').or_else(|| term.split_once("..."))?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, second) = rest.split_at_checked(digits)?;
    let word = |part: &'_ str| !part.is_empty() && !part.contains(char::is_whitespace);
    let (first, second) = (first.trim().trim_end_matches('*'), second.trim().trim_end_matches('*'));
    (word(first) && word(second)).then(|| (first, second, number.parse().unwrap_or(WITHIN)))
}

/// A rule set of one concept with the term, in both languages.
fn trial_term(term: &str, exact: bool) -> Option<(RuleSet, ConceptId)> {
    let (list, entry) = match (exact, pair(term), term.strip_suffix('*')) {
        (true, ..) => ("exact", toml::Value::from(term)),
        (false, Some((first, second, within)), _) => {
            let within = i64::try_from(within).unwrap_or(i64::MAX);
            ("near", toml::Value::from(vec![toml::Value::from(first), toml::Value::from(second), toml::Value::from(within)]))
        }
        (false, None, Some(stem)) if !stem.contains(' ') => ("stems", toml::Value::from(stem)),
        (false, ..) => ("terms", toml::Value::from(term)),
    };
    let line = format!("{list} = [{entry}]\n");
    let concept = format!("[[concept]]\nid = \"trial\"\ntitle = {{ sv = \"\", en = \"\" }}\n[concept.sv]\n{line}[concept.en]\n{line}");
    let pack = "id = \"trial\"\nrevision = 1\nformat = 1\nlanguages = [\"sv\", \"en\"]\ntitle = { sv = \"\", en = \"\" }\n\
                source = { publisher = \"\", report = \"\", title = \"\", date = \"\" }\n";
    let files = [("pack.toml".to_owned(), pack.to_owned().into()), ("concepts.toml".to_owned(), concept.into())].into();
    let (rules, faults) = compile(&[PackFiles { source: PackSource::Builtin("trial".to_owned()), files }]);
    let key = rules.concepts.first().filter(|_| faults.is_empty())?.key;
    Some((rules, key))
}

/// Shows what is found in one document.
fn one(settings: &Settings, path: &Path, (rules, concept): (&RuleSet, ConceptId)) -> Outcome {
    let console = settings.console;
    let name = if path == Path::new("-") { "stdin".to_owned() } else { settings.project.name(&settings.project.absolute(path)) };
    let document = match read(settings, path, &name) {
        Ok(document) => document,
        Err(problem) => {
            console.problem(&about(&name, problem), None);
            return Outcome::Broken;
        }
    };
    match mentions(&document, rules, concept) {
        Ok(found) => console.print(|out| write(&name, &document, &found, console, out)),
        Err(language) => {
            console.problem(&about(&name, unjudged(language)), None);
            Outcome::Broken
        }
    }
}

fn read(settings: &Settings, path: &Path, name: &str) -> Result<Document, Problem> {
    let limits = settings.config.limits;
    let bytes = if path == Path::new("-") {
        files::read_stdin(limits.file_bytes)?
    } else {
        files::read(&Found { name: name.to_owned(), path: settings.project.absolute(path), bytes: 0, told: None }, limits.file_bytes)?
    };
    let Detected { format, note } = formats::detect(name, &bytes)?;
    let (document, mut problems) = super::child::read(format, &bytes, &limits);
    problems.extend(note);
    for problem in &problems {
        settings.console.problem(&about(name, Problem { span: None, ..problem.clone() }), None);
    }
    Ok(document)
}

fn unjudged(language: &str) -> Problem {
    let name = name_of(language);
    let message = if language.is_empty() {
        Bilingual::new(
            "dokumentet innehåller för lite text för att språket ska gå att avgöra",
            "the document holds too little text to tell its language",
        )
    } else {
        Bilingual::new(
            format!("dokumentet är på {}, och lucka kan bara svenska och engelska", name.sv),
            format!("the document is in {}, and lucka knows Swedish and English only", name.en),
        )
    };
    Problem::new("language-unknown", Gravity::Error, message)
}

fn write(name: &str, document: &Document, found: &[Mention], console: Console, out: &mut dyn Write) -> io::Result<()> {
    let (near, matched): (Vec<&Mention>, Vec<&Mention>) = found.iter().partition(|mention| matches!(mention.worth, Worth::Near(_)));
    let (hits, misses) = (matched.len(), near.len());
    let matches = if hits == 1 { console.say("träff", "match") } else { console.say("träffar", "matches") };
    let nearly = if misses == 1 { console.say("nästan", "near miss") } else { console.say("nästan", "near misses") };
    writeln!(out, "{name}: {hits} {matches}, {misses} {nearly}")?;
    for mention in &matched {
        writeln!(out, "  {}{} [{}]", at(document, mention, console), worth(&mention.worth, console), mention.term)?;
        writeln!(out, "      {}", context(document, mention))?;
    }
    let mut alike: BTreeMap<(String, String, String), (usize, &Mention)> = BTreeMap::new();
    for mention in near {
        let key = (words(document, mention).to_lowercase(), mention.term.clone(), worth(&mention.worth, console));
        alike.entry(key).or_insert((0, mention)).0 += 1;
    }
    if !alike.is_empty() {
        writeln!(out, "  {}:", console.say("träffar nästan", "nearly matches"))?;
    }
    for ((word, term, reason), (count, first)) in alike {
        writeln!(out, "    {word} ~ {term}: {reason} ({count} ×, {})", at(document, first, console).trim_end_matches([':', ' ']))?;
        writeln!(out, "        {}", context(document, first))?;
    }
    Ok(())
}

/// The place of a mention, with a colon; empty where it is not known.
fn at(document: &Document, mention: &Mention, console: Console) -> String {
    let Some(block) = document.blocks.get(mention.block) else { return String::new() };
    let at = mention.words.start;
    let start = block.text.source_span(mention.words.clone()).map(|span| span.start).or(block.origin.span.as_ref().map(|span| span.start));
    let line = document.source.as_deref().zip(start).map(|(source, start)| LineIndex::new(source).line(start));
    let place = place(None, line, block.origin.page_at(at), block.origin.paragraph_at(at), console.language);
    if place.is_empty() { place } else { format!("{place}: ") }
}

fn words<'d>(document: &'d Document, mention: &Mention) -> &'d str {
    document.blocks.get(mention.block).and_then(|block| block.text.as_str().get(mention.words.clone())).unwrap_or_default()
}

/// The sentence of a mention, its words between marks.
fn context(document: &Document, mention: &Mention) -> String {
    let Some(block) = document.blocks.get(mention.block) else { return String::new() };
    let text = block.text.as_str();
    let sentence = &mention.sentence;
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let end = sentence.end.max(mention.words.end);
    let marked = format!("{}»{}«{}", part(sentence.start..mention.words.start), words(document, mention), part(mention.words.end..end));
    marked.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a mention is worth, in words.
fn worth(worth: &Worth, console: Console) -> String {
    let say = |sv: &str, en: &str| console.say(sv, en).to_owned();
    match worth {
        Worth::Named { typo: false } => say("nämner", "names it"),
        Worth::Named { typo: true } => say("nämner, felskrivet", "names it, mistyped"),
        Worth::Hinted => say("antyder", "hints at it"),
        Worth::Heading => say("rubrik: anger ämne men täcker inget", "heading: sets a topic, covers nothing"),
        Worth::Alone => say(
            "har fler betydelser, och dokumentet talar inte om sådant: räknas inte",
            "has other meanings, and the document does not speak of such things: does not count",
        ),
        Worth::InName => say("i ett namn: räknas inte", "in a name: does not count"),
        Worth::NotText => say("i innehåll, referenser eller kod: räknas inte", "in contents, references or code: does not count"),
        Worth::Near(miss) => reason(miss, console),
    }
}

fn reason(miss: &Miss, console: Console) -> String {
    let (sv, en) = match miss {
        Miss::Excepted(phrase) => (format!("står inuti undantaget ”{phrase}”"), format!("stands inside the exception “{phrase}”")),
        Miss::Denied(beginning) => (format!("börjar som ”{beginning}” i deny"), format!("begins as “{beginning}” in deny")),
        Miss::Confusable => ("står bland confusables eller i deny".to_owned(), "is listed under confusables or in deny".to_owned()),
        Miss::TooShort => (
            "termen är för kort för att ett skrivfel ska förlåtas".to_owned(),
            "the term is too short for a typo to be forgiven".to_owned(),
        ),
        Miss::TooFar(letters) => {
            (format!("skiljer sig med {letters} bokstäver, för många"), format!("differs by {letters} letters, too many"))
        }
        Miss::OtherEnding => ("går vidare på ett annat sätt än termens böjningar".to_owned(), "goes on as no form of the term".to_owned()),
        Miss::Apart => ("orden i frasen står isär".to_owned(), "the words of the phrase stand apart".to_owned()),
    };
    console.say(&sv, &en).to_owned()
}
