//! Families of words and phrases by name, in both languages. Those of a language are compiled when its first text is met, since most runs
//! meet one language.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::{ConceptId, Hit, Lexicon, LexiconBuilder, Matcher, Strength, TextHash, Token};
use crate::language::Language;

/// Families of words by name, in one language.
pub type ByName = BTreeMap<String, Vec<String>>;

/// Families of both languages.
#[expect(missing_debug_implementations, reason = "the lexicon has none")]
pub struct Families {
    /// Family names by the index of their concepts, with their hashes.
    names: Vec<(Cow<'static, str>, TextHash)>,
    words: Source,
    /// In Swedish and in English, the lexicon whose concepts are families.
    lexicons: [OnceLock<Lexicon>; 2],
}

/// The letters and the numbers of a lexicon that was laid out when the program was built.
pub type LaidOut = (&'static str, &'static [u8]);

/// Where the words come from, in Swedish and in English.
enum Source {
    /// The words of each family as they are written.
    Written([Vec<Vec<String>>; 2]),
    LaidOut([LaidOut; 2]),
}

impl Families {
    /// As many families as one lexicon has room for, with a few to spare.
    pub const MOST: usize = 120;

    /// All families, each with its words from all sources: in several parts where one lexicon has no room for them.
    pub fn of(sources: &[(Language, &ByName)]) -> Vec<Self> {
        let names: BTreeSet<&str> = sources.iter().flat_map(|(_, families)| families.keys().map(String::as_str)).collect();
        names.into_iter().collect::<Vec<_>>().chunks(Self::MOST).map(|names| Self::part(sources, names)).collect()
    }

    fn part(sources: &[(Language, &ByName)], names: &[&str]) -> Self {
        let words = |language: Language| {
            let own: Vec<&ByName> = sources.iter().filter(|(of, _)| *of == language).map(|(_, families)| *families).collect();
            names.iter().map(|name| own.iter().filter_map(|families| families.get(*name)).flatten().cloned().collect()).collect()
        };
        let names = names.iter().map(|&name| (Cow::Owned(name.to_owned()), TextHash::of(name))).collect();
        Self { names, words: Source::Written([words(Language::Sv), words(Language::En)]), lexicons: Default::default() }
    }

    /// Families that were laid out when the program was built.
    pub fn laid_out(names: &[&'static str], lexicons: [LaidOut; 2]) -> Self {
        let names = names.iter().map(|&name| (Cow::Borrowed(name), TextHash::of(name))).collect();
        Self { names, words: Source::LaidOut(lexicons), lexicons: Default::default() }
    }

    /// The names of the families, by the index of their concepts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(name, _)| name.as_ref())
    }

    /// The name of a family.
    pub fn name(&self, family: ConceptId) -> &str {
        self.hashed_name_at(family.index()).0
    }

    /// The name of the family with this position among them, with its hash.
    pub fn hashed_name_at(&self, position: usize) -> (&str, TextHash) {
        self.names.get(position).map_or(("", TextHash::EMPTY), |(name, hash)| (name.as_ref(), *hash))
    }

    /// Finds families in one text after another.
    pub fn matcher(&self) -> FamilyMatcher<'_> {
        FamilyMatcher { families: self, matchers: [None, None] }
    }

    /// The lexicon of a language, whose concepts are the families in order.
    pub fn lexicon(&self, language: Language) -> &Lexicon {
        let [sv, en] = &self.lexicons;
        let lexicon = if language == Language::Sv { sv } else { en };
        lexicon.get_or_init(|| match &self.words {
            Source::Written([sv, en]) => compiled(if language == Language::Sv { sv } else { en }, language),
            Source::LaidOut([sv, en]) => {
                let &(letters, numbers) = if language == Language::Sv { sv } else { en };
                Lexicon::laid_out(letters, numbers)
            }
        })
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

impl<'f> FamilyMatcher<'f> {
    /// The families named in a text, in order.
    pub fn hits(&mut self, text: &str, tokens: &[Token], sentences: &[Range<usize>], language: Language) -> Vec<Hit> {
        self.of(language).hits(text, tokens, sentences, language)
    }

    fn of(&mut self, language: Language) -> &mut Matcher<'f> {
        let [sv, en] = &mut self.matchers;
        let matcher = if language == Language::Sv { sv } else { en };
        matcher.get_or_insert_with(|| self.families.lexicon(language).matcher())
    }
}
