//! Build script: embeds the packs under `rules/`, their weights laid out so that the program need not read them when it starts.
#![expect(clippy::unwrap_used, reason = "a build that cannot embed its packs fails")]

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

#[expect(dead_code, reason = "the program finds what the build lays out")]
#[path = "rules/table.rs"]
mod table;

fn main() {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/rules/table.rs");
    let rules = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("rules");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap());
    let mut packs = String::from("&[\n");
    for folder in folders(&rules) {
        pack(&folder, &out, &mut packs);
    }
    packs.push(']');
    fs::write(out.join("packs.rs"), packs).unwrap();
}

fn folders(rules: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(rules).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Appends the expression for one pack.
fn pack(folder: &Path, out: &Path, packs: &mut String) {
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    let id = folder.file_name().unwrap().to_str().unwrap();
    let (mut texts, mut models) = (String::new(), String::new());
    for (path, full) in &files {
        match path.strip_prefix("models/").and_then(|name| name.strip_suffix(".tsv")) {
            Some(name) => model(name, full, &out.join(format!("{id}-{name}.weights")), &mut models),
            None => writeln!(texts, "({path:?}, include_str!({:?})),", utf8(full)).unwrap(),
        }
    }
    let sha256 = checksum(&files);
    writeln!(packs, "Embedded {{ id: {id:?}, sha256: {sha256:?}, files: &[{texts}], models: &[{models}] }},").unwrap();
}

fn collect(folder: &Path, root: &Path, files: &mut BTreeMap<String, PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, root, files);
        } else {
            let parts: Vec<&str> = path.strip_prefix(root).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
            files.insert(parts.join("/"), path);
        }
    }
}

/// Lays a model out beside the generated code and appends the expression for it.
fn model(name: &str, tsv: &Path, laid: &Path, models: &mut String) {
    let text = fs::read_to_string(tsv).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let all: Vec<(&str, f32)> =
        lines.map(|line| line.rsplit_once('\t').unwrap()).map(|(name, weight)| (name, weight.parse().unwrap())).collect();
    let named = ["bias", "stated", "possible"];
    let [bias, stated, possible] =
        named.map(|wanted| all.iter().rev().find(|(name, _)| *name == wanted).map_or(0, |(_, weight)| weight.to_bits()));
    let by_name: BTreeMap<&str, f32> = all.into_iter().filter(|(name, _)| !named.contains(name)).collect();
    let weights: Vec<(&str, f32)> = by_name.into_iter().collect();
    let hashes: HashSet<u64> = weights.iter().map(|(name, _)| table::hash(name)).collect();
    assert_eq!(hashes.len(), weights.len(), "two features of {} share a hash", tsv.display());
    fs::write(laid, table::lay_out(&weights)).unwrap();
    let number = |bits: u32| format!("f32::from_bits(0x{:04x}_{:04x})", bits >> 16, bits & 0xffff);
    let (bias, stated, possible) = (number(bias), number(stated), number(possible));
    writeln!(models, "({name:?}, Model::laid_out({bias}, {stated}, {possible}, include_bytes!({:?}))),", utf8(laid)).unwrap();
}

/// A path as it is written in code.
fn utf8(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// SHA-256 over all files, each preceded by its path, as the program computes it for packs that it reads.
fn checksum(files: &BTreeMap<String, PathBuf>) -> String {
    let mut hash = Sha256::new();
    for (path, full) in files {
        hash.update(path.as_bytes());
        hash.update([0]);
        hash.update(fs::read(full).unwrap());
        hash.update([0]);
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}
