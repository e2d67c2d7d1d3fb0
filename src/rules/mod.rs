//! Rules: what a section about a topic has to say, compiled from packs of TOML.
//!
//! [`raw`] mirrors the files, [`compile`] turns them into the types here and collects every mistake, [`builtin`] embeds the packs of
//! the repository. A pack may build on others: it then uses their concepts, adds terms to them, and changes their rules. Only the
//! compiled half is used for judging; none of it knows any subject.

mod builtin;
mod compile;
mod fault;
mod file_text;
mod measured;
mod model;
mod order;
mod pack;
mod parse;
pub mod raw;
mod schema;
mod table;
mod terms;
mod vocabulary;

pub use builtin::{DEFAULT_PACK, builtin, builtin_ids};
pub use compile::compile;
pub use fault::Fault;
pub use file_text::FileText;
pub use measured::Measured;
pub use model::{Model, feature_hash};
pub use order::FORMAT;
pub use pack::{PackFiles, PackSource};
pub(crate) use parse::from_toml;
pub use schema::FileKind;
pub use vocabulary::{Cues, Senses, Vocabulary};

use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

use crate::language::{Bilingual, Language};
use crate::text::{ConceptId, ConceptSet, Lexicon, Signs};

/// Everything that is needed to judge documents: rules, concepts with their terms, and trained weights.
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct RuleSet {
    /// The packs, in the order given.
    pub packs: Vec<Pack>,
    /// All rules, in the order of their packs and ids.
    pub rules: Vec<Rule>,
    /// All concepts; the index is the [`ConceptId`].
    pub concepts: Vec<Concept>,
    /// The concepts' terms.
    pub lexicon: Lexicon,
    /// Words that packs add to the engine's cues.
    pub cues: Cues,
    /// Words that packs add to the engine's senses.
    pub senses: Senses,
    /// The words by which the concepts are told without which no rule applies, once a document is judged.
    pub signs: OnceLock<Signs>,
    /// How many documents have been judged before there was need for them.
    pub without_signs: AtomicUsize,
    /// The ids of the rules, once a document is judged.
    pub ids: OnceLock<Arc<Vec<String>>>,
    /// Trained weights by the name of the verb.
    pub models: BTreeMap<String, Model>,
}

impl RuleSet {
    /// The ids of all rules, in their order, held once for all that ask.
    pub fn ids(&self) -> Arc<Vec<String>> {
        let all = || Arc::new(self.rules.iter().map(|rule| rule.id.clone()).collect::<Vec<_>>());
        let known = self.ids.get_or_init(all);
        // Rules may have been left out since they were first asked for.
        if known.len() == self.rules.len() { Arc::clone(known) } else { all() }
    }

    /// The concept with this key.
    pub fn concept(&self, key: ConceptId) -> Option<&Concept> {
        self.concepts.get(key.index()).filter(|concept| concept.key == key)
    }

    /// The concepts that a pack's rules judge sections about, those left out of a run among them; the pack is given by its index.
    pub fn topics(&self, pack: usize) -> ConceptSet {
        self.packs.get(pack).map_or(ConceptSet::EMPTY, |pack| pack.topics)
    }

    /// The concepts that the rules of all packs judge sections about.
    pub fn all_topics(&self) -> ConceptSet {
        self.packs.iter().fold(ConceptSet::EMPTY, |set, pack| set.union(pack.topics))
    }
}

/// A pack of rules with its source.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Stable id.
    pub id: String,
    /// Revision of the pack's content.
    pub revision: u32,
    /// Ids of the packs that it builds on.
    pub extends: Vec<String>,
    /// Title.
    pub title: Bilingual,
    /// Where the rules come from.
    pub source: raw::Source,
    /// SHA-256 over all files of the pack, in hexadecimal.
    pub sha256: String,
    /// Recommendations and undertakings, in order.
    pub recommendations: Vec<raw::Recommendation>,
    /// The concepts that its rules judge sections about. A run by some of the rules judges as one by all of them does.
    pub topics: ConceptSet,
    /// What its rules may find left out, those left out of a run among them.
    pub excludes: ConceptSet,
}

/// Something that documents speak of, with the terms that name it.
#[derive(Debug, Clone)]
pub struct Concept {
    /// Its key in the lexicon.
    pub key: ConceptId,
    /// Index of its pack.
    pub pack: usize,
    /// Stable id.
    pub id: String,
    /// Name for users.
    pub title: Bilingual,
    /// The concepts whose terms stand for this one too.
    pub includes: Vec<ConceptId>,
    /// What its terms, which have other meanings as well, stand for in company.
    pub means: ConceptSet,
    /// The same with the concepts that include it, over any number of steps: what a hit of its terms names in company.
    pub stands_for: ConceptSet,
    /// The concepts whose terms are that company.
    pub company: ConceptSet,
}

/// How grave a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look; never fails a run unless asked to.
    Advice,
    /// A gap that does not fail a run by default.
    Warning,
    /// A gap that fails a run.
    Error,
}

