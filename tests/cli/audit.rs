//! `lucka audit` as a reviewer uses it: the ledger, its outputs, editions, trust, and hostile documents.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::support::{CLEAN, GAP, Project, Ran};

const COVERED: &str = "\
# Hedersrelaterat våld och förtryck

Hedersrelaterat våld och förtryck utövas av flera i familjen. Handläggaren ska fråga hur den unga har det hemma.
Den som är utsatt för hedersrelaterat våld kan samtidigt utnyttjas i prostitution eller människohandel.
";

const MAPPED: &str = "[[document]]\npath = \"polisen\"\nid = \"metodstod\"\npublisher = \"Polismyndigheten\"\nkind = \"method-support\"\n";

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/audit")
}

/// The example, audited in JSON.
fn audited(arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucka"));
    command
        .current_dir(example())
        .args(["audit", "documents", "--today", "2026-11-29", "--lang", "en", "--format", "json"])
        .args(arguments);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The rows that a person has read and agreed with.
fn expected() -> Vec<String> {
    let text = std::fs::read_to_string(example().join("expected.tsv")).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn the_example_gives_the_ledger_that_was_reviewed() {
    let audit = audited(&[]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut rows = Vec::new();
    for row in audit["recommendations"].as_array().unwrap() {
        let cells = audit["cells"].as_array().unwrap().iter().filter(|cell| cell["recommendation"] == row["id"]);
        rows.extend(cells.map(|cell| {
            let rules = cell["rules"].as_array().unwrap().iter().map(|rule| format!("{}={}", text(&rule["rule"]), text(&rule["status"])));
            let rules = rules.collect::<Vec<_>>().join(" ");
            [&cell["recommendation"], &cell["document"], &cell["edition"], &cell["status"]].map(text).join("\t") + "\t" + &rules
        }));
        if row["state"] != "judged" {
            rows.push(format!("{}\t–\t–\t{}\t", text(&row["id"]), text(&row["state"])));
        }
    }
    for life in audit["timeline"].as_array().unwrap() {
        let turn =
            |turn: &Value| if turn.is_null() { "open".to_owned() } else { format!("{} {}", text(&turn["edition"]), text(&turn["kind"])) };
        let (opened, closed) = (turn(&life["opened"]), turn(&life["closed"]));
        rows.push(format!("gap\t{}\t{}\t{opened}\t{closed}", text(&life["document"]), text(&life["rule"])));
    }
    assert_eq!(rows, expected(), "\n{}", rows.join("\n"));
}

#[test]
fn counts_add_up() {
    let audit = audited(&[]);
    let fields = ["taken_up", "partly", "not", "excluded", "unclear", "unreadable", "no_document", "not_checkable"];
    let count = |counts: &Value, field: &str| counts[field].as_u64().unwrap();
    let cells = audit["cells"].as_array().unwrap();
    let mut sums = vec![0; fields.len()];
    for (of, row) in audit["uptake"].as_array().unwrap().iter().zip(audit["recommendations"].as_array().unwrap()) {
        assert_eq!(of["recommendation"], row["id"]);
        for (sum, field) in sums.iter_mut().zip(fields) {
            let parts: u64 = of["addressees"].as_array().unwrap().iter().map(|addressee| count(&addressee["counts"], field)).sum();
            assert_eq!(parts, count(&of["total"], field), "{field} of {}", row["id"]);
            *sum += parts;
        }
        let latest = cells.iter().filter(|cell| cell["recommendation"] == row["id"] && cell["latest"] == true);
        let judged: u64 = fields[..6].iter().map(|field| count(&of["total"], field)).sum();
        assert_eq!(judged, latest.count() as u64, "{}", row["id"]);
        let documents = row["documents"].as_array().unwrap();
        let missing = documents.iter().filter(|document| document["given"].as_array().unwrap().is_empty()).count() as u64;
        let checkable = row["state"] != "not-checkable";
        assert_eq!(count(&of["total"], "no_document"), if checkable { missing } else { 0 }, "{}", row["id"]);
        assert_eq!(count(&of["total"], "not_checkable"), u64::from(!checkable), "{}", row["id"]);
        assert!(judged + count(&of["total"], "no_document") + count(&of["total"], "not_checkable") > 0, "every recommendation shows");
    }
    let summary: Vec<u64> = fields.iter().map(|field| count(&audit["summary"], field)).collect();
    assert_eq!(sums, summary);
    let editions = |document: &Value| document["editions"].as_array().unwrap().len();
    let documents = audit["documents"].as_array().unwrap();
    let expected: usize = documents.iter().map(|document| document["matches"].as_array().unwrap().len() * editions(document)).sum();
    assert_eq!(cells.len(), expected, "a cell for every match and edition");
    let gap = |status: &Value| ["missing", "partial", "excluded", "topic-absent"].contains(&status.as_str().unwrap());
    let open: std::collections::BTreeSet<String> = cells
        .iter()
        .filter(|cell| cell["latest"] == true)
        .flat_map(|cell| cell["rules"].as_array().unwrap().iter().map(move |rule| (cell, rule)))
        .flat_map(|(cell, rule)| rule["verdicts"].as_array().unwrap().iter().map(move |verdict| (cell, verdict)))
        .filter(|(_, verdict)| gap(&verdict["status"]))
        .map(|(cell, verdict)| format!("{} {}", cell["document"], verdict["fingerprint"]))
        .collect();
    let listed = audit["gaps"].as_array().unwrap().iter().map(|gap| format!("{} {}", gap["document"], gap["verdict"]["fingerprint"]));
    assert_eq!(listed.collect::<std::collections::BTreeSet<_>>(), open, "every open gap is listed, and only those");
    let unclosed = audit["timeline"].as_array().unwrap().iter().filter(|life| life["closed"].is_null()).count();
    assert!(unclosed >= audit["gaps"].as_array().unwrap().len());
}

#[test]
fn the_audit_records_how_it_was_made() {
    let audit = audited(&[]);
    assert_eq!((audit["schema"].as_str(), audit["today"].as_str()), (Some("lucka-audit/1"), Some("2026-11-29")));
    assert_eq!(audit["config"]["path"], "lucka.toml");
    let hash = |value: &Value| value.as_str().unwrap().len();
    assert_eq!((hash(&audit["config"]["sha256"]), hash(&audit["packs"][0]["sha256"])), (64, 64));
    assert!(audit["packs"][0]["revision"].as_u64().is_some());
    assert!(audit["methods"]["accuracy"].as_array().is_some_and(|rules| !rules.is_empty()), "{}", audit["methods"]);
    for edition in audit["documents"].as_array().unwrap().iter().flat_map(|document| document["editions"].as_array().unwrap()) {
        let bytes = std::fs::read(example().join(edition["path"].as_str().unwrap())).unwrap();
        assert_eq!(edition["sha256"].as_str().unwrap(), lucka::report::sha256(&bytes));
    }
    assert_eq!(audit, audited(&["--threads", "1"]), "the same on every run and number of threads");
}

#[test]
fn closed_gaps_name_the_passage_that_closed_them() {
    let audit = audited(&[]);
    let lives = audit["timeline"].as_array().unwrap();
    let life = lives.iter().find(|life| life["document"] == "polisen-metodstod").unwrap();
    assert_eq!(life["closed"]["edition"], "2024");
    let words = life["closed"]["passage"]["words"].as_array().unwrap();
    let added: Vec<&str> = words.iter().filter(|word| word["change"] == "added").map(|word| word["text"].as_str().unwrap()).collect();
    assert!(added.join(" ").contains("utnyttjas i prostitution eller människohandel"), "{added:?}");
    assert_eq!(life["closed"]["passage"]["new"]["paragraph"].as_u64(), Some(7));
}

#[test]
fn dated_names_in_a_folder_are_editions_and_the_latest_counts() {
    let project = Project::with(&[("polisen/stöd 2022.md", GAP), ("polisen/stöd 2024-05.md", COVERED), ("lucka.toml", MAPPED)]);
    let ran = project.run(&["audit", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let audit = json(&ran);
    let cells: Vec<(&str, &str)> = audit["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| (cell["edition"].as_str().unwrap(), cell["status"].as_str().unwrap()))
        .collect();
    assert_eq!(cells, [("2022", "missing"), ("2024-05", "covered")]);
    assert_eq!(audit["timeline"][0]["closed"]["date"], "2024-05");
}

#[test]
fn the_timeline_quotes_what_was_lost_and_what_was_gained() {
    let lost = "Den som är utsatt för hedersrelaterat våld kan samtidigt utnyttjas i prostitution eller människohandel.";
    let project = Project::with(&[("polisen/stöd 2022.md", COVERED), ("polisen/stöd 2024.md", GAP), ("lucka.toml", MAPPED)]);
    let terminal = project.run(&["audit"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(terminal.contains("Tidslinje") && terminal.contains("öppnad 2024: det som sade det står inte kvar"), "{terminal}");
    assert!(terminal.contains(&format!("[-{lost}-]")), "{terminal}");
    let markdown = project.run(&["audit", "--format", "markdown"]).out;
    assert!(markdown.contains(&format!("~~{lost}~~")), "{markdown}");
    let excluding = format!("{GAP}\nMänniskohandel behandlas inte i detta metodstöd.\n");
    project.write("polisen/stöd 2024.md", excluding.as_bytes());
    let opened = json(&project.run(&["audit", "--format", "json"]))["timeline"][0]["opened"].clone();
    assert!(opened["passage"]["old"]["text"].as_str().unwrap().contains(lost), "what was lost, not what leaves it out: {opened}");
    project.write("polisen/stöd 2022.md", GAP.as_bytes());
    project.write("polisen/stöd 2024.md", COVERED.as_bytes());
    let markdown = project.run(&["audit", "--format", "markdown"]).out;
    assert!(markdown.contains(&format!("**{lost}**")), "{markdown}");
}

#[test]
fn evidence_in_a_document_judged_as_a_whole_has_its_headings() {
    let text = COVERED.replace(
        "\nHedersrelaterat våld och förtryck utövas",
        "\n## Vad det är\n\n### Samband\n\nHedersrelaterat våld och förtryck utövas",
    );
    let project = Project::with(&[("polisen/stöd.md", &text), ("lucka.toml", MAPPED)]);
    let audit = json(&project.run(&["audit", "--format", "json"]));
    let verdict = &audit["cells"][0]["rules"][0]["verdicts"][0];
    assert_eq!(verdict["section"]["whole_document"], true, "{verdict}");
    let path = serde_json::json!(["Hedersrelaterat våld och förtryck", "Vad det är", "Samband"]);
    assert_eq!(verdict["evidence"][0]["path"], path, "{verdict}");
    for (format, place) in [
        ("terminal", "(Vad det är › Samband, rad 8)"),
        ("markdown", "Hedersrelaterat våld och förtryck › Vad det är › Samband"),
        ("csv", "Hedersrelaterat våld och förtryck › Vad det är › Samband"),
        ("html", "<bdi>Vad det är</bdi> › <bdi>Samband</bdi>, rad 8"),
    ] {
        let ran = project.run(&["audit", "--format", format]);
        assert!(ran.out.split_whitespace().collect::<Vec<_>>().join(" ").contains(place), "{format}: {}", ran.out);
    }
}

#[test]
fn front_matter_maps_a_document_and_an_absent_topic_is_the_worst_gap() {
    let text = format!("---\npublisher: Polismyndigheten\nkind: method-support\n---\n\n{CLEAN}");
    let project = Project::with(&[("stöd.md", &text), ("annat.md", CLEAN)]);
    let ran = project.run(&["audit", "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("ingen rekommendation riktar sig till annat.md"), "{}", ran.err);
    let audit = json(&ran);
    let cells = audit["cells"].as_array().unwrap();
    assert_eq!(cells.len(), 1);
    assert_eq!((cells[0]["status"].as_str(), cells[0]["taken"].as_str()), (Some("topic-absent"), Some("not")));
    assert!(audit["gaps"][0]["to_close"][0].as_str().unwrap().contains("eget avsnitt"), "{}", audit["gaps"][0]);
}

#[test]
fn inline_acceptances_count_only_when_trusted() {
    let text = GAP.replace("Handläggaren", "<!-- lucka: accept hrv-trafficking-link reason=\"Senare.\" -->\n\nHandläggaren");
    let project = Project::with(&[("polisen/stöd.md", &text), ("lucka.toml", MAPPED)]);
    let distrusting = project.run(&["audit", "--format", "json"]);
    assert_eq!(distrusting.code, 1, "{}", distrusting.err);
    assert!(distrusting.err.contains("acceptance-not-trusted"), "{}", distrusting.err);
    let accepted = |ran: &Ran| json(ran)["gaps"][0]["verdict"]["accepted"].clone();
    assert!(accepted(&distrusting).is_null());
    let trusting = project.run(&["audit", "--trust-inline", "--format", "json"]);
    assert_eq!((trusting.code, accepted(&trusting)["reason"].as_str()), (0, Some("Senare.")), "{}", trusting.err);
    assert_eq!((json(&trusting)["trust_inline"].as_bool(), json(&distrusting)["trust_inline"].as_bool()), (Some(true), Some(false)));
    assert_eq!(json(&trusting)["cells"][0]["status"], "missing", "an accepted gap keeps its status");
}

#[test]
fn an_edition_that_cannot_be_read_is_no_gap_and_breaks_the_run() {
    let project = Project::with(&[("polisen/stöd 2022.md", GAP), ("lucka.toml", MAPPED)]);
    project.write("polisen/stöd 2024.md", b"%PDF-1.7\n");
    let ran = project.run(&["audit", "--format", "json"]);
    assert_eq!(ran.code, 2);
    let audit = json(&ran);
    assert_eq!(audit["cells"][1]["status"], "unreadable");
    assert!(audit["timeline"][0]["closed"].is_null(), "what cannot be read closes nothing");
}

#[test]
fn the_history_of_a_file_gives_its_editions() {
    let project = Project::with(&[("lucka.toml", &MAPPED.replace("\"polisen\"", "\"stöd.md\""))]);
    let git = |arguments: &[&str], date: &str| {
        let mut command = Command::new("git");
        command.current_dir(project.path(".")).args(["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]);
        let status = command.args(arguments).env("GIT_AUTHOR_DATE", format!("{date}T12:00:00Z")).output().unwrap();
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    };
    std::fs::remove_dir_all(project.path(".git")).unwrap();
    git(&["init", "-q"], "2022-01-01");
    project.write("stöd.md", GAP.as_bytes());
    git(&["add", "."], "2022-01-01");
    git(&["commit", "-qm", "1"], "2022-01-01");
    project.write("stöd.md", COVERED.as_bytes());
    git(&["commit", "-qam", "2"], "2024-02-02");
    let audit = json(&project.run(&["audit", "stöd.md", "--git", "--format", "json"]));
    let editions = audit["documents"][0]["editions"].as_array().unwrap();
    let dates: Vec<&str> = editions.iter().map(|edition| edition["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2022-01-01", "2024-02-02"]);
    assert_eq!(editions[1]["path"], "stöd.md");
    assert_eq!(audit["cells"][1]["status"], "covered");
    project.write("stöd.md", GAP.as_bytes());
    let audit = json(&project.run(&["audit", "stöd.md", "--git", "--today", "2026-03-03", "--format", "json"]));
    assert_eq!(audit["documents"][0]["editions"][2]["label"], "2026-03-03", "what is not committed is the latest edition");
    assert_eq!(audit["timeline"][1]["opened"]["kind"], "passage-lost");
}

/// A document whose title, headings and words try to act on whatever shows them.
const HOSTILE: &str = "\
# =HYPERLINK(\"http://x\";\"Metodstöd\")

## <script>alert(1)</script> om \u{202e}hedersrelaterat våld | och förtryck

=cmd|' /C calc'!A0 säger att kommunen arbetar mot hedersrelaterat våld, prostitution och människohandel. @SUM(A1) {{ 7*7 }}
";

#[test]
fn hostile_documents_do_nothing_in_any_output() {
    let project = Project::with(&[("polisen/stöd.md", HOSTILE), ("lucka.toml", MAPPED)]);
    let run = |format: &str| project.run(&["audit", "--format", format, "--fail-on", "never"]);
    for format in ["terminal", "markdown", "csv"] {
        let ran = run(format);
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        assert!(!ran.out.contains('\u{202e}'), "{format}: {}", ran.out);
    }
    assert!(!run("markdown").out.contains("<script>"));
    let csv = run("csv").out;
    assert!(csv.contains("'=HYPERLINK") && csv.starts_with('\u{feff}') && csv.contains("\r\n"), "{csv}");
    let fields = |line: &str| line.split(',').map(|field| field.trim_matches('"').to_owned()).collect::<Vec<_>>();
    assert!(csv.lines().flat_map(fields).all(|field| !field.starts_with(['=', '@', '+'])), "{csv}");
    project.run(&["audit", "--output", "xlsx=ut.xlsx", "--fail-on", "never"]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(std::fs::read(project.path("ut.xlsx")).unwrap())).unwrap();
    for sheet in book.sheet_names() {
        let formulas = book.worksheet_formula(&sheet).unwrap();
        assert_eq!(formulas.used_cells().count(), 0, "{sheet}");
    }
    let matrix = book.worksheet_range("Matris").unwrap();
    assert!(matrix.used_cells().any(|(_, _, cell)| matches!(cell, Data::String(text) if text.starts_with("=HYPERLINK"))));
}

#[test]
fn the_workbook_holds_the_sheets_with_every_row() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let write = |name: &str| {
        audited(&["--output", &format!("xlsx={}", file(name).display())]);
        std::fs::read(file(name)).unwrap()
    };
    let bytes = write("a.xlsx");
    assert_eq!(bytes, write("b.xlsx"), "the same audit gives the same bytes");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Matrix", "Gaps", "Evidence", "Editions", "About"]);
    let audit = audited(&[]);
    let rows = |book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str| book.worksheet_range(sheet).unwrap().height() - 1;
    let length = |field: &str| audit[field].as_array().unwrap().len();
    let summary = |field: &str| usize::try_from(audit["summary"][field].as_u64().unwrap()).unwrap();
    assert_eq!(rows(&mut book, "Matrix"), length("cells") + summary("no_document") + summary("not_checkable"));
    assert_eq!(rows(&mut book, "Gaps"), length("gaps") + length("to_settle"));
    let editions = audit["documents"].as_array().unwrap().iter().map(|document| document["editions"].as_array().unwrap().len());
    assert_eq!(rows(&mut book, "Editions"), editions.sum::<usize>());
    assert!(rows(&mut book, "Evidence") > 0);
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file("a.xlsx")).unwrap()).unwrap();
    for sheet in 1..=4 {
        let mut xml = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(&format!("xl/worksheets/sheet{sheet}.xml")).unwrap(), &mut xml).unwrap();
        assert!(xml.contains("<autoFilter ") && xml.contains("state=\"frozen\""), "sheet {sheet}");
    }
}

#[test]
fn every_format_gives_the_same_status_and_names_the_configuration() {
    let project = Project::with(&[("polisen/stöd.md", GAP), ("lucka.toml", MAPPED)]);
    for format in ["terminal", "markdown", "csv", "json"] {
        let ran = project.run(&["audit", "--format", format]);
        assert_eq!(ran.code, 1, "{format}: {}", ran.err);
        assert!(ran.out.contains("lucka.toml") && ran.out.contains("jamy-2022-21"), "{format}: {}", ran.out);
        assert!(ran.out.contains("hrv-trafficking-link"), "{format}: {}", ran.out);
        assert_eq!(project.run(&["audit", "--format", format, "--exit-zero"]).code, 0, "{format}");
    }
    assert_eq!(project.run(&["audit", "saknas.md"]).code, 2);
    let english = project.run(&["audit", "--lang", "en"]);
    assert!(english.out.contains("not checkable") && english.out.contains("no document given"), "{}", english.out);
}
