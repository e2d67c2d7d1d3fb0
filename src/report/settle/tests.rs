//! Tests of the ledger stage on small hand-made documents.

use super::*;
use crate::config::parse;
use crate::problem::Gravity;
use crate::report::samples::{Sample, report, rules};
use crate::report::{Outcome, Policy};
use crate::rules::Severity;

const ALPHA: usize = 0;
const BETA: usize = 1;

/// A report settled by a configuration and a baseline, and the codes of what it brought to light.
fn settled(samples: Vec<Sample>, config: &str, baseline: Option<&Baseline>) -> (Report, Vec<(&'static str, Gravity)>) {
    let (report, _, notices) = with_fit(samples, config, baseline);
    (report, notices)
}

/// The same, and how the baseline fits.
fn with_fit(samples: Vec<Sample>, config: &str, baseline: Option<&Baseline>) -> (Report, Fit, Vec<(&'static str, Gravity)>) {
    let rules = rules();
    let (config, problems) = parse(config);
    assert!(problems.is_empty(), "{problems:?}");
    let documents = samples.into_iter().map(|sample| sample.judged(&rules, Language::En)).collect();
    let mut report = report(documents, &rules);
    let settled = settle(
        &mut report,
        &Settling {
            known_rules: &rules.rules.iter().map(|rule| rule.id.clone()).collect(),
            rules: &rules,
            config: &config,
            baseline,
            today: "2026-11-22".parse().unwrap(),
            language: Language::En,
            scope: Scope { all_rules: true, all_documents: true },
            trust_inline: true,
            unchanged: None,
            delegates: &BTreeMap::new(),
        },
    );
    let notices = settled.notices.iter().map(|notice| (notice.problem.code, notice.problem.gravity)).collect();
    (report, settled.fit, notices)
}

fn sample() -> Sample {
    Sample::new("a.md").section("Eld", "Här brinner det.", &[(ALPHA, Status::Missing), (BETA, Status::Missing)]).section(
        "Rök",
        "Det ryker vid dörren.",
        &[(ALPHA, Status::Partial)],
    )
}

fn outcome(report: &Report) -> Outcome {
    Outcome::of(report, Policy::default())
}

#[test]
fn severities_follow_status_ceiling_and_setting() {
    let severities = |config: &str| -> Vec<_> {
        let (report, _) = settled(vec![sample()], config, None);
        report.documents[0].verdicts.iter().map(|row| row.severity).collect()
    };
    assert_eq!(severities(""), [Severity::Error, Severity::Warning, Severity::Warning].map(Some));
    let set = "[rules.alpha]\nseverity = \"advice\"\n[rules.beta]\nseverity = \"error\"\n";
    assert_eq!(severities(set), [Severity::Advice, Severity::Error, Severity::Advice].map(Some));
}

#[test]
fn counts_add_up_to_judged_sections_or_one_per_rule() {
    let other = Sample::new("b.md").section("Eld", "Utgången är här.", &[(ALPHA, Status::Covered)]);
    let (report, _) = settled(vec![sample(), other, Sample::new("c.md")], "", None);
    let sum: usize = report.summary.verdicts.values().sum();
    assert_eq!(sum, 3 + 2 + 2);
    assert_eq!(report.summary.verdicts["not-applicable"], 3);
}

#[test]
fn an_accepted_gap_keeps_its_status_and_does_not_fail() {
    let accept = "[[accept]]\ndocument = \"a.md\"\nrule = \"alpha\"\nsection = [\"eld\"]\nreason = \"känd\"\nuntil = 2026-11-22\n";
    let (report, notices) = settled(vec![sample()], accept, None);
    let row = &report.documents[0].verdicts[0];
    assert_eq!((row.status, row.accepted.as_ref().map(|accepted| accepted.reason.as_str())), (Status::Missing, Some("känd")));
    assert_eq!(report.summary.accepted, 1);
    assert_eq!((outcome(&report), notices), (Outcome::Clean, vec![]));
}

#[test]
fn acceptances_that_do_not_hold_are_told_and_hide_nothing() {
    let accept = |more: &str| format!("[[accept]]\ndocument = \"a.md\"\nrule = \"alpha\"\nreason = \"känd\"\n{more}\n");
    let cases = [
        ("section = [\"Eld\"]\nuntil = 2026-11-21", "acceptance-expired", Gravity::Warning),
        ("section = [\"Vatten\"]", "acceptance-unused", Gravity::Warning),
        ("section = [\"Eld\"]\ndelegated-to = \"b.md\"", "acceptance-undelegated", Gravity::Warning),
        ("unreadable = true", "acceptance-unused", Gravity::Warning),
    ];
    for (more, code, gravity) in cases {
        let (report, notices) = settled(vec![sample()], &accept(more), None);
        assert_eq!(notices, [(code, gravity)], "{more}");
        assert_eq!((report.summary.accepted, outcome(&report)), (0, Outcome::Gaps), "{more}");
    }
    let elsewhere = "[[accept]]\ndocument = \"x.md\"\nrule = \"alpha\"\nreason = \"känd\"\n";
    assert_eq!(settled(vec![sample()], elsewhere, None).1, [("acceptance-unused", Gravity::Warning)]);
}

#[test]
fn an_acceptance_is_for_one_gap() {
    let accept = |section: &str| format!("[[accept]]\ndocument = \"a.md\"\nrule = \"alpha\"\n{section}reason = \"känd\"\n");
    let (report, notices) = settled(vec![sample()], &accept(""), None);
    assert_eq!((report.summary.accepted, notices), (0, vec![("acceptance-ambiguous", Gravity::Error)]));
    let mended = Sample::new("a.md").section("Eld", "Utgången är här.", &[(ALPHA, Status::Covered)]).section(
        "Rök",
        "Det ryker.",
        &[(ALPHA, Status::Missing)],
    );
    let (report, notices) = settled(vec![mended], &accept(""), None);
    assert_eq!((report.summary.accepted, notices), (1, vec![]), "the only gap needs no section");
    let twice = accept("section = [\"Eld\"]\n").repeat(2);
    let (report, notices) = settled(vec![sample()], &twice, None);
    assert_eq!((report.summary.accepted, notices), (1, vec![("acceptance-redundant", Gravity::Warning)]));
}

#[test]
fn a_gap_that_is_accepted_and_in_the_baseline_is_told() {
    let known = baseline_of(vec![sample()]);
    let accept = "[[accept]]\ndocument = \"a.md\"\nrule = \"alpha\"\nsection = [\"Eld\"]\nreason = \"känd\"\n";
    let (report, fit, notices) = with_fit(vec![sample()], accept, Some(&known));
    assert_eq!((report.summary.accepted, report.summary.baselined), (1, 2));
    assert_eq!(notices, [("baseline-redundant", Gravity::Warning)]);
    let growth = known.growth(&report, fit, true);
    assert_eq!((growth.unknown, growth.added, growth.removed), (0, 0, 1));
}

#[test]
fn an_ambiguous_section_is_an_error() {
    let twice = Sample::new("a.md").section("Eld", "Här brinner det.", &[(ALPHA, Status::Missing)]).section(
        "2. Eld",
        "Här också.",
        &[(ALPHA, Status::Missing)],
    );
    let accept = "[[accept]]\ndocument = \"a.md\"\nrule = \"alpha\"\nsection = [\"Eld\"]\nreason = \"känd\"\n";
    let (report, notices) = settled(vec![twice], accept, None);
    assert_eq!(notices, [("acceptance-ambiguous", Gravity::Error)]);
    assert_eq!(report.summary.accepted, 0);
}

#[test]
fn a_gap_can_be_delegated_to_a_document_that_covers_it() {
    let accept = "[[accept]]\ndocument = \"a.md\"\nrule = \"alpha\"\nsection = [\"Eld\"]\nreason = \"se b\"\ndelegated-to = \"b.md\"\n";
    let other = Sample::new("b.md").section("Eld", "Utgången är här.", &[(ALPHA, Status::Covered)]);
    let (report, notices) = settled(vec![sample(), other], accept, None);
    assert_eq!((report.summary.accepted, notices), (1, vec![]));
}

#[test]
fn comments_accept_the_gaps_of_the_section_that_holds_them() {
    let sample = Sample::new("a.md")
        .comment(" lucka: accept alpha reason=\"för tidigt\" ")
        .section("Eld", "Här brinner det.", &[(ALPHA, Status::Missing)])
        .comment(" lucka: accept alpha reason=\"känd\" ")
        .section("Rök", "Det ryker.", &[(ALPHA, Status::Missing)])
        .comment(" lucka: accept alpha ")
        .comment(" lucka: accept alfa reason=\"felstavat\" ")
        .comment(" något annat ");
    let (report, notices) = settled(vec![sample], "", None);
    let accepted: Vec<bool> = report.documents[0].verdicts.iter().map(|row| row.accepted.is_some()).collect();
    assert_eq!(accepted, [true, false]);
    let codes: Vec<&str> = notices.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["acceptance-unused", "acceptance-malformed", "acceptance-unknown-rule"]);
}

#[test]
fn a_judgement_holds_as_long_as_the_text_is_the_one_reviewed() {
    let judgement = |text: &str| {
        format!(
            "[[judgement]]\ndocument = \"a.md\"\nrule = \"alpha\"\nsection = [\"Eld\"]\nstatus = \"covered\"\nreason = \"står där\"\n\
             who = \"G\"\ndate = 2026-11-20\n{text}\n"
        )
    };
    let hash = settled(vec![sample()], "", None).0.documents[0].verdicts[0].section.text_hash.clone();
    let (report, notices) = settled(vec![sample()], &judgement(&format!("text = \"{hash}\"")), None);
    let row = &report.documents[0].verdicts[0];
    assert_eq!((row.status, row.severity, row.judged.is_some(), notices), (Status::Covered, None, true, vec![]));
    for text in ["text = \"gammal\"", ""] {
        let (report, notices) = settled(vec![sample()], &judgement(text), None);
        assert_eq!(report.documents[0].verdicts[0].status, Status::Missing);
        assert_eq!(notices, [("judgement-void", Gravity::Warning)]);
    }
}

fn baseline_of(samples: Vec<Sample>) -> Baseline {
    let text = Baseline::of(&settled(samples, "", None).0, &rules(), None, true).to_text();
    let baseline = Baseline::parse(&text).unwrap();
    assert_eq!(baseline.to_text(), text);
    baseline
}

#[test]
fn known_gaps_do_not_fail_but_new_and_worse_ones_do() {
    let known = baseline_of(vec![sample()]);
    let (report, notices) = settled(vec![sample()], "", Some(&known));
    assert_eq!((report.summary.baselined, outcome(&report), notices), (3, Outcome::Clean, vec![]));
    let worse = Sample::new("a.md").section("Eld", "Här brinner det.", &[(ALPHA, Status::Missing), (BETA, Status::Missing)]).section(
        "Rök",
        "Det ryker vid dörren.",
        &[(ALPHA, Status::Missing)],
    );
    let (report, _) = settled(vec![worse], "", Some(&known));
    assert_eq!((report.summary.baselined, outcome(&report)), (2, Outcome::Gaps));
}

#[test]
fn the_baseline_follows_renamed_headings_and_tells_changes() {
    let known = baseline_of(vec![sample()]);
    let renamed = Sample::new("a.md")
        .section("Eldsvåda", "Här brinner det.", &[(ALPHA, Status::Missing), (BETA, Status::Missing)])
        .section("Rök", "Det ryker vid fönstret.", &[(ALPHA, Status::Partial)]);
    let (report, notices) = settled(vec![renamed], "", Some(&known));
    assert_eq!((report.summary.baselined, notices), (3, vec![("baseline-changed", Gravity::Warning)]));
    let mended = Sample::new("a.md").section("Eld", "Här brinner det.", &[(ALPHA, Status::Covered), (BETA, Status::Missing)]);
    let (report, notices) = settled(vec![mended], "", Some(&known));
    assert_eq!((report.summary.baselined, notices.len()), (1, 2));
}

#[test]
fn a_new_gap_before_a_known_one_with_the_same_heading_stays_new() {
    let known = baseline_of(vec![Sample::new("a.md").section("Eld", "Här brinner det.", &[(ALPHA, Status::Missing)])]);
    let twice = Sample::new("a.md").section("Eld", "Nytt.", &[(ALPHA, Status::Missing)]).section(
        "Eld",
        "Här brinner det.",
        &[(ALPHA, Status::Missing)],
    );
    let (report, notices) = settled(vec![twice], "", Some(&known));
    let baselined: Vec<bool> = report.documents[0].verdicts.iter().map(|row| row.baselined).collect();
    assert_eq!((baselined, notices), (vec![false, true], vec![]));
}

#[test]
fn growth_is_counted_and_documents_outside_the_run_are_kept() {
    let rules = rules();
    let other = || Sample::new("b.md").section("Eld", "Här brinner det.", &[(ALPHA, Status::Missing)]);
    let old = baseline_of(vec![sample(), other()]);
    let mended = Sample::new("a.md").section("Eld", "Här brinner det.", &[(ALPHA, Status::Missing)]);
    let report = with_fit(vec![mended], "", Some(&old));
    for (all_documents, removed, kept) in [(false, 2, 2), (true, 3, 1)] {
        let new = Baseline::of(&report.0, &rules, Some(&old), all_documents);
        let growth = old.growth(&report.0, report.1, all_documents);
        assert_eq!((growth.added, growth.removed, new.len()), (0, removed, kept));
    }
    let new = Baseline::of(&report.0, &rules, Some(&old), true);
    assert!(Baseline::parse("{}\n").is_err());
    assert_eq!(Baseline::parse(&(new.to_text() + "skräp\n")).unwrap_err().code, "baseline-malformed");
}