/// A rule: for sections about a topic, what they have to say.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Stable id, naming what has to be there.
    pub id: String,
    /// Index of its pack.
    pub pack: usize,
    /// Path of its file inside the pack.
    pub file: String,
    /// Revision of the rule's meaning.
    pub revision: u32,
    /// Ids of the recommendations that it comes from.
    pub from: Vec<String>,
    /// Chapter of the source.
    pub chapter: String,
    /// Which sections are judged.
    pub topic: Topic,
    /// What they have to say.
    pub require: Requirement,
    /// When a section that does not say it is `partial` rather than `missing`.
    pub partial: Condition,
    /// What an exclusion has to name to exclude the matter.
    pub excludes: ConceptSet,
    /// The gravest severity that a gap of this rule has.
    pub ceiling: Severity,
    /// The severity of its gaps, whatever their status, if a pack that builds on this one's sets it.
    pub severity: Option<Severity>,
    /// Whether a pack that builds on this one's switches it off.
    pub off: bool,
    /// What a section must say, in full sentences; empty where the pack does not put it into words.
    pub asks: Bilingual,
    /// The gap as a headline.
    pub title: Bilingual,
    /// Why it matters.
    pub help: Bilingual,
    /// What a `partial` section lacks.
    pub lacks: Bilingual,
    /// What the source says, in the pack's words.
    pub said: Bilingual,
    /// What to write.
    pub drafting: BTreeMap<Language, Vec<String>>,
    /// Examples, which are tests.
    pub examples: Vec<raw::Example>,
    /// What it was measured to get right, if it was.
    pub measured: Option<Measured>,
}

/// Which sections a rule judges.
#[derive(Debug, Clone, Default)]
pub struct Topic {
    /// The section is about one of these.
    pub about: ConceptSet,
    /// It stands inside, or is itself about, one of these; empty for no such condition.
    pub within: ConceptSet,
    /// The document is about one of these; empty for no such condition.
    pub document: ConceptSet,
    /// The section also speaks of one of these; empty for no such condition.
    pub concerning: ConceptSet,
    /// A section that says that it is about these alone is not judged.
    pub unless_only: Option<ConceptId>,
}

/// What a section has to say: a verb with the concepts in its roles.
#[derive(Debug, Clone)]
pub enum Requirement {
    /// Names the concept in a sentence that does not deny or exclude it.
    Mentions(ConceptSet),
    /// States one thing of the concepts in roles; the judgement is by cues or by trained weights.
    States(Statement),
    /// Says all of these.
    All(Vec<Requirement>),
    /// Says one of these.
    Any(Vec<Requirement>),
}

impl Requirement {
    /// What is to be done, or on what occasion something is to be considered, where that is all that it asks.
    pub fn duty(&self) -> ConceptSet {
        match self {
            Self::States(Statement { verb: Verb::Instructs | Verb::Considers, first, .. }) => *first,
            _ => ConceptSet::EMPTY,
        }
    }

    /// All concepts in its roles.
    pub fn concepts(&self) -> ConceptSet {
        match self {
            Self::Mentions(concepts) => *concepts,
            Self::States(statement) => statement.first.union(statement.second),
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::concepts).fold(ConceptSet::EMPTY, ConceptSet::union),
        }
    }

    /// Whether nothing but mentions is asked for.
    pub fn is_mention(&self) -> bool {
        match self {
            Self::Mentions(_) => true,
            Self::States(_) => false,
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_mention),
        }
    }
}

/// A verb and its roles.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The verb.
    pub verb: Verb,
    /// The first role: one end of a link, the service, the group, the instrument, the occasion.
    pub first: ConceptSet,
    /// The second role: the other end, the cases, what a group is exposed to, what is assessed or considered.
    pub second: ConceptSet,
}

/// What a section may be required to say of the concepts in its roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verb {
    /// The first and the second are connected.
    Links,
    /// The reader is to turn, with the second, to the first.
    Refers,
    /// The first is to be done.
    Instructs,
    /// The first are exposed to the second.
    Exposes,
    /// The first takes in exposure to the second.
    Assesses,
    /// On the occasion of the first, the second is considered.
    Considers,
    /// Before the second, the first is checked.
    Verifies,
    /// The first (a training) teaches the connection; its roles are as those of `Links`.
    Teaches,
}

impl Verb {
    /// All verbs.
    pub const ALL: [Self; 8] =
        [Self::Links, Self::Refers, Self::Instructs, Self::Exposes, Self::Assesses, Self::Considers, Self::Verifies, Self::Teaches];

    /// Its name in rule files and in the names of model files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Links => "links",
            Self::Refers => "refers",
            Self::Instructs => "instructs",
            Self::Exposes => "exposes",
            Self::Assesses => "assesses",
            Self::Considers => "considers",
            Self::Verifies => "verifies",
            Self::Teaches => "teaches",
        }
    }
}

/// A condition on what a section names.
#[derive(Debug, Clone)]
pub enum Condition {
    /// Never holds.
    Never,
    /// Some sentence names one of the concepts.
    Names(ConceptSet),
    /// Some sentence, or two in a row, name one concept of each set.
    Together(Vec<ConceptSet>),
    /// All hold.
    All(Vec<Condition>),
    /// One holds.
    Any(Vec<Condition>),
}

impl Condition {
    /// The concepts that it asks for.
    pub fn concepts(&self) -> ConceptSet {
        match self {
            Self::Never => ConceptSet::EMPTY,
            Self::Names(concepts) => *concepts,
            Self::Together(sets) => sets.iter().fold(ConceptSet::EMPTY, |all, set| all.union(*set)),
            Self::All(parts) | Self::Any(parts) => parts.iter().fold(ConceptSet::EMPTY, |all, part| all.union(part.concepts())),
        }
    }
}
