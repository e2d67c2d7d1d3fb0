//! `lucka explain`: a rule, a recommendation, a status or a concept, in full.

mod rule;
mod status;
mod words;

use std::io::{self, Write};

use super::args::{ExplainArgs, General};
use super::console::Console;
use super::settings::Settings;
use crate::engine::Status;
use crate::language::{Bilingual, Language};
use crate::report::Outcome;
use crate::rules::{Concept, Pack, PackFiles, RuleSet, builtin, builtin_ids, compile, raw};
use crate::text::Strength;
use crate::toml_check::nearest;

pub(super) fn run(args: &ExplainArgs, general: &General, console: Console) -> Outcome {
    let mut settings = match Settings::load(general, &args.sources, console) {
        Ok(settings) => settings,
        Err(outcome) => return outcome,
    };
    let console = settings.console;
    let in_use = find(&settings, &args.id).is_some();
    if !in_use {
        settings.rules = with_builtin(&settings);
    }
    let Some(found) = find(&settings, &args.id) else {
        console.error(&unknown(&settings, &args.id));
        return Outcome::Broken;
    };
    if !in_use {
        console.note(&idle(&settings, &found));
    }
    console.print(|out| write(&settings, &found, out))
}

/// The rules in use with those of every built-in pack, so that what is not in use can be explained too.
fn with_builtin(settings: &Settings) -> RuleSet {
    let packs: Vec<PackFiles> = settings.packs.iter().cloned().chain(builtin_ids().filter_map(builtin)).collect();
    compile(&packs).0
}

/// Says that what was found stands in a pack that is not in use.
fn idle(settings: &Settings, found: &Found<'_>) -> Bilingual {
    let at = |pack: usize| settings.rules.packs.get(pack).map_or("", |pack| pack.id.as_str());
    let pack = match found {
        Found::Rule(rule) => at(rule.pack),
        Found::Recommendation(pack, _) => pack.id.as_str(),
        Found::Concept(_, concept) => at(concept.pack),
        Found::Status(_) => "",
    };
    Bilingual::new(
        format!("det inbyggda paketet {pack} används inte; skriv det under packs i lucka.toml för att använda det"),
        format!("the built-in pack {pack} is not in use; name it under packs in lucka.toml to use it"),
    )
}

/// What an id stands for.
enum Found<'a> {
    Rule(&'a crate::rules::Rule),
    Recommendation(&'a Pack, &'a raw::Recommendation),
    Status(Status),
    Concept(usize, &'a Concept),
}

/// Finds an id in the order rule, recommendation, status, concept; upper and lower case are the same.
fn find<'a>(settings: &'a Settings, id: &str) -> Option<Found<'a>> {
    let rules = &settings.rules;
    let same = |other: &str| other.eq_ignore_ascii_case(id);
    let rule = rules.rules.iter().find(|rule| same(&rule.id)).map(Found::Rule);
    let recommendations = || rules.packs.iter().flat_map(|pack| pack.recommendations.iter().map(move |asked| (pack, asked)));
    let recommendation = || recommendations().find(|(_, asked)| same(&asked.id)).map(|(pack, asked)| Found::Recommendation(pack, asked));
    let status = || Status::ALL.into_iter().find(|status| same(status.name())).map(Found::Status);
    let concept = || {
        let found = rules.concepts.iter().enumerate().find(|(_, concept)| same(&concept.id));
        found.map(|(index, concept)| Found::Concept(index, concept))
    };
    rule.or_else(recommendation).or_else(status).or_else(concept)
}

