//! Lines of a table of contents that no dots lead to their page numbers.

use super::chunk::Chunk;

/// What stands over a table of contents, in lower case.
const TITLES: [&str; 5] = ["innehåll", "innehållsförteckning", "contents", "table of contents", "list of contents"];
/// Fewer lines than this with growing page numbers are no table of contents.
const FEWEST: usize = 3;

/// Whether a text is the title of a table of contents.
pub(super) fn is_title(text: &str) -> bool {
    TITLES.contains(&text.trim_end_matches(':').to_lowercase().as_str())
}

/// Marks the lines with page numbers under the title of a table of contents, as far as the numbers grow.
pub(super) fn mark(chunks: &mut [Chunk], texts: &[String]) {
    let is_title = |text: &String| is_title(text);
    let mut start = 0;
    while let Some(title) = texts.iter().skip(start).position(is_title) {
        start += title + 1;
        let entries = entries(texts.get(start..).unwrap_or_default());
        if entries.len() < FEWEST {
            continue;
        }
        for entry in &entries {
            if let Some(chunk) = chunks.get_mut(start + entry) {
                chunk.contents = true;
            }
        }
        start += entries.last().copied().unwrap_or(0);
    }
}

/// Indices of the texts that end in a page number not smaller than the one before; between them stand at most a few without.
fn entries(texts: &[String]) -> Vec<usize> {
    /// Heads of parts, and entries over more than one line.
    const BETWEEN: usize = 4;
    let (mut found, mut last, mut without) = (Vec::new(), 0, 0);
    for (index, text) in texts.iter().enumerate() {
        match page_number(text) {
            Some(number) if number >= last => {
                found.push(index);
                (last, without) = (number, 0);
            }
            _ if without == BETWEEN => break,
            _ => without += 1,
        }
    }
    found
}

/// The number at the end of a line of words.
fn page_number(text: &str) -> Option<u32> {
    let (words, number) = text.rsplit_once(char::is_whitespace)?;
    let number = number.parse().ok().filter(|_| number.len() <= 3)?;
    words.contains(char::is_alphabetic).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_lines_with_growing_page_numbers() {
        let lines = |lines: &[&str]| entries(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
        assert_eq!(lines(&["Chapter 1", "Introduction 1", "Scope 1", "Warning 12", "Lag (2022:4)", "Warning 3"]), [0, 1, 2, 3]);
        assert_eq!(lines(&["Förord", "Rapporten finns", "på webben", "och i tryck", "till den 31 december", "Bilaga 4"]), [0; 0]);
    }
}
