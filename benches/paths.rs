//! Times the stages of a run, on one thread: `cargo bench`.
#![expect(clippy::unwrap_used, reason = "a failed benchmark may panic")]

use divan::Bencher;
use divan::counter::BytesCount;
use lucka::engine::judge;
use lucka::formats::{Limits, by_file_name};
use lucka::rules::{RuleSet, builtin, compile};
use lucka::text;

fn main() {
    divan::main();
}

fn rules() -> RuleSet {
    compile(&[builtin("jamy-2022-21").unwrap()]).0
}

/// The labelled fixtures one after another: a document where everything applies.
fn handbook() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/labelled/dev");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let markdown = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "md"));
    markdown.map(|path| std::fs::read_to_string(path).unwrap()).collect::<Vec<_>>().join("\n\n")
}

/// A document about no rule's topic.
fn minutes() -> String {
    "## Ärende\n\nNämnden ska besluta om vägar och parker under nästa år och anmäla det till den som har frågat.\n\n".repeat(400)
}

#[divan::bench]
fn start(bencher: Bencher) {
    bencher.bench(rules);
}

#[divan::bench(args = ["handbook", "minutes"])]
fn words(bencher: Bencher, document: &str) {
    let text = text_of(document);
    bencher.counter(BytesCount::of_str(&text)).bench(|| text::tokenize(&text));
}

#[divan::bench(args = ["handbook", "minutes"])]
fn parse_only(bencher: Bencher, document: &str) {
    let text = text_of(document);
    bencher.counter(BytesCount::of_str(&text)).bench(|| pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::all()).count());
}

#[divan::bench(args = ["handbook", "minutes"])]
fn read(bencher: Bencher, document: &str) {
    let text = text_of(document);
    let format = by_file_name("a.md").unwrap();
    bencher.counter(BytesCount::of_str(&text)).bench(|| (format.read)(text.as_bytes(), &Limits::default()));
}

#[divan::bench(args = ["handbook", "minutes"])]
fn judged(bencher: Bencher, document: &str) {
    let text = text_of(document);
    let rules = rules();
    let (read, _) = (by_file_name("a.md").unwrap().read)(text.as_bytes(), &Limits::default());
    bencher.counter(BytesCount::of_str(&text)).bench(|| judge(&read, &rules));
}

fn text_of(document: &str) -> String {
    if document == "handbook" { handbook() } else { minutes() }
}
