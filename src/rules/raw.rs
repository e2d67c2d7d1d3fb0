//! The files of a pack as they are written: a serde mirror without behaviour.

use serde::{Deserialize, Serialize};

use super::Severity;
use crate::language::{Bilingual, Language};

/// `pack.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Stable id.
    pub id: String,
    /// Revision of the content.
    pub revision: u32,
    /// Version of the format of packs; this program knows 1.
    pub format: u32,
    /// Languages that the rules judge.
    pub languages: Vec<Language>,
    /// Title.
    pub title: Bilingual,
    /// Where the rules come from.
    pub source: Source,
}

/// The publication that a pack's rules come from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Publisher.
    pub publisher: String,
    /// Report number or other short name.
    pub report: String,
    /// Title of the publication.
    pub title: String,
    /// Date of publication, as precise as known.
    pub date: String,
    /// Address of the publication or its publisher.
    #[serde(default)]
    pub link: String,
    /// Licence of the pack's own texts.
    #[serde(default)]
    pub licence: String,
}

/// `recommendations.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendations {
    /// Recommendations to others, in order.
    #[serde(default)]
    pub recommendation: Vec<Recommendation>,
    /// The publisher's own undertakings.
    #[serde(default)]
    pub undertaking: Vec<Recommendation>,
}

impl Recommendations {
    /// Recommendations and then undertakings, in order.
    pub fn all(self) -> Vec<Recommendation> {
        let undertaken = self.undertaking.into_iter().map(|own| Recommendation { undertaking: true, ..own });
        self.recommendation.into_iter().chain(undertaken).collect()
    }
}

/// A recommendation or an undertaking.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// Stable id, such as `R1`.
    pub id: String,
    /// Chapter of the source.
    #[serde(default)]
    pub chapter: String,
    /// Whom it addresses.
    #[serde(default)]
    pub addressee: Vec<String>,
    /// The documents that it is about.
    #[serde(default)]
    pub documents: Vec<AddressedDocument>,
    /// Ids of the rules that show uptake.
    #[serde(default)]
    pub rules: Vec<String>,
    /// What it asks for.
    pub text: Bilingual,
    /// Why no rule can judge it from a document.
    #[serde(default)]
    pub not_checkable: Option<Bilingual>,
    /// Whether the publisher undertakes it itself; told by the table that it stands in.
    #[serde(skip)]
    pub undertaking: bool,
}

/// A document that a recommendation is about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressedDocument {
    /// Title.
    #[serde(default)]
    pub title: String,
    /// Kind, such as `handbook`.
    #[serde(default)]
    pub kind: String,
    /// Publisher.
    #[serde(default)]
    pub publisher: String,
    /// Ids of the recommendation's rules whose topic the document has to take up; all of them if none is named. The others count
    /// where the document has a section about their topic.
    #[serde(default)]
    pub requires: Vec<String>,
}

/// `concepts.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concepts {
    /// All concepts.
    #[serde(default)]
    pub concept: Vec<Concept>,
}

/// A concept with its terms.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Stable id.
    pub id: String,
    /// Name for users.
    pub title: Bilingual,
    /// Concepts whose terms stand for this one too.
    #[serde(default)]
    pub includes: Vec<String>,
    /// Swedish terms.
    #[serde(default)]
    pub sv: Terms,
    /// English terms.
    #[serde(default)]
    pub en: Terms,
}

/// A concept's terms in one language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Words and phrases, matched inflected, in compounds and with typos.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Open beginnings of words.
    #[serde(default)]
    pub stems: Vec<String>,
    /// Beginnings that an open beginning must not match.
    #[serde(default)]
    pub deny: Vec<String>,
    /// Acronyms and names, matched to the letter.
    #[serde(default)]
    pub exact: Vec<String>,
    /// Pairs of word beginnings within so many words.
    #[serde(default)]
    pub near: Vec<(String, String, usize)>,
    /// Words that must not be taken for a mistyped term.
    #[serde(default)]
    pub confusables: Vec<String>,
    /// Phrases inside which no term counts.
    #[serde(default)]
    pub except: Vec<String>,
    /// Words and phrases that hint at the concept without naming it.
    #[serde(default)]
    pub hints: Vec<String>,
    /// Pairs of word beginnings that hint at the concept.
    #[serde(default)]
    pub near_hints: Vec<(String, String, usize)>,
}

/// A rule's file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id.
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
    #[serde(default)]
    pub ceiling: Option<Severity>,
    /// Which sections are judged.
    pub topic: Topic,
    /// What they have to say.
    pub require: Require,
    /// When a section that does not say it is `partial`.
    #[serde(default)]
    pub partial: Option<Partial>,
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

/// One concept or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// A single concept.
    One(String),
    /// Any of several.
    Many(Vec<String>),
}

/// Which sections a rule judges.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topic {
    /// The section is about one of these.
    pub about: Names,
    /// It stands inside, or is itself about, one of these.
    #[serde(default)]
    pub within: Option<Names>,
    /// The document is about one of these.
    #[serde(default)]
    pub document_about: Option<Names>,
    /// The section also speaks of one of these.
    #[serde(default)]
    pub concerning: Option<Names>,
    /// A section that says that it is about these alone is not judged.
    #[serde(default)]
    pub unless: Option<Unless>,
}

/// When a section is not judged although it is about the topic.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unless {
    /// It says that it is about these alone.
    pub only_about: String,
}

/// What a section has to say: exactly one verb.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
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
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refers {
    /// The service.
    pub to: Names,
    /// The cases.
    pub cases: Names,
}

/// Roles of `instructs`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instructs {
    /// What is to be done.
    pub what: Names,
    /// Those who are to do it together; naming several of them may stand for naming the thing itself.
    #[serde(default)]
    pub among: Option<Names>,
}

/// Roles of `exposure`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exposure {
    /// The group.
    pub of: Names,
    /// What it is exposed to.
    pub to: Names,
}

/// Roles of `assesses`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assesses {
    /// The assessment.
    pub by: Names,
    /// The exposure that it takes in.
    pub of: Names,
}

/// Roles of `considers`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Considers {
    /// The occasion.
    pub when: Names,
    /// What is considered.
    pub what: Names,
}

/// Roles of `verifies`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verifies {
    /// What is checked.
    pub what: Names,
    /// Before what.
    pub before: Names,
}

/// When a section is `partial`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partial {
    /// The condition.
    pub when: When,
}

/// A condition on what a section names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
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
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drafting {
    /// In Swedish.
    #[serde(default)]
    pub sv: Vec<String>,
    /// In English.
    #[serde(default)]
    pub en: Vec<String>,
}

/// A text with the verdict that the rule must give on it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The expected status.
    pub status: String,
    /// The language of the text.
    pub lang: Language,
    /// A small Markdown document.
    pub text: String,
}
