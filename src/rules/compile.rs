//! From files to a [`RuleSet`]: every mistake is collected, none stops the rest.

use std::collections::{BTreeMap, HashMap};

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::builtin::embedded;
use super::raw::{self, Names, Require, When};
use super::{Concept, Condition, Model, Pack, PackFiles, PackSource, Requirement, Rule, RuleSet, Severity, Statement, Topic, Verb};
use crate::language::{Bilingual, Language};
use crate::problem::{Gravity, Problem};
use crate::text::{ConceptId, ConceptSet, LexiconBuilder, Strength};

/// Compiles packs, in order, into one rule set.
pub fn compile(packs: &[PackFiles]) -> (RuleSet, Vec<Problem>) {
    let mut compiler = Compiler::default();
    for files in packs {
        compiler.add_concepts(files);
    }
    for (at, files) in packs.iter().enumerate() {
        compiler.add_pack(at, files);
    }
    compiler.finish()
}

#[derive(Default)]
struct Compiler {
    problems: Vec<Problem>,
    builder: LexiconBuilder,
    ids: HashMap<String, ConceptId>,
    concepts: Vec<Concept>,
    packs: Vec<Pack>,
    rules: Vec<Rule>,
    models: BTreeMap<String, Model>,
}

impl Compiler {
    fn finish(self) -> (RuleSet, Vec<Problem>) {
        let Self { problems, builder, concepts, packs, rules, models, .. } = self;
        (RuleSet { packs, rules, concepts, lexicon: builder.build(), models }, problems)
    }

    fn fault(&mut self, path: &str, sv: &str, en: &str) {
        let message = Bilingual::new(format!("{path}: {sv}"), format!("{path}: {en}"));
        self.problems.push(Problem::new("rule-invalid", Gravity::Error, message));
    }

