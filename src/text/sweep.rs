//! A look at every word of a document, with which nearly all documents of an archive are done: which languages it speaks, and which texts of
//! it may name what decides that a document is looked at more closely.

use std::cell::RefCell;
use std::ops::Range;

use super::detect::{Guess, by_counts};
use super::foreign::{Spread, may_hold_other_script};
use super::key::Keys;
use super::lexicon::{Lexicon, Signs, may_be_split_by};
use super::pieces::pieces;
use super::seen::{Counts, InEither, Seen};
use super::swept::Known;
use super::token::{Joint, begins_joint, joint};
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
    /// Its words.
    words: Vec<Word>,
    /// The numbers of those that may be one with what follows them.
    open: Noted,
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
        Self { with: (lexicon, signs), counted: 0, spread, texts: 0, met, words: Vec::new(), open: Noted::default(), naming: Vec::new() }
    }

    /// Looks at a text of the document; `None` if it takes more than that.
    pub fn take(&mut self, text: &str, part: Part) -> Option<Shown> {
        if text.len() > LONGEST {
            return None;
        }
        KNOWN.with_borrow_mut(|known| {
            self.met = Met::default();
            let (shown, count, folded) = self.look(text, part, known);
            if part != Part::Mute {
                self.join_all(text, known);
            }
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
        let words = self.words.iter().map(|word| word.seen).enumerate().filter(|(_, seen)| self.met.first && seen.is_sign());
        let signs: Vec<(usize, u32)> = words.map(|(at, seen)| (at, seen.id)).collect();
        let signs = known.names(&signs, self.with.1);
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
        let keys = Keys::of(text);
        let (mut folded, mut raw, mut all) = (Counts::default(), Counts::default(), Seen::default());
        self.words.clear();
        self.open.clear(text.len() / 2 + 1);
        self.words.extend(pieces(text).map(|piece| Word { seen: known.at_hand(keys.at(&piece)), start: piece.start, end: piece.end }));
        for (at, word) in self.words.iter_mut().enumerate() {
            if word.seen.id == 0 {
                word.seen = known.seen(text.get(word.start..word.end).unwrap_or_default(), self.with);
            }
            raw = raw.with(word.seen.raw());
            folded = folded.with(word.seen.folded());
            all = all.along(word.seen);
            self.open.note(at, word.seen.begins() | begins_joint(text, word.end));
        }
        self.met.first = all.is_first_sign();
        let count = self.words.len();
        let left = if part == Part::Apart { 0 } else { ENOUGH_FOR_DOCUMENT.saturating_sub(self.counted).min(count) };
        self.counted += left;
        let limited = if left == count {
            folded
        } else {
            self.words.iter().take(left).fold(Counts::default(), |all, word| all.with(word.seen.folded()))
        };
        self.spread = self.spread.with(limited.spread());
        let odd = all.is_odd() || may_hold_other_script(text);
        (Shown { odd, spread: raw.spread() }, count, folded.spread())
    }

    /// Takes in what words and those that follow them are together.
    fn join_all(&mut self, text: &str, known: &mut Known) {
        let open = std::mem::take(&mut self.open);
        for &at in open.noted() {
            let Some(&first) = self.words.get(at) else { continue };
            match self.words.get(at + 1) {
                Some(&second) => self.join(text, first, second, known),
                None if joint(text.get(first.place().end..).unwrap_or_default(), true).elliptic => self.take_cut(text, first, known),
                None => {}
            }
        }
        self.open = open;
    }

    /// Takes in what a word and the next one are together: halves of a word, or the first a word cut short.
    fn join(&mut self, text: &str, first: Word, second: Word, known: &mut Known) {
        let gap = text.get(first.place().end..second.start).unwrap_or_default();
        let joint = if gap == " " { Joint::default() } else { joint(gap, false) };
        if joint.elliptic {
            self.take_cut(text, first, known);
        }
        if !first.seen.begins() {
            return;
        }
        let (Some(one), Some(other)) = (text.get(first.place()), text.get(second.place())) else { return };
        if may_be_split_by((gap.len(), joint), second.seen.function(), other) {
            let names = known.joined((first.seen.id, second.seen.id), (one, other), self.with);
            self.met.patched = self.met.patched.or(names);
        }
    }

    /// Takes in a word that is cut short.
    fn take_cut(&mut self, text: &str, word: Word, known: &mut Known) {
        self.met.patched = self.met.patched.or(known.cut(text, word.seen, &word.place(), self.with));
    }
}

/// A word of a text.
#[derive(Debug, Clone, Copy)]
struct Word {
    seen: Seen,
    /// Where it begins, and ends with a footnote's number.
    start: usize,
    end: usize,
}

impl Word {
    /// Where it stands, without a footnote's number.
    fn place(self) -> Range<usize> {
        self.start..self.start + self.seen.bytes()
    }
}

/// Numbers that were noted. Each that is asked for is put down, and the next one over it where it is not to be noted: the processor has
/// nothing to guess.
#[derive(Debug, Default)]
struct Noted {
    slots: Vec<usize>,
    count: usize,
}

impl Noted {
    /// Forgets all, with room for so many.
    fn clear(&mut self, most: usize) {
        self.count = 0;
        if self.slots.len() < most {
            self.slots.resize(most, 0);
        }
    }

    #[inline]
    fn note(&mut self, number: usize, is_noted: bool) {
        if let Some(slot) = self.slots.get_mut(self.count) {
            *slot = number;
            self.count += usize::from(is_noted);
        }
    }

    fn noted(&self) -> &[usize] {
        self.slots.get(..self.count).unwrap_or_default()
    }
}
