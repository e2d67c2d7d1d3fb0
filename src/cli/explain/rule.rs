//! A rule in full: what it asks for, why, who asked, what to write, and examples.

use std::io::{self, Write};

use super::words::{self, Words};
use crate::cli::console::Console;
use crate::cli::settings::Settings;
use crate::language::Language;
use crate::rules::{Measured, Pack, Rule, Severity, raw};

pub(super) fn write(settings: &Settings, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    let console = settings.console;
    let language = console.language;
    let pack = settings.rules.packs.get(rule.pack);
    writeln!(out, "{} – {}\n", rule.id, rule.title.get(language))?;
    let words = Words { rules: &settings.rules, language };
    words::paragraph(console.say("Prövar", "Judges"), &words.topic(&rule.topic), out)?;
    words::paragraph(console.say("Krav", "Required"), &words.asks(rule), out)?;
    words::paragraph(console.say("Varför", "Why"), rule.help.get(language), out)?;
    words::paragraph(console.say("Rapporten", "The report"), rule.said.get(language), out)?;
    words::paragraph(console.say("Delvis", "Partial"), rule.lacks.get(language), out)?;
    drafting(rule, console, out)?;
    words::table(&facts(rule, pack, settings), out)?;
    examples(rule, console, out)
}

fn facts<'t>(rule: &Rule, pack: Option<&Pack>, settings: &'t Settings) -> Vec<(&'t str, String)> {
    let console = &settings.console;
    let mut rows = vec![(console.say("Från", "From"), rule.from.join(", ")), (console.say("Kapitel", "Chapter"), rule.chapter.clone())];
    if let Some(pack) = pack {
        rows.push((console.say("Källa", "Source"), crate::cli::rules::source(&pack.source)));
        rows.push((console.say("Licens", "Licence"), pack.source.licence.clone()));
        let asked = pack.recommendations.iter().filter(|asked| rule.from.contains(&asked.id));
        let mut addressees: Vec<&str> = asked.flat_map(|asked| &asked.addressee).map(String::as_str).collect();
        addressees.dedup();
        rows.push((console.say("Riktad till", "Addressee"), addressees.join(", ")));
        rows.push((console.say("Paket", "Pack"), format!("{}, revision {}", pack.id, rule.revision)));
    }
    rows.push((console.say("Uppmätt", "Measured"), rule.measured.as_ref().map(|figures| measured(*console, figures)).unwrap_or_default()));
    let ceiling = match rule.ceiling {
        Severity::Error => console.say("fel (error)", "error"),
        Severity::Warning => console.say("varning (warning)", "warning"),
        Severity::Advice => console.say("råd (advice)", "advice"),
    };
    rows.push((console.say("Högst", "At most"), ceiling.to_owned()));
    let off = settings.config.is_off(rule);
    rows.push((console.say("Avstängd", "Off"), if off { console.say("ja", "yes").to_owned() } else { String::new() }));
    rows
}

/// What the rule was measured to get right, in words.
fn measured(console: Console, figures: &Measured) -> String {
    let part = |rate: Option<f64>| rate.map_or_else(|| "–".to_owned(), |rate| format!("{:.0} %", rate * 100.0));
    let (precision, recall, unclear) = (part(figures.precision), part(figures.recall), part(figures.unclear));
    let (units, set) = (figures.units, &figures.set);
    let sv = format!(
        "av luckorna som rapporteras stämmer {precision} (precision); av luckorna som finns hittas {recall} (återfinning); \
         {unclear} av avsnitten lämnas oklara; {units} bedömda avsnitt i dokument som inget är anpassat efter ({set})"
    );
    let en = format!(
        "of the gaps reported {precision} are right (precision); of the gaps there are {recall} are found (recall); \
         {unclear} of the sections are left unclear; {units} judged sections, in documents that nothing was tuned on ({set})"
    );
    console.say(&sv, &en).to_owned()
}

fn drafting(rule: &Rule, console: Console, out: &mut dyn Write) -> io::Result<()> {
    let points = rule.drafting.get(&console.language).map(Vec::as_slice).unwrap_or_default();
    if points.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}:", console.say("Att skriva", "What to write"))?;
    let options = words::wrapping("  • ", "    ");
    for point in points {
        writeln!(out, "{}", textwrap::fill(point, &options))?;
    }
    writeln!(out)
}

/// The first example of each status, in the user's language where there is one.
fn examples(rule: &Rule, console: Console, out: &mut dyn Write) -> io::Result<()> {
    for status in ["covered", "partial", "missing"] {
        let of_status = || rule.examples.iter().filter(|example| example.status == status);
        let own = |example: &&raw::Example| example.lang == console.language;
        let Some(example) = of_status().find(own).or_else(|| of_status().next()) else { continue };
        let head = match status {
            "covered" => console.say("Så här är det täckt (covered)", "This covers it (covered)"),
            "partial" => console.say("Så här är det delvis (partial)", "This is only part of it (partial)"),
            _ => console.say("Så här saknas det (missing)", "This lacks it (missing)"),
        };
        writeln!(out, "\n{head}{}:", foreign(example.lang, console))?;
        for line in example.text.trim().lines().filter(|line| !line.trim().is_empty()) {
            writeln!(out, "{}", textwrap::fill(line, words::wrapping("  │ ", "  │ ")))?;
        }
    }
    Ok(())
}

fn foreign(language: Language, console: Console) -> String {
    if language == console.language { String::new() } else { format!(" [{}]", language.code()) }
}
