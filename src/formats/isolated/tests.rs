//! Tests with small shell scripts in the child's place.

#![cfg(unix)]

use super::*;
use crate::formats::by_file_name;

const PDF: &[u8] = include_bytes!("../../../fixtures/formats/pdf/scanned-page.pdf");

fn shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    command
}

fn code(script: &str, seconds: u64) -> &'static str {
    let limits = Limits { seconds, ..Limits::default() };
    let (_, problems) = run(shell(script), by_file_name("a.pdf").unwrap(), PDF, &limits);
    problems[0].code
}

/// What a child would answer, served in this process.
fn answer() -> Vec<u8> {
    let request = wire::Request { format: "pdf".into(), limits: Limits::default(), bounded: false, length: PDF.len() };
    let mut input = serde_json::to_vec(&request).unwrap();
    input.push(b'\n');
    input.extend_from_slice(PDF);
    let mut output = Vec::new();
    serve(input.as_slice(), &mut output).unwrap();
    output
}

#[test]
fn gives_the_same_reading_as_in_this_process() {
    let format = by_file_name("a.pdf").unwrap();
    let (document, problems) = (format.read)(PDF, &Limits::default());
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), answer()).unwrap();
    let command = shell(&format!("cat >/dev/null; cat {}", file.path().display()));
    let (received, said) = run(command, format, PDF, &Limits::default());
    assert_eq!((received.blocks, received.sections, received.unreadable), (document.blocks, document.sections, document.unreadable));
    assert_eq!(said, problems);
}

#[test]
fn what_two_threads_have_no_memory_for_is_read_by_one() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), answer()).unwrap();
    let script = r#"read -r request; cat >/dev/null
        case $request in *'"threads":2'*) echo memory allocation of 9 bytes failed >&2; exit 1;; esac
        cat "$0""#;
    let read = |threads| {
        let mut command = shell(script);
        command.arg(file.path());
        run(command, by_file_name("a.pdf").unwrap(), PDF, &Limits { threads, ..Limits::default() })
    };
    let ((shared, said_by_two), (alone, said)) = (read(2), read(1));
    assert_eq!((&shared.blocks, &said_by_two), (&alone.blocks, &said));
    assert_eq!((said[0].code, said.len()), ("page-without-text", 1));
}

#[test]
fn says_how_a_child_failed() {
    let long = 60;
    assert_eq!(code("exec sleep 60", 0), "reader-timeout");
    assert_eq!(code("kill -XCPU $$", long), "reader-timeout");
    assert_eq!(code("exit 3", long), "reader-failed");
    assert_eq!(code("kill -9 $$", long), "reader-failed");
    assert_eq!(code("cat >/dev/null; echo hej", long), "reader-failed");
    assert_eq!(code("echo memory allocation of 9 bytes failed >&2; exit 1", long), "reader-out-of-memory");
    let missing = Command::new("/finns/inte");
    let (_, problems) = run(missing, by_file_name("a.pdf").unwrap(), PDF, &Limits::default());
    assert_eq!(problems[0].code, "reader-failed");
}

#[test]
fn knows_every_code_of_the_readers_that_may_run_in_a_child() {
    let sources = [
        include_str!("../pdf/problems.rs"),
        include_str!("../office/problems.rs"),
        include_str!("../rtf/mod.rs"),
        include_str!("../problems.rs"),
    ];
    for source in sources {
        let source: String = source.split_whitespace().collect();
        let after = |start: &'static str| source.split(start).skip(1).filter_map(|rest| rest.split('"').next());
        for code in after("Problem::new(\"").chain(after("error(\"")).filter(|code| *code != "format-by-content") {
            assert!(wire::CODES.contains(&code), "{code}");
        }
    }
}
