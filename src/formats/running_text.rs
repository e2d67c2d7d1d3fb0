//! Paragraphs that stand where a heading should: in a heading's element or style, and yet running text.

/// Longest heading of several sentences, in characters: more are read, not looked up. Headings of one sentence may be longer, as those of laws.
const LONGEST: usize = 120;

/// Fewest letters of a word that ends a sentence: `bl.a. Polisen` and `J. Ek` go on.
const FEWEST_LETTERS: usize = 3;

/// Whether a text is a paragraph, whatever its element or style calls it: it is long, and more than one sentence. Length
/// alone tells nothing, since titles of reports are long, nor do sentences, since a heading may be a question and its answer.
pub(super) fn is_running_text(text: &str) -> bool {
    text.chars().nth(LONGEST).is_some() && has_sentences(text)
}

/// Whether a text has two sentences that are both brought to their end.
fn has_sentences(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    let mut ends = 0;
    while let Some(word) = words.next() {
        let next = words.peek().is_none_or(|next| next.starts_with(|c: char| !c.is_lowercase()));
        ends += usize::from(next && ends_sentence(word));
    }
    ends > 1
}

fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(['”', '"', '»', '’', ')', ']']);
    let bare = word.trim_end_matches(['.', '!', '?']);
    let last = bare.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    bare.len() < word.len() && last.chars().count() >= FEWEST_LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_paragraphs_from_long_headings() {
        let sentence = "Personalen ska fråga alla barn om våld och förtryck varje gång som de kommer till mottagningen för ett besök.";
        assert!(is_running_text(&format!("{sentence} {sentence}")));
        assert!(!is_running_text(sentence));
        assert!(!is_running_text("Vad är heder? Det här är heder."));
        let title = "Förordning om ändring i förordningen om statsbidrag till kommuner, bl.a. Malmö, för insatser mot våld ".repeat(3);
        assert!(!is_running_text(&title));
        assert!(!is_running_text(&format!("1.2. {title}")));
    }
}
