//! Text that is surely in another language than ours: by its script, by its function words, or where neither tells by a trigram model.

use super::Word;
use super::frequent::{ENGLISH, FREQUENT, Frequent, OTHERS, SWEDISH};
use super::together::{TOGETHER, padded, which};

/// The frequent words of a text, counted by language.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// Words that are no numbers.
    words: usize,
    swedish: usize,
    english: usize,
    other: [Counts; FREQUENT.len()],
}

/// Frequent words of another language.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    all: usize,
    /// Those that are also frequent in Swedish, in English, in one of them.
    swedish: usize,
    english: usize,
    ours: usize,
}

impl Tally {
    #[inline]
    pub(super) fn add(&mut self, word: &Word) {
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            self.count(word.frequent());
        }
    }

    /// Counts a word that is among the frequent ones of these languages.
    #[inline]
    fn count(&mut self, frequent: Frequent) {
        self.words += 1;
        let (swedish, english) = (frequent.has(SWEDISH), frequent.has(ENGLISH));
        self.swedish += usize::from(swedish);
        self.english += usize::from(english);
        let mut others = frequent.others();
        while others != 0 {
            let language = OTHERS + others.trailing_zeros() as usize;
            if let Some(counts) = self.other.get_mut(language) {
                counts.all += 1;
                counts.swedish += usize::from(swedish);
                counts.english += usize::from(english);
                counts.ours += usize::from(swedish || english);
            }
            others &= others - 1;
        }
    }

    /// Counts the words of a text without keeping them, which is several times as fast as to tokenize it.
    fn count_text(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if !word.starts_with(|c: char| c.is_ascii_digit()) {
                self.count(Frequent::of_raw(word));
            }
        }
    }

    /// The language whose frequent words are there in place of ours, by its ISO 639-3 code.
    pub(super) fn other(&self) -> Option<&'static str> {
        let enough = FEWEST.max(self.words / 12);
        let surely = |counts: &Counts| {
            let own = counts.all - counts.ours;
            let ours = (self.swedish - counts.swedish).max(self.english - counts.english);
            own >= enough && own > 2 * ours
        };
        let found = self.other.iter().zip(FREQUENT).skip(OTHERS).filter(|(counts, _)| surely(counts));
        // Of two that are alike the one that is named first: Norwegian before Danish.
        found.rev().max_by_key(|(counts, _)| counts.all).map(|(_, (code, _))| code)
    }

    /// Whether so few words are frequent ones of ours that the text may be in any language.
    fn is_open(&self) -> bool {
        self.swedish.max(self.english) < self.words / 15
    }
}

/// How many words there are, and how many of them are frequent in which languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spread {
    pub(super) swedish: usize,
    pub(super) english: usize,
    /// Words that are no numbers.
    pub(super) words: usize,
    /// Those that are frequent in other languages and in none of ours.
    pub(super) strange: usize,
}

impl Spread {
    /// The words of two texts together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            swedish: self.swedish + other.swedish,
            english: self.english + other.english,
            words: self.words + other.words,
            strange: self.strange + other.strange,
        }
    }

    /// Whether there are fewer words of other languages than any of them needs to be told by [`Tally::other`].
    pub(super) fn is_ours(self) -> bool {
        self.strange < FEWEST.max(self.words / 12)
    }

    /// Whether nothing speaks against Swedish and English, as [`spoken`] has it of a text in Latin script.
    pub fn is_surely_ours(self) -> bool {
        self.words < FEWEST_WORDS || self.is_ours() && self.swedish.max(self.english) >= self.words / 15
    }
}

/// Fewest frequent words by which a language is told.
const FEWEST: usize = 3;

/// The scripts of a text, as far as they matter.
#[derive(Debug, Clone, Copy, Default)]
struct Letters {
    latin: usize,
    other: usize,
    /// Those among the others that are written without spaces between words.
    unspaced: usize,
}

