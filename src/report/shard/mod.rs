//! Shards: a run over a part of the documents, and what its report carries so that `lucka merge` can settle all parts as one.
//!
//! Places inside a source, what its comments say, and what a verdict was before it was settled are no part of a report; a shard's report
//! has them beside it.

mod join;
mod unsettled;

pub use join::{Joined, join};
pub use unsettled::Unsettled;

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::language::Language;

/// One part of a run: number `number` of `of`, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part {
    /// Which part.
    pub number: u64,
    /// Of how many.
    pub of: u64,
}

impl Part {
    /// Whether a document belongs to this part. Its path alone decides, so that other documents may come and go.
    pub fn holds(self, path: &str) -> bool {
        let digest = Sha256::digest(path.as_bytes());
        let number = digest.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte));
        number.checked_rem(self.of) == self.number.checked_sub(1)
    }
}

impl FromStr for Part {
    type Err = String;

    /// Reads `N/M`, where N is one of 1 to M.
    fn from_str(text: &str) -> Result<Self, String> {
        let (number, of) = text.split_once('/').ok_or("N/M")?;
        let read = |number: &str| number.parse::<u64>().map_err(|_| "N/M".to_owned());
        let part = Self { number: read(number)?, of: read(of)? };
        if (1..=part.of).contains(&part.number) { Ok(part) } else { Err("1 ≤ N ≤ M".to_owned()) }
    }
}

/// What a shard's report carries for [`join`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Shard {
    /// Which part of the run it is.
    pub part: Part,
    /// What has to be the same in all parts.
    pub terms: Terms,
    /// Files passed over because of their extension, by extension; the same in every part, since all walk the whole.
    pub unknown: BTreeMap<String, usize>,
    /// Files and folders left out because a pattern says so; the same in every part.
    pub ignored: usize,
    /// The documents of the report, in its order.
    pub documents: Vec<Unsettled>,
}

/// On what terms documents were judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Language of messages.
    pub language: Language,
    /// SHA-256 of the configuration; empty without one.
    pub config: String,
    /// Ids of the rules that ran.
    pub rules: Vec<String>,
    /// Whether every rule ran that is not switched off in the configuration.
    pub all_rules: bool,
    /// Whether all documents of the project were looked at, over all parts.
    pub all_documents: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_in_one_part() {
        for path in ["a.md", "b/c.docx", "å.pdf", ""] {
            for of in 1..9 {
                assert_eq!((1..=of).filter(|&number| Part { number, of }.holds(path)).count(), 1, "{path} {of}");
            }
        }
    }

    #[test]
    fn a_part_is_one_of_its_number() {
        assert_eq!("2/8".parse(), Ok(Part { number: 2, of: 8 }));
        for faulty in ["", "2", "0/8", "9/8", "1/0", "-1/2", "1/2/3", "a/b"] {
            assert!(faulty.parse::<Part>().is_err(), "{faulty}");
        }
    }
}
