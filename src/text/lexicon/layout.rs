//! A lexicon where it is laid out: all letters in one string, everything else in numbers, so that what was laid out when the program was
//! built is read where it stands in the program, and nothing of it at the start.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::atomic::{self, AtomicU64};

use super::numbers::{Index, Numbers};
use super::{ConceptSet, Lexicon, Mode, PatternWord, Strength, Term, WordId, slot};
use crate::language::Language;
use crate::text::Stemmers;
use crate::text::word::Slips;

/// What the numbers of a lexicon say, one section each. Texts are given by where they begin and end in the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Pattern words, a row of [`WORD`] each.
    Words,
    /// Word beginnings that prefixes must not match: texts.
    Deny,
    /// Terms, a row of [`TERM`] each.
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

/// Numbers of a pattern word: its text, its stem, how it matches, its denied beginnings, its letters once, again, and how many.
pub(super) const WORD: usize = 10;
/// Numbers of a term: its concepts, how firmly it stands for them and within how many words, its words.
pub(super) const TERM: usize = 7;

/// Numbers of a confusable: its text, and the concepts that it is no form or compound of either.
pub(super) const CONFUSABLE: usize = 6;

/// What one language needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    /// Words that no typo makes a term of, in order, a row of [`CONFUSABLE`] each.
    Confusables,
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
pub(super) const OWN: usize = 6;
/// Number of all sections.
pub(super) const SECTIONS: usize = Section::Own as usize + 2 * OWN;

/// The id of the next lexicon.
static NEXT: AtomicU64 = AtomicU64::new(0);

impl Lexicon {
    /// The lexicon whose letters and numbers these are, as [`Lexicon::letters`] and [`Lexicon::numbers`] give them.
    pub fn laid_out(letters: impl Into<Cow<'static, str>>, numbers: impl Into<Cow<'static, [u8]>>) -> Self {
        let numbers = numbers.into();
        let header = Numbers::new(&numbers);
        let mut start = SECTIONS;
        let mut sections = [(0, 0); SECTIONS];
        for (section, length) in sections.iter_mut().zip(header.iter()) {
            let end = start + length as usize;
            *section = (start, end);
            start = end;
        }
        let id = NEXT.fetch_add(1, atomic::Ordering::Relaxed);
        Self { id, letters: letters.into(), sections, numbers, stemmers: Stemmers::default() }
    }

    /// All letters.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// All numbers, four bytes each, the lowest first.
    pub fn numbers(&self) -> &[u8] {
        &self.numbers
    }

