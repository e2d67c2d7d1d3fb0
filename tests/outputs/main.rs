//! Reports as the platforms take them: held to their schemas, over documents with every kind of place.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed test may panic")]

mod docx;
mod reports;
mod schemas;

use reports::Reports;
use serde_json::Value;

/// A handbook with five gaps.
const GAP: &str = "# Hedersrelaterat våld och förtryck\n\nHedersrelaterat våld kan bestå av kontroll, hot och slag.\n";

/// A chapter of a Word document with gaps.
const WORD: [(&str, &str); 2] =
    [("Handbok", "Boken är till för den som möter barn."), ("Hedersrelaterat våld", "Hedersrelaterat våld kan bestå av kontroll och hot.")];

/// A heading after letters of two bytes on the same line.
const WEB: &str = "<h1>Handbok</h1><p>åäö ÅÄÖ</p><h2>Hedersrelaterat våld</h2><p>Hedersrelaterat våld kan bestå av hot.</p>";

/// Text before the title, and text without any heading.
const BARE: &str = "Hedersrelaterat våld kan bestå av hot och slag. Hedersrelaterat våld utövas av flera.\n";

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats").join(name)).unwrap()
}

/// The results, issues or diagnostics of one document, as its path is written.
fn of<'r>(list: &'r Value, path: &str, at: &str) -> Vec<&'r Value> {
    let found: Vec<_> = list.as_array().unwrap().iter().filter(|entry| entry.pointer(at).is_some_and(|uri| uri == path)).collect();
    assert!(!found.is_empty(), "nothing about {path}");
    found
}

const SARIF_PATH: &str = "/locations/0/physicalLocation/artifactLocation/uri";

#[test]
fn schemas_refuse_what_does_not_fit() {
    let report = Reports::of(&[("a.md", GAP.as_bytes())], &[]);
    report.check();
    let mut sarif = report.sarif.clone();
    sarif["runs"][0]["results"][0]["message"] = "text".into();
    assert!(!schemas::faults(schemas::SARIF, &sarif).is_empty());
    let mut gitlab = report.gitlab.clone();
    gitlab[0]["severity"] = "error".into();
    assert!(!schemas::faults(schemas::GITLAB, &gitlab).is_empty());
    let mut rdjson = report.rdjson.clone();
    rdjson["diagnostics"][0]["location"]["range"]["start"]["line"] = "one".into();
    assert!(!schemas::faults(schemas::RDJSON, &rdjson).is_empty());
    for (right, wrong) in [("tests=", "test="), ("<testcase ", "<case "), ("</testsuites>", "")] {
        assert!(!schemas::xml_faults(&report.junit.replace(right, wrong)).is_empty(), "{wrong}");
    }
}

#[test]
fn gaps_in_binary_documents_stand_at_line_one_with_page_or_paragraph() {
    let word = docx::document(&WORD);
    let (pdf, scanned) = (fixture("pdf/libreoffice.pdf"), fixture("pdf/scanned-page.pdf"));
    let report = Reports::of(&[("mapp å/rutin.docx", &word), ("b.pdf", &pdf), ("c.pdf", &scanned)], &[]);
    report.check();
    let results = &report.sarif["runs"][0]["results"];
    for (path, key, place) in [("mapp%20%C3%A5/rutin.docx", "paragraph", "stycke 3"), ("b.pdf", "page", "sida ")] {
        for result in of(results, path, SARIF_PATH) {
            assert_eq!(result["locations"][0]["physicalLocation"]["region"], serde_json::json!({"startLine": 1}));
            assert!(result["message"]["text"].as_str().unwrap().contains(place), "{result}");
            assert!(result["properties"][key].is_u64(), "{result}");
        }
    }
    for issue in of(&report.gitlab, "mapp å/rutin.docx", "/location/path") {
        assert_eq!(issue["location"]["lines"]["begin"], 1);
        assert!(issue["description"].as_str().unwrap().contains("stycke 3"), "{issue}");
    }
    for diagnostic in of(&report.rdjson["diagnostics"], "b.pdf", "/location/path") {
        assert_eq!(diagnostic["location"]["range"], serde_json::json!({"start": {"line": 1}}));
    }
    assert!(report.github.contains("::error file=mapp å/rutin.docx,line=1,endLine=1,title=hrv-"), "{}", report.github);
    assert!(report.junit.contains("type=\"unreadable\""), "what stands on the scanned page is an error");
}

