//! From the text of `lucka.toml` to [`Config`].

use std::collections::HashSet;

use super::{Acceptance, Config, DocumentEntry, FailOn, Judging, RuleSetting, Target};
use crate::engine::Status;
use crate::formats::Limits;
use crate::language::{Bilingual, Language};
use crate::problem::Problem;
use crate::rules::Severity;
use crate::toml_check::{Table, check, invalid, not_one_of};

/// The kinds of document.
pub(super) const KINDS: [&str; 9] =
    ["regulation", "handbook", "legal-guidance", "method-support", "risk-instrument", "routine", "training-plan", "action-plan", "other"];

const LANGUAGES: [(&str, Language); 2] = [("sv", Language::Sv), ("en", Language::En)];
const SEVERITIES: [(&str, Severity); 3] = [("error", Severity::Error), ("warning", Severity::Warning), ("advice", Severity::Advice)];

/// The statuses that a reviewer can give.
pub(super) const JUDGED: [(&str, Status); 6] = [
    ("covered", Status::Covered),
    ("elsewhere", Status::Elsewhere),
    ("excluded", Status::Excluded),
    ("partial", Status::Partial),
    ("missing", Status::Missing),
    ("not-applicable", Status::NotApplicable),
];

/// Reads the text; what could be understood, and every mistake.
pub fn parse(text: &str) -> (Config, Vec<Problem>) {
    check(text, config)
}

fn config(top: &Table<'_>) -> Config {
    let mut config = Config { baseline: text(top, "baseline"), ..Config::default() };
    if let Some(general) = top.table("lucka") {
        config.packs = general.strings("packs");
        config.no_packs = general.place("packs").filter(|_| config.packs.is_empty());
        config.lang = general.choice("lang", &LANGUAGES);
        config.fail_on = general.choice("fail-on", &FailOn::NAMES);
        config.exclude = general.strings("exclude");
    }
    if let Some(table) = top.table("limits") {
        config.limits = limits(&table);
    }
    config.documents = documents(top);
    config.rules = top.named_tables("rules").into_iter().map(|(rule, table)| rule_setting(rule, &table)).collect();
    config.acceptances = top.tables("accept").iter().filter_map(acceptance).collect();
    config.judgings = top.tables("judgement").iter().filter_map(judging).collect();
    config
}

fn text(table: &Table<'_>, key: &'static str) -> Option<String> {
    table.string(key).map(toml::Spanned::into_inner)
}

fn required(table: &Table<'_>, key: &'static str) -> Option<String> {
    table.required_string(key).map(toml::Spanned::into_inner)
}

fn limits(table: &Table<'_>) -> Limits {
    let mut limits = Limits::default();
    for limit in Limits::ALL {
        if let Some(value) = table.number(limit.name) {
            (limit.set)(&mut limits, value);
        }
    }
    limits
}

fn documents(top: &Table<'_>) -> Vec<DocumentEntry> {
    let mut seen = HashSet::new();
    let mut entries = Vec::new();
    for table in top.tables("document") {
        let path = table.required_string("path");
        let kind = table.string("kind");
        if let Some(kind) = kind.as_ref().filter(|kind| !KINDS.contains(&kind.get_ref().as_str())) {
            table.report(not_one_of("kind", kind.get_ref(), KINDS, kind.span()));
        }
        let entry = DocumentEntry {
            path: path.as_ref().map(|path| portable(path.get_ref())).unwrap_or_default(),
            id: text(&table, "id"),
            title: text(&table, "title"),
            publisher: text(&table, "publisher"),
            kind: kind.map(toml::Spanned::into_inner),
            edition: text(&table, "edition"),
            recommendations: table.strings("recommendations"),
        };
        let Some(path) = path else { continue };
        if seen.insert(entry.path.clone()) {
            entries.push(entry);
        } else {
            let message = Bilingual::new(
                format!("dokumentet ”{}” står två gånger", entry.path),
                format!("the document “{}” stands twice", entry.path),
            );
            table.report(invalid(message, path.span()));
        }
    }
    entries
}

fn rule_setting(rule: toml::Spanned<String>, table: &Table<'_>) -> RuleSetting {
    RuleSetting { rule, severity: table.choice("severity", &SEVERITIES), off: table.boolean("off") }
}

/// Reads what all entries about verdicts have in common; `all_rules` lets the rule be left out.
fn target(table: &Table<'_>, all_rules: bool) -> Option<Target> {
    let document = required(table, "document");
    let rule = if all_rules { table.string("rule") } else { table.required_string("rule") };
    let section = table.strings("section").into_iter().map(toml::Spanned::into_inner).collect();
    let complete = rule.is_some() || all_rules;
    document.filter(|_| complete).map(|document| Target { document: portable(&document), rule, section, span: table.span() })
}

fn acceptance(table: &Table<'_>) -> Option<Acceptance> {
    let unreadable = table.boolean("unreadable").unwrap_or(false);
    let target = target(table, unreadable);
    let reason = required(table, "reason");
    let owner = text(table, "owner");
    let until = table.date("until");
    let delegated_to = text(table, "delegated-to").map(|path| portable(&path));
    Some(Acceptance { target: target?, reason: reason?, owner, until, delegated_to, unreadable })
}

fn judging(table: &Table<'_>) -> Option<Judging> {
    let target = target(table, false);
    table.required_string("status");
    let status = table.choice("status", &JUDGED);
    let (reason, who) = (required(table, "reason"), required(table, "who"));
    table.require("date");
    let date = table.date("date");
    let text = text(table, "text");
    Some(Judging { target: target?, status: status?, reason: reason?, who: who?, date: date?, text })
}

/// A path as reports name it: with `/`, in NFC, without a leading `./`.
fn portable(path: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let path: String = path.replace('\\', "/").nfc().collect();
    path.trim_start_matches("./").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_the_design_names_is_read() {
        let text = include_str!("../../fixtures/config/full.toml");
        let (config, problems) = parse(text);
        assert!(problems.is_empty(), "{problems:#?}");
        assert_eq!(config.lang, Some(Language::Sv));
        assert_eq!(config.fail_on, Some(FailOn::Warning));
        assert_eq!(config.baseline.as_deref(), Some("kända-luckor.jsonl"));
        assert_eq!((config.packs.len(), config.exclude.len(), config.documents.len()), (2, 1, 2));
        assert_eq!((config.rules.len(), config.acceptances.len(), config.judgings.len()), (2, 3, 1));
        assert_eq!((config.limits.pages, config.limits.memory_bytes), (500, 1 << 30));
        assert_eq!(config.acceptances[0].target.section, ["Rutiner", "Barn"]);
        assert!(config.acceptances[2].unreadable);
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let (_, problems) = parse(include_str!("../../fixtures/config/faulty.toml"));
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
        let expected = [
            "toml-unknown-key",
            "toml-unknown-value",
            "toml-type",
            "toml-unknown-value",
            "toml-missing-key",
            "toml-type",
            "toml-missing-key",
        ];
        assert_eq!(codes, expected, "{problems:#?}");
    }

    #[test]
    fn templates_hold_no_mistakes() {
        for language in Language::ALL {
            let (_, problems) = parse(crate::config::template(language));
            assert!(problems.is_empty(), "{problems:#?}");
        }
    }
}
