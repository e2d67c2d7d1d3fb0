//! From files to a [`RuleSet`]: every mistake is collected, none stops the rest.

mod concepts;
mod cues;
mod names;
mod rule;

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::AtomicUsize;

use sha2::{Digest, Sha256};

use super::builtin::{Concepts, Embedded, default_models, embedded_in};
use super::order::{Ordered, order};
use super::parse::parse;
use super::{Concept, Cues, Fault, Measured, Model, Pack, PackFiles, Rule, RuleSet, Senses, raw};
use crate::language::Bilingual;
use crate::text::{ConceptSet, LexiconBuilder};
use crate::toml_check::{find, invalid, not_one_of, unknown};
use names::Scope;

/// Compiles packs, with the built-in ones that they build on, into one rule set. The set is complete if no fault is told.
pub fn compile(packs: &[PackFiles]) -> (RuleSet, Vec<Fault>) {
    let mut compiler = Compiler { laid_out: Embedded::concepts(packs), ..Compiler::default() };
    for pack in order(packs, &mut compiler.faults) {
        compiler.add(&pack);
    }
    compiler.finish()
}

#[derive(Default)]
struct Compiler {
    faults: Vec<Fault>,
    /// The concepts as they were laid out when the program was built, if there is nothing to add to them.
    laid_out: Option<&'static Concepts>,
    builder: LexiconBuilder,
    /// For each pack the concepts that its rules can name.
    scopes: Vec<Scope>,
    concepts: Vec<Concept>,
    packs: Vec<Pack>,
    rules: Vec<Rule>,
    models: BTreeMap<String, Model>,
    cues: Cues,
    senses: Senses,
}

impl Compiler {
    fn finish(mut self) -> (RuleSet, Vec<Fault>) {
        self.add_default_cues();
        concepts::widen(&mut self.concepts);
        let Self { faults, laid_out, builder, concepts, packs, rules, mut models, cues, senses, .. } = self;
        let lexicon = laid_out.map_or_else(|| builder.build(), Concepts::lexicon);
        // Weights mask the concepts that they were trained on, so they serve packs that bring none.
        for (name, model) in default_models() {
            models.entry((*name).to_owned()).or_insert_with(|| model.clone());
        }
        let (signs, without_signs, ids) = (OnceLock::new(), AtomicUsize::new(0), OnceLock::new());
        (RuleSet { packs, rules, concepts, lexicon, cues, senses, signs, without_signs, ids, models }, faults)
    }

    /// A mistake in a string somewhere under a path of keys.
    fn fault(&mut self, files: &PackFiles, file: &str, (path, name): (&[&str], &str), message: Bilingual) {
        let span = find(files.text(file), path, name).unwrap_or(0..1);
        self.faults.push(files.fault(file, invalid(message, span)));
    }

    /// A name that is none of those known.
    fn unknown(&mut self, files: &PackFiles, file: &str, (path, name): (&[&str], &str), (what, known): (&str, Vec<String>)) {
        let span = find(files.text(file), path, name).unwrap_or(0..1);
        self.faults.push(files.fault(file, not_one_of(what, name, known.iter().map(String::as_str), span)));
    }

    /// A concept that a pack cannot name.
    fn unknown_concept(&mut self, files: &PackFiles, file: &str, (path, name): (&[&str], &str), known: &[String]) {
        let span = find(files.text(file), path, name).unwrap_or(0..1);
        let problem = unknown(("begreppet", "concept"), name, known.iter().map(String::as_str), span);
        self.faults.push(files.fault(file, problem));
    }

    fn add(&mut self, pack: &Ordered<'_>) {
        let files = &pack.files;
        self.add_concepts(pack);
        self.add_cues(files);
        let asked: raw::Recommendations = parse(files, "recommendations.toml", &mut self.faults).unwrap_or_default();
        let recommendations = asked.all();
        let bases = pack.bases.iter().filter_map(|&base| Some(self.packs.get(base)?.id.clone())).collect();
        let embedded = embedded_in(files);
        self.packs.push(Pack {
            id: pack.raw.id.clone(),
            revision: pack.raw.revision,
            extends: bases,
            title: pack.raw.title.clone(),
            source: pack.raw.source.clone(),
            sha256: embedded.map_or_else(|| checksum(files), |embedded| embedded.sha256.to_owned()),
            recommendations,
            topics: ConceptSet::EMPTY,
            excludes: ConceptSet::EMPTY,
        });
        self.add_rules(pack);
        self.add_topics();
        self.check_recommendations(files, &asked);
        self.change_rules(pack);
        self.models
            .extend(embedded.into_iter().flat_map(|embedded| embedded.models).map(|(name, model)| ((*name).to_owned(), model.clone())));
        self.add_models(files);
    }

    /// Notes what the rules judge sections about and may find left out, before any of them is switched off.
    fn add_topics(&mut self) {
        for rule in &self.rules {
            if let Some(pack) = self.packs.get_mut(rule.pack) {
                pack.topics = pack.topics.union(rule.topic.about);
                pack.excludes = pack.excludes.union(rule.excludes);
            }
        }
    }

