//! A rule's topic, requirement and conditions, with the concepts that they name.

use super::Compiler;
use super::names::Scope;
use crate::language::Language;
use crate::rules::raw::{self, Names, Require, STATUSES, When};
use crate::rules::{Condition, PackFiles, Requirement, Rule, Severity, Statement, Topic, Verb};
use crate::text::{ConceptId, ConceptSet};

/// A part of a rule's file.
#[derive(Clone, Copy)]
struct Part<'f> {
    files: &'f PackFiles,
    path: &'f str,
    key: &'static str,
}

impl Compiler {
    /// Compiles a rule of the pack that was added last.
    pub(super) fn rule(&mut self, files: &PackFiles, path: &str, raw: raw::Rule) -> Rule {
        let part = |key| Part { files, path, key };
        let topic = Topic {
            about: self.set(part("topic"), &raw.topic.about),
            within: self.optional_set(part("topic"), raw.topic.within.as_ref()),
            document: self.optional_set(part("topic"), raw.topic.document_about.as_ref()),
            concerning: self.optional_set(part("topic"), raw.topic.concerning.as_ref()),
            unless_only: raw.topic.unless.as_ref().and_then(|unless| self.concept(part("topic"), &unless.only_about)),
        };
        let require = self.requirement(part("require"), &raw.require);
        let partial = raw.partial.as_ref().map_or(Condition::Never, |partial| self.condition(part("partial"), &partial.when));
        self.check_sources(files, path, &raw);
        let excludes = raw.excluded.as_ref().map(|excluded| self.set(part("excluded"), &excluded.what));
        let excludes = excludes.unwrap_or_else(|| target(&require, topic.about));
        Rule {
            id: raw.id,
            pack: self.packs.len().saturating_sub(1),
            file: path.to_owned(),
            revision: raw.revision,
            from: raw.from,
            chapter: raw.chapter,
            topic,
            require,
            partial,
            excludes,
            ceiling: raw.ceiling.unwrap_or(Severity::Error),
            severity: None,
            off: false,
            asks: raw.asks,
            title: raw.title,
            help: raw.help,
            lacks: raw.lacks,
            said: raw.said,
            drafting: [(Language::Sv, raw.drafting.sv), (Language::En, raw.drafting.en)].into(),
            examples: raw.example,
            measured: None,
        }
    }

    /// Holds the recommendations that a rule comes from, and the statuses that its examples expect, to those there are.
    fn check_sources(&mut self, files: &PackFiles, path: &str, raw: &raw::Rule) {
        let known: Vec<String> = self.packs.iter().flat_map(|pack| &pack.recommendations).map(|asked| asked.id.clone()).collect();
        for id in raw.from.iter().filter(|id| !known.is_empty() && !known.contains(id)) {
            self.unknown(files, path, (&["from"], id), ("from", known.clone()));
        }
        // A pack from a folder has been held to its schema, which lists the statuses; this is for the built-in ones.
        let builtin = matches!(files.source, crate::rules::PackSource::Builtin(_));
        for example in raw.example.iter().filter(|example| builtin && !STATUSES.contains(&example.status.as_str())) {
            self.unknown(files, path, (&["example"], &example.status), ("status", STATUSES.map(str::to_owned).to_vec()));
        }
    }

    fn concept(&mut self, part: Part<'_>, name: &str) -> Option<ConceptId> {
        let scope = self.scopes.last();
        let found = scope.and_then(|scope| scope.get(name));
        if found.is_none() && scope.is_none_or(|scope| !scope.in_doubt) {
            let known = scope.map(Scope::ids).unwrap_or_default();
            self.unknown_concept(part.files, part.path, (&[part.key], name), &known);
        }
        found
    }

    fn set(&mut self, part: Part<'_>, names: &Names) -> ConceptSet {
        let names = match names {
            Names::One(name) => std::slice::from_ref(name),
            Names::Many(names) => names,
        };
        ConceptSet::of(names.iter().filter_map(|name| self.concept(part, name)))
    }

    fn optional_set(&mut self, part: Part<'_>, names: Option<&Names>) -> ConceptSet {
        names.map_or(ConceptSet::EMPTY, |names| self.set(part, names))
    }

    fn requirement(&mut self, part: Part<'_>, raw: &Require) -> Requirement {
        let (verb, first, second) = match raw {
            Require::Mentions(names) => return Requirement::Mentions(self.set(part, names)),
            Require::All(parts) => return Requirement::All(parts.iter().map(|inner| self.requirement(part, inner)).collect()),
            Require::Any(parts) => return Requirement::Any(parts.iter().map(|inner| self.requirement(part, inner)).collect()),
            Require::Links((first, second)) => (Verb::Links, first, Some(second)),
            Require::Teaches((first, second)) => (Verb::Teaches, first, Some(second)),
            Require::Refers(roles) => (Verb::Refers, &roles.to, Some(&roles.cases)),
            Require::Instructs(roles) => (Verb::Instructs, &roles.what, roles.among.as_ref()),
            Require::Exposure(roles) => (Verb::Exposes, &roles.of, Some(&roles.to)),
            Require::Assesses(roles) => (Verb::Assesses, &roles.by, Some(&roles.of)),
            Require::Considers(roles) => (Verb::Considers, &roles.when, Some(&roles.what)),
            Require::Verifies(roles) => (Verb::Verifies, &roles.what, Some(&roles.before)),
        };
        Requirement::States(Statement { verb, first: self.set(part, first), second: self.optional_set(part, second) })
    }

    fn condition(&mut self, part: Part<'_>, raw: &When) -> Condition {
        match raw {
            When::Mentions(names) => Condition::Names(self.set(part, names)),
            When::Together(sets) => Condition::Together(sets.iter().map(|names| self.set(part, names)).collect()),
            When::All(parts) => Condition::All(parts.iter().map(|inner| self.condition(part, inner)).collect()),
            When::Any(parts) => Condition::Any(parts.iter().map(|inner| self.condition(part, inner)).collect()),
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
            // A section about the service leaves out the cases that should go there, not the service.
            Verb::Refers | Verb::Instructs | Verb::Exposes | Verb::Verifies => {
                let first = beside(statement.first);
                if first.is_empty() { statement.second } else { first }
            }
        },
        Requirement::All(parts) | Requirement::Any(parts) => {
            parts.iter().map(|part| target(part, topic)).fold(ConceptSet::EMPTY, ConceptSet::union)
        }
    }
}
