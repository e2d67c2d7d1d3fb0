//! A glance at a document's words: which of its texts may name some concepts, and which languages it speaks. The words are not kept, and
//! what is known of a spelling is looked up once for each time that it stands in a text.

use std::cell::RefCell;
use std::ops::Range;

use super::detect::{Guess, by_counts};
use super::foreign::{Spread, may_hold_other_script};
use super::lexicon::{ConceptSet, Lexicon, Wanted, may_be_split_by};
use super::met::{Texts, Words};
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
    /// How many texts have been taken.
    texts: usize,
    /// The words of the text that is looked at.
    words: Words,
    /// The words of texts that are in the document's language.
    pending: Texts,
    /// Texts that may name concepts, by their number.
    naming: Vec<(usize, ConceptSet)>,
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
        let (words, pending, naming) = (Words::default(), Texts::default(), Vec::new());
        Self { lexicon, wanted, counted: 0, spread: Spread::default(), texts: 0, words, pending, naming }
    }

    /// Looks at a text of the document; `None` if it takes more than a glance.
    pub fn take(&mut self, text: &str, part: Part) -> Option<Shown> {
        if text.len() > LONGEST {
            return None;
        }
        KNOWN.with_borrow_mut(|known| {
            self.words.clear();
            let (shown, count, folded) = self.look(text, part, known);
            match part {
                Part::Mute => {}
                Part::Text if count >= ENOUGH_FOR_PART => self.take_part(count, folded, known),
                Part::Text | Part::Apart => self.pending.push(self.texts, &mut self.words),
            }
            self.texts += 1;
            Some(shown)
        })
    }

    /// The texts that may name concepts, by their number in the order in which they were taken, and the document's language; `None` if that
    /// takes more than a glance to tell.
    pub fn naming(mut self) -> Option<(Vec<(usize, ConceptSet)>, Language)> {
        let Spread { swedish, english, .. } = self.spread;
        let language = match by_counts(self.counted, swedish, english) {
            Guess::Known(language) if self.spread.is_ours() => language,
            _ => return None,
        };
        KNOWN.with_borrow_mut(|known| {
            for (text, words) in std::mem::take(&mut self.pending).read_in(language) {
                let concepts = known.named_by(words, (self.lexicon, self.wanted));
                self.note(text, concepts);
            }
        });
        Some((self.naming, language))
    }

    /// Takes in the words of a text in the language that they tell, in both where they do not.
    fn take_part(&mut self, count: usize, folded: Spread, known: &mut Spellings) {
        let with = (self.lexicon, self.wanted);
        let concepts = match by_counts(count, folded.swedish, folded.english) {
            Guess::Known(language) if folded.is_ours() => known.named_by(self.words.read_in(language), with),
            _ => {
                let each = Language::ALL.map(|language| known.named_by(self.words.read_in(language), with));
                each.into_iter().fold(ConceptSet::EMPTY, ConceptSet::union)
            }
        };
        self.note(self.texts, concepts);
    }

    /// Notes which concepts a text may name.
    fn note(&mut self, text: usize, concepts: ConceptSet) {
        if concepts.meets(self.wanted.concepts()) {
            self.naming.push((text, concepts));
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
            let seen = known.seen(text.get(piece.clone()).unwrap_or_default(), self.lexicon);
            let own = piece.start..piece.start + seen.bytes();
            raw.add(seen.raw());
            folded.add(seen.folded());
            count += 1;
            if left > 0 {
                left -= 1;
                self.counted += 1;
                limited.add(seen.folded());
            }
            odd |= seen.is_odd();
            self.words.add(seen.id, known);
            let word = Word { seen, place: own };
            if let Some(first) = &before {
                self.join(text, first, &word, known);
            }
            before = Some(word);
        }
        if let Some(Word { place, .. }) = before
            && joint(text.get(place.end..).unwrap_or_default(), true).elliptic
        {
            self.words.add_cut(fold(text.get(place).unwrap_or_default()));
        }
        self.spread = self.spread.with(limited.spread());
        (Shown { odd, spread: raw.spread() }, count, folded.spread())
    }

    /// Takes in what a word and the next one are together: halves of a word, or the first a word cut short.
    fn join(&mut self, text: &str, first: &Word, second: &Word, known: &mut Spellings) {
        let gap = text.get(first.place.end..second.place.start).unwrap_or_default();
        if gap == " " && !first.seen.begins() {
            return;
        }
        let joint = joint(gap, false);
        let (Some(one), Some(other)) = (text.get(first.place.clone()), text.get(second.place.clone())) else { return };
        if joint.elliptic {
            self.words.add_cut(fold(one));
        }
        if first.seen.begins() && may_be_split_by((gap.len(), joint), second.seen.function(), other) {
            let id = known.joined((first.seen.id, second.seen.id), (one, other));
            self.words.add(id, known);
        }
    }
}

/// A word of a text.
struct Word {
    seen: Seen,
    /// Where it stands, without a footnote's number.
    place: Range<usize>,
}
