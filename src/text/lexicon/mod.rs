//! The lexicon: every concept's terms, compiled so that a text is searched in one pass.
//!
//! A term is a sequence of pattern words. Each distinct word of a text is classified once (which pattern words does it match?)
//! and remembered; phrases are then sequences of classified words.

mod builder;
mod classify;
mod explain;
mod hits;
mod index;
mod keys;
mod layout;
mod memory;
mod numbers;
mod sieve;
mod signs;
mod write;

use std::borrow::Cow;
use std::ops::Range;

pub use builder::{LexiconBuilder, TermError};
pub use explain::{Miss, NearMiss, TermMatch};
pub use hits::may_be_split;
pub(super) use hits::may_be_split_by;
use layout::SECTIONS;
pub use memory::Matcher;
use numbers::{Numbers, Table};
pub use signs::Signs;

use super::{Stemmers, Stretch};
use crate::language::Language;

/// Index of a concept in a [`Lexicon`]; at most 128 concepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(pub(super) u8);

impl ConceptId {
    /// Its position among the concepts of a rule set.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A set of concepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct ConceptSet(u128);

impl ConceptSet {
    /// The empty set.
    pub const EMPTY: Self = Self(0);

    /// The set of these concepts.
    pub fn of(concepts: impl IntoIterator<Item = ConceptId>) -> Self {
        concepts.into_iter().fold(Self::EMPTY, Self::with)
    }

    /// This set and one concept more.
    #[must_use]
    pub const fn with(self, concept: ConceptId) -> Self {
        Self(self.0 | 1 << concept.0)
    }

    /// Whether the concept is in the set.
    pub const fn contains(self, concept: ConceptId) -> bool {
        self.0 >> concept.0 & 1 == 1
    }

    /// Whether the sets share a concept.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The concepts of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The concepts in the set, in the order of their ids.
    pub fn iter(self) -> impl Iterator<Item = ConceptId> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = u8::try_from(rest.trailing_zeros()).ok().filter(|_| rest != 0)?;
            rest &= rest - 1;
            Some(ConceptId(next))
        })
    }
}

/// How firmly a term stands for its concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Hints at the concept without naming it ("drar skam över familjen").
    Hint,
    /// Names the concept.
    Term,
}

/// A place in a text where a concept is named or hinted at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The concepts named, with those that include them.
    pub concepts: ConceptSet,
    /// Range of tokens.
    tokens: Stretch,
    /// Whether the concept is named or hinted at.
    pub strength: Strength,
    /// Whether the match forgave a typo.
    pub typo: bool,
}

impl Hit {
    /// Range of tokens.
    #[inline]
    pub const fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }
}

/// How a pattern word matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Mode {
    /// Inflected, inside compounds, with a typo.
    Word,
    /// As the beginning of a word.
    Prefix,
    /// To the letter, case included.
    Exact,
}

/// A word of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PatternWord<'l> {
    text: &'l str,
    stem: &'l str,
    mode: Mode,
    language: Option<Language>,
    /// Word beginnings that a prefix must not match, as they are laid out.
    deny: Range<u32>,
}

/// Index of a pattern word.
type WordId = u32;

/// A sequence of pattern words that stands for a concept.
#[derive(Debug, Clone, Copy)]
struct Term<'l> {
    concepts: ConceptSet,
    strength: Strength,
    /// Ids of its words.
    words: Numbers<'l>,
    /// Most words between the two words of a proximity term; `None` for a phrase.
    within: Option<usize>,
}

impl Term<'_> {
    /// Its first word.
    #[inline]
    fn first(&self) -> Option<WordId> {
        self.words.get(0)
    }

    /// Its words.
    #[inline]
    fn words(&self) -> impl ExactSizeIterator<Item = WordId> {
        self.words.iter()
    }

    /// Its only word.
    #[inline]
    fn only(&self) -> Option<WordId> {
        self.first().filter(|_| self.words.len() == 1)
    }
}

/// Letters that a term needs before it is looked for inside compounds.
const COMPOUND_LETTERS: usize = 6;

/// A compiled set of concepts.
#[expect(missing_debug_implementations, reason = "the stemmer library gives none")]
pub struct Lexicon {
    /// Tells this lexicon from every other one of the process.
    id: u64,
    letters: Cow<'static, str>,
    numbers: Cow<'static, [u8]>,
    /// The tables of the numbers.
    tables: [Table; SECTIONS],
    stemmers: Stemmers,
}

/// Index into the per-language tables.
const fn slot(language: Language) -> usize {
    match language {
        Language::Sv => 0,
        Language::En => 1,
    }
}

impl Lexicon {
    /// A matcher over this lexicon, with what this thread remembers of words that it has classified before.
    pub fn matcher(&self) -> Matcher<'_> {
        Matcher::new(self)
    }

    /// A number that no other lexicon of the process has.
    pub const fn id(&self) -> u64 {
        self.id
    }

    /// The stemmers that the lexicon uses.
    pub const fn stemmers(&self) -> &Stemmers {
        &self.stemmers
    }
}
