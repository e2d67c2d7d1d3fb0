//! Families of words and phrases by name, in both languages. Those of a language are compiled when its first text is met, since most runs
//! meet one language.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::{ConceptId, Hit, Lexicon, LexiconBuilder, Matcher, Strength, Token};
use crate::language::Language;

/// Families of words by name, in one language.
pub type ByName = BTreeMap<String, Vec<String>>;

/// Families of both languages.
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct Families {
    /// Family names by the index of their concepts.
    names: Vec<String>,
    /// In Swedish and in English, the words of each family.
    words: [Vec<Vec<String>>; 2],
    /// In Swedish and in English, the lexicon whose concepts are families.
    lexicons: [OnceLock<Lexicon>; 2],
}

impl Families {
    /// The families of these names, each with its words from all sources.
    pub fn of(sources: &[(Language, &ByName)], names: &BTreeSet<&str>) -> Self {
        let words = |language: Language| {
            let own: Vec<&ByName> = sources.iter().filter(|(of, _)| *of == language).map(|(_, families)| *families).collect();
            names.iter().map(|name| own.iter().filter_map(|families| families.get(*name)).flatten().cloned().collect()).collect()
        };
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Self { names, words: [words(Language::Sv), words(Language::En)], lexicons: Default::default() }
    }

    /// The name of a family.
    pub fn name(&self, family: ConceptId) -> &str {
        self.names.get(family.index()).map_or("", String::as_str)
    }

    /// Finds families in one text after another.
    pub fn matcher(&self) -> FamilyMatcher<'_> {
        FamilyMatcher { families: self, matchers: [None, None] }
    }

    fn lexicon(&self, language: Language) -> &Lexicon {
        let ([sv, en], [swedish, english]) = (&self.lexicons, &self.words);
        let (lexicon, words) = if language == Language::Sv { (sv, swedish) } else { (en, english) };
        lexicon.get_or_init(|| compiled(words, language))
    }
}

/// The lexicon of as many families as it has room for.
fn compiled(families: &[Vec<String>], language: Language) -> Lexicon {
    let mut builder = LexiconBuilder::default();
    for words in families {
        let Ok(family) = builder.concept() else { break };
        for word in words {
            // A word that cannot be compiled finds nothing; a test holds that the program's own all can.
            let _ = builder.term(family, language, word, Strength::Term);
        }
    }
    builder.build()
}

/// Finds families in texts of either language.
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct FamilyMatcher<'f> {
    families: &'f Families,
    matchers: [Option<Matcher<'f>>; 2],
}

impl FamilyMatcher<'_> {
    /// The families named in a text, in order.
    pub fn hits(&mut self, text: &str, tokens: &[Token], sentences: &[Range<usize>], language: Language) -> Vec<Hit> {
        let [sv, en] = &mut self.matchers;
        let matcher = if language == Language::Sv { sv } else { en };
        matcher.get_or_insert_with(|| self.families.lexicon(language).matcher()).hits(text, tokens, sentences, language)
    }
}
