//! HTML inside Markdown: tokens with byte ranges, and what is hidden from the reader of the page.

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::formats::comment::is_example;

/// Elements whose content is no text of the document.
const UNREAD: &[&str] =
    &["script", "style", "template", "noscript", "head", "title", "nav", "del", "s", "strike", "svg", "math", "iframe", "object", "select"];

/// Elements that have no content and no end tag.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// A token of HTML; ranges count from the start of the HTML given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Raw text, entities not yet decoded.
    Text(Range<usize>),
    /// A start tag.
    Open { name: String, hidden: bool },
    /// An end tag.
    Close { name: String },
    /// A comment: its text, and the range of the whole.
    Comment { text: String, range: Range<usize> },
}

/// Splits HTML into pieces.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut pieces = Vec::new();
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = lossy(&tag.name);
                let attribute = |name: &[u8]| tag.attributes.iter().find(|(key, _)| key.as_slice() == name).map(|(_, value)| lossy(value));
                let hidden = attribute(b"hidden").is_some() || attribute(b"style").is_some_and(|style| hides(&style));
                pieces.push(Piece::Open { name, hidden });
            }
            Token::EndTag(tag) => pieces.push(Piece::Close { name: lossy(&tag.name) }),
            Token::String(text) => pieces.push(Piece::Text(text.span.start..text.span.end)),
            Token::Comment(text) => pieces.push(Piece::Comment { text: lossy(&text), range: text.span.start..text.span.end }),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    pieces
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether an inline style takes an element out of sight.
fn hides(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// An element that is open around the text at hand, as far as tags say.
#[derive(Debug, Default)]
struct Around {
    /// Its name, and how many of that name are open.
    element: Option<(String, usize)>,
}

impl Around {
    /// Takes note of a start tag, of an element that counts or of any other.
    fn open(&mut self, name: &str, counts: bool) {
        match &mut self.element {
            Some((element, open)) if element == name => *open += 1,
            None if counts => self.element = Some((name.to_owned(), 1)),
            _ => {}
        }
    }

    /// Takes note of an end tag.
    fn close(&mut self, name: &str) {
        if let Some((element, open)) = &mut self.element
            && element == name
        {
            *open -= 1;
            if *open == 0 {
                self.element = None;
            }
        }
    }

    /// Ends an element with one of these names.
    fn end(&mut self, names: &[&str]) {
        if self.element.as_ref().is_some_and(|(name, _)| names.contains(&name.as_str())) {
            self.element = None;
        }
    }
}

/// Whether the text at hand is hidden by an element around it, or stands in an example.
#[derive(Debug, Default)]
pub(super) struct Visibility {
    hiding: Around,
    example: Around,
}

impl Visibility {
    pub(super) fn is_hidden(&self) -> bool {
        self.hiding.element.is_some()
    }

    /// Whether a comment here speaks to nobody.
    pub(super) fn is_example(&self) -> bool {
        self.example.element.is_some()
    }

    /// Takes note of a start tag.
    pub(super) fn open(&mut self, name: &str, hidden: bool) {
        self.hiding.open(name, !VOID.contains(&name) && (hidden || UNREAD.contains(&name)));
        self.example.open(name, is_example(name));
    }

    /// Takes note of an end tag.
    pub(super) fn close(&mut self, name: &str) {
        self.hiding.close(name);
        self.example.close(name);
    }

    /// Ends what an inline element hides or shows as code: a forgotten `</s>` must not swallow the rest of the document.
    pub(super) fn end_of_block(&mut self) {
        self.hiding.end(&["del", "s", "strike"]);
        self.example.end(&["code", "samp", "kbd", "tt", "var"]);
    }
}

/// Splits raw text at its entities: each part as it reads, with its range, counted from the start of the text.
pub(super) fn decoded(raw: &str) -> Vec<(String, Range<usize>)> {
    let mut parts = Vec::new();
    let mut at = 0;
    let mut literal = 0;
    while let Some(found) = raw.get(at..).and_then(|rest| rest.find('&')) {
        let start = at + found;
        at = start + 1;
        let Some(end) = entity_end(raw, start) else { continue };
        let Some(text) = raw.get(start..end).and_then(entity) else { continue };
        parts.extend(raw.get(literal..start).filter(|part| !part.is_empty()).map(|part| (part.to_owned(), literal..start)));
        parts.push((text, start..end));
        literal = end;
        at = end;
    }
    parts.extend(raw.get(literal..).filter(|part| !part.is_empty()).map(|part| (part.to_owned(), literal..raw.len())));
    parts
}

/// The end of something like an entity that begins at this `&`.
fn entity_end(raw: &str, start: usize) -> Option<usize> {
    const LONGEST_NAME: usize = 33;
    let name = raw.get(start + 1..)?;
    let length = name.bytes().take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    (name.as_bytes().get(length) == Some(&b';')).then_some(start + length + 2)
}

/// What an entity stands for, if it is one.
fn entity(raw: &str) -> Option<String> {
    // The same kind of tokenizer as finds the pieces, so that the program holds one alone.
    let text: String = Tokenizer::new_with_emitter(raw, DefaultEmitter::<usize>::new_with_span())
        .filter_map(|token| match token {
            Ok(Token::String(text)) => Some(lossy(&text)),
            Ok(_) => None,
        })
        .collect();
    (text != raw).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_exact_ranges() {
        let html = "<p hidden>å &amp; ö<!-- ä --></p>x";
        let pieces = pieces(html);
        let texts: Vec<_> = pieces.iter().filter_map(|p| if let Piece::Text(range) = p { html.get(range.clone()) } else { None }).collect();
        assert_eq!(texts, ["å &amp; ö", "x"]);
        let comment = pieces.iter().find_map(|p| if let Piece::Comment { range, .. } = p { html.get(range.clone()) } else { None });
        assert_eq!(comment, Some("<!-- ä -->"));
        assert!(pieces.contains(&Piece::Open { name: "p".into(), hidden: true }));
    }

    #[test]
    fn entities_are_decoded_apart() {
        let parts = decoded("v&aring;ld & &x; &#246;");
        let texts: Vec<_> = parts.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["v", "å", "ld & &x; ", "ö"]);
        assert_eq!(parts[1].1, 1..8);
    }
}
