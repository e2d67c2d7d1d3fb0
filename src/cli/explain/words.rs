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
            (topic.concerning, self.say("som också tar upp", "that also speak of")),
        ];
        for (set, joint) in conditions.into_iter().filter(|(set, _)| !set.is_empty()) {
            words = format!("{words} {joint} {}", self.any(set));
        }
        if let Some(only) = topic.unless_only {
            let only = self.any(ConceptSet::of([only]));
            words = format!("{words}, {} {only}", self.say("utom de som bara gäller", "except those that are only about"));
        }
        words
    }

    /// What a section must say: as its pack puts it, else put together from what it asks for.
    pub(super) fn asks(&self, rule: &Rule) -> String {
        let own = rule.asks.get(self.language);
        if own.is_empty() {
            format!("{} {}.", self.say("Avsnittet ska", "The section must"), self.requirement(&rule.require))
        } else {
            own.to_owned()
        }
    }

    /// What a section must do, after “must”.
    fn requirement(&self, requirement: &Requirement) -> String {
        let join = |parts: &[Requirement], joint: &str| {
            let parts: Vec<String> = parts.iter().map(|part| self.requirement(part)).collect();
            parts.join(joint)
        };
        match requirement {
            Requirement::Mentions(set) => format!("{} {}", self.say("nämna", "name"), self.any(*set)),
            Requirement::States(statement) => self.statement(statement),
            Requirement::All(parts) => join(parts, self.say(", och ", ", and ")),
            Requirement::Any(parts) => join(parts, self.say(", eller ", ", or ")),
        }
    }

    /// A statement, in words that hold whatever number or article the names of its concepts have.
    fn statement(&self, statement: &Statement) -> String {
        let (first, second) = (self.any(statement.first), self.any(statement.second));
        match (self.language, statement.verb) {
            (Language::Sv, Verb::Links) => format!("säga att {first} kan höra ihop med {second}"),
            (Language::En, Verb::Links) => format!("say that {first} may be connected with {second}"),
            (Language::Sv, Verb::Refers) => format!("hänvisa {second} till {first}"),
            (Language::En, Verb::Refers) => format!("refer {second} to {first}"),
            (Language::Sv, Verb::Instructs) if second.is_empty() => format!("säga att läsaren ska sörja för {first}"),
            (Language::En, Verb::Instructs) if second.is_empty() => format!("tell the reader to see to {first}"),
            (Language::Sv, Verb::Instructs) => format!("säga att {second} ska sörja för {first}"),
            (Language::En, Verb::Instructs) => format!("say that {second} must see to {first}"),
            (Language::Sv, Verb::Exposes) => format!("säga hur {second} drabbar {first}"),
            (Language::En, Verb::Exposes) => format!("say how {first} may be exposed to {second}"),
            (Language::Sv, Verb::Assesses) => format!("låta {first} omfatta {second}"),
            (Language::En, Verb::Assesses) => format!("let {first} take in {second}"),
            (Language::Sv, Verb::Considers) => format!("säga att läsaren ska överväga {second} i samband med {first}"),
            (Language::En, Verb::Considers) => format!("tell the reader to consider {second} in connection with {first}"),
            (Language::Sv, Verb::Verifies) => format!("säga att läsaren ska kontrollera {first} före {second}"),
            (Language::En, Verb::Verifies) => format!("tell the reader to check {first} before {second}"),
            (Language::Sv, Verb::Teaches) => format!("låta utbildningen ta upp hur {first} kan höra ihop med {second}"),
            (Language::En, Verb::Teaches) => format!("let the training take up how {first} may be connected with {second}"),
        }
    }

    /// The names of a set's concepts, any of which will do; in quotation marks, since they are names and not words of the sentence.
    fn any(&self, set: ConceptSet) -> String {
        let concepts = set.iter().filter_map(|id| self.rules.concepts.get(id.index()));
        let names: Vec<String> = concepts.map(|concept| format!("{}{}”", self.say("”", "“"), concept.title.get(self.language))).collect();
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
