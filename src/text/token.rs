//! Tokens: folded words with their place in a block's text.

use std::ops::Range;

use super::key::Keys;
use super::pieces::pieces;
use super::vocabulary::{Word, word};

/// A word or number of a text. A large document has millions, so that it is kept small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word in lower case, composed, without soft hyphens, ligatures expanded.
    pub word: Word,
    /// Where it begins in the text, in bytes; a block is far smaller than four gigabytes.
    start: u32,
    /// How many bytes it takes there, below the marks.
    length: u32,
}

/// The marks of a token, above its length.
const CAPITALIZED: u32 = 1 << 31;
const ELLIPTIC: u32 = 1 << 30;
const TIED: u32 = 1 << 29;
const MARKS: u32 = CAPITALIZED | ELLIPTIC | TIED;

impl Token {
    /// A word at a place in a text; `None` far beyond the longest text that is read.
    fn new(word: Word, span: &Range<usize>, capitalized: bool) -> Option<Self> {
        let start = u32::try_from(span.start).ok()?;
        let length = u32::try_from(span.len()).ok().filter(|length| length & MARKS == 0)?;
        Some(Self { word, start, length: length | mark(CAPITALIZED, capitalized) })
    }

    /// Byte range in the text.
    #[inline]
    pub const fn span(&self) -> Range<usize> {
        self.start as usize..self.start as usize + (self.length & !MARKS) as usize
    }

    /// Whether the first letter is a capital.
    #[inline]
    pub const fn is_capitalized(&self) -> bool {
        self.length & CAPITALIZED != 0
    }

    /// Whether a hyphen or slash follows with nothing directly after it (`barn- och`, `risk/`).
    #[inline]
    pub const fn is_elliptic(&self) -> bool {
        self.length & ELLIPTIC != 0
    }

    /// Whether a hyphen ties this token to the next (`honour-related`), or breaks the line (`männi-` at its end).
    #[inline]
    pub const fn is_tied(&self) -> bool {
        self.length & TIED != 0
    }
}

/// A mark where it is set.
const fn mark(mark: u32, is_set: bool) -> u32 {
    if is_set { mark } else { 0 }
}

/// Whether a character belongs inside a word: letters, digits, and what has no width.
#[inline]
pub(super) fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining(c) || is_invisible(c) }
}

/// Characters that shape or split a word without being seen: soft hyphen, zero-width space and joiners, byte-order mark.
#[inline]
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Combining marks that follow a base letter in decomposed text.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Hyphens that tie or break words; dashes are punctuation.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Splits a text into tokens, at everything but letters, digits and what has no width.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let keys = Keys::of(text);
    for piece in pieces(text) {
        push_word(&mut tokens, (text, &keys), piece);
    }
    mark_joints(&mut tokens, text);
    tokens.shrink_to_fit();
    tokens
}

/// Adds a word; a footnote number glued to at least four letters is cut off (`barnahus1`).
fn push_word(tokens: &mut Vec<Token>, (text, keys): (&str, &Keys<'_>), span: Range<usize>) {
    let Some(whole) = text.get(span.clone()) else { return };
    let raw = without_note(whole);
    let capitalized = raw.chars().next().is_some_and(char::is_uppercase);
    let span = span.start..span.start + raw.len();
    tokens.extend(Token::new(word(raw, keys.at(&span)), &span, capitalized));
}

/// A word without the footnote number glued to it.
pub(super) fn without_note(word: &str) -> &str {
    if !word.ends_with(|c: char| c.is_ascii_digit()) {
        return word;
    }
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let glued = letters.chars().count() >= 4 && letters.chars().all(char::is_alphabetic);
    if glued { letters } else { word }
}

/// Works out from the characters between tokens which are tied by a hyphen and which end in an open one.
fn mark_joints(tokens: &mut [Token], text: &str) {
    let mut next = text.len();
    for token in tokens.iter_mut().rev() {
        let own = token.span();
        let gap = text.get(own.end..next).unwrap_or_default();
        let end = std::mem::replace(&mut next, own.start);
        let Joint { tied, elliptic } = joint(gap, end == text.len());
        token.length |= mark(TIED, tied) | mark(ELLIPTIC, elliptic);
    }
}

/// How a word is joined to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Joint {
    /// As [`Token::is_tied`].
    pub(super) tied: bool,
    /// As [`Token::is_elliptic`].
    pub(super) elliptic: bool,
}

/// Whether what stands here behind a word may join it to the next one, or leave it open.
#[inline]
pub(super) fn begins_joint(text: &str, at: usize) -> bool {
    // The longer hyphens begin with this byte, as dashes do.
    matches!(text.as_bytes().get(at), Some(b'-' | b'/' | 0xE2))
}

/// How a word is joined to the next one, told from what stands between them, or between it and the end of the text.
pub(super) fn joint(gap: &str, at_end: bool) -> Joint {
    if gap.bytes().all(|byte| byte.is_ascii() && byte != b'-' && byte != b'/') {
        return Joint::default();
    }
    let mut rest = gap.chars();
    let first = rest.next();
    let rest = rest.as_str();
    let mark = first.is_some_and(|c| is_hyphen(c) || c == '/');
    let broken = first.is_some_and(is_hyphen) && rest.contains('\n') && rest.trim().is_empty();
    let detached = gap.trim().chars().count() == 1 && gap.trim_start().starts_with(is_hyphen) && !gap.ends_with(char::is_whitespace);
    let tied = !at_end && (broken || detached);
    Joint { tied, elliptic: mark && (broken || !tied) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokenize(text).into_iter().map(|token| token.word.to_string()).collect()
    }

    #[test]
    fn folds_and_splits() {
        assert_eq!(words("Människo\u{AD}handel, honour-related"), ["människohandel", "honour", "related"]);
        assert_eq!(words("ma\u{308}nniskohandel.2 barnahus1 2022"), ["människohandel", "2", "barnahus", "2022"]);
        assert_eq!(words("traﬃcking"), ["trafficking"]);
    }

    #[test]
    fn knows_open_and_tying_hyphens() {
        let tokens = tokenize("barn- och tvångsäktenskap, honour -related, risk/skyddsbedömning");
        assert!(tokens[0].is_elliptic() && !tokens[0].is_tied());
        let honour = tokens.iter().find(|token| token.word == "honour").unwrap();
        assert!(honour.is_tied());
        assert!(tokens.iter().find(|token| token.word == "risk").unwrap().is_elliptic());
    }

    #[test]
    fn spans_index_the_text() {
        let text = "Å\u{AD}tgärd – ﬁnns";
        for token in tokenize(text) {
            assert!(text.get(token.span()).is_some());
        }
    }
}
