//! A glance at a document's words: which of some concepts it may name, and which languages it speaks. The words are not kept, and what is
//! known of a spelling is looked up once for each time that it stands in a text.

use std::cell::RefCell;
use std::ops::Range;

use super::detect::{Guess, by_counts};
use super::foreign::{Spread, may_hold_other_script};
use super::lexicon::{ConceptSet, Lexicon, Wanted, may_be_split_by};
use super::spellings::{Counts, Seen, Spellings};
use super::token::{joint, pieces};
use super::word::fold;
use crate::language::Language;

/// The longest text that is looked at, in bytes: its words are counted in numbers of 16 bits.
const LONGEST: usize = u16::MAX as usize;

/// So many words tell the language of a document.
pub const ENOUGH_FOR_DOCUMENT: usize = 3_000;
/// Fewest words by which the language of a part is told apart from the document's.
pub const ENOUGH_FOR_PART: usize = 12;

thread_local! {
    static KNOWN: RefCell<Spellings> = RefCell::default();
}

/// A glance at one document, text by text.
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct Glance<'l> {
    lexicon: &'l Lexicon,
    wanted: &'l Wanted,
    /// The number of words counted for the document's language, and their languages.
    counted: usize,
    spread: Spread,
    /// Words of parts that are in the document's language.
    pending: Vec<u32>,
    /// Words of the part that is looked at.
    part: Vec<u32>,
    /// Folded words cut short whose rest may stand elsewhere, of the document and of the part.
    cut: Vec<String>,
    cut_in_part: Vec<String>,
    met: Met,
}

/// The pattern words that have been met.
struct Met {
    present: Vec<bool>,
    words: Vec<u32>,
}

impl Met {
    fn add(&mut self, word: u32) {
        if let Some(present) = self.present.get_mut(word as usize).filter(|present| !**present) {
            *present = true;
            self.words.push(word);
        }
    }
}

/// What a glance at one text shows.
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

impl<'l> Glance<'l> {
    /// A glance for concepts that are wanted.
    pub fn new(lexicon: &'l Lexicon, wanted: &'l Wanted) -> Self {
        KNOWN.with_borrow_mut(|known| known.hold_to(wanted.id()));
        let met = Met { present: vec![false; wanted.len()], words: Vec::new() };
        let (pending, part, cut, cut_in_part) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { lexicon, wanted, counted: 0, spread: Spread::default(), pending, part, cut, cut_in_part, met }
    }

    /// Looks at a text of the document; `None` if it takes more than a glance.
    pub fn take(&mut self, text: &str, part: Part) -> Option<Shown> {
        if text.len() > LONGEST {
            return None;
        }
        KNOWN.with_borrow_mut(|known| {
            self.part.clear();
            self.cut_in_part.clear();
            let (shown, count, folded) = self.look(text, part, known);
            match part {
                Part::Mute => {}
                Part::Text if count >= ENOUGH_FOR_PART => self.take_part(count, folded, known),
                Part::Text | Part::Apart => {
                    self.pending.append(&mut self.part);
                    self.cut.append(&mut self.cut_in_part);
                }
            }
            Some(shown)
        })
    }

    /// The concepts that the document may name, and its language; `None` if that takes more than a glance to tell.
    pub fn named(mut self) -> Option<(ConceptSet, Language)> {
        let Spread { swedish, english, .. } = self.spread;
        let language = match by_counts(self.counted, swedish, english) {
            Guess::Known(language) if self.spread.is_ours() => language,
            _ => return None,
        };
        let (pending, cut) = (std::mem::take(&mut self.pending), std::mem::take(&mut self.cut));
        KNOWN.with_borrow_mut(|known| self.meet(&pending, &cut, language, known));
        let met = |word: u32| self.met.present.get(word as usize).copied().unwrap_or(false);
        Some((self.lexicon.named_by(&self.met.words, met), language))
    }

    /// Takes in the words of a part in the language that they tell, in both where they do not.
    fn take_part(&mut self, count: usize, folded: Spread, known: &mut Spellings) {
        let (part, cut) = (std::mem::take(&mut self.part), std::mem::take(&mut self.cut_in_part));
        match by_counts(count, folded.swedish, folded.english) {
            Guess::Known(language) if folded.is_ours() => self.meet(&part, &cut, language, known),
            _ => Language::ALL.into_iter().for_each(|language| self.meet(&part, &cut, language, known)),
        }
        (self.part, self.cut_in_part) = (part, cut);
    }

    /// Takes in words in a language.
    fn meet(&mut self, words: &[u32], cut: &[String], language: Language, known: &mut Spellings) {
        for &word in words {
            for &pattern in known.matches(word, language, self.lexicon, self.wanted) {
                self.met.add(pattern);
            }
        }
        for word in cut {
            self.lexicon.completions_of(word, language).for_each(|pattern| self.met.add(pattern));
        }
    }

    /// Looks at all words of a text; returns how many there are, and their languages by function words.
    fn look(&mut self, text: &str, part: Part, known: &mut Spellings) -> (Shown, usize, Spread) {
        let mut odd = may_hold_other_script(text);
        let (mut folded, mut limited, mut raw) = (Counts::default(), Counts::default(), Counts::default());
        let mut left = if part == Part::Apart { 0 } else { ENOUGH_FOR_DOCUMENT.saturating_sub(self.counted) };
        let mut count = 0;
        let mut before: Option<Word> = None;
        for piece in pieces(text) {
            let (seen, id) = known.seen(text.get(piece.clone()).unwrap_or_default(), self.lexicon);
            let own = piece.start..piece.start + seen.bytes as usize;
            raw.add(seen.raw);
            folded.add(seen.folded);
            count += 1;
            if left > 0 {
                left -= 1;
                self.counted += 1;
                limited.add(seen.folded);
            }
            odd |= seen.odd;
            if !seen.blank {
                self.part.push(id);
            }
            let word = Word { seen, id, place: own };
            if let Some(first) = &before {
                self.join(text, first, &word, known);
            }
            before = Some(word);
        }
        if let Some(Word { place, .. }) = before
            && joint(text.get(place.end..).unwrap_or_default(), true).elliptic
        {
            self.cut_in_part.push(fold(text.get(place).unwrap_or_default()));
        }
        self.spread = self.spread.with(limited.spread());
        (Shown { odd, spread: raw.spread() }, count, folded.spread())
    }

    /// Takes in what a word and the next one are together: halves of a word, or the first a word cut short.
    fn join(&mut self, text: &str, first: &Word, second: &Word, known: &mut Spellings) {
        let gap = text.get(first.place.end..second.place.start).unwrap_or_default();
        if gap == " " && !first.seen.begins {
            return;
        }
        let joint = joint(gap, false);
        let (Some(one), Some(other)) = (text.get(first.place.clone()), text.get(second.place.clone())) else { return };
        if joint.elliptic {
            self.cut_in_part.push(fold(one));
        }
        if first.seen.begins && may_be_split_by((gap.len(), joint), second.seen.function, other) {
            self.part.push(known.joined((first.id, second.id), (one, other), self.lexicon));
        }
    }
}

/// A word of a text.
struct Word {
    seen: Seen,
    id: u32,
    /// Where it stands, without a footnote's number.
    place: Range<usize>,
}
