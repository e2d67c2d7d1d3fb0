//! From text to tokens, with `html5gum`, and from tokens to the tree.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Spanned, State, Token, Tokenizer};

use super::node::{Element, Tree};
use super::stack::Builder;

/// Longest character reference of the standard, with some room.
const REFERENCE: usize = 40;

/// Reads a page into its tree.
pub(super) fn parse(source: &str) -> Tree<'_> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(false);
    let mut tokenizer = Tokenizer::new_with_emitter(source, emitter);
    let mut builder = Builder::new(source, is_xhtml(source));
    while let Some(Ok(token)) = tokenizer.next() {
        match token {
            Token::StartTag(tag) => {
                let mut element = Element::new(&String::from_utf8_lossy(&tag.name));
                for (name, value) in &tag.attributes {
                    element.keep(name, value);
                }
                let state = raw_text(&element.name);
                let closed = builder.start(element, tag.self_closing, tag.span.start..tag.span.end);
                if let (Some(state), false) = (state, closed) {
                    tokenizer.set_state(state);
                }
            }
            Token::EndTag(tag) => builder.end(&String::from_utf8_lossy(&tag.name), tag.span.start..tag.span.end),
            Token::String(text) => push_text(source, &text, &mut builder),
            Token::Comment(comment) => {
                builder.comment(&String::from_utf8_lossy(&comment), comment.span.start..comment.span.end);
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    builder.finish()
}

/// How the tokenizer must go on after this element's start tag; the standard leaves that to the tree builder.
fn raw_text(name: &str) -> Option<State> {
    match name {
        "title" | "textarea" => Some(State::RcData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(State::RawText),
        "script" => Some(State::ScriptData),
        "plaintext" => Some(State::PlainText),
        _ => None,
    }
}

/// Whether `<p/>` closes itself, as in XML, or not, as in HTML.
fn is_xhtml(source: &str) -> bool {
    let start: String = source.trim_start().chars().take(200).collect();
    start.starts_with("<?xml") || start.to_ascii_lowercase().contains("dtd xhtml")
}

/// Adds a stretch of text: pieces that stand in the source as they are read, and character references decoded.
fn push_text(source: &str, text: &Spanned<html5gum::HtmlString, usize>, builder: &mut Builder<'_>) {
    let span = text.span.start..text.span.end;
    let value = String::from_utf8_lossy(text);
    let Some(raw) = source.get(span.clone()) else { return builder.text(Some(&value), span) };
    if raw == value || builder.in_raw_text() {
        return builder.text((raw != value).then_some(&*value), span);
    }
    let mut at = span.start;
    let mut rest = raw;
    while let Some(reference) = rest.find('&') {
        let (plain, from) = rest.split_at(reference);
        builder.text(None, at..at + plain.len());
        at += plain.len();
        let (decoded, len) = decode_reference(from);
        builder.text(decoded.as_deref(), at..at + len);
        at += len;
        rest = from.get(len..).unwrap_or_default();
    }
    builder.text(None, at..span.end);
}

/// Decodes the character reference at the start of a text: what it says, `None` if it is none, and its length in bytes.
fn decode_reference(text: &str) -> (Option<String>, usize) {
    let name = text.bytes().skip(1).take(REFERENCE).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    let end = name + 1 + usize::from(text.as_bytes().get(name + 1) == Some(&b';'));
    let piece = text.get(..end).unwrap_or(text);
    let mut decoded = String::new();
    // The same kind of tokenizer as reads pages, so that the program holds one alone.
    for Ok(token) in Tokenizer::new_with_emitter(piece, DefaultEmitter::<usize>::new_with_span()) {
        if let Token::String(value) = token {
            decoded.push_str(&String::from_utf8_lossy(&value));
        }
    }
    let same = piece.chars().rev().zip(decoded.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    if same >= piece.len() {
        return (None, piece.len());
    }
    decoded.truncate(decoded.len().saturating_sub(same));
    (Some(decoded), (piece.len() - same).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_references() {
        assert_eq!(decode_reference("&auml;ktenskap"), (Some("ä".into()), 6));
        assert_eq!(decode_reference("&#229;r & dag"), (Some("å".into()), 6));
        assert_eq!(decode_reference("&ouml;&auml;"), (Some("ö".into()), 6));
        assert_eq!(decode_reference("& dag"), (None, 1));
        assert_eq!(decode_reference("&"), (None, 1));
    }

    #[test]
    fn keeps_all_text_with_its_place() {
        let source = "<p>Barn&auml;ktenskap &amp; tv&aring;ng & mer\r\n&nbsp;<b>å</b>&lt;</p>";
        let tree = parse(source);
        let text: String = (0..tree.nodes.len()).map(|index| tree.text(index)).collect();
        assert_eq!(text, "Barnäktenskap & tvång & mer\r\n\u{a0}å<");
    }
}
