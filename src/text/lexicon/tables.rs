//! What is needed to match the words of one language.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};
use foldhash::fast::FixedState;

use super::{Lexicon, Mode, PatternWord, Term, WordId, slot};
use crate::language::Language;
use crate::text::word::fold;

/// The tables of one language.
pub(super) struct Tables {
    /// Finds the stems of pattern words inside a word; `ids` maps a pattern of the automaton to pattern words.
    pub(super) search: Option<AhoCorasick>,
    pub(super) ids: Vec<Vec<WordId>>,
    /// Pattern words that may be mistyped, by first letter.
    pub(super) typo_candidates: ByLetter<WordId>,
    /// Single-word terms that may be split in two by mistake.
    pub(super) splittable: Splittable,
    /// Terms of a single word that an ellipsis may cut short, by first letter.
    pub(super) singles: ByLetter<usize>,
}

type ByLetter<T> = HashMap<char, Vec<T>, FixedState>;

/// Words long enough to be split in two by mistake, in order.
pub(super) struct Splittable(Vec<String>);

impl Splittable {
    /// Whether a word of three letters or more begins one of these and leaves something out.
    pub(super) fn begin_with(&self, word: &str) -> bool {
        let after = self.0.partition_point(|term| term.as_str() <= word);
        self.0.get(after).is_some_and(|next| next.starts_with(word)) && word.chars().nth(2).is_some()
    }
}

impl Lexicon {
    /// The tables of a language.
    pub(super) fn tables(&self, language: Language) -> &Tables {
        let [sv, en] = &self.tables;
        let tables = if slot(language) == 0 { sv } else { en };
        tables.get_or_init(|| Tables::of(&self.words, &self.terms, language))
    }
}

impl Tables {
    fn of(words: &[PatternWord], terms: &[Term], language: Language) -> Self {
        let (search, ids) = automaton(words, language);
        let singles = singles(words, terms, language);
        Self {
            search,
            ids,
            typo_candidates: typo_candidates(words, language),
            splittable: splittable(words, terms, &singles),
            singles: by_first_letter(words, terms, &singles),
        }
    }
}

/// An automaton over the stems of all pattern words of one language.
fn automaton(words: &[PatternWord], language: Language) -> (Option<AhoCorasick>, Vec<Vec<WordId>>) {
    let mut ids: Vec<Vec<WordId>> = Vec::new();
    let mut index: HashMap<String, usize, FixedState> = HashMap::default();
    for (id, word) in (0..).zip(words) {
        if word.language.is_some_and(|own| own != language) {
            continue;
        }
        let at = *index.entry(fold(&word.stem)).or_insert_with(|| {
            ids.push(Vec::new());
            ids.len() - 1
        });
        if let Some(list) = ids.get_mut(at) {
            list.push(id);
        }
    }
    let mut stems: Vec<(String, usize)> = index.into_iter().collect();
    stems.sort_by_key(|&(_, at)| at);
    let stems = stems.into_iter().map(|(stem, _)| stem);
    (AhoCorasick::builder().match_kind(MatchKind::Standard).build(stems).ok(), ids)
}

/// Pattern words long enough to be recognised in spite of a typo, by first letter.
fn typo_candidates(words: &[PatternWord], language: Language) -> ByLetter<WordId> {
    let mut candidates: ByLetter<WordId> = HashMap::default();
    for (id, word) in (0..).zip(words) {
        let fits = word.language == Some(language) && word.mode == Mode::Word && word.text.chars().count() >= 7;
        if let Some(first) = word.text.chars().next().filter(|_| fits) {
            candidates.entry(first).or_default().push(id);
        }
    }
    candidates
}

/// The terms that are a single word, matched inflected.
fn singles(words: &[PatternWord], terms: &[Term], language: Language) -> Vec<usize> {
    let fits = |term: &Term| match term.words.as_slice() {
        &[only] => words.get(only as usize).is_some_and(|word| word.language == Some(language) && word.mode == Mode::Word),
        _ => false,
    };
    terms.iter().enumerate().filter(|(_, term)| fits(term)).map(|(at, _)| at).collect()
}

/// The only word of a term.
fn only_word<'w>(words: &'w [PatternWord], terms: &[Term], at: usize) -> Option<&'w PatternWord> {
    words.get(*terms.get(at)?.words.first()? as usize)
}

fn by_first_letter(words: &[PatternWord], terms: &[Term], singles: &[usize]) -> ByLetter<usize> {
    let mut by_letter: ByLetter<usize> = HashMap::default();
    for &at in singles {
        if let Some(first) = only_word(words, terms, at).and_then(|word| word.text.chars().next()) {
            by_letter.entry(first).or_default().push(at);
        }
    }
    by_letter
}

/// The single-word terms of seven letters or more.
fn splittable(words: &[PatternWord], terms: &[Term], singles: &[usize]) -> Splittable {
    let single = singles.iter().filter_map(|&at| only_word(words, terms, at)).filter(|word| word.text.chars().count() >= 7);
    let mut texts: Vec<String> = single.map(|word| word.text.clone()).collect();
    texts.sort_unstable();
    texts.dedup();
    Splittable(texts)
}