fn unknown(settings: &Settings, id: &str) -> Bilingual {
    let rules = settings.rules.rules.iter().map(|rule| rule.id.as_str());
    let asked = settings.rules.packs.iter().flat_map(|pack| &pack.recommendations).map(|asked| asked.id.as_str());
    let concepts = settings.rules.concepts.iter().map(|concept| concept.id.as_str());
    let all = rules.chain(asked).chain(concepts).chain(Status::ALL.iter().map(|status| status.name()));
    let (sv, en) = match nearest(id, all) {
        Some(near) => (format!("; menades ”{near}”?"), format!("; did you mean “{near}”?")),
        None => (String::new(), String::new()),
    };
    Bilingual::new(
        format!("”{id}” är varken regel, rekommendation, status eller begrepp{sv}"),
        format!("“{id}” is no rule, recommendation, status or concept{en}"),
    )
}

fn write(settings: &Settings, found: &Found<'_>, out: &mut dyn Write) -> io::Result<()> {
    match found {
        Found::Rule(rule) => rule::write(settings, rule, out),
        Found::Recommendation(pack, asked) => recommendation(settings, pack, asked, out),
        Found::Status(status) => status::write(settings.console, *status, out),
        Found::Concept(index, concept) => write_concept(settings, *index, concept, out),
    }
}

fn recommendation(settings: &Settings, pack: &Pack, asked: &raw::Recommendation, out: &mut dyn Write) -> io::Result<()> {
    let console = settings.console;
    let source = pack.source.short();
    let from = if source.is_empty() { pack.title.get(console.language) } else { &source };
    writeln!(out, "{} – {from}\n", asked.id)?;
    writeln!(out, "{}\n", asked.text.get(console.language))?;
    let mut rows = vec![(console.say("Kapitel", "Chapter"), asked.chapter.clone())];
    rows.push((console.say("Riktad till", "Addressee"), asked.addressee.join(", ")));
    rows.extend(asked.documents.iter().map(|document| (console.say("Dokument", "Document"), document.title.clone())));
    rows.push((console.say("Regler", "Rules"), asked.rules.join(", ")));
    if let Some(reason) = &asked.not_checkable {
        rows.push((console.say("Kan inte prövas", "Not checkable"), reason.get(console.language).to_owned()));
    }
    words::table(&rows, out)
}

fn write_concept(settings: &Settings, index: usize, concept: &Concept, out: &mut dyn Write) -> io::Result<()> {
    let console = settings.console;
    writeln!(out, "{} – {}\n", concept.id, concept.title.get(console.language))?;
    let users = settings.rules.rules.iter().filter(|rule| words::concepts(rule).iter().any(|id| id.index() == index));
    let users: Vec<&str> = users.map(|rule| rule.id.as_str()).collect();
    let pack = settings.rules.packs.get(concept.pack).map(|pack| pack.id.clone()).unwrap_or_default();
    let parts = concept.includes.iter().filter_map(|part| settings.rules.concepts.get(part.index()));
    let parts: Vec<&str> = parts.map(|part| part.id.as_str()).collect();
    let terms = settings.rules.lexicon.terms_of(concept.key);
    let listed = |language: Option<Language>, strength: Strength| {
        let mut listed: Vec<&str> = Vec::new();
        for (_, _, term) in terms.iter().filter(|(of, how, _)| *of == language && *how == strength) {
            if !listed.contains(&term.as_str()) {
                listed.push(term);
            }
        }
        listed.join(", ")
    };
    let rows = [
        (console.say("Paket", "Pack"), pack),
        (console.say("Omfattar", "Includes"), parts.join(", ")),
        (console.say("Regler", "Rules"), users.join(", ")),
        (console.say("Svenska", "Swedish"), listed(Some(Language::Sv), Strength::Term)),
        (console.say("Engelska", "English"), listed(Some(Language::En), Strength::Term)),
        (console.say("Ordagrant", "To the letter"), listed(None, Strength::Term)),
        (console.say("Antyder, på svenska", "Hints, in Swedish"), listed(Some(Language::Sv), Strength::Hint)),
        (console.say("Antyder, på engelska", "Hints, in English"), listed(Some(Language::En), Strength::Hint)),
    ];
    words::table(&rows, out)
}
