//! Concepts and their terms.

use super::{Compiler, Concept, Scope};
use crate::language::{Bilingual, Language};
use crate::rules::order::Ordered;
use crate::rules::parse::parse;
use crate::rules::terms::take_in;
use crate::rules::{PackFiles, raw};
use crate::text::{ConceptId, ConceptSet};
use crate::toml_check::invalid;

const FILE: &str = "concepts.toml";

/// A concept or an addition to one, as written.
struct Entry<'r> {
    id: &'r str,
    key: ConceptId,
    includes: &'r [String],
    means: &'r [String],
    company: &'r [String],
    overlaps: &'r [String],
    terms: [(Language, &'r raw::Terms); 2],
    /// Where it stands in the file.
    path: [String; 2],
}

impl Compiler {
    /// Adds a pack's concepts and what it adds to those of the packs that it builds on.
    pub(super) fn add_concepts(&mut self, pack: &Ordered<'_>) {
        let mut scope = Scope::over(pack.bases.iter().filter_map(|&base| self.scopes.get(base)));
        let files = &pack.files;
        // What a pack builds on is not known where its `pack.toml` is no TOML.
        scope.in_doubt |= files.id().is_none();
        if files.files.contains_key(FILE) {
            match self.concepts_of(files) {
                Some(raw) => self.add_entries(files, &raw, &mut scope),
                None => scope.in_doubt = true,
            }
        }
        self.scopes.push(scope);
    }

    /// What the file says; of a pack whose terms are laid out already, all but those.
    fn concepts_of(&mut self, files: &PackFiles) -> Option<raw::Concepts> {
        let outline = self.laid_out.and_then(|concepts| serde_json::from_str(concepts.outline).ok());
        outline.or_else(|| parse(files, FILE, &mut self.faults))
    }

    fn add_entries(&mut self, files: &PackFiles, raw: &raw::Concepts, scope: &mut Scope) {
        let own: Vec<Option<ConceptId>> =
            raw.concept.iter().enumerate().map(|(at, concept)| self.declare(files, (at, concept), scope)).collect();
        let mut entries = Vec::new();
        for (at, (concept, key)) in raw.concept.iter().zip(own).enumerate() {
            let Some(key) = key else { continue };
            let terms = [(Language::Sv, &concept.sv), (Language::En, &concept.en)];
            let path = ["concept".to_owned(), at.to_string()];
            let raw::Concept { id, includes, means, company, overlaps, .. } = concept;
            entries.push(Entry { id, key, includes, means, company, overlaps, terms, path });
        }
        for (at, added) in raw.extend.iter().enumerate() {
            let path = ["extend".to_owned(), at.to_string()];
            let terms = [(Language::Sv, &added.sv), (Language::En, &added.en)];
            match scope.get(&added.id) {
                Some(key) => {
                    let raw::Extension { id, includes, overlaps, .. } = added;
                    entries.push(Entry { id, key, includes, means: &[], company: &[], overlaps, terms, path });
                }
                None if scope.in_doubt => {}
                None if added.id.is_empty() => {}
                None => self.unknown_concept(files, FILE, (&["extend", &at.to_string()], &added.id), &scope.ids()),
            }
        }
        for entry in &entries {
            self.include(files, entry, scope);
            self.set_company(files, entry, scope);
            for (language, terms) in entry.terms {
                self.add_terms(files, entry, language, terms);
            }
        }
    }

    /// Takes in the id of a concept, unless it is there already.
    fn declare(&mut self, files: &PackFiles, (at, concept): (usize, &raw::Concept), scope: &mut Scope) -> Option<ConceptId> {
        let at = at.to_string();
        let place: (&[&str], &str) = (&["concept", &at], &concept.id);
        if concept.id.is_empty() {
            // That it is missing has been told; what its rules mean by it cannot be known.
            scope.in_doubt = true;
            return None;
        }
        if scope.get(&concept.id).is_some() {
            let message = Bilingual::new(
                format!("begreppet ”{}” finns redan i paketet eller i ett som det bygger på", concept.id),
                format!("the concept “{}” is there already, in this pack or in one that it builds on", concept.id),
            );
            self.fault(files, FILE, place, message);
            if let Some(fault) = self.faults.last_mut() {
                fault.problem.help = Some(Bilingual::new(
                    "Termer läggs till ett annat pakets begrepp under [[extend]].",
                    "Terms are added to another pack's concept under [[extend]].",
                ));
            }
            return None;
        }
        let Ok(key) = self.builder.concept() else {
            let message = Bilingual::new("paketen har tillsammans fler än 128 begrepp", "the packs have more than 128 concepts together");
            self.fault(files, FILE, place, message);
            return None;
        };
        scope.insert(&concept.id, key);
        let pack = self.packs.len();
        self.concepts.push(Concept {
            key,
            pack,
            id: concept.id.clone(),
            title: concept.title.clone(),
            includes: Vec::new(),
            means: ConceptSet::EMPTY,
            stands_for: ConceptSet::EMPTY,
            company: ConceptSet::EMPTY,
        });
        Some(key)
    }

    fn include(&mut self, files: &PackFiles, entry: &Entry<'_>, scope: &Scope) {
        let [list, at] = &entry.path;
        let path = [list.as_str(), at.as_str(), "includes"];
        for other in entry.overlaps.iter().filter(|other| !scope.in_doubt && scope.get(other).is_none()) {
            self.unknown_concept(files, FILE, (&[list, at, "overlaps"], other), &scope.ids());
        }
        for part in entry.includes {
            let Some(key) = scope.get(part) else {
                if !scope.in_doubt {
                    self.unknown_concept(files, FILE, (&path, part), &scope.ids());
                }
                continue;
            };
            if let Some(ring) = self.ring(key, entry.key) {
                let message =
                    Bilingual::new(format!("begreppen ingår i varandra: {ring}"), format!("the concepts include one another: {ring}"));
                self.fault(files, FILE, (&path, part), message);
                continue;
            }
            self.builder.include(entry.key, key);
            if let Some(concept) = self.concepts.get_mut(entry.key.index()) {
                concept.includes.push(key);
            }
        }
    }

    /// Notes what the terms of a concept mean in company, and which concepts are that.
    fn set_company(&mut self, files: &PackFiles, entry: &Entry<'_>, scope: &Scope) {
        let means = self.all_of(files, entry, ("means", entry.means), scope);
        let company = self.all_of(files, entry, ("company", entry.company), scope);
        if entry.means.is_empty() != entry.company.is_empty() {
            let (there, lacking) = if entry.means.is_empty() { ("company", "means") } else { ("means", "company") };
            let [list, at] = &entry.path;
            let message = Bilingual::new(
                format!("begreppet ”{}” har {there} men inte {lacking}; det ena gör inget utan det andra", entry.id),
                format!("the concept “{}” has {there} but not {lacking}; neither does anything without the other", entry.id),
            );
            self.fault(files, FILE, (&[list, at], entry.id), message);
        }
        if let Some(concept) = self.concepts.get_mut(entry.key.index()) {
            concept.means = concept.means.union(means);
            concept.company = concept.company.union(company);
        }
    }

    fn all_of(&mut self, files: &PackFiles, entry: &Entry<'_>, (list, ids): (&str, &[String]), scope: &Scope) -> ConceptSet {
        let [entries, at] = &entry.path;
        let mut found = Vec::new();
        for id in ids {
            match scope.get(id) {
                Some(key) => found.push(key),
                None if scope.in_doubt => {}
                None => self.unknown_concept(files, FILE, (&[entries, at, list], id), &scope.ids()),
            }
        }
        ConceptSet::of(found)
    }

    /// The way by which `from` includes `to`, if it does, as a ring that begins and ends at `to`.
    fn ring(&self, from: ConceptId, to: ConceptId) -> Option<String> {
        let name = |key: ConceptId| self.concepts.get(key.index()).map_or("", |concept| concept.id.as_str());
        let mut ways = vec![vec![from]];
        while let Some(way) = ways.pop() {
            let last = *way.last()?;
            if last == to {
                let names: Vec<&str> = [to].into_iter().chain(way).map(name).collect();
                return Some(names.join(" → "));
            }
            let next = self.concepts.get(last.index()).map(|concept| concept.includes.clone()).unwrap_or_default();
            ways.extend(next.into_iter().map(|part| [way.as_slice(), &[part]].concat()));
        }
        None
    }

    fn add_terms(&mut self, files: &PackFiles, entry: &Entry<'_>, language: Language, terms: &raw::Terms) {
        if self.laid_out.is_some() {
            return;
        }
        let empty = take_in(&mut self.builder, entry.key, language, terms);
        let [list, at] = &entry.path;
        for term in empty {
            let message = Bilingual::new(
                format!("”{term}” i begreppet ”{}” innehåller inget ord och kan aldrig träffa", entry.id),
                format!("“{term}” in the concept “{}” holds no word and can never match", entry.id),
            );
            let span = crate::toml_check::find(files.text(FILE), &[list, at, language.code()], &term).unwrap_or(0..1);
            self.faults.push(files.fault(FILE, invalid(message, span)));
        }
    }
}

/// Works out what the terms of ambiguous concepts stand for, once all concepts and what they include are known.
pub(super) fn widen(concepts: &mut [Concept]) {
    let wider: Vec<ConceptSet> = concepts.iter().map(|concept| with_wholes(concepts, concept.means)).collect();
    for (concept, wider) in concepts.iter_mut().zip(wider) {
        concept.stands_for = wider;
    }
}

/// The concepts with those that include them, over any number of steps.
fn with_wholes(concepts: &[Concept], mut set: ConceptSet) -> ConceptSet {
    loop {
        let wholes = concepts.iter().filter(|whole| whole.includes.iter().any(|&part| set.contains(part)));
        let wider = wholes.fold(set, |set, whole| set.union(ConceptSet::of([whole.key])));
        if wider == set {
            return set;
        }
        set = wider;
    }
}