impl Letters {
    fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut letters = Self::default();
        for c in texts.flat_map(str::chars).filter(|c| c.is_alphabetic()) {
            match c {
                '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FB00}'..='\u{FB06}' => letters.latin += 1,
                '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{9FFF}' => {
                    letters.unspaced += 1;
                }
                _ => letters.other += 1,
            }
        }
        letters.other += letters.unspaced;
        letters
    }

    /// Whether a good part is in another script: a third, and more than a name.
    fn are_foreign(self) -> bool {
        self.other >= NAME && self.other * 2 >= self.latin
    }
}

/// So many letters are more than a name.
const NAME: usize = 20;

/// Whether there may be letters of another script, told by the first bytes of characters; those of Latin letters lie lower, and 0xE2 begins
/// dashes and quotation marks.
pub(super) fn may_hold_other_script(text: &str) -> bool {
    let begins_other = |byte: u8| byte >= 0xC9 && byte != 0xE2;
    // Without a way out between, many bytes are compared at once.
    text.as_bytes().chunks(64).any(|bytes| bytes.iter().fold(false, |any, &byte| any | begins_other(byte)))
}

/// What a look at a text says of its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoken {
    /// Nothing speaks against Swedish and English.
    Ours,
    /// It is surely neither; the code is ISO 639-3.
    Other(&'static str),
    /// There are too few words to tell.
    TooShort,
}

/// The number of words below which a text says nothing of its language.
const FEWEST_WORDS: usize = 12;

/// Tells whether texts that belong together are in another language than Swedish and English.
pub fn spoken<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Spoken {
    let mut tally = Tally::default();
    texts.clone().for_each(|text| tally.count_text(text));
    let scripts = texts.clone().any(may_hold_other_script);
    let unspaced = scripts && Letters::of(texts.clone()).unspaced >= NAME;
    if tally.words < FEWEST_WORDS && !unspaced {
        return Spoken::TooShort;
    }
    let found = if scripts || tally.is_open() { told(&texts.collect::<Vec<_>>().join("\n"), &tally) } else { tally.other() };
    found.map_or(Spoken::Ours, Spoken::Other)
}

/// Whether a text has fewer words than would tell its language.
pub fn is_too_short(text: &str) -> bool {
    // So many words take a letter each and a space between.
    text.len() < 2 * FEWEST_WORDS - 1 || !has_enough_words(text)
}

/// Whether a text has so many words, split at what is blank.
fn has_enough_words(text: &str) -> bool {
    let (mut count, mut after_blank) = (0, 1);
    for bytes in text.as_bytes().chunks(TOGETHER) {
        let bytes = padded(bytes, b' ');
        // Other blanks than those of ASCII begin with one of these.
        if which(&bytes, |byte| matches!(byte, 0xC2 | 0xE1..=0xE3)) != 0 {
            return text.split_whitespace().nth(FEWEST_WORDS - 1).is_some();
        }
        let blank = which(&bytes, |byte| byte == b' ' || byte.wrapping_sub(b'\t') < 5);
        count += (!blank & (blank << 1 | after_blank)).count_ones() as usize;
        if count >= FEWEST_WORDS {
            return true;
        }
        after_blank = blank >> (TOGETHER - 1);
    }
    false
}

/// The language of a text that is surely neither Swedish nor English, by its ISO 639-3 code; `None` where it may be ours.
pub(super) fn told(text: &str, tally: &Tally) -> Option<&'static str> {
    if may_hold_other_script(text) && Letters::of(std::iter::once(text)).are_foreign() {
        return Some(by_script(text));
    }
    tally.other().or_else(|| if tally.is_open() { by_trigrams(text, tally.words) } else { None })
}

/// The language of a text in another script, other letters left out.
fn by_script(text: &str) -> &'static str {
    let foreign: String = text.chars().filter(|c| !c.is_ascii_alphanumeric() && !matches!(c, '\u{C0}'..='\u{24F}')).collect();
    whatlang::detect_lang(&foreign).map_or("und", |lang| lang.code())
}

