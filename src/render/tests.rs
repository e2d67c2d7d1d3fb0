//! Tests over all outputs.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::config::Config;
use crate::engine::Status;
use crate::language::{Bilingual, Language};
use crate::problem::{Gravity, Problem};
use crate::report::samples::{Sample, report, rules};
use crate::report::{DocumentReport, FileFacts, Report, Scope, Settling, settle, unread};
use crate::rules::RuleSet;

fn settled(documents: Vec<DocumentReport>, rules: &RuleSet, language: Language) -> Report {
    let mut report = report(documents, rules);
    let with = Settling {
        known_rules: &rules.rules.iter().map(|rule| rule.id.clone()).collect(),
        rules,
        config: &Config::default(),
        baseline: None,
        today: "2026-11-22".parse().unwrap(),
        language,
        scope: Scope { all_rules: true, all_documents: true },
        trust_inline: true,
        unchanged: None,
        delegates: &BTreeMap::new(),
    };
    settle(&mut report, &with);
    report
}

/// A document with a gap of each kind and an accepted one, and a document that could not be read.
fn everything(rules: &RuleSet, language: Language) -> Report {
    let sample = Sample::new("mapp å/a#1.md")
        .section("Eld: 100 %, \"låga\"", "Här brinner det | <b>.", &[(0, Status::Missing), (1, Status::Covered)])
        .section("Rök", "Det ryker vid dörren.", &[(0, Status::Partial), (1, Status::Unclear)])
        .section("Vatten", "Utgången tas inte upp.", &[(0, Status::Excluded), (1, Status::Elsewhere)])
        .section("Känt", "Här saknas något.", &[(0, Status::Missing)])
        .comment("lucka: accept alpha reason=\"känd\"");
    let problem = Problem::new("file-forbidden", Gravity::Error, Bilingual::new("får inte läsas", "may not be read"));
    let lost = unread(FileFacts::unknown("b.md"), &[problem], rules, language);
    settled(vec![sample.judged(rules, language), lost], rules, language)
}

fn rendered(name: &str, language: Language, options: Options) -> String {
    let rules = rules();
    let report = everything(&rules, language);
    let view = View { report: &report, rules: &rules, language, options };
    let mut out = Vec::new();
    Output::by_name(name).unwrap().write(&view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_output_says_the_gaps_in_both_languages() {
    for output in Output::ALL {
        for (language, title) in [(Language::Sv, "Utgången saknas"), (Language::En, "The exit is not named")] {
            let text = rendered(output.name, language, Options::default());
            assert!(text.contains(title) && text.contains("alpha") && text.ends_with('\n'), "{}: {text}", output.name);
            assert_eq!(text, rendered(output.name, language, Options::default()), "{}", output.name);
        }
    }
}

#[test]
fn accepted_gaps_are_left_out_unless_asked_for() {
    let without = |name: &str| !["json", "junit"].contains(&name);
    for output in Output::ALL.iter().filter(|output| without(output.name)) {
        let count = |options| rendered(output.name, Language::Sv, options).matches("alpha").count();
        let all = count(Options { include_accepted: true, ..Options::default() });
        assert!(all > count(Options::default()), "{}", output.name);
    }
    let sarif: Value =
        serde_json::from_str(&rendered("sarif", Language::Sv, Options { include_accepted: true, ..Options::default() })).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let suppressed: Vec<_> = results.iter().filter(|result| result["suppressions"].is_array()).collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(suppressed[0]["suppressions"][0]["justification"], "känd");
}

#[test]
fn json_is_the_contract_and_reads_back() {
    let text = rendered("json", Language::En, Options::default());
    let report: Report = serde_json::from_str(&text).unwrap();
    assert_eq!((report.schema.as_str(), report.documents.len(), report.summary.documents_unreadable), ("lucka-report/1", 2, 1));
    let value: Value = serde_json::from_str(&text).unwrap();
    let row = &value["documents"][0]["verdicts"][2];
    assert_eq!((row["status"].as_str(), row["severity"].as_str()), (Some("partial"), Some("warning")));
    assert_eq!((row["section"]["line"].as_u64(), row["evidence"][0]["role"].as_str()), (Some(4), Some("near-miss")));
    assert_eq!(row["section"]["path"][0], "Handbok");
}

#[test]
fn every_sarif_result_has_a_place_a_level_and_fingerprints() {
    let options = Options { prefix: "docs/".to_owned(), ..Options::default() };
    let sarif: Value = serde_json::from_str(&rendered("sarif", Language::En, options)).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(
        (run["columnKind"].as_str(), run["invocations"][0]["executionSuccessful"].as_bool()),
        (Some("unicodeCodePoints"), Some(false))
    );
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 5);
    for result in results {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "docs/mapp%20å/a%231.md".replace('å', "%C3%A5"));
        assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert_eq!(result["partialFingerprints"]["luckaGap/v1"].as_str().unwrap().len(), 64);
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap().ends_with(":1"));
        assert_eq!(run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"], result["ruleId"]);
    }
    assert_eq!(results[0]["locations"][0]["physicalLocation"]["region"]["startColumn"], 1);
}

