//! What stands below a diagnostic: where, in which words, why it matters, who asked, and what to write.

use std::ops::Range;

use super::super::View;
use super::diagnostic::{PASSAGES, role_label};
use super::excerpt::Excerpt;
use crate::report::{EvidenceRow, VerdictRow, place};
use crate::rules::Rule;

/// The paragraphs below a diagnostic; `excerpt` is the source shown above, `first` says that the rule has not come up before.
pub(super) fn explanation(view: &View<'_>, row: &VerdictRow, excerpt: Option<&Excerpt<'_>>, first: bool) -> String {
    let mut parts = Vec::new();
    if excerpt.is_none() || row.section.span.is_none() {
        parts.extend(section(view, row));
    }
    let in_full = |span: Option<&Range<usize>>| excerpt.zip(span).is_some_and(|(excerpt, span)| !excerpt.cuts(span));
    let passages = row.evidence.iter().take(PASSAGES).filter(|evidence| !in_full(evidence.span.as_ref()));
    parts.extend(passages.map(|evidence| quote(view, evidence)));
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

/// A passage that is not underlined in full, in its own words.
fn quote(view: &View<'_>, evidence: &EvidenceRow) -> String {
    let place = place(None, evidence.line, evidence.page, evidence.paragraph, view.language);
    let place = if place.is_empty() { place } else { format!(" ({place})") };
    format!("{}{place}: {}{}”", role_label(view, evidence.role), view.say("”", "“"), evidence.quote)
}

fn decisions(view: &View<'_>, row: &VerdictRow) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(accepted) = &row.accepted {
        let until = accepted.until.as_deref().map(|date| format!(" ({} {date})", view.say("till och med", "until"))).unwrap_or_default();
        parts.push(format!("{}: {}{until}", view.say("godtaget", "accepted"), accepted.reason));
    }
    parts.extend(view.known(row).map(str::to_owned));
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
    let by = asked_by(view, rule);
    if !by.is_empty() {
        parts.push(format!("{}: {by}", view.say("vem", "who")));
    }
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
        parts.extend(Some(pack.source.short()).filter(|source| !source.is_empty()));
    }
    parts.join(", ")
}
