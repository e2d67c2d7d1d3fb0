//! The figures that the pack carries with it are those measured now.
//!
//! `UPDATE_MEASURED=1 cargo test --test labelled` writes them anew.

use std::path::{Path, PathBuf};

use lucka::rules::raw::{Measured, MeasuredRule};
use lucka::rules::{builtin, compile};

use super::score::{Unit, figures};

/// The pack whose rules are measured.
const PACK: &str = "jamy-2022-21";
const HEAD: &str = "# Written by `UPDATE_MEASURED=1 cargo test --test labelled`; do not edit.\n\
                    # Of each rule on documents that nothing was tuned on (fixtures/labelled): precision and recall of the gaps called,\n\
                    # the part of the judged sections that is left to a person, and how many were judged.\n";

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(PACK).join("measured.toml")
}

/// What differs between the pack's file and the figures of these units; nothing after writing the file anew.
pub(crate) fn differences(set: &str, units: &[Unit]) -> Option<String> {
    let now = HEAD.to_owned() + &toml::to_string(&measure(set, units)).unwrap();
    if std::env::var_os("UPDATE_MEASURED").is_some() {
        std::fs::write(file(), now).unwrap();
        return None;
    }
    let written = std::fs::read_to_string(file()).unwrap_or_default().replace("\r\n", "\n");
    let other = written.lines().zip(now.lines()).find(|(written, now)| written != now);
    let fault = |what: &str| format!("measured.toml {what}; renew it with UPDATE_MEASURED=1 cargo test --test labelled");
    match other {
        Some((written, now)) => Some(fault(&format!("says “{written}”, measured is “{now}”"))),
        None => (written != now).then(|| fault("is shorter or longer than what is measured")),
    }
}

/// The figures of every rule of the pack.
fn measure(set: &str, units: &[Unit]) -> Measured {
    let (rules, _) = compile(&[builtin(PACK).unwrap()]);
    let rounded = |rate: Option<f64>| rate.map(|rate| (rate * 1000.0).round() / 1000.0);
    let rule = rules.rules.iter().map(|rule| {
        let found = figures(units.iter().filter(|unit| unit.rule == rule.id));
        let [precision, recall, ..] = found.rates.map(rounded);
        MeasuredRule {
            id: rule.id.clone(),
            revision: rule.revision,
            units: found.units,
            precision,
            recall,
            unclear: rounded(found.deferred),
        }
    });
    Measured { set: set.to_owned(), rule: rule.collect() }
}