#[test]
fn junit_tells_failures_errors_and_skipped_apart() {
    let xml = rendered("junit", Language::En, Options::default());
    let counted = "tests=\"7\" skipped=\"1\" errors=\"0\" failures=\"3\"";
    assert!(xml.contains(counted) && xml.contains("errors=\"2\""), "{xml}");
}

#[test]
fn annotations_escape_and_rdjson_counts_bytes() {
    let github = rendered("github", Language::Sv, Options::default());
    assert!(
        github.starts_with("::error file=mapp å/a#1.md,line=2,endLine=2,col=1,endColumn=19,title=alpha::Utgången saknas\n"),
        "{github}"
    );
    assert!(github.contains("::error file=b.md,line=1,endLine=1,title=unreadable::får inte läsas\n"), "{github}");
    let rdjson: Value = serde_json::from_str(&rendered("rdjson", Language::Sv, Options::default())).unwrap();
    assert_eq!(rdjson["diagnostics"][0]["location"]["range"]["end"]["column"], 20);
    let gitlab: Value = serde_json::from_str(&rendered("gitlab", Language::Sv, Options::default())).unwrap();
    assert_eq!(gitlab.as_array().unwrap().len(), 6);
}

#[test]
fn the_terminal_underlines_headings_and_says_why_who_and_what_to_write() {
    let text = rendered("terminal", Language::Sv, Options::default());
    for said in [
        "━━ mapp å/a#1.md – Handbok",
        "[mapp å/a#1.md:2:1]",
        "varför: Den som inte vet",
        "vem: F1, kapitel 2, Brandkåren",
        "• Skriv var utgången är.",
        "nämns här: dörren nämns, men inte som utgång",
        "dokumentet är inte prövat (2 regler): får inte läsas",
        "2 fel, 1 varning och 2 råd i 1 dokument\n1 dokument kunde inte prövas",
    ] {
        assert!(text.contains(said), "{said}:\n{text}");
    }
    let all = rendered("terminal", Language::En, Options { all: true, ..Options::default() });
    assert!(all.contains("✓ the section says what the rule asks for") && all.contains("accepted: känd"), "{all}");
}

proptest! {
    #[test]
    fn the_terminal_bears_any_source_and_any_place(
        source in "([a-zåäö]{1,12}[ \t\r\n]{0,2}|👩‍👧|e\u{301}){0,60}", start in 0usize..400, length in 0usize..400, width in 0usize..120
    ) {
        let rules = rules();
        let mut document = Sample::new("a.md").section("Eld", "x", &[(0, Status::Partial)]).judged(&rules, Language::Sv);
        document.source = Some(source.as_str().into());
        document.verdicts[0].section.span = Some(start..start + length);
        document.verdicts[0].evidence[0].span = Some(length..start.max(length));
        let report = settled(vec![document], &rules, Language::Sv);
        for output in Output::ALL {
            let view = View { report: &report, rules: &rules, language: Language::Sv, options: Options { width, ..Options::default() } };
            output.write(&view, &mut Vec::new()).unwrap();
        }
    }
}
