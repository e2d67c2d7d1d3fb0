//! Comments to lucka that Markdown takes for text, since they never end, or end in another block.

use crate::document::{Comment, said_to_lucka};

/// A comment that is none to Markdown.
pub(super) struct Broken {
    /// The comment, without its end: it is kept to be told of.
    pub(super) comment: Comment,
    /// Where the text goes on, in the source.
    pub(super) end: usize,
}

/// The broken comment that begins at this offset of the source, where Markdown has found text.
pub(super) fn broken(source: &str, at: usize) -> Option<Broken> {
    if source.get(..at)?.ends_with('\\') {
        return None;
    }
    let rest = source.get(at..)?.strip_prefix("<!--")?;
    let paragraph = rest.find("\n\n").or_else(|| rest.find("\n\r\n")).unwrap_or(rest.len());
    let (text, close) = match rest.find("-->") {
        Some(closing) if closing <= paragraph => (rest.get(..closing)?, "-->".len()),
        _ => (rest.get(..paragraph)?, 0),
    };
    said_to_lucka(text)?;
    let end = at + "<!--".len() + text.len();
    Some(Broken { comment: Comment { text: text.to_owned(), span: at..end, before_block: 0 }, end: end + close })
}
