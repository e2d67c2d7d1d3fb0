//! The schemas in `tests/schemas`, and what a report has against them.

use serde_json::Value;
use uppsala::XsdValidator;

pub(crate) const SARIF: &str = include_str!("../schemas/sarif-2.1.0.json");
pub(crate) const RDJSON: &str = include_str!("../schemas/rdjson.json");
pub(crate) const GITLAB: &str = include_str!("../schemas/gitlab-code-quality.json");
const JUNIT: &str = include_str!("../schemas/junit-10.xsd");

/// In what a report differs from a JSON schema.
pub(crate) fn faults(schema: &str, report: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    validator.iter_errors(report).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// In what a report differs from Jenkins' schema of `JUnit` XML.
pub(crate) fn xml_faults(report: &str) -> Vec<String> {
    let schema = uppsala::parse(JUNIT).unwrap();
    let validator = XsdValidator::from_schema(&schema).unwrap();
    match uppsala::parse(report) {
        Ok(document) => validator.validate(&document).iter().take(5).map(ToString::to_string).collect(),
        Err(error) => vec![error.to_string()],
    }
}
