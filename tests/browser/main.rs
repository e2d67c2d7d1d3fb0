//! The pages in a real browser: no error, no violation of WCAG 2.2 AA, usable by keyboard, whole on paper, deaf to hostile text, quick.
//!
//! It needs Node and Chromium, and `npm ci` in this folder, and runs where `LUCKA_BROWSER` is set; elsewhere it says that it did nothing.
//! Pictures and papers are left in `target/tmp/browser`.
//! `UPDATE_README=1` renews the picture of the README.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a failed test may panic")]

mod driver;
mod pages;

use driver::{Driver, Step};
use lucka::language::Language;
use pages::Maker;
use serde_json::Value;

/// Most bytes of a page on 500 documents.
const LARGEST: u64 = 10_000_000;

fn faults(seen: &Value) -> Vec<&str> {
    seen.as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

fn nothing(name: &str, what: &str, seen: &Value) {
    assert!(faults(seen).is_empty(), "{name}, {what}:\n{}", faults(seen).join("\n"));
}

#[test]
fn pages_hold_in_a_browser() {
    let Some(driver) = Driver::find() else { return };
    let (sv, en) = (Maker::new(Language::Sv), Maker::new(Language::En));
    let mut steps = Vec::new();
    for (name, page) in [("check-sv", sv.check()), ("check-en", en.check()), ("audit-sv", sv.audit()), ("audit-en", en.audit())] {
        let file = driver.write(name, &page);
        steps.extend(["looks", "plain", "keyboard", "print"].map(|action| Step::new(name, action, &file)));
    }
    steps.push(Step::new("audit-en", "picture", &driver.file("audit-en")));
    let file = driver.write("compare-sv", &sv.comparison());
    steps.extend(["looks", "plain"].map(|action| Step::new("compare-sv", action, &file)));
    for (name, page) in
        [("hostile-check", sv.hostile_check()), ("hostile-audit", sv.hostile_audit()), ("hostile-compare", sv.hostile_comparison())]
    {
        steps.push(Step::new(name, "hostile", &driver.write(name, &page)));
    }
    for (name, page) in [("large-check", sv.large_check()), ("large-audit", sv.large_audit())] {
        steps.push(Step::new(name, "speed", &driver.write(name, &page)));
    }
    let seen = driver.run(&steps);
    for (name, seen) in seen.as_object().unwrap() {
        verify(&driver, name, seen);
    }
}

fn verify(driver: &Driver, name: &str, seen: &Value) {
    for (action, seen) in seen.as_object().unwrap() {
        match action.as_str() {
            "looks" => looks(name, seen),
            "plain" => plain(name, seen),
            "keyboard" => keyboard(name, seen),
            "print" => print(name, seen, &driver.paper(name)),
            "hostile" => hostile(name, seen),
            "speed" => speed(name, seen),
            "picture" => driver.renew_picture(name),
            other => panic!("{other}"),
        }
    }
}

fn looks(name: &str, seen: &Value) {
    nothing(name, "what axe and the console say", &seen["violations"]);
    assert_eq!(seen["overflow"], 0, "{name} has to be scrolled sideways on a narrow screen");
}

fn plain(name: &str, seen: &Value) {
    nothing(name, "without a script", &seen["faults"]);
    assert!(seen["rows"].as_u64() > Some(0) && seen["rows"] == seen["all"], "{name} hides rows without a script: {seen}");
    assert_eq!(seen["filter"], 0, "{name} shows a filter that does nothing");
}

fn keyboard(name: &str, seen: &Value) {
    nothing(name, "by keyboard", &seen["faults"]);
    for reached in ["skip", "search", "box", "reset", "place", "fits", "followed", "direct", "linked"] {
        assert_eq!(seen[reached], true, "{name}, {reached}: {seen}");
    }
    assert_eq!(seen["skipped"], "main", "{name}");
    let count = |key: &str| seen[key].as_u64().unwrap();
    assert!(0 < count("found") && count("found") < count("before"), "{name}: {seen}");
    assert_eq!((count("unticked"), count("after")), (0, count("before")), "{name}: {seen}");
    assert!(seen["told"].as_str().unwrap().chars().filter(char::is_ascii_digit).count() >= 2, "{name}: {seen}");
}

/// Every word of every row is on the paper.
fn print(name: &str, seen: &Value, paper: &str) {
    let rows = seen["rows"].as_array().unwrap();
    assert!(rows.len() > 10, "{name} has few rows");
    for row in rows.iter().filter_map(Value::as_str) {
        assert!(paper.contains(&driver::squeezed(row)), "{name}: not on the paper: {row}");
    }
}

fn hostile(name: &str, seen: &Value) {
    nothing(name, "hostile text", &seen["faults"]);
    nothing(name, "text whose direction may spread", &seen["spreading"]);
    assert_eq!((&seen["ran"], &seen["scripts"], &seen["styles"]), (&"undefined".into(), &1.into(), &1.into()), "{name}: {seen}");
    assert_eq!((&seen["foreign"], &seen["body"]), (&0.into(), &"block".into()), "{name}: {seen}");
    assert!(seen["title"].as_str().unwrap().ends_with("– lucka"), "{name}: {seen}");
}

/// How large it is, and that it opens and answers. How fast is printed, not held: that hangs on what else the machine does.
fn speed(name: &str, seen: &Value) {
    nothing(name, "a large page", &seen["faults"]);
    eprintln!("{name}: {seen}");
    assert!(seen["bytes"].as_u64().unwrap() < LARGEST, "{name}: {seen}");
    assert!(seen["rows"].as_u64().unwrap() > 1000, "{name}: {seen}");
}
