//! What stands below a diagnostic: where, in which words, why it matters, who asked, and what to write.

use super::super::View;
use super::diagnostic::passage_label;
use crate::report::{VerdictRow, place};
use crate::rules::Rule;

/// The paragraphs below a diagnostic. `underlined` says that the source is shown above; `first` that the rule has not come up before.
pub(super) fn explanation(view: &View<'_>, row: &VerdictRow, underlined: bool, first: bool) -> String {
    let mut parts = Vec::new();
    if !underlined || row.section.span.is_none() {
        parts.extend(section(view, row));
    }
    if !underlined {
        parts.extend(quotes(view, row));
    }
    parts.extend(decisions(view, row));
    if let Some(rule) = view.rule(&row.rule).filter(|_| row.severity.is_some() && first) {
        parts.extend(reasons(view, rule));
    }
    parts.join("\n")
}

fn section(view: &View<'_>, row: &VerdictRow) -> Option<String> {
    let path = row.section.path.join(" › ");
    let place = place(None, None, row.section.page, row.section.paragraph, view.language);
    let whole: Vec<String> = [path, place].into_iter().filter(|part| !part.is_empty()).collect();
    let head = view.say("var", "where");
    (!whole.is_empty()).then(|| format!("{head}: {}", whole.join(", ")))
}

fn quotes<'a>(view: &'a View<'_>, row: &'a VerdictRow) -> impl Iterator<Item = String> + 'a {
    row.evidence.iter().take(3).map(|evidence| {
        let place = place(None, evidence.line, evidence.page, evidence.paragraph, view.language);
        let place = if place.is_empty() { place } else { format!(" ({place})") };
        let (open, close) = if view.language == crate::language::Language::Sv { ('”', '”') } else { ('“', '”') };
        format!("{}{place}: {open}{}{close}", passage_label(view, row, evidence.role), evidence.quote)
    })
}

fn decisions(view: &View<'_>, row: &VerdictRow) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(accepted) = &row.accepted {
        let until = accepted.until.as_deref().map(|date| format!(" ({} {date})", view.say("till och med", "until"))).unwrap_or_default();
        parts.push(format!("{}: {}{until}", view.say("godtaget", "accepted"), accepted.reason));
    }
    if row.baselined {
        parts.push(view.say("känd sedan tidigare (baslinjen)", "known from before (the baseline)").to_owned());
    }
    if let Some(judged) = &row.judged {
        let by = view.say("beslut av", "judged by");
        parts.push(format!("{by} {}, {}: {}", judged.who, judged.date, judged.reason));
    }
    parts
}

/// Why a rule matters, who asked for it, and what to write.
fn reasons(view: &View<'_>, rule: &Rule) -> Vec<String> {
    let mut parts = Vec::new();
    let help = view.get(&rule.help);
    if !help.is_empty() {
        parts.push(format!("{}: {help}", view.say("varför", "why")));
    }
    parts.push(format!("{}: {}", view.say("vem", "who"), asked_by(view, rule)));
    let drafting = rule.drafting.get(&view.language).map(Vec::as_slice).unwrap_or_default();
    if !drafting.is_empty() {
        parts.push(format!("{}:", view.say("skriv", "write")));
        let width = view.options.width.saturating_sub(4);
        let hanging = textwrap::Options::new(width).initial_indent("  • ").subsequent_indent("    ");
        parts.extend(drafting.iter().map(|point| textwrap::fill(point, &hanging)));
    }
    parts
}

/// Who asked for what a rule wants: recommendations, chapter and publication.
fn asked_by(view: &View<'_>, rule: &Rule) -> String {
    let mut parts = Vec::new();
    if !rule.from.is_empty() {
        parts.push(rule.from.join(", "));
    }
    if !rule.chapter.is_empty() {
        parts.push(format!("{} {}", view.say("kapitel", "chapter"), rule.chapter));
    }
    if let Some(pack) = view.rules.packs.get(rule.pack) {
        parts.push(format!("{}, {}", pack.source.publisher, pack.source.report));
    }
    parts.join(", ")
}
