//! Quotations: the document's own words, of a length that can be read.

use std::ops::Range;

/// Longest quotation, in characters.
const LONGEST: usize = 300;

/// The words of a range of a text with white space collapsed; a long one ends at a whole word with an ellipsis.
pub(super) fn quote(text: &str, range: Range<usize>) -> String {
    let passage = text.get(range).unwrap_or(text);
    let mut quote = String::new();
    let mut length = 0;
    for word in passage.split_whitespace() {
        let width = word.chars().count() + usize::from(!quote.is_empty());
        if length + width > LONGEST && !quote.is_empty() {
            quote.push_str(" …");
            return quote;
        }
        if !quote.is_empty() {
            quote.push(' ');
        }
        quote.extend(word.chars().take(LONGEST));
        length += width;
    }
    quote
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_passage_ends_at_a_whole_word() {
        let text = "ord ".repeat(200);
        let quote = quote(&text, 0..text.len());
        assert!(quote.chars().count() <= LONGEST + 2 && quote.ends_with("ord …"));
    }

    #[test]
    fn white_space_is_collapsed_and_a_faulty_range_gives_the_whole() {
        assert_eq!(quote("åt \n  två", 1..3), "åt två");
        assert_eq!(quote("åt \n  två", 0..4), "åt");
    }
}