#[test]
fn columns_count_what_each_platform_counts() {
    let report = Reports::of(&[("a.html", WEB.as_bytes())], &[]);
    report.check();
    let region = &report.sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(*region, serde_json::json!({"startLine": 1, "startColumn": 35, "endLine": 1, "endColumn": 55}));
    assert_eq!(report.sarif["runs"][0]["columnKind"], "unicodeCodePoints");
    let range = &report.rdjson["diagnostics"][0]["location"]["range"];
    assert_eq!(*range, serde_json::json!({"start": {"line": 1, "column": 41}, "end": {"line": 1, "column": 62}}));
    assert!(report.github.starts_with("::error file=a.html,line=1,endLine=1,col=35,endColumn=55,title=hrv-"), "{}", report.github);
}

#[test]
fn gaps_without_a_heading_stand_at_the_title_or_line_one() {
    let titled = format!("{BARE}\n{BARE}\n# Om våld i familjen\n\nKort.\n");
    let files: [(&str, &[u8]); 4] =
        [("a.txt", BARE.as_bytes()), ("b.md", titled.as_bytes()), ("trasig.pdf", b"%PDF-1.7\n"), ("tom.md", b"")];
    let report = Reports::of(&files, &["saknas.md"]);
    assert_eq!(report.code, 2);
    report.check();
    let results = &report.sarif["runs"][0]["results"];
    let line = |path: &str| of(results, path, SARIF_PATH)[0]["locations"][0]["physicalLocation"]["region"]["startLine"].clone();
    assert_eq!((line("a.txt"), line("b.md")), (1.into(), 5.into()));
    let told = report.sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"].to_string();
    for lost in ["trasig.pdf", "saknas.md"] {
        assert!(told.contains(lost), "{told}");
        of(&report.gitlab, lost, "/location/path");
        of(&report.rdjson["diagnostics"], lost, "/location/path");
        assert!(report.github.contains(&format!("::error file={lost},line=1,")), "{}", report.github);
    }
    assert_eq!(report.sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn six_thousand_gaps_are_all_there_each_with_its_own_identity() {
    let names: Vec<String> = (0..1200).map(|number| format!("{number:04}.md")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), GAP.as_bytes())).collect();
    let report = Reports::of(&files, &[]);
    assert_eq!(report.code, 1);
    report.check();
    let results = report.sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 6000);
    let different = |values: Vec<&Value>| values.into_iter().map(Value::to_string).collect::<std::collections::BTreeSet<_>>().len();
    for name in ["luckaGap~1v1", "primaryLocationLineHash"] {
        let fingerprints = results.iter().map(|result| result.pointer(&format!("/partialFingerprints/{name}")).unwrap());
        assert_eq!(different(fingerprints.collect()), 6000, "{name}");
    }
    let issues = report.gitlab.as_array().unwrap();
    assert_eq!(different(issues.iter().map(|issue| &issue["fingerprint"]).collect()), 6000);
    assert_eq!(report.rdjson["diagnostics"].as_array().unwrap().len(), 6000);
    assert_eq!(report.github.lines().count(), 6000);
    assert_eq!(report.junit.matches("<testcase ").count(), 1200 * 14);
    assert!(report.summary.len() < 1 << 20, "a job's summary is a mebibyte at most");
}

#[test]
fn more_gaps_than_a_service_takes_are_told_and_the_gravest_are_kept() {
    let (folder, reports) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for number in 0..5001 {
        std::fs::write(folder.path().join(format!("{number:04}.md")), GAP).unwrap();
    }
    let file = reports.path().join("sarif");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lucka"));
    command.current_dir(folder.path()).args(["check", ".", "--no-config", "--lang", "sv", "--quiet", "--format", "sarif"]);
    let ran = command.stdout(std::fs::File::create(&file).unwrap()).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    let said = String::from_utf8_lossy(&ran.stderr).replace("\n  │ ", " ");
    assert!(said.contains("SARIF rymmer högst 25000 resultat: 5 av 25005 luckor är utelämnade, de lindrigaste"), "{said}");
    let sarif: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 25_000);
    assert_eq!(results.iter().filter(|result| result["level"] == "error").count(), 10_002, "only the least grave go");
    let told = run["invocations"][0]["toolExecutionNotifications"].to_string();
    assert!(told.contains("5 av 25005 luckor är utelämnade"), "{told}");
}