    fn parse<T: DeserializeOwned>(&mut self, path: &str, text: &str) -> Option<T> {
        match toml::from_str(text) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let mut problem = Problem::new(
                    "rule-invalid",
                    Gravity::Error,
                    Bilingual::new(format!("{path}: {}", error.message()), format!("{path}: {}", error.message())),
                );
                problem.span = error.span();
                self.problems.push(problem);
                None
            }
        }
    }

    fn add_concepts(&mut self, files: &PackFiles) {
        let Some(text) = files.files.get("concepts.toml") else { return };
        let Some(raw) = self.parse::<raw::Concepts>("concepts.toml", text) else { return };
        for concept in &raw.concept {
            if self.ids.contains_key(&concept.id) {
                continue;
            }
            let Ok(id) = self.builder.concept() else {
                self.fault("concepts.toml", "fler än 128 begrepp", "more than 128 concepts");
                return;
            };
            self.ids.insert(concept.id.clone(), id);
            self.concepts.push(Concept { key: id, id: concept.id.clone(), title: concept.title.clone() });
        }
        for concept in &raw.concept {
            let Some(&id) = self.ids.get(&concept.id) else { continue };
            for part in &concept.includes {
                match self.ids.get(part) {
                    Some(&part) => self.builder.include(id, part),
                    None => self.fault("concepts.toml", &format!("okänt begrepp ”{part}”"), &format!("unknown concept “{part}”")),
                }
            }
            self.add_terms(id, Language::Sv, &concept.sv);
            self.add_terms(id, Language::En, &concept.en);
        }
    }

    fn add_terms(&mut self, id: ConceptId, language: Language, terms: &raw::Terms) {
        let builder = &mut self.builder;
        let mut results = Vec::new();
        let graded = [(&terms.terms, Strength::Term), (&terms.hints, Strength::Hint)];
        for (list, strength) in graded {
            results.extend(list.iter().map(|term| builder.term(id, language, term, strength)));
        }
        results.extend(terms.stems.iter().map(|stem| builder.prefix(id, language, stem, &terms.deny, Strength::Term)));
        results.extend(terms.exact.iter().map(|term| builder.exact(id, term)));
        results.extend(terms.except.iter().map(|term| builder.exception(language, term)));
        let pairs = [(&terms.near, Strength::Term), (&terms.near_hints, Strength::Hint)];
        for (list, strength) in pairs {
            results.extend(list.iter().map(|(a, b, within)| builder.near(id, language, [a, b], *within, strength)));
        }
        for word in terms.confusables.iter().chain(&terms.deny) {
            if word.contains(' ') {
                results.push(builder.exception(language, word));
            } else {
                builder.confusable(language, word);
            }
        }
        if results.iter().any(Result::is_err) {
            self.fault("concepts.toml", "en term saknar ord", "a term holds no word");
        }
    }

    fn add_pack(&mut self, at: usize, files: &PackFiles) {
        let pack = files.files.get("pack.toml").map(String::as_str).unwrap_or_default();
        let Some(raw) = self.parse::<raw::Pack>("pack.toml", pack) else { return };
        let recommendations = files.files.get("recommendations.toml").map(String::as_str).unwrap_or_default();
        let recommendations: raw::Recommendations = self.parse("recommendations.toml", recommendations).unwrap_or_default();
        let embedded = embedded(&raw.id).filter(|_| files.source == PackSource::Builtin);
        self.packs.push(Pack {
            id: raw.id,
            revision: raw.revision,
            title: raw.title,
            source: raw.source,
            sha256: embedded.map_or_else(|| checksum(files), |embedded| embedded.sha256.to_owned()),
            recommendations: recommendations.all(),
        });
        for (path, text) in files.rules() {
            if let Some(raw) = self.parse::<raw::Rule>(path, text) {
                self.add_rule(at, path, raw);
            }
        }
        for (name, model) in embedded.into_iter().flat_map(|embedded| embedded.models) {
            self.models.insert((*name).to_owned(), model.clone());
        }
        for (name, text) in files.models() {
            match Model::parse(text) {
                Ok(model) => {
                    self.models.insert(name.to_owned(), model);
                }
                Err(line) => self.fault(
                    &format!("models/{name}.tsv"),
                    &format!("rad {line} är inte ”särdrag<tabb>vikt”"),
                    &format!("line {line} is not “feature<tab>weight”"),
                ),
            }
        }
    }

    fn add_rule(&mut self, pack: usize, path: &str, raw: raw::Rule) {
        let topic = Topic {
            about: self.set(path, &raw.topic.about),
            within: self.optional_set(path, raw.topic.within.as_ref()),
            document: self.optional_set(path, raw.topic.document_about.as_ref()),
            concerning: self.optional_set(path, raw.topic.concerning.as_ref()),
            unless_only: raw.topic.unless.as_ref().and_then(|unless| self.concept(path, &unless.only_about)),
        };
        let require = self.requirement(path, &raw.require);
        let partial = raw.partial.as_ref().map_or(Condition::Never, |partial| self.condition(path, &partial.when));
        let excludes = target(&require, topic.about);
        let drafting = [(Language::Sv, raw.drafting.sv), (Language::En, raw.drafting.en)].into();
        self.rules.push(Rule {
            id: raw.id,
            pack,
            revision: raw.revision,
            from: raw.from,
            chapter: raw.chapter,
            topic,
            require,
            partial,
            excludes,
            ceiling: raw.ceiling.unwrap_or(Severity::Error),
            title: raw.title,
            help: raw.help,
            lacks: raw.lacks,
            said: raw.said,
            drafting,
            examples: raw.example,
        });
    }

    fn concept(&mut self, path: &str, name: &str) -> Option<ConceptId> {
        let found = self.ids.get(name).copied();
        if found.is_none() {
            let nearest = self.ids.keys().max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name))).cloned();
            let nearest = nearest.unwrap_or_default();
            self.fault(
                path,
                &format!("okänt begrepp ”{name}”; menades ”{nearest}”?"),
                &format!("unknown concept “{name}”; did you mean “{nearest}”?"),
            );
        }
        found
    }

    fn set(&mut self, path: &str, names: &Names) -> ConceptSet {
        let names = match names {
            Names::One(name) => std::slice::from_ref(name),
            Names::Many(names) => names,
        };
        ConceptSet::of(names.iter().filter_map(|name| self.concept(path, name)))
    }

    fn optional_set(&mut self, path: &str, names: Option<&Names>) -> ConceptSet {
        names.map_or(ConceptSet::EMPTY, |names| self.set(path, names))
    }

    fn requirement(&mut self, path: &str, raw: &Require) -> Requirement {
        let (verb, first, second) = match raw {
            Require::Mentions(names) => return Requirement::Mentions(self.set(path, names)),
            Require::All(parts) => return Requirement::All(parts.iter().map(|part| self.requirement(path, part)).collect()),
            Require::Any(parts) => return Requirement::Any(parts.iter().map(|part| self.requirement(path, part)).collect()),
            Require::Links((first, second)) => (Verb::Links, first, Some(second)),
            Require::Teaches((first, second)) => (Verb::Teaches, first, Some(second)),
            Require::Refers(roles) => (Verb::Refers, &roles.to, Some(&roles.cases)),
            Require::Instructs(roles) => (Verb::Instructs, &roles.what, roles.among.as_ref()),
            Require::Exposure(roles) => (Verb::Exposes, &roles.of, Some(&roles.to)),
            Require::Assesses(roles) => (Verb::Assesses, &roles.by, Some(&roles.of)),
            Require::Considers(roles) => (Verb::Considers, &roles.when, Some(&roles.what)),
            Require::Verifies(roles) => (Verb::Verifies, &roles.what, Some(&roles.before)),
        };
        Requirement::States(Statement { verb, first: self.set(path, first), second: self.optional_set(path, second) })
    }

    fn condition(&mut self, path: &str, raw: &When) -> Condition {
        match raw {
            When::Mentions(names) => Condition::Names(self.set(path, names)),
            When::Together(sets) => Condition::Together(sets.iter().map(|names| self.set(path, names)).collect()),
            When::All(parts) => Condition::All(parts.iter().map(|part| self.condition(path, part)).collect()),
            When::Any(parts) => Condition::Any(parts.iter().map(|part| self.condition(path, part)).collect()),
        }
    }
}

/// The concepts that an exclusion has to name: those that the requirement brings in beside the topic.
fn target(require: &Requirement, topic: ConceptSet) -> ConceptSet {
    let beside = |set: ConceptSet| ConceptSet::of(set.iter().filter(|&concept| !topic.contains(concept)));
    match require {
        Requirement::Mentions(set) => *set,
        Requirement::States(statement) => match statement.verb {
            Verb::Links | Verb::Teaches | Verb::Assesses => beside(statement.first).union(beside(statement.second)),
            Verb::Considers => statement.second,
            Verb::Refers | Verb::Instructs | Verb::Exposes | Verb::Verifies => statement.first,
        },
        Requirement::All(parts) | Requirement::Any(parts) => {
            parts.iter().map(|part| target(part, topic)).fold(ConceptSet::EMPTY, ConceptSet::union)
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
