//! A rule's file: topic, requirement, texts, examples.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::language::{Bilingual, Language};
use crate::rules::Severity;

/// A rule's file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Rule {
    /// Stable id.
    #[schemars(length(min = 1))]
    pub id: String,
    /// Revision of the meaning.
    pub revision: u32,
    /// Recommendations that it comes from.
    #[serde(default)]
    pub from: Vec<String>,
    /// Chapter of the source.
    #[serde(default)]
    pub chapter: String,
    /// The gravest severity of a gap.
    pub ceiling: Option<Severity>,
    /// Which sections are judged.
    pub topic: Topic,
    /// What they have to say.
    pub require: Require,
    /// When a section that does not say it is `partial`.
    pub partial: Option<Partial>,
    /// What a section has to leave out to be `excluded`, where that is not simply what `require` asks for.
    pub excluded: Option<Excluded>,
    /// What a section must say, in full sentences. Without it, explanations put `require` into words.
    #[serde(default)]
    pub asks: Bilingual,
    /// The gap as a headline.
    pub title: Bilingual,
    /// Why it matters.
    pub help: Bilingual,
    /// What a partial section lacks.
    #[serde(default)]
    pub lacks: Bilingual,
    /// What the source says, in the pack's words.
    #[serde(default)]
    pub said: Bilingual,
    /// What to write.
    #[serde(default)]
    pub drafting: Drafting,
    /// Examples, which are tests.
    #[serde(default)]
    pub example: Vec<Example>,
}

/// When a section that leaves something out is `excluded`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Excluded {
    /// It leaves out one of these.
    pub what: Names,
}

/// One concept or several.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Names {
    /// A single concept.
    One(String),
    /// Any of several.
    Many(Vec<String>),
}

/// Which sections a rule judges.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Topic {
    /// The section is about one of these.
    pub about: Names,
    /// It stands inside, or is itself about, one of these.
    pub within: Option<Names>,
    /// The document is about one of these.
    pub document_about: Option<Names>,
    /// The section also speaks of one of these.
    pub concerning: Option<Names>,
    /// A section that says that it is about these alone is not judged.
    pub unless: Option<Unless>,
}

/// When a section is not judged although it is about the topic.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Unless {
    /// It says that it is about these alone.
    pub only_about: String,
}

/// What a section has to say: exactly one verb.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub enum Require {
    /// Names the concept.
    Mentions(Names),
    /// States a connection between two ends.
    Links((Names, Names)),
    /// Tells the reader to turn to a service.
    Refers(Refers),
    /// Says that something is to be done.
    Instructs(Instructs),
    /// Says that a group is exposed.
    Exposure(Exposure),
    /// An assessment takes in the exposure.
    Assesses(Assesses),
    /// Something is considered on an occasion.
    Considers(Considers),
    /// Something is checked beforehand.
    Verifies(Verifies),
    /// A training teaches a connection between two ends.
    Teaches((Names, Names)),
    /// All of these.
    All(Vec<Require>),
    /// One of these.
    Any(Vec<Require>),
}

/// Roles of `refers`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Refers {
    /// The service.
    pub to: Names,
    /// The cases.
    pub cases: Names,
}

/// Roles of `instructs`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Instructs {
    /// What is to be done.
    pub what: Names,
    /// Those who are to do it together; naming several of them may stand for naming the thing itself. Without them the judgement is by
    /// words of duty and bidding alone, not by trained weights.
    pub among: Option<Names>,
}

/// Roles of `exposure`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Exposure {
    /// The group.
    pub of: Names,
    /// What it is exposed to.
    pub to: Names,
}

/// Roles of `assesses`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Assesses {
    /// The assessment.
    pub by: Names,
    /// The exposure that it takes in.
    pub of: Names,
}

/// Roles of `considers`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Considers {
    /// The occasion.
    pub when: Names,
    /// What is considered.
    pub what: Names,
}

/// Roles of `verifies`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Verifies {
    /// What is checked.
    pub what: Names,
    /// Before what.
    pub before: Names,
}

/// When a section is `partial`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Partial {
    /// The condition.
    pub when: When,
}

/// A condition on what a section names.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub enum When {
    /// Some sentence names one of the concepts.
    Mentions(Names),
    /// Two neighbouring sentences name one concept of each.
    Together(Vec<Names>),
    /// All hold.
    All(Vec<When>),
    /// One holds.
    Any(Vec<When>),
}

/// Drafting points.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Drafting {
    /// In Swedish.
    #[serde(default)]
    pub sv: Vec<String>,
    /// In English.
    #[serde(default)]
    pub en: Vec<String>,
}

/// The statuses that an example can expect.
pub const STATUSES: [&str; 6] = ["covered", "elsewhere", "excluded", "partial", "missing", "not-applicable"];

/// A text with the verdict that the rule must give on it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Example {
    /// The expected status: one of [`STATUSES`].
    #[schemars(extend("enum" = STATUSES))]
    pub status: String,
    /// The language of the text.
    pub lang: Language,
    /// The heading of the section that is expected to be judged, where the text has several.
    pub section: Option<String>,
    /// A small Markdown document.
    pub text: String,
}
