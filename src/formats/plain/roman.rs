//! Chapters with roman numbers: `IV. Return of a child`.

use std::collections::HashMap;

use super::lines::{Line, Role};
use super::sentence::starts_upper;

/// Which lines of a text open with which roman number.
pub(super) struct Romans(HashMap<usize, (usize, usize)>);

impl Romans {
    /// Gathers them once for all lines.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut found: HashMap<usize, (usize, usize)> = HashMap::new();
        let read = |line: &Line<'_>| roman_number(line.text).filter(|_| line.is_text() || matches!(line.role, Role::Heading(_)));
        for (index, number) in lines.iter().enumerate().filter_map(|(index, line)| Some((index, read(line)?))) {
            found.entry(number).or_insert((index, index)).1 = index;
        }
        Self(found)
    }

    /// Whether the roman number of a line is one that another before or after it counts up to: one alone is rather the initial of a name.
    pub(super) fn counts_up(&self, index: usize, text: &str) -> bool {
        let Some(number) = roman_number(text) else { return false };
        let before = number.checked_sub(1).and_then(|previous| self.0.get(&previous)).is_some_and(|&(first, _)| first < index);
        before || self.0.get(&(number + 1)).is_some_and(|&(_, last)| last > index)
    }
}

/// The roman number that a line opens with, before a full stop and a title: `IV. Return of a child`. The initial of a name
/// (`V. Ek`) reads the same.
pub(super) fn roman_number(text: &str) -> Option<usize> {
    let (number, title) = text.split_once(". ")?;
    roman(number).filter(|_| starts_upper(title.trim_start()))
}

/// Reads a roman number as chapters have it, up to 39.
pub(super) fn roman(word: &str) -> Option<usize> {
    let rest = word.trim_start_matches('X');
    let tens = word.len().saturating_sub(rest.len());
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].iter().position(|ones| *ones == rest)?;
    (!word.is_empty() && tens <= 3).then_some(tens * 10 + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_roman_numbers_before_titles() {
        let romans = [("I. Mål", 1), ("IV. Ansvar", 4), ("XIX. Slut", 19), ("XXX. Slut", 30)];
        for (text, number) in romans {
            assert_eq!(roman_number(text), Some(number), "{text}");
        }
        for text in ["IIX. Mål", "VVV. Mål", "IIII. Mål", "XXXX. Mål", "VX. Mål", ". Mål", "I. mål", "I Mål"] {
            assert_eq!(roman_number(text), None, "{text}");
        }
    }
}
