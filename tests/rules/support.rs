//! Packs as tests use them.

use std::path::{Path, PathBuf};

use lucka::rules::{PackFiles, PackSource, RuleSet, builtin, builtin_ids, compile};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A pack under `fixtures/packs`, read as the program reads it.
pub(crate) fn fixture(name: &str) -> PackFiles {
    let source = PackSource::Folder(format!("fixtures/packs/{name}"));
    PackFiles::read(source, lucka::files::read_pack(&root().join("fixtures/packs").join(name)).unwrap())
}

/// A small pack in memory.
pub(crate) fn pack(id: &str, more: &str, files: &[(&str, &str)]) -> PackFiles {
    let head = format!(
        "id = \"{id}\"\nrevision = 1\nformat = 1\nlanguages = [\"sv\", \"en\"]\n{more}\n[title]\nsv = \"\"\nen = \"\"\n\
         [source]\npublisher = \"\"\nreport = \"\"\ntitle = \"\"\ndate = \"\"\n"
    );
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    PackFiles::read(PackSource::Folder(id.to_owned()), files.chain([("pack.toml".to_owned(), head)]).collect())
}

/// A rule that asks sections about one concept to mention another.
pub(crate) fn rule(id: &str, about: &str, mentions: &str) -> String {
    format!(
        "id = \"{id}\"\nrevision = 1\n[topic]\nabout = \"{about}\"\n[require]\nmentions = \"{mentions}\"\n\
         [title]\nsv = \"\"\nen = \"\"\n[help]\nsv = \"\"\nen = \"\"\n"
    )
}

/// A concept with Swedish terms.
pub(crate) fn concept(id: &str, terms: &str) -> String {
    format!("[[concept]]\nid = \"{id}\"\ntitle = {{ sv = \"{id}\", en = \"{id}\" }}\n[concept.sv]\n{terms}\n")
}

/// All built-in packs, compiled together.
pub(crate) fn all_builtin() -> (Vec<PackFiles>, RuleSet) {
    let packs: Vec<PackFiles> = builtin_ids().filter_map(builtin).collect();
    let (rules, faults) = compile(&packs);
    assert!(faults.is_empty(), "{faults:#?}");
    (packs, rules)
}

/// Every file under a folder, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
