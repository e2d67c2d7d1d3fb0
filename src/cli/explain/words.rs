//! Topics and requirements in plain words, and the layout of explanations.

use std::io::{self, Write};

use crate::language::Language;
use crate::rules::{Requirement, Rule, RuleSet, Statement, Topic, Verb};
use crate::text::{ConceptId, ConceptSet};

/// Width of explanations, in characters.
const WIDTH: usize = 90;

/// Puts what a rule says into words.
pub(super) struct Words<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) language: Language,
}

impl Words<'_> {
    fn say<'t>(&self, sv: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Sv => sv,
            Language::En => en,
        }
    }

    /// Which sections a rule judges.
    pub(super) fn topic(&self, topic: &Topic) -> String {
        let mut words = format!("{} {}", self.say("avsnitt om", "sections about"), self.any(topic.about));
        let conditions = [
            (topic.within, self.say("inom", "within")),
            (topic.document, self.say("i dokument om", "in documents about")),
            (topic.concerning, self.say("som också gäller", "that also concern")),
        ];
        for (set, joint) in conditions.into_iter().filter(|(set, _)| !set.is_empty()) {
            words = format!("{words}, {joint} {}", self.any(set));
        }
        if let Some(only) = topic.unless_only {
            words =
                format!("{words}, {} {}", self.say("utom de som bara gäller", "except those only about"), self.any(ConceptSet::of([only])));
        }
        words
    }

    /// What a section must say.
    pub(super) fn requirement(&self, requirement: &Requirement) -> String {
        let join = |parts: &[Requirement], joint: &str| {
            let parts: Vec<String> = parts.iter().map(|part| self.requirement(part)).collect();
            parts.join(&format!(" {joint} "))
        };
        match requirement {
            Requirement::Mentions(set) => format!("{} {}", self.say("nämner", "names"), self.any(*set)),
            Requirement::States(statement) => self.statement(statement),
            Requirement::All(parts) => join(parts, self.say("och", "and")),
            Requirement::Any(parts) => join(parts, self.say("eller", "or")),
        }
    }

    fn statement(&self, statement: &Statement) -> String {
        let (first, second) = (self.any(statement.first), self.any(statement.second));
        match (self.language, statement.verb) {
            (Language::Sv, Verb::Links) => format!("säger att {first} och {second} hänger ihop"),
            (Language::En, Verb::Links) => format!("says that {first} and {second} are connected"),
            (Language::Sv, Verb::Refers) => format!("hänvisar {second} till {first}"),
            (Language::En, Verb::Refers) => format!("refers {second} to {first}"),
            (Language::Sv, Verb::Instructs) => format!("säger att {first} ska ske"),
            (Language::En, Verb::Instructs) => format!("says that there is to be {first}"),
            (Language::Sv, Verb::Exposes) => format!("säger hur {first} är utsatta för {second}"),
            (Language::En, Verb::Exposes) => format!("says how {first} are exposed to {second}"),
            (Language::Sv, Verb::Assesses) => format!("låter {first} omfatta utsatthet för {second}"),
            (Language::En, Verb::Assesses) => format!("lets {first} take in exposure to {second}"),
            (Language::Sv, Verb::Considers) => format!("säger att {second} ska övervägas vid {first}"),
            (Language::En, Verb::Considers) => format!("says that {second} is to be considered at {first}"),
            (Language::Sv, Verb::Verifies) => format!("säger att {first} ska kontrolleras före {second}"),
            (Language::En, Verb::Verifies) => format!("says that {first} is to be checked before {second}"),
            (Language::Sv, Verb::Teaches) => format!("låter utbildningen ta upp sambandet mellan {first} och {second}"),
            (Language::En, Verb::Teaches) => format!("lets the training take up the link between {first} and {second}"),
        }
    }

    /// The names of a set's concepts, any of which will do.
    fn any(&self, set: ConceptSet) -> String {
        let concepts = set.iter().filter_map(|id| self.rules.concepts.get(id.index()));
        let names: Vec<&str> = concepts.map(|concept| concept.title.get(self.language)).collect();
        names.join(self.say(" eller ", " or "))
    }
}

/// The concepts that a rule names.
pub(super) fn concepts(rule: &Rule) -> Vec<ConceptId> {
    fn of(requirement: &Requirement) -> ConceptSet {
        match requirement {
            Requirement::Mentions(set) => *set,
            Requirement::States(statement) => statement.first.union(statement.second),
            Requirement::All(parts) | Requirement::Any(parts) => parts.iter().map(of).fold(ConceptSet::EMPTY, ConceptSet::union),
        }
    }
    let topic = rule.topic.about.union(rule.topic.within).union(rule.topic.document).union(rule.topic.concerning);
    topic.union(of(&rule.require)).iter().collect()
}

/// How explanations are wrapped.
pub(super) fn wrapping<'t>(first: &'t str, rest: &'t str) -> textwrap::Options<'t> {
    textwrap::Options::new(WIDTH).initial_indent(first).subsequent_indent(rest)
}

/// A paragraph with a head; nothing if it is empty.
pub(super) fn paragraph(head: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}\n", textwrap::fill(&format!("{head}: {text}"), wrapping("", "  ")))
}

/// Names and values below each other; rows without a value are left out.
pub(super) fn table(rows: &[(&str, String)], out: &mut dyn Write) -> io::Result<()> {
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let indent = " ".repeat(width + 2);
    for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        let text = format!("{name:<width$}  {value}");
        writeln!(out, "{}", textwrap::fill(&text, wrapping("", &indent)))?;
    }
    Ok(())
}
