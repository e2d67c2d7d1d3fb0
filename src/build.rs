//! Build script: embeds the packs under `rules/`, with all that takes time to read laid out so that the program need not do it when it
//! starts: weights, terms, and the families of words that the engine reads sentences by.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a build that cannot embed its packs fails")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use flate2::{Compression, read::DeflateEncoder};
use sha2::{Digest, Sha256};

use language::Language;
use rules::{raw, table, terms};
use text::{ByName, Families, Lexicon, LexiconBuilder};

// The program's own modules, so that what is laid out here is what the program would compile itself.
#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program uses the rest")]
mod language;
#[allow(dead_code, unused_imports, unreachable_pub, unfulfilled_lint_expectations, reason = "the program uses the rest")]
mod text;
#[allow(dead_code, unreachable_pub, clippy::struct_field_names, reason = "the program uses the rest")]
mod rules {
    pub(super) mod table;
    pub(super) mod terms;
    pub(super) mod raw {
        mod concepts;
        mod cues;

        pub use concepts::{Concepts, Terms};
        pub use cues::{Cues, Families};
    }
}

/// The pack whose cues and senses are laid out together with the engine's.
const DEFAULT_PACK: &str = "jamy-2022-21";

/// The folder of the JSON Schemas of the packs' files.
const SCHEMAS: &str = "docs/schemas";

/// The folder of the engine's words.
const CUES: &str = "src/engine/cues";

fn main() {
    for read in ["rules", "src/rules", "src/text", "src/language", CUES, SCHEMAS] {
        println!("cargo::rerun-if-changed={read}");
    }
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap());
    let mut packs = String::from("&[\n");
    for folder in folders(&root.join("rules")) {
        pack(&folder, &out, &mut packs);
    }
    packs.push(']');
    fs::write(out.join("packs.rs"), packs).unwrap();
    fs::write(out.join("families.rs"), families(&root, &out)).unwrap();
    words(&root, &out);
    schemas(&root, &out);
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
    let (mut texts, mut read, mut models, mut laid_out) = (String::new(), String::new(), String::new(), "None".to_owned());
    for (path, full) in &files {
        if let Some(name) = path.strip_prefix("models/").and_then(|name| name.strip_suffix(".tsv")) {
            model(name, full, &out.join(format!("{id}-{name}.weights")), &mut models);
            continue;
        }
        let packed = out.join(format!("{id}-{}.packed", path.replace('/', "-")));
        pack_up(full, &packed);
        writeln!(texts, "({path:?}, {{ static TEXT: Packed = Packed::new(include_bytes!({:?})); &TEXT }}),", utf8(&packed)).unwrap();
        match path.as_str() {
            "cues.toml" => {}
            "concepts.toml" if builds_on_none(folder) => laid_out = format!("Some({})", concepts(full, out, id)),
            _ if path != "concepts.toml" && full.extension().is_some_and(|end| end == "toml") => {
                writeln!(read, "({path:?}, {:?}),", json(&toml_of(full))).unwrap();
            }
            _ => {}
        }
    }
    let sha256 = checksum(&files);
    writeln!(
        packs,
        "Embedded {{ id: {id:?}, sha256: {sha256:?}, files: &[{texts}], json: &[{read}], concepts: {laid_out}, models: &[{models}] }},"
    )
    .unwrap();
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

fn toml_of(file: &Path) -> toml::Table {
    fs::read_to_string(file).unwrap().parse().unwrap()
}

fn json(table: &toml::Table) -> String {
    serde_json::to_string(table).unwrap()
}

fn builds_on_none(folder: &Path) -> bool {
    toml_of(&folder.join("pack.toml")).get("extends").is_none()
}

