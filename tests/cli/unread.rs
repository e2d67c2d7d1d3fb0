//! Documents that cannot be read, in whole or in part: each is told by name, cause and remedy, and the others are judged.

use crate::support::{GAP, Project, Ran};
use serde_json::Value;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../fixtures/formats/", $name))
    };
}

/// Checks a file beside one with a gap.
fn check(name: &str, bytes: &[u8], arguments: &[&str]) -> (Ran, Value) {
    let project = Project::with(&[("lucka.md", GAP)]);
    project.write(name, bytes);
    let ran = project.run(&[&["check", "--format", "json"], arguments].concat());
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let documents = report.get("documents").and_then(Value::as_array).unwrap();
    assert_eq!(documents.len(), 2, "{report}");
    assert!(documents.iter().any(|document| document["path"] == "lucka.md" && has(document, "missing")), "the other is judged");
    let document = documents.iter().find(|document| document["path"] == name).unwrap().clone();
    (ran, document)
}

fn has(document: &Value, status: &str) -> bool {
    document["verdicts"].as_array().unwrap().iter().any(|row| row["status"] == status)
}

fn problem<'d>(document: &'d Value, code: &str) -> &'d Value {
    let problems = document["problems"].as_array().unwrap();
    let found = problems.iter().find(|problem| problem["code"] == code);
    assert!(found.is_some(), "no {code} in {document}");
    found.unwrap()
}

/// Nothing of the file could be read: every rule says so, and none calls anything missing.
fn refused(name: &str, bytes: &[u8], code: &str, arguments: &[&str]) -> Value {
    let (ran, document) = check(name, bytes, arguments);
    assert_eq!(ran.code, 2, "{name}");
    assert_eq!(problem(&document, code)["severity"], "error", "{name}");
    assert!(document.get("verdicts").and_then(Value::as_array).unwrap().iter().all(|row| row["status"] == "unreadable"), "{document}");
    document
}

#[test]
fn what_cannot_be_read_at_all_is_refused_by_name() {
    let files: [(&str, &[u8], &str); 8] = [
        ("scan.pdf", fixture!("pdf/scan.pdf"), "no-text-layer"),
        ("krypterad.pdf", fixture!("pdf/encrypted.pdf"), "encrypted"),
        ("lösenord.docx", fixture!("office/password.docx"), "encrypted"),
        ("gammal.doc", fixture!("office/legacy.doc"), "legacy-doc"),
        ("gammal.docx", fixture!("office/legacy.doc"), "legacy-doc"),
        ("text.pdf", b"hej", "wrong-format"),
        ("trasig.pdf", b"%PDF-1.7\nhej", "damaged"),
        ("trasig.docx", b"PK\x03\x04 hej", "damaged"),
    ];
    for (name, bytes, code) in files {
        refused(name, bytes, code, &[]);
    }
}

#[test]
fn a_refusal_says_what_to_do_in_both_languages() {
    let project = Project::with(&[]);
    project.write("scan.pdf", fixture!("pdf/scan.pdf"));
    project.write("gammal.doc", fixture!("office/legacy.doc"));
    let swedish = project.run(&["check", "scan.pdf", "gammal.doc"]).out;
    assert!(swedish.contains("ocrmypdf -l swe") && swedish.contains("spara det som .docx"), "{swedish}");
    let english = project.run(&["check", "scan.pdf", "gammal.doc", "--lang", "en"]).out;
    assert!(english.contains("Run OCR on the pages") && english.contains("save it as .docx"), "{english}");
}

#[test]
fn a_page_without_readable_text_makes_its_section_unreadable_never_missing() {
    let files: [(&str, &[u8], &str, &[u64]); 2] = [
        ("sida.pdf", fixture!("pdf/scanned-page.pdf"), "page-without-text", &[2]),
        ("typsnitt.pdf", fixture!("pdf/unusable-fonts.pdf"), "unusable-fonts", &[2, 3]),
    ];
    for (name, bytes, code, pages) in files {
        let (_, document) = check(name, bytes, &[]);
        let told = document["problems"].as_array().unwrap().iter().filter(|problem| problem["code"] == code);
        assert_eq!(told.filter_map(|problem| problem["page"].as_u64()).collect::<Vec<_>>(), pages, "{document}");
    }
    let (ran, document) = check("sida.pdf", fixture!("pdf/scanned-page.pdf"), &[]);
    assert_eq!(ran.code, 2);
    assert!(has(&document, "unreadable"), "{document}");
    // What begins on the page after the picture was read in full.
    let missing = document["verdicts"].as_array().unwrap().iter().filter(|row| row["status"] == "missing");
    assert!(missing.into_iter().all(|row| row["section"]["page"] == 3), "{document}");
}

