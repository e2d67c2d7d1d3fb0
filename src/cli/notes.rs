//! What a run says about itself on standard error: what was read and what was not, what was used, what is hidden, how it ended.

use std::collections::BTreeSet;

use super::run::Run;
use super::settings::Settings;
use crate::language::{Bilingual, Language};
use crate::problem::Problem;
use crate::report::{Outcome, Place, Policy, VerdictRow};
use crate::rules::Rule;

/// Tells about a run.
pub(super) fn tell(settings: &Settings, run: &Run, policy: Policy, outcome: Outcome) {
    notices(settings, run);
    let console = settings.console;
    console.note(&used(settings));
    console.note(&read(run));
    if let Some(idle) = idle_rules(settings, run) {
        console.note(&idle);
    }
    console.note(&hidden(run));
    if run.report.documents.is_empty() && !policy.allow_empty {
        console.error(&Bilingual::new("hittade inget dokument att läsa", "found no document to read"));
    }
    console.note(&result(run, outcome, Outcome::of(&run.report, policy) == Outcome::Gaps));
}

/// Tells the notices of a run, those about the configuration with their place in it.
pub(super) fn notices(settings: &Settings, run: &Run) {
    for notice in &run.notices {
        match &notice.place {
            Place::Run | Place::Config => settings.show(&notice.problem),
            Place::Document { path, line } => {
                let place = line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"));
                settings.console.problem(&named(&place, &notice.problem), None);
            }
        }
    }
}

fn named(place: &str, problem: &Problem) -> Problem {
    super::settings::about(place, Problem { span: None, ..problem.clone() })
}

/// The configuration, packs and number of rules.
pub(super) fn used(settings: &Settings) -> Bilingual {
    let pack = |pack: &crate::rules::Pack| format!("{} (revision {})", pack.id, pack.revision);
    let packs = settings.rules.packs.iter().map(pack).collect::<Vec<_>>().join(", ");
    let rules = settings.rules.rules.len();
    let (sv, en) = match &settings.config_file {
        Some((name, _)) => (format!("inställningar: {name}"), format!("configuration: {name}")),
        None => ("inställningar: inga".to_owned(), "configuration: none".to_owned()),
    };
    Bilingual::new(format!("{sv}; regelpaket: {packs}; regler: {rules}"), format!("{en}; packs: {packs}; rules: {rules}"))
}

fn read(run: &Run) -> Bilingual {
    let summary = &run.report.summary;
    let unreadable = summary.documents_unreadable;
    let passed: usize = run.unknown.values().sum();
    let kinds = run.unknown.iter().map(|(end, count)| if end.is_empty() { format!("{count} –") } else { format!("{count} .{end}") });
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let kinds = if kinds.is_empty() { kinds } else { format!(" ({kinds})") };
    let ignored = run.ignored;
    Bilingual::new(
        format!(
            "dokument: {}; kunde inte läsas helt: {unreadable}; överhoppade av okänt slag: {passed}{kinds}; utelämnade filer och mappar: {ignored}",
            summary.documents
        ),
        format!(
            "documents: {}; not read in full: {unreadable}; passed over, of unknown kind: {passed}{kinds}; files and folders left out: {ignored}",
            summary.documents
        ),
    )
}

/// The rules that no section of any document was judged by.
fn idle_rules(settings: &Settings, run: &Run) -> Option<Bilingual> {
    let judged: BTreeSet<&str> = run.report.documents.iter().flat_map(|document| &document.verdicts).map(|row| row.rule.as_str()).collect();
    let idle: Vec<&Rule> = settings.rules.rules.iter().filter(|rule| !judged.contains(rule.id.as_str())).collect();
    let names = |language| idle.iter().map(|rule| idle_name(settings, rule, &judged, language)).collect::<Vec<_>>().join(", ");
    let some = !idle.is_empty() && !run.report.documents.is_empty();
    some.then(|| {
        let (sv, en) = (names(Language::Sv), names(Language::En));
        Bilingual::new(format!("regler utan något avsnitt att pröva: {sv}"), format!("rules with no section to judge: {en}"))
    })
}

/// A rule that judged nothing; with the reason where sections on its topic were judged by others, and it alone passes over those that are
/// about one thing only.
fn idle_name(settings: &Settings, rule: &Rule, judged: &BTreeSet<&str>, language: Language) -> String {
    let topic = &rule.topic;
    let asks_more = [topic.within, topic.document, topic.concerning].iter().any(|set| !set.is_empty());
    let others = settings.rules.rules.iter().filter(|other| other.topic.about == topic.about);
    let met = others.into_iter().any(|other| judged.contains(other.id.as_str()));
    let only = topic.unless_only.filter(|_| met && !asks_more).and_then(|only| settings.rules.concepts.get(only.index()));
    match (only.map(|only| only.title.get(language)), language) {
        (None, _) => rule.id.clone(),
        (Some(only), Language::Sv) => format!("{} (gäller inte avsnitt som bara handlar om ”{only}”)", rule.id),
        (Some(only), Language::En) => format!("{} (not for sections that are only about “{only}”)", rule.id),
    }
}

/// How many gaps do not count, and why; said even when there are none.
fn hidden(run: &Run) -> Bilingual {
    let summary = &run.report.summary;
    let (accepted, baselined) = (summary.accepted, summary.baselined);
    let since: String = run.report.changed_since.iter().flat_map(|commit| commit.chars().take(10)).collect();
    let (sv, en) = summary.unchanged.map_or_else(Default::default, |unchanged| {
        (
            format!(", {unchanged} i dokument som är oförändrade sedan {since}"),
            format!(", {unchanged} in documents unchanged since {since}"),
        )
    });
    Bilingual::new(
        format!("luckor som inte räknas: {accepted} godtagna, {baselined} i baslinjen{sv}"),
        format!("gaps that do not count: {accepted} accepted, {baselined} in the baseline{en}"),
    )
}

/// How the run ended; `gaps` if there are gaps that fail it, which a run can do without them.
fn result(run: &Run, outcome: Outcome, gaps: bool) -> Bilingual {
    let left = run.report.documents.iter().flat_map(|document| &document.verdicts).filter_map(VerdictRow::counts).count();
    match outcome {
        Outcome::Clean if left == 1 => Bilingual::new("godkänt, med 1 påpekande", "passed, with 1 remark"),
        Outcome::Clean if left > 0 => Bilingual::new(format!("godkänt, med {left} påpekanden"), format!("passed, with {left} remarks")),
        Outcome::Clean => Bilingual::new("godkänt", "passed"),
        Outcome::Gaps if !gaps => Bilingual::new(
            "underkänt: baslinjen stämmer inte längre (--strict-baseline)",
            "failed: the baseline no longer fits (--strict-baseline)",
        ),
        Outcome::Gaps => Bilingual::new("underkänt: det finns luckor", "failed: there are gaps"),
        Outcome::Broken => Bilingual::new("körningen är ofullständig", "the run is incomplete"),
    }
}
