//! Comments in HTML and Markdown: those that stand in an example, and those that never end.

use std::ops::Range;

use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// Elements that show code, or hold what is no part of the page: a comment there speaks to nobody.
const EXAMPLES: &[&str] = &["pre", "code", "samp", "kbd", "tt", "var", "listing", "xmp", "textarea", "template", "noscript"];

/// Whether a comment in this element is only shown, or set aside.
pub(super) fn is_example(element: &str) -> bool {
    EXAMPLES.contains(&element)
}

/// Whether a comment that never ends holds more than the words on its own line: further lines, or markup.
fn swallows(rest: &str) -> bool {
    rest.contains('<') || rest.lines().skip(1).any(|line| !line.trim().is_empty())
}

/// The problem of a comment that never ends, so that it has swallowed the text after it: what could stand there was not read.
pub(super) fn unclosed(source: &str, span: &Range<usize>) -> Option<Problem> {
    let raw = source.get(span.clone())?;
    let rest = raw.strip_prefix("<!--")?;
    if raw.ends_with("-->") || raw.ends_with("--!>") || !swallows(rest) {
        return None;
    }
    let message = Bilingual::new(
        "kommentaren som börjar här slutar aldrig; det som kommer efter har inte lästs",
        "the comment that begins here never ends; what comes after it was not read",
    );
    let help = Bilingual::new("Avsluta den med -->.", "End it with -->.");
    Some(at_beginning(span, message, help))
}

/// The problem of a comment to the program that goes on over a blank line: its end was mistyped, and it has swallowed text up to the end of
/// another comment.
pub(super) fn overlong(source: &str, span: &Range<usize>) -> Option<Problem> {
    let inner = source.get(span.clone())?.strip_prefix("<!--")?.strip_suffix("-->")?;
    let swallows = inner.trim().lines().any(|line| line.trim().is_empty());
    if !swallows || !inner.trim_start().starts_with("lucka:") {
        return None;
    }
    let message = Bilingual::new(
        "kommentaren till lucka som börjar här slutar först efter en tom rad; det som står i den har inte lästs",
        "the comment to lucka that begins here does not end before a blank line; what stands in it was not read",
    );
    let help = Bilingual::new("Avsluta den med --> på samma rad.", "End it with --> on the same line.");
    Some(at_beginning(span, message, help))
}

/// A problem at the beginning of a comment. It is an error, since a part of the document was not read.
fn at_beginning(span: &Range<usize>, message: Bilingual, help: Bilingual) -> Problem {
    Problem::new("comment-unclosed", Gravity::Error, message).with_help(help).with_span(span.start..span.start)
}