    fn add_rules(&mut self, pack: &Ordered<'_>) {
        let files = &pack.files;
        let measured = match files.files.get("measured.toml") {
            Some(_) => parse(files, "measured.toml", &mut self.faults).unwrap_or_default(),
            None => raw::Measured::default(),
        };
        for path in files.rules() {
            let Some(raw) = parse::<raw::Rule>(files, path, &mut self.faults) else { continue };
            // An id that is missing has been told already.
            if let Some(other) = self.rules.iter().find(|rule| rule.id == raw.id && !raw.id.is_empty()) {
                let place = self.packs.get(other.pack).map(|pack| pack.id.clone()).unwrap_or_default();
                let message = Bilingual::new(
                    format!("regeln ”{}” finns redan, i paketet {place}", raw.id),
                    format!("the rule “{}” is there already, in the pack {place}", raw.id),
                );
                self.fault(files, path, (&["id"], &raw.id), message);
                continue;
            }
            let figures = Measured::of(&measured, &raw.id, raw.revision);
            let rule = self.rule(files, path, raw);
            self.rules.push(Rule { measured: figures, ..rule });
        }
    }

    /// Holds the rules that recommendations name to those there are; a rule whose file is faulty counts as being there.
    fn check_recommendations(&mut self, files: &PackFiles, asked: &raw::Recommendations) {
        const FILE: &str = "recommendations.toml";
        let known = self.written_rules(files, asked);
        let lists = [("recommendation", &asked.recommendation), ("undertaking", &asked.undertaking)];
        let all =
            lists.into_iter().flat_map(|(list, entries)| entries.iter().enumerate().map(move |(at, entry)| (list, at.to_string(), entry)));
        let mut ids: Vec<&str> = Vec::new();
        for (list, at, entry) in all {
            if ids.contains(&entry.id.as_str()) && !entry.id.is_empty() {
                let message = Bilingual::new(format!("”{}” står två gånger", entry.id), format!("“{}” stands twice", entry.id));
                self.fault(files, FILE, (&[list, &at, "id"], &entry.id), message);
            }
            ids.push(&entry.id);
            for rule in entry.rules.iter().filter(|rule| !known.contains(rule)) {
                self.unknown(files, FILE, (&[list, &at, "rules"], rule), ("rules", known.clone()));
            }
            for (document, addressed) in entry.documents.iter().enumerate() {
                let document = document.to_string();
                for rule in addressed.requires.iter().filter(|rule| !entry.rules.contains(rule)) {
                    let path = [list, &at, "documents", &document, "requires"];
                    self.unknown(files, FILE, (&path, rule), ("requires", entry.rules.clone()));
                }
            }
        }
    }

    /// The ids of the rules compiled; and those of all files of rules, where recommendations name others.
    fn written_rules(&self, files: &PackFiles, asked: &raw::Recommendations) -> Vec<String> {
        let mut known: Vec<String> = self.rules.iter().map(|rule| rule.id.clone()).collect();
        let mut named = asked.recommendation.iter().chain(&asked.undertaking).flat_map(|entry| &entry.rules);
        if named.any(|rule| !known.contains(rule)) {
            known.extend(
                files.rules().filter_map(|path| Some(files.text(path).parse::<toml::Table>().ok()?.get("id")?.as_str()?.to_owned())),
            );
        }
        known
    }

    /// Applies what the pack changes in rules of the packs that it builds on.
    fn change_rules(&mut self, pack: &Ordered<'_>) {
        for (id, change) in &pack.raw.rules {
            let inherited = |rule: &&mut Rule| rule.id == *id && pack.bases.contains(&rule.pack);
            if let Some(rule) = self.rules.iter_mut().find(inherited) {
                rule.off = change.off.unwrap_or(rule.off);
                rule.severity = change.severity.or(rule.severity);
            } else {
                let known = self.rules.iter().filter(|rule| pack.bases.contains(&rule.pack)).map(|rule| rule.id.clone()).collect();
                self.unknown(&pack.files, "pack.toml", (&["rules"], id), ("rules", known));
            }
        }
    }

    fn add_models(&mut self, files: &PackFiles) {
        for (name, text) in files.models() {
            let path = format!("models/{name}.tsv");
            let problem = match Model::parse(text) {
                Ok(_) if self.models.contains_key(name) => Bilingual::new(
                    format!("två paket har vikter för ”{name}” och kan därför inte användas tillsammans"),
                    format!("two packs bring weights for “{name}” and cannot be used together"),
                ),
                Ok(model) => {
                    self.models.insert(name.to_owned(), model);
                    continue;
                }
                Err(line) => {
                    Bilingual::new(format!("rad {line} är inte ”särdrag<tabb>vikt”"), format!("line {line} is not “feature<tab>weight”"))
                }
            };
            self.faults.push(files.fault(&path, invalid(problem, 0..1)));
        }
    }
}

/// SHA-256 over all files, each preceded by its path.
fn checksum(files: &PackFiles) -> String {
    let mut hash = Sha256::new();
    for (path, text) in &files.files {
        hash.update(path.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    hex(&hash.finalize())
}

/// Bytes in lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        use std::fmt::Write as _;
        let _ = write!(text, "{byte:02x}");
        text
    })
}