#[test]
fn content_goes_before_the_extension() {
    let (_, document) = check("handledning.docx", fixture!("pdf/libreoffice.pdf"), &[]);
    assert_eq!(document["format"], "pdf");
    assert_eq!(problem(&document, "format-by-content")["severity"], "note");
}

/// A page of letters, each put in its place: hundreds of thousands take a reader hundreds of megabytes, millions some seconds.
fn bomb(letters: usize) -> Vec<u8> {
    let content = format!("BT /F 11 Tf {}ET", "(b) Tj 9 0 Td ".repeat(letters));
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>";
    let stream = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    let objects = ["<< /Type /Catalog /Pages 2 0 R >>", pages, page, &stream, font];
    let bodies: String =
        objects.iter().zip(1..).map(|(body, number)| format!("{number} 0 obj\n{body}\nendobj\n")).collect::<Vec<_>>().concat();
    format!("%PDF-1.7\n{bodies}trailer\n<< /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

#[test]
#[cfg(target_os = "linux")]
fn a_reader_that_takes_too_much_is_stopped_and_the_run_goes_on() {
    let document = refused("bomb.pdf", &bomb(700_000), "reader-out-of-memory", &["--limit", "memory-mib=192"]);
    assert!(document["problems"][0]["message"].as_str().unwrap().contains("192 MiB"), "{document}");
    let document = refused("bomb.pdf", &bomb(3_500_000), "reader-timeout", &["--limit", "memory-mib=1000000", "--limit", "seconds=1"]);
    assert!(document["problems"][0]["message"].as_str().unwrap().contains("inom 1 s "), "{document}");
}

#[test]
fn limits_are_set_in_the_configuration_and_on_the_command_line() {
    let project = Project::with(&[("lucka.toml", "[limits]\npages = 1\n")]);
    project.write("a.pdf", fixture!("pdf/libreoffice.pdf"));
    let limited = project.run(&["check", "a.pdf"]);
    assert_eq!(limited.code, 2);
    assert!(limited.out.contains("högst 1"), "{}", limited.out);
    let freed = project.run(&["check", "a.pdf", "--limit", "pages=100"]);
    assert_ne!(freed.code, 2, "{}", freed.out);
    let unknown = project.run(&["check", "a.pdf", "--limit", "sidor=3"]);
    assert!(unknown.code == 2 && unknown.err.contains("det som kan stå är file-mib, text-mib"), "{}", unknown.err);
    project.write("lucka.toml", b"[limits]\npage = 1\n");
    let misspelt = project.run(&["check", "a.pdf"]);
    assert!(misspelt.code == 2 && misspelt.err.contains("pages"), "{}", misspelt.err);
    project.write("lucka.toml", b"[limits]\npages = 0\n");
    let naught = project.run(&["check", "a.pdf"]);
    assert!(naught.code == 2 && naught.err.contains("ska vara ett heltal större än noll, inte 0"), "{}", naught.err);
}

#[test]
fn the_child_s_argument_is_not_shown_in_help() {
    let project = Project::with(&[]);
    for arguments in [&["--help"][..], &["check", "--help"], &["completions", "bash"]] {
        assert!(!project.run(arguments).out.contains("__read"));
    }
    let ran = project.pipe(&["__read-document"], b"no request\n");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

#[test]
fn deep_nesting_is_read_or_told() {
    let project = Project::with(&[]);
    let files = [
        ("citat.md", format!("{} djupt\n", ">".repeat(10_000))),
        ("lista.md", (0..10_000).map(|depth| format!("{}- punkt\n", " ".repeat(2 * (depth % 600)))).collect::<Vec<_>>().concat()),
        ("lista.html", format!("<html><body>{}djupt", "<ul><li>".repeat(10_000))),
        ("citat.html", format!("<html><body>{}djupt", "<blockquote>".repeat(10_000))),
        ("grupper.rtf", format!("{{\\rtf1 {}djupt{}}}", "{".repeat(10_000), "}".repeat(10_000))),
        ("indrag.txt", (0..10_000).map(|depth| format!("{}- punkt\n", " ".repeat(depth % 600))).collect::<Vec<_>>().concat()),
    ];
    for (name, text) in &files {
        project.write(name, text.as_bytes());
        let ran = project.run(&["check", name, "--format", "json"]);
        assert!(ran.code == 0 || ran.code == 2, "{name}: {}", ran.err);
        assert!(serde_json::from_str::<Value>(&ran.out).is_ok(), "{name}");
    }
}
