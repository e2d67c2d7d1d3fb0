//! `lucka rules list`: the packs and rules that are loaded, with their sources and what they were measured to get right.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::args::{General, ListFormat, RulesListArgs};
use crate::cli::console::Console;
use crate::cli::settings::Settings;
use crate::report::Outcome;
use crate::rules::{Concept, Measured, Pack, Rule, Severity, raw};
use crate::text::ConceptSet;

/// A rule as `--format json` shows it.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    pack: &'a str,
    revision: u32,
    title: &'a str,
    /// Ids of the concepts that a judged section is about.
    topic: Vec<&'a str>,
    /// What they are called, for the table.
    #[serde(skip)]
    topic_titles: Vec<&'a str>,
    from: &'a [String],
    chapter: &'a str,
    source: Option<&'a raw::Source>,
    severity: Severity,
    off: bool,
    measured: Option<&'a Measured>,
}

pub(super) fn run(args: &RulesListArgs, general: &General, console: Console) -> Outcome {
    let settings = match Settings::load(general, &args.sources, console) {
        Ok(settings) => settings,
        Err(outcome) => return outcome,
    };
    let rows: Vec<Row<'_>> = settings.rules.rules.iter().map(|rule| row(rule, &settings)).collect();
    settings.console.print(|out| match args.format {
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &rows)?;
            writeln!(out)
        }
        ListFormat::Table => table(&settings, &rows, out),
    })
}

fn row<'a>(rule: &'a Rule, settings: &'a Settings) -> Row<'a> {
    let pack = settings.rules.packs.get(rule.pack);
    Row {
        id: &rule.id,
        pack: pack.map(|pack| pack.id.as_str()).unwrap_or_default(),
        revision: rule.revision,
        title: rule.title.get(settings.console.language),
        topic: concepts(settings, rule.topic.about).map(|concept| concept.id.as_str()).collect(),
        topic_titles: concepts(settings, rule.topic.about).map(|concept| concept.title.get(settings.console.language)).collect(),
        from: &rule.from,
        chapter: &rule.chapter,
        source: pack.map(|pack| &pack.source),
        severity: settings.config.severity(rule).unwrap_or(rule.ceiling),
        off: settings.config.is_off(rule),
        measured: rule.measured.as_ref(),
    }
}

fn concepts(settings: &Settings, set: ConceptSet) -> impl Iterator<Item = &Concept> {
    set.iter().filter_map(|key| settings.rules.concepts.get(key.index()))
}

/// A table for each pack, under its title, source and licence.
fn table(settings: &Settings, rows: &[Row<'_>], out: &mut dyn Write) -> io::Result<()> {
    let console = settings.console;
    for (at, pack) in settings.rules.packs.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        head(console, pack, out)?;
        let cells: Vec<[String; 6]> = rows.iter().filter(|row| row.pack == pack.id).map(|row| cells(console, row)).collect();
        let heads = ["id", console.say("ämne", "topic"), console.say("från", "from"), "precision", console.say("återfinning", "recall")];
        let heads = heads.map(str::to_owned);
        let width = |column: usize| {
            let inside = cells.iter().filter_map(|row| row.get(column)).chain(heads.get(column));
            inside.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths = [0, 1, 2, 3, 4].map(width);
        if !cells.is_empty() {
            writeln!(out)?;
            line(out, &heads, &widths, console.say("lucka", "gap"))?;
        }
        for row in &cells {
            line(out, row, &widths, row.last().map(String::as_str).unwrap_or_default())?;
        }
    }
    Ok(())
}

fn line(out: &mut dyn Write, cells: &[String], widths: &[usize], last: &str) -> io::Result<()> {
    for (cell, width) in cells.iter().zip(widths) {
        write!(out, "{cell:<width$}  ")?;
    }
    writeln!(out, "{last}")
}

fn head(console: Console, pack: &Pack, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}, revision {} – {}", pack.id, pack.revision, pack.title.get(console.language))?;
    let source = source(&pack.source);
    if !source.is_empty() {
        writeln!(out, "{}: {source}", console.say("källa", "source"))?;
    }
    if !pack.source.licence.is_empty() {
        writeln!(out, "{}: {}", console.say("licens", "licence"), pack.source.licence)?;
    }
    if !pack.extends.is_empty() {
        writeln!(out, "{}: {}", console.say("bygger på", "builds on"), pack.extends.join(", "))?;
    }
    Ok(())
}

/// A publication in one line.
pub(in crate::cli) fn source(source: &raw::Source) -> String {
    let named = [&source.publisher, &source.report, &source.title, &source.date, &source.link];
    named.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn cells(console: Console, row: &Row<'_>) -> [String; 6] {
    let rate = |rate: Option<f64>| rate.map_or_else(|| "–".to_owned(), |rate| format!("{rate:.2}"));
    let measured = |of: fn(&Measured) -> Option<f64>| rate(row.measured.and_then(of));
    let chapter = || format!("{} {}", console.say("kap.", "ch."), row.chapter);
    let from = match (row.from.is_empty(), row.chapter.is_empty()) {
        (true, false) => chapter(),
        _ => row.from.join(", "),
    };
    let off = if row.off { console.say(" (avstängd)", " (off)") } else { "" };
    [
        row.id.to_owned(),
        row.topic_titles.join(", "),
        from,
        measured(|figures| figures.precision),
        measured(|figures| figures.recall),
        format!("{}{off}", row.title),
    ]
}
