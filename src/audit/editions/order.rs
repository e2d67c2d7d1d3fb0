//! The order of editions: by date, then by label as a person would sort it.

use std::cmp::Ordering;

/// Compares two texts with the numbers in them read as numbers, so that 9 comes before 10.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    parts(a).cmp(&parts(b))
}

/// A stretch of digits or of other characters.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u128),
    Text(String),
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push(match part.parse() {
            Ok(number) if digit => Part::Number(number),
            _ => Part::Text(part.to_lowercase()),
        });
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_numbers() {
        assert_eq!(natural("utgåva 9", "utgåva 10"), Ordering::Less);
        assert_eq!(natural("b2", "a10"), Ordering::Greater);
        assert_eq!(natural("v1", "v1.1"), Ordering::Less);
    }
}
