//! Which concepts the words of one text may name together, in whatever order they stand.

use super::ConceptSet;
use super::lexicon::{Lexicon, Wanted};
use super::spellings::Spellings;
use crate::language::Language;

/// The words of a text that may have to do with what is wanted.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The numbers of their spellings, for Swedish and for English, without those that are known to match nothing in that language.
    ids: [Vec<u32>; 2],
    /// Folded words cut short whose rest may stand elsewhere.
    cut: Vec<String>,
}

impl Words {
    /// Takes in a spelling.
    #[inline]
    pub(super) fn add(&mut self, id: u32, known: &Spellings) {
        for (ids, blank) in self.ids.iter_mut().zip(known.blank(id)) {
            if !blank {
                ids.push(id);
            }
        }
    }

    /// Takes in a folded word that is cut short.
    pub(super) fn add_cut(&mut self, word: String) {
        self.cut.push(word);
    }

    /// Forgets them.
    pub(super) fn clear(&mut self) {
        self.ids.iter_mut().for_each(Vec::clear);
        self.cut.clear();
    }

    /// All of them, read in a language.
    pub(super) fn read_in(&self, language: Language) -> Read<'_> {
        let [sv, en] = &self.ids;
        Read { ids: if language == Language::Sv { sv } else { en }, cut: &self.cut, language }
    }
}

/// The words of a text, read in a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read<'w> {
    ids: &'w [u32],
    cut: &'w [String],
    language: Language,
}

/// The words of many texts, one text after the other.
#[derive(Debug, Default)]
pub(super) struct Texts {
    words: Words,
    /// For each text its number, and where its words end.
    ends: Vec<(usize, [usize; 2], usize)>,
}

impl Texts {
    /// Takes in the words of a text, of which none are left.
    pub(super) fn push(&mut self, text: usize, words: &mut Words) {
        if words.cut.is_empty() && words.ids.iter().all(Vec::is_empty) {
            return;
        }
        let all = &mut self.words;
        all.ids.iter_mut().zip(&mut words.ids).for_each(|(all, ids)| all.append(ids));
        all.cut.append(&mut words.cut);
        let [sv, en] = &all.ids;
        self.ends.push((text, [sv.len(), en.len()], all.cut.len()));
    }

    /// The texts by their numbers, all read in one language.
    pub(super) fn read_in(&self, language: Language) -> impl Iterator<Item = (usize, Read<'_>)> {
        let Read { ids, cut, .. } = self.words.read_in(language);
        let (mut id, mut word) = (0, 0);
        self.ends.iter().map(move |&(text, [sv, en], cut_end)| {
            let end = if language == Language::Sv { sv } else { en };
            let ids = ids.get(std::mem::replace(&mut id, end)..end).unwrap_or_default();
            let cut = cut.get(std::mem::replace(&mut word, cut_end)..cut_end).unwrap_or_default();
            (text, Read { ids, cut, language })
        })
    }
}

/// The pattern words that have been met in a text.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// The number of the text, and for each pattern word that of the last text in which it was met.
    text: u32,
    last: Vec<u32>,
    words: Vec<u32>,
}

impl Met {
    /// Begins another text; so many pattern words there are.
    fn begin(&mut self, count: usize) {
        if self.last.len() != count || self.text == u32::MAX {
            (self.text, self.last) = (0, vec![0; count]);
        }
        self.text += 1;
        self.words.clear();
    }

    #[inline]
    fn add(&mut self, word: u32) {
        if let Some(last) = self.last.get_mut(word as usize).filter(|last| **last != self.text) {
            *last = self.text;
            self.words.push(word);
        }
    }

    fn has(&self, word: u32) -> bool {
        self.last.get(word as usize).is_some_and(|&last| last == self.text)
    }
}

impl Spellings {
    /// The concepts whose terms a text may hold that has these words; never fewer than it names.
    pub(super) fn named_by(&mut self, words: Read<'_>, (lexicon, wanted): (&Lexicon, &Wanted)) -> ConceptSet {
        let Read { ids, cut, language } = words;
        let mut met = std::mem::take(&mut self.met);
        met.begin(wanted.len());
        for &word in ids {
            self.matches(word, language, lexicon, wanted).iter().for_each(|&pattern| met.add(pattern));
        }
        for word in cut {
            lexicon.completions_of(word, language).for_each(|pattern| met.add(pattern));
        }
        let named = lexicon.named_by(&met.words, |word| met.has(word));
        self.met = met;
        named
    }
}
