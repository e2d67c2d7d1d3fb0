//! Each word is classified once a thread, and remembered from one document to the next.

use std::cell::RefCell;
use std::rc::Rc;

use super::classify::Match;
use super::hits::MOST_APART;
use super::{ConceptSet, Lexicon, Strength, Term, WordId, slot};
use crate::language::Language;
use crate::text::recent::{Pair, Recent};
use crate::text::{ByWord, Kept, Told, Word};

/// Most lexicons that a thread remembers words of.
const MOST_LEXICONS: usize = 16;

/// What is known of a word that terms have to do with.
pub(super) struct Class {
    /// The pattern words that the word matches, those matched to the letter apart.
    pub(super) matches: Box<[Match]>,
    /// The terms of a single word that it is, those that it may be near the other word of, and the phrases that it begins, these in the order
    /// of their second words; one kind after the other.
    begun: Box<[Begun]>,
    /// Where the first kind ends, and where the second does.
    ends: [u32; 2],
    /// The concepts of all those terms.
    pub(super) concepts: ConceptSet,
    /// How far from the word another one of these terms stands at most that is its second, in words.
    pub(super) reach: u32,
    /// Whether a term of a single word begins with the word, so that it may be the first half of one split in two.
    pub(super) begins: bool,
}

/// A term that begins with a pattern word which a word matches, as far as it tells which terms need a closer look.
#[derive(Clone, Copy)]
pub(super) struct Begun {
    /// Its number in the lexicon.
    pub(super) term: u32,
    pub(super) concepts: ConceptSet,
    pub(super) strength: Strength,
    /// The pattern word if it has to be matched to the letter.
    pub(super) exact: Option<WordId>,
    pub(super) typo: bool,
    /// Its second word, if it has more than one.
    second: Option<WordId>,
}

impl Class {
    /// What is known of a word; `None` if no term has anything to do with it, as with nearly all words.
    fn of(word: &Word, lexicon: &Lexicon, language: Language) -> Option<Self> {
        let matches = lexicon.classify(word, language);
        let begins = lexicon.begins_a_term(word, language);
        if matches.is_empty() && !begins {
            return None;
        }
        let (mut alone, mut near, mut phrases) = (Vec::new(), Vec::new(), Vec::new());
        let (mut concepts, mut reach) = (ConceptSet::EMPTY, 0);
        for &found in &matches {
            for (at, term) in lexicon.begun_by(found.word) {
                let kind = match (term.within, term.words.len()) {
                    (Some(_), _) => &mut near,
                    (None, 1) => &mut alone,
                    _ => &mut phrases,
                };
                kind.push(Begun::of((at, &term), found, lexicon));
                concepts = concepts.union(term.concepts);
                reach = reach.max(term.within.map_or(MOST_APART, |within| within + 1).try_into().unwrap_or(u32::MAX));
            }
        }
        phrases.sort_by_key(|begun| begun.second);
        let ends = [alone.len(), alone.len() + near.len()].map(|end| u32::try_from(end).unwrap_or(u32::MAX));
        let begun = [alone, near, phrases].concat().into();
        Some(Self { matches: matches.into(), begun, ends, concepts, reach, begins })
    }

    /// The terms of a single word that it is.
    #[inline]
    pub(super) fn alone(&self) -> &[Begun] {
        let [end, _] = self.ends;
        self.begun.get(..end as usize).unwrap_or_default()
    }

    /// The terms that it may be near the other word of.
    #[inline]
    pub(super) fn near(&self) -> &[Begun] {
        let [start, end] = self.ends;
        self.begun.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The phrases that it begins, in the order of their second words.
    #[inline]
    pub(super) fn phrases(&self) -> &[Begun] {
        let [_, start] = self.ends;
        self.begun.get(start as usize..).unwrap_or_default()
    }

    /// Whether the word matches a pattern word, and if so, whether mistyped.
    #[inline]
    pub(super) fn matches(&self, word: WordId) -> Option<bool> {
        self.matches.iter().find(|found| found.word == word).map(|found| found.typo)
    }

    /// Whether it is a term by itself, as written: then no half of a word that was split stands before it.
    pub(super) fn says(&self, term: &Begun) -> bool {
        self.alone().iter().any(|own| own.term == term.term && !own.typo)
    }

    /// The phrases that it begins whose second word another word matches.
    pub(super) fn phrases_with(&self, second: &Self) -> impl Iterator<Item = &Begun> {
        second.matches.iter().flat_map(|found| {
            let from = self.phrases().partition_point(|begun| begun.second < Some(found.word));
            let after = self.phrases().get(from..).unwrap_or_default();
            after.iter().take_while(|begun| begun.second == Some(found.word))
        })
    }
}

impl Begun {
    /// Whether another word is its second.
    pub(super) fn goes_on_with(&self, other: &Class) -> bool {
        self.second.is_some_and(|second| other.matches(second).is_some())
    }