/// The language that the trigram model is sure of, if its frequent words are not known here; with those it would have been told by them.
fn by_trigrams(text: &str, words: usize) -> Option<&'static str> {
    const ENOUGH: usize = 25;
    const SURE: f64 = 0.95;
    if words < ENOUGH {
        return None;
    }
    let info = whatlang::detect(text).filter(|info| info.is_reliable() && info.confidence() >= SURE)?;
    let code = info.lang().code();
    FREQUENT.iter().all(|(known, _)| *known != code).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::super::{detect, tokenize};
    use super::*;

    fn told(text: &str) -> Option<&'static str> {
        match spoken(std::iter::once(text)) {
            Spoken::Other(code) => Some(code),
            Spoken::Ours | Spoken::TooShort => None,
        }
    }

    #[test]
    fn a_whole_document_is_told_by_the_same_words() {
        let text =
            "Barnet skal alltid høres når det er mistanke om vold. Ikke kontakt foreldrene før du har snakket med barnevernet.".repeat(2);
        let tokens = tokenize(&text);
        assert_eq!(detect(&text, tokens.iter().map(|token| &token.word)), Some(Err("nob")));
    }

    #[test]
    fn neighbours_are_told_apart_by_what_they_do_not_share() {
        let cases = [
            (
                "Barnet skal alltid høres når det er mistanke om vold. Ikke kontakt foreldrene før du har snakket med barnevernet.",
                Some("nob"),
            ),
            (
                "Barnet skal altid høres, når der er mistanke om vold. Du må ikke kontakte forældrene, før du har talt med kommunen, og hvis du er i tvivl, bliver du hjulpet af en kollega.",
                Some("dan"),
            ),
            (
                "Barnet skal alltid høyrast når det er mistanke om vald. Ikkje kontakt foreldra før du har snakka med barnevernet, og ver merksam på korleis dei har det.",
                Some("nno"),
            ),
            (
                "Barnet ska alltid höras när det finns misstanke om våld. Kontakta inte föräldrarna innan du har talat med socialtjänsten.",
                None,
            ),
            ("The child shall always be heard when violence is suspected. Do not contact the parents before you have spoken to us.", None),
            (
                "Ilmoita aina, jos epäilet väkivaltaa. Lapsi on kuultava, ja hänen turvallisuutensa on arvioitava. Se ei ole vapaaehtoista.",
                Some("fin"),
            ),
            (
                "Qofka dhibanaha ah waa in uu helaa caawimaad iyo taageero haddii uu u baahan yahay, waxaana lagu siin karaa xafiiska.",
                Some("som"),
            ),
            ("يجب الاستماع إلى الطفل دائما عند الاشتباه في وجود عنف. لا تتصل بالوالدين قبل التحدث إلى الخدمات الاجتماعية.", Some("ara")),
            ("遇到暴力时,您可以随时联系社会服务机构寻求帮助和支持。警察会保护您的安全,您并不孤单。", Some("cmn")),
            (
                "Ребёнка всегда следует выслушать, если есть подозрение на насилие. Не связывайтесь с родителями, пока вы не поговорили с ребёнком.",
                Some("rus"),
            ),
        ];
        for (text, code) in cases {
            assert_eq!(told(text), code, "{text}");
        }
    }

    #[test]
    fn lists_names_and_repetitions_are_left_alone() {
        for text in [
            "Hedra krav. Hedra krav. ",
            "Polis, åklagare, socialtjänst, skola, förskola, hälso- och sjukvård, tandvård, elevhälsa, fritidsgård, ungdomsmottagning",
            "Anna Svensson, Erik de la Gardie, Fatima al-Zahra, Mehmet Yılmaz, Jean du Pont, Maria von Trapp, Ole Olsen, Nils Dacke",
            "Linköping Norrköping Motala Mjölby Vadstena Åtvidaberg Finspång Söderköping Valdemarsvik Kinda Ydre Boxholm Ödeshög Tranås Eksjö",
        ] {
            assert_eq!(told(&text.repeat(12)), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn words_are_counted_as_they_are_split(text in "[aå–.\u{1c} \t\n\u{b}\u{a0}\u{2003}]{0,150}", filler in 0_usize..50) {
            let text = "x".repeat(filler) + &text;
            proptest::prop_assert_eq!(has_enough_words(&text), text.split_whitespace().count() >= FEWEST_WORDS);
        }
    }
}
