//! One run over some files, with its reports in every form that a platform reads.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::schemas;

/// What a run reported.
pub(crate) struct Reports {
    pub(crate) code: i32,
    pub(crate) sarif: Value,
    pub(crate) junit: String,
    pub(crate) gitlab: Value,
    pub(crate) rdjson: Value,
    pub(crate) github: String,
    /// The job's summary.
    pub(crate) summary: String,
}

impl Reports {
    /// Judges files, and more paths, once.
    pub(crate) fn of(files: &[(&str, &[u8])], more: &[&str]) -> Self {
        let (folder, reports) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_lucka"));
        command.current_dir(folder.path()).args(["check", ".", "--no-config", "--lang", "sv", "--format", "github"]).args(more);
        for output in ["sarif", "junit", "gitlab", "rdjson"] {
            command.arg(format!("--output={output}={}", reports.path().join(output).display()));
        }
        let ran = command.env("GITHUB_STEP_SUMMARY", reports.path().join("summary")).output().unwrap();
        let read = |name: &str| std::fs::read_to_string(reports.path().join(name)).unwrap();
        Self {
            code: ran.status.code().unwrap(),
            sarif: json(reports.path(), "sarif"),
            junit: read("junit"),
            gitlab: json(reports.path(), "gitlab"),
            rdjson: json(reports.path(), "rdjson"),
            github: String::from_utf8(ran.stdout).unwrap(),
            summary: read("summary"),
        }
    }

    /// Holds the reports to their schemas, and to what services ask for beyond them.
    pub(crate) fn check(&self) {
        for (schema, report) in [(schemas::SARIF, &self.sarif), (schemas::GITLAB, &self.gitlab), (schemas::RDJSON, &self.rdjson)] {
            let faults = schemas::faults(schema, report);
            assert!(faults.is_empty(), "{faults:#?}");
        }
        let faults = schemas::xml_faults(&self.junit);
        assert!(faults.is_empty(), "{faults:#?}");
        for result in self.sarif["runs"][0]["results"].as_array().unwrap() {
            let place = &result["locations"][0]["physicalLocation"];
            assert!(place["region"]["startLine"].as_u64() >= Some(1), "one result without a place makes the whole upload fail: {result}");
            assert_eq!(place["artifactLocation"]["uriBaseId"], "SRCROOT");
        }
        for rule in self.sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap() {
            assert!(rule["fullDescription"]["text"].as_str().unwrap().chars().count() <= 1024);
        }
        let command = |line: &str| ["::error ", "::warning ", "::notice "].iter().any(|name| line.starts_with(name));
        assert!(self.github.lines().all(command), "{}", self.github);
    }
}

fn json(folder: &Path, name: &str) -> Value {
    let bytes = std::fs::read(folder.join(name)).unwrap();
    assert!(!bytes.starts_with(b"\xef\xbb\xbf"), "{name} begins with a byte-order mark");
    serde_json::from_slice(&bytes).unwrap()
}
