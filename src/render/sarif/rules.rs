//! Rules as SARIF describes them.

use serde_json::{Value, json};

use super::super::View;
use crate::rules::{Measured, Rule, Severity};

/// Most characters of a full description.
const LONGEST: usize = 1024;

/// The description of a rule.
pub(super) fn descriptor(view: &View<'_>, rule: &Rule) -> Value {
    let title = view.get(&rule.title);
    let help = view.get(&rule.help);
    let said = view.get(&rule.said);
    let drafting = rule.drafting.get(&view.language).map(Vec::as_slice).unwrap_or_default();
    let points = drafting.iter().map(|point| format!("- {point}")).collect::<Vec<_>>().join("\n");
    let heading = view.say("Att skriva", "What to write");
    let pack = view.rules.packs.get(rule.pack);
    let link = pack.map(|pack| pack.source.link.as_str()).filter(|link| !link.is_empty()).unwrap_or(super::HOME);
    let tags: Vec<&str> = pack.iter().map(|pack| pack.id.as_str()).chain(rule.from.iter().map(String::as_str)).collect();
    let full: String = [help, said].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let full: String = if full.is_empty() { title.to_owned() } else { full.chars().take(LONGEST).collect() };
    let properties = match rule.measured.as_ref().and_then(Measured::grade) {
        Some(precision) => json!({"precision": precision, "tags": tags}),
        None => json!({"tags": tags}),
    };
    json!({
        "id": rule.id,
        "shortDescription": {"text": title},
        "fullDescription": {"text": full},
        "help": {
            "text": format!("{help}\n\n{heading}:\n{points}"),
            "markdown": format!("{help}\n\n**{heading}**\n\n{points}"),
        },
        "helpUri": link,
        "defaultConfiguration": {"level": level(rule.ceiling)},
        "properties": properties,
    })
}

/// A severity as SARIF names it.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}
