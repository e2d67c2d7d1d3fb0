//! `lucka rules list`: what is loaded.

use serde::Serialize;

use super::args::{General, ListFormat, RulesArgs, RulesCommand};
use super::console::Console;
use super::settings::Settings;
use crate::report::Outcome;
use crate::rules::{Rule, Severity};

/// A rule as `--format json` shows it.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    pack: &'a str,
    revision: u32,
    title: &'a str,
    from: &'a [String],
    chapter: &'a str,
    severity: Severity,
    off: bool,
}

pub(super) fn run(args: &RulesArgs, general: &General, console: Console) -> Outcome {
    let RulesCommand::List(list) = &args.command;
    let settings = match Settings::load(general, &list.sources, console) {
        Ok(settings) => settings,
        Err(outcome) => return outcome,
    };
    let rows: Vec<Row<'_>> = settings.rules.rules.iter().map(|rule| row(rule, &settings)).collect();
    let console = settings.console;
    match list.format {
        ListFormat::Json => console.print(|out| {
            serde_json::to_writer_pretty(&mut *out, &rows)?;
            writeln!(out)
        }),
        ListFormat::Table => console.print(|out| {
            let width = rows.iter().map(|row| row.id.chars().count()).max().unwrap_or(0);
            let from = rows.iter().map(|row| row.from.join(", ").chars().count()).max().unwrap_or(0);
            for row in &rows {
                let off = if row.off { console.say(" (avstängd)", " (off)") } else { "" };
                writeln!(out, "{:<width$}  {:<from$}  {}{off}", row.id, row.from.join(", "), row.title)?;
            }
            Ok(())
        }),
    }
}

fn row<'a>(rule: &'a Rule, settings: &'a Settings) -> Row<'a> {
    let setting = settings.config.rule(&rule.id);
    Row {
        id: &rule.id,
        pack: settings.rules.packs.get(rule.pack).map(|pack| pack.id.as_str()).unwrap_or_default(),
        revision: rule.revision,
        title: rule.title.get(settings.console.language),
        from: &rule.from,
        chapter: &rule.chapter,
        severity: setting.and_then(|setting| setting.severity).unwrap_or(rule.ceiling),
        off: setting.is_some_and(|setting| setting.off),
    }
}
