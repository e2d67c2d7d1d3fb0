//! A lexicon where it is laid out: all letters in one string, everything else in numbers, so that what was laid out when the program was
//! built is read where it stands in the program, and nothing of it at the start.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::atomic::{self, AtomicU64};

use super::index::{Index, TABLES};
use super::numbers::{Numbers, Row, Table};
use super::{ConceptSet, Lexicon, Mode, PatternWord, Strength, Term, WordId, slot};
use crate::language::Language;
use crate::text::Stemmers;
use crate::text::word::Slips;

/// What the numbers of a lexicon say, a table each. Texts are given by where they begin in the string, and how many bytes they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Pattern words: of each its text, its stem, how it matches, its denied beginnings (where they begin, and how many), its letters once,
    /// again, and how many.
    Words,
    /// Word beginnings that prefixes must not match: texts.
    Deny,
    /// Sets of concepts, in four numbers each.
    Sets,
    /// Terms: of each the set of its concepts, how firmly it stands for them and within how many words, and its words (where they begin,
    /// and how many).
    Terms,
    /// The words of the terms, one term after the other.
    TermWords,
    /// For each pattern word, where the terms that it is the first word of end in the next section.
    FirstEnds,
    /// Those terms.
    First,
    /// What one language needs, which begins here and is there twice.
    Own,
}

/// What one language needs: words that no typo makes a term of, in order, each a text with the set of the concepts that it is no form or
/// compound of either, and then the tables looked up by hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    /// Pattern words by the hash of the stem that a word matching them begins with.
    Beginnings,
    /// Pattern words that may stand inside a compound, by their first bytes (see [`super::keys::inside`]).
    Compounds,
    /// Pattern words that may be mistyped, by what a mistyped form keeps of them (see [`super::keys::kept`]).
    Typos,
    /// Pattern words of single-word terms long enough to be split in two by mistake, by their first letters.
    Splittable,
    /// Terms of a single word that an ellipsis may cut short, by first letter.
    Singles,
}

/// Number of sections that a language has of its own.
pub(super) const OWN: usize = 1 + TABLES * INDEXES;
/// Number of tables of a language that are looked up by hash.
pub(super) const INDEXES: usize = 5;
/// Number of all sections.
pub(super) const SECTIONS: usize = Section::Own as usize + 2 * OWN;

/// The id of the next lexicon.
static NEXT: AtomicU64 = AtomicU64::new(0);

impl Lexicon {
    /// The lexicon whose letters and numbers these are, as [`Lexicon::letters`] and [`Lexicon::numbers`] give them.
    pub fn laid_out(letters: impl Into<Cow<'static, str>>, numbers: impl Into<Cow<'static, [u8]>>) -> Self {
        let numbers = numbers.into();
        let tables = Table::all(&numbers);
        let id = NEXT.fetch_add(1, atomic::Ordering::Relaxed);
        Self { id, letters: letters.into(), tables, numbers, stemmers: Stemmers::default() }
    }

    /// All letters.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// All numbers.
    pub fn numbers(&self) -> &[u8] {
        &self.numbers
    }

