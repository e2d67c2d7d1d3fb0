//! The committed JSON Schemas are those of the types, and the packs follow them.
//!
//! `UPDATE_SCHEMAS=1 cargo test --test rules` writes them anew.

use lucka::config;
use lucka::language::Language;
use lucka::rules::FileKind;
use lucka::toml_check::against;

use crate::support::{all_builtin, root};

#[test]
fn committed_schemas_are_current() {
    let packs = FileKind::ALL.map(|kind| (kind.schema_file(), kind.schema_of_types()));
    for (name, now) in packs.into_iter().chain([(config::SCHEMA_FILE.to_owned(), config::schema())]) {
        let now = format!("{now:#}\n");
        let path = root().join("docs/schemas").join(name);
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &now).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert_eq!(written, now, "renew {} with UPDATE_SCHEMAS=1 cargo test --test rules", path.display());
    }
}

#[test]
fn built_in_packs_follow_the_schemas() {
    let (packs, _) = all_builtin();
    for pack in &packs {
        for (path, text) in &pack.files {
            let Some(kind) = FileKind::of(path) else { continue };
            assert_eq!(against(text, &kind.schema_in(&Language::ALL)), [], "{path}");
            // The measured figures are written by a test, not by hand.
            let named =
                text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).is_some_and(|of| of.ends_with(&kind.schema_file()));
            assert!(named || kind == FileKind::Measured, "{path} does not name its schema for editors");
        }
    }
}

/// TOML as editors hold it to a schema: dates are strings there.
fn json(value: &toml::Value) -> serde_json::Value {
    match value {
        toml::Value::Datetime(date) => serde_json::Value::String(date.to_string()),
        toml::Value::Array(list) => list.iter().map(json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect::<serde_json::Map<_, _>>().into(),
        other => serde_json::to_value(other).unwrap(),
    }
}

#[test]
fn configurations_follow_their_schema() {
    let validator = jsonschema::validator_for(&config::schema()).unwrap();
    let full = std::fs::read_to_string(root().join("fixtures/config/full.toml")).unwrap();
    let audit = std::fs::read_to_string(root().join("fixtures/audit/lucka.toml")).unwrap();
    // What a template leaves out of force is an example too: with its marks taken off it has to hold.
    let inner = |text: &str| {
        text.lines().map(|line| line.strip_prefix("# ").filter(|rest| is_toml(rest)).unwrap_or(line)).collect::<Vec<_>>().join("\n")
    };
    let templates = Language::ALL.map(config::template).map(|text| [text.to_owned(), inner(text)]);
    for text in [full, audit].into_iter().chain(templates.into_iter().flatten()) {
        let read = toml::Value::Table(toml::from_str(&text).unwrap());
        let faults: Vec<String> = validator.iter_errors(&json(&read)).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}\n{text}");
        assert_eq!(against(&text, &config::schema()), [], "{text}");
    }
    let wrong = toml::Value::Table(toml::from_str("[lucka]\nexlude = []\n").unwrap());
    assert!(!validator.is_valid(&json(&wrong)));
}

/// Whether a line of a comment is TOML and no sentence.
fn is_toml(line: &str) -> bool {
    (line.starts_with('[') && line.trim_end().ends_with(']')) || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '))
}