/// The expression for a pack's concepts: without their terms, and the lexicon of the terms.
fn concepts(file: &Path, out: &Path, id: &str) -> String {
    let mut outline = toml_of(file);
    for concept in outline.get_mut("concept").and_then(toml::Value::as_array_mut).into_iter().flatten() {
        let concept = concept.as_table_mut().unwrap();
        concept.retain(|key, _| !["sv", "en"].contains(&key));
    }
    let read: raw::Concepts = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let mut builder = LexiconBuilder::default();
    let keys: BTreeMap<&str, _> = read.concept.iter().map(|concept| (concept.id.as_str(), builder.concept().unwrap())).collect();
    for concept in &read.concept {
        let key = keys[concept.id.as_str()];
        for part in &concept.includes {
            builder.include(key, keys[part.as_str()]);
        }
        for (language, terms) in [(Language::Sv, &concept.sv), (Language::En, &concept.en)] {
            assert!(terms::take_in(&mut builder, key, language, terms).is_empty(), "a term of {} holds no word", concept.id);
        }
    }
    format!("Concepts {{ outline: {:?}, lexicon: {} }}", json(&outline), lay_out(&builder.build(), &out.join(format!("{id}-terms"))))
}

/// Writes a lexicon's letters and numbers down and returns the expression for them.
fn lay_out(lexicon: &Lexicon, file: &Path) -> String {
    let (letters, numbers) = (file.with_extension("letters"), file.with_extension("numbers"));
    fs::write(&letters, lexicon.letters()).unwrap();
    fs::write(&numbers, lexicon.numbers()).unwrap();
    format!("(include_str!({:?}), include_bytes!({:?}))", utf8(&letters), utf8(&numbers))
}

/// Packs the JSON Schemas.
fn schemas(root: &Path, out: &Path) {
    for entry in fs::read_dir(root.join(SCHEMAS)).unwrap() {
        let path = entry.unwrap().path();
        pack_up(&path, &out.join(path.file_name().unwrap()).with_extension("packed"));
    }
}

/// Packs a text that is seldom read.
fn pack_up(file: &Path, packed: &Path) {
    let mut bytes = Vec::new();
    DeflateEncoder::new(&*fs::read(file).unwrap(), Compression::best()).read_to_end(&mut bytes).unwrap();
    fs::write(packed, bytes).unwrap();
}

/// Packs the files of the engine's families, which are laid out too, and writes the lists of words beside them down as JSON.
fn words(root: &Path, out: &Path) {
    for entry in fs::read_dir(root.join(CUES)).unwrap() {
        let path = entry.unwrap().path();
        let (table, name) = (toml_of(&path), path.file_stem().unwrap().to_str().unwrap());
        if table.contains_key("families") {
            pack_up(&path, &out.join(format!("cues-{name}.packed")));
        } else {
            fs::write(out.join(format!("cues-{name}.json")), json(&table)).unwrap();
        }
    }
}

/// The items for the engine's families of words, with those that the default pack adds.
fn families(root: &Path, out: &Path) -> String {
    let added: raw::Cues = toml::from_str(&fs::read_to_string(root.join("rules").join(DEFAULT_PACK).join("cues.toml")).unwrap()).unwrap();
    let cues = own_families(root, ["sv", "en"], &added.cues);
    let senses = own_families(root, ["senses-sv", "senses-en"], &added.senses);
    let parts = |name: &str, of: &str, parts: &[Families]| {
        let parts: Vec<String> = parts.iter().enumerate().map(|(at, part)| family(part, &out.join(format!("{name}{at}")))).collect();
        format!("/// The {of}.\npub(in crate::engine) const {}: &[Part] = &[{}];\n", name.to_uppercase(), parts.join(",\n"))
    };
    parts("cues", "families of cues", &cues) + &parts("senses", "classes of senses", &senses)
}

fn own_families(root: &Path, files: [&str; 2], added: &raw::Families) -> Vec<Families> {
    let read = |file: &str| -> ByName {
        let table = toml_of(&root.join(CUES).join(file).with_extension("toml"));
        table["families"].clone().try_into().unwrap()
    };
    let [sv, en] = files.map(read);
    Families::of(&[(Language::Sv, &sv), (Language::En, &en), (Language::Sv, &added.sv), (Language::En, &added.en)])
}

/// The expression for one part of the families.
fn family(part: &Families, file: &Path) -> String {
    let names: Vec<&str> = part.names().collect();
    let name = utf8(file);
    let lexicon = |language: Language| lay_out(part.lexicon(language), Path::new(&format!("{name}-{}", language.code())));
    format!("(&{names:?}, [{}, {}])", lexicon(Language::Sv), lexicon(Language::En))
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
    let table = table::lay_out(&weights).unwrap_or_else(|unfit| panic!("{} cannot be laid out: {unfit:?}", tsv.display()));
    fs::write(laid, table).unwrap();
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
