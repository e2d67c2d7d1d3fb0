//! A look at every word of a document, with which nearly all documents of an archive are done: which languages it speaks, and which texts of
//! it may name what decides that a document is looked at more closely.

use std::cell::RefCell;
use std::ops::Range;

use super::detect::{Guess, by_counts};
use super::foreign::{Spread, may_hold_other_script};
use super::lexicon::{Lexicon, Signs, may_be_split_by};
use super::seen::{Counts, InEither, Seen};
use super::swept::Known;
use super::token::{joint, pieces};
use crate::language::Language;

/// The longest text that is looked at, in bytes: its words are counted in numbers of 16 bits.
pub(super) const LONGEST: usize = u16::MAX as usize;

/// So many words tell the language of a document.
pub const ENOUGH_FOR_DOCUMENT: usize = 3_000;
/// Fewest words by which the language of a part is told apart from the document's.
pub const ENOUGH_FOR_PART: usize = 12;

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// What a look at one text shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown {
    /// Whether it may hold letters or words of which nothing is known here.
    pub odd: bool,
    /// Which languages its words speak for.
    pub spread: Spread,
}

/// How a text belongs to its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It is a part of its text.
    Text,
    /// Its words tell the language only.
    Mute,
    /// It stands outside the text and is in its language, as a title.
    Apart,
}

/// A look at one document, text by text.
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct Sweep<'l> {
    with: (&'l Lexicon, &'l Signs),
    /// The number of words counted for the document's language, and their languages.
    counted: usize,
    spread: Spread,
    /// How many texts have been taken.
    texts: usize,
    /// What is met in the text that is looked at.
    met: Met,
    /// The signs in it, each with the number of its word.
    signs: Vec<(usize, u32)>,
    /// Texts that may name what is looked for, by their number, if read in the language of the document.
    naming: Vec<(usize, InEither)>,
}

/// What is met in a text.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    /// Whether it has a word with which a term has to be met.
    first: bool,
    /// Whether words of it that are cut short, or two taken as one, may stand for a term, in Swedish and in English.
    patched: InEither,
}

impl<'l> Sweep<'l> {
    /// A look for these signs.
    pub fn new(lexicon: &'l Lexicon, signs: &'l Signs) -> Self {
        KNOWN.with_borrow_mut(|known| known.hold_to(signs.id()));
        let (spread, met) = (Spread::default(), Met::default());
        Self { with: (lexicon, signs), counted: 0, spread, texts: 0, met, signs: Vec::new(), naming: Vec::new() }
    }

    /// Looks at a text of the document; `None` if it takes more than that.
    pub fn take(&mut self, text: &str, part: Part) -> Option<Shown> {
        if text.len() > LONGEST {
            return None;
        }
        KNOWN.with_borrow_mut(|known| {
            self.met = Met::default();
            self.signs.clear();
            let (shown, count, folded) = self.look(text, part, known);
            if part != Part::Mute && (self.met.first || self.met.patched.meets(InEither::BOTH)) {
                self.note(part, (count, folded), known);
            }
            self.texts += 1;
            Some(shown)
        })
    }

    /// Notes a text that may name what is looked for, if the other words of terms say so too. One that is long enough is read in its own
    /// language, in both where its words do not tell.
    fn note(&mut self, part: Part, (count, folded): (usize, Spread), known: &Known) {
        let own = match by_counts(count, folded.swedish, folded.english) {
            _ if part != Part::Text || count < ENOUGH_FOR_PART => None,
            Guess::Known(language) if folded.is_ours() => Some(InEither::only(language)),
            _ => Some(InEither::BOTH),
        };
        let signs = if self.met.first { known.names(&self.signs, self.with.1) } else { InEither::default() };
        let names = self.met.patched.or(signs);
        let names = own.map_or(names, |own| if own.meets(names) { InEither::BOTH } else { InEither::default() });
        if names.meets(InEither::BOTH) {
            self.naming.push((self.texts, names));
        }
    }

    /// The texts that may name what is looked for, by their number in the order in which they were taken, and the document's language;
    /// `None` if that takes more to tell.
    pub fn naming(self) -> Option<(Vec<usize>, Language)> {
        let Spread { swedish, english, .. } = self.spread;
        let language = match by_counts(self.counted, swedish, english) {
            Guess::Known(language) if self.spread.is_ours() => language,
            _ => return None,
        };
        let naming = self.naming.into_iter().filter(|(_, names)| names.meets(InEither::only(language))).map(|(text, _)| text).collect();
        Some((naming, language))
    }

    /// Looks at all words of a text; returns how many there are, and their languages by function words.
    fn look(&mut self, text: &str, part: Part, known: &mut Known) -> (Shown, usize, Spread) {
        let mut odd = may_hold_other_script(text);
        let (mut folded, mut limited, mut raw) = (Counts::default(), Counts::default(), Counts::default());
        let mut left = if part == Part::Apart { 0 } else { ENOUGH_FOR_DOCUMENT.saturating_sub(self.counted) };
        let mut count = 0;
        let mut before: Option<Word> = None;
        for piece in pieces(text) {
            let seen = known.seen(text, &piece, self.with);
            let own = piece.start..piece.start + seen.bytes();
            raw.add(seen.raw());
            folded.add(seen.folded());
            if seen.is_sign() {
                self.signs.push((count, seen.id));
                self.met.first |= seen.is_first_sign();
            }
            count += 1;
            if left > 0 {
                left -= 1;
                self.counted += 1;
                limited.add(seen.folded());
            }
            odd |= seen.is_odd();
            let word = Word { seen, place: own };
            if let Some(first) = &before {
                self.join(text, first, &word, known);
            }
            before = Some(word);
        }
        if let Some(word) = before
            && joint(text.get(word.place.end..).unwrap_or_default(), true).elliptic
        {
            self.take_cut(text, &word, known);
        }
        self.spread = self.spread.with(limited.spread());
        (Shown { odd, spread: raw.spread() }, count, folded.spread())
    }

    /// Takes in what a word and the next one are together: halves of a word, or the first a word cut short.
    #[inline]
    fn join(&mut self, text: &str, first: &Word, second: &Word, known: &mut Known) {
        let gap = text.get(first.place.end..second.place.start).unwrap_or_default();
        if gap == " " && !first.seen.begins() {
            return;
        }
        let joint = joint(gap, false);
        if joint.elliptic {
            self.take_cut(text, first, known);
        }
        let (Some(one), Some(other)) = (text.get(first.place.clone()), text.get(second.place.clone())) else { return };
        if first.seen.begins() && may_be_split_by((gap.len(), joint), second.seen.function(), other) {
            let names = known.joined((first.seen.id.into(), second.seen.id.into()), (one, other), self.with);
            self.met.patched = self.met.patched.or(names);
        }
    }

    /// Takes in a word that is cut short.
    fn take_cut(&mut self, text: &str, word: &Word, known: &mut Known) {
        self.met.patched = self.met.patched.or(known.cut(text, word.seen, &word.place, self.with));
    }
}

/// A word of a text.
struct Word {
    seen: Seen,
    /// Where it stands, without a footnote's number.
    place: Range<usize>,
}