    #[inline]
    fn section(&self, at: usize) -> Numbers<'_> {
        let (start, end) = self.sections.get(at).copied().unwrap_or_default();
        Numbers::new(&self.numbers).part(start..end)
    }

    #[inline]
    fn own(&self, own: Own, language: Language) -> Numbers<'_> {
        self.section(Section::Own as usize + slot(language) * OWN + own as usize)
    }

    /// A table of a language.
    #[inline]
    pub(super) fn index(&self, own: Own, language: Language) -> Index<'_> {
        Index::new(self.own(own, language))
    }

    #[inline]
    fn text(&self, start: u32, end: u32) -> &str {
        self.letters.get(start as usize..end as usize).unwrap_or_default()
    }

    fn texts<'l>(&'l self, places: Numbers<'l>) -> impl Iterator<Item = &'l str> {
        (0..places.len() / 2).filter_map(move |at| Some(self.text(places.get(2 * at)?, places.get(2 * at + 1)?)))
    }

    /// The concepts that list a word as a confusable; none for one that only `deny` names, and `None` if none lists it.
    pub(super) fn confusable(&self, word: &str, language: Language) -> Option<ConceptSet> {
        let rows = self.own(Own::Confusables, language);
        let row = |at: usize| rows.part(at * CONFUSABLE..(at + 1) * CONFUSABLE);
        let text = |at: usize| row(at).get(0).zip(row(at).get(1)).map_or("", |(start, end)| self.text(start, end));
        let (mut from, mut to) = (0, rows.len() / CONFUSABLE);
        while from < to {
            let middle = from.midpoint(to);
            match text(middle).cmp(word) {
                Ordering::Less => from = middle + 1,
                Ordering::Equal => return concepts(row(middle).part(2..CONFUSABLE)),
                Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// A pattern word.
    #[inline]
    pub(super) fn word(&self, id: WordId) -> Option<PatternWord<'_>> {
        let at = id as usize * WORD;
        let row = self.section(Section::Words as usize).part(at..at + WORD);
        let (mode, language) = kind_of(row.get(4)?);
        Some(PatternWord {
            text: self.text(row.get(0)?, row.get(1)?),
            stem: self.text(row.get(2)?, row.get(3)?),
            mode,
            language,
            deny: row.get(5)?..row.get(6)?,
        })
    }

    /// The text of a pattern word.
    #[inline]
    pub(super) fn word_text(&self, id: WordId) -> &str {
        let words = self.section(Section::Words as usize);
        let at = id as usize * WORD;
        words.get(at).zip(words.get(at + 1)).map_or("", |(start, end)| self.text(start, end))
    }

    /// The text of a pattern word that is matched to the letter; `None` for any other.
    #[inline]
    pub(super) fn to_the_letter(&self, id: WordId) -> Option<&str> {
        let kind = self.section(Section::Words as usize).get(id as usize * WORD + 4)?;
        (kind_of(kind).0 == Mode::Exact).then(|| self.word_text(id))
    }

    /// What a mistyped form has to have in common with a pattern word.
    #[inline]
    pub(super) fn slips(&self, id: WordId) -> Option<Slips> {
        let words = self.section(Section::Words as usize);
        let at = id as usize * WORD;
        let (kind, once, again, count) = (words.get(at + 4)?, words.get(at + 7)?, words.get(at + 8)?, words.get(at + 9)?);
        Some(Slips::laid_out([once, again, count], kind >> 4))
    }

    /// The beginnings that a prefix must not match.
    pub(super) fn denied(&self, deny: &Range<u32>) -> impl Iterator<Item = &str> {
        self.texts(self.section(Section::Deny as usize).part(deny.start as usize..deny.end as usize))
    }

    /// All terms.
    pub(super) fn all_terms(&self) -> impl Iterator<Item = Term<'_>> {
        (0..).map_while(|at| self.term(at))
    }

    /// A term.
    #[inline]
    pub(super) fn term(&self, at: u32) -> Option<Term<'_>> {
        let at = at as usize * TERM;
        let row = self.section(Section::Terms as usize).part(at..at + TERM);
        let (kind, start, end) = (row.get(4)?, row.get(5)?, row.get(6)?);
        Some(Term {
            concepts: concepts(row.part(0..4))?,
            strength: if kind & 1 == 1 { Strength::Term } else { Strength::Hint },
            words: self.section(Section::TermWords as usize).part(start as usize..end as usize),
            within: (kind >> 1 > 0).then(|| (kind >> 1) as usize - 1),
        })
    }

    /// The terms that a pattern word is the first word of.
    pub(super) fn begun_by(&self, word: WordId) -> impl Iterator<Item = Term<'_>> {
        let ends = self.section(Section::FirstEnds as usize);
        let end = |at: usize| ends.get(at).map_or(0, |end| end as usize);
        let start = (word as usize).checked_sub(1).map_or(0, end);
        let terms = self.section(Section::First as usize).part(start..end(word as usize));
        terms.iter().filter_map(|at| self.term(at))
    }
}

/// The concepts in four numbers.
#[inline]
fn concepts(numbers: Numbers<'_>) -> Option<ConceptSet> {
    let bits = |column: usize| numbers.get(column).map(u128::from);
    Some(ConceptSet(bits(3)? << 96 | bits(2)? << 64 | bits(1)? << 32 | bits(0)?))
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
