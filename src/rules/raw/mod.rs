//! The files of a pack as they are written: a serde mirror without behaviour.
//!
//! Unknown keys are passed over here; that they are mistakes is said by the JSON Schemas that are generated from these types, which
//! `toml_check` holds the files to.

mod concepts;
mod cues;
mod measured;
mod pack;
mod rule;

pub use concepts::{Concept, Concepts, Extension, Terms};
pub use cues::{Cues, Families};
pub use measured::{Measured, MeasuredRule};
pub use pack::{AddressedDocument, Pack, Recommendation, Recommendations, RuleChange, Source};
pub use rule::{
    Assesses, Considers, Drafting, Example, Exposure, Instructs, Names, Partial, Refers, Require, Rule, STATUSES, Topic, Unless, Verifies,
    When,
};