    pub(super) fn of((at, term): (u32, &Term<'_>), found: Match, lexicon: &Lexicon) -> Self {
        Self {
            term: at,
            concepts: term.concepts,
            strength: term.strength,
            exact: lexicon.to_the_letter(found.word).map(|_| found.word),
            typo: found.typo,
            second: term.words.get(1),
        }
    }
}

/// The terms that two words are as one, if any.
pub(super) type Joined = Option<Rc<[Begun]>>;

/// What is remembered of words in one language.
pub(super) struct Memory {
    pub(super) classes: ByWord<Class>,
    /// What was told last of pairs of words.
    joined: Recent<Pair, Told<Rc<[Begun]>>>,
    /// Room for the two as one.
    word: String,
}

impl Default for Memory {
    fn default() -> Self {
        /// Binary logarithm of the number of pairs.
        const PAIRS: u32 = 11;
        Self { classes: ByWord::default(), joined: Recent::new(PAIRS), word: String::new() }
    }
}

/// What is remembered of words in Swedish and in English.
type Memories = Box<[Memory; 2]>;

thread_local! {
    static MEMORIES: RefCell<Kept<u64, Memories, MOST_LEXICONS>> = RefCell::default();
}

/// Finds terms in texts and remembers every word that it has classified.
#[expect(missing_debug_implementations, reason = "the stemmer library gives none")]
pub struct Matcher<'a> {
    pub(super) lexicon: &'a Lexicon,
    memory: Option<Memories>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        let mut memory = MEMORIES.with_borrow_mut(|memories| memories.take(&lexicon.id));
        memory.iter_mut().flat_map(|both| both.iter_mut()).for_each(|own| own.classes.make_room());
        Self { lexicon, memory }
    }

    /// What is known of a word.
    #[inline]
    pub(super) fn classify(&mut self, word: &Word, language: Language) -> Option<&Class> {
        let lexicon = self.lexicon;
        self.remembered(language).classes.get_or_insert_with(word, || Class::of(word, lexicon, language))
    }

    /// The terms of a single word that two words are as one.
    pub(super) fn classify_joined(&mut self, (first, second): (&Word, &Word), language: Language) -> Joined {
        let (lexicon, pair) = (self.lexicon, (first.id(), second.id()));
        let Memory { joined, word, .. } = self.remembered(language);
        match joined.get(pair).unwrap_or_default() {
            Told::Something(known) => return Some(known),
            Told::Nothing => return None,
            Told::NotYet => {}
        }
        word.clear();
        word.push_str(first);
        word.push_str(second);
        let forms = lexicon.forms(word, language);
        let terms = forms.iter().flat_map(|found| lexicon.begun_by(found.word).map(|(at, term)| Begun::of((at, &term), *found, lexicon)));
        let terms: Rc<[Begun]> = terms.filter(|begun| begun.second.is_none()).collect();
        let terms = (!terms.is_empty()).then_some(terms);
        joined.put(pair, terms.clone().into());
        terms
    }

    #[inline]
    pub(super) fn remembered(&mut self, language: Language) -> &mut Memory {
        let [sv, en] = &mut **self.memory.get_or_insert_default();
        if slot(language) == 0 { sv } else { en }
    }
}

impl Drop for Matcher<'_> {
    fn drop(&mut self) {
        let Some(memory) = self.memory.take() else { return };
        let id = self.lexicon.id;
        MEMORIES.with_borrow_mut(|memories| memories.put(id, memory));
    }
}
