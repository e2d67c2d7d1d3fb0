//! Words, sentences and terms: what a passage says on its surface, each word with its place in the block's text.
//!
//! The layer knows no rules and no documents. It works as measured for Swedish and English guidance: normalise first, match whole
//! words with their inflections and compounds, forgive typos that no confusable explains.

mod detect;
mod families;
mod foreign;
mod frequent;
mod lexicon;
mod sentence;
mod token;
mod vocabulary;
mod word;

pub use detect::{Guess, detect, guess};
pub use families::{ByName, Families, FamilyMatcher};
pub use foreign::{Spoken, is_too_short, spoken};
pub use lexicon::{ConceptId, ConceptSet, Hit, Lexicon, LexiconBuilder, Matcher, Miss, NearMiss, Strength, Survey, TermError, TermMatch};
pub use sentence::sentences;
pub use token::{Token, tokenize};
pub use vocabulary::Word;
pub use word::{Stemmers, fold};
