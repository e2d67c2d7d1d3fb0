//! What terms and senses words may stand for, told without what stands around them: once for every word, whatever the concept that is asked
//! for, and remembered from one document to the next.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::senses::{self, Class};
use crate::language::Language;
use crate::rules::RuleSet;
use crate::text::{ByWord, ConceptSet, Kept, Matcher, Token, Told, Word, may_be_split};

/// What a word, or two as one, may stand for.
#[derive(Debug, Default)]
pub(super) struct Wording {
    /// The concepts of terms that begin with it.
    pub(super) concepts: ConceptSet,
    /// The classes of senses with words or phrases that begin with it.
    pub(super) classes: Box<[Class]>,
    /// Whether it may be the first half of a word split in two.
    splits: bool,
}

/// What is remembered of words in one language.
#[derive(Default)]
struct Remembered {
    words: ByWord<Rc<Wording>>,
    /// The same where they are cut short.
    cut: ByWord<Rc<Wording>>,
    /// What was told of two words as one, by their numbers; nothing of most.
    pairs: HashMap<(u64, u64), Option<Rc<Wording>>, FixedState>,
}

/// Most pairs of words of which a thread remembers something; when there are more, it forgets them and begins anew.
const MOST_PAIRS: usize = 1 << 16;

/// Most lexicons, each in one language, of whose words a thread remembers what they may stand for.
const MOST_LEXICONS: usize = 16;

/// The lexicon of concepts, and the language.
type Key = (u64, Language);

thread_local! {
    static REMEMBERED: RefCell<Kept<Key, Remembered, MOST_LEXICONS>> = RefCell::default();
}

/// Tells what the words of a document may stand for.
pub(super) struct Wordings<'r> {
    rules: &'r RuleSet,
    pub(super) language: Language,
    remembered: Remembered,
    /// Under what that is remembered, if it is.
    key: Option<Key>,
}

impl<'r> Wordings<'r> {
    pub(super) fn new(rules: &'r RuleSet, language: Language) -> Self {
        // Classes that packs add to are another rule set's.
        let key = rules.senses.are_default().then(|| (rules.lexicon.id(), language));
        let known = key.and_then(|key| REMEMBERED.with_borrow_mut(|all| all.take(&key)));
        let mut remembered = known.unwrap_or_default();
        remembered.words.make_room();
        remembered.cut.make_room();
        Self { rules, language, remembered, key }
    }

    /// What a word may stand for; `None` for nothing.
    pub(super) fn word(&mut self, word: &Word) -> Option<Rc<Wording>> {
        match self.remembered.words.told(word) {
            Told::Something(known) => return Some(Rc::clone(known)),
            Told::Nothing => return None,
            Told::NotYet => {}
        }
        let (language, mut splits) = (self.language, false);
        let found = ask(self.rules, language, |matcher| {
            let (concepts, own) = matcher.may_begin(word, language);
            splits |= own;
            concepts
        });
        let found = Wording { splits, ..found };
        let says = splits || found.says_anything();
        self.remembered.words.insert(word, says.then(|| Rc::new(found))).cloned()
    }

    /// What a token and the next one may stand for as one word, if the first may be half of it; `None` for nothing.
    pub(super) fn as_one(&mut self, wording: &Wording, text: &str, first: &Token, second: &Token) -> Option<Rc<Wording>> {
        if !(wording.splits && may_be_split(text, first, second)) {
            return None;
        }
        let (words, language) = ((&first.word, &second.word), self.language);
        let pair = (words.0.id(), words.1.id());
        if let Some(known) = self.remembered.pairs.get(&pair) {
            return known.clone();
        }
        let found = ask(self.rules, language, |matcher| matcher.as_one(words, language));
        let found = found.says_anything().then(|| Rc::new(found));
        if self.remembered.pairs.len() >= MOST_PAIRS {
            self.remembered.pairs.clear();
        }
        self.remembered.pairs.insert(pair, found.clone());
        found
    }

    /// What a word may stand for that is cut short; `None` for nothing.
    pub(super) fn cut(&mut self, word: &Word) -> Option<Rc<Wording>> {
        let Self { rules, language, remembered, .. } = self;
        let cut = remembered.cut.get_or_insert_with(word, || {
            let found = ask(rules, *language, |matcher| matcher.may_complete(word, *language));
            found.says_anything().then(|| Rc::new(found))
        });
        cut.cloned()
    }

    /// Whether a term of one of the concepts may begin at a token.
    pub(super) fn may_name(&self, tokens: &[Token], at: usize, concepts: ConceptSet) -> bool {
        self.rules.lexicon.matcher().may_begin_at(tokens, at, concepts, self.language)
    }
}

/// What all lexicons find that are asked for it.
fn ask(rules: &RuleSet, language: Language, mut ask: impl FnMut(&mut Matcher<'_>) -> ConceptSet) -> Wording {
    let concepts = ask(&mut rules.lexicon.matcher());
    Wording { concepts, classes: senses::classes(rules, language, ask).into(), splits: false }
}

impl Wording {
    const fn says_anything(&self) -> bool {
        !self.concepts.is_empty() || !self.classes.is_empty()
    }
}

impl Drop for Wordings<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.key.take() {
            REMEMBERED.with_borrow_mut(|all| all.put(key, std::mem::take(&mut self.remembered)));
        }
    }
}