    /// A column of a section.
    #[inline]
    fn column(&self, section: usize, column: usize) -> Numbers<'_> {
        self.tables.get(section).map(|table| table.column(column, &self.numbers)).unwrap_or_default()
    }

    /// The only column of a section.
    #[inline]
    fn numbers_of(&self, section: Section) -> Numbers<'_> {
        self.column(section as usize, 0)
    }

    /// A row of a section.
    #[inline]
    fn row(&self, section: usize, at: usize) -> Option<Row<'_>> {
        self.tables.get(section)?.row(at, &self.numbers)
    }

    /// A table of a language.
    #[inline]
    pub(super) fn index(&self, own: Own, language: Language) -> Index<'_> {
        let first = own_section(language) + 1 + TABLES * own as usize;
        Index::new(self.tables.get(first..first + TABLES).unwrap_or_default(), &self.numbers)
    }

    #[inline]
    fn text(&self, start: u32, length: u32) -> &str {
        let start = start as usize;
        self.letters.get(start..start + length as usize).unwrap_or_default()
    }

    /// The text that a row gives in these columns.
    #[inline]
    fn text_in(&self, row: Row<'_>, [start, length]: [usize; 2]) -> Option<&str> {
        Some(self.text(row.get(start)?, row.get(length)?))
    }

    /// A set of concepts.
    #[inline]
    fn set(&self, at: u32) -> Option<ConceptSet> {
        let row = self.row(Section::Sets as usize, at as usize)?;
        let bits = |column: usize| row.get(column).map(u128::from);
        Some(ConceptSet(bits(3)? << 96 | bits(2)? << 64 | bits(1)? << 32 | bits(0)?))
    }

    /// The concepts that list a word as a confusable; none for one that only `deny` names, and `None` if none lists it.
    pub(super) fn confusable(&self, word: &str, language: Language) -> Option<ConceptSet> {
        let section = own_section(language);
        let (mut from, mut to) = (0, self.tables.get(section)?.rows());
        while from < to {
            let middle = from.midpoint(to);
            let row = self.row(section, middle)?;
            match self.text_in(row, [0, 1])?.cmp(word) {
                Ordering::Less => from = middle + 1,
                Ordering::Equal => return self.set(row.get(2)?),
                Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// The row of a pattern word.
    #[inline]
    fn word_row(&self, id: WordId) -> Option<Row<'_>> {
        self.row(Section::Words as usize, id as usize)
    }

    /// A pattern word.
    #[inline]
    pub(super) fn word(&self, id: WordId) -> Option<PatternWord<'_>> {
        let row = self.word_row(id)?;
        let (mode, language) = kind_of(row.get(4)?);
        let deny = row.get(5)?;
        let deny = deny..deny + row.get(6)?;
        Some(PatternWord { text: self.text_in(row, [0, 1])?, stem: self.text_in(row, [2, 3])?, mode, language, deny })
    }

    /// The text of a pattern word.
    #[inline]
    pub(super) fn word_text(&self, id: WordId) -> &str {
        self.word_row(id).and_then(|row| self.text_in(row, [0, 1])).unwrap_or_default()
    }

    /// The text of a pattern word that is matched to the letter; `None` for any other.
    #[inline]
    pub(super) fn to_the_letter(&self, id: WordId) -> Option<&str> {
        let kind = self.word_row(id)?.get(4)?;
        (kind_of(kind).0 == Mode::Exact).then(|| self.word_text(id))
    }

    /// What a mistyped form has to have in common with a pattern word.
    #[inline]
    pub(super) fn slips(&self, id: WordId) -> Option<Slips> {
        let row = self.word_row(id)?;
        Some(Slips::laid_out([row.get(7)?, row.get(8)?, row.get(9)?], row.get(4)? >> 4))
    }

    /// The beginnings that a prefix must not match.
    pub(super) fn denied(&self, deny: &Range<u32>) -> impl Iterator<Item = &str> {
        deny.clone().filter_map(|at| self.text_in(self.row(Section::Deny as usize, at as usize)?, [0, 1]))
    }

    /// All terms.
    pub(super) fn all_terms(&self) -> impl Iterator<Item = Term<'_>> {
        (0..).map_while(|at| self.term(at))
    }

    /// A term.
    #[inline]
    pub(super) fn term(&self, at: u32) -> Option<Term<'_>> {
        let row = self.row(Section::Terms as usize, at as usize)?;
        let (kind, start) = (row.get(1)?, row.get(2)? as usize);
        Some(Term {
            concepts: self.set(row.get(0)?)?,
            strength: if kind & 1 == 1 { Strength::Term } else { Strength::Hint },
            words: self.numbers_of(Section::TermWords).part(start..start + row.get(3)? as usize),
            within: (kind >> 1 > 0).then(|| (kind >> 1) as usize - 1),
        })
    }

    /// The terms that a pattern word is the first word of, each with its number.
    pub(super) fn begun_by(&self, word: WordId) -> impl Iterator<Item = (u32, Term<'_>)> {
        let ends = self.numbers_of(Section::FirstEnds);
        let end = |at: usize| ends.get(at).map_or(0, |end| end as usize);
        let start = (word as usize).checked_sub(1).map_or(0, end);
        let terms = self.numbers_of(Section::First).part(start..end(word as usize));
        terms.iter().filter_map(|at| Some((at, self.term(at)?)))
    }
}

/// The first of the sections that a language has of its own.
#[inline]
const fn own_section(language: Language) -> usize {
    Section::Own as usize + slot(language) * OWN
}

/// How a pattern word matches, as a number.
pub(super) fn kind(mode: Mode, language: Option<Language>, lost: u32) -> u32 {
    let mode = match mode {
        Mode::Word => 0,
        Mode::Prefix => 1,
        Mode::Exact => 2,
    };
    let language = match language {
        None => 0,
        Some(Language::Sv) => 1,
        Some(Language::En) => 2,
    };
    mode | language << 2 | lost << 4
}

#[inline]
fn kind_of(kind: u32) -> (Mode, Option<Language>) {
    let mode = match kind & 3 {
        0 => Mode::Word,
        1 => Mode::Prefix,
        _ => Mode::Exact,
    };
    let language = match kind >> 2 & 3 {
        1 => Some(Language::Sv),
        2 => Some(Language::En),
        _ => None,
    };
    (mode, language)
}
