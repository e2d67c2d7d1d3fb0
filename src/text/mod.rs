//! Words, sentences and terms: what a passage says on its surface, each word with its place in the block's text.
//!
//! The layer knows no rules and no documents. It works as measured for Swedish and English guidance: normalise first, match whole
//! words with their inflections and compounds, forgive typos that no confusable explains.

mod by_word;
mod detect;
mod families;
mod foreign;
mod frequent;
mod hash;
mod kept;
mod key;
mod lexicon;
mod packed;
mod pieces;
mod recent;
mod seen;
mod sentence;
mod spellings;
mod stretch;
mod sweep;
mod swept;
mod together;
mod token;
mod vocabulary;
mod word;

pub use by_word::{ByWord, Told};
pub use detect::{Guess, detect, guess};
pub use families::{ByName, Families, FamilyMatcher, LaidOut};
pub use foreign::{Spoken, Spread, is_too_short, spoken};
pub use hash::TextHash;
pub use kept::Kept;
pub use lexicon::{
    ConceptId, ConceptSet, Hit, Lexicon, LexiconBuilder, Matcher, Miss, NearMiss, Signs, Strength, TermError, TermMatch, may_be_split,
};
pub use packed::Packed;
pub use sentence::sentences;
pub use stretch::Stretch;
pub use sweep::{ENOUGH_FOR_DOCUMENT, ENOUGH_FOR_PART, Part, Shown, Sweep};
pub use token::{Token, tokenize};
pub use vocabulary::{Stem, Word};
pub use word::{Stemmers, fold};
